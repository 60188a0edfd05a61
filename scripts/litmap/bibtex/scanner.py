"""Where everything in a BibTeX file stands, and what is wrong with its syntax.

`Scanner` walks the text once and yields each entry and each `@string` with the
offsets of its key, fields and values; `problems` fills as it goes. A line that
starts with `@type{` always starts an entry: so a forgotten brace spoils one
entry, and no search runs twice over the same text. As in BibTeX, text between
entries is comment; so is a balanced `@comment{…}` or `@preamble{…}`, and an entry
behind `%`. Values are not evaluated here.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from litmap.bibtex.values import (
    NAME,
    SWALLOWED,
    Field,
    Unclosed,
    ValueFault,
    after_blank,
    closing_brace,
    read_field,
)
from litmap.problems.problem import Place, Problem, Severity, nearest

ENTRY_TYPES = frozenset(
    """
    article artwork audio bibnote book bookinbook booklet collection commentary conference dataset
    electronic image inbook incollection inproceedings inreference jurisdiction legal legislation letter
    manual mastersthesis misc movie music mvbook mvcollection mvproceedings mvreference online patent
    performance periodical phdthesis proceedings reference report review set software standard suppbook
    suppcollection suppperiodical techreport thesis unpublished video www xdata
    """.split()  # noqa: SIM905
)
"""The entry types of BibTeX and BibLaTeX."""

MOST_COMPARED = 20_000
"""Known words that the misspelt ones of a file are compared with in all: the search is slow."""

_HEAD = re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*+(@[ \t]*+[A-Za-z]++\s*+[{(])")
_START = re.compile(r"@[ \t]*+([A-Za-z]++)\s*+([{(])")
_LINE_END = re.compile(r"\r\n|\n|\r")
_KEY = re.compile(r"[^\s,={}\"]*+")
_BARE_NAME = re.compile(r"([A-Za-z][A-Za-z0-9_.:+/-]*+)[ \t]*+[{\"]")
_NEXT_FIELD = re.compile(
    r"[\r\n][ \t]*+(?=[A-Za-z][A-Za-z0-9_.:+/-]*+[ \t]*+=|[})][ \t]*+(?:[\r\n]|\Z))"
)
_NO_AT = re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*+(([A-Za-z]++)[ \t]*+\{[ \t]*+[^\s,={}\"]++[ \t]*+,)")
_NO_BRACE = re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*+@[ \t]*+([A-Za-z]++)(?!\s*+[{(])")
_LEFTOVER = re.compile(r"\s*+(?:,\s*+)?+([A-Za-z][A-Za-z0-9_-]*+\s*+=|\})")


@dataclass(slots=True)
class RawEntry:
    """An entry: its type in lower case, its key as written ('' for none), readable fields, offsets."""

    type: str
    start: int
    key: str = ""
    key_start: int = 0
    end: int = 0
    fields: list[Field] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Macro:
    """An `@string{name = value}`; the field holds both."""

    field: Field


def quoted(value: str) -> str:
    """A `value` for a message: on one line, at most 60 characters, in single quotes."""
    line = " ".join(value[:400].split())
    return f"'{line[:59]}…'" if len(line) > 60 else f"'{line}'"


class Scanner:
    """One walk over the `text` of `file`. `problems` is complete when `blocks` ends.

    bibtex-syntax: braces and commas of a record are in place.
        bad:  title = {A map
        good: title = {A map},
    """

    def __init__(self, file: str, text: str) -> None:
        """Note where the lines and the entries of `text` start."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._heads = [match.start(1) for match in _HEAD.finditer(text)]
        self._comparisons = 0

    def place(self, offset: int) -> Place:
        """Line and column of the character at `offset`."""
        line = bisect_right(self._lines, offset)
        return Place(self.file, line, offset - self._lines[line - 1] + 1)

    def report(self, offset: int, rule: str, message: str, severity: Severity = "error") -> None:
        """Add a problem at `offset`."""
        self.problems.append(Problem(self.place(offset), rule, message, severity))

    def hint(self, word: str, known: Collection[str]) -> str:
        """The nearest of the `known` words, as `nearest` words it, as long as `MOST_COMPARED` lasts."""
        self._comparisons += len(known)
        return nearest(word, known) if self._comparisons <= MOST_COMPARED else ""

    def blocks(self) -> Iterator[RawEntry | Macro]:
        """Every entry and every `@string` that can be read at least in part, in the order of the file."""
        position = 0
        before: RawEntry | None = None
        while match := self._next_start(position):
            self._check_gap(position, match.start(), before)
            kind, before = match[1].lower(), None
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
        """The next `@type{` from `begin` on that does not stand behind a `%` on its line."""
        position = begin
        while match := _START.search(self.text, position):
            line = self._lines[bisect_right(self._lines, match.start()) - 1]
            if self.text.find("%", max(line, begin), match.start()) < 0:
                return match
            position = match.end()
        return None

    def _bound(self, start: int) -> int:
        """The offset of the next line-start `@type{` after `start`, or the end of the text."""
        index = bisect_right(self._heads, start)
        return self._heads[index] if index < len(self._heads) else len(self.text)

    def _skip(self, match: re.Match[str]) -> int:
        """Where a comment or preamble ends. The limit on nested braces keeps many open ones from taking long."""
        if match[2] == "(":
            return match.end()
        try:
            return closing_brace(self.text, match.end() - 1, len(self.text))
        except (ValueFault, Unclosed):
            message = f"'{match[0]}' has no closing brace; add '}}' at its end"
            self.report(match.start(), "bibtex-syntax", message)
        return match.end()

    def _macro(self, match: re.Match[str]) -> tuple[Macro | None, int]:
        bound = self._bound(match.start())
        closer = "}" if match[2] == "{" else ")"
        try:
            position = after_blank(self.text, match.end())
            name = NAME.match(self.text, position, bound)
            if not name:
                raise ValueFault(
                    position,
                    "An '@string' needs a name and a value; write '@string{name = {text}}'",
                )
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
        self.report(
            match.start(),
            "bibtex-syntax",
            f"The '@string' is not closed; add '{closer}' at its end",
        )

    def _entry(self, kind: str, match: re.Match[str]) -> RawEntry:
        bound = self._bound(match.start())
        closer = "}" if match[2] == "{" else ")"
        entry = RawEntry(kind, match.start(), key_start=after_blank(self.text, match.end()))
        try:
            position = self._key(entry, bound, closer)
            while position < bound and self.text[position] != closer:
                position = self._next_field(entry, position, bound, closer)
            if position >= bound:
                raise Unclosed
            entry.end = position + 1
        except Unclosed as unclosed:
            self._report_unclosed(entry, bound, closer, unclosed)
        return entry

    def _key(self, entry: RawEntry, bound: int, closer: str) -> int:
        """Read the key and its comma; the offset of the first field or of the closing brace."""
        start = entry.key_start
        if start >= bound:
            raise Unclosed
        match = _KEY.match(self.text, start, bound)
        key = match[0] if match else ""
        key = key.removesuffix(")") if closer == ")" else key
        position = after_blank(self.text, start + len(key))
        comma = self.text.startswith(",", position)
        nameless = self.text.startswith("=", position)
        if not key or nameless:
            cure = f"write '@{entry.type[:40]}{{authorYYYYword,' before its fields"
            self.report(entry.start, "bad-key", f"The entry has no key; {cure}")
        elif not comma and position < bound and self.text[position] != closer:
            cure = f"write '@{entry.type[:40]}{{{key[:60]},'"
            self.report(
                start + len(key), "bibtex-syntax", f"No comma after the key {quoted(key)}; {cure}"
            )
        entry.key = "" if nameless else key
        if nameless:
            return start
        return after_blank(self.text, position + 1) if comma else position

    def _next_field(self, entry: RawEntry, position: int, bound: int, closer: str) -> int:
        """Read one field; the offset of what follows. After a fault: of the next field's line."""
        try:
            name = NAME.match(self.text, position, bound)
            if not name:
                raise ValueFault(position, self._no_field(position, bound))
            found, position = read_field(self.text, name, bound)
        except ValueFault as fault:
            self.report(fault.offset, "bibtex-syntax", str(fault))
            return self._resume(fault.offset, bound, closer)
        entry.fields.append(found)
        if found.end == found.stop and position < bound and self.text[position] != closer:
            message = f"No comma after the field '{found.name}'; write ',' behind its value"
            self.report(found.end, "bibtex-syntax", message)
        return position

    def _resume(self, offset: int, bound: int, closer: str) -> int:
        """Where to read on after a fault at `offset`: the next field's line, else the last brace."""
        if resume := _NEXT_FIELD.search(self.text, offset, bound):
            return resume.end()
        last = self.text.rfind(closer, offset, bound)
        return last if last >= 0 else bound

    def _no_field(self, position: int, bound: int) -> str:
        """What to say about text that should be a field."""
        rest = _LINE_END.split(self.text[position : min(position + 80, bound)], maxsplit=1)[0]
        if rest.startswith("%"):
            return f"{quoted(rest)} is no field: an entry holds no comments; delete it or move it outside"
        if rest.startswith(","):
            return "There is a comma too many; delete this ','"
        if bare := _BARE_NAME.match(rest):
            return f"No '=' after the field name '{bare[1]}'; write '{bare[1]} = {{…}}'"
        return f"{quoted(rest)} is not a field; write 'name = {{value}},'"

    def _report_unclosed(
        self, entry: RawEntry, bound: int, closer: str, unclosed: Unclosed
    ) -> None:
        """Report an entry that runs into `bound`, and drop a last value that holds other fields."""
        entry.end = entry.start + len(self.text[entry.start : bound].rstrip())
        suspect, start = unclosed.field, unclosed.start
        last = entry.fields[-1] if entry.fields else None
        if last and SWALLOWED.search(self.text, last.parts[0].start, last.end):
            entry.fields.pop()
            suspect, start = last.name, last.start
        limit = "the file ends"
        if bound < len(self.text):
            following = _LINE_END.split(self.text[bound : bound + 80], maxsplit=1)[0]
            limit = f"{quoted(following)} on line {self.place(bound).line}"
        cure = f"add '{closer}' at its end"
        if suspect:
            cure = f"check the braces of '{suspect}' on line {self.place(start).line}"
        named = f"The entry {quoted(entry.key)}" if entry.key else "The entry"
        self.report(entry.start, "bibtex-syntax", f"{named} is not closed before {limit}; {cure}")

    def _check_gap(self, start: int, end: int, before: RawEntry | None) -> None:
        """Look for broken entries in the text between two blocks; `before` is the first, if an entry."""
        for match in _NO_AT.finditer(self.text, start, end):
            if match[2].lower() in ENTRY_TYPES:
                message = f"{quoted(match[1])} has no '@' and counts as a comment; write '@{match[1][:60]}'"
                self.report(match.start(1), "bibtex-syntax", message, "warning")
        for match in _NO_BRACE.finditer(self.text, start, end):
            if match[1].lower() in ENTRY_TYPES:
                message = f"'@{match[1]}' opens no entry; write '@{match[1]}{{key,'"
                self.report(match.start(1) - 1, "bibtex-syntax", message)
        leftover = _LEFTOVER.match(self.text, start, end) if before else None
        if before and leftover:
            if leftover[1] == "}":
                message = (
                    f"There is a '}}' too many behind the entry {quoted(before.key)}; delete it"
                )
                self.report(leftover.start(1), "bibtex-syntax", message)
            else:
                message = (
                    f"The entry {quoted(before.key)} ends here, but {quoted(leftover[1])} follows"
                )
                self.report(
                    before.end - 1,
                    "bibtex-syntax",
                    f"{message}; delete the '}}' that is one too many",
                )
