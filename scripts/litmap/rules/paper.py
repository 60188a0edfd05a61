"""Rules about the source paper: its own order in `paper.yml`, and what is cited to its sections and notes."""

from collections.abc import Iterator

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.model.fields import Sources
from litmap.model.paper import Paper, PaperPart, paper_parts
from litmap.model.text import Text
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Problem, nearest


def paper_notes(corpus: Corpus) -> Iterator[Problem]:
    """In paper.yml every number stands once, a note repeats an earlier one, and its works are in references.bib.

    paper-notes: in paper.yml each number stands once, and what it names exists.
        bad:  two items with note: 16
        good: one item with note: 16
    """
    if corpus.paper is None:
        return
    yield from _doubled([section.section for section in corpus.paper.sections], "section")
    yield from _doubled([note.note for note in corpus.paper.notes], "note")
    sections = [str(section.section) for section in corpus.paper.sections]
    notes = [str(note.note) for note in corpus.paper.notes]
    for note in corpus.paper.notes:
        if note.section not in sections:
            yield _missing("section", note.section)
        if (note.keys and note.repeats) or not (note.keys or note.repeats or note.explains):
            yield Problem(
                note.note.place(),
                "paper-notes",
                f"note {note.note} needs one of 'keys', 'repeats' and "
                "'explains'; a note that repeats another has no keys of its own",
            )
        if note.repeats and note.repeats not in notes[: notes.index(str(note.note))]:
            yield Problem(
                note.repeats.place(),
                "paper-notes",
                f"there is no note {note.repeats} before note "
                f"{note.note}; name the note in which the work stands first",
            )
        for key in note.keys:
            if key not in corpus.references:
                yield Problem(
                    key.place(),
                    "paper-notes",
                    f"no reference '{key}' in references.bib{nearest(key, corpus.references)}",
                )
    for correction in corpus.paper.corrections:
        if correction.note and correction.note not in notes:
            yield _missing("note", correction.note)
        if correction.section and correction.section not in sections:
            yield _missing("section", correction.section)


def _missing(part: str, number: Text) -> Problem:
    return Problem(
        number.place(),
        "paper-notes",
        f"there is no {part} {number} in this file; add it, or correct the number",
    )


def _doubled(numbers: list[Text], part: str) -> Iterator[Problem]:
    for index, number in enumerate(numbers):
        if number in numbers[:index]:
            first = numbers[numbers.index(number)].place().line
            yield Problem(
                number.place(),
                "paper-notes",
                f"{part} {number} stands a second time (first on line "
                f"{first}); keep one of the two",
            )


def paper_locator(corpus: Corpus) -> Iterator[Problem]:
    """The paper is located by section or note: `sec. 4`, `n. 16`.

    paper-locator: the paper is located by section or note.
        bad:  [states @roberts2024global, p. 1280]
        good: [states @roberts2024global, sec. 4]
    """
    if corpus.paper is None:
        return
    known = {PaperPart("note", str(note.note)) for note in corpus.paper.notes}
    known |= {PaperPart("section", str(section.section)) for section in corpus.paper.sections}
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for piece in entry.pieces:
            beside_claim = piece.found is not None and isinstance(piece.found.marker, Sources)
            for citation in () if piece.prose.problems else piece.prose.citations():
                if citation.key == PAPER and (message := _unlocated(citation, known, beside_claim)):
                    yield Problem(citation.place, "paper-locator", message)


def _unlocated(citation: Citation, known: set[PaperPart], beside_claim: bool) -> str:
    """What is wrong with a citation of the paper, or ''. Only what stands beside a statement needs a locator."""
    if not citation.locator:
        return (
            f"say where the paper says so: 'states @{PAPER}, sec. 4', or 'n. 16'"
            if beside_claim
            else ""
        )
    named = paper_parts(citation.locator)
    if named is None:
        return (
            f"'{citation.locator[:40]}' names no part of the paper, which has no page numbers; write 'sec. 4', "
            "'n. 16' or 'nn. 26, 27'"
        )
    missing = next((spot for spot in named if spot not in known), None)
    return (
        f"the paper has no {missing.part} {missing.number}; look it up on the page /paper/"
        if missing
        else ""
    )


def paper_note_of_work(corpus: Corpus) -> Iterator[Problem]:
    """A work that the paper uses for a statement stands beside the note of the paper that names it.

    paper-note: a work that the paper uses stands beside the note that names it.
        bad:  [states @roberts2024global, sec. 2; supports @clough2012cybercrime]
        good: [states @roberts2024global, n. 16; supports @clough2012cybercrime]
    """
    if corpus.paper is None:
        return
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for piece in entry.pieces:
            if piece.found is not None and isinstance(piece.found.marker, Sources):
                yield from _elsewhere(corpus.paper, list(piece.prose.citations()))


_USES = ("supports", "evidence", "extends")
"""Roles in which the paper uses a work. That one disputes or qualifies a statement is for us to say."""


def _elsewhere(paper: Paper, citations: list[Citation]) -> Iterator[Problem]:
    stated = [
        citation for citation in citations if citation.key == PAPER and citation.role == "states"
    ]
    here = {
        spot.number
        for citation in stated
        for spot in paper_parts(citation.locator) or []
        if spot.part == "note"
    }
    for citation in citations:
        notes = paper.notes_of(citation.key)
        if stated and notes and citation.role in _USES and not here.intersection(notes):
            listed = f"note{'s' * (len(notes) > 1)} {', '.join(notes)}"
            yield Problem(
                citation.place,
                "paper-note",
                f"the paper cites '{citation.key}' in {listed}, not in the "
                f"part named here; write 'states @{PAPER}, n. {notes[0]}' before it",
                "warning",
            )
