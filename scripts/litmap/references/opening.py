"""Who opens a reference, and by what name the text cites them."""

import re
from dataclasses import replace

from litmap.model.reference import Names, Person, Reference
from litmap.references.containers import in_brackets, is_part
from litmap.references.people import names_listed
from litmap.references.roles import editor_label

_BODIES = ("organization", "organisation", "institution")
_PARTICLE_BEHIND = re.compile(r"\buseprefix\s*=\s*(?:false|0)\b", re.IGNORECASE)


def as_cited(reference: Reference) -> Reference:
    """The work with those as its authors by whom it is cited, and their names as they are sorted.

    A standard without authors is by the body that issued it. With `useprefix=false` a particle
    stands behind the given name: 'Berg, J. van der'.
    """
    if body := _body_of_standard(reference):
        author = Names((Person(body, corporate=True),))
        return replace(reference, people={**reference.people, "author": author})
    if _PARTICLE_BEHIND.search(reference.get("options")):
        return _with_particles_behind(reference)
    return reference


def _body_of_standard(reference: Reference) -> str:
    """The body that issued a standard by nobody; '' of any other work."""
    if reference.type != "standard" or naming_field(reference):
        return ""
    return reference.first_of(*_BODIES)


def _with_particles_behind(reference: Reference) -> Reference:
    people = {}
    for field, names in reference.people.items():
        persons = tuple(map(_with_particle_behind, names.persons))
        people[field] = Names(persons, names.more)
    return replace(reference, people=people)


def _with_particle_behind(person: Person) -> Person:
    first = f"{person.first} {person.particle}".strip()
    return replace(person, first=first, particle="")


def naming_field(reference: Reference) -> str:
    """The field whose names open the reference: authors, else editors; '' where the title does.

    Editors do not open a part of their book.
    """
    if reference.authors:
        return "author"
    return "editor" if reference.editors and not is_part(reference) else ""


def short_name(reference: Reference) -> str:
    """The name by which the text cites a work, from `shortauthor` or `shorteditor`; or ''."""
    field = naming_field(reference)
    return reference.get(f"short{field}") if field else ""


def leading_short(reference: Reference) -> str:
    """The short name of a body, if it opens the reference; '' where the body's name does.

    The text cites 'NIST', so readers look for it there. A name that begins with the short one is
    found as it is.
    """
    short = short_name(reference)
    if not short or not reference.names(naming_field(reference)).persons[0].corporate:
        return ""
    return "" if _begins_with(_names(reference), short) else short


def opening_names(reference: Reference) -> str:
    """The names at the opening: 'NIST (National Institute of Standards and Technology)'.

    '' where the title opens the reference.
    """
    field = naming_field(reference)
    if not field:
        return ""
    said, short = _names(reference), short_name(reference)
    if addon := reference.get("nameaddon"):
        said += f" {in_brackets(addon)}"
    if leading_short(reference):
        said = f"{short} ({said.removesuffix(f' ({short})')})"
    elif short and not _begins_with(said, short):
        said += f" ({short})"
    return said if field == "author" else f"{said} ({editor_label(reference)})"


def _names(reference: Reference) -> str:
    return names_listed(reference.names(naming_field(reference)))


def _begins_with(names: str, short: str) -> bool:
    return bool(re.match(rf"(?:the )?{re.escape(short)}(?!\w)", names, re.IGNORECASE))
