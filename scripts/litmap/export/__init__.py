"""Data to take away: the bibliography in three formats, that of each entry, and the map as JSON."""

from collections.abc import Iterable, Mapping

from litmap.content.corpus import LoadedEntry
from litmap.export.entry_works import works_behind
from litmap.export.map_json import map_json, works_json
from litmap.export.schema import schema_json
from litmap.graph.graph import Graph
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
    for entry in graph.corpus.entries.values():
        for suffix, text in _works_of(graph, entry).items():
            files[f"data/entries/{entry.id}.{suffix}"] = text
    return files


def _works_of(graph: Graph, entry: LoadedEntry) -> dict[str, str]:
    """The works behind an entry, by format; each says what it does for which sentence.

    Empty for an entry that cites none.
    """
    items = []
    records = []
    for key, uses in works_behind(graph, entry).items():
        reference = graph.corpus.references[key]
        lines = [use.words for use in uses]
        items.append(csl_item(reference) | {"note": "\n".join(lines)})
        records.append(_as_comments(lines) + reference.public)
    if not items:
        return {}
    return {"bib": bibtex_file(records), "ris": ris(items), "json": csl_json(items)}


def _as_comments(lines: Iterable[str]) -> str:
    return "".join(f"% {' '.join(line.split())}\n" for line in lines)


def bibtex_file(records: Iterable[str]) -> str:
    """BibTeX records as one file."""
    return "\n\n".join(records) + "\n"
