"""Works from elsewhere, before they have a key and a place in references.bib."""

from collections.abc import Mapping
from dataclasses import dataclass

from litmap.model.reference import Names, Reference
from litmap.problems.problem import Place

_SHORT = 60
"""Characters of a value that is told beside its name, where it is left out."""


@dataclass(frozen=True)
class Draft:
    """A work as its source has it, in our fields.

    `fields` are plain text by BibLaTeX's names, `people` the names in it. `origin` says in words
    where it stands ("'smith2020' on line 5"), `former_keys` are the keys that it had there, if they
    could be cited, today's first. `left_out` names what the source holds and we do not take, `kept`
    are the words of titles that it has in braces.
    """

    type: str
    fields: Mapping[str, str]
    people: Mapping[str, Names]
    origin: str = ""
    former_keys: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def as_reference(self, key: str) -> Reference:
        """The draft as a work of the bibliography, under a key."""
        return Reference(
            key=key,
            type=self.type,
            fields=self.fields,
            people=self.people,
            source="",
            place=Place(key),
            field_places={},
            kept=self.kept,
        )

    def get(self, name: str) -> str:
        """The text of a field, or ''."""
        return self.fields.get(name, "")


@dataclass(frozen=True)
class LeftOut:
    """A work that cannot be taken: where it stands in its source, and why, in words."""

    origin: str
    reason: str


def left_out(name: str, value: str) -> str:
    """What is told of a field that is not taken: its name, and its value where that is short."""
    return f"{name} '{value}'" if value and len(value) <= _SHORT else name
