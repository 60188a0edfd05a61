"""Where in the source paper something is said: '§4 n. 46', with the address that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.graph.addresses import PAPER_PAGE
from litmap.model.paper import PaperPart, paper_parts
from litmap.model.vocabulary import PAPER
from litmap.site.html.page_data import PageData

_NOWHERE = 1_000
"""Behind every section of the paper: where what is said nowhere in it comes."""


@dataclass(frozen=True)
class PlaceLink:
    """A place in the paper in short ('§4 n. 46'), its address, and the same spelt out."""

    words: str
    href: str
    title: str


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


def _place(corpus: Corpus, part: PaperPart) -> PaperPlace:
    if part.part == "section":
        return PaperPlace(part.number)
    note = corpus.paper.by_number.get(part.number) if corpus.paper else None
    return PaperPlace(str(note.section) if note else "", part.number)


def place_links(page_data: PageData, places: Iterable[PaperPlace]) -> tuple[PlaceLink, ...]:
    """Places as links to the page that traces the paper; the section is said once for its notes."""
    links = []
    said = ""
    for place in places:
        section = f"§{place.section}" if place.section and place.section != said else ""
        note = f"n. {place.note}" if place.note else ""
        links.append(
            PlaceLink(
                words=" ".join(filter(None, (section, note))),
                href=_address(page_data, place),
                title=_spelt_out(page_data, place),
            )
        )
        said = place.section
    return tuple(links)


def _address(page_data: PageData, place: PaperPlace) -> str:
    """The address of a place; '' where no page traces the paper."""
    if page_data.corpus.paper is None:
        return ""
    part = PaperPart("section", place.section)
    if place.note:
        part = PaperPart("note", place.note)
    return page_data.href(f"{PAPER_PAGE}#{part.anchor}")


def _spelt_out(page_data: PageData, place: PaperPlace) -> str:
    """'Roberts et al. 2024, section 4, note 46'."""
    words = []
    if PAPER in page_data.corpus.references:
        words.append(page_data.labels.label(PAPER))
    if place.section:
        words.append(f"section {place.section}")
    if place.note:
        words.append(f"note {place.note}")
    return ", ".join(words)
