"""Names of CSL, as persons and bodies."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from litmap.authoring.csl_values import BadValue, plain
from litmap.bibtex.bodies import is_body
from litmap.model.reference import Names, Person
from litmap.references.csl import EDITORS, NAMES, ROLES, CslItem

_OTHERS = ("others", "et al", "et al.", "and others")
_PARTICLES = re.compile(r"((?:[^\W\d_A-Z][\w’'-]*\s+)+)(\S.*)")


_INSTEAD = ("composer", "interviewee", "inventor", "creator")
"""Roles that stand for an author, where there are neither authors nor editors."""


class People(NamedTuple):
    """Names by our fields, what the editors of each did (`editoratype`), and the roles read."""

    names: dict[str, Names]
    kinds: dict[str, str]
    roles: set[str]


def people_of(item: CslItem) -> People:
    """All whom an item names in a role that we have a field for."""
    names: dict[str, Names] = {}
    for field, role in NAMES.items():
        found = names_of(item.get(role, []), role)
        if found.persons:
            names[field] = found
    roles = set(NAMES.values())
    for role in _INSTEAD:
        if role in item and "author" not in names and "editor" not in names:
            roles.add(role)
            names["author"] = names_of(item[role], role)
    kinds: dict[str, str] = {}
    for role in item:
        field = _free_field(names)
        if field and role in ROLES.values() and role not in roles:
            roles.add(role)
            names[field] = names_of(item[role], role)
            kinds[f"{field}type"] = role
    return People(names, kinds, roles)


def _free_field(names: Mapping[str, Names]) -> str:
    """The next field for editors; `editor` itself only where it opens the work."""
    free = [field for field in EDITORS if field not in names]
    if "author" in names and "editor" in free:
        free.remove("editor")
    return free[0] if free else ""


def names_of(people: Any, role: str) -> Names:
    """The names in a `role` of CSL; one without any letter is left out.

    Raises BadValue for what is no list of names.
    """
    if not isinstance(people, list) or not all(isinstance(one, dict) for one in people):
        raise BadValue(f"its '{role}' is no list of names; correct it")
    persons = [_person(one) for one in people]
    persons = [one for one in persons if any(sign.isalnum() for sign in one.last)]
    more = bool(persons) and persons[-1].last.casefold() in _OTHERS
    if more:
        persons = persons[:-1]
    return Names(tuple(persons), more)


def _person(one: Mapping[str, Any]) -> Person:
    """A person, a body, or what stands for more of them."""
    family = _name_part(one, "family")
    whole = _name_part(one, "literal") or _name_part(one, "name")
    if not family:
        return Person(whole or _name_part(one, "given"), corporate=True)
    particle = _name_part(one, "non-dropping-particle") or _name_part(one, "dropping-particle")
    given = _name_part(one, "given")
    if not given and not is_body(family):
        family, _, given = family.partition(", ")
    given, comma, suffix = given.partition(", ")
    if not comma:
        suffix = _name_part(one, "suffix")
    found = _PARTICLES.fullmatch(family)
    if found and not particle:
        particle, family = found[1].strip(), found[2]
    return Person(family, first=given, particle=particle, suffix=suffix)


def _name_part(one: Mapping[str, Any], name: str) -> str:
    return " ".join(plain(one, name).split())
