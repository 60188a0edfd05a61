"""The verdict tables: criteria × pathways under two conditions, and barriers × pathways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from litmap.export.table import csv_text
from litmap.graph.order import tree
from litmap.model.roles import ROLES
from litmap.model.vocabulary import EFFECT_WORDS, ORDER_NAMES
from litmap.references.formats import bibtex_file
from litmap.references.record_text import public_record
from litmap.site.blocks.agreement import CSV_HEAD, agreement_block, agreement_lines
from litmap.site.blocks.matrix import (
    MatrixCell,
    MatrixRow,
    barrier_rows,
    criterion_rows,
    effect_words,
)
from litmap.site.html.numbered import numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site
from litmap.site.pictures.tables import SlideCell, SlideRow, matrix_slide

ADDRESS = "/matrix/"
MOST_BARRIERS = 60
"""Barriers that the table shows; of more it names the file that holds all."""
MOST_CELLS = 120
"""Cells of which one numbered page says what is behind them."""
_TITLE = "Verdict tables"
_LEAD = (
    "How each pathway is judged, and what each barrier does to it. Choose a cell for its reasons "
    "and works. Where nothing is recorded, that is a gap in this map, not a finding."
)
_KEY = (
    "'paper + 1, 2022': it rests on the paper and one more work, of 2022. The stronger the colour, "
    "the more works."
)
_EFFECTS = (
    "A dash: nothing recorded, a gap in this map and not a finding. Inferred: no source says it "
    "outright. Red hinders, green is eased by, blue speaks for, gold cuts both ways."
)
_AGREEMENT = "data/agreement.csv"
_BARRIERS = "data/matrix-barriers"
_CRITERIA = "data/matrix-criteria"
_WORKS = "data/matrix/"
FILES = (
    f"{_BARRIERS}.csv",
    f"{_BARRIERS}.svg",
    f"{_CRITERIA}.csv",
    f"{_CRITERIA}.svg",
    _AGREEMENT,
    _WORKS,
)
"""The files that belong to the page, and the folder of those of its cells."""
_JUDGED = "The paper judges in prose; the words are our reading of it."
_CSV_HEAD = (
    "row",
    "row title",
    "group",
    "pathway",
    "condition",
    "says",
    "whose",
    "works",
    "newest besides the paper",
    *ROLES,
    "because",
)


@dataclass(frozen=True)
class DisputedCell:
    """A cell that works dispute, and what it is about: 'Slow ratification × Treaties'."""

    words: str
    cell: MatrixCell


class Matrix:
    """Makes the page of the matrices and the files that belong to it."""

    def __init__(self, site: Site) -> None:
        """The matrices of the site's map."""
        self.site = site
        self.corpus = site.corpus
        self.page_data = PageData(site, ADDRESS)
        self.pathways = [entry for entry, _ in tree(self.corpus, self.corpus.of_kind("pathway"))]
        self.barriers = list(barrier_rows(self.page_data, self.pathways))
        self.criteria = list(criterion_rows(self.page_data, self.pathways))

    def pages(self) -> dict[str, Content]:
        """Both tables, and on numbered pages what is behind their cells, by output path."""
        pages: dict[str, Content] = {"matrix.md": self._page()}
        for number, rows in enumerate(self._parts(), 2):
            pages[numbered_path(ADDRESS, number)] = self._reasons(number, rows)
        return pages

    def _parts(self) -> list[list[tuple[str, str]]]:
        """The rows of each numbered page, by their entries and conditions."""
        parts: list[list[tuple[str, str]]] = []
        room = 0
        for row in (*self.criteria, *self.barriers):
            filled = sum(bool(cell.name) for cell in row.cells)
            if not parts or filled > room:
                parts.append([])
                room = MOST_CELLS
            if filled:
                parts[-1].append((row.entry, row.words))
                room -= filled
        return parts

    def _places(self, page_data: PageData) -> dict[str, str]:
        """Where what is behind each cell stands, by the cell's name."""
        places = {}
        rows = {(row.entry, row.words): row for row in (*self.criteria, *self.barriers)}
        for number, part in enumerate(self._parts(), 2):
            href = page_data.href(numbered_address(ADDRESS, number))
            for name in part:
                for cell in rows[name].cells:
                    places[cell.name] = f"{href}#list-{cell.name}"
        return places

    def _reasons(self, number: int, part: Sequence[tuple[str, str]]) -> Page:
        """The page of `number`: what is behind the cells of some rows."""
        page_data = PageData(self.site, numbered_address(ADDRESS, number))
        title = f"{_TITLE}: reasons and works, page {number}"
        steps = page_links(page_data, ADDRESS, len(self._parts()) + 1)
        links = self.site.templates.facets.page_links(steps, number)
        sections = [Section("", page_data.header("view", title, "") + links)]
        rows = [
            *criterion_rows(page_data, self.pathways),
            *barrier_rows(page_data, self.pathways),
        ]
        columns = self._columns(page_data)
        for row in rows:
            if (row.entry, row.words) in part:
                heading = ", ".join(filter(None, (row.link.title, row.words.lower())))
                sections.append(Section(heading, self.site.templates.matrix.lists(row, columns)))
        sections.append(Section("", links))
        return Page(title, title, "view", sections, within=ADDRESS.lstrip("/"))

    def _columns(self, page_data: PageData) -> list[EntryLink]:
        columns = []
        for entry in self.pathways:
            href = page_data.href(entry.address)
            columns.append(EntryLink("pathway", href, entry.label, target=entry.id))
        return columns

    def _page(self) -> Page:
        columns = self._columns(self.page_data)
        header = self.page_data.header("view", _TITLE, _LEAD)
        sections = [
            Section("", header),
            Section("How each pathway is judged", self._criteria(columns)),
            Section("What each barrier does to each pathway", self._barriers(columns)),
        ]
        if self.corpus.agreement:
            block = agreement_block(self.page_data, self.corpus.agreement)
            html = self.site.templates.agreement.block(block, self.page_data.href(f"/{_AGREEMENT}"))
            sections.append(Section("How far two raters agree", html))
        return Page(_TITLE, _LEAD, "view", sections)

    def _barriers(self, columns: Sequence[EntryLink]) -> Markup:
        shown = self.barriers[:MOST_BARRIERS]
        return self.site.templates.matrix.barriers(
            columns=columns,
            rows=shown,
            total=len(self.barriers),
            groups=ORDER_NAMES,
            effects=[(effect, effect_words(effect)) for effect in EFFECT_WORDS],
            roles=[(role, role) for role in ROLES if role != "background"],
            gist=gist(self.barriers),
            disputed=self._disputed(shown),
            places=self._places(self.page_data),
        )

    def _criteria(self, columns: Sequence[EntryLink]) -> Markup:
        by_criterion = groupby(self.criteria, key=lambda row: row.entry)
        return self.site.templates.matrix.criteria(
            columns=columns,
            pairs=[list(rows) for _, rows in by_criterion],
            gist=f"{_JUDGED} {gist(self.criteria)}",
            disputed=self._disputed(self.criteria),
            places=self._places(self.page_data),
        )

    def files(self, source: str) -> dict[str, str]:
        """Both tables as CSV and as slides, and the works of each cell as BibTeX.

        `source` names the map and its state.
        """
        files = {
            f"{_BARRIERS}.csv": _csv(self.barriers),
            f"{_CRITERIA}.csv": _csv(self.criteria),
            f"{_BARRIERS}.svg": matrix_slide(
                title="What each barrier does to each pathway",
                caption=f"{gist(self.barriers)} {_KEY} {_EFFECTS}",
                source=source,
                columns=self.pathways,
                rows=_slide_rows(self.barriers),
            ),
            f"{_CRITERIA}.svg": matrix_slide(
                title="How each pathway is judged",
                caption=f"{_JUDGED} {gist(self.criteria)} {_KEY}",
                source=source,
                columns=self.pathways,
                rows=_slide_rows(self.criteria),
            ),
        }
        if self.corpus.agreement:
            files[_AGREEMENT] = csv_text(CSV_HEAD, agreement_lines(self.page_data))
        for row in (*self.barriers, *self.criteria):
            for cell in row.cells:
                if cell.works:
                    files[f"{_WORKS}{cell.name}.bib"] = self._bibtex(cell)
        return files

    def _bibtex(self, cell: MatrixCell) -> str:
        keys = dict.fromkeys(work.target for group in cell.works for work in group.works)
        return bibtex_file(public_record(self.corpus.references[key]) for key in keys)

    def _disputed(self, rows: Sequence[MatrixRow]) -> list[DisputedCell]:
        """The cells that works dispute."""
        found = []
        for row in rows:
            for cell, pathway in zip(row.cells, self.pathways, strict=True):
                if cell.disputants:
                    about = [row.link.title, row.words.lower(), pathway.label]
                    found.append(DisputedCell(" × ".join(filter(None, about)), cell))
        return found


