"""Data to take away: the bibliography in every format, that of each entry, and the map as JSON."""

from collections.abc import Mapping

from litmap.content.corpus import LoadedEntry
from litmap.export.entry_works import works_behind
from litmap.export.map_json import map_json, works_json
from litmap.export.schema import schema_json
from litmap.graph.graph import Graph
from litmap.references.formats import Written, in_formats, written


def export(graph: Graph) -> dict[str, str]:
    """Every data file by output path (`data/map.json`). The same graph gives the same bytes."""
    references = graph.corpus.references
    works = {key: written(reference) for key, reference in references.items()}
    files = {
        "data/works.json": works_json(works),
        "data/map.json": map_json(graph),
        "data/map.schema.json": schema_json(),
    }
    for ending, text in in_formats(works.values()).items():
        files[f"data/references.{ending}"] = text
    for entry in graph.corpus.entries.values():
        for ending, text in _works_of(graph, entry, works).items():
            files[f"data/entries/{entry.id}.{ending}"] = text
    return files


def _works_of(graph: Graph, entry: LoadedEntry, works: Mapping[str, Written]) -> dict[str, str]:
    """The works behind an entry, by format; each says what it does for which sentence.

    Empty for an entry that cites none.
    """
    behind = works_behind(graph, entry)
    if not behind:
        return {}
    notes = {key: [use.words for use in uses] for key, uses in behind.items()}
    return in_formats((works[key] for key in behind), notes)
