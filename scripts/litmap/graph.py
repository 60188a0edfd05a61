"""The map as edges: citations, relations, links and mentions, each with its backlink.

Every edge starts in an entry at one authored place and has one anchor on that
entry's page. The graph never asks a page how it looks; pages ask the graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple, TypeVar

from litmap.addresses import BadLink, resolve
from litmap.mentions import Names, clip
from litmap.model.dates import last_day
from litmap.model.entries import Claim, Development
from litmap.model.fields import AssessmentRef, ClaimRef, Record, Ref, Sources
from litmap.model.vocabulary import PAPER, PAPER_DATE, WORD_TABLES, Status, Words
from litmap.model.walk import Found, hidden
from litmap.places import passage_name
from litmap.problem import Place
from litmap.source.citations import Citation
from litmap.source.corpus import Corpus, LoadedEntry, Piece
from litmap.source.prose import CITED, Block, Prose, Span
from litmap.source.sentences import sentence_at, sentences

_Item = TypeVar("_Item")
EdgeKind = Literal["cite", "relation", "link", "mention"]
ANCHORS: Mapping[EdgeKind, str] = {"cite": "cite", "relation": "rel", "link": "link", "mention": "mention"}


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
    words: Words
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
    prose: Mapping[Place, Prose]
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
    def bearings(self) -> Mapping[str, list[tuple[LoadedEntry, str]]]:
        """For each full name of a claim, assessment or entry: the developments that bear on it, oldest first."""
        found = [
            (str(bearing.claim or bearing.assessment or bearing.entry), (entry, str(bearing.effect)))
            for entry in self.developments
            for bearing in (entry.fields.bears_on if isinstance(entry.fields, Development) else [])
        ]
        return _grouped(found)

    @cached_property
    def developments(self) -> list[LoadedEntry]:
        """The developments that may be shown, oldest first."""
        return sorted(self.corpus.of_kind("development"), key=lambda entry: (date_of(entry), entry.id))

    def statuses(self, entry: LoadedEntry, claim: Claim) -> tuple[Status, ...]:
        """The derived statuses of a claim, in the order in which they are shown."""
        works = [c for c in self.citations(claim) if c.key != PAPER and c.role != "background"]
        found: list[Status] = []
        if any(citation.role == "disputes" for citation in works):
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
        for development, effect in reversed(self.bearings.get(f"{entry.id}#{claim.id}", [])):
            if effect != "confirms" and last_day(date_of(development)) > as_of:
                return development
        return None

    def citations(self, claim: Claim) -> list[Citation]:
        """The citations of a claim."""
        return list(self.prose[claim.cites.place()].citations()) if claim.cites else []

    def involving(self, institution: str) -> Iterator[ClaimView]:
        """The claims that involve an institution: its own, and all that name it."""
        named = {
            id(edge.owner) for edge in self.incoming(institution) if edge.kind == "mention"
            and isinstance(edge.owner, Claim)
        }  # fmt: skip
        for entry in self.corpus.entries.values():
            for claim in entry.fields.claims:
                if entry.id == institution or id(claim) in named:
                    yield ClaimView(entry, claim)


def date_of(entry: LoadedEntry) -> str:
    """The date of a development; '' for other kinds."""
    return str(entry.fields.date) if isinstance(entry.fields, Development) else ""


def _grouped(pairs: Iterable[tuple[str, _Item]]) -> dict[str, list[_Item]]:
    groups: dict[str, list[_Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return dict(groups)


def link(corpus: Corpus) -> Graph:
    """Find every edge of a sound corpus. What leads nowhere, which `check` reports, makes no edge."""
    names = Names(corpus)
    edges: list[Edge] = []
    prose: dict[Place, Prose] = {}
    first: set[Place] = set()
    for entry in corpus.entries.values():
        linker = _Linker(corpus, names, entry)
        edges += linker.edges()
        prose |= linker.prose
        first |= linker.first_mentions
    return Graph(corpus, tuple(edges), prose, frozenset(first))


class _Linker:
    """Finds the edges of one entry, field by field in the model's order, the body last."""

    def __init__(self, corpus: Corpus, names: Names, entry: LoadedEntry) -> None:
        self.corpus = corpus
        self.entry = entry
        self.first_mentions: set[Place] = set()
        self._mentioned: set[str] = set()
        self._counts: dict[EdgeKind, int] = defaultdict(int)
        own = entry.id if entry.kind == "institution" else ""
        self._pieces = {
            _key(entry, piece): replace(piece.prose, blocks=tuple(names.mark(b, own) for b in piece.prose.blocks))
            if piece.found is None or not isinstance(piece.found.marker, Sources)
            else piece.prose
            for piece in entry.pieces
            if piece.found is None or not _hidden(piece.found, corpus)
        }
        self.prose = self._pieces

    def edges(self) -> Iterator[Edge]:
        for found in self.corpus.found(self.entry):
            if isinstance(found.marker, Ref):
                yield from self._relation(found)
            elif isinstance(found.marker, Sources):
                yield from self._sources(found)
            else:
                yield from self._passage(found, self._pieces[found.value.place()])
        if self.entry.body.strip():
            yield from self._passage(None, self._pieces[self.entry.body.place()])

    def _edge(self, kind: EdgeKind, target: str, place: Place, words: Words, found: Found | None,
              sentence: tuple[Span, ...], citation: Citation | None = None, fragment: str = "") -> Edge:
        self._counts[kind] += 1
        anchor = f"{ANCHORS[kind]}-{self._counts[kind]}"
        return Edge(kind, self.entry.id, target, anchor, place, words, passage_name(self.entry, found, self.corpus),
                    sentence, fragment, found.owner if found else None, citation)

    def _relation(self, found: Found) -> Iterator[Edge]:
        assert isinstance(found.marker, Ref)
        target = self.corpus.resolve(target_id(found))
        if target is not None:
            sentence = self._reason(found)
            claim = found.value.partition("#")[2]
            yield self._edge("relation", target.id, found.value.place(), relation_words(found), found, sentence,
                             fragment=f"#claim-{claim}" if claim else "")

    def _reason(self, found: Found) -> tuple[Span, ...]:
        """The sentence for a relation: why it holds, else the statement it belongs to, else the summary."""
        owner, fields = found.owner, self.entry.fields
        because = getattr(owner, "because", None)
        text = because or (owner.text if isinstance(owner, Claim) else None)
        if text is None and (said := self._said(owner)):
            return said
        return _first_sentence(self._pieces[(text or fields.summary).place()])

    def _said(self, owner: Record) -> tuple[Span, ...]:
        """A dated fact in words, for the records that can say themselves."""
        statement = getattr(owner, "statement", None)
        said = statement(self.corpus.name) if statement else ""
        return (Span(0, said, Place(self.entry.file)),) if said else ()

    def _sources(self, found: Found) -> Iterator[Edge]:
        """Citations that stand beside a statement."""
        owner = found.owner
        statement = _first_block(self._pieces[owner.text.place()]) if isinstance(owner, Claim) else self._said(owner)
        citations = tuple(self._pieces[found.value.place()].citations())
        end = statement[-1].end if statement else 0
        beside = (Span(end, " ", Place("")), Span(end + 1, CITED, Place(""), citations=citations))
        for citation in citations:
            if citation.key in self.corpus.references:
                yield self._cite(citation, found, (*statement, *beside))

    def _cite(self, citation: Citation, found: Found | None, sentence: tuple[Span, ...]) -> Edge:
        words = (citation.role, citation.role)
        return self._edge("cite", f"@{citation.key}", citation.place, words, found, sentence, citation)

    def _passage(self, found: Found | None, prose: Prose) -> Iterator[Edge]:
        """Citations, links and mentions in a piece of prose, in reading order."""
        for block in prose.blocks:
            named: set[tuple[str, int]] = set()
            before: Span | None = None
            for span in block.spans:
                if span.citations or span.mention or span.href:
                    yield from self._span(found, block, span, before, named)
                before = span

    def _span(self, found: Found | None, block: Block, span: Span, before: Span | None,
              named: set[tuple[str, int]]) -> Iterator[Edge]:
        start, end = sentence_at(block.text, span.start)
        sentence = clip(block.spans, start, end)
        for citation in span.citations:
            if citation.key in self.corpus.references:
                yield self._cite(citation, found, sentence)
        if span.mention and (span.mention, start) not in named:
            named.add((span.mention, start))
            if span.mention not in self._mentioned:
                self._mentioned.add(span.mention)
                self.first_mentions.add(span.place)
            yield self._edge("mention", span.mention, span.place, ("names", "named in"), found, sentence)
        if span.href and not (before and before.href == span.href):
            node = self._linked(span.href)
            if node:
                yield self._edge("link", node, span.place, ("links to", "linked from"), found, sentence)

    def _linked(self, href: str) -> str:
        try:
            return resolve(self.corpus, self.entry.file, href).node
        except BadLink:
            return ""


def _hidden(found: Found, corpus: Corpus) -> bool:
    return any(hidden(record, corpus.today) for record in found.path)


def _key(entry: LoadedEntry, piece: Piece) -> Place:
    return piece.found.value.place() if piece.found else entry.body.place()


def _first_block(prose: Prose) -> tuple[Span, ...]:
    return prose.blocks[0].spans if prose.blocks else ()


def _first_sentence(prose: Prose) -> tuple[Span, ...]:
    if not prose.blocks:
        return ()
    block = prose.blocks[0]
    start, end = sentences(block.text)[0]
    return clip(block.spans, start, end)


def target_id(found: Found) -> str:
    """The id of the entry that a relation names, through the name of a claim or an assessment too."""
    if isinstance(found.marker, ClaimRef):
        return found.value.partition("#")[0]
    if isinstance(found.marker, AssessmentRef):
        return found.value.partition("/")[0]
    return str(found.value)


def relation_words(found: Found) -> Words:
    """A relation in words, from its source and from its target."""
    marker = found.marker
    assert isinstance(marker, Ref)
    if marker.table:
        return WORD_TABLES[marker.table][str(getattr(found.owner, marker.word))]
    return marker.says, marker.inverse
