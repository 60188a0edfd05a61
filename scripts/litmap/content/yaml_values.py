"""Slips within a value of a block of YAML: its first sign, quotation marks, indented text, colons.

A value starts behind its field's name or its '- '. It may go on over the lines below that are
further right than this name or dash (its `owner`), and over no others.
"""

import re
from typing import NamedTuple

from litmap.model.kinds import known_names
from litmap.problems.wording import counted


class Slip(NamedTuple):
    """A slip at a line and column, both counted from 0, and what to do about it.

    YAML reads a `silent` one without complaint, as something that was not meant.
    """

    line: int
    column: int
    cure: str
    silent: bool = False


class Start(NamedTuple):
    """Where a value starts: line, column, and the column of its owner, all counted from 0."""

    line: int
    column: int
    owner: int


class Reading(NamedTuple):
    """What was read of a value: the number of the line behind it, and a slip in it."""

    behind: int
    slip: Slip | None = None


NO_START = re.compile(r"[@`%*&!,\]}]|[-?:](?=\s)")
"""What YAML keeps for itself at the start of a value."""

SECOND_COLON = re.compile(r":(?=\s|$)")
COMMENT = re.compile(r"(?:^|\s)#.*")
_BLOCK_SIGN = re.compile(r"[>|][+-]?[1-9]?[+-]?\s*(?:#.*)?")
_FIELD = re.compile(r" *+(?:- +)*([\w-]+):(?:\s|$)")
_KEY_OF_WORK = re.compile(r"[a-z-]+[0-9]{4}[a-z]+")
_KEY_WITH_AT = re.compile(r"@[^\s:]+:(?:\s|$)")
_CURLY = {"”": '"', "“": '"', "„": '"', "»": '"', "’": "'", "‘": "'"}
_BELOW = (
    "put '>-' after the field's name, and the whole value on the next line, two spaces further "
    "right"
)


def read_text(lines: list[str], start: Start, stop: int) -> Reading:
    """Read the value that starts in `lines` at `start` and ends before the line `stop`.

    For a value in '[…]' or '{…}' see `yaml_brackets.py`.
    """
    sign = lines[start.line][start.column]
    if sign in (">", "|"):
        return _block(lines, start, stop)
    if sign in ("'", '"'):
        return _quoted(lines, start, stop)
    return _plain(lines, start, stop)


def stop_of(lines: list[str], start: Start) -> int:
    """The number of the first line that is too far left to belong to a value."""
    for number in range(start.line + 1, len(lines)):
        line = lines[number]
        if line.strip() and indent(line) <= start.owner:
            return number
    return len(lines)


def indent(line: str) -> int:
    """The number of blanks before the first other character."""
    return len(line) - len(line.lstrip(" "))


def in_column(column: int) -> str:
    """'start it in column 3, with 2 spaces before it', for a column counted from 1."""
    if column == 1:
        return "start it in column 1, with no space before it"
    return f"start it in column {column}, with {counted(column - 1, 'space')} before it"


def _block(lines: list[str], start: Start, stop: int) -> Reading:
    """A text below '>' or '|'."""
    written = lines[start.line][start.column :]
    if not _BLOCK_SIGN.fullmatch(written):
        cure = (
            f"there is text after '{written[0]}'; write '>-' alone there, and the text on the "
            "next line, two spaces further right"
        )
        return Reading(stop, Slip(start.line, start.column, cure))
    first = -1
    for number in range(start.line + 1, stop):
        line = lines[number]
        if not line.strip():
            continue
        if first < 0:
            first = indent(line)
        if indent(line) < first and is_field(line):
            return Reading(number)
        if indent(line) < first:
            cure = f"the text above starts further right; {in_column(first + 1)}"
            return Reading(stop, Slip(number, indent(line), cure))
    return Reading(stop)


