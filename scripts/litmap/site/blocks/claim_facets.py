"""By what claims can be filtered: the values of each claim, and the facets they make."""

from collections.abc import Sequence

from litmap.content.corpus import Corpus
from litmap.graph.doubts import DOUBTS, doubts
from litmap.graph.graph import ClaimView, Graph
from litmap.graph.places import NO_SECTION, sections
from litmap.model.vocabulary import PAPER
from litmap.site.blocks.facets import FacetPlan, RowValues, by_number
from litmap.site.html.labels import Labels

_WHOSE = {
    "paper": "the paper",
    "inferred": "inferred from the paper",
    "other": "another source",
    "ours": "our notes",
}
_WORKS = {"others": "with other works", "alone": "paper alone"}
_DOES = {
    "for": "speaks for",
    "against": "speaks against",
    "explains": "explains how",
    "asks": "asks for action",
    "open": "left open",
    "fact": "states a fact",
    "scope": "says what is covered",
    "argues": "another argument",
}
_OF_ABOUT = {
    "mechanism": "explains",
    "remedy": "asks",
    "open-question": "open",
    "left-open": "open",
    "fact": "fact",
    "scope": "scope",
}


def claim_values(graph: Graph, view: ClaimView) -> RowValues:
    """The values of one claim, by facet."""
    return {
        "status": doubts(graph, view.claim),
        "whose": [_whose(graph, view)],
        "works": _support(graph, view),
        "section": sections(graph.corpus, graph.citations(view.claim)),
        "does": _does(view),
        "institution": graph.involved(view),
        "work": other_works(graph, view),
    }


def claim_plans(corpus: Corpus, labels: Labels, rows: Sequence[RowValues]) -> list[FacetPlan]:
    """The facets of claims with these values. Our notes are left out until somebody asks."""
    institutions = {one.id: corpus.name(one.id) for one in corpus.of_kind("institution")}
    works = {key: labels.label(key) for key in corpus.references}
    return [
        FacetPlan("status", "Status", DOUBTS),
        FacetPlan(
            "whose",
            "Whose",
            _WHOSE,
            ticked=("paper", "inferred", "other"),
            without="without our notes",
        ),
        FacetPlan("works", "Other works", _WORKS),
        FacetPlan("section", "Section of the paper", section_names(corpus, rows)),
        FacetPlan("does", "What it does", _DOES),
        FacetPlan(
            "institution", "Institution", by_number(rows, "institution", institutions), most=5
        ),
        FacetPlan("work", "Work", by_number(rows, "work", works), most=5),
    ]


def section_names(corpus: Corpus, rows: Sequence[RowValues]) -> dict[str, str]:
    """'4 Pathways' by the number of each section of the paper; the last for what is in none.

    A section of which the map knows no more than that a row names it has its number alone.
    """
    titles = {}
    for section in corpus.paper.sections if corpus.paper else ():
        titles[str(section.section)] = str(section.title)
    named = {value for row in rows for value in row["section"]} - {NO_SECTION}
    names = {}
    for number in sorted(named | titles.keys(), key=int):
        names[number] = f"{number} {titles.get(number, '')}".strip()
    return {**names, NO_SECTION: "none: later or other sources"}


def other_works(graph: Graph, view: ClaimView) -> list[str]:
    """The works besides the paper that do more for a claim than give background."""
    found = {}
    for citation in graph.citations(view.claim):
        if citation.key != PAPER and citation.role != "background":
            found[citation.key] = True
    return list(found)


def _whose(graph: Graph, view: ClaimView) -> str:
    basis = graph.basis(view.claim).value
    if basis == "note":
        return "ours"
    if basis in ("other", "none"):
        return "other"
    return "inferred" if basis == "inferred" else "paper"


def _support(graph: Graph, view: ClaimView) -> list[str]:
    if other_works(graph, view):
        return ["others"]
    if any(one.key == PAPER for one in graph.citations(view.claim)):
        return ["alone"]
    return []


def _does(view: ClaimView) -> list[str]:
    found = []
    if view.claim.stands != "none":
        found.append(str(view.claim.stands))
    if view.claim.about in _OF_ABOUT:
        found.append(_OF_ABOUT[view.claim.about])
    return found or ["argues"]
