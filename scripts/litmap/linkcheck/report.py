"""A round's result in words: for the terminal, and as the text of the issue that a weekly round updates."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from litmap.linkcheck.targets import OutwardLink
from litmap.model.link_record import LinkRecord
from litmap.problems.report import safe

GROUPS: Mapping[str, str] = {
    "broken": "Broken, seen twice and at least a day apart",
    "suspected": "Seen broken once; the next round tells",
    "moved": "Moved for good; the new address works",
    "unsure": "Working, but not all of it could be found",
    "unknown": "Could not be told: the server turned us away, was late or failed",
}
"""What is reported, in this order; what simply works is counted only."""


def group(sighting: LinkRecord) -> str:
    """Which group of the report a link belongs to, or 'working'."""
    if sighting.verdict == "broken":
        return "broken" if sighting.confirmed else "suspected"
    if sighting.verdict == "working":
        return "moved" if sighting.moved_to else "unsure" if sighting.reason else "working"
    return sighting.verdict


def archived(address: str, when: datetime) -> str:
    """Where the Internet Archive has the copy nearest to a time, if it has one; nobody asked it."""
    return f"https://web.archive.org/web/{when:%Y%m%d}/{address}"


def links_as_text(targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]) -> str:
    """A line a link that does not simply work, each with its places, and a count."""
    lines = []
    for word, found in _grouped(targets, memory):
        lines.append(f"{GROUPS[word]}:")
        for target, sighting in found:
            lines.append(f"  {target.address}{_why(sighting)}")
            lines += [f"    {place.file}:{place.line}" for place in target.places]
    return "".join(f"{safe(line)}\n" for line in [*lines, count(targets, memory)])


def count(targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]) -> str:
    """'98 links: 90 working, 5 unknown, 3 not asked yet'."""
    words = [
        group(memory[one.address]) if one.address in memory else "not asked yet" for one in targets
    ]
    counted = [
        f"{words.count(word)} {word}"
        for word in ("working", *GROUPS, "not asked yet")
        if word in words
    ]
    return f"{len(targets)} links: {', '.join(counted)}" if targets else "There are no links."


def links_as_markdown(targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]) -> str:
    """The same as the text of an issue; addresses stand as code, so that nothing in them is markup."""
    parts = [count(targets, memory) + ".", ""]
    for word, found in _grouped(targets, memory):
        parts += [f"## {GROUPS[word]}", ""]
        for target, sighting in found:
            places = ", ".join(f"{place.file}:{place.line}" for place in target.places)
            parts.append(f"- {_code(target.address + _why(sighting))} in {_code(places)}")
            if word in ("broken", "suspected"):
                since = sighting.broken_since or sighting.checked
                parts.append(
                    f"  - a copy from before may be at {_code(archived(target.address, since))}"
                )
        parts.append("")
    return "\n".join(parts)


def _grouped(
    targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]
) -> Iterator[tuple[str, list[tuple[OutwardLink, LinkRecord]]]]:
    order = list(GROUPS)
    known = [(one, memory[one.address]) for one in targets if one.address in memory]
    told = sorted(
        (one for one in known if group(one[1]) in GROUPS),
        key=lambda one: order.index(group(one[1])),
    )
    for word, found in groupby(told, key=lambda one: group(one[1])):
        yield word, list(found)


def _why(sighting: LinkRecord) -> str:
    moved = f" is now {sighting.moved_to}" if sighting.moved_to else ""
    return f"{moved}: {sighting.reason}" if sighting.reason else moved


def _code(words: str) -> str:
    return f"`{safe(words).replace('`', '%60')}`"
