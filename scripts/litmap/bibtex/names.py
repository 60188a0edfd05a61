"""Persons from the names of a BibTeX `author` or `editor` field.

pybtex splits a name into its parts; a name wholly in braces is corporate. Names
that were surely meant otherwise become faults, with what to type.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pybtex.database import Person as BibtexPerson

from litmap.bibtex.file import quoted
from litmap.bibtex.latex import latex_to_text
from litmap.model.reference import Person
from litmap.problems.problem import Severity

_CORPORATE = re.compile(r"\{([^{}]*+(?:\{(?:[^{}]|\{[^{}]*+\})*+\}[^{}]*+)*+)\}")
_BRACED = re.compile(r"\{[^{}]*+\}")
_ORGANISATION = re.compile(
    r"(?:.*\s)?(?:of|for|on|the|and|&|\\&)\s.*"
    r"|.*\s(?:Agency|Alliance|Assembly|Association|Authority|Bureau|Center|Centre|College"
    r"|Commission|Committee|Consortium|Corporation|Council|Department|Federation|Forum|Foundation"
    r"|Government|Initiative|Institute|Institution|Ministry|Nations|Network|Organi[sz]ation"
    r"|Parliament|Partnership|Secretariat|University)(?:\s.*)?"
    r"|(?:World|European|African|Asian|International)\s(?:Bank|Union|Fund|Office)"
)
"""Words that no person is named by; a surname such as 'Price' or 'Banks' is not among them."""
_ET_AL = re.compile(r"et\.? al\.?", re.IGNORECASE)


class NameFault(NamedTuple):
    """A name that cannot stay: the name as written, a message with the cure, and its severity."""

    name: str
    message: str
    severity: Severity = "error"


class People(NamedTuple):
    """The persons that are named, whether others follow, and the faults found."""

    persons: tuple[Person, ...] = ()
    more: bool = False
    faults: tuple[NameFault, ...] = ()


def read_people(names: list[str]) -> People:
    """The persons of a list of names, which are split at `and` and still LaTeX."""
    more = bool(names) and names[-1].lower() == "others"
    if more:
        names = names[:-1]
    persons: list[Person] = []
    faults: list[NameFault] = []
    for name in names:
        error = _error(name)
        if error:
            faults.append(NameFault(name, error))
            continue
        person = _person(name)
        if not _is_visible(person.last):
            message = f"{quoted(name)} has no surname; write 'Last, First'"
            faults.append(NameFault(name, message))
            continue
        persons.append(person)
        warning = _warning(name)
        if warning:
            faults.append(NameFault(name, warning, "warning"))
    return People(tuple(persons), more, tuple(faults))


def _error(name: str) -> str:
    """Why a name cannot be read, or ''."""
    shown = quoted(name)
    if not name.strip(" ,{}") or name.lower().startswith("and "):
        return f"A name is missing in {shown}; put one 'and' between two names"
    if _ET_AL.fullmatch(name) or name.lower() == "others":
        return f"{shown} is not a name; write 'and others' at the end of the list"
    plain = _outside_braces(name)
    if plain.count(",") > 2:
        return f"There are too many commas in {shown}; write ' and ' between two names"
    if ";" in plain:
        return f"There is a ';' in the name {shown}; write ' and ' between two names"
    return ""


def _is_visible(text: str) -> bool:
    """Does a decoded text hold anything that a reader sees?"""
    return any(sign.isalnum() for sign in text)


def _warning(name: str) -> str:
    """What is odd about a name that can be read, or ''."""
    plain = _outside_braces(name)
    if "," in plain or not _ORGANISATION.fullmatch(plain):
        return ""
    shown = quoted(name)
    return (
        f"{shown} reads as a person's name; "
        f"put an organisation in braces of its own, '{{{shown[1:-1]}}}'"
    )


def _outside_braces(name: str) -> str:
    while (outer := _BRACED.sub("", name)) != name:
        name = outer
    return name


@lru_cache(maxsize=16384)
def _person(name: str) -> Person:
    whole = _CORPORATE.fullmatch(name)
    if whole:
        return Person(latex_to_text(whole[1]), corporate=True)
    parts = BibtexPerson(name)
    return Person(
        last=latex_to_text(" ".join(parts.last_names)),
        first=latex_to_text(" ".join(parts.bibtex_first_names)),
        particle=latex_to_text(" ".join(parts.prelast_names)),
        suffix=latex_to_text(" ".join(parts.lineage_names)),
    )
