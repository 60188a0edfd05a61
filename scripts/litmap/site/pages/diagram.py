"""The whole argument as a picture, and the same as a list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.model.argument import Recommendation
from litmap.model.vocabulary import CHANGED_SINCE, EFFECT_WORDS, PLURALS, Kind, RelationWords
from litmap.problems.wording import counted
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.pictures.argument import COLUMNS, argument
from litmap.site.pictures.nodes import Node
from litmap.site.pictures.ribbons import Ribbon
from litmap.site.pictures.slides import argument_slide

HEADS: dict[Kind, str] = {
    "barrier": "in groups",
    "pathway": "in 2024, in our reading",
    "recommendation": "each above its parts",
    "institution": "mostly our inference",
}
_ADVICE_WORDS: Mapping[int, RelationWords] = {
    1: ("served by", "serves"),
    2: ("addressed to", "asked to act on"),
}
"""What the lines in a gutter say, from both ends."""


@dataclass(frozen=True)
class JoinedEntry:
    """An entry to which another is joined, and whether no source says so."""

    link: EntryLink
    inferred: bool


@dataclass(frozen=True)
class RelationGroup:
    """What something is joined to by one relation, which `words` say."""

    words: str
    joined: tuple[JoinedEntry, ...]


@dataclass(frozen=True)
class ArgumentItem:
    """A node of the picture in words: what it is, its support, and all that it is joined to."""

    node: Node
    link: EntryLink
    title: str
    summary: str
    support: str
    relations: tuple[RelationGroup, ...]

    @property
    def verdict(self) -> str:
        """How a pathway is judged today, what became of a recommendation."""
        return " ".join(self.node.meta)

    @property
    def gist(self) -> str:
        """'hinders 2, eased by 1 · 5 works besides the paper': its relations and its support."""
        joined = ", ".join(f"{one.words} {len(one.joined)}" for one in self.relations)
        return " · ".join(filter(None, (joined, self.support)))


@dataclass(frozen=True)
class DisputedClaim:
    """A claim that works dispute, under its entry's name, and the labels of these works."""

    link: EntryLink
    works: tuple[str, ...]


class Diagram:
    """Makes the picture of the argument for the page of some data, with its list and its file."""

    def __init__(self, page_data: PageData) -> None:
        """The argument of the site's map."""
        site = page_data.site
        self.page_data = page_data
        self.site = site
        self.corpus = site.corpus
        self.picture = argument(site.graph, list(site.facts.barrier_cells.values()))

    def file(self, source: str) -> str:
        """The picture as an SVG file; `source` names the map and its state."""
        return argument_slide(self.picture, source)

    def html(self, list_href: str) -> Markup:
        """The picture; the same as a list stands at `list_href`."""
        return self.site.templates.diagram.figure(**self._shown(), list=list_href)

    def as_list(self) -> Markup:
        """The same as a list."""
        return self.site.templates.diagram.as_list(**self._shown())

    def _shown(self) -> dict[str, object]:
        items = {}
        for kind, nodes in self.picture.columns.items():
            items[kind] = [self._item(node) for node in nodes]
        return {
            "picture": self.picture,
            "items": items,
            "heads": HEADS,
            "plurals": {kind: PLURALS[kind] for kind in COLUMNS},
            "disputed": list(self._disputed()),
        }

    def _item(self, node: Node) -> ArgumentItem:
        entry = node.entry
        return ArgumentItem(
            node=node,
            link=self.page_data.link(entry),
            title=self.corpus.name(entry.id),
            summary=str(entry.fields.summary),
            support=node_support(node),
            relations=tuple(self._relations(node)),
        )

    def _disputed(self) -> Iterator[DisputedClaim]:
        """The claims that works dispute."""
        for nodes in self.picture.columns.values():
            for node in nodes:
                if node.disputing:
                    yield from self._disputed_in(node.entry)

    def _disputed_in(self, entry: LoadedEntry) -> Iterator[DisputedClaim]:
        for claim in entry.fields.claims:
            works = self.site.graph.works_that("disputes", claim)
            if works:
                link = self.page_data.link(entry, f"#claim-{claim.id}", title=entry.label)
                labels = tuple(map(self.site.labels.label, works))
                yield DisputedClaim(link, labels)

    def _relations(self, node: Node) -> Iterator[RelationGroup]:
        """What a node is joined to, in the picture's order."""
        own = node.entry.id
        for effect, words in EFFECT_WORDS.items():
            lines = [line for line in self.picture.single if line.effect == effect]
            yield from self._both_ends(lines, own, words, effect)
        for gutter, words in _ADVICE_WORDS.items():
            lines = [line for line in self.picture.lines if line.gutter == gutter]
            yield from self._both_ends(lines, own, words)
        heading, answered = self._answers(node)
        yield from self._group(heading, own, answered)

    def _both_ends(
        self, lines: Iterable[Ribbon], own: str, words: RelationWords, effect: str = ""
    ) -> Iterator[RelationGroup]:
        """What leads from a node by some lines, then what leads to it."""
        targets = []
        sources = []
        for line in lines:
            if line.source == own:
                targets.append(line.target)
            elif line.target == own:
                sources.append(line.source)
        forward, backward = words
        yield from self._group(forward, own, targets, effect)
        yield from self._group(backward, own, sources, effect)

    def _group(
        self, words: str, own: str, ids: Iterable[str], effect: str = ""
    ) -> Iterator[RelationGroup]:
        """Links to nodes, in the order of their columns; nothing without any."""
        steps = self.site.facts.inferred
        joined = []
        for one in sorted(dict.fromkeys(ids), key=self._places.__getitem__):
            link = self.page_data.link(self.corpus.entries[one])
            inferred = (frozenset((own, one)), effect) in steps
            joined.append(JoinedEntry(link, inferred))
        if joined:
            yield RelationGroup(words, tuple(joined))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each entry in its column."""
        places = {}
        for column in self.picture.columns.values():
            for place, node in enumerate(column):
                places[node.entry.id] = place
        return places

    def _answers(self, node: Node) -> tuple[str, list[str]]:
        """The recommendations that answer a barrier, or the barriers that one answers."""
        own = node.entry
        if node.column == "barrier":
            found = []
            for other in self.picture.columns["recommendation"]:
                if own.id in self._answered_by(other.entry):
                    found.append(other.entry.id)
            return "answered by", found
        return "answers", self._answered_by(own)

    def _answered_by(self, entry: LoadedEntry) -> list[str]:
        """The barriers that a recommendation answers; [] for an entry of another kind."""
        if not isinstance(entry.fields, Recommendation):
            return []
        found = []
        for addressed in entry.fields.addresses:
            barrier = self.corpus.resolve(addressed.barrier, "barrier")
            if barrier and barrier.id in self._places:
                found.append(barrier.id)
        return found


def node_support(node: Node) -> str:
    """'5 works besides the paper · disputed by 1 · changed since'."""
    said = []
    if node.works:
        said.append(f"{counted(node.works, 'work')} besides the paper")
    if node.disputing:
        said.append(f"disputed by {len(node.disputing)}")
    if node.changed:
        said.append(CHANGED_SINCE)
    return " · ".join(said)