def _quoted(lines: list[str], start: Start, stop: int) -> Reading:
    """A text in quotation marks."""
    quote = lines[start.line][start.column]
    end = end_of_quote(lines, start, stop)
    if end is None:
        return Reading(stop, open_quote(lines, start))
    line, column = end
    rest = COMMENT.sub("", lines[line][column + 1 :]).rstrip()
    if not rest:
        return Reading(line + 1)
    if rest.strip() in ("]", "}"):
        sign = {"]": "[", "}": "{"}[rest.strip()]
        cure = f"the '{sign}' for the '{rest.strip()}' of this line is missing; put it here"
        return Reading(stop, Slip(start.line, start.column, cure))
    if not rest.endswith(quote):
        cure = f"this {quote} ends the value, but more text follows; {_BELOW}"
    elif quote == '"':
        cure = (
            'this " ends the value, but more text follows; '
            'write \\" for each quotation mark within the value, or “ and ”'
        )
    elif '"' in "".join(lines[start.line : line + 1]):
        cure = "this ' ends the value, but more text follows; write '' for each ' within the value"
    else:
        cure = (
            "this apostrophe ends the value because another one starts it; "
            'put the value in double quotes, "…"'
        )
    return Reading(stop, Slip(line, column, cure))


def end_of_quote(lines: list[str], start: Start, stop: int) -> tuple[int, int] | None:
    """Line and column of the mark that closes a quotation; None if it is open at `stop`."""
    quote = lines[start.line][start.column]
    column = start.column + 1
    for number in range(start.line, stop):
        line = lines[number]
        while column < len(line):
            sign = line[column]
            escapes = sign == "\\" and quote == '"'
            doubled = sign == quote == "'" and line.startswith("'", column + 1)
            if escapes or doubled:
                column += 2
            elif sign == quote:
                return number, column
            else:
                column += 1
        column = 0
    return None


def open_quote(lines: list[str], start: Start) -> Slip:
    """The slip of a quotation mark without an end."""
    written = lines[start.line][start.column :].rstrip()
    quote = written[0]
    if _CURLY.get(written[-1]) == quote:
        cure = (
            f"the quotation mark {quote} that opens here has only '{written[-1]}' at its end; "
            f"write {quote} there"
        )
        return Slip(start.line, start.column, cure)
    cure = f"the quotation mark {quote} that opens here is not closed; put {quote} after the value"
    if quote == "'":
        cure += ", or, if it is an apostrophe, put the whole value in double quotes"
    return Slip(start.line, start.column, cure)


def _plain(lines: list[str], start: Start, stop: int) -> Reading:
    """A text without quotation marks, which may go on below."""
    written = lines[start.line][start.column :]
    if NO_START.match(written):
        return Reading(stop, Slip(start.line, start.column, _cannot_start(written)))
    for number in range(start.line, stop):
        column = 0
        if number == start.line:
            column = start.column
        elif is_field(lines[number]):
            return Reading(number)
        text = COMMENT.sub("", lines[number])
        if colon := SECOND_COLON.search(text, column):
            cure = f"there is a second ': ' in this value; {_BELOW}, or put it in double quotes"
            if text.endswith("}") and "{" not in text:
                cure = "the '{' for the '}' of this line is missing; put it before the first name"
            return Reading(stop, Slip(number, colon.start(), cure))
    return Reading(stop)


def is_field(line: str) -> bool:
    """Does a line start with the name of a field that some record has, or with a work's key?"""
    field = _FIELD.match(line)
    return field is not None and is_name(field[1])


def is_name(word: str) -> bool:
    """Is a word the name of a field that some record has, or a work's key?"""
    return word in known_names() or bool(_KEY_OF_WORK.fullmatch(word))


def _cannot_start(written: str) -> str:
    """The cure for a value that starts with a sign which YAML keeps for itself."""
    if _KEY_WITH_AT.match(written):
        return "a field's name cannot start with '@'; write the key without it"
    cure = f"a value cannot start with '{written[0]}'; put it in double quotes"
    if written[0] == "@":
        cure += ', as "@key", and in `cites` in brackets too: "[states @key]"'
    if written[0] == "-":
        cure += ", or, if it is an item of a list, put it on the next line"
    return cure
