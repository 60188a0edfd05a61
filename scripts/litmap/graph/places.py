"""Where in the source paper something is said, as numbers to sort and to filter by.

How a place is written is decided in `site/html/places.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.model.paper import PaperPart, paper_parts
from litmap.model.vocabulary import PAPER

_NOWHERE = 1_000
"""Behind every section of the paper: where what is said nowhere in it comes."""
NO_SECTION = "none"
"""The section of what has no place in the paper."""


@dataclass(frozen=True)
class PaperPlace:
    """A note or, without one, a whole section. Both are numbers, '' for what is not known."""

    section: str
    note: str = ""

    @property
    def position(self) -> tuple[int, int]:
        """Where it comes in the paper. A section comes before its notes."""
        return int(self.section or _NOWHERE), int(self.note or 0)


def paper_places(corpus: Corpus, citations: Iterable[Citation]) -> list[PaperPlace]:
    """The notes and sections that citations of the paper name, in its order, each once.

    A section that is named together with one of its notes is not listed on its own.
    """
    found: set[PaperPlace] = set()
    for citation in citations:
        if citation.key == PAPER:
            for part in paper_parts(citation.locator) or ():
                found.add(_place(corpus, part))
    with_notes = {place.section for place in found if place.note}
    kept = [place for place in found if place.note or place.section not in with_notes]
    return sorted(kept, key=lambda place: place.position)


def sections(corpus: Corpus, citations: Iterable[Citation]) -> tuple[str, ...]:
    """The numbers of the sections of the paper that citations name, or `NO_SECTION`."""
    places = paper_places(corpus, citations)
    found = dict.fromkeys(place.section for place in places if place.section)
    return tuple(found) or (NO_SECTION,)


def _place(corpus: Corpus, part: PaperPart) -> PaperPlace:
    if part.part == "section":
        return PaperPlace(part.number)
    note = corpus.paper.by_number.get(part.number) if corpus.paper else None
    return PaperPlace(str(note.section) if note else "", part.number)


def position(places: Iterable[PaperPlace]) -> tuple[int, int]:
    """Where the first of some places comes in the paper; behind all of it without one."""
    return min((place.position for place in places), default=(_NOWHERE, 0))
