"""Slips within a value in brackets of a block of YAML: a list '[…]' or fields '{…}' on one line."""

import re
from typing import NamedTuple

from litmap.content.yaml_values import (
    COMMENT,
    NO_START,
    SECOND_COLON,
    Reading,
    Slip,
    Start,
    end_of_quote,
    open_quote,
)
from litmap.model.kinds import known_names

CLOSERS = {"[": "]", "{": "}"}
"""The brackets that open such a value, each with the one that closes it."""

_TOKEN = re.compile(
    r"(?P<blanks>[\s,]*+)"
    r"(?:(?P<sign>[\[\]{}\"'])|(?P<name>[\w-]+:)(?=\s|$)|(?P<text>[^\s,\[\]{}][^,\[\]{}]*))"
)
"""A bracket or the start of a quotation; a field's name; or plain text with no comma in it."""

_NO_BLANK = re.compile(r"([\w-]+):[^\s/]")

_BEHIND_ITEM = re.compile(r"\s*(?:[,:\]}]|#|$)")
_TWO_COLONS = (
    "there is a second ': ' here; put ',' between two fields, or, if it is part of a text, "
    "put the text in double quotes"
)
_UNQUOTED_CITATION = (
    'a citation needs double quotes round its brackets; write "[…]" with what is between them'
)


class _Bracket(NamedTuple):
    """An open bracket and its place."""

    sign: str
    line: int
    column: int


def read_brackets(lines: list[str], start: Start, stop: int) -> Reading:
    """Read the value that starts in `lines` with a bracket and ends before the line `stop`."""
    opened: list[_Bracket] = []
    number, column, name = start.line, start.column, ""
    while number < stop:
        token = _TOKEN.match(lines[number], column)
        if token is None:
            number, column = number + 1, 0
            continue
        here = Start(number, token.end("blanks"), start.owner)
        column = token.end()
        sign = token["sign"]
        if sign is None:
            if slip := _slip_in_text(lines, start, token, here=here, name=name):
                return Reading(stop, slip)
        elif sign in CLOSERS:
            opened.append(_Bracket(sign, number, here.column))
        elif sign in ("'", '"'):
            end = end_of_quote(lines, here, stop)
            if end is None:
                return Reading(stop, open_quote(lines, here))
            number, column = end[0], end[1] + 1
            if slip := _behind_quote(lines[number], here, end):
                return Reading(stop, slip)
        else:
            last = opened.pop()
            if CLOSERS[last.sign] != sign:
                return Reading(stop, _open_bracket(lines, last))
            if not opened:
                return Reading(number + 1, _behind(lines, start, number, column))
        name = token["name"] or ""
    return Reading(stop, _open_bracket(lines, opened[-1]))


def _behind_quote(line: str, start: Start, end: tuple[int, int]) -> Slip | None:
    """The slip in what follows a quoted item of a list at once."""
    rest = line[end[1] + 1 :]
    if _BEHIND_ITEM.match(rest):
        return None
    quote = line[end[1]]
    if rest.lstrip().startswith(quote):
        cure = "there is no comma between this item and the next one; put ',' between them"
        return Slip(end[0], end[1], cure)
    cure = (
        f"the item that starts here goes on after the next {quote}; "
        f"put {quote} at both ends of each item, and “ and ” within it"
    )
    return Slip(start.line, start.column, cure)


def _slip_in_text(
    lines: list[str], whole: Start, token: re.Match[str], *, here: Start, name: str
) -> Slip | None:
    """The slip in a name or plain text within brackets; `name` is that of the field before it."""
    if token["name"]:
        if name and "," not in token["blanks"]:
            return Slip(here.line, here.column, _TWO_COLONS)
        return None
    text = token["text"]
    if NO_START.match(text):
        if text[0] == "@" and lines[whole.line][whole.column] == "[":
            return Slip(whole.line, whole.column, _UNQUOTED_CITATION)
        cure = f"an item or value cannot start with '{text[0]}'; put it in double quotes"
        if text[0] == "@":
            cure = "a list of keys has no '@'; delete it (a citation goes in double quotes)"
        return Slip(here.line, here.column, cure)
    if colon := SECOND_COLON.search(text):
        return Slip(here.line, here.column + colon.start(), _TWO_COLONS)
    found = _NO_BLANK.match(text)
    if found and found[1] in known_names():
        cure = f"write '{found[1]}: ', with a space after the colon"
        return Slip(here.line, here.column, cure, silent=True)
    return None


def _open_bracket(lines: list[str], bracket: _Bracket) -> Slip:
    """The slip of a bracket that is not closed, or is closed by the other sign."""
    cure = (
        f"the '{bracket.sign}' that opens here is not closed; "
        f"put '{CLOSERS[bracket.sign]}' where its contents end"
    )
    if bracket.sign == "[" and "@" in lines[bracket.line][bracket.column :]:
        cure += ', and, as it is a citation, double quotes round it: "[states @key, p. 5]"'
    return Slip(bracket.line, bracket.column, cure)


def _behind(lines: list[str], start: Start, number: int, column: int) -> Slip | None:
    """The slip in what follows the last bracket on its line."""
    rest = COMMENT.sub("", lines[number][column:]).strip()
    if not rest:
        return None
    sign = lines[start.line][start.column]
    if rest[0] in "]}":
        return Slip(number, column, f"there is a '{rest[0]}' too many here; delete it")
    if rest in ("'", '"'):
        cure = f"the opening quotation mark is missing; put {rest} before this '{sign}'"
    else:
        cure = f"a value with text after its '{CLOSERS[sign]}' needs double quotes; put it in them"
    return Slip(start.line, start.column, cure)
