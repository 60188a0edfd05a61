"""What changed between two states as a report: for a terminal, for a pull request, for programs."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType

from litmap.history.event import Difference, Event
from litmap.history.groups import Group, grouped, in_one_sentence
from litmap.history.sentences import Said, as_plain, plain, sentence, wordings
from litmap.problems.report import safe

MOST_ROWS = 60
"""Changes that a comment lists."""
_MOST_CHARACTERS = 300
"""Characters of an author's text that a comment shows."""
_MOST_OF_A_GROUP = 15


def as_text(difference: Difference) -> str:
    """All changes, each in a line, with the wordings before and now below it."""
    lines = [in_one_sentence(difference.events)]
    for group, events in grouped(difference.events):
        lines += ["", group.heading]
        for event in events:
            lines.append(f"  {_subject(event)}: {as_plain(sentence(event))}")
            before, after = wordings(event)
            if before:
                lines += [f"    before: {before}", f"    now:    {after or 'nothing'}"]
    for file in difference.unread:
        lines += ["", f"{file} cannot be read in one of the two states, so nothing is said of it."]
    return "".join(f"{safe(line)}\n" for line in lines)


def _subject(event: Event) -> str:
    """What a change is about, by its name in the map's files."""
    if event.kind == "dispute-changed":
        return f"dispute {event.what}"
    return event.what


def as_json(difference: Difference) -> str:
    """All changes as an object with the lists `events` and `unread`."""
    events = [{**asdict(event), "words": as_plain(sentence(event))} for event in difference.events]
    found = {"events": events, "unread": list(difference.unread)}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def as_markdown(difference: Difference) -> str:
    """The changes as a comment: what matters most first, and of many only the number.

    Every text of an author is code, so that nothing in it is a mention, a link, an image or HTML.
    """
    lines = [f"**{in_one_sentence(difference.events)}**", ""]
    left = MOST_ROWS
    for group, events in grouped(difference.events):
        most = min(left, _MOST_OF_A_GROUP)
        lines += _group(group, events, most)
        left -= min(most, len(events))
    if difference.unread:
        files = ", ".join(_code(file) for file in difference.unread[:_MOST_OF_A_GROUP])
        lines.append(f"Cannot be read in one of the two states: {files}")
    return "\n".join(lines).rstrip() + "\n"


def _group(group: Group, events: list[Event], most: int) -> Iterator[str]:
    yield f"#### {group.heading}"
    yield ""
    for event in events[:most]:
        yield f"- {_code(_subject(event))}: {_as_markdown(sentence(event))}"
        before, after = wordings(event)
        if before:
            yield f"  - before: {_code(before)}"
            yield f"  - now: {_code(after) if after else 'nothing'}"
    if len(events) > most:
        yield f"- and {len(events) - most} more"
    yield ""


def _as_markdown(words: Iterable[str]) -> str:
    return "".join(_code(plain(part)) if isinstance(part, Said) else part for part in words)


def _code(words: str) -> str:
    """Words as code, of which nothing is markup; long ones are cut."""
    shown = safe(words).replace("\n", " ").strip()
    if len(shown) > _MOST_CHARACTERS:
        shown = f"{shown[:_MOST_CHARACTERS].rstrip()}…"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{shown or ' '}{pad}{fence}"


FORMATS: Mapping[str, Callable[[Difference], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "json": as_json}
)
"""The forms of a report by name."""
