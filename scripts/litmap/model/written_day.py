"""Dates as people write them: '10-11 February 2025', 'Feb. 11th, 2025', '2025-02'."""

import calendar
import re

from litmap.model.dates import is_date, last_day

_WORD = re.compile(r"\d+|[^\W\d_]+")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_MONTHS = tuple(name.lower() for name in calendar.month_name)
_DASHES = str.maketrans("‐‑‒–—−", "------")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(0?[1-9]|1[0-2])\.\s?(\d{4})")
"""With dots the day comes first everywhere: '12.2.2025'."""

_FILLERS = frozenset(
    ["st", "nd", "rd", "th", "and", "to", "until", "from", "the", "of", "on", "between"]
    + [name.lower() for name in (*calendar.day_name, *calendar.day_abbr)]
)


def written_day(said: str) -> str:
    """A day, month or year as the map writes it; of several days the last.

    Raises ValueError, which says what to write, where the words leave it open.
    """
    said = said.translate(_DASHES)
    for written in reversed(_ISO.findall(said) or [said.strip()]):
        if is_date(written):
            return str(written)
    if numbers := _DOTTED.fullmatch(said.strip()):
        said = f"{numbers[1]} {calendar.month_name[int(numbers[2])]} {numbers[3]}"
    day = month = year = ""
    for word in _WORD.findall(said.lower()):
        if word.isdecimal() and len(word) == 4:
            year = f"{int(word):04}"
        elif word.isdecimal() and len(word) < 3:
            day = f"{int(word):02}"
        elif number := _month(word):
            month = f"{number:02}"
        elif word not in _FILLERS:
            raise _unclear(said)
    if not year or (day and not month):  # of 11/02/2025 nobody knows which is the month
        raise _unclear(said)
    found = "-".join(filter(None, (year, month, day)))
    last_day(found)
    return found


def _month(word: str) -> int:
    """The number of the month that a word is, or is short for ('feb', 'sept'); 0 if it is none."""
    for number, name in enumerate(_MONTHS):
        if len(word) > 2 and name.startswith(word):
            return number
    return 0


def _unclear(said: str) -> ValueError:
    return ValueError(f"'{said[:40]}' is not a date; write it as 2025-08-26")
