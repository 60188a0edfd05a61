"""Days in words: of one day, and from one day to another."""

from litmap.model.dates import is_date
from litmap.references.typography import full_date

_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}


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


def _one(date: str) -> str:
    """A day, month, season or year, perhaps not certain, with or without a time."""
    certain = date.strip().rstrip("?~%")
    plain = certain.partition("T")[0].replace("-XX", "")
    if plain[4:5] == "-" and plain[5:] in _SEASONS:
        words = f"{_SEASONS[plain[5:]]} {plain[:4]}"
    elif is_date(plain):
        words = full_date(plain)
    else:
        return date
    if certain != date.strip():
        return f"c. {words}"
    return words


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
