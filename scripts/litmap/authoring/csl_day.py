"""Dates of CSL, as fields of a record."""

from typing import Any

from litmap.authoring.bylines import day_of
from litmap.authoring.csl_values import plain
from litmap.model.months import season_of_year
from litmap.model.publication_date import read_date
from litmap.model.publication_year import cure_of_year, read_year
from litmap.model.written_day import written_day
from litmap.references.csl_dates import written_date


def date_field(date: Any) -> tuple[str, str]:
    """The field for a date of CSL, and its value, which is '' for one that cannot be read."""
    parts = (date.get("date-parts") or [[]])[0]
    if len(parts) == 1 and not str(parts[0]).lstrip("-").isdecimal():
        date = {"raw": str(parts[0] or "")}
    written = written_date(date)
    words = date.get("edtf") or date.get("raw") or plain(date, "literal")
    said = written or " ".join(str(words).split())
    if season := season_of_year(said):
        return "date", season
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
