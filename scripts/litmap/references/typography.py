"""Small rules of print: quotes, dashes, initials, ordinals, dates, lists of words. Pure functions on text."""

import re
import unicodedata
from collections.abc import Sequence

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months, in the words of a full date."""

_CURLY = re.compile(r"(?<!\w)‘(.{1,200}?)[’'](?!\w)")
_SINGLE = re.compile(r"(?<!\w)'(?=\S)(.{1,200}?)(?<=\S)'(?!\w)")
_DOUBLE = re.compile(r"\"(?=\S)(.{1,200}?)(?<=\S)\"")
_NUMBERS = re.compile(
    r"(?<![\w.–-])([A-Za-z]{0,2}[0-9]+)\s*[-–—]+\s*([A-Za-z]{0,2}[0-9]+)(?![\w–-])"
)
_NAME_PART = re.compile(r"([^\s.-]+)(\.?)(-?)")
_STOPPED = re.compile(r"[.?!…][’”\"]*\Z")


def inner_quotes(text: str) -> str:
    """`text` as it stands inside single quotes: its own quotes are double, its apostrophes curly."""
    for pattern in (_CURLY, _DOUBLE, _SINGLE):
        text = pattern.sub(r"“\1”", text)
    return _signs(text)


def outer_quotes(text: str) -> str:
    """`text` on its own: straight quotes become single curly ones, and so do apostrophes."""
    for pattern in (_DOUBLE, _SINGLE):
        text = pattern.sub(r"‘\1’", text)
    return _signs(text)


def _signs(text: str) -> str:
    return text.replace("'", "’").replace(" - ", " – ")


def dashed(numbers: str) -> str:
    """Ranges of pages or issues with an en dash: '545-556' and '545--556' become '545–556'."""
    return _NUMBERS.sub(r"\1–\2", numbers)


def is_stopped(text: str) -> bool:
    """Does `text` end a sentence already, perhaps within quotes?"""
    return bool(_STOPPED.search(text))


def listed(words: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def plural(number: int, one: str, many: str = "") -> str:
    """The word for a number of things: `one`, or `many` (by default `one` with an 's')."""
    return one if number == 1 else many or f"{one}s"


def counted(number: int, one: str, many: str = "") -> str:
    """'1 claim', '2 claims', '0 claims': a number with its word."""
    return f"{number} {plural(number, one, many)}"


def initials(first: str) -> str:
    """The initials of first names: 'Matthijs M.' gives 'M. M.', 'Jean-Pierre' 'J.-P.'.

    Names in scripts without capitals stay whole.
    """
    pieces = []
    for name, _, hyphen in _NAME_PART.findall(first):
        letter = name[0]
        short = f"{letter.upper()}." if letter.upper() != letter.lower() else name
        pieces.append(short + (hyphen or " "))
    return "".join(pieces).strip(" -")


def ordinal(edition: str) -> str:
    """An edition in words: '2' gives '2nd edition', 'Revised' 'revised edition'; '' stays ''."""
    if not edition or edition.lower().endswith(("edition", "ed.")):
        return edition
    if not (edition.isascii() and edition.isdigit()):
        return f"{edition[0].lower()}{edition[1:]} edition"
    number = int(edition[-9:])
    ending = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending} edition"


def full_date(date: str) -> str:
    """An ISO date in words: '2023-12-18' gives '18 December 2023', '2023-12' gives 'December 2023'."""
    year, *rest = date.split("-")
    if not rest or not rest[0].isdecimal() or not 1 <= int(rest[0]) <= 12:
        return year
    month = f"{MONTHS[int(rest[0]) - 1]} {year}"
    return f"{int(rest[1])} {month}" if len(rest) > 1 and rest[1].isdecimal() else month


def letters(index: int) -> str:
    """The letters that number works: 0 gives 'a', 25 'z', 26 'aa'."""
    return (letters(index // 26 - 1) if index >= 26 else "") + "abcdefghijklmnopqrstuvwxyz"[
        index % 26
    ]


def sortable(text: str) -> str:
    """`text` for sorting: without case, accents, or quotes at its start."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    return plain.casefold().lstrip("‘’“”'\"([ ")
