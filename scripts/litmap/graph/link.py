"""Find every edge of a corpus: walk each entry's fields and prose in order.

The edges of an entry are numbered by kind, which gives each its anchor on the entry's page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry, Piece
from litmap.content.prose import CITED, ParsedProse, Span
from litmap.content.sentences import sentence_at, sentences
from litmap.graph.addresses import BadLink, resolve
from litmap.graph.excerpt import clip, excerpt
from litmap.graph.graph import Edge, EdgeKind, Graph
from litmap.graph.mentions import NameIndex
from litmap.graph.passages import passage_name
from litmap.model.entry import Claim, Step
from litmap.model.fields import Record, Ref, Sources
from litmap.model.vocabulary import RelationWords
from litmap.model.walk import FieldPath, Found, hidden
from litmap.problems.problem import Place

ANCHORS: Mapping[EdgeKind, str] = {
    "cite": "cite",
    "relation": "rel",
    "link": "link",
    "mention": "mention",
}


def link(corpus: Corpus) -> Graph:
    """The edges of a corpus. A name of nothing, which `check` reports, makes no edge."""
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
        """`prose` holds the shown pieces of the entry by place, with institutions marked."""
        self.corpus = corpus
        self.entry = entry
        self.prose: dict[Place, ParsedProse] = {}
        self.first_mentions: set[Place] = set()
        self._mentioned: set[str] = set()
        self._counts: dict[EdgeKind, int] = defaultdict(int)
        for piece in entry.pieces:
            if not _is_hidden(piece, corpus):
                self.prose[self._place(piece)] = self._marked(piece, names)

    def _place(self, piece: Piece) -> Place:
        if piece.found is None:
            return self.entry.body.place()
        return piece.found.value.place()

    def _marked(self, piece: Piece, names: NameIndex) -> ParsedProse:
        """The prose of a piece with institutions marked, but for the one whose page this is."""
        if piece.is_sources:
            return piece.prose
        own = self.entry.id if self.entry.kind == "institution" else ""
        blocks = tuple([names.mark(block, own) for block in piece.prose.blocks])
        return ParsedProse(blocks, piece.prose.problems)

    def edges(self) -> Iterator[Edge]:
        """The edges in the order of the fields. Afterwards `first_mentions` is complete."""
        for found in self.corpus.found(self.entry):
            if isinstance(found.marker, Ref):
                yield from self._relation(found)
            elif isinstance(found.marker, Sources):
                yield from self._sources(found)
            else:
                yield from self._passage(found, self.prose[found.value.place()])
        if self.entry.body.strip():
            yield from self._passage(None, self.prose[self.entry.body.place()])

    def _edge(
        self,
        kind: EdgeKind,
        target: str,
        *,
        place: Place,
        words: RelationWords,
        found: Found | None,
        sentence: tuple[Span, ...],
        citation: Citation | None = None,
        fragment: str = "",
    ) -> Edge:
        """An edge of this entry, with the next anchor of its kind; `found` is its field, if any."""
        self._counts[kind] += 1
        return Edge(
            kind=kind,
            source=self.entry.id,
            target=target,
            anchor=f"{ANCHORS[kind]}-{self._counts[kind]}",
            place=place,
            words=words,
            where=passage_name(found, self.corpus),
            sentence=sentence,
            fragment=fragment,
            owner=_owner(found),
            citation=citation,
            record=_record(found),
            by=getattr(found.owner, "by", "source") if found else "source",
        )

    def _relation(self, found: Found) -> Iterator[Edge]:
        assert isinstance(found.marker, Ref)
        target = self.corpus.resolve(found.value, *found.marker.kinds)
        if target is None:
            return
        _, _, claim_id = self.corpus.names.current(found.value).partition("#")
        if claim_id and not target.claim(claim_id):
            return  # a claim that is dated later
        yield self._edge(
            "relation",
            target.id,
            place=found.value.place(),
            words=found.words,
            found=found,
            sentence=excerpt(self._reason(_owner(found))),
            fragment=f"#claim-{claim_id}" if claim_id else "",
        )

    def _reason(self, owner: Record | None) -> tuple[Span, ...]:
        """The sentence for a relation: its reason, else the statement it is part of.

        The summary of the entry, if there is neither.
        """
        text = getattr(owner, "because", None)
        if text is None and isinstance(owner, Claim):
            text = owner.text
        if text is None:
            statement = self._statement(owner)
            if statement:
                return statement
            text = self.entry.fields.summary
        return _first_sentence(self.prose[text.place()])

    def _statement(self, owner: Record | None) -> tuple[Span, ...]:
        """A dated fact in words, for records that have a statement."""
        statement = getattr(owner, "statement", None)
        said = statement(self.corpus.name) if statement else ""
        if not said:
            return ()
        return (Span(0, said, Place(self.entry.file)),)

    def _sources(self, found: Found) -> Iterator[Edge]:
        """The citations in a citation string, beside the statement that they are for."""
        if isinstance(found.owner, Claim):
            statement = _first_block(self.prose[found.owner.text.place()])
        else:
            statement = self._statement(found.owner)
        end = statement[-1].end if statement else 0
        blank = Span(end, " ", Place(""))
        citations = tuple(self.prose[found.value.place()].citations())
        group = Span(blank.end, CITED, Place(""), citations=citations)
        before = (*excerpt(statement), blank)
        for number, citation in self._known(citations):
            sentence = (*before, *excerpt((group,), group.start, number))
            yield self._citation(citation, found, sentence)

    def _known(self, citations: Iterable[Citation]) -> Iterator[tuple[int, Citation]]:
        """The citations of works that exist, each with its number in the group."""
        for number, citation in enumerate(citations):
            if citation.key in self.corpus.references:
                yield number, citation

    def _citation(
        self, citation: Citation, found: Found | None, sentence: tuple[Span, ...]
    ) -> Edge:
        return self._edge(
            "cite",
            f"@{citation.key}",
            place=citation.place,
            words=(citation.role, citation.role),
            found=found,
            sentence=sentence,
            citation=citation,
        )

    def _passage(self, found: Found | None, prose: ParsedProse) -> Iterator[Edge]:
        """Citations, links and mentions in a piece of prose, in reading order."""
        for block in prose.blocks:
            named: set[tuple[str, int]] = set()
            cut: dict[tuple[int, int], tuple[Span, ...]] = {}
            href = ""
            for span in block.spans:
                is_new_link = span.href != href
                href = span.href
                if not (span.citations or span.mention or span.href):
                    continue
                bounds = sentence_at(block.text, span.start)
                if bounds not in cut:
                    cut[bounds] = clip(block.spans, *bounds)
                sentence = cut[bounds]
                for number, citation in self._known(span.citations):
                    shown = excerpt(sentence, span.start, number)
                    yield self._citation(citation, found, shown)
                if span.mention and (span.mention, bounds[0]) not in named:
                    named.add((span.mention, bounds[0]))
                    yield self._mention(span, found, excerpt(sentence, span.start))
                if span.href and is_new_link:
                    yield from self._link(span, found, excerpt(sentence, span.start))

    def _mention(self, span: Span, found: Found | None, sentence: tuple[Span, ...]) -> Edge:
        if span.mention not in self._mentioned:
            self._mentioned.add(span.mention)
            self.first_mentions.add(span.place)
        return self._edge(
            "mention",
            span.mention,
            place=span.place,
            words=("names", "named in"),
            found=found,
            sentence=sentence,
        )

    def _link(self, span: Span, found: Found | None, sentence: tuple[Span, ...]) -> Iterator[Edge]:
        """The edge of a link to an entry or a reference; none for other links."""
        target = self._linked(span.href)
        if target:
            yield self._edge(
                "link",
                target,
                place=span.place,
                words=("links to", "linked from"),
                found=found,
                sentence=sentence,
            )

    def _linked(self, href: str) -> str:
        """The entry or reference that a link leads to, or ''."""
        try:
            return resolve(self.corpus, self.entry.file, href).node
        except BadLink:
            return ""


def _owner(found: Found | None) -> Record | None:
    """The record that holds a value; of a step in `rests_on`, the record that rests on it."""
    if found is None:
        return None
    if isinstance(found.owner, Step):
        return found.path[-2]
    return found.owner


def _record(found: Found | None) -> FieldPath:
    """The path of that record within its entry."""
    if found is None:
        return ()
    if isinstance(found.owner, Step):
        return found.record[:-2]
    return found.record


def _is_hidden(piece: Piece, corpus: Corpus) -> bool:
    """Is a piece, or the record that holds it, dated after today?"""
    if piece.found is None:
        return False
    return any(hidden(record, corpus.today) for record in piece.found.path)


def _first_block(prose: ParsedProse) -> tuple[Span, ...]:
    return prose.blocks[0].spans if prose.blocks else ()


def _first_sentence(prose: ParsedProse) -> tuple[Span, ...]:
    if not prose.blocks:
        return ()
    block = prose.blocks[0]
    start, end = sentences(block.text)[0]
    return clip(block.spans, start, end)
