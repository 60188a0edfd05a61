"""Dates of CSL, as fields of a record."""

import re
from typing import Any

from litmap.authoring.bylines import day_of
from litmap.authoring.csl_values import plain
from litmap.model.publication_date import read_date
from litmap.model.publication_year import cure_of_year, read_year
from litmap.model.written_day import written_day
from litmap.references.csl_dates import written_date

_SEASON = re.compile(r"(spring|summer|autumn|fall|winter)\s+([0-9]{4})", re.IGNORECASE)
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}


def date_field(date: Any) -> tuple[str, str]:
    """The field for a date of CSL, and its value, which is '' for one that cannot be read."""
    parts = (date.get("date-parts") or [[]])[0]
    if len(parts) == 1 and not str(parts[0]).lstrip("-").isdecimal():
        date = {"raw": str(parts[0] or "")}
    written = written_date(date)
    said = written or " ".join(str(date.get("raw") or plain(date, "literal")).split())
    season = _SEASON.fullmatch(said)
    if season:
        return "date", f"{season[2]}-{_SEASONS[season[1].casefold()]}"
    for field, read in (("date", read_date), ("year", read_year)):
        try:
            found = read(said)
        except ValueError:
            continue
        if field == "year" and len(found.start) > 4:
            return "date", found.start
        if field == "date" or date.get("literal") or not cure_of_year(said):
            return field, said
    day = "" if written else _day_in(said)
    if day or written:
        return "date", day
    return _words(said)


def _day_in(said: str) -> str:
    """The day that words name, perhaps among others; '' for none."""
    try:
        return written_day(said)
    except ValueError:
        return day_of(said)


def _words(said: str) -> tuple[str, str]:
    """Words that name no day, as a year that is shown as it stands, if they are short."""
    try:
        read_year(said)
    except ValueError:
        return "date", ""
    return "year", said
