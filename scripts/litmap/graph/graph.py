"""The map as edges: citations, relations, links and mentions, each with its backlink.

Every edge starts in an entry at one authored place and has one anchor on that
entry's page. The graph never asks a page how it looks; pages ask the graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.prose import ParsedProse, Span
from litmap.model.dates import last_day
from litmap.model.entry import Claim
from litmap.model.fields import Record
from litmap.model.institutions import Development
from litmap.model.vocabulary import PAPER, PAPER_DATE, RelationWords, Status
from litmap.problems.problem import Place

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")
EdgeKind = Literal["cite", "relation", "link", "mention"]


@dataclass(frozen=True, slots=True)
class Edge:
    """One pointer from an entry to an entry or reference; a reference's target is its key behind an '@'.

    `words` say it from both ends; `where` names the part of the entry it stands
    in; `sentence` is what a backlink shows, in which the span at `place` is the pointer itself;
    `fragment` leads to a claim on the target's page.
    """

    kind: EdgeKind
    source: str
    target: str
    anchor: str
    place: Place
    words: RelationWords
    where: str
    sentence: tuple[Span, ...]
    fragment: str = ""
    owner: Record | None = None
    citation: Citation | None = None


class ClaimView(NamedTuple):
    """A claim with the entry it belongs to."""

    entry: LoadedEntry
    claim: Claim

    @property
    def name(self) -> str:
        """Its public name, `entry-id#claim-id`."""
        return f"{self.entry.id}#{self.claim.id}"


@dataclass(frozen=True)
class Graph:
    """All edges of a corpus. `prose` holds the parsed text of each piece, with institutions marked, by its place."""

    corpus: Corpus
    edges: tuple[Edge, ...]
    prose: Mapping[Place, ParsedProse]
    first_mentions: frozenset[Place]

    @cached_property
    def at(self) -> Mapping[Place, Edge]:
        """Each edge by the place where it was written."""
        return {edge.place: edge for edge in self.edges}

    @cached_property
    def _by_target(self) -> Mapping[str, list[Edge]]:
        return _grouped((edge.target, edge) for edge in self.edges)

    @cached_property
    def _by_source(self) -> Mapping[str, list[Edge]]:
        return _grouped((edge.source, edge) for edge in self.edges)

    def incoming(self, node: str) -> list[Edge]:
        """The edges that lead to an entry (by id) or reference (by '@key'), in the order of their sources."""
        return self._by_target.get(node, [])

    def outgoing(self, entry_id: str) -> list[Edge]:
        """The edges that start in an entry, in the order of its fields."""
        return self._by_source.get(entry_id, [])

    @cached_property
    def developments_on(self) -> Mapping[str, list[tuple[LoadedEntry, str]]]:
        """For each full name of a claim, assessment or entry: the developments that bear on it, oldest first."""
        found = [
            (
                self.corpus.today_name(str(bearing.claim or bearing.assessment or bearing.entry)),
                (entry, str(bearing.effect)),
            )
            for entry in self.developments
            for bearing in (entry.fields.bears_on if isinstance(entry.fields, Development) else [])
        ]
        return _grouped(found)

    @cached_property
    def developments(self) -> list[LoadedEntry]:
        """The developments that may be shown, oldest first."""
        return sorted(
            self.corpus.of_kind("development"), key=lambda entry: (date_of(entry), entry.id)
        )

    def statuses(self, entry: LoadedEntry, claim: Claim) -> tuple[Status, ...]:
        """The derived statuses of a claim, in the order in which they are shown."""
        works = [c for c in self.citations(claim) if c.key != PAPER and c.role != "background"]
        found: list[Status] = []
        if self.disputants(claim):
            found.append("contested")
        if self.overtaken_by(entry, claim):
            found.append("overtaken")
        if not works:
            found.append("unsourced")
        if claim.unverified:
            found.append("unverified")
        return tuple(found) or ("current",)

    def overtaken_by(self, entry: LoadedEntry, claim: Claim) -> LoadedEntry | None:
        """The newest development after the claim's date that updates or contradicts it."""
        as_of = last_day(claim.as_of or PAPER_DATE)
        for development, effect in reversed(self.developments_on.get(f"{entry.id}#{claim.id}", [])):
            if effect != "confirms" and last_day(date_of(development)) > as_of:
                return development
        return None

    def disputants(self, claim: Claim) -> tuple[str, ...]:
        """The keys of the works besides the paper that dispute a claim."""
        found = (c.key for c in self.citations(claim) if c.role == "disputes" and c.key != PAPER)
        return tuple(dict.fromkeys(found))

    def citations(self, claim: Claim) -> list[Citation]:
        """The citations of a claim. A mistyped key, which `check` reports, cites nothing."""
        if not claim.cites:
            return []
        written = self.prose[claim.cites.place()].citations()
        return [citation for citation in written if citation.key in self.corpus.references]

    def involving(self, institution: str) -> list[ClaimView]:
        """The claims that involve an institution: its own, and all that name it."""
        return self._involving.get(institution, [])

    def involved(self, view: ClaimView) -> list[str]:
        """The institutions that a claim involves."""
        own = [view.entry.id] if view.entry.kind == "institution" else []
        return list(dict.fromkeys((*own, *self._named.get(id(view.claim), ()))))

    @cached_property
    def _named(self) -> Mapping[int, list[str]]:
        """The institutions named by each claim; a claim has no name of its own here but its identity."""
        return _grouped(
            (id(edge.owner), edge.target)
            for edge in self.edges
            if edge.kind == "mention" and isinstance(edge.owner, Claim)
        )

    @cached_property
    def _involving(self) -> Mapping[str, list[ClaimView]]:
        views = [
            ClaimView(entry, claim)
            for entry in self.corpus.entries.values()
            for claim in entry.fields.claims
        ]
        return _grouped(
            (institution, view) for view in views for institution in self.involved(view)
        )


def date_of(entry: LoadedEntry) -> str:
    """The date of a development; '' for other kinds."""
    return str(entry.fields.date) if isinstance(entry.fields, Development) else ""


def _grouped(pairs: Iterable[tuple[_Key, _Item]]) -> dict[_Key, list[_Item]]:
    groups: dict[_Key, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return dict(groups)
