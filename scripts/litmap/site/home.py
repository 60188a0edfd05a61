"""Home: the argument at a glance as a picture and as a list, three ways to go on, and what changed lately."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import escape

from litmap.graph import Graph
from litmap.model.argument import Recommendation
from litmap.model.vocabulary import EFFECT_WORDS, PLURALS, Kind
from litmap.site.inline import Writer
from litmap.site.labels import Labels
from litmap.site.page import Page, Section
from litmap.site.parts import load_parts
from litmap.site.pictures.argument import COLUMNS, Node, argument
from litmap.site.pictures.slides import argument_slide
from litmap.site.timeline import Timeline
from litmap.site.views import Link, Views
from litmap.source.corpus import PlainPage

Relations = tuple[tuple[str, tuple[Link, ...]], ...]
HEADS: dict[Kind, str] = {
    "barrier": "in three groups",
    "pathway": "judged under present conditions",
    "recommendation": "by the pathway they serve",
    "institution": "who is asked to act",
}


@dataclass(frozen=True)
class Item:
    """A node of the picture in words: what it is, on how many works it rests, and all that it is joined to."""

    node: Node
    link: Link
    title: str
    summary: str
    meta: str
    relations: Relations

    @property
    def gist(self) -> str:
        """'hinders 2, eased by 1 · 5 works besides the paper': to how much it is joined, and how."""
        joined = ", ".join(f"{words} {len(links)}" for words, links in self.relations)
        return " · ".join(part for part in (joined, self.meta) if part)


class Home:
    """Makes the home page."""

    def __init__(self, graph: Graph, labels: Labels) -> None:
        """`labels` name works."""
        self.graph = graph
        self.corpus = graph.corpus
        self.writer = Writer(graph, labels, "/")
        self.views = Views(graph, self.writer)
        self.picture = argument(graph)
        self.timeline = Timeline(graph, labels, "/")

    def page(self, page: PlainPage) -> Page:
        """The whole page."""
        parts = load_parts("home")
        items = {kind: [self._item(node) for node in nodes] for kind, nodes in self.picture.columns.items()}
        picture = parts.argument(self.picture, items, HEADS, {kind: PLURALS[kind] for kind in COLUMNS})
        body = self.writer.prose(page.prose, page.file)
        html = parts.home(str(page.title), escape(str(page.summary)), body, picture, self._ways(),
                          len(self.corpus.references), self.timeline.newest(5), self.corpus.paper is not None)
        return Page(str(page.title), str(page.summary), "home", [Section("", html)])

    def files(self, source: str) -> dict[str, str]:
        """The picture as a file; `source` says whence and of when."""
        return {"data/argument.svg": argument_slide(self.picture, source)}

    def _ways(self) -> tuple[Link, ...]:
        """Where one starts reading: the ways forward that are wholes, and the first recommendation."""
        wholes = [node for node in self.picture.columns["pathway"] if node.depth == 0]
        first = list(self.picture.columns["recommendation"])[:1]
        return tuple(self.views.link(node.entry) for node in (*wholes, *first))

    def _item(self, node: Node) -> Item:
        entry = node.entry
        return Item(node, self.views.link(entry), self.corpus.name(entry.id), str(entry.fields.summary),
                    _meta(node), tuple(self._relations(node)))

    def _relations(self, node: Node) -> Iterator[tuple[str, tuple[Link, ...]]]:
        """What a node is joined to, in the picture's order."""
        own = node.entry.id
        side = 0 if node.column == "barrier" else 1
        for effect, words in EFFECT_WORDS.items():
            lines = [line for line in self.picture.single if line.effect == effect]
            joined = [line.target for line in lines if line.source == own] or [
                line.source for line in lines if line.target == own]  # fmt: skip
            if joined:
                yield words[side], self._links(joined)
        for gutter, words in ((1, ("served by", "serves")), (2, ("addressed to", "asked to act on"))):
            lines = [line for line in self.picture.lines if line.gutter == gutter]
            if leaving := [line.target for line in lines if line.source == own]:
                yield words[0], self._links(leaving)
            if arriving := [line.source for line in lines if line.target == own]:
                yield words[1], self._links(arriving)
        if answered := list(self._answers(node)):
            yield "answered by" if node.column == "barrier" else "answers", self._links(answered)

    def _answers(self, node: Node) -> Iterator[str]:
        """The recommendations that answer a barrier, or the barriers that a recommendation answers."""
        for other in self.picture.columns["recommendation" if node.column == "barrier" else "barrier"]:
            advice, barrier = (other, node) if node.column == "barrier" else (node, other)
            answered = advice.entry.fields.addresses if isinstance(advice.entry.fields, Recommendation) else []
            if any(self.corpus.resolve(one.barrier) is barrier.entry for one in answered):
                yield other.entry.id

    def _links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to nodes, in the order of their columns."""
        order = {node.entry.id: place for column in self.picture.columns.values() for place, node in enumerate(column)}
        found = sorted(dict.fromkeys(ids), key=order.__getitem__)
        return tuple(self.views.link(self.corpus.entries[one]) for one in found)


def _meta(node: Node) -> str:
    """'coordination mixed · 5 works besides the paper, 1 disputes'."""
    works = f"{node.works} work{'s' * (node.works != 1)} besides the paper" if node.works else ""
    disputes = f"{node.disputing} dispute{'s' * (node.disputing == 1)}" if node.disputing else ""
    support = ", ".join(part for part in (works, disputes) if part)
    return " · ".join(part for part in (" ".join(node.meta), support, "partly overtaken" * node.overtaken) if part)

