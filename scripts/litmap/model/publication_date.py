"""When a work was published, as bibliographies write it.

The field `year` may hold four digits (2024), two years (1991--1992, 1991-92, 1991/92), a year that
is not certain (c. 1998, 1998?, [1998]), a year with its month or season (May 1987), or words for a
work that is not out yet or has no date (forthcoming, in press, n.d. …). What the field `date` may
hold, it may hold too.

The field `date` holds what BibLaTeX takes, which is the Extended Date/Time Format: a day, month,
season or year (2024-02-20, 2024-21), a range (2021-03/2022, 2021/..), a date that is not certain
(1984~, 1984?), digits that are not known (199X, 2004-XX), or a year before our era (-0349).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from litmap.model.date_words import is_undated, not_yet
from litmap.model.dates import is_date
from litmap.model.months import month_and_day

NO_DATE = "n.d."

_NO_YEAR = "a year has four digits, such as 2024"
_LONGEST_DATE = 200
"""Characters of a date; no sentence is one."""
_DASH = r"\s*(?:-{1,3}|[–—/])\s*"
_ABOUT = r"(?:c(?:\.|\s)|ca\.?|circa|about|approx\.?|around|um|vers|hacia|~)"
_YEAR = re.compile(r"[0-9]{4}")
_YEARS = re.compile(rf"([0-9]{{4}}){_DASH}([0-9]{{4}}|[0-9]{{2}})")
_SINCE = re.compile(rf"([0-9]{{4}}){_DASH}(?:present|today|ongoing)?", re.IGNORECASE)
_CIRCA = re.compile(rf"{_ABOUT}\s*([0-9]{{4}})|([0-9]{{4}})\s*[?~%]", re.IGNORECASE)
_INFERRED = re.compile(rf"\[\s*{_ABOUT}?\s*([0-9]{{4}})\s*\??\s*\]", re.IGNORECASE)
_REPRINT = re.compile(r"[\[(][0-9]{4}[\])]\s*/?\s*([0-9]{4})|([0-9]{4})\s*[\[(][0-9]{4}[\])]")
_DECADE = re.compile(r"([0-9]{3})0['’]?s")
_ERA = re.compile(r"([0-9]{1,4})\s*(?:BCE|BC|B\.C\.(?:E\.)?|v\. ?Chr\.?)", re.IGNORECASE)
_COPYRIGHT = re.compile(r"\A(?:[c©]|copyright|©\s)\s*([0-9]{4})\Z|\A([0-9]{4})\.\Z", re.IGNORECASE)
"""'c1998', '©1998', as libraries copy it from the back of a title page; or a stop behind a year."""
_ROMAN = re.compile("M{1,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ROMAN_SIGNS = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_OWN = re.compile(
    r"(since |until )?(c\. )?([0-9]{4}|[0-9]{1,4}(?= BCE))( BCE)?"
    r"(?:–([0-9]{4}|[0-9]{1,4}(?= BCE)|(?<=BCE–)[0-9]{1,4})( BCE)?)?"
)
_MONTH = re.compile(r"([0-9]{4})[-/](0[1-9]|1[0-2])(?:[-/]([0-9]{2}))?")
_LETTERED = re.compile(r"([0-9]{4})\s*[a-z]{1,2}", re.IGNORECASE)
_WITH_YEAR = re.compile(r"(.*?)[\s,(]*\b([0-9]{4})\b[\s,)]*(.*)")


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
_NUMBERS = re.compile(
    r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?|([0-9]{1,2})/([0-9]{4})|([0-9]{4})([0-9]{2})([0-9]{2})"
)
_TWO_DATES = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}){0,2})\s*(?:-{2,3}|[–—]|-(?=[0-9]{4})|\s(?:to|bis|-)\s)\s*([0-9]{4}(?:-[0-9]{2}){0,2})"
)
_TIME = re.compile(r"T[0-9:.]+(?:Z|[+-][0-9:]+)?$")
_SEASON = re.compile(r"(-?[0-9]{4})-(?:2[1-9]|3[0-9]|4[01])")
_UNKNOWN_YEARS = re.compile(r"(?=.{4}$)([0-9]{1,3})[Xu]{1,3}")
_UNKNOWN_PARTS = re.compile("(?:-(?:XX|uu))+$")
_FAR_YEAR = re.compile("[Yy]([1-9][0-9]{4,8})")
_BCE = re.compile(r"-([0-9]{4,9})(?:-[0-9]{2}(?:-[0-9]{2})?)?|(0000)(?:-[0-9]{2}(?:-[0-9]{2})?)?")


@lru_cache(maxsize=4096)
def read_date(text: str) -> PublicationDate:
    """The meaning of a `date` field. Raises ValueError, with the cure, where it has none."""
    if len(text) > _LONGEST_DATE:
        raise ValueError(_DATE_CURE)
    first, slash, last = _with_plain_digits(text).partition("/")
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


def _with_plain_digits(text: str) -> str:
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


@lru_cache(maxsize=4096)
def read_year(text: str) -> PublicationDate:
    """The meaning of a `year` field. Raises ValueError, with the cure, where it has none."""
    if len(text) > _LONGEST_DATE:
        raise ValueError(_NO_YEAR)
    said = _COPYRIGHT.sub(r"\1\2", _with_plain_digits(" ".join(text.split())))
    if _YEAR.fullmatch(said) and said != "0000":
        return PublicationDate(said, said)
    if "0000" in said:
        raise ValueError(_NO_YEAR)
    for reading in (_undated, _not_yet, _own, _range, _uncertain, _as_date, _with_month):
        if date := reading(said):
            return date
    raise ValueError(_cure(said))


def _undated(said: str) -> PublicationDate | None:
    """Words for a work without a date."""
    if is_undated(said):
        return UNDATED
    return None


def _not_yet(said: str) -> PublicationDate | None:
    """Words for a work that is not out yet, perhaps with the year in which it should be."""
    year = ""
    if found := _WITH_YEAR.fullmatch(said):
        year, said = found[2], f"{found[1]} {found[3]}"
    if not (shown := not_yet(said)):
        return None
    return PublicationDate(shown, year)


def _own(said: str) -> PublicationDate | None:
    """The words that a `PublicationDate` has: 'since 2020', 'c. 1984–1986', '350 BCE'."""
    found = _OWN.fullmatch(said.replace("--", "–"))
    if not found or not any((found[1], found[2], found[4])):
        return None
    first, last = _as_field(found[3], found[4]), ""
    if found[2]:
        first += "~"
    if found[5]:
        last = _as_field(found[5], found[6])
    if found[1] == "since ":
        return read_date(f"{first}/")
    if found[1] == "until ":
        return read_date(f"/{first}")
    return read_date("/".join(filter(None, (first, last))))


def _as_field(year: str, era: str) -> str:
    """A year as a `date` field has it, in which the year 0 is 1 BCE."""
    if era:
        return f"-{int(year) - 1:04}"
    return year.zfill(4)


def _range(said: str) -> PublicationDate | None:
    """Two years; the last one may be cut to two digits ('1991-92') or be open ('2020--')."""
    if found := _SINCE.fullmatch(said):
        return PublicationDate(f"since {found[1]}", found[1])
    found = _YEARS.fullmatch(said)
    if not found:
        return None
    first = found[1]
    last = first[: 4 - len(found[2])] + found[2]
    if found[2] == "00" and first.endswith("99"):
        last = str(int(first) + 1)
    if last <= first and _MONTH.fullmatch(said):
        return None
    if last <= first:
        raise ValueError("the second year is not after the first; write it as 1991--1992")
    return PublicationDate(f"{first}–{last}", first, last)


def _uncertain(said: str) -> PublicationDate | None:
    """A year that is not certain, one of two editions, a decade, or a year before our era."""
    if found := _CIRCA.fullmatch(said):
        year = found[1] or found[2]
        return PublicationDate(f"c. {year}", year, about=True)
    if found := _INFERRED.fullmatch(said):
        return PublicationDate(f"[{found[1]}]", found[1], about=True)
    if found := _REPRINT.fullmatch(said):
        year = found[1] or found[2]
        return PublicationDate(year, year)
    if found := _DECADE.fullmatch(said):
        start, end = f"{found[1]}0", f"{found[1]}9"
        return PublicationDate(f"{start}s", start, end, about=True)
    if found := _ERA.fullmatch(said):
        return PublicationDate(f"{int(found[1])} BCE")
    if _ROMAN.fullmatch(said):
        year = str(_number_of(said))
        return PublicationDate(year, year)
    return None


def _number_of(roman: str) -> int:
    total = 0
    for sign, following in zip(roman, f"{roman[1:]}I", strict=True):
        value = _ROMAN_SIGNS[sign]
        if value < _ROMAN_SIGNS[following]:
            value = -value
        total += value
    return total


def _as_date(said: str) -> PublicationDate | None:
    """What a `date` field could hold."""
    if found := _MONTH.fullmatch(said):
        said = "-".join(part for part in found.groups() if part)
    try:
        return read_date(said)
    except ValueError:
        return None


def _with_month(said: str) -> PublicationDate | None:
    """A year with its month or season: 'May 1987', 'Autumn 2001'."""
    found = _WITH_YEAR.fullmatch(said)
    if not found:
        return None
    try:
        rest = month_and_day(f"{found[1]} {found[3]}".strip())
    except ValueError:
        return None
    return PublicationDate(found[2], found[2] + rest)


def _cure(said: str) -> str:
    """What to write in place of a year that cannot be read."""
    if found := _LETTERED.fullmatch(said):
        return f"write {found[1]}; the site itself adds a letter where two labels would be equal"
    if said.lstrip("-").isdecimal():
        return _NO_YEAR
    return "write 2024, 1991--1992, c. 1998, forthcoming, in press or n.d."


def cure_of_date(said: str) -> str:
    """What to write in place of a `date` that `read_date` cannot read; '' where nobody can tell."""
    if is_undated(said):
        return "remove the field"
    if words := not_yet(said):
        return f"write 'pubstate = {{{words}}}' in its place"
    if found := _TWO_DATES.fullmatch(said):
        return f"write it as {found[1]}/{found[2]}"
    if found := _NUMBERS.fullmatch(said):
        year, month, day = (_first(found, places) for places in ((1, 5, 6), (2, 4, 7), (3, 8)))
        known = [part.zfill(2) for part in (year, month, day) if part and int(part)]
        written = "-".join(known)
        return f"write it as {written}" if is_date(written) else ""
    if found := _CIRCA.fullmatch(said):
        return f"write it as {found[1] or found[2]}~"
    return ""


def _first(found: re.Match[str], places: tuple[int, ...]) -> str:
    """The first group that a match has in one of several places."""
    return next((found[at] for at in places if found[at]), "")
