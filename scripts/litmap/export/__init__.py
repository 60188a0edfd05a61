"""Data to take away: the bibliography in every format, that of each entry, and the map as JSON."""

from collections.abc import Callable, Mapping
from functools import partial

from litmap.content.corpus import LoadedEntry
from litmap.export.entry_works import works_behind
from litmap.export.map_json import map_json, works_json
from litmap.export.schema import schema_json
from litmap.graph.graph import Graph
from litmap.references.formats import BIBLIOGRAPHY_FORMATS, Written, in_formats, written_once

Planned = dict[str, Callable[[], dict[str, str]]]
"""By output path: what makes this file and those that come with it."""


def export(graph: Graph) -> dict[str, str]:
    """Every data file by output path."""
    files: dict[str, str] = {}
    work = written_once(graph.corpus.references, graph.standing_notes)
    for make in dict.fromkeys(plan_files(graph, work).values()):
        files |= make()
    return files


def plan_files(graph: Graph, work: Callable[[str], Written]) -> Planned:
    """What makes every data file (`data/map.json`); nothing is made yet.

    `work` gives a work by its key as files hold it. The same graph gives the same bytes.
    """

    def works() -> Mapping[str, Written]:
        return {key: work(key) for key in graph.corpus.references}

    plan: Planned = {
        "data/works.json": lambda: {"data/works.json": works_json(works())},
        "data/map.json": lambda: {"data/map.json": map_json(graph)},
        "data/map.schema.json": lambda: {"data/map.schema.json": schema_json()},
        **_in_all_formats("data/references", lambda: in_formats(works().values())),
    }
    for entry in graph.corpus.entries.values():
        make = partial(_works_of, graph, entry, work)
        plan |= _in_all_formats(f"data/entries/{entry.id}", make)
    return plan


def _in_all_formats(name: str, make: Callable[[], Mapping[str, str]]) -> Planned:
    """What makes a bibliography of that name in each format."""

    def made() -> dict[str, str]:
        return {f"{name}.{ending}": text for ending, text in make().items()}

    return dict.fromkeys([f"{name}.{ending}" for ending in BIBLIOGRAPHY_FORMATS], made)


def _works_of(graph: Graph, entry: LoadedEntry, work: Callable[[str], Written]) -> dict[str, str]:
    """The works behind an entry, by format; each says what it does for which sentence.

    Empty for an entry that cites none.
    """
    behind = works_behind(graph, entry)
    if not behind:
        return {}
    notes = {key: [use.words for use in uses] for key, uses in behind.items()}
    return in_formats(map(work, behind), notes)
