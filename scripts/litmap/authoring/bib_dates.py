"""Dates in other people's BibTeX, as fields of a record."""

import re
from collections.abc import Iterator, Mapping

from litmap.authoring.bib_names import RENAMED
from litmap.model.months import season_of_year
from litmap.model.publication_date import NO_DATE
from litmap.model.reference import Reference
from litmap.model.written_day import written_day

_NAME = re.compile(r"[^\W\d_]{3,}")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_FIRST_EDITION = re.compile(r"[\[(]([0-9]{4})[\])]")


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
    sides = "/".join(filter(None, (work.date, published.end)))
    if published.words.startswith("since "):
        yield "date", f"{sides}/.."
    elif published.words.startswith("until "):
        yield "date", f"../{sides}"
    elif not published.start and published.words != NO_DATE:
        yield "year", published.words
    elif re.match(r"\[?[0-9]|c\. ", published.words):
        yield "date", sides + "~" * published.about
        original = _FIRST_EDITION.search(work.get("year"))
        if original and original[1] < published.start and not work.get("origdate"):
            yield "origdate", original[1]
    elif published.start:  # words and a year: 'forthcoming 2027'
        yield "year", work.get("year")


def is_date_lost(name: str, work: Reference, fields: Mapping[str, str]) -> bool:
    """Does the draft lack what a field of `PUBLICATION` said?"""
    date = fields.get("date") or fields.get("year", "")
    if name == "year" and work.get("date"):
        return work.get("year") not in work.get("date")
    if name == "year" and not season_of_year(f"{work.get('month')} {work.get('year')}"):
        known = date + fields.get("origdate", "")
        return not date or any(year not in known for year in _YEAR.findall(work.get("year")))
    if len(_NAME.findall(work.get(name))) > 1 and "/" not in date:  # 'December/January'
        return True
    known_parts = list(filter(None, date.partition("/")[0].split("-")))
    return len(known_parts) < {"date": 1, "year": 1, "month": 2, "day": 3}[name]
