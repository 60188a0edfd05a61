"""By what the rows of then and now can be filtered, and the facets that this makes."""

from collections.abc import Sequence

from litmap.content.corpus import Corpus
from litmap.graph.graph import ClaimView, Graph
from litmap.model.vocabulary import ANSWER_NAMES, PLURALS
from litmap.site.blocks.facets import FacetPlan, RowValues, by_number
from litmap.site.blocks.since import SinceRow

UNCHECKED = "unchecked"
_HOLDS = {str(answer): words for answer, words in ANSWER_NAMES.items()}
_VERDICTS = "verdicts"
_SOURCES = {
    "official": "official",
    "press": "news or web page only",
    "none": "no event recorded",
}


def since_values(graph: Graph, row: SinceRow) -> RowValues:
    """The values of one row, by facet."""
    where = PLURALS[row.statement.entry.kind]
    if row.statement.verdict:
        where = _VERDICTS
    return {
        "holds": [row.answer or UNCHECKED],
        "where": [where],
        "institution": _institutions(graph, row),
        "year": list(dict.fromkeys(one.date[:4] for one in row.events)),
        "source": [_source(row)],
    }


def since_plans(corpus: Corpus, rows: Sequence[RowValues]) -> list[FacetPlan]:
    """The facets of rows with these values."""
    institutions = {one.id: corpus.name(one.id) for one in corpus.of_kind("institution")}
    places = {plural: plural for plural in (*PLURALS.values(), _VERDICTS)}
    used = {value for row in rows for value in row["where"]}
    years = sorted({year for row in rows for year in row["year"]}, reverse=True)
    return [
        FacetPlan("holds", "Does it still hold?", {**_HOLDS, UNCHECKED: "not checked yet"}),
        FacetPlan(
            "where",
            "Where it was said",
            {value: words for value, words in places.items() if value in used},
        ),
        FacetPlan(
            "institution", "Institution", by_number(rows, "institution", institutions), most=6
        ),
        FacetPlan("year", "Year", {year: year for year in years}),
        FacetPlan("source", "Source of the event", _SOURCES),
    ]


def _institutions(graph: Graph, row: SinceRow) -> list[str]:
    """Those that take part in an event of the row, and those that the claim names."""
    found = []
    for event in row.events:
        for edge in graph.outgoing(event.development.id):
            if edge.kind == "relation":
                found.append(edge.target)
    if row.statement.claim:
        found += graph.involved(ClaimView(row.statement.entry, row.statement.claim))
    entries = graph.corpus.entries
    return [one for one in dict.fromkeys(found) if entries[one].kind == "institution"]


def _source(row: SinceRow) -> str:
    """'official' where one work that reports an event is: then it is not news alone."""
    if not row.events:
        return "none"
    weights = {source.weight for event in row.events for source in event.sources}
    return "press" if weights <= {"press"} else "official"
