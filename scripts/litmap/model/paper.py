"""The source paper: its sections, notes and misprints (`content/paper.yml`)."""

import re
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from litmap.model.fields import Flag, Key, Phrase, Record, matching
from litmap.model.text import Text
from litmap.model.vocabulary import Says

Number = Annotated[
    Text, AfterValidator(matching("[1-9][0-9]{0,8}", "write a plain number, such as 16"))
]


class PaperSection(Record):
    """One section: its number, the title it is called by here, and its argument in our words."""

    section: Number
    title: Phrase
    untitled: Flag = False
    summary: Phrase


class Comparison(Record):
    """What one of a note's works says, beside the use that the paper makes of it.

    `place` is where in the work we saw it, written as in a citation.
    """

    key: Key
    says: Says
    text: Phrase
    place: Phrase


class Note(Record):
    """A numbered note: the works it names, the earlier note it repeats, or what it explains.

    `compared` says what its works say, as far as we read them.
    """

    note: Number
    section: Number
    keys: list[Key] = Field(default_factory=list)
    repeats: Number | None = None
    explains: Phrase | None = None
    compared: list[Comparison] = Field(default_factory=list)


class Correction(Record):
    """A misprint of the paper: where it is, what it prints, what is right, and why."""

    note: Number | None = None
    section: Number | None = None
    field: Phrase
    printed: Phrase | None = None
    corrected: Phrase
    because: Phrase


class Paper(Record):
    """The whole file."""

    sections: list[PaperSection]
    notes: list[Note]
    corrections: list[Correction] = Field(default_factory=list)

    @cached_property
    def by_number(self) -> dict[str, Note]:
        """The notes by their numbers."""
        return {str(note.note): note for note in reversed(self.notes)}

    def works(self, note: Note) -> list[Text]:
        """The keys of the works that a note names, through the note it repeats."""
        repeated = self.by_number.get(str(note.repeats or ""))
        return note.keys or (repeated.keys if repeated else [])

    @cached_property
    def comparisons(self) -> list[tuple[Note, Comparison]]:
        """Every comparison with its note, in the order of the notes."""
        return [(note, one) for note in self.notes for one in note.compared]

    def notes_of(self, key: str) -> list[str]:
        """The numbers of the notes that name a work, in the paper's order."""
        return self._naming.get(key, [])

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        naming: dict[str, list[str]] = {}
        for note in self.notes:
            for key in dict.fromkeys(self.works(note)):
                naming.setdefault(key, []).append(str(note.note))
        return naming


class PaperPart(NamedTuple):
    """A part of the paper: ('note', '16') or ('section', '4')."""

    part: str
    number: str

    @property
    def anchor(self) -> str:
        """Its anchor on the paper's page."""
        return f"{self.part}-{self.number}"


_SPOTS = re.compile(
    r"(?P<word>secs?|nn?)\.?\s+"
    r"(?P<numbers>[0-9]{1,4}(?:(?:,\s*|\s+and\s+|–)[0-9]{1,4})*)(?:[,;]\s*|\s+and\s+|$)"
)


def paper_parts(locator: str) -> list[PaperPart] | None:
    """The parts of the paper that a locator names; None if it names none.

    'sec. 4', 'n. 16', 'nn. 26, 27' and 'sec. 3, n. 38' are such locators.
    """
    found: list[PaperPart] = []
    end = 0
    while end < len(locator):
        match = _SPOTS.match(locator, end)
        if match is None:
            return None
        part = "note" if match["word"].startswith("n") else "section"
        found += [PaperPart(part, number) for number in _numbers(match["numbers"])]
        end = match.end()
    return found or None


def _numbers(said: str) -> list[str]:
    """Every number of '26, 27', '44 and 45' or '18–20'."""
    numbers: list[str] = []
    for first, last in re.findall(r"([0-9]+)(?:–([0-9]+))?", said):
        numbers += [
            str(number)
            for number in range(int(first), min(int(last or first), int(first) + 99) + 1)
        ]
    return numbers
