"""When a work was published by its field `year`, as bibliographies write it.

It may hold four digits (2024), two years (1991--1992, 1991-92, 1991/92), a year that is not certain
(c. 1998, 1998?, [1998]), a year with its month or season (May 1987), or words for a work that is
not out yet or has no date (forthcoming, in press, n.d. …). What the field `date` may hold, it may
hold too. Other words are shown as they stand ('this volume'), as BibTeX does.
"""

import re
from functools import lru_cache

from litmap.model.date_words import is_undated, not_yet
from litmap.model.months import month_and_day
from litmap.model.publication_date import (
    LONGEST_DATE,
    UNDATED,
    PublicationDate,
    read_date,
    with_plain_digits,
)

_NO_YEAR = "a year has four digits, such as 2024"
_DASH = r"\s*(?:-{1,3}|[–—/])\s*"
_ABOUT = r"(?:c(?:\.|\s)|ca\.?|circa|about|approx\.?|around|um|vers|hacia|~)"
_YEAR = re.compile(r"[0-9]{4}")
_YEARS = re.compile(rf"([0-9]{{4}}){_DASH}([0-9]{{4}}|[0-9]{{2}})")
_SINCE = re.compile(rf"([0-9]{{4}})(?:{_DASH}(?:present|today|ongoing)?|\s*ff\.?)", re.IGNORECASE)
_CIRCA = re.compile(rf"{_ABOUT}\s*([0-9]{{4}})|([0-9]{{4}})\s*(?:[?~%]|\(\?\))", re.IGNORECASE)
_LIBRARIANS = re.compile(
    r"(?:c|(?:©|cop\.?|copyright)\s?)([0-9]{4})|([0-9]{4})\."
    r"|[0-9]{4}\s*\[\s*(?:i\.\s?e\.|recte:?|sc\.)\s*([0-9]{4})\s*\]",
    re.IGNORECASE,
)
"""The year of the copyright, or the right one behind a misprint: 'c1971', '2010 [i.e. 2011]'."""

_DIGITS_OPEN = re.compile(r"(?=.{4}$)[0-9]{2,3}\?{1,2}")
_UNDATED_BUT = re.compile(r"([^\[\]]+?)\s*(\[.+\])")
_INFERRED = re.compile(rf"\[\s*{_ABOUT}?\s*([0-9]{{4}})\s*\??\s*\]", re.IGNORECASE)
_REPRINT = re.compile(r"[\[(][0-9]{4}[\])]\s*/?\s*([0-9]{4})|([0-9]{4})\s*[\[(][0-9]{4}[\])]")
_DECADE = re.compile(r"([0-9]{3})0['’]?s")
_ERA = re.compile(r"([0-9]{1,4})\s*(?:BCE|BC|B\.C\.(?:E\.)?|v\. ?Chr\.?)", re.IGNORECASE)
_ROMAN = re.compile("M{1,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ROMAN_SIGNS = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_OWN = re.compile(
    r"(since |until )?(c\. )?([0-9]{4}|[0-9]{1,4}(?= BCE))( BCE)?"
    r"(?:–([0-9]{4}|[0-9]{1,4}(?= BCE)|(?<=BCE–)[0-9]{1,4})( BCE)?)?"
)
_MONTH = re.compile(r"([0-9]{4})[-/](0[1-9]|1[0-2])(?:[-/]([0-9]{2}))?")
_LETTERED = re.compile(r"([0-9]{4})\s*[a-z]{1,2}", re.IGNORECASE)
_WITH_YEAR = re.compile(r"(.*?)[\s,(]*\b([0-9]{4})\b[\s,)]*(.*)")
_LIKELY_YEAR = re.compile(r"(?<![0-9])(?:1[0-9]|20)[0-9]{2}(?![0-9])")
_WORDS = re.compile(r"[^\W\d_]{2}|[\u3400-\u9fff]")
_NO_WORDS = re.compile(r"[\\{}<>=]|[^\W\d_]{25}")
_LONGEST_WORDS = 40
"""Characters that are shown where a year should be; more were meant for another field."""


def read_year(text: str) -> PublicationDate:
    """The meaning of a `year` field. Raises ValueError, with the cure, where it has none."""
    return _reading_of(text)[0]


def cure_of_year(text: str) -> str:
    """What to write for a year that can be shown, but is not written as one; '' for a sound one.

    Raises ValueError, with the cure, where nothing can be shown.
    """
    return _reading_of(text)[1]


@lru_cache(maxsize=4096)
def _reading_of(text: str) -> tuple[PublicationDate, str]:
    """The meaning of a `year` field, and what to write in its place, if it is no sound one."""
    if len(text) > LONGEST_DATE:
        raise ValueError(_NO_YEAR)
    said = with_plain_digits(" ".join(text.split()))
    if _YEAR.fullmatch(said) and said != "0000":
        return PublicationDate(said, said), ""
    if "0000" in said:
        raise ValueError(_NO_YEAR)
    for reading in (_undated, _not_yet, _own, _range, _uncertain, _as_date, _with_month):
        if date := reading(said):
            return date, ""
    cure = _cure(said)
    if date := _as_typed(said):
        return date, cure
    raise ValueError(cure)


