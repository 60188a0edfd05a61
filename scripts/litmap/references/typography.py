"""Small rules of print: quotes, dashes, initials, ordinals, dates. Pure functions on text."""

import re
from string import ascii_lowercase
from typing import NamedTuple

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
_PARTICLES = frozenset(
    (
        *("af", "av", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du"),
        *("el", "la", "las", "los", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur"),
    )
)
"""Small words within names, which have no initials."""
_STOPPED = re.compile(r"[.?!…][’”\"]*\Z")


class StyledText(NamedTuple):
    """A piece of a formatted reference: its text, whether it is in italics, its link."""

    text: str
    em: bool = False
    href: str = ""


def inner_quotes(text: str) -> str:
    """`text` as it is written inside single quotes: its own are double, apostrophes curly."""
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


def initials(first: str) -> str:
    """The initials of first names: 'Matthijs M.' gives 'M. M.', 'Jean-Pierre' 'J.-P.'.

    Names in scripts without capitals stay whole, and so do particles: 'M. de la'.
    """
    return " ".join(filter(None, map(_initials_of_word, first.split())))


def _initials_of_word(word: str) -> str:
    if word in _PARTICLES:
        return word
    pieces: list[str] = []
    for name, _, hyphen in _NAME_PART.findall(word):
        capital = name[0].upper()
        pieces.append(name if capital == capital.lower() else f"{capital}.")
        pieces.append(hyphen or " ")
    return "".join(pieces).strip(" -")


def ordinal(edition: str) -> str:
    """An edition in words: '2' gives '2nd edition', 'Revised' 'revised edition'; '' stays ''."""
    if not edition or edition.lower().endswith(("edition", "ed.")):
        return edition
    if not (edition.isascii() and edition.isdigit()):
        return f"{edition[0].lower()}{edition[1:]} edition"
    number = int(edition[-9:])
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    if number % 100 in (11, 12, 13):
        ending = "th"
    return f"{number}{ending} edition"


def full_date(date: str) -> str:
    """An ISO date in words: '18 December 2023', 'December 2023', '2023'."""
    year, month, day = [*date.split("-"), "", ""][:3]
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return year
    words = f"{MONTHS[int(month) - 1]} {year}"
    if day.isdecimal():
        words = f"{int(day)} {words}"
    return words


def letters(index: int) -> str:
    """The letters that number works: 0 gives 'a', 25 'z', 26 'aa'."""
    rounds, place = divmod(index, 26)
    letter = ascii_lowercase[place]
    if rounds:
        letter = letters(rounds - 1) + letter
    return letter