def _slide_rows(rows: Sequence[MatrixRow]) -> Iterator[SlideRow]:
    """The rows of a slide, under the names of their groups."""
    group = ""
    for row in rows:
        if row.group in ORDER_NAMES and row.group != group:
            group = row.group
            yield SlideRow(ORDER_NAMES[group], None)
        yield SlideRow(row.name, [_slide_cell(cell) for cell in row.cells])


def _slide_cell(cell: MatrixCell) -> SlideCell:
    """A cell of a slide; verdicts have no colour, and what says nothing has no works."""
    tone, works = cell.tone, cell.count
    if cell.condition:
        tone = ""
    if not cell.says:
        works = 0
    return SlideCell(words=cell.words, notes=cell.notes, tone=tone, works=works)


def _csv(rows: Sequence[MatrixRow]) -> str:
    lines = [_csv_line(row, cell) for row in rows for cell in row.cells]
    return csv_text(_CSV_HEAD, lines)


def _csv_line(row: MatrixRow, cell: MatrixCell) -> list[str | int]:
    keys = dict.fromkeys(ROLES, "")
    for group in cell.works:
        keys[group.role] = " ".join(work.target for work in group.works)
    words = ", ".join(cell.words)
    because = " ".join(reason.because for reason in cell.reasons)
    return [
        cell.row,
        row.link.title,
        row.group,
        cell.column,
        cell.condition,
        words,
        cell.by,
        cell.count,
        cell.newest,
        *keys.values(),
        because,
    ]


def gist(rows: Sequence[MatrixRow]) -> str:
    """'79 of 350 cells say something, 21 of them with works besides the paper, …'."""
    cells = [cell for row in rows for cell in row.cells]
    if not cells:
        return "Nothing recorded."
    found = [cell for cell in cells if cell.says]
    beyond = [cell for cell in found if cell.beyond]
    newest = ""
    if beyond:
        newest = f", the newest of {max(cell.newest for cell in beyond)}"
    return (
        f"{len(found)} of {len(cells)} cells say something, {len(beyond) or 'none'} of them with "
        f"works besides the paper{newest}."
    )
