"""The cells of matrices, each with the works that it rests on; and the steps that no source states.

One matrix has what barriers do to pathways, the other how pathways are judged by criteria.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Graph
from litmap.model.argument import Assessment, Barrier, BearsOn, Pathway, Recommendation
from litmap.model.roles import ROLES, SUPPORTING
from litmap.model.text import Text
from litmap.model.vocabulary import PAPER

_ROLE_ORDER = list(ROLES)


@dataclass(frozen=True)
class Evidence:
    """The works behind one cell: by key, the roles in which they are cited there, and their years.

    Roles are in the order of `ROLES`; works that give background alone are left out.
    """

    roles: Mapping[str, tuple[str, ...]]
    years: Mapping[str, str]

    @property
    def others(self) -> list[str]:
        """The works besides the paper on which the cell rests.

        A work that only disputes or limits what is said supports nothing.
        """
        found: list[str] = []
        for key, roles in self.roles.items():
            if key != PAPER and any(role in SUPPORTING for role in roles):
                found.append(key)
        return found

    @property
    def disputants(self) -> list[str]:
        """The works besides the paper that dispute what is said or a claim on which it rests."""
        found: list[str] = []
        for key, roles in self.roles.items():
            if key != PAPER and "disputes" in roles:
                found.append(key)
        return found

    @property
    def newest(self) -> str:
        """The year of the newest of the others, or ''."""
        return max((self.years[key] for key in self.others), default="")

    @property
    def in_words(self) -> str:
        """On which works it rests: 'paper + 2, 2023', '2, 2023', 'paper alone'; '' for none.

        The year is that of the newest work besides the paper.
        """
        works: list[str] = []
        if PAPER in self.roles:
            works.append("paper")
        if self.others:
            works.append(str(len(self.others)))
        if works == ["paper"]:
            return "paper alone"
        said = " + ".join(works)
        if self.newest:
            said += f", {self.newest}"
        return said


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
        by_pathway: dict[str, list[BearsOn]] = {}
        for record in barrier.fields.bears_on:
            pathway = graph.corpus.resolve(record.pathway, "pathway")
            if pathway:
                by_pathway.setdefault(pathway.id, []).append(record)
        for pathway_id, records in by_pathway.items():
            found[barrier.id, pathway_id] = BarrierCell(
                barrier=barrier,
                pathway=graph.corpus.entries[pathway_id],
                records=tuple(records),
                evidence=_evidence(graph, records),
            )
    return found


def criterion_cells(graph: Graph) -> dict[tuple[str, str, str], CriterionCell]:
    """The cells of criteria × pathways × conditions that hold something, by these three."""
    found: dict[tuple[str, str, str], CriterionCell] = {}
    for pathway in graph.corpus.of_kind("pathway"):
        assert isinstance(pathway.fields, Pathway)
        for record in pathway.fields.assessments:
            criterion = graph.corpus.resolve(record.criterion, "criterion")
            if criterion:
                key = (criterion.id, pathway.id, str(record.condition))
                found[key] = CriterionCell(
                    criterion=criterion,
                    pathway=pathway,
                    record=record,
                    evidence=_evidence(graph, [record]),
                )
    return found


def _steps(graph: Graph) -> Iterator[tuple[LoadedEntry, LoadedEntry | None, str, str]]:
    """Every step with an author: the entry it starts from, the one it leads to, effect, author."""
    for entry in graph.corpus.entries.values():
        if isinstance(entry.fields, Barrier):
            for bearing in entry.fields.bears_on:
                yield (
                    entry,
                    graph.corpus.resolve(bearing.pathway, "pathway"),
                    bearing.effect,
                    bearing.by,
                )
        if isinstance(entry.fields, Recommendation):
            for answer in entry.fields.addresses:
                yield entry, graph.corpus.resolve(answer.barrier, "barrier"), "", answer.by
            for addressee in entry.fields.addressed_to:
                yield (
                    entry,
                    graph.corpus.resolve(addressee.institution, "institution"),
                    "",
                    addressee.by,
                )


def inferred(graph: Graph) -> frozenset[tuple[frozenset[str], str]]:
    """The steps, as (both ends, effect), that are ours in every record of them."""
    ours: set[tuple[frozenset[str], str]] = set()
    stated: set[tuple[frozenset[str], str]] = set()
    for entry, other, effect, by in _steps(graph):
        if other is None:
            continue
        ends = frozenset((entry.id, other.id))
        if by == "source":
            stated.add((ends, str(effect)))
        else:
            ours.add((ends, str(effect)))
    return frozenset(ours - stated)


def _claim_citations(graph: Graph, name: Text | str) -> Iterator[Citation]:
    """The citations of the claim with a full name; none for a claim that is not shown."""
    view = graph.claim_named(str(name))
    if view:
        yield from graph.citations(view.claim)


def _evidence(graph: Graph, records: Iterable[BearsOn | Assessment]) -> Evidence:
    """The works cited in the reasons of some records, and by the claims on which they rest."""
    cited: list[Citation] = []
    for record in records:
        reason = graph.prose[record.because.place()]
        cited += reason.citations()
        for step in record.rests_on:
            cited += _claim_citations(graph, step.claim)
    support = [citation for citation in cited if citation.role != "background"]
    roles = dict(sorted(roles_by_work(graph, support).items()))
    years = {key: graph.corpus.references[key].year for key in roles}
    return Evidence(roles, years)


def roles_by_work(graph: Graph, citations: Iterable[Citation]) -> dict[str, tuple[str, ...]]:
    """The known works among some citations by key, each with its roles in the order of `ROLES`."""
    found: dict[str, tuple[str, ...]] = {}
    for citation in citations:
        key = citation.key
        if key in graph.corpus.references:
            roles = {*found.get(key, ()), citation.role}
            found[key] = tuple(sorted(roles, key=_ROLE_ORDER.index))
    return found
