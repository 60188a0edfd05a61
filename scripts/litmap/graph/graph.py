"""The map as edges: citations, relations, links and mentions, each with its backlink.

Every edge starts in an entry at one authored place and has one anchor on that
entry's page. The graph never asks a page how it looks; pages ask the graph.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.prose import ParsedProse, Span, without_brackets
from litmap.graph.basis import ClaimBasis, basis_of
from litmap.graph.standings import standing_notes, standings
from litmap.model.entry import Claim
from litmap.model.fields import Record
from litmap.model.institutions import Development
from litmap.model.standing import Standing
from litmap.model.vocabulary import PAPER, By, Mark, RelationWords
from litmap.model.walk import FieldPath
from litmap.problems.problem import Place

EdgeKind = Literal["cite", "relation", "link", "mention"]


@dataclass(frozen=True, slots=True)
class Edge:
    """One pointer from an entry to an entry or reference; a reference's target is '@' and its key.

    `words` say it from both ends; `where` names the part of the entry that it is in; `sentence` is
    what a backlink shows, in which the span at `place` is the pointer itself; `fragment` leads to a
    claim on the target's page. `owner` is the record that holds the pointer, and `record` names
    that record within the source entry; the body has neither. `by` says whose step a relation is.
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
    record: FieldPath = ()
    by: By = "source"

    @property
    def in_note(self) -> bool:
        """Does it start in a note of ours on what the paper leaves open?"""
        return isinstance(self.owner, Claim) and self.owner.is_note

    @property
    def wording(self) -> str:
        """The words of its sentence without citations: the same for all edges of a sentence."""
        return "".join(span.text for span in without_brackets(self.sentence)).strip()


class ClaimView(NamedTuple):
    """A claim with the entry it belongs to."""

    entry: LoadedEntry
    claim: Claim

    @property
    def name(self) -> str:
        """Its public name, `entry-id#claim-id`."""
        return f"{self.entry.id}#{self.claim.id}"

    @property
    def anchor(self) -> str:
        """Its anchor on the page of its entry."""
        return f"claim-{self.claim.id}"

    @property
    def label(self) -> str:
        """What links call it: its label, or the first words of its text."""
        return self.claim.short_name


