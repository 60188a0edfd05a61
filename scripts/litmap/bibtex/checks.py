"""Whether the type, the key and the values of an entry have the form that they need."""

import re

from litmap.bibtex.addresses import without_braces
from litmap.bibtex.date_cures import cure_of_date, date_meant, year_meant
from litmap.bibtex.fields import meant
from litmap.bibtex.file import BibFile, quoted
from litmap.bibtex.gaps import ENTRY_TYPES, type_meant
from litmap.bibtex.latex import latex_to_text
from litmap.bibtex.scanner import RawEntry
from litmap.bibtex.values import Value
from litmap.model.fields import LONGEST_KEY, reserved
from litmap.model.languages import PLAIN_NAMES, language_name
from litmap.model.months import month_and_day
from litmap.model.publication_date import read_date
from litmap.model.publication_year import cure_of_year, read_year
from litmap.model.reference import DATE_FIELDS, HOUSE_VALUES
from litmap.problems.problem import Severity, nearest
from litmap.problems.wording import listed

_KEY = re.compile(rf"[a-z][a-z0-9-]{{0,{LONGEST_KEY - 1}}}")

_ALIKE = 75
"""A language is proposed from so many per cent of common characters on."""

_NO_LANGUAGES = ("und", "mul", "mis", "zxx")
"""Codes that say that the language is not known, not one, or none."""


def check_type(file: BibFile, entry: RawEntry) -> None:
    """Report an entry of a type that does not exist.

    unknown-entry-type: a record is of a type of BibTeX or BibLaTeX.
        bad:  @artcle{doe2024map,
        good: @article{doe2024map,
    """
    if entry.type not in ENTRY_TYPES:
        cure = _cure_of_type(entry)
        message = f"{quoted('@' + entry.type)} is not a known entry type{cure}"
        file.report(entry.start, "unknown-entry-type", message, "warning")


def _cure_of_type(entry: RawEntry) -> str:
    if kind := type_meant(entry.type):
        return f"; write '@{kind}'"
    if words := meant(entry.type, ENTRY_TYPES):
        return f"; did you mean {listed([quoted(word) for word in words], 'or')}?"
    names = {field.name for field in entry.fields}
    usual = "@online" if "url" in names else "@misc"
    return f"; use one of BibTeX or BibLaTeX, such as '{usual}'"


class Keys:
    """The keys that a file has used so far."""

    def __init__(self, file: BibFile, any_form: bool = False) -> None:
        """Problems are reported to `file`. Keys may have `any_form`, or need that of our house."""
        self._file = file
        self._any_form = any_form
        self._first: dict[str, RawEntry] = {}

    def check(self, entry: RawEntry) -> bool:
        """Can the entry be loaded under its key? If not, and there is a key, report why.

        bad-key: a key is lower-case letters, digits and hyphens: author, year, word.
            bad:  @misc{Doe_2024,
            good: @misc{doe2024map,
        duplicate-key: a key is used once.
            bad:  two records doe2024map
            good: doe2024map and doe2024atlas
        """
        if not entry.key and self._any_form:
            entry.key = f"?{self._file.place(entry.start).line}"
        key = entry.key
        if not key:
            return False
        first = self._first.setdefault(key.lower(), entry)
        if first is not entry:
            line = self._file.place(first.start).line
            same = "is"
            if first.key != key:
                same = f"differs only by case from {quoted(first.key)},"
            message = f"The key {quoted(key)} {same} already used on line {line}; choose another"
            self._file.report(entry.key_start, "duplicate-key", message)
            return False
        fault = "" if self._any_form else _fault_of_key(key)
        if fault:
            self._file.report(entry.key_start, "bad-key", f"The key {fault}")
        return not fault


def _fault_of_key(key: str) -> str:
    """Why a key cannot be used, with the cure; '' for a sound one."""
    if _KEY.fullmatch(key):
        return reserved(key)
    fault = (
        f"{quoted(key)} is not allowed; "
        f"use a letter, then only a–z, 0–9 and '-', at most {LONGEST_KEY}"
    )
    words = re.sub(r"[^a-z0-9-]+", "-", key[:200].lower())
    proposal = words.strip("-").lstrip("-0123456789")
    if _KEY.fullmatch(proposal):
        fault += f", such as '{proposal}'"
    return fault


