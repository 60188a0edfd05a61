"""The records of works."""

from collections.abc import Iterator

from litmap.graph.addresses import of_reference
from litmap.graph.graph import Graph
from litmap.model.reference import Reference
from litmap.references import style
from litmap.references.containers import title_of
from litmap.references.full import host_of
from litmap.references.people import everybody, label_name
from litmap.references.typography import outer_quotes
from litmap.search.record import Record, each_once


def work_records(graph: Graph) -> Iterator[Record]:
    """A record for each work."""
    works = graph.corpus.references
    suffixes = style.year_suffixes(works.values())
    roles = _roles(graph)
    for work in style.with_namesakes_told(works.values()):
        title = outer_quotes(title_of(work))
        label = style.citation_label(work, suffixes[work.key])
        host = host_of(work)
        yield Record(
            url=of_reference(work.key).lstrip("/"),
            kind="work",
            group="work",
            title=title,
            summary=f"{label}. {host}".rstrip(". ") + ".",
            names=each_once([label, *_names(work, suffixes[work.key])], title),
            codes=each_once(_codes(graph, work), title),
            loose=each_once([*everybody(work), host], title),
            body=work.get("annotation"),
            filters={
                "source": (work.group,),
                "year": tuple(filter(None, [work.year])),
                "role": tuple(roles.get(work.key, ())),
            },
        )


def _names(work: Reference, suffix: str) -> Iterator[str]:
    """What a work is called besides its label and title: by authors and year, and in short."""
    yield style.heading(work, suffix)
    people = work.authors or work.editors
    if people and work.year:
        yield f"{people[0].last} {work.year}"
    if len(people) > 1 and work.year:
        yield f"{people[0].last} et al. {work.year}"
        yield " ".join([*map(label_name, people), work.year])
    yield work.get("shorttitle")
    main_title, colon, _ = title_of(work).partition(": ")
    if colon:
        yield main_title


def _codes(graph: Graph, work: Reference) -> Iterator[str]:
    """The keys of a work, those of before among them, and its numbers."""
    yield work.key
    for former in work.former_keys:
        if graph.corpus.names.key(former) == work.key:
            yield former
    yield from (work.get("doi"), work.get("eprint"))


def _roles(graph: Graph) -> dict[str, dict[str, bool]]:
    """The roles that each work has on the map, by key, in the order of their first use."""
    found: dict[str, dict[str, bool]] = {}
    for edge in graph.edges:
        if edge.citation:
            found.setdefault(edge.citation.key, {})[edge.citation.role] = True
    return found
