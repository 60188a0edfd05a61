"""The page that traces the source paper: its sections and notes, and what on this map rests on each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.graph.addresses import PAPER_PAGE, of_reference
from litmap.graph.graph import ClaimView, Edge, Graph
from litmap.model.entry import Claim
from litmap.model.paper import Correction, Note, Paper, PaperPart, PaperSection, paper_parts
from litmap.model.vocabulary import PAPER
from litmap.site.html.labels import Labels
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import ClaimLine, EntryLink, PageData
from litmap.site.html.templates import Templates
from litmap.site.html.writer import Writer

TITLE = "The paper, note by note"
_LEAD = (
    "Every section and every note of the source paper in its own order: our account of it, the works that a note "
    "names, and the claims of this map that rest on it."
)


@dataclass(frozen=True)
class NoteRow:
    """One note: its works as (formatted reference, address), or the note it repeats, or what it explains."""

    number: str
    works: tuple[tuple[Markup, str], ...]
    repeats: str
    explains: str
    claims: tuple[ClaimLine, ...]
    others: tuple[EntryLink, ...]


class PaperPage:
    """Makes the page of a paper whose sections and notes are known."""

    def __init__(self, graph: Graph, labels: Labels, parts: Templates, paper: Paper) -> None:
        """`parts` are the templates' macros."""
        self.graph = graph
        self.labels = labels
        self.parts = parts
        self.paper = paper
        self.writer = Writer(graph, labels, PAPER_PAGE)
        self.views = PageData(graph, self.writer)
        self._resting = _by_spot(graph)

    def page(self) -> Page:
        """The whole page."""
        return Page(TITLE, _LEAD, "reference", list(self._sections()), weight=0.5)

    def _sections(self) -> Iterator[Section]:
        crumbs = [("Home", self.writer.href("/")), ("References", self.writer.href("/references/"))]
        yield Section(
            "",
            self.parts.header("reference", "", "", TITLE, escape(_LEAD), [], crumbs)
            + self._source(),
        )
        for section in self.paper.sections:
            yield Section(f"{section.section}. {section.title}", self._section(section))
        if self.paper.corrections:
            yield Section(
                "Slips in the paper, corrected here",
                self.parts.corrections(
                    [(self._where(correction), correction) for correction in self.paper.corrections]
                ),
            )

    def _source(self) -> Markup:
        if PAPER not in self.graph.corpus.references:
            return Markup("")
        return self.parts.source(
            self.labels.html(PAPER), self.writer.href(of_reference(PAPER)), self._extent()
        )

    def _extent(self) -> str:
        """'58 notes: 50 name works, 6 repeat an earlier one, 2 explain; 51 works in all'."""
        notes = self.paper.notes
        naming = sum(bool(note.keys) for note in notes)
        repeating = sum(note.repeats is not None for note in notes)
        works = len({key for note in notes for key in note.keys})
        return (
            f"{len(notes)} notes: {naming} name works, {repeating} repeat an earlier one, "
            f"{len(notes) - naming - repeating} explain; {works} works in all"
        )

    def _section(self, section: PaperSection) -> Markup:
        notes = [self._note(note) for note in self.paper.notes if note.section == section.section]
        number = str(section.section)
        without = self._claims(PaperPart("section", number))
        said = [claim for claim in without if not claim.by]
        read = [claim for claim in without if claim.by]
        return self.parts.paper_section(
            number, section.untitled, str(section.summary), notes, said, read
        )

    def _note(self, note: Note) -> NoteRow:
        spot = PaperPart("note", str(note.note))
        works = [
            (self.labels.html(key), self.writer.href(of_reference(key)))
            for key in note.keys
            if key in self.graph.corpus.references
        ]
        sources = dict.fromkeys(
            edge.source for edge in self._resting[spot] if not isinstance(edge.owner, Claim)
        )
        others = tuple(self.views.link(self.graph.corpus.entries[source]) for source in sources)
        return NoteRow(
            str(note.note),
            tuple(works),
            str(note.repeats or ""),
            str(note.explains or ""),
            self._claims(spot),
            others,
        )

    def _claims(self, spot: PaperPart) -> tuple[ClaimLine, ...]:
        """The claims that are located at a part of the paper, each once."""
        found = {}
        for edge in self._resting[spot]:
            if isinstance(edge.owner, Claim):
                view = ClaimView(self.graph.corpus.entries[edge.source], edge.owner)
                found[view.name] = self.views.resting(view)
        return tuple(found.values())

    def _where(self, correction: Correction) -> tuple[str, str]:
        """('note 22', '#note-22')."""
        spot = (
            PaperPart("note", str(correction.note))
            if correction.note
            else PaperPart("section", str(correction.section or ""))
        )
        return (f"{spot.part} {spot.number}", f"#{spot.anchor}") if spot.number else ("", "")


def _by_spot(graph: Graph) -> defaultdict[PaperPart, list[Edge]]:
    """The citations of the paper by the part they name; a section only where no note stands beside it."""
    found: defaultdict[PaperPart, list[Edge]] = defaultdict(list)
    for edge in graph.incoming(f"@{PAPER}"):
        named = paper_parts(edge.citation.locator) if edge.citation else None
        notes = [spot for spot in named or [] if spot.part == "note"]
        for spot in notes or named or []:
            found[spot].append(edge)
    return found
