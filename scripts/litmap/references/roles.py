"""Who else had a part in a work: editors of an author's book, translators, those of forewords."""

from collections.abc import Iterator, Sequence

from litmap.model.reference import Names, Person, Reference
from litmap.problems.wording import listed
from litmap.references.kind_words import languages_in_words
from litmap.references.people import (
    MOST_NAMES,
    NAMES_KEPT,
    is_undivided,
    names_listed,
    surname,
    undivided,
)
from litmap.references.typography import initials

_DONE_BY = {
    "": "edited by",
    "editor": "edited by",
    "compiler": "compiled by",
    "founder": "founded by",
    "continuator": "continued by",
    "redactor": "redacted by",
    "reviser": "revised by",
    "collaborator": "in collaboration with",
    "organizer": "organised by",
    "organiser": "organised by",
    "director": "directed by",
    "producer": "produced by",
    "translator": "translated by",
    "interviewer": "interviewed by",
    "host": "hosted by",
    "guest": "with",
    "contributor": "with",
}
_SHORT = {
    "": ("ed.", "eds"),
    "editor": ("ed.", "eds"),
    "compiler": ("comp.", "comps"),
    "director": ("dir.", "dirs"),
}
_FURTHER = (
    ("annotator", "annotated by"),
    ("commentator", "commentary by"),
    ("introduction", "introduction by"),
    ("foreword", "foreword by"),
    ("afterword", "afterword by"),
)


def editors_opening(reference: Reference) -> str:
    """The editors with what they did: 'Hale, T. and Held, D. (eds)', 'Doe, A. (dir.)'."""
    return f"{names_listed(reference.names('editor'))} ({editor_label(reference)})"


def editor_label(reference: Reference) -> str:
    """What the editors did, in short: 'ed.', 'eds', 'dir.', 'interviewers'."""
    role = reference.get("editortype").casefold()
    one, many = _SHORT.get(role, (role, f"{role}s"))
    names = reference.names("editor")
    return many if len(names.persons) > 1 or names.more else one


def book_authors(reference: Reference) -> str:
    """The authors of the book that a work is a part of, unless they wrote the part."""
    names = reference.names("bookauthor")
    if names.persons == reference.authors:
        return ""
    return names_listed(names)


def others_involved(reference: Reference, are_editors_named: bool) -> str:
    """'Edited by A. Doe; translated from French by B. Roe'; '' where there are no others.

    Who did several things is named once: 'edited and translated by A. Doe'.
    """
    parts: list[tuple[list[str], Names]] = []
    for words, names in _others(reference, are_editors_named):
        if parts and parts[-1][1] == names and _is_deed(words) and _is_deed(parts[-1][0][0]):
            parts[-1][0].append(words)
        elif names.persons:
            parts.append(([words], names))
    return "; ".join(_said(words, names) for words, names in parts)


def _is_deed(words: str) -> bool:
    """Does it say what was done ('edited by'), not what was added ('foreword by')?"""
    return words.split()[0].endswith("ed")


def _others(reference: Reference, are_editors_named: bool) -> Iterator[tuple[str, Names]]:
    """What others did, and their names."""
    if not are_editors_named:
        yield _done_by(reference.get("editortype")), reference.names("editor")
    for field in ("editora", "editorb", "editorc"):
        yield _done_by(reference.get(f"{field}type")), reference.names(field)
    yield _translated(reference), reference.names("translator")
    for field, words in _FURTHER:
        yield words, reference.names(field)


def _said(words: list[str], names: Names) -> str:
    """'edited, translated and annotated by A. Doe'."""
    done = listed([*(word.removesuffix(" by") for word in words[:-1]), words[-1]])
    return f"{done} {_cut([_given_first(person) for person in names.persons], names)}"


def _done_by(role: str) -> str:
    """The words for what an editor of that type did; a role of one's own stands as it is."""
    return _DONE_BY.get(role.casefold(), f"{role}:")


def _translated(reference: Reference) -> str:
    language = languages_in_words(reference.get("origlanguage"))
    return f"translated from {language} by" if language else "translated by"


def _given_first(person: Person) -> str:
    """A name behind 'by': 'G. Burchell', 'M. L. King, Jr'."""
    if is_undivided(person):
        return undivided(person)
    name = f"{initials(person.first)} {surname(person)}".strip()
    return ", ".join(filter(None, (name, person.suffix)))


def _cut(said: Sequence[str], names: Names) -> str:
    """The names as a list, not too many of them."""
    if len(said) > MOST_NAMES:
        return f"{', '.join(said[:NAMES_KEPT])} et al."
    if names.more:
        return f"{', '.join(said)} et al."
    return listed(said)
