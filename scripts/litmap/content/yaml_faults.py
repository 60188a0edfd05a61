"""Faults that the YAML parser found, in a contributor's words."""

import re
from typing import Any, NamedTuple


class _Slip(NamedTuple):
    """A common slip, known by the parser's words or by the line: patterns, '' for none.

    `problem` and `context` are searched in the parser's words for what it met and what it was doing
    then; `line` matches the start of the line.
    """

    cure: str
    problem: str = ""
    context: str = ""
    line: str = ""


_VALUE = r"(?:(?!: ).)*: \s*"
_SLIPS = (
    _Slip(
        "a field's name cannot start with '@'; write the key without it",
        line=r"\s*@[^\s:]+:",
    ),
    _Slip(
        "a value cannot start with '@'; put it in double quotes, as \"@key\", and in `cites` in "
        'brackets too: "[states @key]"',
        problem="cannot start any token at @",
        line=f"{_VALUE}@",
    ),
    _Slip(
        "a tab is at the start of the line; use spaces",
        problem="tab",
        line=r"\s*\t",
    ),
    _Slip(
        "there is a second ': ' in this value; put the value behind '>-' on its own line, "
        "or in double quotes",
        problem="mapping values are not allowed",
    ),
    _Slip(
        "in double quotes '\\' starts an escape; write '\\\\@' for '\\@'",
        problem="unknown escape",
    ),
    _Slip(
        "a value cannot start with '*'; put it in double quotes",
        problem="alias",
        line=rf"{_VALUE}\*",
    ),
    _Slip(
        "a line '---' or '...' is inside the front matter; remove it",
        problem="document",
    ),
    _Slip(
        "a bracket is not closed, or a citation is not quoted; put the value in double quotes",
        context="flow",
        line=rf"{_VALUE}\[",
    ),
    _Slip(
        "a quotation mark is not closed; add the missing one at the end of the value",
        problem="end of stream",
        context="quoted",
    ),
)
"""The first slip that fits is the one to name."""

_FURTHER_RIGHT = (
    "this line is too far to the right; start it in the same column as the fields beside it, or, "
    "if it goes on with the text above, put '>-' before that text"
)
_ANY_SLIP = (
    "this line cannot be read; check the indentation, and that each field looks like 'name: value'"
)


def mark_of(error: Exception) -> Any:
    """The mark of a syntax error; None for an error without one.

    Where a ':' or a closing bracket is missing, the parser stops behind it; then the mark of what
    it was reading is the better one.
    """
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    context = str(getattr(error, "context", "") or "")
    if context.startswith(("while scanning a simple key", "while parsing a flow")):
        marks.reverse()
    return marks[0] or marks[1]


def cure_of(error: Exception, line: str, column: int) -> str:
    """A cure for a syntax error, by the line and column at which the parser stopped."""
    problem = str(getattr(error, "problem", "") or "")
    problem += f" at {line[column : column + 1]}"
    context = str(getattr(error, "context", "") or "")
    # The parser stops at the ':' of a field that it takes for more text of the line above.
    if problem.startswith("mapping values") and ":" not in line[:column]:
        return _FURTHER_RIGHT
    for cure, in_problem, in_context, in_line in _SLIPS:
        if in_problem and re.search(in_problem, problem):
            return cure
        if in_context and re.search(in_context, context):
            return cure
        if in_line and re.match(in_line, line):
            return cure
    return _ANY_SLIP
