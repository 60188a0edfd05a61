"""Data to take away: the bibliography in three formats, that of each entry, and the map as JSON."""

from collections.abc import Iterable, Mapping

from litmap.export.map_json import map_json, works_json
from litmap.export.schema import schema_json
from litmap.graph.graph import Edge, Graph
from litmap.model.vocabulary import ROLES
from litmap.references.csl import csl_item, csl_json
from litmap.references.ris import ris

BIBLIOGRAPHY_FORMATS: Mapping[str, str] = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""The bibliographic formats by file suffix."""


def export(graph: Graph) -> dict[str, str]:
    """Every data file by output path (`data/map.json`). The same graph gives the same bytes."""
    references = graph.corpus.references.values()
    items = list(map(csl_item, references))
    files = {
        "data/references.bib": bibtex_file(reference.public for reference in references),
        "data/references.ris": ris(items),
        "data/references.json": csl_json(items),
        "data/works.json": works_json(references),
        "data/map.json": map_json(graph),
        "data/map.schema.json": schema_json(),
    }
    for entry_id in graph.corpus.entries:
        for suffix, text in _works_of(graph, entry_id).items():
            files[f"data/entries/{entry_id}.{suffix}"] = text
    return files


def _works_of(graph: Graph, entry_id: str) -> dict[str, str]:
    """The works that an entry cites, by format; each says what it does for which sentence.

    Empty for an entry that cites none.
    """
    items = []
    records = []
    for key, edges in _citations_by_work(graph, entry_id).items():
        reference = graph.corpus.references[key]
        uses = [f"{_role(edge)}: {edge.plain_sentence}" for edge in edges]
        items.append(csl_item(reference) | {"note": "; ".join(uses)})
        records.append(_as_comments(uses) + reference.public)
    if not items:
        return {}
    return {"bib": bibtex_file(records), "ris": ris(items), "json": csl_json(items)}


def _citations_by_work(graph: Graph, entry_id: str) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in graph.outgoing(entry_id):
        if edge.citation:
            found.setdefault(edge.citation.key, []).append(edge)
    return found


def _as_comments(lines: Iterable[str]) -> str:
    return "".join(f"% {' '.join(line.split())}\n" for line in lines)


def _role(edge: Edge) -> str:
    """'partly supports (http://purl.org/spar/cito/obtainsSupportFrom), p. 5'."""
    assert edge.citation
    role = ROLES[edge.citation.role]
    words = f"{role.name} ({role.cito_address})"
    if edge.citation.partly:
        words = f"partly {words}"
    if edge.citation.locator:
        words += f", {edge.citation.locator}"
    return words


def bibtex_file(records: Iterable[str]) -> str:
    """BibTeX records as one file."""
    return "\n\n".join(records) + "\n"
