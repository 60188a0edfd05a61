"""Who else works on the same things: bodies that share claims, instruments or mandates with one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Graph
from litmap.model.institutions import Institution, Instrument
from litmap.model.walk import hidden


@dataclass(frozen=True)
class Overlap:
    """Another body, with how many claims name both, how many instruments both have a part in, and whether a recorded
    tie says that their mandates overlap."""

    entry: LoadedEntry
    claims: int
    instruments: int
    mandates: bool


def overlaps(graph: Graph, body: LoadedEntry) -> list[Overlap]:
    """The bodies that share something with `body`, the closest first: a mandate, then instruments, then claims.

    A single shared claim is no overlap; groups of actors, which are everywhere, are left out.
    """
    claims = Counter(other for view in graph.involving(body.id) for other in graph.involved(view))
    instruments = Counter(
        other for bodies in _actors(graph) if body.id in bodies for other in bodies
    )
    mandates = {
        edge.target if edge.source == body.id else edge.source
        for edge in (*graph.outgoing(body.id), *graph.incoming(body.id))
        if edge.words[0] == "overlaps with"
    }
    found = [
        Overlap(other, claims[other.id], instruments[other.id], other.id in mandates)
        for other in graph.corpus.of_kind("institution")
        if other is not body
        and isinstance(other.fields, Institution)
        and other.fields.type != "actor-group"
    ]
    shared = [one for one in found if one.claims > 1 or one.instruments or one.mandates]
    return sorted(
        shared, key=lambda one: (-one.mandates, -one.instruments, -one.claims, one.entry.id)
    )


def _actors(graph: Graph) -> Iterator[set[str]]:
    """For each instrument: the bodies that issued it or had a part in one of its events."""
    for entry in graph.corpus.of_kind("instrument"):
        if isinstance(entry.fields, Instrument):
            events = [
                event for event in entry.fields.events if not hidden(event, graph.corpus.today)
            ]
            named = [*entry.fields.issuers, *(one for event in events for one in event.who)]
            yield {found.id for one in named if (found := graph.corpus.resolve(one))}