def _as_typed(said: str) -> PublicationDate | None:
    """A year with a letter, or the words that stand in its place, if a reader can see them."""
    if found := _LETTERED.fullmatch(said):
        return PublicationDate(found[1], found[1])
    years = _LIKELY_YEAR.findall(said)
    if len(said) > _LONGEST_WORDS or _NO_WORDS.search(said):
        return None
    if years or _WORDS.search(said):
        return PublicationDate(said, *years[:1])
    return None


def _undated(said: str) -> PublicationDate | None:
    """Words for a work without a date."""
    if is_undated(said):
        return UNDATED
    found = _UNDATED_BUT.fullmatch(said)
    if found and is_undated(found[1]):
        return _uncertain(found[2])
    return None


def _not_yet(said: str) -> PublicationDate | None:
    """Words for a work that is not out yet, perhaps with the year in which it should be."""
    year = ""
    if found := _WITH_YEAR.fullmatch(said):
        year, said = found[2], f"{found[1]} {found[3]}"
    if not (shown := not_yet(said)):
        return None
    return PublicationDate(shown, year)


def _own(said: str) -> PublicationDate | None:
    """The words that a `PublicationDate` has: 'since 2020', 'c. 1984–1986', '350 BCE'."""
    found = _OWN.fullmatch(said.replace("--", "–"))
    if not found or not any((found[1], found[2], found[4])):
        return None
    first, last = _as_field(found[3], found[4]), ""
    if found[2]:
        first += "~"
    if found[5]:
        last = _as_field(found[5], found[6])
    if found[1] == "since ":
        return read_date(f"{first}/")
    if found[1] == "until ":
        return read_date(f"/{first}")
    return read_date("/".join(filter(None, (first, last))))


def _as_field(year: str, era: str) -> str:
    """A year as a `date` field has it, in which the year 0 is 1 BCE."""
    if era:
        return f"-{int(year) - 1:04}"
    return year.zfill(4)


def _range(said: str) -> PublicationDate | None:
    """Two years; the last one may be cut to two digits ('1991-92') or be open ('2020--')."""
    if found := _SINCE.fullmatch(said):
        return PublicationDate(f"since {found[1]}", found[1])
    found = _YEARS.fullmatch(said)
    if not found:
        return None
    first = found[1]
    last = first[: 4 - len(found[2])] + found[2]
    if found[2] == "00" and first.endswith("99"):
        last = str(int(first) + 1)
    if last <= first and _MONTH.fullmatch(said):
        return None
    if last <= first:
        raise ValueError("the second year is not after the first; write it as 1991--1992")
    return PublicationDate(f"{first}–{last}", first, last)


def _uncertain(said: str) -> PublicationDate | None:
    """A year that is not certain, one of two editions, a decade, or a year before our era."""
    if found := _CIRCA.fullmatch(said):
        year = found[1] or found[2]
        return PublicationDate(f"c. {year}", year, about=True)
    if found := _LIBRARIANS.fullmatch(said):
        year = found[1] or found[2] or found[3]
        return PublicationDate(year, year)
    if _DIGITS_OPEN.fullmatch(said):
        return read_date(said.replace("?", "X"))
    if found := _INFERRED.fullmatch(said):
        return PublicationDate(f"[{found[1]}]", found[1], about=True)
    if found := _REPRINT.fullmatch(said):
        year = found[1] or found[2]
        return PublicationDate(year, year)
    if found := _DECADE.fullmatch(said):
        start, end = f"{found[1]}0", f"{found[1]}9"
        return PublicationDate(f"{start}s", start, end, about=True)
    if found := _ERA.fullmatch(said):
        return PublicationDate(f"{int(found[1])} BCE")
    if _ROMAN.fullmatch(said):
        year = str(_number_of(said))
        return PublicationDate(year, year)
    return None


def _number_of(roman: str) -> int:
    total = 0
    for sign, following in zip(roman, f"{roman[1:]}I", strict=True):
        value = _ROMAN_SIGNS[sign]
        if value < _ROMAN_SIGNS[following]:
            value = -value
        total += value
    return total


def _as_date(said: str) -> PublicationDate | None:
    """What a `date` field could hold."""
    if found := _MONTH.fullmatch(said):
        said = "-".join(part for part in found.groups() if part)
    try:
        return read_date(said)
    except ValueError:
        return None


def _with_month(said: str) -> PublicationDate | None:
    """A year with its month or season: 'May 1987', 'Autumn 2001'."""
    found = _WITH_YEAR.fullmatch(said)
    if not found:
        return None
    try:
        rest = month_and_day(f"{found[1]} {found[3]}".strip())
    except ValueError:
        return None
    return PublicationDate(found[2], found[2] + rest)


def _cure(said: str) -> str:
    """What to write in place of a year that cannot be read."""
    if found := _LETTERED.fullmatch(said):
        return f"write {found[1]}; the site itself adds a letter where two labels would be equal"
    if said.lstrip("-").isdecimal():
        return _NO_YEAR
    return "write 2024, 1991--1992, c. 1998, forthcoming, in press or n.d."
