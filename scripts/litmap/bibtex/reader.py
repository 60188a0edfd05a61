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
from collections.abc import Iterator

from pybtex.bibtex.utils import split_name_list

from litmap.bibtex.addresses import identifier, linkable
from litmap.bibtex.braced import braced_words
from litmap.bibtex.checks import (
    Keys,
    check_type,
    check_value,
    day_text,
    unreadable_date,
    words_for_date,
)
from litmap.bibtex.crossref import with_inherited, with_shared
from litmap.bibtex.file import quoted
from litmap.bibtex.gaps import SETTINGS
from litmap.bibtex.latex import latex_to_text
from litmap.bibtex.latex_commands import in_text_mode
from litmap.bibtex.moved import in_their_fields
from litmap.bibtex.names import read_people
from litmap.bibtex.pointers import Pointers
from litmap.bibtex.scanner import Macro, RawEntry, Scanner
from litmap.bibtex.strings import Strings
from litmap.bibtex.values import Value
from litmap.model.reference import DATE_FIELDS, NAME_FIELDS, TITLES, VERBATIM, Names, Reference
from litmap.problems.problem import Place, Problem

_ASIDE = frozenset(("abstract", "annote", "execute", "key", "keywords", "options"))
"""Fields that no page shows: LaTeX that is left in them harms nobody."""

_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")


def read_bibliography(
    file: str, text: str, any_keys: bool = False
) -> tuple[dict[str, Reference], list[Problem]]:
    """The references in `text`, by key in the order of the file, and what is wrong in it, by place.

    `file` is the name to report. A byte order mark and any line ends are accepted. A date that is
    none is reported and left out. With `any_keys`, keys may have any form, as in files from
    elsewhere. Never raises.
    """
    scanner = Scanner(file, text.removeprefix("\ufeff"))
    reading = _Reading(scanner, Keys(scanner, any_keys))
    for block in scanner.blocks():
        if isinstance(block, Macro):
            reading.add_macro(block)
        else:
            reading.add_entry(block)
    reading.load()
    references = with_shared(scanner, reading.references, reading.shared)
    references = with_inherited(scanner, references, reading.crossrefs)
    return references, sorted(scanner.problems)


