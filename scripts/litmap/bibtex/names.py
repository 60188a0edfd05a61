"""Persons from the names of a BibTeX `author` or `editor` field.

pybtex splits a name into its parts; a name wholly in braces is corporate. Names
that were surely meant otherwise become faults, with what to type.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pybtex.database import Person as BibtexPerson

from litmap.bibtex.latex import latex_to_text
from litmap.bibtex.scanner import quoted
from litmap.model.reference import Person
from litmap.problems.problem import Severity

_CORPORATE = re.compile(r"\{([^{}]*+(?:\{(?:[^{}]|\{[^{}]*+\})*+\}[^{}]*+)*+)\}")
_BRACED = re.compile(r"\{[^{}]*+\}")
_ORGANISATION = re.compile(r"(?:.*\s)?(?:of|for|on|the|and|&|\\&)\s.*")
_ET_AL = re.compile(r"et\.? al\.?", re.IGNORECASE)


class NameFault(NamedTuple):
    """A name that cannot stand so: the name as written, what to tell the contributor, how severe it is."""

    name: str
    message: str
    severity: Severity = "error"


class People(NamedTuple):
    """Who is named: the persons, whether others follow, and the faults found."""

    persons: tuple[Person, ...] = ()
    more: bool = False
    faults: tuple[NameFault, ...] = ()


def read_people(names: list[str]) -> People:
    """The persons that `names`, split at `and` and still LaTeX, stand for."""
    more = bool(names) and names[-1].lower() == "others"
    persons: list[Person] = []
    faults: list[NameFault] = []
    for name in names[:-1] if more else names:
        fault = _fault(name)
        if fault:
            faults.append(fault)
        if not fault or fault.severity == "warning":
            persons.append(_person(name))
    return People(tuple(persons), more, tuple(faults))


def _fault(name: str) -> NameFault | None:
    if not name.strip(" ,{}") or name.lower().startswith("and "):
        return NameFault(
            name, f"A name is missing in {quoted(name)}; put one 'and' between two names"
        )
    if _ET_AL.fullmatch(name) or name.lower() == "others":
        return NameFault(
            name, f"{quoted(name)} is not a name; write 'and others' at the end of the list"
        )
    plain = _outside_braces(name)
    if plain.count(",") > 2:
        return NameFault(
            name, f"There are too many commas in {quoted(name)}; write ' and ' between two names"
        )
    if ";" in plain:
        return NameFault(
            name, f"There is a ';' in the name {quoted(name)}; write ' and ' between two names"
        )
    if "," not in plain and _ORGANISATION.fullmatch(plain):
        shown = quoted(name)
        message = f"{shown} reads as a person's name; put an organisation in braces of its own, '{{{shown[1:-1]}}}'"
        return NameFault(name, message, "warning")
    return None


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
