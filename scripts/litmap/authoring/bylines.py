"""Names and days in lines that people wrote: 'By Jane Doe and John Roe', 'May 7, 2024'."""

import re
from collections.abc import Iterator

from litmap.bibtex.asides import says_nobody
from litmap.bibtex.names import LONGEST_NAME
from litmap.model.dates import is_date
from litmap.model.months import month_number
from litmap.references.csl import CslItem

MOST_PEOPLE = 50
"""Names that are taken of one page."""

_WORDS_OF_BODIES = """
of for on the agency assembly association authority bank board center centre commission committee
company council court department desk editor editorial editors forum foundation government group
initiative institute ministry nations network news office organisation organization parliament press
secretariat service society staff team union university
"""
_BODY = re.compile(rf"\b(?:{'|'.join(_WORDS_OF_BODIES.split())})\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|@|^\W*$|^(?:admin|author|anonymous|others|et\.? al\.?)$", re.IGNORECASE
)
_BY = re.compile(r"^(?:written\s+)?by:?\s+", re.IGNORECASE)
_NUMBERS = re.compile(r"([1-9][0-9]{3})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?(?![0-9])")
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_WORD = r"\b([A-Z][a-z]{2,8})\.?"
_DAY_FIRST = re.compile(rf"(?:\b{_DAY}\s+)?{_WORD},?\s+([0-9]{{4}})\b")
_MONTH_FIRST = re.compile(rf"{_WORD}\s+{_DAY},?\s+([0-9]{{4}})\b")


def is_name(text: str) -> bool:
    """Can a text be somebody's name, and not an address or a word for nobody?"""
    is_none = says_nobody(text) or _NO_NAME.search(text)
    return len(text) <= LONGEST_NAME and not is_none


def people_of(lines: list[str], site: str) -> list[CslItem]:
    """The persons and bodies in some lines, as CSL names; the `site` is a body."""
    found: list[CslItem] = []
    for line in lines[:MOST_PEOPLE]:
        for name in _names(_BY.sub("", line.strip()), site):
            person = _person(name, site)
            if person not in found and is_name(name):
                found.append(person)
    return found[:MOST_PEOPLE]


def _names(line: str, site: str) -> Iterator[str]:
    """The names in a line: 'A B and C D', 'A B, C D', 'Doe, Jane; Roe, Joe'."""
    if _is_body(line, site):
        yield line
        return
    for part in re.split(r"\s*;\s*|\s+(?:and|&)\s+", line):
        names = re.split(r"\s*,\s*", part.strip(" ,"))
        # a comma stands between two names where both have a blank, else within 'Doe, Jane'
        if len(names) > 1 and all(" " in name for name in names):
            yield from names
        elif part:
            yield part.strip(" ,")


def _is_body(name: str, site: str) -> bool:
    return name.casefold() == site.casefold() or bool(_BODY.search(name))


def _person(name: str, site: str) -> CslItem:
    """A name in its parts; a body, and a name of one word, is whole."""
    if _is_body(name, site) or not re.search(r"[\s,]", name):
        return {"literal": name}
    family, comma, given = name.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip()}
    words = name.split()
    start = len(words) - 1
    for number, word in enumerate(words[1:-1], start=1):
        if word.islower():  # 'Ursula von der Leyen'
            start = number
            break
    return {"family": " ".join(words[start:]), "given": " ".join(words[:start])}


def day_of(said: str) -> str:
    """A day, month or year as YYYY-MM-DD, YYYY-MM or YYYY; '' for what is none."""
    if found := _NUMBERS.match(said.strip()):
        parts = [part for part in found.groups() if part]
    elif found := _MONTH_FIRST.search(said):
        parts = [found[3], _month(found[1]), found[2]]
    elif found := _DAY_FIRST.search(said):
        parts = [found[3], _month(found[2])]
        if found[1]:
            parts.append(found[1])
    else:
        return ""
    day = "-".join(part.zfill(2) for part in parts)
    if is_date(day):
        return day
    return parts[0]


def _month(name: str) -> str:
    """The number of a month by its name or short form; '' for another word."""
    return str(month_number(name) or "")
