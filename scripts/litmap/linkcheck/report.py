"""A round's result in words: for the terminal, and for the issue that a weekly round updates."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from litmap.linkcheck.targets import OutwardLink
from litmap.model.link_record import LinkRecord
from litmap.problems.report import safe

GROUPS: Mapping[str, str] = {
    "broken": "Broken, seen twice and at least a day apart",
    "suspected": "Seen broken once; the next round decides",
    "moved": "Moved for good; the new address works",
    "unsure": "Working, but not all of it could be found",
    "unknown": "Not known: the server turned us away, was late or failed",
}
"""What is reported, in this order; what simply works is counted only."""


def group(record: LinkRecord) -> str:
    """Which group of the report a link belongs to, or 'working'."""
    if record.verdict == "broken" and not record.confirmed:
        return "suspected"
    if record.verdict == "working" and record.moved_to:
        return "moved"
    if record.verdict == "working" and record.reason:
        return "unsure"
    return record.verdict


def archived(address: str, when: datetime) -> str:
    """The address at the Internet Archive of the copy nearest to a time, if it has one."""
    return f"https://web.archive.org/web/{when:%Y%m%d}/{address}"


def links_as_text(targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]) -> str:
    """A line a link that does not simply work, each with its places, and a count."""
    lines: list[str] = []
    for word, found in _grouped(targets, memory):
        lines.append(f"{GROUPS[word]}:")
        for target, record in found:
            lines.append(f"  {target.address}{_why(record)}")
            lines += [f"    {place}" for place in _places(target)]
    lines.append(count(targets, memory))
    return "\n".join(map(safe, lines)) + "\n"


def count(targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]) -> str:
    """'98 links: 90 working, 5 unknown, 3 not asked yet'."""
    if not targets:
        return "There are no links."
    numbers: Counter[str] = Counter()
    for target in targets:
        record = memory.get(target.address)
        word = group(record) if record else "not asked yet"
        numbers[word] += 1
    said: list[str] = []
    for word in ("working", *GROUPS, "not asked yet"):
        if numbers[word]:
            said.append(f"{numbers[word]} {word}")
    return f"{len(targets)} links: {', '.join(said)}"


def links_as_markdown(targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]) -> str:
    """The same as the text of an issue; addresses are code, so that nothing in them is markup."""
    parts = [count(targets, memory) + ".", ""]
    for word, found in _grouped(targets, memory):
        parts += [f"## {GROUPS[word]}", ""]
        for target, record in found:
            link = _code(target.address + _why(record))
            places = _code(", ".join(_places(target)))
            parts.append(f"- {link} in {places}")
            if word in ("broken", "suspected"):
                since = record.broken_since or record.checked
                copy = _code(archived(target.address, since))
                parts.append(f"  - a copy from before may be at {copy}")
        parts.append("")
    return "\n".join(parts)


def _grouped(
    targets: Sequence[OutwardLink], memory: Mapping[str, LinkRecord]
) -> Iterator[tuple[str, list[tuple[OutwardLink, LinkRecord]]]]:
    """The groups of the report that are not empty, in the order of `GROUPS`."""
    groups: dict[str, list[tuple[OutwardLink, LinkRecord]]] = defaultdict(list)
    for target in targets:
        record = memory.get(target.address)
        if record:
            groups[group(record)].append((target, record))
    for word in GROUPS:
        if groups[word]:
            yield word, groups[word]


def _places(target: OutwardLink) -> list[str]:
    return [f"{place.file}:{place.line}" for place in target.places]


def _why(record: LinkRecord) -> str:
    """What is to be said behind an address: ' is now …', ': reason', both or neither."""
    said = ""
    if record.moved_to:
        said += f" is now {record.moved_to}"
    if record.reason:
        said += f": {record.reason}"
    return said


def _code(words: str) -> str:
    return f"`{safe(words).replace('`', '%60')}`"
