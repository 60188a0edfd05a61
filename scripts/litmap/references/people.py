"""Authors and editors in words: surnames, inverted names, lists of names."""

from litmap.model.reference import Person, Reference
from litmap.problems.wording import listed
from litmap.references.typography import initials

MOST_NAMES = 10
"""Names that a full reference lists; of more, the first `NAMES_KEPT`."""

NAMES_KEPT = 7
"""Names left before "et al." if there are too many."""


def responsible(reference: Reference) -> tuple[tuple[Person, ...], bool]:
    """The authors, or else the editors, and whether there are more."""
    if reference.authors:
        return reference.authors, reference.more_authors
    return reference.editors, reference.more_editors


def surname(person: Person) -> str:
    """The name that a label shows: 'van der Berg', 'O’Keefe', a corporate name whole."""
    return f"{person.particle} {person.last}".strip().replace("'", "’")


def family_first(person: Person) -> str:
    """The name as a list has it: 'van der Berg, J. P., Jr'."""
    parts = (surname(person), initials(person.first), person.suffix)
    return ", ".join(part for part in parts if part)


def authors_listed(reference: Reference) -> str:
    """'Cihon, P., Maas, M. M. and Kemp, L.'"""
    return _listed(reference.authors, reference.more_authors)


def editors_listed(reference: Reference) -> str:
    """'Hale, T. and Held, D. (eds)'"""
    editors = _listed(reference.editors, reference.more_editors)
    if len(reference.editors) > 1 or reference.more_editors:
        return f"{editors} (eds)"
    return f"{editors} (ed.)"


def _listed(people: tuple[Person, ...], more: bool) -> str:
    names = [family_first(person) for person in people]
    if len(names) > MOST_NAMES:
        names = names[:NAMES_KEPT]
        more = True
    if more:
        return f"{', '.join(names)} et al."
    return listed(names)
