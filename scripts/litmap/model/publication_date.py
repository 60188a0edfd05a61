"""When a work was published, and what its field `date` says of it.

The field `date` holds what BibLaTeX takes, which is the Extended Date/Time Format: a day, month,
season or year (2024-02-20, 2024-21), a range (2021-03/2022, 2021/..), a date that is not certain
(1984~, 1984?), digits that are not known (199X, 2004-XX), or a year before our era (-0349).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from litmap.model.dates import is_date

NO_DATE = "n.d."

LONGEST_DATE = 200
"""Characters of a date; no sentence is one."""


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a work was published.

    `words` is what a label shows ('2024', '1991–1992', 'since 2020', 'c. 1998', '349 BCE',
    'forthcoming', 'n.d.').
    `start` is the same as YYYY, YYYY-MM or YYYY-MM-DD, '' where no year of our era is known; `end`
    is the last year of a range, else ''. `about` says that the year is not certain.
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
        if found := re.search(r"([0-9]+) BCE", self.words):
            return f"-{10_000 - int(found[1]):05}"
        return "" if self.words == NO_DATE else "9999"


UNDATED = PublicationDate(NO_DATE)


_DATE_CURE = "write it as 2024, 2024-02 or 2024-02-20"
_TIME = re.compile(r"T[0-9:.]+(?:Z|[+-][0-9:]+)?$")
_SEASON = re.compile(r"(-?[0-9]{4})-(?:2[1-9]|3[0-9]|4[01])")
_UNKNOWN_YEARS = re.compile(r"(?=.{4}$)([0-9]{1,3})[Xu]{1,3}")
_UNKNOWN_PARTS = re.compile("(?:-(?:XX|uu))+$")
_FAR_YEAR = re.compile("[Yy]([1-9][0-9]{4,8})")
_BCE = re.compile(r"-([0-9]{4,9})(?:-[0-9]{2}(?:-[0-9]{2})?)?|(0000)(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@lru_cache(maxsize=4096)
def read_date(text: str) -> PublicationDate:
    """The meaning of a `date` field. Raises ValueError, with the cure, where it has none."""
    if len(text) > LONGEST_DATE:
        raise ValueError(_DATE_CURE)
    first, slash, last = with_plain_digits(text).partition("/")
    if not slash:
        return _one_date(first)
    if last.strip() == "unknown":
        return _one_date(first)
    if last.strip() in ("", "..", "open"):
        begun = _one_date(first)
        return PublicationDate(f"since {begun.words}", begun.start, about=begun.about)
    ended = _one_date(last)
    if first.strip() in ("", "..", "unknown"):
        return PublicationDate(f"until {ended.words}", ended.start, about=ended.about)
    return _between(_one_date(first), ended)


def with_plain_digits(text: str) -> str:
    """A text with the digits of other scripts as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def _between(begun: PublicationDate, ended: PublicationDate) -> PublicationDate:
    """A range of two dates. Raises ValueError where the second is before the first."""
    latest = ended.end or ended.order
    length = min(len(begun.order), len(latest))
    if latest[:length] < begun.order[:length]:
        raise ValueError("the second date is before the first; swap them")
    about = begun.about or ended.about
    if begun.words == ended.words or begun.start[:4] == latest[:4]:
        return PublicationDate(begun.words, begun.start, begun.end, about=about)
    first = _plain_words(begun.words).partition("–")[0]
    last = _plain_words(ended.words).rpartition("–")[2]
    words = f"{first}–{last}"
    if about:
        words = f"c. {words}"
    end = ""
    if begun.start:
        end = latest[:4]
    return PublicationDate(words, begun.start, end, about=about)


def _plain_words(words: str) -> str:
    return words.removeprefix("c. ")


def _one_date(text: str) -> PublicationDate:
    """A day, month, season or year, perhaps not certain, or with digits that are not known."""
    whole = _TIME.sub("", text.strip())
    plain = whole.rstrip("?~%")
    about = plain != whole
    if found := _UNKNOWN_YEARS.fullmatch(plain):
        start = found[1].ljust(4, "0")
        end = found[1].ljust(4, "9")
        return PublicationDate(f"{start}–{end}", start, end, about=True)
    if found := _FAR_YEAR.fullmatch(plain):
        return _marked(found[1], about=about)
    plain = _UNKNOWN_PARTS.sub("", plain).lstrip("Yy")
    if found := _SEASON.fullmatch(plain):
        plain = found[1]
    if found := _BCE.fullmatch(plain):
        return _marked(f"{int(found[1] or 0) + 1} BCE", about=about)
    if not is_date(plain):
        raise ValueError(_DATE_CURE)
    return _marked(str(int(plain[:4])), plain, about=about)


def _marked(words: str, start: str = "", *, about: bool) -> PublicationDate:
    """A date in words, which say so if it is not certain."""
    if about:
        words = f"c. {words}"
    return PublicationDate(words, start, about=about)
