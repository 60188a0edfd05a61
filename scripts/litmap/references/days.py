"""Days in words: of one day, from one day to another, and of a publication."""

import re
from collections.abc import Mapping

from litmap.model.dates import is_date
from litmap.model.months import is_part_of_year
from litmap.model.publication_date import read_date
from litmap.model.reference import Reference
from litmap.problems.wording import capitalised
from litmap.references.typography import full_date

_MONTH = re.compile(r"(?!BCE)[^\W\d_]{3}|[QHT][1-4] ")
SEASONS: Mapping[str, str] = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
"""The seasons, by what stands for them where a month would."""


def days_in_words(date: str) -> str:
    """A date of BibLaTeX in words: '1–2 November 2023', 'Spring 2024', 'c. May 1984'.

    What is no date stays as it is.
    """
    begin, slash, end = date.partition("/")
    if not slash:
        return _one(begin)
    if begin in ("", "..") or end in ("", ".."):
        return f"{_one(begin.strip('.'))}–{_one(end.strip('.'))}"
    return _from_to(_one(begin), _one(end))


def exact_date(reference: Reference) -> str:
    """The date of publication in words; '' where the year is all, or the title has the date."""
    published = reference.published
    start = published.start
    words = _with_term(reference) or days_in_words(reference.date)
    if words in (published.words, start[:4]) or not _MONTH.search(words):
        return ""
    titles = reference.get("title") + reference.get("subtitle")
    if words in titles or (full_date(start) in titles and "–" not in words):
        return ""
    return words


def _with_term(reference: Reference) -> str:
    """'Michaelmas 2024', 'Q1 2024': a part of the year that dates have no form for; else ''."""
    month, date = reference.get("month"), reference.date
    is_term = is_part_of_year(month) and len(date) == 4 and not reference.get("date")
    return f"{capitalised(month)} {date}" if is_term else ""


def _one(date: str) -> str:
    """A day, month, season or year, perhaps not certain, with or without a time."""
    certain = date.strip().rstrip("?~%")
    plain = certain.partition("T")[0].replace("-XX", "")
    if plain[4:5] == "-" and plain[5:] in SEASONS:
        words = f"{SEASONS[plain[5:]]} {plain[:4]}"
    elif is_date(plain):
        words = full_date(plain)
    else:
        return _far(date)
    if certain != date.strip():
        return f"c. {words}"
    return words


def _far(date: str) -> str:
    """A year before our era or with digits that are not known; what is no date as it is."""
    try:
        return read_date(date).words
    except ValueError:
        return date


def _from_to(begin: str, end: str) -> str:
    """Both ends; what they have in common, the year or month and year, stands once."""
    first, last = begin.split(), end.split()
    if begin == end:
        return end
    if len(first) > 1 and first[1:] == last[1:]:
        return f"{first[0]}–{end}"
    if len(first) == len(last) == 3 and first[2] == last[2]:
        begin = f"{first[0]} {first[1]}"
    if len(begin) == len(end) == 4:
        return f"{begin}–{end}"
    return f"{begin} – {end}"
