"""Find every edge of a corpus: walk each entry's fields and prose in order, and number what points
elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry, Piece
from litmap.content.prose import CITED, Block, ParsedProse, Span
from litmap.content.sentences import sentence_at, sentences
from litmap.graph.addresses import BadLink, resolve
from litmap.graph.graph import Edge, EdgeKind, Graph
from litmap.graph.mentions import NameIndex, clip
from litmap.graph.passages import passage_name
from litmap.model.entry import Claim
from litmap.model.fields import Record, Ref, Sources
from litmap.model.vocabulary import RelationWords
from litmap.model.walk import Found, hidden
from litmap.problems.problem import Place

ANCHORS: Mapping[EdgeKind, str] = {
    "cite": "cite",
    "relation": "rel",
    "link": "link",
    "mention": "mention",
}


def link(corpus: Corpus) -> Graph:
    """Find every edge of a sound corpus. What leads nowhere, which `check` reports, makes no edge."""
    names = NameIndex(corpus)
    edges: list[Edge] = []
    prose: dict[Place, ParsedProse] = {}
    first: set[Place] = set()
    for entry in corpus.entries.values():
        linker = _Linker(corpus, names, entry)
        edges += linker.edges()
        prose |= linker.prose
        first |= linker.first_mentions
    return Graph(corpus, tuple(edges), prose, frozenset(first))


class _Linker:
    """Finds the edges of one entry, field by field in the model's order, the body last."""

    def __init__(self, corpus: Corpus, names: NameIndex, entry: LoadedEntry) -> None:
        self.corpus = corpus
        self.entry = entry
        self.first_mentions: set[Place] = set()
        self._mentioned: set[str] = set()
        self._counts: dict[EdgeKind, int] = defaultdict(int)
        own = entry.id if entry.kind == "institution" else ""
        self._pieces = {
            _key(entry, piece): replace(
                piece.prose, blocks=tuple(names.mark(b, own) for b in piece.prose.blocks)
            )
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

    def _edge(
        self,
        kind: EdgeKind,
        target: str,
        place: Place,
        words: RelationWords,
        found: Found | None,
        sentence: tuple[Span, ...],
        citation: Citation | None = None,
        fragment: str = "",
    ) -> Edge:
        self._counts[kind] += 1
        anchor = f"{ANCHORS[kind]}-{self._counts[kind]}"
        return Edge(
            kind,
            self.entry.id,
            target,
            anchor,
            place,
            words,
            passage_name(found, self.corpus),
            sentence,
            fragment,
            found.owner if found else None,
            citation,
            found.record if found else (),
        )

    def _relation(self, found: Found) -> Iterator[Edge]:
        assert isinstance(found.marker, Ref)
        target = self.corpus.resolve(found.target)
        if target is not None:
            sentence = self._reason(found)
            claim = found.value.partition("#")[2]
            yield self._edge(
                "relation",
                target.id,
                found.value.place(),
                found.words,
                found,
                sentence,
                fragment=f"#claim-{claim}" if claim else "",
            )

    def _reason(self, found: Found) -> tuple[Span, ...]:
        """The sentence for a relation: why it holds, else the statement it belongs to, else the
        summary.
        """
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
        statement = (
            _first_block(self._pieces[owner.text.place()])
            if isinstance(owner, Claim)
            else self._said(owner)
        )
        citations = tuple(self._pieces[found.value.place()].citations())
        end = statement[-1].end if statement else 0
        beside = (Span(end, " ", Place("")), Span(end + 1, CITED, Place(""), citations=citations))
        for citation in citations:
            if citation.key in self.corpus.references:
                yield self._cite(citation, found, (*statement, *beside))

    def _cite(self, citation: Citation, found: Found | None, sentence: tuple[Span, ...]) -> Edge:
        words = (citation.role, citation.role)
        return self._edge(
            "cite", f"@{citation.key}", citation.place, words, found, sentence, citation
        )

    def _passage(self, found: Found | None, prose: ParsedProse) -> Iterator[Edge]:
        """Citations, links and mentions in a piece of prose, in reading order."""
        for block in prose.blocks:
            named: set[tuple[str, int]] = set()
            before: Span | None = None
            for span in block.spans:
                if span.citations or span.mention or span.href:
                    yield from self._span(found, block, span, before, named)
                before = span

    def _span(
        self,
        found: Found | None,
        block: Block,
        span: Span,
        before: Span | None,
        named: set[tuple[str, int]],
    ) -> Iterator[Edge]:
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
            yield self._edge(
                "mention", span.mention, span.place, ("names", "named in"), found, sentence
            )
        if span.href and not (before and before.href == span.href):
            node = self._linked(span.href)
            if node:
                yield self._edge(
                    "link", node, span.place, ("links to", "linked from"), found, sentence
                )

    def _linked(self, href: str) -> str:
        try:
            return resolve(self.corpus, self.entry.file, href).node
        except BadLink:
            return ""


def _hidden(found: Found, corpus: Corpus) -> bool:
    return any(hidden(record, corpus.today) for record in found.path)


def _key(entry: LoadedEntry, piece: Piece) -> Place:
    return piece.found.value.place() if piece.found else entry.body.place()


def _first_block(prose: ParsedProse) -> tuple[Span, ...]:
    return prose.blocks[0].spans if prose.blocks else ()


def _first_sentence(prose: ParsedProse) -> tuple[Span, ...]:
    if not prose.blocks:
        return ()
    block = prose.blocks[0]
    start, end = sentences(block.text)[0]
    return clip(block.spans, start, end)
