"""Namesakes: different persons whose works would have the same label in the text.

They are told apart by their initials, or by their given names where initials are the same.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from litmap.model.reference import Names, Person, Reference
from litmap.references.typography import initials

_BETWEEN = re.compile(r"[\s.-]+")


def told_apart(
    references: Iterable[Reference],
    label: Callable[[Reference], str],
    field: Callable[[Reference], str],
) -> list[Reference]:
    """The references, in their order; where namesakes share a label, each `Person.told` is set.

    `label` is how the text names a work, `field` the field whose names it has, or ''.
    """
    works = list(references)
    groups: dict[str, list[int]] = defaultdict(list)
    for at, work in enumerate(works):
        groups[label(work).casefold()].append(at)
    for places in groups.values():
        named = [at for at in places if field(works[at])]
        if len(named) > 1:
            for at, work in zip(named, _told([works[at] for at in named], field), strict=True):
                works[at] = work
    return works


def _told(works: list[Reference], field: Callable[[Reference], str]) -> list[Reference]:
    """Works of one label. Those by two have both names in it, others the first alone."""
    for at in range(2):
        named = [_named(work.names(field(work)))[at : at + 1] for work in works]
        told = _told_persons({person for persons in named for person in persons})
        works = [_with(work, field(work), at, told) for work in works]
    return works


def _named(names: Names) -> Sequence[Person]:
    """The persons whose surnames stand in a label."""
    if names.more or len(names.persons) > 2:
        return names.persons[:1]
    return names.persons


def _with(work: Reference, field: str, at: int, told: dict[Person, str]) -> Reference:
    """The work with the name in one place told by what `told` has for it."""
    names = work.names(field)
    persons = list(names.persons)
    if at >= len(_named(names)) or persons[at] not in told:
        return work
    persons[at] = replace(persons[at], told=told[persons[at]])
    return replace(work, people={**work.people, field: Names(tuple(persons), names.more)})


def _told_persons(persons: set[Person]) -> dict[Person, str]:
    """By what each of several persons with one surname is told; nothing if all may be the same."""
    given = {person: _given(person) for person in persons if person.first and not person.corporate}
    short = {person: initials(person.first) for person in persons}
    by_letter: dict[str, list[Person]] = defaultdict(list)
    for person, words in given.items():
        by_letter[words[0][:1]].append(person)
    told: dict[Person, str] = {}
    for alike in by_letter.values():
        for person in alike:
            rivals = [other for other in alike if _are_two(person, other)]
            if rivals or len(by_letter) > 1:
                is_shared = any(_as_told(rival) == _as_told(person) for rival in rivals)
                told[person] = person.first if is_shared else short[person]
    return {**short, **told} if told else {}


def _as_told(person: Person) -> tuple[str, str]:
    return initials(person.first), person.suffix


def _are_two(one: Person, other: Person) -> bool:
    """Are they surely two persons? A father may be without a suffix, and a son too."""
    if one.suffix and other.suffix and one.suffix.strip(".") != other.suffix.strip("."):
        return True
    return _differ(_given(one), _given(other))


def _given(person: Person) -> list[str]:
    """The given names, in small letters: 'Ann B.' as 'ann' and 'b'."""
    return _BETWEEN.split(person.first.casefold().strip(" .-"))


def _differ(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Are they surely the names of two persons? 'A.' may be 'Ann', and 'Ann B.' may be 'Ann'."""
    return any(not _may_be(a, b) for a, b in zip(mine, theirs, strict=False))


def _may_be(one: str, other: str) -> bool:
    if len(one) < 2 or len(other) < 2:
        return one[:1] == other[:1]
    return one == other
