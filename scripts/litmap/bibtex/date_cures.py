"""What to write in place of a date that BibLaTeX does not read, where it is clear what is meant."""

import re
from functools import lru_cache

from litmap.model.dates import is_date
from litmap.model.months import month_number
from litmap.model.publication_date import read_date
from litmap.model.publication_year import cure_of_year, read_year
from litmap.model.written_day import written_day

_NUMBERS = re.compile(r"([0-9]{4})\s*[-/._=]\s*([0-9]{1,2})(?:\s*[-/._=]\s*([0-9]{1,2}))?[-/.]?")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/.]([0-9]{4})")
_WITHOUT_SIGNS = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_NO_DAY = re.compile(r"[-/.]0{1,2}(?=\Z|[-/.]0{1,2}\Z)")
_TWO_DATES = re.compile(
    r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)\s*(?:-{2,3}|[–—]|\s(?:to|bis|-)\s)\s*"
    r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)"
)
_YEARS = re.compile(r"([0-9]{4})\s*(?:-{1,3}|[–—_])\s*([0-9]{4})?")
_DAYS = re.compile(
    r"(?<![0-9-])([0-9]{1,2})(?:st|nd|rd|th|\.)?\s*(?:[-–—]{1,3}|\bto\b|\band\b|&)\s*(?=[0-9]{1,2}\D)"
)
"""The first of several days, as far as the next: '24-26 May', 'July 3rd–5th'."""

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_SLASHED = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}")
_RANGE = re.compile(r"/|\bto\b|\s[-–—]+\s|[0-9]\s*[-–—]+\s*[0-9]{4}")


_CURE = "write it as "


@lru_cache(maxsize=4096)
def date_meant(text: str) -> str:
    """The date for which a text that is none was surely meant; '' for a date, or where it is open.

    Days and months as people write them are sure, other signs between the numbers too.
    """
    try:
        if text:
            read_date(text)
        return ""
    except ValueError:
        cure = cure_of_date(text)
    return cure.removeprefix(_CURE) if cure.startswith(_CURE) else ""


def cure_of_date(text: str) -> str:
    """What to do about a date: 'write it as …'; '' where nobody can tell which days were meant."""
    for reading in (_of_numbers, _of_years, _of_words):
        if cure := reading(text):
            return cure
    return ""


def _of_numbers(text: str) -> str:
    """Year, month and day in this order, without zeros or with other signs between them.

    '1903/5' may be two years; '2024-05-00' says that the day is not known.
    """
    plain = _NO_DAY.sub("", text.replace("\\", ""))
    if found := _MONTH_FIRST.fullmatch(plain):
        plain = f"{found[2]}-{found[1]}"
    found = _NUMBERS.fullmatch(plain) or _WITHOUT_SIGNS.fullmatch(plain)
    if not found:
        return f"write it as {plain}" if plain != text and is_date(plain) else ""
    if "/" in plain and not (found[3] or found[2].startswith("0")):
        return ""
    meant = "-".join(part.zfill(2) for part in found.groups() if part)
    return f"write it as {meant}" if is_date(meant) else ""


def _of_years(text: str) -> str:
    """Two years or other dates, one without an end, or one that is not certain."""
    if found := _TWO_DATES.fullmatch(text):
        first, last = found.groups()
        return f"write it as {first}/{last}" if is_date(first) and is_date(last) else ""
    found = _YEARS.fullmatch(text.replace("\\", ""))
    if not found or (found[2] or "9999") <= found[1]:
        return _of_one_year(text)
    return f"write it as {found[1]}/{found[2] or ''}"


def _of_one_year(text: str) -> str:
    """A year that is not certain: 'c. 2019'."""
    try:
        year = read_year(text)
    except ValueError:
        return ""
    is_year = year.about and len(year.start) == 4 and not year.end
    return f"write it as {year.start}~" if is_year else ""


def year_meant(text: str) -> str:
    """A text that is no date, but can stand in `year`: 'n.d.', '2000 [1905]'; else ''."""
    try:
        read_date(text)
        return ""
    except ValueError:
        pass  # so it may be one for `year`
    try:
        year = read_year(text)
        is_sound = not cure_of_year(text)
    except ValueError:
        return ""
    is_no_date = not year.start or "[" in text or "(" in text
    return text if is_sound and is_no_date else ""


def _of_words(text: str) -> str:
    """A day or days of one month in words, or words that belong into the field `year`."""
    if year_meant(text):
        return f"write 'year = {{{text}}}' in its place"
    if len(_YEAR.findall(text)) > 1:
        return ""
    try:
        if _SLASHED.fullmatch(text):
            return f"write it as {written_day(text)}"
        if begin := _DAYS.search(text):
            rest = text[begin.end() :]
            first = written_day(f"{text[: begin.start()]}{begin[1]} {rest.lstrip('0123456789')}")
            last = written_day(f"{text[: begin.start()]}{rest}")
            return f"write it as {first}/{last}" if first < last else ""
        months = [word for word in _LETTERS.findall(text) if month_number(word)]
        if len(months) < 2 and not _RANGE.search(text):
            return f"write it as {written_day(text)}"
    except ValueError:
        pass  # it is no day in words
    return ""
