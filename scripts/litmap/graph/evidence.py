"""Which works stand behind what a barrier does to a pathway, and behind how a pathway is judged: cells of matrices.

And which steps of the argument no source states.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Graph
from litmap.model.argument import Assessment, Barrier, BearsOn, Pathway, Recommendation
from litmap.model.text import Text
from litmap.model.vocabulary import PAPER, ROLES


@dataclass(frozen=True)
class Evidence:
    """The works behind one cell: by key, the roles in which they are cited there, and their years.

    Roles stand in the order of `ROLES`; works that give background alone are none of these works.
    """

    roles: Mapping[str, tuple[str, ...]]
    years: Mapping[str, str]

    @property
    def others(self) -> list[str]:
        """The works besides the paper on which the cell rests: a work that only disputes it is none of them."""
        return [key for key, roles in self.roles.items() if key != PAPER and roles != ("disputes",)]

    @property
    def disputants(self) -> list[str]:
        """The works besides the paper that dispute what is said or a claim on which it rests."""
        return [key for key, roles in self.roles.items() if key != PAPER and "disputes" in roles]

    @property
    def newest(self) -> str:
        """The year of the newest of the others, or ''."""
        return max((self.years[key] for key in self.others), default="")

    @property
    def in_words(self) -> str:
        """'paper + 2, 2023': on which works it rests, and the year of the newest besides the paper; '' for none."""
        parts = ["paper"] * (PAPER in self.roles) + [str(len(self.others))] * bool(self.others)
        said = " + ".join(parts) if parts != ["paper"] else "paper alone"
        return ", ".join(part for part in (said, self.newest) if part)


@dataclass(frozen=True)
class BarrierCell:
    """What a barrier does to a pathway: one or several records, each with an effect of its own."""

    barrier: LoadedEntry
    pathway: LoadedEntry
    records: tuple[BearsOn, ...]
    evidence: Evidence

    @property
    def effects(self) -> tuple[str, ...]:
        """The effects recorded, in the order in which the entry gives them."""
        return tuple(dict.fromkeys(str(record.effect) for record in self.records))


@dataclass(frozen=True)
class CriterionCell:
    """How a pathway is judged by one criterion under one condition."""

    criterion: LoadedEntry
    pathway: LoadedEntry
    record: Assessment
    evidence: Evidence


def barrier_cells(graph: Graph) -> dict[tuple[str, str], BarrierCell]:
    """The cells of barriers × pathways that hold something, by the two ids."""
    found: dict[tuple[str, str], BarrierCell] = {}
    for barrier in graph.corpus.of_kind("barrier"):
        assert isinstance(barrier.fields, Barrier)
        records: dict[str, list[BearsOn]] = {}
        for record in barrier.fields.bears_on:
            if pathway := graph.corpus.resolve(record.pathway):
                records.setdefault(pathway.id, []).append(record)
        for name, together in records.items():
            found[barrier.id, name] = BarrierCell(
                barrier, graph.corpus.entries[name], tuple(together), _evidence(graph, together)
            )
    return found


def criterion_cells(graph: Graph) -> dict[tuple[str, str, str], CriterionCell]:
    """The cells of criteria × pathways × conditions that hold something, by criterion, pathway and condition."""
    found = {}
    for pathway in graph.corpus.of_kind("pathway"):
        assert isinstance(pathway.fields, Pathway)
        for record in pathway.fields.assessments:
            if criterion := graph.corpus.resolve(record.criterion):
                found[criterion.id, pathway.id, str(record.condition)] = CriterionCell(
                    criterion, pathway, record, _evidence(graph, [record])
                )
    return found


def _steps(graph: Graph) -> Iterator[tuple[LoadedEntry, LoadedEntry | None, str, str]]:
    """Every step that says whose it is: from which entry to which, with what effect, on whose word."""
    for entry in graph.corpus.entries.values():
        if isinstance(entry.fields, Barrier):
            for bearing in entry.fields.bears_on:
                yield entry, graph.corpus.resolve(bearing.pathway), bearing.effect, bearing.by
        if isinstance(entry.fields, Recommendation):
            for answer in entry.fields.addresses:
                yield entry, graph.corpus.resolve(answer.barrier), "", answer.by
            for addressee in entry.fields.addressed_to:
                yield entry, graph.corpus.resolve(addressee.institution), "", addressee.by


def inferred(graph: Graph) -> frozenset[tuple[frozenset[str], str]]:
    """The steps, as (both ends, effect), of which no record is the source's."""
    stated: dict[tuple[frozenset[str], str], bool] = {}
    for entry, other, effect, by in _steps(graph):
        if other:
            step = frozenset((entry.id, other.id)), str(effect)
            stated[step] = stated.get(step, False) or by == "source"
    return frozenset(step for step, said in stated.items() if not said)


def _claim_citations(graph: Graph, name: Text | str) -> Iterator[Citation]:
    """The citations of the claim with a full name; none where the claim is not shown."""
    entry_id, _, claim_id = graph.corpus.today_name(str(name)).partition("#")
    entry = graph.corpus.resolve(entry_id)
    claim = entry.claim(claim_id) if entry else None
    yield from graph.citations(claim) if claim else ()


def _evidence(graph: Graph, records: Iterable[BearsOn | Assessment]) -> Evidence:
    """The works cited in the reasons of some records, and by the claims on which they rest."""
    roles: dict[str, set[str]] = {}
    for record in records:
        cited = list(graph.prose[record.because.place()].citations())
        for name in record.rests_on:
            cited += _claim_citations(graph, name)
        for citation in cited:
            if citation.key in graph.corpus.references and citation.role != "background":
                roles.setdefault(citation.key, set()).add(citation.role)
    return Evidence(
        {key: tuple(role for role in ROLES if role in roles[key]) for key in sorted(roles)},
        {key: graph.corpus.references[key].year for key in roles},
    )
