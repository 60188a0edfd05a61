"""Dates as people write them: '10-11 February 2025', 'Feb. 11th, 2025', '2025-02', '20250211'."""

import calendar
import re

from litmap.model.dates import is_date, last_day
from litmap.model.months import month_number
from litmap.model.publication_date import LONGEST_DATE

_WORD = re.compile(r"\d+|[^\W\d_]+")
_ISO = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![0-9])")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(0?[1-9]|1[0-2])\.\s?(\d{4})")
"""With dots the day comes first everywhere: '12.2.2025'."""

_YEAR_FIRST = re.compile(
    r"([12][0-9]{3})(?:([0-9]{2})([0-9]{2})|[/.]\s?([0-9]{1,2})[/.]\s?([0-9]{1,2})[/.]?)"
)
"""'20250211', '2025/2/11', '2025. 2. 11.'."""

_SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
_EAST_ASIAN = re.compile(
    r"([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월](?:\s?([0-9]{1,2})\s?[日일])?"
)
_TIME = re.compile(
    r"(?:,?\s+(?:at|um|à)|T)?\s*\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:Z\b|(?:UTC|GMT|[ECMP][SD]?T|CES?T|BST)?(?:[+-][0-9:]+)?))?"
    r"(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
_FILLERS = frozenset(
    ["st", "nd", "rd", "th", "and", "to", "until", "from", "the", "of", "on", "between"]
    + ["accessed", "published", "posted", "updated", "last", "retrieved", "visited", "date"]
    + ["de", "del", "der", "den", "le", "du", "el", "am", "er", "y", "e", "et", "und", "г", "года"]
    + [name.lower() for name in (*calendar.day_name, *calendar.day_abbr)]
)


def written_day(said: str) -> str:
    """A day, month or year as the map writes it; of several days the last.

    Raises ValueError, which says what to write, where the words leave it open.
    """
    if len(said) > LONGEST_DATE:
        raise _unclear(said)
    said = said.translate(_DASHES)
    for written in reversed(_ISO.findall(said) or [said.strip()]):
        if is_date(written):
            return str(written)
    if numbers := _numbers(_TIME.sub("", said).strip()):
        last_day(numbers)
        return numbers
    return _of_words(said)


def _numbers(said: str) -> str:
    """A date in numbers of which it is clear what each one is; else ''."""
    year = month = day = ""
    if found := _DOTTED.fullmatch(said):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(said) or _EAST_ASIAN.fullmatch(said):
        year, month, day = [part for part in (*found.groups(), "") if part is not None][:3]
    elif found := _SLASHED.fullmatch(said):
        month, day, year = found.groups()
        if int(month) > 12:
            month, day = day, month
        elif int(day) <= 12 and day != month:  # nobody knows which of 11/02/2025 is the month
            return ""
    parts = [part.zfill(2) for part in (year, month, day) if part]
    return "-".join(parts)


def _of_words(said: str) -> str:
    day = month = year = ""
    for word in _WORD.findall(_TIME.sub(" ", said).lower()):
        if word.isdecimal() and len(word) == 4:
            year = f"{int(word):04}"
        elif word.isdecimal() and len(word) < 3:
            day = f"{int(word):02}"
        elif number := month_number(word):
            month = f"{number:02}"
        elif word not in _FILLERS:
            raise _unclear(said)
    if not year or (day and not month):
        raise _unclear(said)
    found = "-".join(filter(None, (year, month, day)))
    last_day(found)
    return found


def _unclear(said: str) -> ValueError:
    return ValueError(f"'{said[:40]}' is not a date; write it as 2025-08-26")
