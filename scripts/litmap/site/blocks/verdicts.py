"""How the pathways fare at a glance: a row for each, a word for each verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from litmap.content.corpus import LoadedEntry
from litmap.graph.choice import chosen_options, option_numbers
from litmap.graph.evidence import CriterionCell
from litmap.graph.graph import Graph
from litmap.graph.order import group_of, in_order, tree, wholes
from litmap.model.argument import Pathway
from litmap.model.vocabulary import PAPER_DATE, PATHWAY_STANDINGS, Condition
from litmap.problems.wording import capitalised, listed
from litmap.site.html.page_data import EntryLink, PageData

COMPARED = ("present", "option")
"""The standings of the pathways that are compared."""
_CONDITIONS: tuple[Condition, ...] = ("abstract", "current")
_SAID_ASIDE = ("precedent", "not-compared")
"""The standings that an index says of a pathway, because its place among the others does not."""
_CHOICE = "the paper\u2019s choice"


@dataclass(frozen=True)
class VerdictCell:
    """One verdict as a word and the address of its reason; '' for what is not judged.

    `changed` is the address of what has changed it since, '' if nothing has.
    """

    verdict: str
    href: str
    changed: str = ""


@dataclass(frozen=True)
class VerdictRow:
    """A pathway with its cells, in the order of the columns.

    `number` is its place among the options, '' where its title says it; `standing` what it is to
    the paper, where that must be said; `gist` its name
    where its title says another; `summary` a line on it. `depth` counts the rows above of which
    it is a part; `forms` are rows of its own forms.
    """

    link: EntryLink
    number: str
    standing: str
    gist: str
    summary: str
    is_choice: bool
    depth: int
    cells: tuple[VerdictCell, ...]
    forms: tuple["VerdictRow", ...] = ()


@dataclass(frozen=True)
class VerdictTable:
    """The columns are the conditions, under each criterion; `then` is 'in 2024'."""

    criteria: tuple[EntryLink, ...]
    then: str
    rows: tuple[VerdictRow, ...]

    @property
    def conditions(self) -> tuple[str, str]:
        """The heads of the two columns of each criterion."""
        return "in the abstract", self.then


def verdict_table(page_data: PageData) -> VerdictTable | None:
    """The starting point and the options, with the forms of each option; None if none is judged."""
    rows = _Rows(page_data)
    found = []
    for pathway, _ in tree(rows.corpus, rows.corpus.of_kind("pathway")):
        if group_of(pathway) in COMPARED and _is_judged(pathway):
            found.append(rows.compared(pathway))
    return rows.table(found)


def all_verdicts(page_data: PageData) -> VerdictTable | None:
    """Every pathway, each followed by its parts; None if there is none."""
    rows = _Rows(page_data)
    found = []
    for pathway, depth in tree(rows.corpus, rows.corpus.of_kind("pathway")):
        found.append(rows.listed(pathway, depth))
    return rows.table(found)


def verdicts_by(page_data: PageData, criterion: LoadedEntry) -> VerdictTable | None:
    """The pathways that one criterion judges, each followed by its parts; None if there is none."""
    rows = _Rows(page_data)
    rows.criteria = [criterion]
    found = []
    for pathway, depth in tree(rows.corpus, rows.corpus.of_kind("pathway")):
        row = rows.listed(pathway, depth)
        if any(cell.verdict for cell in row.cells):
            found.append(row)
    return rows.table(found)


class _Rows:
    """Makes the rows of a table."""

    def __init__(self, page_data: PageData) -> None:
        self.page_data = page_data
        self.corpus = page_data.corpus
        self.judged = page_data.site.facts.criterion_cells
        self.criteria = in_order(self.corpus, self.corpus.of_kind("criterion"))
        self.choices = chosen_options(self.corpus)
        self.numbers = option_numbers(self.corpus)

    def table(self, rows: Sequence[VerdictRow]) -> VerdictTable | None:
        """The rows below the heads of their columns; None without any."""
        if not rows:
            return None
        return VerdictTable(
            criteria=tuple(self.page_data.link(one, title=one.label) for one in self.criteria),
            then=_then(self.judged.values()),
            rows=tuple(rows),
        )

    def compared(self, pathway: LoadedEntry) -> VerdictRow:
        """The row of the starting point, which its standing names, or of an option by its label."""
        forms = tuple(self._form(form, depth) for form, depth in self._forms(pathway))
        if group_of(pathway) != "present":
            return self._row(pathway, pathway.label, forms=forms)
        standing = PATHWAY_STANDINGS["present"].removeprefix("the ")
        return self._row(pathway, capitalised(standing), gist=pathway.label, forms=forms)

    def listed(self, pathway: LoadedEntry, depth: int) -> VerdictRow:
        """The row of a pathway among all of them, with its summary."""
        row = self._row(pathway, self.corpus.heading(pathway), depth=depth)
        return replace(row, number="", summary=str(pathway.fields.summary))

    def _form(self, pathway: LoadedEntry, depth: int) -> VerdictRow:
        return self._row(pathway, pathway.label, depth=depth)

    def _forms(self, option: LoadedEntry) -> list[tuple[LoadedEntry, int]]:
        """The forms of an option in order, each with how many of them are its wholes."""
        forms = []
        for pathway in self.corpus.of_kind("pathway"):
            if group_of(pathway) == "form" and option in wholes(self.corpus, pathway):
                forms.append(pathway)
        return tree(self.corpus, forms)

    def _row(
        self,
        pathway: LoadedEntry,
        title: str,
        *,
        gist: str = "",
        depth: int = 0,
        forms: tuple[VerdictRow, ...] = (),
    ) -> VerdictRow:
        is_choice = pathway.id in self.choices
        standing = ""
        if is_choice:
            standing = _CHOICE
        elif group_of(pathway) in _SAID_ASIDE:
            standing = PATHWAY_STANDINGS[group_of(pathway)]
        return VerdictRow(
            link=self.page_data.link(pathway, title=title),
            number=str(self.numbers.get(pathway.id, "")),
            standing=standing,
            gist=gist,
            summary="",
            is_choice=is_choice,
            depth=depth,
            cells=tuple(self._cells(pathway)),
            forms=forms,
        )

    def _cells(self, pathway: LoadedEntry) -> Iterable[VerdictCell]:
        for criterion in self.criteria:
            for condition in _CONDITIONS:
                found = self.judged.get((criterion.id, pathway.id, condition))
                yield self._cell(found)

    def _cell(self, found: CriterionCell | None) -> VerdictCell:
        if found is None or found.record.verdict == "not-assessed":
            return VerdictCell("", "")
        edge = self.page_data.graph.at[found.record.criterion.place()]
        href = self.page_data.href(f"{found.pathway.address}#{edge.anchor}")
        changed = ""
        by = changed_by(self.page_data.graph, found)
        if by:
            changed = self.page_data.href(by.address)
        elif has_changed(self.page_data.graph, found):
            changed = href
        return VerdictCell(found.record.verdict, href, changed)


def changed_by(graph: Graph, cell: CriterionCell) -> LoadedEntry | None:
    """The newest development that changes a verdict, if one does."""
    name = f"{cell.pathway.id}/{cell.criterion.id}/{cell.record.condition}"
    newest = None
    for development, effect in graph.developments_on.get(name, []):
        if effect != "confirms":
            newest = development
    return newest


def has_changed(graph: Graph, cell: CriterionCell) -> bool:
    """Does a development change a verdict, or did somebody find that it no longer holds whole?"""
    holds = cell.record.holds
    if holds and holds.answer in ("in-part", "no"):
        return True
    return changed_by(graph, cell) is not None


def _then(cells: Iterable[CriterionCell]) -> str:
    """'in 2024': the year of the conditions under which pathways are judged."""
    years = set()
    for cell in cells:
        if cell.record.condition == "current":
            years.add((cell.record.as_of or PAPER_DATE)[:4])
    if not years:
        return "at the time"
    return f"in {listed(sorted(years))}"


def _is_judged(pathway: LoadedEntry) -> bool:
    """Does it have a verdict of its own, not only one that it takes from another?"""
    assert isinstance(pathway.fields, Pathway)
    return any(not one.inherits for one in pathway.fields.assessments)
