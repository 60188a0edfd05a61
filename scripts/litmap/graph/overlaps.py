"""Overlaps: which bodies share claims, instruments or mandates with another."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Graph
from litmap.model.institutions import Institution, Instrument
from litmap.model.vocabulary import TIE_WORDS


@dataclass(frozen=True)
class Overlap:
    """Another body, with what it shares with the first.

    `claims` name both, in `instruments` both have a part, and `mandates` says whether a recorded
    tie says that their mandates overlap.
    """

    entry: LoadedEntry
    claims: int
    instruments: int
    mandates: bool


def overlaps(graph: Graph, body: LoadedEntry) -> list[Overlap]:
    """The bodies that share something with `body`, the closest first: a mandate, then instruments,
    then claims.

    A single shared claim is no overlap; groups of actors, which are everywhere, are left out.
    """
    claims: Counter[str] = Counter()
    for view in graph.involving(body.id):
        claims.update(graph.involved(view))
    instruments: Counter[str] = Counter()
    for actors in _actors(graph):
        if body.id in actors:
            instruments.update(actors)
    mandates = _overlapping_mandates(graph, body.id)
    found: list[Overlap] = []
    for other in graph.corpus.of_kind("institution"):
        assert isinstance(other.fields, Institution)
        if other.id == body.id or other.fields.type == "actor-group":
            continue
        overlap = Overlap(
            entry=other,
            claims=claims[other.id],
            instruments=instruments[other.id],
            mandates=other.id in mandates,
        )
        if overlap.claims > 1 or overlap.instruments or overlap.mandates:
            found.append(overlap)
    found.sort(key=lambda one: (-one.mandates, -one.instruments, -one.claims, one.entry.id))
    return found


def _overlapping_mandates(graph: Graph, body: str) -> set[str]:
    """The other ends of the recorded ties of a body that say that mandates overlap."""
    found: set[str] = set()
    for edge in (*graph.outgoing(body), *graph.incoming(body)):
        if edge.words == TIE_WORDS["overlaps-with"]:
            found |= {edge.source, edge.target}
    return found - {body}


def _actors(graph: Graph) -> Iterator[set[str]]:
    """For each instrument: the bodies that issued it or had a part in one of its events."""
    for entry in graph.corpus.of_kind("instrument"):
        assert isinstance(entry.fields, Instrument)
        named = list(entry.fields.issuers)
        for event in entry.fields.events:
            named += event.who
        actors: set[str] = set()
        for name in named:
            actor = graph.corpus.resolve(name, "institution")
            if actor:
                actors.add(actor.id)
        yield actors
