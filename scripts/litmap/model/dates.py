"""Dates as contributors know them: a year, a month or a day."""

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MONTHS = ("", *calendar.month_abbr[1:])


@lru_cache(maxsize=10_000)
def last_day(text: str) -> date:
    """The last day that a partial date (YYYY, YYYY-MM, YYYY-MM-DD) can mean.

    Kept, as lists of events are sorted by it again and again: a tenth of the rules.
    Raises ValueError, which says what to write, where the text is no date.
    """
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month = int(match[1]), int(match[2] or 12)
    if match[3] and month > 12 >= int(match[3]):
        raise ValueError(f"'{text}' names no month {month}; write {year}-{match[3]}-{match[2]}")
    if not 1 <= month <= 12 or year < 1:
        raise ValueError(
            f"'{text}' names no month of the calendar; write YYYY-MM with a month from 01 to 12"
        )
    length = calendar.monthrange(year, month)[1]
    day = int(match[3] or length)
    if not 1 <= day <= length:
        raise ValueError(
            f"'{text}' names no day of the calendar; {match[1]}-{match[2]} has {length} days"
        )
    return date(year, month, day)


def is_date(text: str) -> bool:
    """Is `text` a day, month or year of the calendar, written YYYY-MM-DD, YYYY-MM or YYYY?"""
    try:
        last_day(text)
    except ValueError:
        return False
    return True


def first_day(text: str) -> date:
    """The first day that a partial date can mean. ValueError where there is none."""
    last = last_day(text)
    return last.replace(month=last.month if text[4:] else 1, day=last.day if text[7:] else 1)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last day of a month that is too short for it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def in_words(text: str) -> str:
    """'2024-09-05' as '5 Sep 2024', '2024-09' as 'Sep 2024', '2024' as it is."""
    year, *rest = str(text).split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0])]
    if len(rest) == 1:
        return f"{month} {year}"
    return f"{int(rest[1])} {month} {year}"


def period(since: str | None, until: str | None = None, as_of: str | None = None) -> str:
    """'since 1961', 'from 1945 until 1985', 'until 2020', 'as of 20 Feb 2024', or ''."""
    parts = []
    if since and until:
        parts.append(f"from {in_words(since)} until {in_words(until)}")
    elif since:
        parts.append(f"since {in_words(since)}")
    elif until:
        parts.append(f"until {in_words(until)}")
    if as_of:
        parts.append(f"as of {in_words(as_of)}")
    return ", ".join(parts)


def years(since: str | None, until: str | None = None, as_of: str | None = None) -> str:
    """The same in years, for a narrow cell: '1961', '1945–1985', 'until 2020', 'as of 2024'."""
    parts = []
    if since and until:
        parts.append(f"{since[:4]}–{until[:4]}")
    elif since:
        parts.append(since[:4])
    elif until:
        parts.append(f"until {until[:4]}")
    if as_of:
        parts.append(f"as of {as_of[:4]}")
    return ", ".join(parts)


def today_from(environment: Mapping[str, str]) -> date:
    """The day that counts as today: SOURCE_DATE_EPOCH (seconds, UTC) where set, else the clock.

    Raises ValueError where it is set to something else than a number.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()
