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

NAME = re.compile(r"([A-Za-z_/!?*$][A-Za-z0-9_.:+/!?*$-]*+)\s*+=")
"""A field's name and its `=`; a sign before a name puts the field out of use."""

STRING_NAME = re.compile(
    r"([A-Za-z@!$&*+./:;<>?\[\\\]^_`|~-][A-Za-z0-9@!$&*+./:;<>?\[\\\]^_`|~-]*+)\s*+="
)
"""The name of an `@string` and its `=`: more signs are allowed in it."""

SWALLOWED = re.compile(r"[\r\n][ \t]*+[A-Za-z_][A-Za-z0-9_-]*+[ \t]*+=[ \t]*+(?:[{\"]|\Z)")
"""The start of another field, which is a fault inside a value."""

_LINE_BREAK = re.compile(r"[\r\n]")
_BLANK = re.compile(r"\s*+")
_WORD = re.compile(r"[^\s,{}()#\"=]++")
_MACRO = re.compile(r"[A-Za-z@!$&*+./:;<>?\[\\\]^_`|~-][A-Za-z0-9@!$&*+./:;<>?\[\\\]^_`|~-]*+")
_FLAT = re.compile(r"\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}")
_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r"[{}\"]")
_BARE_TEXT = re.compile(
    r"([^\s{}\"#,=][^{}\"#=\r\n]*)(\}(?=\s*+,?[ \t]*+[\r\n]\s*+\w+\s*+=)|\"|[\r\n]|\Z)"
)
"""Words to the end of a line that stand without braces, and what closes them there."""

_OPENERS = {"}": "'{'", '"': "'\"'"}
_DEPTH = {"{": 1, "}": -1, '"': 0}


class Part(NamedTuple):
    """A piece of a value between `#`s: its bounds, and the name if it is that of an `@string`."""

    start: int
    end: int
    macro: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field, its name in lower case. `start` is the offset of the name, `end` that of the value's
    end, `stop` that behind its comma; without a comma it is `end`.
    """

    name: str
    start: int
    parts: tuple[Part, ...]
    end: int
    stop: int


class Value(NamedTuple):
    """A field with its evaluated value, still LaTeX, blanks folded."""

    field: Field
    text: str


class ValueFault(Exception):
    """A field that cannot be read: a message with the cure, and the offset."""

    def __init__(self, offset: int, message: str) -> None:
        """Make a fault at `offset`."""
        super().__init__(message)
        self.offset = offset


class Unclosed(Exception):
    """A brace, or a whole entry, is still open at its bound.

    `field` names the field in which the brace was opened, if any, and `start` is its offset.
    """

    def __init__(self, field: str = "", start: int = 0) -> None:
        """Say in which field, if any, the brace was opened."""
        super().__init__(field)
        self.field = field
        self.start = start


def after_blank(text: str, position: int) -> int:
    """The offset of the first character from `position` on that is not white space."""
    match = _BLANK.match(text, position)
    assert match  # the pattern matches nothing as well
    return match.end()


def read_field(text: str, name: re.Match[str], bound: int) -> tuple[Field, int]:
    """Read the value behind a match of `NAME`, and its comma: the field, and the offset behind it.

    Raises `ValueFault` if the value cannot be read, `Unclosed` if it has no end before `bound`.
    """
    label = name[1].lower()
    parts = [_part(text, label, after_blank(text, name.end()), bound)]
    end = parts[0].end
    while text.startswith("#", position := after_blank(text, end)):
        parts.append(_part(text, label, after_blank(text, position + 1), bound))
        end = parts[-1].end
    stop = end
    if text.startswith(",", position):
        stop = position + 1
    field = Field(name=label, start=name.start(), parts=tuple(parts), end=end, stop=stop)
    return field, after_blank(text, stop)


def closing_brace(text: str, position: int, bound: int) -> int:
    """The offset behind the brace that closes the one at `position`.

    Raises `Unclosed` if there is none before `bound`, `ValueFault` if braces are nested too deep.
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
    """The piece of a value that starts at `position`; `name` is that of the field."""
    if position < bound and text[position] == "{":
        try:
            return Part(position, closing_brace(text, position, bound))
        except Unclosed:
            raise Unclosed(name, position) from None
    if position < bound and text[position] == '"':
        return Part(position, _closing_quote(text, name, position, bound))
    _check_bare_text(text, name, position, bound)
    match = _WORD.match(text, position, bound)
    if not match:
        raise ValueFault(position, f"The field '{name}' has no value; write '{name} = {{…}}'")
    word = match[0]
    if word.isascii() and word.isdigit():
        return Part(position, match.end())
    if not _MACRO.fullmatch(word):
        shown = word[:60]
        message = f"The value '{shown}' needs braces; write '{name} = {{{shown}}}'"
        raise ValueFault(position, message)
    return Part(position, match.end(), word)


def _check_bare_text(text: str, name: str, position: int, bound: int) -> None:
    """Raise `ValueFault` for a value of words, or one that is closed but was not opened."""
    bare = _BARE_TEXT.match(text, position, bound)
    if bare is None:
        return
    words = bare[1].rstrip(" \t,").strip("“”„")
    closing = bare[2].strip()
    if not closing and (" " not in words or "," in words):
        return
    missing = "needs braces"
    if closing:
        missing = f"has no opening {_OPENERS[closing]}"
    message = f"The value of '{name}' {missing}; write '{name} = {{{words[:60]}}}'"
    raise ValueFault(position, message)


def _closing_quote(text: str, name: str, position: int, bound: int) -> int:
    """The offset behind the quotation mark that closes the one at `position`."""
    depth = 0
    for sign in _QUOTE_OR_BRACE.finditer(text, position + 1, bound):
        if sign[0] == '"' and depth == 0:
            if SWALLOWED.search(text, position, sign.start()):
                break
            return sign.end()
        depth += _DEPTH[sign[0]]
        if depth < 0 and _LINE_BREAK.search(text, position, sign.start()):
            break
        if depth < 0:
            message = (
                f"There is a '}}' without its '{{' in the value of '{name}'; delete it, "
                "or, if the value ends here, write '\"' in its place"
            )
            raise ValueFault(sign.start(), message)
        _check_depth(depth, sign.start())
    message = f"The value of '{name}' has no closing '\"'; add it at the end of the value"
    raise ValueFault(position, message)


def _check_depth(depth: int, offset: int) -> None:
    if depth > MOST_NESTED_BRACES:
        message = f"Braces are nested more than {MOST_NESTED_BRACES} deep; take some away"
        raise ValueFault(offset, message)