class _Reading:
    """The state of one reading: what was found so far."""

    def __init__(self, scanner: Scanner, keys: Keys) -> None:
        self.references: dict[str, Reference] = {}
        self.crossrefs: dict[str, Value] = {}
        self.shared: dict[str, Reference] = {}
        self._scanner = scanner
        self._text = scanner.text
        self._strings = Strings(scanner)
        self._keys = keys
        self._pointers = Pointers(scanner)
        self._waiting: list[tuple[RawEntry, dict[str, Value]]] = []

    def add_macro(self, macro: Macro) -> None:
        """Define an `@string` for the entries that follow."""
        self._strings.define(macro.field)

    def add_entry(self, entry: RawEntry) -> None:
        """Take up an entry with its values; without a sound new key these are only checked."""
        if entry.type in SETTINGS:
            return
        check_type(self._scanner, entry)
        sound = self._keys.check(entry)
        values = self._values(entry)
        if sound and entry.type == "xdata":
            self._pointers.add(entry.key, values)
        if sound:
            self._waiting.append((entry, values))
        else:
            self._checked(entry, values)

    def load(self) -> None:
        """Load the entries, now that all are known to which their values may point."""
        for entry, values in self._waiting:
            values = self._pointers.followed(values)
            reference = self._checked(entry, values)
            if entry.type == "xdata":
                self.shared[entry.key.lower()] = reference
                continue
            self.references[entry.key] = reference
            if "crossref" in values:
                self.crossrefs[entry.key] = values["crossref"]

    def _checked(self, entry: RawEntry, values: dict[str, Value]) -> Reference:
        for value in values.values():
            check_value(self._scanner, value)
        return self._reference(entry, values)

    def _values(self, entry: RawEntry) -> dict[str, Value]:
        """The entry's fields that can be evaluated, by name; of a repeated one the first."""
        values: dict[str, Value] = {}
        for field in entry.fields:
            if first := values.get(field.name):
                line = self._scanner.place(first.field.start).line
                message = (
                    f"The field '{field.name}' is already on line {line}; delete one of the two"
                )
                self._scanner.report(field.start, "duplicate-field", message)
            elif self._strings.check(field):
                text = " ".join(self._strings.join(field).split())
                values[field.name] = Value(field, text)
        return values

    def _reference(self, entry: RawEntry, values: dict[str, Value]) -> Reference:
        people: dict[str, Names] = {}
        for name in NAME_FIELDS:
            if name not in values:
                continue
            names = self._people(values[name])
            if names.persons:
                people[name] = names
        return Reference(
            key=entry.key,
            type=entry.type,
            fields=self._fields(values),
            people=people,
            source=self._text[entry.start : entry.end],
            place=self._scanner.place(entry.start),
            field_places=self._places(values),
            complete=not entry.is_cut,
            kept=tuple(braced_words(_titles(values))),
        )

    def _fields(self, values: dict[str, Value]) -> dict[str, str]:
        """The text of each field that holds no names and can be read."""
        fields: dict[str, str] = {}
        for name, value in values.items():
            if "year" not in values and (words := words_for_date(value)):
                fields["year"] = words
            if name in NAME_FIELDS or unreadable_date(value):
                continue
            fields[name] = self._decoded(value)
        return in_their_fields(fields, values)

    def _places(self, values: dict[str, Value]) -> dict[str, Place]:
        places: dict[str, Place] = {}
        for name, value in values.items():
            places[name] = self._scanner.place(value.field.start)
        return places

    def _people(self, value: Value) -> Names:
        """Whom a field of names names.

        bad-name: names are "Last, First and Last, First"; a body has double braces.
            bad:  author = {Doe, Ann, Roe, Joe, Poe, Moe}
            good: author = {Doe, Ann and Roe, Joe}
        """
        people = read_people(split_name_list(in_text_mode(value.text)))
        content = self._scanner.content(value.field)
        start, end = content, value.field.end
        for name, message, severity in people.faults:
            found = self._text.find(name, start, end) if name else -1
            self._scanner.report(max(found, content), "bad-name", message, severity)
            start = end if found < 0 else found + len(name)
        return Names(people.persons, people.more)

    def _decoded(self, value: Value) -> str:
        r"""The value as text, its LaTeX decoded.

        unknown-latex: LaTeX is for accents and signs only.
            bad:  title = {\foo{AI}}
            good: title = {AI}
        """
        name = value.field.name
        if name in DATE_FIELDS or name == "urldate":
            return day_text(value)
        if name == "url":
            return linkable(identifier(value.text))
        if name in VERBATIM:
            return identifier(value.text)
        text = latex_to_text(value.text)
        if name in _ASIDE:
            return text
        if "\\" in text and "\\" in value.text.replace(r"\textbackslash", ""):
            message = (
                f"The LaTeX in '{name}' leaves a '\\' in the text; "
                "write the signs or words that are meant"
            )
            if command := _unknown_command(value.text, text):
                message = (
                    f"The LaTeX {quoted(command)} in '{name}' is not known; "
                    "write the character itself, or the words for which it stands"
                )
            self._scanner.report_value(value, "unknown-latex", message, "warning")
        return text


def _titles(values: dict[str, Value]) -> Iterator[str]:
    """The titles that hold a brace, as LaTeX."""
    for name in TITLES:
        if name in values and "{" in values[name].text:
            yield values[name].text


def _unknown_command(written: str, decoded: str) -> str:
    """The first LaTeX command of a value that its decoded text still has; '' for none alone."""
    for command in _COMMAND.findall(written):
        if command in decoded:
            return str(command)
    return ""
