"""The records of entries and of their claims."""

from collections.abc import Iterator

from litmap.content.corpus import LoadedEntry
from litmap.content.ids_by_name import ids_of, names_of
from litmap.graph.doubts import doubts
from litmap.graph.graph import Graph, date_of
from litmap.graph.places import sections
from litmap.graph.plain import plain_text
from litmap.model.fields import Prose
from litmap.model.walk import Found
from litmap.search.record import Record, each_once


def entry_records(graph: Graph, with_claims: bool) -> Iterator[Record]:
    """A record for each entry; it holds the texts of its claims where these have no record."""
    for entry in graph.corpus.entries.values():
        title = graph.corpus.heading(entry)
        yield Record(
            url=entry.address.lstrip("/"),
            kind=entry.kind,
            group="entry",
            title=title,
            summary=str(entry.fields.summary),
            names=each_once(_names(entry), title),
            codes=each_once(ids_of(entry.id, entry.fields), title),
            body=_body(graph, entry, with_claims),
            filters={
                "institution": _institutions(graph, entry),
                "year": tuple(filter(None, [date_of(entry)[:4]])),
            },
        )


def _names(entry: LoadedEntry) -> Iterator[str]:
    """What an entry is called besides its title, the words of its ids among it."""
    yield from names_of(entry.fields)
    yield from entry.fields.also
    for one in ids_of(entry.id, entry.fields):
        yield one.replace("-", " ")


def _body(graph: Graph, entry: LoadedEntry, with_claims: bool) -> str:
    """The prose of an entry but its summary, as plain text; that of its claims if asked for."""
    said = []
    for found in graph.corpus.found(entry):
        is_own = with_claims or found.record[:1] != ("claims",)
        if isinstance(found.marker, Prose) and is_own and not _is_summary(found):
            said.append(_plain(graph, found))
    for piece in entry.pieces:
        if piece.found is None:
            for block in piece.prose.blocks:
                said.append(plain_text(graph.corpus, block.spans))
    return "\n".join(said)


def _is_summary(found: Found) -> bool:
    return found.field == "summary" and not found.record


def _plain(graph: Graph, found: Found) -> str:
    prose = graph.prose[found.value.place()]
    return " ".join(plain_text(graph.corpus, block.spans) for block in prose.blocks)


def _institutions(graph: Graph, entry: LoadedEntry) -> tuple[str, ...]:
    """The institutions that an entry is about or points to, by id."""
    corpus = graph.corpus
    found = {}
    if entry.kind == "institution":
        found[entry.id] = True
    for edge in graph.outgoing(entry.id):
        if corpus.resolve(edge.target, "institution"):
            found[edge.target] = True
    return tuple(found)


def claim_records(graph: Graph) -> Iterator[Record]:
    """A record for each claim."""
    for view in graph.claims():
        claim = view.claim
        citations = graph.citations(claim)
        roles = {citation.role: True for citation in citations}
        yield Record(
            url=f"{view.entry.address.lstrip('/')}#{view.anchor}",
            kind="claim",
            group="claim",
            title=str(claim.text),
            summary=graph.corpus.name(view.entry.id),
            names=each_once([claim.label or ""], str(claim.text)),
            codes=each_once([view.name, *claim.was], str(claim.text)),
            filters={
                "status": doubts(graph, claim),
                "section": sections(graph.corpus, citations),
                "institution": tuple(graph.involved(view)),
                "role": tuple(roles),
            },
            of=view.entry.address.lstrip("/"),
            status=doubts(graph, claim),
        )
