"""Edges from the side of their targets: who uses this, in which sentence, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.graph.graph import Edge, Graph
from litmap.model.vocabulary import ROLES, Kind
from litmap.site.html.writer import Writer


@dataclass(frozen=True)
class BacklinkRow:
    """An edge from the side of its target."""

    edge: str
    origin: str
    href: str
    kind: str
    title: str
    where: str
    words: str
    sentence: Markup
    locator: str
    note: str = ""


@dataclass(frozen=True)
class BacklinkGroup:
    """Backlinks alike in role or relation. `icon` names a role or kind; long groups are folded."""

    heading: str
    icon: str
    gloss: str
    rows: tuple[BacklinkRow, ...]
    folded: bool = False


class Backlinks:
    """Makes the backlinks of one page."""

    def __init__(self, graph: Graph, writer: Writer) -> None:
        """`writer` carries the page's address."""
        self.graph = graph
        self.corpus = graph.corpus
        self.writer = writer

    def row(self, edge: Edge) -> BacklinkRow:
        """An edge as its target's page shows it."""
        source = self.corpus.entries[edge.source]
        citation = edge.citation
        words = (
            f"{'partly ' if citation.partly else ''}{citation.role}"
            if citation
            else f"{edge.words[0]} this"
        )
        return BacklinkRow(
            edge.kind,
            f"{source.address}#{edge.anchor}",
            self.writer.href(f"{source.address}#{edge.anchor}"),
            source.kind,
            self.corpus.name(source.id),
            _where(edge),
            words,
            self.writer.quote(edge),
            citation.locator if citation else "",
            self._reading(edge),
        )

    def _reading(self, edge: Edge) -> str:
        """The reservation beside a relation that is ours, or a role of a work that we know by its record alone."""
        citation = edge.citation
        if edge.kind == "relation":
            return _BY.get(getattr(edge.owner, "by", ""), "")
        if citation is None or citation.role == "background":
            return ""
        return "as the paper uses it; not read by us" if self.record_only(citation.key) else ""

    def record_only(self, key: str) -> bool:
        """Is the work known to us by its record alone?"""
        reference = self.corpus.references.get(key)
        return reference is not None and reference.get("read") == "record"

    def by_words(self, edges: Sequence[Edge], fold: int = 8) -> tuple[BacklinkGroup, ...]:
        """Backlinks grouped by what they say from this side: relations first, then links, mentions last."""
        groups: dict[str, list[Edge]] = {}
        for edge in sorted(
            edges, key=lambda edge: _LAST.index(edge.kind) if edge.kind in _LAST else -1
        ):
            words = edge.words[1]
            groups.setdefault(words[0].upper() + words[1:], []).append(edge)
        return tuple(
            BacklinkGroup(words, _icon(found), "", tuple(map(self.row, found)), len(found) > fold)
            for words, found in groups.items()
        )

    def by_role(self, key: str) -> tuple[BacklinkGroup, ...]:
        """The citations of a work, in the order of the roles; links to it last."""
        edges = self.graph.incoming(f"@{key}")
        groups = [
            BacklinkGroup(
                role.name, role.name, role.meaning, tuple(self.row(edge) for edge in found)
            )
            for role in ROLES.values()
            if (found := [e for e in edges if e.citation and e.citation.role == role.name])
        ]
        links = [edge for edge in edges if edge.kind == "link"]
        return (*groups, *self.by_words(links))

    def by_kind(
        self, edges: Sequence[Edge], heading: Callable[[str, int, int], str]
    ) -> tuple[BacklinkGroup, ...]:
        """Backlinks grouped by the kind of entry they come from; `heading` gets kind, entries and sentences."""
        groups: dict[Kind, list[Edge]] = {}
        for edge in edges:
            groups.setdefault(self.corpus.entries[edge.source].kind, []).append(edge)
        return tuple(
            BacklinkGroup(
                heading(kind, len({e.source for e in found}), len(found)),
                kind,
                "",
                tuple(map(self.row, found)),
                folded=True,
            )
            for kind, found in groups.items()
        )


def _where(edge: Edge) -> str:
    """The part of the entry, but for a relation of the whole entry, whose words say it already."""
    return "" if edge.kind == "relation" and ":" not in edge.where else edge.where


_LAST = ("link", "mention")
_BY = {"inferred": "our inference", "ours": "our view"}


def _icon(edges: Sequence[Edge]) -> str:
    return "institution" if edges[0].kind == "mention" else ""
