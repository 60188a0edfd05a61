"""The pages that trace the source paper: its sections and notes, and what rests on each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from litmap.graph.addresses import PAPER_PAGE, of_reference
from litmap.graph.graph import ClaimView, Edge, Graph
from litmap.model.entry import Claim
from litmap.model.paper import Correction, Note, Paper, PaperPart, PaperSection, paper_parts
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import counted
from litmap.site.blocks.claims import ClaimLine, claim_line
from litmap.site.blocks.compared import compared_in_words, comparison_rows
from litmap.site.blocks.digest import claims_by_section
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

TITLE = "The paper, section by section"
_LEAD = (
    "What the paper says in each of its sections, in our words. Below it every note, with the "
    "works that it names. What rests on the parts of a section stands on a page of its own."
)


@dataclass(frozen=True)
class NoteRow:
    """One note: the works that it names, or the note it repeats, with its address, or what it says.

    A work is its formatted reference and its address. `claims` are located at the note, `left_open`
    are notes of ours on it, `others` are entries that cite the paper there outside of a claim;
    `href` is where these stand, '' if there are none.
    """

    number: str
    works: tuple[tuple[Markup, str], ...]
    repeats: tuple[str, str] | None
    explains: str
    claims: tuple[ClaimLine, ...]
    left_open: tuple[ClaimLine, ...]
    others: tuple[EntryLink, ...]
    href: str

    @property
    def resting(self) -> str:
        """'3 claims, 1 note of ours, 1 other page': what rests on it."""
        counts = (
            (len(self.claims), "claim", "claims"),
            (len(self.left_open), "note of ours", "notes of ours"),
            (len(self.others), "other page", "other pages"),
        )
        return ", ".join(counted(number, one, many) for number, one, many in counts if number)


@dataclass(frozen=True)
class SectionRow:
    """One section: our account of it, how many claims it makes, where those are listed, its notes.

    `said` and `read` are claims that it makes without a note, in the paper's words or by our
    inference; `left_open` are notes of ours. They stand on the page at `href`.
    """

    number: str
    href: str
    title: str
    untitled: bool
    summary: str
    claims: int
    claims_href: str
    notes: tuple[NoteRow, ...]
    said: tuple[ClaimLine, ...]
    read: tuple[ClaimLine, ...]
    left_open: tuple[ClaimLine, ...]


@dataclass(frozen=True)
class CorrectionRow:
    """A correction, and the part of the paper it is of ('note 22') with its anchor, if known."""

    where: str
    href: str
    correction: Correction


class PaperPages:
    """Makes the page of a paper whose sections and notes are known, and one for each section."""

    def __init__(self, site: Site, paper: Paper) -> None:
        """The pages of `paper`."""
        self.site = site
        self.graph = site.graph
        self.corpus = site.corpus
        self.templates = site.templates.paper
        self.paper = paper
        self.page_data = PageData(site, PAPER_PAGE)
        self._citing = _citations_by_part(site.graph)
        self._claims_by_section = claims_by_section(site.graph)

    def pages(self) -> dict[str, Content]:
        """The pages by output path."""
        pages: dict[str, Content] = {"paper.md": self._page()}
        for section in self.paper.sections:
            page = self._section_page(section)
            pages[f"{_address(section).strip('/')}.md"] = page
        return pages

    def _section_page(self, section: PaperSection) -> Page:
        """All that rests on a section or on one of its notes."""
        page_data = PageData(self.site, _address(section))
        row = self._row(page_data, section)
        title = f"What rests on §{section.section} of the paper"
        crumbs = [("Home", page_data.href("/")), (TITLE, page_data.href(PAPER_PAGE))]
        header = self.site.templates.components.header(
            kind="reference", heading=title, summary=row.title, crumbs=crumbs
        )
        sections = [Section("", header), Section("", self.templates.resting(row))]
        return Page(
            title,
            title,
            "reference",
            sections,
            source="content/paper.yml",
            within=PAPER_PAGE.lstrip("/"),
        )

    def _page(self) -> Page:
        return Page(
            title=TITLE,
            description=_LEAD,
            kind="reference",
            sections=list(self._sections()),
            source="content/paper.yml",
        )

    def _sections(self) -> Iterator[Section]:
        yield Section("", self._header() + self._source())
        rows = [self._row(self.page_data, section) for section in self.paper.sections]
        yield Section("The argument", self.templates.summaries(rows))
        yield Section("What its sources say", self._compared())
        yield Section("Note by note", self.templates.folds(rows))
        if self.paper.corrections:
            corrections = [_correction(one) for one in self.paper.corrections]
            html = self.templates.corrections(corrections)
            yield Section("Misprints, corrected here", html)

    def _compared(self) -> Markup:
        """Where a work says more, less or something else than its use; '' without comparisons."""
        rows = comparison_rows(self.page_data, self.paper)
        if not rows:
            return Markup("")
        same = [row for row in rows if row.says == "same"]
        differing = [row for row in rows if row.says != "same"]
        words = compared_in_words(self.page_data, self.paper)
        return self.templates.compared(words, differing, same)

    def _header(self) -> Markup:
        index = self.page_data.href("/references/")
        return self.site.templates.components.header(
            kind="reference",
            heading=TITLE,
            summary=_LEAD,
            crumbs=[("Home", self.page_data.href("/")), ("References", index)],
        )

    def _source(self) -> Markup:
        """The paper's reference, and how many notes and works it has."""
        if PAPER not in self.corpus.references:
            return Markup("")
        href = self.page_data.href(of_reference(PAPER))
        return self.templates.source(self.site.labels.html(PAPER), href, self._extent())

    def _extent(self) -> str:
        """'58 notes: 50 name works, 6 repeat an earlier one, 2 explain; 51 works in all'."""
        works = set()
        naming = repeating = 0
        for note in self.paper.notes:
            works.update(note.keys)
            naming += bool(note.keys)
            repeating += note.repeats is not None
        total = len(self.paper.notes)
        found = (
            counted(naming, "names works", "name works"),
            counted(repeating, "repeats an earlier one", "repeat an earlier one"),
            counted(total - naming - repeating, "explains", "explain"),
        )
        in_all = counted(len(works), "work")
        return f"{counted(total, 'note')}: {', '.join(found)}; {in_all} in all"

    def _row(self, page_data: PageData, section: PaperSection) -> SectionRow:
        number = str(section.section)
        part = PaperPart("section", number)
        claims = self._claims(page_data, part, notes=False)
        notes = []
        for note in self.paper.notes:
            if note.section == section.section:
                notes.append(self._note(page_data, note, _address(section)))
        return SectionRow(
            number=number,
            href=page_data.href(_address(section)),
            title=str(section.title),
            untitled=section.untitled,
            summary=str(section.summary),
            claims=len(self._claims_by_section.get(number, ())),
            claims_href=page_data.href("/claims/") + f"?section={number}",
            notes=tuple(notes),
            said=tuple(claim for claim in claims if not claim.by),
            read=tuple(claim for claim in claims if claim.by),
            left_open=self._claims(page_data, part, notes=True),
        )

    def _note(self, page_data: PageData, note: Note, address: str) -> NoteRow:
        """A note; what rests on it stands at `address`."""
        part = PaperPart("note", str(note.note))
        works = []
        for key in note.keys:
            if key in self.corpus.references:
                href = page_data.href(of_reference(key))
                works.append((self.site.labels.html(key), href))
        return NoteRow(
            number=str(note.note),
            works=tuple(works),
            repeats=_repeated(page_data, note),
            explains=str(note.explains or ""),
            claims=self._claims(page_data, part, notes=False),
            left_open=self._claims(page_data, part, notes=True),
            others=self._others(page_data, part),
            href=page_data.href(f"{address}#{part.anchor}") if self._citing[part] else "",
        )

    def _claims(
        self, page_data: PageData, part: PaperPart, *, notes: bool
    ) -> tuple[ClaimLine, ...]:
        """The claims that are located at a part of the paper, or our notes on it, each once."""
        found = {}
        for edge in self._citing[part]:
            if isinstance(edge.owner, Claim) and edge.owner.is_note is notes:
                view = ClaimView(self.corpus.entries[edge.source], edge.owner)
                found[view.name] = claim_line(page_data, view)
        return tuple(found.values())

    def _others(self, page_data: PageData, part: PaperPart) -> tuple[EntryLink, ...]:
        """The entries that cite a part of the paper outside of a claim, each once."""
        found = {}
        for edge in self._citing[part]:
            if not isinstance(edge.owner, Claim):
                found[edge.source] = page_data.link(self.corpus.entries[edge.source])
        return tuple(found.values())


def _address(section: PaperSection) -> str:
    """The page on which all stands that rests on a section."""
    return f"{PAPER_PAGE}{section.section}/"


def _repeated(page_data: PageData, note: Note) -> tuple[str, str] | None:
    """The number of the note that a note repeats, and its address."""
    if note.repeats is None:
        return None
    return str(note.repeats), page_data.href(f"{PAPER_PAGE}#note-{note.repeats}")


def _correction(correction: Correction) -> CorrectionRow:
    part = PaperPart("section", str(correction.section or ""))
    if correction.note:
        part = PaperPart("note", str(correction.note))
    if not part.number:
        return CorrectionRow("", "", correction)
    return CorrectionRow(f"{part.part} {part.number}", f"#{part.anchor}", correction)


def _citations_by_part(graph: Graph) -> defaultdict[PaperPart, list[Edge]]:
    """The citations of the paper by the part they name; a section only if no note is named."""
    found: defaultdict[PaperPart, list[Edge]] = defaultdict(list)
    for edge in graph.incoming(f"@{PAPER}"):
        if edge.citation is None:
            continue
        parts = paper_parts(edge.citation.locator) or []
        notes = [part for part in parts if part.part == "note"]
        for part in notes or parts:
            found[part].append(edge)
    return found
