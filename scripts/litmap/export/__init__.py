"""Data to take away: the bibliography in three formats, that of each entry, and the whole map as JSON."""

from collections.abc import Iterable, Iterator, Mapping

from litmap.export.map_json import map_json, schema_json, works_json
from litmap.graph.graph import Edge, Graph
from litmap.model.vocabulary import ROLES
from litmap.references.csl import csl_item, csl_json
from litmap.references.ris import ris

CITO = "http://purl.org/spar/cito/"
BIBLIOGRAPHY_FORMATS: Mapping[str, str] = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""The bibliographic formats by file suffix."""


def export(graph: Graph) -> dict[str, str]:
    """Every data file by output path (`data/map.json`). The same graph gives the same bytes."""
    references = graph.corpus.references
    files = {
        "data/references.bib": joined(reference.public for reference in references.values()),
        "data/references.ris": ris(map(csl_item, references.values())),
        "data/references.json": csl_json(map(csl_item, references.values())),
        "data/works.json": works_json(references.values()),
        "data/map.json": map_json(graph),
        "data/map.schema.json": schema_json(),
    }
    for entry in graph.corpus.entries.values():
        uses = list(_uses(graph, entry.id))
        if uses:
            files |= {
                f"data/entries/{entry.id}.{suffix}": text
                for suffix, text in _works_of(graph, uses).items()
            }
    return files


def _uses(graph: Graph, entry_id: str) -> Iterator[tuple[str, list[Edge]]]:
    """The works that an entry cites, each with the citations."""
    found: dict[str, list[Edge]] = {}
    for edge in graph.outgoing(entry_id):
        if edge.citation:
            found.setdefault(edge.citation.key, []).append(edge)
    yield from found.items()


def _works_of(graph: Graph, uses: list[tuple[str, list[Edge]]]) -> dict[str, str]:
    """The works of one entry in each format; what each does for which sentence stands beside it."""
    references = graph.corpus.references
    items, entries = [], []
    for key, edges in uses:
        said = [f"{_role(edge)}: {_sentence(edge)}" for edge in edges]
        items.append(csl_item(references[key]) | {"note": "; ".join(said)})
        entries.append(
            "".join(f"% {' '.join(line.split())}\n" for line in said) + references[key].public
        )
    return {"bib": joined(entries), "ris": ris(items), "json": csl_json(items)}


def _role(edge: Edge) -> str:
    """'partly supports (http://purl.org/spar/cito/obtainsSupportFrom), p. 5'."""
    assert edge.citation
    role = ROLES[edge.citation.role]
    locator = f", {edge.citation.locator}" if edge.citation.locator else ""
    return f"{'partly ' if edge.citation.partly else ''}{role.name} ({CITO}{role.cito}){locator}"


def _sentence(edge: Edge) -> str:
    return "".join(span.text for span in edge.sentence if not span.citations).strip()


def joined(entries: Iterable[str]) -> str:
    """BibTeX entries as one file."""
    return "\n\n".join(entries) + "\n"
