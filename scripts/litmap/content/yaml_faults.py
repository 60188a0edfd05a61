"""Faults in a block of YAML, in a contributor's words."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from litmap.content.yaml_outline import Outline
from litmap.content.yaml_signs import WORTH_A_WALK
from litmap.content.yaml_values import Slip, in_column, indent, is_field


class _Slip(NamedTuple):
    """A slip known by the parser's words alone: what it met."""

    problem: str
    cure: str


_SLIPS = (
    _Slip("tab", "there is a tab here; put spaces in its place"),
    _Slip(
        "unknown escape",
        "in double quotes a '\\' must be doubled; write '\\\\@' for '\\@'",
    ),
    _Slip("document", "a line '---' or '...' is inside the front matter; remove it"),
    _Slip(
        "mapping values are not allowed",
        "there is a second ': ' in this value; put the value after '>-' on its own line, "
        "or in double quotes",
    ),
)
_ENDED = re.compile(r"(?:[.!?][\"'”’)\]]*|\])\s*$")
_CURLY_QUOTED = re.compile(r"[“”„].*[@#].*[“”]", re.DOTALL)
"""Citations or a claim's name, which must be quoted, in the quotes of print."""

_ANY_SLIP = (
    "this line cannot be read; check the indentation, and that each field looks like 'name: value'"
)


def syntax_fault(error: Exception, lines: list[str]) -> Slip | None:
    """The slip behind an error of the parser in these lines; None for an error without a place.

    The parser stops where it can go no further; the slip is there or above.
    """
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return None
    stopped = min(mark.line, len(lines) - 1)
    first = next(Outline(lines).slips(), None)
    if first and first.line <= stopped:
        return first
    problem = str(getattr(error, "problem", "") or "")
    for known in _SLIPS:
        if re.search(known.problem, problem):
            return Slip(stopped, mark.column, known.cure)
    return Slip(stopped, mark.column, _ANY_SLIP)


def silent_slips(text: str, lines: list[str]) -> Iterator[Slip]:
    """The slips that the parser took for something else; `text` is the lines as one."""
    if not WORTH_A_WALK.search(text):
        return
    for slip in Outline(lines).slips():
        if slip.silent:
            yield slip


def slip_in_value(node: Any, lines: list[str]) -> Slip | None:
    """The slip in a value that YAML has read, if it is plain text or a text below '>' or '|'."""
    if node.style in (">", "|"):
        return _swallowed_field(node, lines)
    if node.style:
        return None
    value = node.value
    start = node.start_mark
    if _CURLY_QUOTED.fullmatch(value):
        cure = (
            "curly quotation marks do not work here; "
            f"write \" in place of '{value[0]}' and '{value[-1]}'"
        )
        return Slip(start.line, start.column, cure)
    before = lines[start.line][: start.column]
    is_odd = value.count('"') % 2 > before.count('"') % 2
    if is_odd and value.endswith('"') and " " in value:
        cure = 'the opening quotation mark of this value is missing; put " here'
        if value[0] in "“”„":
            cure = f"the value starts with '{value[0]}' and ends with '\"'; write \" at both ends"
        return Slip(start.line, start.column, cure)
    for number in range(start.line + 1, node.end_mark.line + 1):
        if lines[number].lstrip().startswith("- "):
            cure = (
                "this line continues the value above; delete the '-', or, if it is an item "
                "of a list, leave nothing after the ':' of its field"
            )
            return Slip(number, indent(lines[number]), cure)
    return None


def _swallowed_field(node: Any, lines: list[str]) -> Slip | None:
    """A field that starts as far right as the text above it, which it seems to go on with.

    Prose has no small letter behind the end of a sentence; so a word with a colon within a
    sentence is none.
    """
    first = node.start_mark.line
    column = indent(lines[first].replace("- ", "  "))
    for number in range(first + 1, min(node.end_mark.line + 1, len(lines))):
        line = lines[number]
        if indent(line) <= column or not is_field(line):
            continue
        if not _ENDED.search(lines[number - 1]):
            continue
        name = line.partition(":")[0].strip()
        cure = (
            f"'{name}' is read as part of the text above because it starts as far right; "
            f"{in_column(column + 1)}"
        )
        return Slip(number, indent(lines[number]), cure)
    return None
