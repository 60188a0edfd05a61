"""Authors and editors in words: surnames, inverted names, lists of names."""

import re

from litmap.model.reference import Names, Person, Reference
from litmap.problems.wording import listed, plural
from litmap.references.typography import initials

MOST_NAMES = 10
"""Names that a full reference lists; of more, the first `NAMES_KEPT`."""

NAMES_KEPT = 7
"""Names left before "et al." if there are too many."""

_EAST_ASIAN = re.compile(
    "[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_KATAKANA = re.compile("[\u30a0-\u30ff]+")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def responsible(reference: Reference) -> tuple[tuple[Person, ...], bool]:
    """The authors, or else the editors, and whether there are more."""
    if reference.authors:
        return reference.authors, reference.more_authors
    return reference.editors, reference.more_editors


def surname(person: Person) -> str:
    """The name that a label shows: 'van der Berg', 'O’Keefe', a corporate name whole."""
    return f"{person.particle} {person.last}".strip().replace("'", "’")


def label_name(person: Person) -> str:
    """The surname, behind what tells a namesake: 'A. Doe', 'Ann Doe'; an undivided name whole."""
    if is_undivided(person):
        return undivided(person)
    suffix = person.suffix if person.told else ""
    return f"{person.told} {surname(person)} {suffix}".strip()


def family_first(person: Person) -> str:
    """The name as a list has it: 'van der Berg, J. P., Jr'; of a namesake perhaps 'Doe, Ann'."""
    if is_undivided(person):
        return undivided(person)
    comma = "، " if _ARABIC.match(person.last) and _ARABIC.match(person.first) else ", "
    return comma.join(part for part in parts_in_list(person) if part)


def parts_in_list(person: Person) -> tuple[str, str, str]:
    """Surname, given names or initials, and suffix: by what a list is sorted, one by one."""
    return surname(person), person.told or initials(person.first), person.suffix


def given_first(person: Person) -> str:
    """The name as a title page has it: 'Robert O. Keohane'."""
    if is_undivided(person):
        return undivided(person)
    parts = (person.first, surname(person), person.suffix)
    return " ".join(part for part in parts if part)


def is_undivided(person: Person) -> bool:
    """Is it a Chinese, Japanese or Korean name in its own script: '王伟', '山田太郎', '김철수'?

    Foreign names in Katakana have their parts set apart.
    """
    if not _EAST_ASIAN.fullmatch(person.last) or not _EAST_ASIAN.fullmatch(person.first):
        return False
    return not _KATAKANA.fullmatch(person.last + person.first)


def undivided(person: Person) -> str:
    """A name that `is_undivided`, whole."""
    return f"{person.last}{person.first} {person.suffix}".strip()


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


def names_listed(names: Names) -> str:
    """'Cihon, P., Maas, M. M. and Kemp, L.'"""
    return _cut([family_first(person) for person in names.persons], names.more)


def _cut(names: list[str], more: bool) -> str:
    """The names as a list, not too many of them."""
    if len(names) > MOST_NAMES:
        names = names[:NAMES_KEPT]
        more = True
    if more:
        return f"{', '.join(names)} et al."
    return listed(names)
