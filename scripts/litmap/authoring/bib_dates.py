"""Dates in other people's BibTeX, as fields of a record."""

import re
from collections.abc import Iterator, Mapping

from litmap.authoring.bib_names import RENAMED
from litmap.model.months import month_and_day, season_of_year
from litmap.model.publication_date import NO_DATE
from litmap.model.reference import Reference
from litmap.model.written_day import written_day

OF_DATE = ("date", "year", "month", "day")
"""The fields that say when a work was published."""

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_FIRST_EDITION = re.compile(r"[\[(]([0-9]{4})[\])]")
_TO = re.compile(r"\s*(?:-{1,3}|[–—/&]|\b(?:and|to|und|bis|et|y)\b)\s*", re.IGNORECASE)


def day_of_reading(work: Reference) -> str:
    """The day on which a page was read, in whatever words; '' where it is not one day."""
    for name in ("urldate", *RENAMED):
        said = ""
        if name == "urldate" or RENAMED[name] == "urldate":
            said = work.get(name) or _as_written(work, name)
        try:
            day = written_day(said)
        except ValueError:
            continue
        if len(day) == 10:
            return day
    return ""


def _as_written(work: Reference, name: str) -> str:
    """The value of a field that the reader could not take, from the source; '' without one."""
    found = re.search(rf"\b{name}\s*=\s*[{{\"]+([^{{}}\"]*)", work.source, re.IGNORECASE)
    return found[1].strip() if found else ""


def publication(work: Reference) -> Iterator[tuple[str, str]]:
    """`date` as it is, or made of year, month and day; `year` in words where no year is known.

    An earlier year in brackets, '2002 [1990]', is that of the original.
    """
    if date := work.get("date"):
        yield "date", date
        return
    published = work.published
    sides = "/".join(filter(None, (published.start, published.end)))
    season = season_of_year(f"{work.get('month')} {work.get('year')}")
    if season:
        yield "date", season
    elif published.words.startswith("since "):
        yield "date", f"{sides}/.."
    elif published.words.startswith("until "):
        yield "date", f"../{sides}"
    elif not published.start and published.words != NO_DATE:
        yield "year", published.words
    elif re.match(r"\[?[0-9]|c\. ", published.words):
        yield "date", (sides + "~" * published.about) + _last_day(work)
        original = _FIRST_EDITION.search(work.get("year"))
        if original and original[1] < published.start and not work.get("origdate"):
            yield "origdate", original[1]
    elif published.start:  # words and a year: 'forthcoming 2027'
        yield "year", work.get("year")


def _last_day(work: Reference) -> str:
    """'/1983-10' for the months 'September/October', '/1990-01-14' for '12--14 jan'; else ''."""
    months, days = (_TO.split(work.get(name)) for name in ("month", "day"))
    start = work.published.start
    if len(months) > 2 or len(days) > 2 or len(months) + len(days) == 2 or len(start) < 7:
        return ""
    last, day = months[-1], days[-1]
    if not re.search(r"[^\W\d_]", last):  # a day alone: 'jan 12--14'
        last = f"{re.sub('[0-9]', '', months[0])} {last}"
    try:
        end = month_and_day(last, day)
    except ValueError:
        return ""
    year = int(start[:4]) + (end[:3] < start[4:7])
    return f"/{year:04}{end}" if len(end) == len(start) - 4 and f"{year}{end}" != start else ""


def is_date_lost(name: str, work: Reference, fields: Mapping[str, str]) -> bool:
    """Does the draft lack what one of `OF_DATE` said?"""
    date = fields.get("date") or fields.get("year", "")
    if name == "year" and work.get("date"):
        return work.get("year") not in work.get("date")
    if name == "year" and not season_of_year(f"{work.get('month')} {work.get('year')}"):
        known = date + fields.get("origdate", "")
        return not date or any(year not in known for year in _YEAR.findall(work.get("year")))
    known_parts = list(filter(None, date.partition("/")[0].split("-")))
    return len(known_parts) < {"date": 1, "year": 1, "month": 2, "day": 3}[name]
