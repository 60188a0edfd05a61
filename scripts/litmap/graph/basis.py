"""Whose statement a claim is, and on what it rests: its basis.

What speaks against a claim, and whether it still holds, are marks of their own: see `Graph.marks`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.model.entry import Claim
from litmap.model.paper import PaperPart, paper_parts
from litmap.model.reference import UNREAD
from litmap.model.roles import SUPPORTING
from litmap.model.vocabulary import PAPER, Basis

_OWN = ("states", "supports", "evidence")
"""Roles in which a work is the source of a statement that is not the paper's."""
_AGAINST = ("disputes", "qualifies", "updates")
"""Roles that never give weight to a statement: a work that limits it does not support it."""


@dataclass(frozen=True)
class ClaimBasis:
    """The basis of a claim, with what its words need.

    `cited` are the works that the paper cites for it, or, for a statement of others, their works;
    `beside` are works that we found to support it.
    """

    value: Basis
    cited: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def basis_of(corpus: Corpus, claim: Claim, citations: Sequence[Citation]) -> ClaimBasis:
    """The basis of a claim with these citations; the first that fits."""
    if claim.by == "ours":
        return ClaimBasis("note")
    if claim.by == "inferred":
        return ClaimBasis("inferred")
    stated = [one for one in citations if one.key == PAPER and one.role == "states"]
    if not stated:
        sources = _works(citations, _OWN)
        if not sources and any(one.key == PAPER and one.role in _OWN for one in citations):
            sources = (PAPER,)
        return ClaimBasis("other" if sources else "none", cited=sources)
    by_note, in_section = _named(corpus, stated)
    weighty = _works(citations, SUPPORTING)
    against = set(_works(citations, _AGAINST)) - set(weighty)
    cited = [key for key in by_note if key not in against]
    cited += [key for key in weighty if key in in_section and key not in by_note]
    beside = [key for key in weighty if key not in cited and _was_read(corpus, key)]
    if beside:
        return ClaimBasis("beside", cited=tuple(cited), beside=tuple(beside))
    if cited:
        return ClaimBasis("cited", cited=tuple(cited))
    return ClaimBasis("reported" if claim.about == "fact" else "argument")


def _was_read(corpus: Corpus, key: str) -> bool:
    """Did somebody open the work? A work that nobody opened supports nothing."""
    return corpus.references[key].get("read") not in UNREAD


def _named(corpus: Corpus, stated: Sequence[Citation]) -> tuple[list[str], set[str]]:
    """The known works that the paper names where it makes a statement.

    Those of the notes that the locators name, and those of all notes of the sections that they
    name; without a locator, of the whole paper.
    """
    paper = corpus.paper
    if paper is None:
        return [], set()
    notes = [part.number for part in _parts(stated) if part.part == "note"]
    sections = {part.number for part in _parts(stated) if part.part == "section"}
    by_note: list[str] = []
    in_section: set[str] = set()
    for note in paper.notes:
        works = [str(key) for key in paper.works(note) if key in corpus.references]
        if note.note in notes:
            by_note += works
        if note.section in sections or not (notes or sections):
            in_section.update(works)
    return list(dict.fromkeys(by_note)), in_section


def _works(citations: Sequence[Citation], roles: Sequence[str]) -> tuple[str, ...]:
    """The works besides the paper that are cited in one of some roles, each once."""
    keys = [one.key for one in citations if one.key != PAPER and one.role in roles]
    return tuple(dict.fromkeys(keys))


def _parts(citations: Sequence[Citation]) -> Iterator[PaperPart]:
    """The parts of the paper that some citations of it name."""
    for citation in citations:
        if citation.key == PAPER:
            yield from paper_parts(citation.locator) or ()
