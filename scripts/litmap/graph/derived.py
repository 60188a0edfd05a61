"""What follows from the graph as a whole: each fact is worked out once and handed to all pages."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from litmap.content.corpus import LoadedEntry
from litmap.graph.evidence import (
    BarrierCell,
    CriterionCell,
    barrier_cells,
    criterion_cells,
    inferred,
)
from litmap.graph.flow import Flow, flow
from litmap.graph.foundations import foundations
from litmap.graph.graph import ClaimView, Graph
from litmap.graph.listing import Listing
from litmap.graph.memberships import MembershipTable, membership_tables
from litmap.graph.shaken import Below, shaken
from litmap.graph.statements import Statement, touched
from litmap.model.reference import Reference
from litmap.model.vocabulary import Kind

Author = tuple[str, str]
"""Surname and first letter: how much of a first name is written differs from work to work."""


def authors_of(work: Reference) -> Sequence[Author]:
    """The authors of a work, each once."""
    return list(dict.fromkeys((person.last, person.first[:1]) for person in work.authors))


class DerivedFacts:
    """The derived facts of one graph, each worked out when it is first asked for."""

    def __init__(self, graph: Graph) -> None:
        """Nothing is worked out yet."""
        self.graph = graph
        self._listings: dict[Kind, Listing] = {}
        self._foundations: dict[str, Sequence[ClaimView]] = {}

    @cached_property
    def barrier_cells(self) -> Mapping[tuple[str, str], BarrierCell]:
        """What barriers do to pathways, by the two ids."""
        return barrier_cells(self.graph)

    @cached_property
    def criterion_cells(self) -> Mapping[tuple[str, str, str], CriterionCell]:
        """How pathways are judged, by criterion, pathway and condition."""
        return criterion_cells(self.graph)

    @cached_property
    def inferred(self) -> frozenset[tuple[frozenset[str], str]]:
        """The steps of the argument that no source states, as (both ends, effect)."""
        return inferred(self.graph)

    @cached_property
    def membership_tables(self) -> Sequence[MembershipTable]:
        """Who is a member of which institution: states and blocs, then firms and others."""
        return membership_tables(self.graph.corpus)

    @cached_property
    def works_by(self) -> Mapping[Author, Sequence[str]]:
        """The works of each author, by surname and first letter.

        Made once: to look through all works for each page took a quarter of a build with 5,000.
        """
        works: dict[Author, list[str]] = {}
        for key, work in self.graph.corpus.references.items():
            for author in authors_of(work):
                works.setdefault(author, []).append(key)
        return works

    @cached_property
    def flow(self) -> Flow:
        """How works got into the map."""
        return flow(self.graph)

    @cached_property
    def touched(self) -> Mapping[str, Statement]:
        """The statements that an event bears on, or of which somebody asked if they still hold."""
        return touched(self.graph)

    @cached_property
    def shaken(self) -> Mapping[str, Sequence[Below]]:
        """The claims that rest on claims whose works were retracted or changed, by full name."""
        return shaken(self.graph)

    def listing(self, kind: Kind) -> Listing:
        """The entries of a kind in order."""
        if kind not in self._listings:
            self._listings[kind] = Listing(self.graph.corpus, kind)
        return self._listings[kind]

    def foundations(self, entry: LoadedEntry) -> Sequence[ClaimView]:
        """The claims of others on which a recommendation rests."""
        if entry.id not in self._foundations:
            self._foundations[entry.id] = foundations(self.graph, entry)
        return self._foundations[entry.id]
