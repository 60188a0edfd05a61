"""One `name = value,` of a BibTeX entry, with the offsets of its parts.

A value is a chain of parts between `#`: text in braces or quotes, a number, or
the name of an `@string`. Here the parts are found, not evaluated. Every search
ends at a `bound`, where the next entry starts.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

MOST_NESTED_BRACES = 50
"""Braces may be nested so deep; pybtex gives up at 100."""

NAME = re.compile(r"([A-Za-z][A-Za-z0-9_.:+/-]*+)\s*+=")
"""A field's name and its `=`."""

SWALLOWED = re.compile(r"[\r\n][ \t]*+[A-Za-z][A-Za-z0-9_-]*+[ \t]*+=[ \t]*+(?:[{\"]|\Z)")
"""The start of another field, where it has no business: inside a value."""

_BLANK = re.compile(r"\s*+")
_WORD = re.compile(r"[^\s,{}()#\"=]++")
_MACRO = re.compile(r"[A-Za-z@!$&*+./:;<>?\[\\\]^_`|~-][A-Za-z0-9@!$&*+./:;<>?\[\\\]^_`|~-]*+")
_FLAT = re.compile(r"\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r"[{}\"]")
_DEPTH = {"{": 1, "}": -1, '"': 0}


class Part(NamedTuple):
    """A piece of a value between `#`s: offsets of its start and end; `macro` if it is an `@string` name."""

    start: int
    end: int
    macro: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in lower case; offsets of the name, of the value's end, and behind its comma.

    Without a comma, `stop` is `end`.
    """

    name: str
    start: int
    parts: tuple[Part, ...]
    end: int
    stop: int


class ValueFault(Exception):
    """A field that cannot be read: what to tell the contributor, and at which offset."""

    def __init__(self, offset: int, message: str) -> None:
        """Make a fault at `offset`."""
        super().__init__(message)
        self.offset = offset


class Unclosed(Exception):
    """A brace, or a whole entry, runs into its bound. `field` names the field it is in, at offset `start`."""

    def __init__(self, field: str = "", start: int = 0) -> None:
        """Say in which field, if any, the brace was opened."""
        super().__init__(field)
        self.field = field
        self.start = start


def after_blank(text: str, position: int) -> int:
    """The offset of the first character from `position` on that is not white space."""
    match = _BLANK.match(text, position)
    return match.end() if match else position


def read_field(text: str, name: re.Match[str], bound: int) -> tuple[Field, int]:
    """Read the value behind a match of `NAME`, and its comma; the field and the offset of what comes next.

    Raises `Fault` where the value cannot be read, `Unclosed` where it has no end before `bound`.
    """
    label = name[1].lower()
    parts = [_part(text, label, after_blank(text, name.end()), bound)]
    end = parts[0].end
    while text.startswith("#", position := after_blank(text, end)):
        parts.append(_part(text, label, after_blank(text, position + 1), bound))
        end = parts[-1].end
    stop = position + 1 if text.startswith(",", position) else end
    return Field(label, name.start(), tuple(parts), end, stop), after_blank(text, stop)


def closing_brace(text: str, position: int, bound: int) -> int:
    """The offset behind the brace that closes the one at `position`.

    Raises `Unclosed` where there is none before `bound`, `Fault` where braces are nested too deep.
    """
    if flat := _FLAT.match(text, position, bound):
        return flat.end()
    depth = 0
    for brace in _BRACE.finditer(text, position, bound):
        depth += _DEPTH[brace[0]]
        if depth == 0:
            return brace.end()
        _check_depth(depth, brace.start())
    raise Unclosed


def _part(text: str, name: str, position: int, bound: int) -> Part:
    sign = text[position] if position < bound else ""
    if sign == "{":
        try:
            return Part(position, closing_brace(text, position, bound))
        except Unclosed:
            raise Unclosed(name, position) from None
    if sign == '"':
        return Part(position, _closing_quote(text, name, position, bound))
    word = _WORD.match(text, position, bound)
    if not word:
        raise ValueFault(position, f"The field '{name}' has no value; write '{name} = {{…}}'")
    if word[0].isascii() and word[0].isdigit():
        return Part(position, word.end())
    if not _MACRO.fullmatch(word[0]):
        raise ValueFault(
            position,
            f"The value '{word[0][:60]}' needs braces; write '{name} = {{{word[0][:60]}}}'",
        )
    return Part(position, word.end(), word[0])


def _closing_quote(text: str, name: str, position: int, bound: int) -> int:
    depth = 0
    for sign in _QUOTE_OR_BRACE.finditer(text, position + 1, bound):
        if sign[0] == '"' and depth == 0:
            if SWALLOWED.search(text, position, sign.start()):
                break
            return sign.end()
        depth += _DEPTH[sign[0]]
        if depth < 0:
            raise ValueFault(
                sign.start(),
                f"A '}}' without its '{{' stands in the value of '{name}'; balance the braces",
            )
        _check_depth(depth, sign.start())
    raise ValueFault(
        position, f"The value of '{name}' has no closing '\"'; add it at the end of the value"
    )


def _check_depth(depth: int, offset: int) -> None:
    if depth > MOST_NESTED_BRACES:
        raise ValueFault(
            offset, f"Braces are nested more than {MOST_NESTED_BRACES} deep; take some away"
        )
