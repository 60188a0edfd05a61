"""Dates in RIS files, as CSL has them."""

import re

from litmap.authoring.bylines import day_of
from litmap.model.dates import is_date
from litmap.model.months import season_of_year
from litmap.model.written_day import written_day
from litmap.references.csl import CslItem
from litmap.references.csl_dates import csl_date

_DATE = re.compile(r"([0-9]{4})(?:[/-]([0-9]{1,2}))?(?:[/-]([0-9]{1,2}))?(?![0-9])")
_RANGE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}/[0-9]{4}(?:-[0-9]{2}){0,2}")
_WORDS_BEHIND = re.compile(r"^[0-9]{4}[\s/-]+[A-Za-z]")


def date_of(said: str) -> CslItem:
    """'2024/05/07/', '2024', or words; {} for nothing."""
    if _RANGE.fullmatch(said):
        return csl_date(said)
    said = said.strip(" /")
    if season_of_year(said):
        return {"literal": said}
    found = _DATE.match(said)
    if not found or _WORDS_BEHIND.search(said):
        try:
            day = written_day(said)
        except ValueError:
            day = day_of(said)
        return {"date-parts": [[int(part) for part in day.split("-")]]} if day else _words(said)
    parts = [part.zfill(2) for part in found.groups() if part]
    while not is_date("-".join(parts)) and len(parts) > 1:
        parts.pop()
    return {"date-parts": [[int(part) for part in parts]]}


def _words(said: str) -> CslItem:
    return {"literal": said} if said else {}


def exactness(date: CslItem) -> int:
    """How many parts of a date are known."""
    return len(date.get("date-parts", [[]])[0])


def is_within(exact: CslItem, date: CslItem) -> bool:
    """Does a date say only what a more exact one says too?"""
    parts: list[int] = date["date-parts"][0]
    return bool(exact.get("date-parts", [[]])[0][: len(parts)] == parts)