@dataclass(frozen=True)
class Graph:
    """All edges of a corpus.

    `prose` holds the parsed text of each piece by its place, with institutions marked.
    `first_mentions` are the places at which an entry names an institution for the first time.
    """

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
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[edge.target].append(edge)
        return dict(found)

    @cached_property
    def _by_source(self) -> Mapping[str, list[Edge]]:
        found: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            found[edge.source].append(edge)
        return dict(found)

    def incoming(self, node: str) -> list[Edge]:
        """The edges that lead to an entry (by id) or reference (by '@key'), in source order."""
        return self._by_target.get(node, [])

    def outgoing(self, entry_id: str) -> list[Edge]:
        """The edges that start in an entry, in the order of its fields."""
        return self._by_source.get(entry_id, [])

    @cached_property
    def developments_on(self) -> Mapping[str, list[tuple[LoadedEntry, str]]]:
        """The developments that bear on a claim, assessment or entry, by its full name.

        Each comes with its effect, the oldest first.
        """
        found: dict[str, list[tuple[LoadedEntry, str]]] = defaultdict(list)
        for entry in self.developments:
            assert isinstance(entry.fields, Development)
            for bearing in entry.fields.bears_on:
                name = self.corpus.names.current(str(bearing.target))
                found[name].append((entry, str(bearing.effect)))
        return dict(found)

    @cached_property
    def developments(self) -> list[LoadedEntry]:
        """The developments that may be shown, oldest first."""
        return sorted(
            self.corpus.of_kind("development"), key=lambda entry: (date_of(entry), entry.id)
        )

    def claim_named(self, name: str) -> ClaimView | None:
        """The claim with a name or former name ('entry-id#claim-id').

        None for one that is not shown.
        """
        entry = self.corpus.resolve(name)
        claim_id = self.corpus.names.current(name).partition("#")[2]
        if entry is None:
            return None
        claim = entry.claim(claim_id)
        if claim is None:
            return None
        return ClaimView(entry, claim)

    def basis(self, claim: Claim) -> ClaimBasis:
        """Whose statement a claim is, and on what it rests."""
        return self._bases[claim.id.place()]

    def marks(self, claim: Claim) -> tuple[Mark, ...]:
        """What puts a claim in doubt, in the order in which it is shown."""
        found: list[Mark] = []
        if self.works_that("disputes", claim):
            found.append("contested")
        if self.works_that("qualifies", claim):
            found.append("limited")
        if self.changed_works(claim):
            found.append("changed-source")
        if claim.unverified:
            found.append("unverified")
        return tuple(found)

    def works_that(self, role: str, claim: Claim) -> tuple[str, ...]:
        """The keys of the works besides the paper that a claim cites in a role."""
        found: list[str] = []
        for citation in self.citations(claim):
            if citation.role == role and citation.key != PAPER:
                found.append(citation.key)
        return tuple(dict.fromkeys(found))

    def changed_works(self, claim: Claim) -> tuple[Standing, ...]:
        """The standings of the works that a claim cites and that are not what they were."""
        found: list[Standing] = []
        for key in dict.fromkeys(one.key for one in self.citations(claim)):
            standing = self.standings.get(key)
            if standing and standing.is_doubt:
                found.append(standing)
        return tuple(found)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where each work stands that has a standing, by its key."""
        return standings(self.corpus)

    @cached_property
    def standing_notes(self) -> Mapping[str, str]:
        """What files say in a work's note of where it stands, by its key."""
        return standing_notes(self.corpus, self.standings)

    def citations(self, claim: Claim) -> Sequence[Citation]:
        """The citations of a claim. A mistyped key, which `check` reports, cites nothing."""
        place = claim.id.place()
        if place not in self._citations:
            self._citations[place] = tuple(self._cited(claim))
        return self._citations[place]

    def _cited(self, claim: Claim) -> Iterator[Citation]:
        if claim.cites:
            for citation in self.prose[claim.cites.place()].citations():
                if citation.key in self.corpus.references:
                    yield citation

    def claims(self) -> Iterator[ClaimView]:
        """Every claim that is shown, entry by entry."""
        for entry in self.corpus.entries.values():
            for claim in entry.fields.claims:
                yield ClaimView(entry, claim)

    @cached_property
    def resting(self) -> Mapping[str, list[ClaimView]]:
        """The claims that rest on each claim, by its full name, entry by entry."""
        found: dict[str, list[ClaimView]] = defaultdict(list)
        for view in self.claims():
            named = [self.claim_named(str(step.claim)) for step in view.claim.rests_on]
            for name in dict.fromkeys(one.name for one in named if one):
                found[name].append(view)
        return dict(found)

    def involving(self, institution: str) -> list[ClaimView]:
        """The claims that involve an institution: its own, and all that name it."""
        return self._involving.get(institution, [])

    def involved(self, view: ClaimView) -> list[str]:
        """The institutions that a claim involves."""
        found = list(self._named.get(view.claim.id.place(), ()))
        if view.entry.kind == "institution":
            found.insert(0, view.entry.id)
        return list(dict.fromkeys(found))

    @cached_property
    def _citations(self) -> dict[Place, Sequence[Citation]]:
        """The citations of the claims that were asked for, by the place of the claim's id.

        Pages ask some sixty times for those of each claim: 2 % of a build of the map.
        """
        return {}

    @cached_property
    def _bases(self) -> Mapping[Place, ClaimBasis]:
        """The basis of each claim, by the place of the claim's id."""
        found = {}
        for view in self.claims():
            claim = view.claim
            found[claim.id.place()] = basis_of(self.corpus, claim, self.citations(claim))
        return found

    @cached_property
    def _named(self) -> Mapping[Place, list[str]]:
        """The institutions that each claim names, by the place of the claim's id."""
        found: dict[Place, list[str]] = defaultdict(list)
        for edge in self.edges:
            if edge.kind == "mention" and isinstance(edge.owner, Claim):
                found[edge.owner.id.place()].append(edge.target)
        return dict(found)

    @cached_property
    def _involving(self) -> Mapping[str, list[ClaimView]]:
        found: dict[str, list[ClaimView]] = defaultdict(list)
        for view in self.claims():
            for institution in self.involved(view):
                found[institution].append(view)
        return dict(found)


def date_of(entry: LoadedEntry) -> str:
    """The date of a development; '' for other kinds."""
    if isinstance(entry.fields, Development):
        return str(entry.fields.date)
    return ""
