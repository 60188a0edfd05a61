"""The rule about works that nobody here has opened."""

from collections.abc import Iterator

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry, Piece
from litmap.content.locators import NOT_OPENED
from litmap.model.entry import Claim
from litmap.model.reference import Reference
from litmap.model.vocabulary import PAPER, PAPER_DATE
from litmap.problems.problem import Problem

Group = tuple[Citation, ...]
"""Citations that stand beside one statement."""


def record_only(corpus: Corpus) -> Iterator[Problem]:
    """A work that nobody opened has a role only as the paper's use of it, beside its statement.

    record-only: a work that nobody opened has a role only beside the paper's own statement.
        bad:  cites: "[supports @clough2012cybercrime]"
        good: cites: "[states @roberts2024global, n. 16; supports @clough2012cybercrime]"
    """
    for entry, piece, group in _statements(corpus):
        for citation in group:
            work = corpus.references.get(citation.key)
            if work and _needs_reading(corpus, citation, group, work):
                note = _papers_note(corpus, entry, piece, work)
                said = _fault(corpus, citation, work) + _cure(citation, work, note)
                yield Problem(citation.place, "record-only", said)


def _statements(corpus: Corpus) -> Iterator[tuple[LoadedEntry, Piece, Group]]:
    """Each statement's citations, with the entry and the text that hold them."""
    for entry in corpus.authored:
        for piece in entry.pieces:
            for group in _groups(piece):
                yield entry, piece, group


def _groups(piece: Piece) -> Iterator[Group]:
    """The citations of a text by brackets; those of a citation string stand all beside one."""
    if piece.is_sources:
        yield tuple(piece.prose.citations())
        return
    for span in piece.prose.spans():
        yield span.citations


def _needs_reading(corpus: Corpus, citation: Citation, group: Group, work: Reference) -> bool:
    """Has a work that nobody opened a role that is not the paper's use of it?"""
    if citation.role == "background" or work.opened:
        return False
    stated = any(one.key == PAPER and one.role == "states" for one in group)
    return not stated or _is_unnamed(corpus, work)


def _is_unnamed(corpus: Corpus, work: Reference) -> bool:
    """Is there no note of the paper that names a work?"""
    return corpus.paper is not None and not corpus.paper.notes_of(work.key)


def _papers_note(corpus: Corpus, entry: LoadedEntry, piece: Piece, work: Reference) -> str:
    """The note of the paper that names a work, where the statement beside it may be the paper's.

    It may be in a claim that cites the paper already, and is neither our own nor true only later
    than the paper. Elsewhere '': nobody is sent to ascribe to the paper what it does not say.
    """
    if corpus.paper is None or piece.found is None or entry.kind == "development":
        return ""
    claim = piece.found.owner
    if not isinstance(claim, Claim) or claim.by == "ours":
        return ""
    if claim.as_of is not None and claim.as_of > PAPER_DATE:
        return ""
    notes = corpus.paper.notes_of(work.key)
    cites_paper = any(one.key == PAPER for one in piece.prose.citations())
    return notes[0] if notes and cites_paper else ""


def _fault(corpus: Corpus, citation: Citation, work: Reference) -> str:
    """Why a work cannot have its role."""
    unnamed = ""
    if _is_unnamed(corpus, work):
        unnamed = " and no note of the paper names it"
    return (
        f"by its record nobody has opened '{work.key}' (read = {{{work.get('read')}}}){unnamed}, "
        f"so it cannot have the role '{citation.role}' here"
    )


def _cure(citation: Citation, work: Reference, note: str) -> str:
    """The ways out; `note` is one of the paper that names the work, if the paper may be meant."""
    place = ""
    if citation.locator == NOT_OPENED:
        place = f", and write the place that you read in place of '{NOT_OPENED}'"
    elif not citation.locator:
        place = f", and write the place that you read after the key, such as '@{work.key}, p. 5'"
    instead = f"leave out the word '{citation.role}'"
    if citation.locator:
        instead = f"write '@{work.key}' alone, without '{citation.role}' and the place"
    cure = (
        f"; if you have read it, set read = {{full}} (or part, abstract) on line "
        f"{work.place_of('read').line} of {work.place.file}{place}; or {instead}"
    )
    if note:
        cure += (
            f"; or, if the paper says so in note {note}, write there 'states @{PAPER}, n. {note}; "
            f"{citation.role} @{work.key}, {NOT_OPENED}'"
        )
    return cure
