"""Authors and editors in words: surnames, inverted names, lists of names."""

from litmap.model.reference import Person, Reference
from litmap.problems.wording import listed, plural
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


def label_name(person: Person) -> str:
    """The surname, behind what tells a namesake: 'A. Doe', 'Ann Doe'."""
    return f"{person.told} {surname(person)}".strip()


def family_first(person: Person) -> str:
    """The name as a list has it: 'van der Berg, J. P., Jr'; of a namesake perhaps 'Doe, Ann'."""
    parts = (surname(person), person.told or initials(person.first), person.suffix)
    return ", ".join(part for part in parts if part)


def given_first(person: Person) -> str:
    """The name as a title page has it: 'Robert O. Keohane'."""
    parts = (person.first, surname(person), person.suffix)
    return " ".join(part for part in parts if part)


def people_named(reference: Reference) -> str:
    """Authors, or else editors, with given names: 'Robert O. Keohane and David G. Victor'."""
    people, more = responsible(reference)
    names = _cut([given_first(person) for person in people], more)
    if not names or reference.authors:
        return names
    return f"{names} ({plural(len(people), 'ed.', 'eds')})"


def everybody(reference: Reference) -> list[str]:
    """Everybody whom the work's record names, with given names, each once."""
    named = [person for names in reference.people.values() for person in names.persons]
    return list(dict.fromkeys(map(given_first, named)))


def names_left_out(reference: Reference) -> list[str]:
    """Whom the record names, but `people_named` does not: those whom a long list leaves out."""
    people, _ = responsible(reference)
    if len(people) > MOST_NAMES:
        people = people[:NAMES_KEPT]
    shown = set(map(given_first, people))
    return [name for name in everybody(reference) if name not in shown]


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
    return _cut([family_first(person) for person in people], more)


def _cut(names: list[str], more: bool) -> str:
    """The names as a list, not too many of them."""
    if len(names) > MOST_NAMES:
        names = names[:NAMES_KEPT]
        more = True
    if more:
        return f"{', '.join(names)} et al."
    return listed(names)
