"""When a work was published, as bibliographies write it.

The field `year` may hold four digits (2024), two years (1991--1992, 1991-92, 1991/92), a year that
is not certain (c. 1998, 1998?, [1998]), or words for a work that is not out yet or has no date
(forthcoming, in press, n.d. …).

The field `date` holds what BibLaTeX takes, which is the Extended Date/Time Format: a day, month,
season or year (2024-02-20, 2024-21), a range (2021-03/2022, 2021/..), a date that is not certain
(1984~, 1984?), or digits that are not known (199X, 2004-XX).
"""

import re
from dataclasses import dataclass

from litmap.model.dates import is_date

_NOT_YET = {
    "forthcoming": "forthcoming",
    "to appear": "forthcoming",
    "to be published": "forthcoming",
    "in press": "in press",
    "in print": "in press",
    "accepted": "accepted",
    "under review": "under review",
    "submitted": "submitted",
    "in preparation": "in preparation",
}
"""Words for a work that is not out yet, and how a label shows them."""

_UNDATED = frozenset(("n.d", "nd", "no date", "not dated", "undated", "s.d", "sd", "s.a", "sa"))
NO_DATE = "n.d."

_NO_YEAR = "a year has four digits, such as 2024"
_DASH = r"\s*(?:-{1,3}|[–—/])\s*"
_YEAR = re.compile(r"[0-9]{4}")
_YEARS = re.compile(rf"([0-9]{{4}}){_DASH}([0-9]{{4}}|[0-9]{{2}})")
_ABOUT = re.compile(
    r"(?:(?:c(?:\.|\s)|ca\.?|circa|about|approx\.?|~)\s*([0-9]{4})|([0-9]{4})\s*[?~%])",
    re.IGNORECASE,
)
_INFERRED = re.compile(r"\[\s*([0-9]{4})\s*\]")
_MONTH = re.compile(r"([0-9]{4})[-/](0[1-9]|1[0-2])(-[0-9]{2})?")
_LETTERED = re.compile(r"([0-9]{4})\s*[a-z]{1,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a work was published.

    `words` is what a label shows ('2024', '1991–1992', 'c. 1998', 'forthcoming', 'n.d.').
    `start` is the same as YYYY, YYYY-MM or YYYY-MM-DD, '' where no year is known; `end` is the last
    year of a range, else ''. `about` says that the year is not certain.
    """

    words: str
    start: str = ""
    end: str = ""
    about: bool = False

    @property
    def order(self) -> str:
        """Orders works by date: without a date first, not yet published last."""
        if self.start:
            return self.start
        return "" if self.words == NO_DATE else "9999"


UNDATED = PublicationDate(NO_DATE)


_DATE_CURE = "write it as 2024, 2024-02 or 2024-02-20"
_TIME = re.compile(r"T[0-9:.]+(?:Z|[+-][0-9:]+)?$")
_SEASON = re.compile(r"([0-9]{4})-2[1-4]")
_UNKNOWN_YEARS = re.compile(r"([0-9]{2}|[0-9]{3})(X{1,2})")


def read_date(text: str) -> PublicationDate:
    """The meaning of a `date` field. Raises ValueError, with the cure, where it has none."""
    first, slash, last = text.partition("/")
    if not slash:
        return _one_date(first)
    if last in ("", ".."):
        begun = _one_date(first)
        return PublicationDate(f"{begun.words}–", begun.start, about=begun.about)
    ended = _one_date(last)
    if first in ("", ".."):
        return PublicationDate(f"–{ended.words}", ended.start, about=ended.about)
    begun = _one_date(first)
    start = begun.start[:4]
    end = ended.end or ended.start[:4]
    length = min(len(begun.start), len(ended.start))
    if end < start or ended.start[:length] < begun.start[:length]:
        raise ValueError("the second date is before the first; swap them")
    about = begun.about or ended.about
    if end == start:
        return PublicationDate(begun.words, begun.start, about=about)
    words = f"{start}–{end}"
    if about:
        words = f"c. {words}"
    return PublicationDate(words, begun.start, end, about=about)


def _one_date(text: str) -> PublicationDate:
    """A day, month, season or year, perhaps not certain, or with digits that are not known."""
    plain = _TIME.sub("", text.strip())
    about = plain.endswith(("?", "~", "%"))
    if about:
        plain = plain[:-1]
    if found := _UNKNOWN_YEARS.fullmatch(plain):
        start = found[1].ljust(4, "0")
        end = found[1].ljust(4, "9")
        return PublicationDate(f"{start}–{end}", start, end, about=True)
    if found := _SEASON.fullmatch(plain):
        plain = found[1]
    while plain.endswith("-XX"):
        plain = plain.removesuffix("-XX")
    if not is_date(plain):
        raise ValueError(_DATE_CURE)
    year = plain[:4]
    if about:
        return PublicationDate(f"c. {year}", plain, about=True)
    return PublicationDate(year, plain)


def read_year(text: str) -> PublicationDate:
    """The meaning of a `year` field. Raises ValueError, with the cure, where it has none."""
    said = " ".join(text.split())
    plain = said.casefold().strip(".() ").replace(". ", ".")
    if "0000" in said:
        raise ValueError(_NO_YEAR)
    if _YEAR.fullmatch(said):
        return PublicationDate(said, said)
    if plain in _NOT_YET:
        return PublicationDate(_NOT_YET[plain])
    if plain in _UNDATED:
        return UNDATED
    if found := _YEARS.fullmatch(said):
        return _range(said, found[1], found[2])
    if found := _ABOUT.fullmatch(said):
        year = found[1] or found[2]
        return PublicationDate(f"c. {year}", year, about=True)
    if found := _INFERRED.fullmatch(said):
        return PublicationDate(f"[{found[1]}]", found[1], about=True)
    raise ValueError(_cure(said))


def _range(said: str, first: str, last: str) -> PublicationDate:
    """Two years; the last one may be cut to two digits ('1991-92')."""
    last = first[: 4 - len(last)] + last
    if last <= first and _MONTH.fullmatch(said):
        raise ValueError(f"write 'date = {{{said.replace('/', '-')}}}' in place of 'year'")
    if last <= first:
        raise ValueError("the second year is not after the first; write it as 1991--1992")
    return PublicationDate(f"{first}–{last}", first, last)


def _cure(said: str) -> str:
    """What to write in place of a year that cannot be read."""
    if _MONTH.fullmatch(said):
        return f"write 'date = {{{said}}}' in place of 'year'"
    if found := _LETTERED.fullmatch(said):
        return f"write {found[1]}; the site itself adds a letter where two labels would be equal"
    if said.isdecimal() and not said.isascii():
        return f"write it in the digits 0 to 9, as {''.join(str(int(digit)) for digit in said[:8])}"
    if said.lstrip("-").isdecimal():
        return _NO_YEAR
    return "write 2024, 1991--1992, c. 1998, forthcoming, in press or n.d."
