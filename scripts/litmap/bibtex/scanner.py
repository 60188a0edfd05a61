"""The parts of a BibTeX file with their places, and what is wrong with its syntax.

`Scanner` walks the text once and yields each entry and each `@string` with the
offsets of its key, fields and values; `problems` fills as it goes. A line that
starts with `@type{` always starts an entry: so a forgotten brace spoils one
entry, and no search runs twice over the same text. As in BibTeX, text between
entries is comment; so is a balanced `@comment{…}` or `@preamble{…}`, and an entry
behind `%`. Values are not evaluated here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from litmap.bibtex.file import LINE_END, BibFile, quoted
from litmap.bibtex.gaps import TYPE, check_behind, check_gap, escaped_end, goes_on, no_field
from litmap.bibtex.values import (
    NAME,
    STRING_NAME,
    SWALLOWED,
    Field,
    Unclosed,
    ValueFault,
    after_blank,
    closing_brace,
    read_field,
)

_HEAD = re.compile(rf"(?:(?<=[\r\n])|\A)[ \t]*+(@[ \t]*+{TYPE}\s*+[{{(])")
_START = re.compile(rf"@[ \t]*+([A-Za-z]++|(?<!\w@){TYPE})\s*+([{{(])")
"""A type of letters alone opens an entry anywhere; 'me@example.org (office)' opens none."""

_CLOSERS = {"{": "}", "(": ")"}
_KEY = re.compile(r"[^\s,={}\"]*+")
_REST_OF_KEY = re.compile(r"([\w:.+/ -]+),[ \t]*+(?=[\r\n])")
_REST_OF_LINE = re.compile(r"[ \t]*+(?:[\r\n]|\Z)")
_NEXT_FIELD = re.compile(
    r"[\r\n][ \t]*+(?=[A-Za-z_][A-Za-z0-9_.:+/-]*+[ \t]*+=|[})][ \t]*+(?:[\r\n]|\Z))"
)

_ENDS_WITH_ENTRY = re.compile(r"(?<=\{)[^\r\n]*[^\s\r\n][^\r\n]*[\r\n]\s*\}\Z")
"""A value that ends with a brace on a line of its own, though it began on the line of its field."""


@dataclass(slots=True)
class RawEntry:
    """An entry: type in lower case, key as written ('' for none), readable fields, offsets."""

    type: str
    start: int
    key: str = ""
    key_start: int = 0
    end: int = 0
    fields: list[Field] = field(default_factory=list)
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Macro:
    """An `@string{name = value}`; the field holds both."""

    field: Field


class Scanner(BibFile):
    """One walk over a file. `problems` is complete when `blocks` ends.

    bibtex-syntax: braces and commas of a record are in place.
        bad:  title = {A map
        good: title = {A map},
    """

    def __init__(self, file: str, text: str) -> None:
        """Find the start of each line and each entry of `text`."""
        super().__init__(file, text)
        self._heads = [match.start(1) for match in _HEAD.finditer(text)]

    def blocks(self) -> Iterator[RawEntry | Macro]:
        """Every entry and every `@string` that can be read at least in part, in file order."""
        position = 0
        before: RawEntry | None = None
        while match := self._next_start(position):
            self._check_gap(position, match.start(), before)
            before = None
            kind = match[1].lower()
            if kind in ("comment", "preamble"):
                position = self._skip(match)
            elif kind == "string":
                macro, position = self._macro(match)
                if macro:
                    yield macro
            else:
                before = self._entry(kind, match)
                position = before.end
                yield before
        self._check_gap(position, len(self.text), before)

    def _next_start(self, begin: int) -> re.Match[str] | None:
        """The next `@type{` from `begin` on that is not behind a `%` on its line."""
        position = begin
        while match := _START.search(self.text, position):
            line = self.line_start(match.start())
            if self.text.find("%", max(line, begin), match.start()) < 0:
                return match
            position = match.end()
        return None

    def _bound(self, start: int) -> int:
        """The offset of the next line-start `@type{` after `start`, or the end of the text."""
        index = bisect_right(self._heads, start)
        return self._heads[index] if index < len(self._heads) else len(self.text)

    def _skip(self, match: re.Match[str]) -> int:
        """The offset behind a comment or preamble. The limit on nested braces keeps this fast."""
        if match[2] == "(":
            return match.end()
        try:
            return closing_brace(self.text, match.end() - 1, len(self.text))
        except (ValueFault, Unclosed):
            message = f"'{match[0]}' has no closing brace; add '}}' at its end"
            self.report(match.start(), "bibtex-syntax", message)
        return match.end()

    def _macro(self, match: re.Match[str]) -> tuple[Macro | None, int]:
        """An `@string`, if it can be read, and the offset behind it."""
        bound = self._bound(match.start())
        closer = _CLOSERS[match[2]]
        try:
            position = after_blank(self.text, match.end())
            name = STRING_NAME.match(self.text, position, bound)
            if not name:
                message = "An '@string' needs a name and a value; write '@string{name = {text}}'"
                raise ValueFault(position, message)
            found, position = read_field(self.text, name, bound)
        except ValueFault as fault:
            self.report(fault.offset, "bibtex-syntax", str(fault))
            return None, match.end()
        except Unclosed:
            self._report_open_macro(match, closer)
            return None, bound
        if self.text.startswith(closer, position):
            return Macro(found), position + 1
        self._report_open_macro(match, closer)
        return Macro(found), position

    def _report_open_macro(self, match: re.Match[str], closer: str) -> None:
        message = f"The '@string' is not closed; add '{closer}' at its end"
        self.report(match.start(), "bibtex-syntax", message)

    def _entry(self, kind: str, match: re.Match[str]) -> RawEntry:
        """The entry that starts with a match of `_START`, as far as it can be read."""
        bound = self._bound(match.start())
        closer = _CLOSERS[match[2]]
        entry = RawEntry(kind, match.start(), key_start=after_blank(self.text, match.end()))
        try:
            position = self._key(entry, bound, closer)
            while position < bound and not self._is_end(position, closer):
                position = self._next_field(entry, position, bound, closer)
            if position >= bound:
                raise Unclosed
            if self.text[position] != closer:
                self._report_other_closer(entry, position, closer)
            entry.end = position + 1
            entry.is_cut = goes_on(self, entry.end, bound)
        except Unclosed as unclosed:
            self._report_unclosed(entry, bound, closer, unclosed)
        return entry

    def _key(self, entry: RawEntry, bound: int, closer: str) -> int:
        """Read the key and its comma; the offset of the first field or of the closing brace."""
        start = entry.key_start
        if start >= bound:
            raise Unclosed
        match = _KEY.match(self.text, start, bound)
        assert match  # the pattern matches nothing as well
        key = match[0]
        if closer == ")":
            key = key.removesuffix(")")
        position = after_blank(self.text, start + len(key))
        comma = self.text.startswith(",", position)
        nameless = self.text.startswith("=", position)
        head = f"@{entry.type[:40]}{{"
        if not key or nameless:
            message = f"The entry has no key; write '{head}authorYYYYword,' before its fields"
            self.report(entry.start, "bad-key", message)
        elif rest := _REST_OF_KEY.match(self.text, position, bound):
            key += re.sub(r"\s+", "", rest[1])
            message = f"There is a space in the key; write '{head}{key[:60]},'"
            self.report(start, "bad-key", message)
            position = rest.end() - 1
            comma = True
        elif not comma and position < bound and self.text[position] != closer:
            message = f"No comma after the key {quoted(key)}; write '{head}{key[:60]},'"
            self.report(start + len(key), "bibtex-syntax", message)
        if nameless:
            return start
        entry.key = key
        if comma:
            return after_blank(self.text, position + 1)
        return position

    def _next_field(self, entry: RawEntry, position: int, bound: int, closer: str) -> int:
        """Read one field; the offset of what follows. After a fault: of the next field's line."""
        try:
            name = NAME.match(self.text, position, bound)
            if not name:
                rest = self._line(position, min(position + 80, bound))
                raise ValueFault(position, no_field(rest))
            found, position = read_field(self.text, name, bound)
        except ValueFault as fault:
            self.report(fault.offset, "bibtex-syntax", str(fault))
            return self._resume(fault.offset, bound, closer)
        if found.end < found.stop or position >= bound or self._is_end(position, closer):
            entry.fields.append(found)
            return position
        self.report(found.end, "bibtex-syntax", self._behind_value(found, position, bound))
        if not NAME.match(self.text, position, bound):
            return self._resume(position, bound, closer)
        entry.fields.append(found)
        return position

    def _is_end(self, position: int, closer: str) -> bool:
        """Is there what closes an entry: its `closer`, or another one that is alone on its line?"""
        sign = self.text[position]
        if sign == closer:
            return True
        return sign in "})" and bool(_REST_OF_LINE.match(self.text, position + 1))

    def _report_other_closer(self, entry: RawEntry, position: int, closer: str) -> None:
        message = (
            f"The entry {quoted(entry.key)} ends with '{self.text[position]}', but its bracket is "
            f"closed by '{closer}'; write that in its place"
        )
        self.report(position, "bibtex-syntax", message)

    def _behind_value(self, found: Field, position: int, bound: int) -> str:
        """The message for a value behind which there is no comma."""
        if self.text[position] == ";":
            return f"There is a ';' after the field '{found.name}'; write ',' in its place"
        if self.text.startswith(r"\}", found.end - 2):
            return escaped_end(found.name)
        rest = self._line(found.end, bound).strip()
        if not rest or NAME.match(self.text, position, bound):
            return f"No comma after the field '{found.name}'; write ',' after its value"
        return (
            f"The value of '{found.name}' ends here, but {quoted(rest[:60])} follows; "
            "put one pair of braces round all of it"
        )

    def _resume(self, offset: int, bound: int, closer: str) -> int:
        """Where to read on after a fault: at the next field's line, else at the last brace."""
        if resume := _NEXT_FIELD.search(self.text, offset, bound):
            return resume.end()
        last = self.text.rfind(closer, offset, bound)
        if last < 0:
            return bound
        return last

    def _line(self, start: int, end: int) -> str:
        """The text between two offsets as far as the first line end."""
        return LINE_END.split(self.text[start:end], maxsplit=1)[0]

    def _report_unclosed(
        self, entry: RawEntry, bound: int, closer: str, unclosed: Unclosed
    ) -> None:
        """Report an entry that runs into `bound`, at the brace that is probably not closed.

        A last value that holds other fields is dropped.
        """
        entry.is_cut = True
        entry.end = entry.start + len(self.text[entry.start : bound].rstrip())
        suspect, start = unclosed.field, unclosed.start
        last = entry.fields[-1] if entry.fields else None
        if last and SWALLOWED.search(self.text, last.parts[0].start, last.end):
            entry.fields.pop()
            suspect, start = last.name, last.parts[0].start
        elif last and _ENDS_WITH_ENTRY.search(self.text, last.parts[0].start, last.end):
            suspect, start = last.name, last.parts[0].start
        limit = "the file ends"
        if bound < len(self.text):
            following = self._line(bound, bound + 80)
            limit = f"{quoted(following)} on line {self.place(bound).line}"
        if suspect:
            message = (
                f"A brace of '{suspect}' is not closed before {limit}; add '}}' after its value"
            )
            self.report(start, "bibtex-syntax", message)
            return
        named = "The entry"
        if entry.key:
            named += f" {quoted(entry.key)}"
        message = f"{named} is not closed before {limit}; add '{closer}' at its end"
        self.report(entry.start, "bibtex-syntax", message)

    def _check_gap(self, start: int, end: int, before: RawEntry | None) -> None:
        """Check the text between two blocks; `before` is the first, if it is an entry."""
        check_gap(self, start, end)
        if before:
            check_behind(self, start, end, key=before.key, begin=before.start)
