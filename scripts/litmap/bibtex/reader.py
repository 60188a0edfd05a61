"""Read `references.bib` into references and problems.

The scanner finds the parts of each entry with their places, so that a fault
stays in its entry. Values are joined as pybtex's parser would (the tests hold
the two together), decoded to Unicode, and names split by pybtex. An entry with a
sound key is loaded with all fields that could be read, even if some could not:
one slip gives one message, not another one for each citation of the work.
Entries without a sound key, and repeated ones, are left out. Pure: faulty names
never reach pybtex, which would report them through its global state.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pybtex.bibtex.utils import split_name_list

from litmap.bibtex.latex import identifier, latex_to_text
from litmap.bibtex.names import People, read_people
from litmap.bibtex.scanner import ENTRY_TYPES, Macro, RawEntry, Scanner, quoted
from litmap.bibtex.strings import Strings
from litmap.bibtex.values import Field
from litmap.model.fields import reserved
from litmap.model.publication_date import read_year
from litmap.model.reference import HOUSE_FIELDS, HOUSE_VALUES, Reference
from litmap.problems.problem import Problem, Severity

VERBATIM = frozenset(
    ("url", "doi", "eprint", "isbn", "issn", "file", "pdf", "crossref", "pmid", "pmcid")
)
"""Fields that hold addresses or numbers: never decoded."""

DATES = ("date", "eventdate", "origdate", "urldate")
"""Fields that hold a date of the form YYYY, YYYY-MM or YYYY-MM-DD."""

NOT_INHERITED = frozenset([*HOUSE_FIELDS, "crossref", "doi", "keywords", "langid", "urldate"])
"""What speaks of one work alone, and so does not pass along a `crossref`."""

LONGEST_KEY = 64
"""Characters of a key: it becomes a folder of the site."""

LONGEST_CHAIN = 5
"""Steps of `crossref` that are followed."""

_KEY = re.compile(r"[a-z][a-z0-9-]*")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Value(NamedTuple):
    """A field with its evaluated value, still LaTeX, blanks folded."""

    field: Field
    text: str


def read_bibliography(file: str, text: str) -> tuple[dict[str, Reference], list[Problem]]:
    """The references in `text`, by key in the order of the file, and what is wrong in it, by place.

    `file` is the name to report. A byte order mark and any line ends are accepted. A date that is none is
    reported and left out. Never raises.
    """
    reading = _Reading(file, text.removeprefix("\ufeff"))
    for block in reading.scanner.blocks():
        if isinstance(block, Macro):
            reading.add_macro(block)
        else:
            reading.add_entry(block)
    reading.inherit()
    return reading.references, sorted(reading.scanner.problems)


def is_date(text: str) -> bool:
    """Is `text` a day, month or year of the calendar, written YYYY-MM-DD, YYYY-MM or YYYY?"""
    match = _DATE.fullmatch(text)
    if not match or match[1] == "0000":
        return False
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


class _Reading:
    """The state of one reading: what was found so far."""

    def __init__(self, file: str, text: str) -> None:
        self.scanner = Scanner(file, text)
        self.references: dict[str, Reference] = {}
        self._text = text
        self._strings = Strings(self.scanner)
        self._first: dict[str, RawEntry] = {}
        self._crossrefs: dict[str, Value] = {}

    def add_macro(self, macro: Macro) -> None:
        """Define an `@string` for the entries that follow."""
        self._strings.define(macro.field)

    def add_entry(self, entry: RawEntry) -> None:
        """Load an entry, if its key is sound and new."""
        self._check_type(entry)
        sound = self._has_sound_key(entry)
        values = self._values(entry)
        for value in values:
            self._check_value(value)
        reference = self._reference(entry, {value.field.name: value for value in values})
        if sound:
            self.references[entry.key] = reference
            self._crossrefs.update(
                (entry.key, value) for value in values if value.field.name == "crossref"
            )

    def _reference(self, entry: RawEntry, values: dict[str, Value]) -> Reference:
        authors = self._people(values["author"]) if "author" in values else People()
        editors = self._people(values["editor"]) if "editor" in values else People()
        plain = {name: value for name, value in values.items() if name not in ("author", "editor")}
        return Reference(
            key=entry.key,
            type=entry.type,
            fields={
                name: self._decoded(value)
                for name, value in plain.items()
                if not _is_bad_date(value) and not _bad_year(value)
            },
            authors=authors.persons,
            editors=editors.persons,
            source=self._text[entry.start : entry.end],
            place=self.scanner.place(entry.start),
            field_places={
                name: self.scanner.place(value.field.start) for name, value in values.items()
            },
            more_authors=authors.more,
            more_editors=editors.more,
            public=self._public(entry, {value.field.start for value in values.values()}),
        )

    def inherit(self) -> None:
        """Give each entry what it lacks from the entry that its `crossref` names, and so on up the chain."""
        own = dict(self.references)
        canonical = {key.lower(): key for key in own}
        for key, value in self._crossrefs.items():
            self.references[key] = self._inherited(own, canonical, key, value)

    def _inherited(
        self, own: dict[str, Reference], canonical: dict[str, str], key: str, value: Value
    ) -> Reference:
        """The work `key` with what it lacks from the records up its chain of crossrefs.

        unknown-crossref: a `crossref` names a record of the file.
            bad:  crossref = {hale2016}
            good: crossref = {hale2017gridlock}
        crossref-loop: a chain of `crossref` is short and ends.
            bad:  a crossref to itself
            good: a crossref to the book
        """
        child, chain = own[key], [key]
        while named := own[chain[-1]].get("crossref"):
            parent = canonical.get(named.lower())
            if parent is None:
                if len(chain) == 1:
                    cure = self.scanner.hint(named, own) or "; add the entry or delete the field"
                    message = f"No entry {quoted(named)} for this 'crossref'{cure}"
                    self._report_value(value, "unknown-crossref", message)
                break
            if parent in chain or len(chain) > LONGEST_CHAIN:
                what = (
                    "leads back to itself"
                    if parent in chain
                    else f"is longer than {LONGEST_CHAIN} steps"
                )
                message = f"The chain of 'crossref' from '{key}' {what}; name the containing work directly"
                self._report_value(value, "crossref-loop", message)
                break
            chain.append(parent)
            child = _filled(child, own[parent])
        return child

    def _check_type(self, entry: RawEntry) -> None:
        """Is the entry's type one that exists?

        unknown-entry-type: a record is of a type of BibTeX or BibLaTeX.
            bad:  @artcle{doe2024map,
            good: @article{doe2024map,
        """
        if entry.type not in ENTRY_TYPES:
            hint = self.scanner.hint(entry.type, sorted(ENTRY_TYPES))
            cure = hint or "; use one of BibTeX or BibLaTeX, such as '@misc'"
            message = f"{quoted('@' + entry.type)} is not a known entry type{cure}"
            self.scanner.report(entry.start, "unknown-entry-type", message, "warning")

    def _has_sound_key(self, entry: RawEntry) -> bool:
        """Can the entry be loaded under its key?

        bad-key: a key is lower-case letters, digits and hyphens: author, year, word.
            bad:  @misc{Doe_2024,
            good: @misc{doe2024map,
        duplicate-key: a key stands once.
            bad:  two records doe2024map
            good: doe2024map and doe2024atlas
        """
        if not entry.key:
            return False
        first = self._first.setdefault(entry.key.lower(), entry)
        if first is not entry:
            line = self.scanner.place(first.start).line
            same = (
                "is"
                if first.key == entry.key
                else f"differs only by case from {quoted(first.key)},"
            )
            message = (
                f"The key {quoted(entry.key)} {same} already used on line {line}; choose another"
            )
            self.scanner.report(entry.key_start, "duplicate-key", message)
            return False
        if _KEY.fullmatch(entry.key) and len(entry.key) <= LONGEST_KEY:
            if reason := reserved(entry.key):
                self.scanner.report(entry.key_start, "bad-key", f"The key {reason}")
            return not reason
        wanted = f"use a letter, then only a–z, 0–9 and '-', at most {LONGEST_KEY}"
        proposal = (
            re.sub(r"[^a-z0-9-]+", "-", entry.key[:200].lower()).strip("-").lstrip("-0123456789")
        )
        cure = (
            f", such as '{proposal}'"
            if _KEY.fullmatch(proposal) and len(proposal) <= LONGEST_KEY
            else ""
        )
        message = f"The key {quoted(entry.key)} is not allowed; {wanted}{cure}"
        self.scanner.report(entry.key_start, "bad-key", message)
        return False

    def _values(self, entry: RawEntry) -> list[Value]:
        """The entry's fields that can be evaluated, each once."""
        fields: dict[str, Field] = {}
        for field in entry.fields:
            if first := fields.get(field.name):
                line = self.scanner.place(first.start).line
                message = (
                    f"The field '{field.name}' stands already on line {line}; delete one of the two"
                )
                self.scanner.report(field.start, "duplicate-field", message)
            elif self._strings.check(field):
                fields[field.name] = field
        return [
            Value(field, " ".join(self._strings.join(field).split())) for field in fields.values()
        ]

    def _check_value(self, value: Value) -> None:
        """Has a value the form that its field needs?

        bad-date: dates are written as 2024, 2024-02 or 2024-02-20.
            bad:  date = {20 Feb 2024}
            good: date = {2024-02-20}
        bad-year: `year` is four digits, a range, about a year, or words for a work without a year.
            bad:  year = {soon}
            good: year = {2024}, {1991--1992}, {c. 1998}, {forthcoming}, {in press} or {n.d.}
        bad-house-field: `verified` and `read` take fixed words.
            bad:  read = {yes}
            good: read = {abstract}
        """
        name, text = value.field.name, value.text.strip("{} ")
        if _is_bad_date(value):
            message = (
                f"The {name} {quoted(text)} is not a date; write it as 2024, 2024-02 or 2024-02-20"
            )
            self._report_value(value, "bad-date", message)
        if cure := _bad_year(value):
            self._report_value(value, "bad-year", f"The year {quoted(text)} cannot be read; {cure}")
        if name in HOUSE_VALUES and text not in HOUSE_VALUES[name]:
            words = ", ".join(HOUSE_VALUES[name])
            message = f"{quoted(text)} is no value of '{name}'; write one of {words}"
            self._report_value(value, "bad-house-field", message)

    def _people(self, value: Value) -> People:
        """The people of an author or editor field.

        bad-name: names are "Last, First and Last, First"; a body stands in double braces.
            bad:  author = {Doe, Ann, Roe, Joe, Poe, Moe}
            good: author = {Doe, Ann and Roe, Joe}
        """
        people = read_people(split_name_list(value.text))
        start, end = value.field.parts[0].start, value.field.end
        for name, message, severity in people.faults:
            found = self._text.find(name, start, end) if name else -1
            self.scanner.report(
                max(found, self._content(value.field)), "bad-name", message, severity
            )
            start = found + len(name) if found >= 0 else end
        return people

    def _decoded(self, value: Value) -> str:
        r"""The value as text, its LaTeX decoded.

        unknown-latex: LaTeX stands for accents and signs only.
            bad:  title = {\foo{AI}}
            good: title = {AI}
        """
        if value.field.name in VERBATIM:
            return identifier(value.text)
        text = latex_to_text(value.text)
        if "\\" in text and "\\" in value.text.replace(r"\textbackslash", ""):
            command = re.search(r"\\[A-Za-z]*.?", text)
            shown = quoted(command[0] if command else text)
            message = f"The LaTeX {shown} in '{value.field.name}' is not known; write the character itself"
            self._report_value(value, "unknown-latex", message, "warning")
        return text

    def _public(self, entry: RawEntry, evaluated: set[int]) -> str:
        """The source without the house fields, and with the text of each `@string` in place of its name."""
        pieces: list[str] = []
        position = entry.start
        for start, end, text in self._cuts(entry, evaluated):
            pieces += [self._text[position:start], text]
            position = end
        return "".join([*pieces, self._text[position : entry.end]])

    def _cuts(self, entry: RawEntry, evaluated: set[int]) -> Iterator[tuple[int, int, str]]:
        """What the public source changes, in order: from offset, to offset, into which text.

        Names stay in fields that do not start at an `evaluated` offset: undefined or too long.
        """
        for field in entry.fields:
            if field.name in HOUSE_FIELDS:
                start = field.start
                while self._text[start - 1].isspace():
                    start -= 1
                yield start, field.stop, ""
                continue
            for part in field.parts if field.start in evaluated else ():
                if (text := self._strings.own(part)) is not None:
                    yield part.start, part.end, "{" + text + "}"

    def _content(self, field: Field) -> int:
        """The offset of the first character of the value's text."""
        start = field.parts[0].start
        return start + 1 if self._text[start] in '{"' else start

    def _report_value(
        self, value: Value, rule: str, message: str, severity: Severity = "error"
    ) -> None:
        self.scanner.report(self._content(value.field), rule, message, severity)


def _is_bad_date(value: Value) -> bool:
    return value.field.name in DATES and not is_date(value.text.strip("{} "))


def _bad_year(value: Value) -> str:
    """The cure for a year that cannot be read; '' for any other value."""
    if value.field.name != "year" or not value.text.strip("{} "):
        return ""
    try:
        read_year(latex_to_text(value.text))
    except ValueError as cure:
        return str(cure)
    return ""


def _filled(child: Reference, parent: Reference) -> Reference:
    inherited = {name: text for name, text in parent.fields.items() if name not in NOT_INHERITED}
    return replace(
        child,
        fields={**inherited, **child.fields},
        authors=child.authors or parent.authors,
        editors=child.editors or parent.editors,
        more_authors=child.more_authors if child.authors else parent.more_authors,
        more_editors=child.more_editors if child.editors else parent.more_editors,
    )