def check_value(file: BibFile, value: Value) -> None:
    """Report a value that does not have the form that its field needs.

    bad-date: dates are written as 2024, 2024-02 or 2024-02-20, a range as 2021-03/2022.
        bad:  date = {20 Feb 2024}
        good: date = {2024-02-20}
    bad-month: `month` is a month's name or number, or a season.
        bad:  month = {Mayor}
        good: month = may
    bad-year: `year` is four digits, a range, about a year, or words for a work without a year.
        bad:  year = {soon}
        good: year = {2024}, {1991--1992}, {c. 1998}, {forthcoming}, {in press} or {n.d.}
    bad-house-field: `verified`, `read`, `sourcetype`, `region` and `standing` take fixed words.
        bad:  sourcetype = {declaration}
        good: sourcetype = {official-document}
    unknown-language: `langid` is a language by its English name, as in babel, or by its code.
        bad:  langid = {englisch-deutsch}
        good: langid = {english}
    """
    name = value.field.name
    text = without_braces(value.text)
    if cure := unreadable_date(value):
        _report_date(file, value, f"The {name} {quoted(text)} {cure}")
    elif _is_date(name) and (meant_day := date_meant(_day_as_written(value))):
        message = f"The {name} {quoted(text)} is not a date; write it as {meant_day}"
        file.report_value(value, "bad-date", message, "warning")
    elif name == "year" and (cure := _cure_of_year(latex_to_text(value.text))):
        message = f"The year {quoted(text)} has an unknown form; {cure}"
        file.report_value(value, "bad-year", message, "warning")
    if name in HOUSE_VALUES and text not in HOUSE_VALUES[name]:
        cure = (
            nearest(text, HOUSE_VALUES[name])
            or f"; write one of {listed(HOUSE_VALUES[name], 'or')}"
        )
        message = f"{quoted(text)} is not a value of '{name}'{cure}"
        file.report_value(value, "bad-house-field", message)
    if name == "langid" and text and not language_name(text):
        cure = nearest(text, PLAIN_NAMES, _ALIKE)
        if text.lower() in _NO_LANGUAGES:
            cure = "; remove the field"
        cure = cure or "; write its name in English, such as 'french' or 'chinese'"
        message = f"{quoted(text)} is not the name of a language{cure}"
        file.report_value(value, "unknown-language", message, "warning")


def _cure_of_year(said: str) -> str:
    return cure_of_year(said) if said else ""


def _report_date(file: BibFile, value: Value, message: str) -> None:
    if value.field.name == "year":
        file.report_value(value, "bad-year", message)
    elif value.field.name == "month":
        file.report_value(value, "bad-month", message, "warning")
    else:
        severity: Severity = "warning" if words_for_date(value) else "error"
        file.report_value(value, "bad-date", message, severity)


def unreadable_date(value: Value) -> str:
    """What is wrong with a date, year or month that cannot be read, and the cure; else ''."""
    name = value.field.name
    if _is_date(name):
        return _bad_date(name, day_text(value))
    if name not in ("year", "month"):
        return ""
    text = latex_to_text(value.text)
    try:
        if name == "year" and text:
            read_year(text)
        elif text:
            month_and_day(text)
    except ValueError as cure:
        return f"cannot be read; {cure}"
    return ""


def words_for_date(value: Value) -> str:
    """The words in the field `date` that can be shown in place of a date: 'n.d.'; else ''."""
    return year_meant(_day_as_written(value)) if value.field.name == "date" else ""


def _is_date(name: str) -> bool:
    return name in DATE_FIELDS or name == "urldate"


def day_text(value: Value) -> str:
    """The text of a date, without LaTeX that only sorts; as a date where only its form is wrong."""
    text = _day_as_written(value)
    return date_meant(text) or text


def _day_as_written(value: Value) -> str:
    if "\\" in value.text:
        return latex_to_text(value.text)
    return value.text.strip("{} ")


def _bad_date(name: str, text: str) -> str:
    try:
        if text:
            read_date(text)
    except ValueError as error:
        cure = str(error)
        if name == "urldate":
            cure = "write the day on which you opened the page, as 2024-02-20"
        return f"is not a date; {cure_of_date(text) or cure}"
    return ""
