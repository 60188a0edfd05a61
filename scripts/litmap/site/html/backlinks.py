"""Edges from the side of their targets: who uses this, in which sentence, and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.graph.graph import Edge
from litmap.model.vocabulary import BY_NAMES, STEP_NAMES, Kind
from litmap.problems.wording import capitalised
from litmap.site.html.page_data import EntryLink, PageData

_STEPS = ("rests on", "leads to")
_LAST = ("link", "mention")
"""Kinds of edges that are listed behind the relations, in this order."""


@dataclass(frozen=True)
class BacklinkRow:
    """An edge from the side of its target. `origin` is the edge's address from the site's root.

    `by` says whose word it is, if not the source's.
    """

    edge: str
    origin: str
    link: EntryLink
    where: str
    sentence: Markup
    by: str


@dataclass(frozen=True)
class BacklinkGroup:
    """Backlinks alike in role or relation. `icon` names a kind; long groups are folded."""

    heading: str
    icon: str
    rows: tuple[BacklinkRow, ...]
    folded: bool = False


class Backlinks:
    """Makes the backlinks of one page."""

    def __init__(self, page_data: PageData) -> None:
        """Sentences and links are written for the page of `page_data`."""
        self.page_data = page_data
        self.graph = page_data.graph
        self.corpus = page_data.corpus

    def row(self, edge: Edge) -> BacklinkRow:
        """An edge as its target's page shows it."""
        source = self.corpus.entries[edge.source]
        fragment = f"#{edge.anchor}"
        return BacklinkRow(
            edge=edge.kind,
            origin=source.address + fragment,
            link=self.page_data.link(source, fragment),
            where=_where(edge),
            sentence=self.page_data.writer.quote(edge),
            by=self._by(edge),
        )

    def rows(self, edges: Iterable[Edge]) -> tuple[BacklinkRow, ...]:
        """Several edges, in their order."""
        return tuple(self.row(edge) for edge in edges)

    def _by(self, edge: Edge) -> str:
        """Whose word a relation is, if not the source's."""
        if edge.kind != "relation":
            return ""
        names = STEP_NAMES if edge.words[0] in _STEPS else BY_NAMES
        return names.get(edge.by, "")

    def by_words(self, edges: Iterable[Edge], fold: int = 8) -> tuple[BacklinkGroup, ...]:
        """Backlinks grouped by what they say from this side.

        Relations come first, then links, then mentions. A group of more than `fold` is folded.
        """
        groups: dict[str, list[Edge]] = {}
        for edge in sorted(edges, key=_relations_first):
            words = edge.words[1]
            heading = capitalised(words)
            groups.setdefault(heading, []).append(edge)
        made = []
        for heading, found in groups.items():
            rows = self.rows(found)
            made.append(BacklinkGroup(heading, "", rows, folded=len(found) > fold))
        return tuple(made)

    def by_kind(
        self, edges: Sequence[Edge], heading: Callable[[Kind, int, int], str]
    ) -> tuple[BacklinkGroup, ...]:
        """Backlinks grouped by the kind of entry they come from.

        `heading` gets the kind, the number of entries and the number of sentences.
        """
        groups: dict[Kind, list[Edge]] = {}
        for edge in edges:
            groups.setdefault(self.corpus.entries[edge.source].kind, []).append(edge)
        made = []
        for kind, found in groups.items():
            entries = {edge.source for edge in found}
            made.append(
                BacklinkGroup(
                    heading=heading(kind, len(entries), len(found)),
                    icon=kind,
                    rows=self.rows(found),
                    folded=True,
                )
            )
        return tuple(made)


def _relations_first(edge: Edge) -> int:
    """Where a kind of edge is listed: relations, then links, then mentions."""
    if edge.kind in _LAST:
        return _LAST.index(edge.kind)
    return -1


def _where(edge: Edge) -> str:
    """The part of the entry; '' for a relation of the whole entry, whose words say it already."""
    if edge.kind == "relation" and ":" not in edge.where:
        return ""
    return edge.where
