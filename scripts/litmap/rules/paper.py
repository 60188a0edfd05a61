"""Rules about the source paper: the file `paper.yml`, and citations of its sections and notes."""

from collections.abc import Iterable, Iterator

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.content.locators import normalised
from litmap.model.paper import Comparison, Note, Paper, PaperPart, paper_parts
from litmap.model.text import Text
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Place, Problem, nearest
from litmap.problems.wording import plural
from litmap.rules.citations import cure_of_key
from litmap.rules.places import unfit_place


def paper_notes(corpus: Corpus) -> Iterator[Problem]:
    """In paper.yml every number is used once, and what a note names exists.

    paper-notes: in paper.yml each number is used once, and what it names exists.
        bad:  two items with note: 16
        good: one item with note: 16
    """
    if corpus.paper is None:
        return
    paper = corpus.paper
    section_numbers = [section.section for section in paper.sections]
    note_numbers = [note.note for note in paper.notes]
    yield from _doubled(section_numbers, "section")
    yield from _doubled(note_numbers, "note")
    yield from _unknown((note.section for note in paper.notes), section_numbers, "section")
    earlier: set[Text] = set()
    for note in paper.notes:
        yield from _note_faults(note, earlier, corpus)
        earlier.add(note.note)
    corrections = paper.corrections
    yield from _unknown((correction.note for correction in corrections), note_numbers, "note")
    yield from _unknown(
        (correction.section for correction in corrections), section_numbers, "section"
    )


def _note_faults(note: Note, earlier: set[Text], corpus: Corpus) -> Iterator[Problem]:
    """What is wrong in a note by itself; `earlier` are the numbers before it."""
    has_content = note.keys or note.repeats or note.explains
    if not has_content or (note.keys and note.repeats):
        yield Problem(
            note.note.place(),
            "paper-notes",
            f"note {note.note} needs one of 'keys', 'repeats' and "
            "'explains'; a note that repeats another has no keys of its own",
        )
    if note.repeats and note.repeats not in earlier:
        yield Problem(
            note.repeats.place(),
            "paper-notes",
            f"there is no note {note.repeats} before note "
            f"{note.note}; name the note that names the work first",
        )
    for key in note.keys:
        if key not in corpus.references:
            cure = cure_of_key(corpus, key)
            yield Problem(
                key.place(), "paper-notes", f"no reference '{key}' in references.bib{cure}"
            )


def paper_compared(corpus: Corpus) -> Iterator[Problem]:
    """What a work says is compared with the paper's use of it only as far as the work was read.

    paper-compared: in paper.yml, `compared` is of a work of its note, and of what was read of it.
        bad:  {key: doe2024map, says: more, text: …, place: p. 5} in a note without that key
        good: the same in the note that names the work
    """
    if corpus.paper is None:
        return
    for note, one in corpus.paper.comparisons:
        fault = _compared_fault(corpus, note, one)
        if fault:
            yield Problem(one.key.place(), "paper-compared", fault)


def _compared_fault(corpus: Corpus, note: Note, one: Comparison) -> str:
    assert corpus.paper is not None
    works = corpus.paper.works(note)
    if any(key not in corpus.references for key in works):
        return ""  # reported at the note's keys
    if one.key not in works:
        cure = nearest(one.key, works) or "; compare it in the note that names it"
        return f"note {note.note} does not name '{one.key}'{cure}"
    work = corpus.references[one.key]
    if not work.opened:
        return (
            f"by its record nobody has opened '{one.key}' (read = {{{work.get('read')}}}), so "
            "nothing can be said of it; remove this, or say in the record how far it was read"
        )
    return unfit_place(normalised(one.place), work)


def _unknown(numbers: Iterable[Text | None], known: list[Text], part: str) -> Iterator[Problem]:
    """Every number of a section or note that the file does not have."""
    for number in numbers:
        if number and number not in known:
            yield Problem(
                number.place(),
                "paper-notes",
                f"there is no {part} {number} in this file; add it, or correct the number",
            )


def _doubled(numbers: list[Text], part: str) -> Iterator[Problem]:
    """Every number of a section or note that the file has already."""
    seen: dict[Text, Place] = {}
    for number in numbers:
        place = number.place()
        first = seen.setdefault(number, place)
        if first != place:
            yield Problem(
                place,
                "paper-notes",
                f"{part} {number} is used a second time (first on line "
                f"{first.line}); keep one of the two",
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
    for piece in corpus.pieces():
        if piece.prose.problems:
            continue
        for citation in piece.prose.citations():
            if citation.key != PAPER:
                continue
            message = _unlocated(citation, known, is_source=piece.is_sources)
            if message:
                yield Problem(citation.place, "paper-locator", message)


def _unlocated(citation: Citation, known: set[PaperPart], is_source: bool) -> str:
    """What is wrong with a citation of the paper, or ''. Only a source has to name a part."""
    if not citation.locator:
        if not is_source:
            return ""
        return f"say where the paper says so: '@{PAPER}, sec. 4', or 'n. 16'"
    parts = paper_parts(citation.locator)
    if parts is None:
        return (
            f"'{citation.locator[:40]}' is not a section or note of the paper, which is not "
            "cited by page here; write 'sec. 4', 'n. 16' or 'nn. 26, 27'"
        )
    for part in parts:
        if part not in known:
            return f"the paper has no {part.part} {part.number}; look it up on the page /paper/"
    return ""


def paper_note_of_work(corpus: Corpus) -> Iterator[Problem]:
    """A work that the paper uses is cited beside the note of the paper that names it.

    paper-note: a work that the paper uses is cited beside the note that names it.
        bad:  [states @roberts2024global, sec. 2; supports @clough2012cybercrime]
        good: [states @roberts2024global, n. 16; supports @clough2012cybercrime]
    """
    if corpus.paper is None:
        return
    for piece in corpus.pieces():
        if piece.is_sources:
            yield from _elsewhere(corpus.paper, list(piece.prose.citations()))


_USES = ("supports", "evidence", "extends")
"""Roles in which the paper uses a work. That a work disputes or qualifies something, we say."""


def _elsewhere(paper: Paper, citations: list[Citation]) -> Iterator[Problem]:
    """Works beside a statement of the paper that it cites in other notes than the one named."""
    stated = False
    here: set[str] = set()
    for citation in citations:
        if citation.key == PAPER and citation.role == "states":
            stated = True
            here |= _notes_in(citation.locator)
    if not stated:
        return
    for citation in citations:
        notes = paper.notes_of(citation.key)
        if notes and citation.role in _USES and here.isdisjoint(notes):
            named = f"{plural(len(notes), 'note')} {', '.join(notes)}"
            yield Problem(
                citation.place,
                "paper-note",
                f"the paper cites '{citation.key}' in {named}, not in the "
                f"part named here; write 'states @{PAPER}, n. {notes[0]}' before it",
                "warning",
            )


def _notes_in(locator: str) -> set[str]:
    """The numbers of the notes that a locator names."""
    parts = paper_parts(locator) or []
    return {part.number for part in parts if part.part == "note"}
