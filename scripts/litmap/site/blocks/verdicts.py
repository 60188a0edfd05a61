"""The verdicts on the options at a glance: a row for each, the forms of an option below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.order import in_order, tree, wholes
from litmap.model.argument import Pathway
from litmap.model.vocabulary import Condition
from litmap.site.html.page_data import EntryLink, PageData

OUR_WORDS = (
    "The paper argues in prose. Strong, mixed and weak are our words for it; a weak or strong "
    "regime complex is the paper's term. In 2024: under the political conditions of that year."
)
_CONDITIONS: Mapping[Condition, str] = {"abstract": "In the abstract", "current": "In 2024"}
"""The conditions of verdicts, in words that fit into a narrow table."""
COMPARED = ("present", "option")
"""The standings of the pathways that are compared."""


@dataclass(frozen=True)
class VerdictCell:
    """One verdict as a word and the address of its reason; '' for what is not judged."""

    verdict: str
    href: str


@dataclass(frozen=True)
class VerdictRow:
    """A pathway with its cells, in the order of the columns; `forms` are rows of its own forms."""

    link: EntryLink
    cells: tuple[VerdictCell, ...]
    forms: tuple["VerdictRow", ...] = ()


@dataclass(frozen=True)
class VerdictTable:
    """The columns are the conditions, under each criterion."""

    criteria: tuple[EntryLink, ...]
    conditions: tuple[str, ...]
    rows: tuple[VerdictRow, ...]


def verdict_table(page_data: PageData) -> VerdictTable | None:
    """The starting point and the options, with the forms of each option; None if none is judged."""
    corpus = page_data.corpus
    criteria = in_order(corpus, corpus.of_kind("criterion"))
    rows = []
    for pathway, _ in tree(corpus, corpus.of_kind("pathway")):
        if _standing(pathway) in COMPARED and _is_judged(pathway):
            rows.append(_row(page_data, pathway, criteria, _forms(page_data, pathway)))
    if not rows:
        return None
    return VerdictTable(
        criteria=tuple(page_data.link(one, title=one.label) for one in criteria),
        conditions=tuple(_CONDITIONS.values()),
        rows=tuple(rows),
    )


def _standing(pathway: LoadedEntry) -> str:
    assert isinstance(pathway.fields, Pathway)
    return pathway.fields.standing


def _is_judged(pathway: LoadedEntry) -> bool:
    """Does it have a verdict of its own, not only one that it takes from another?"""
    assert isinstance(pathway.fields, Pathway)
    return any(not one.inherits for one in pathway.fields.assessments)


def _forms(page_data: PageData, option: LoadedEntry) -> list[LoadedEntry]:
    """The judged forms of an option, in order."""
    corpus = page_data.corpus
    found = []
    for pathway in in_order(corpus, corpus.of_kind("pathway")):
        is_form = _standing(pathway) == "form" and option in wholes(corpus, pathway)
        if is_form and _is_judged(pathway):
            found.append(pathway)
    return found


def _row(
    page_data: PageData,
    pathway: LoadedEntry,
    criteria: Sequence[LoadedEntry],
    forms: Sequence[LoadedEntry] = (),
) -> VerdictRow:
    cells = page_data.site.facts.criterion_cells
    row = []
    for criterion in criteria:
        for condition in _CONDITIONS:
            found = cells.get((criterion.id, pathway.id, condition))
            if found is None or found.record.verdict == "not-assessed":
                row.append(VerdictCell("", ""))
                continue
            edge = page_data.graph.at[found.record.criterion.place()]
            href = page_data.href(f"{pathway.address}#{edge.anchor}")
            row.append(VerdictCell(found.record.verdict, href))
    return VerdictRow(
        link=page_data.link(pathway, title=pathway.label),
        cells=tuple(row),
        forms=tuple(_row(page_data, form, criteria) for form in forms),
    )
