"""Home: the argument at a glance as a picture and as a list, three ways to go on, and what changed lately."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import escape

from litmap.content.corpus import PlainPage
from litmap.graph.evidence import inferred
from litmap.graph.graph import Graph
from litmap.model.argument import Recommendation
from litmap.model.vocabulary import EFFECT_WORDS, PLURALS, Kind
from litmap.site.blocks.trail import doubted, foundations
from litmap.site.html.labels import Labels
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.templates import load_templates
from litmap.site.html.writer import Writer
from litmap.site.pages.timeline import Timeline
from litmap.site.pictures.argument import COLUMNS, argument
from litmap.site.pictures.nodes import Node
from litmap.site.pictures.slides import argument_slide

Relations = tuple[tuple[str, tuple[tuple[EntryLink, bool], ...]], ...]
"""What something is joined to: a relation in words, and the links, each with whether the step is inferred."""
HEADS: dict[Kind, str] = {
    "barrier": "in groups",
    "pathway": "judged under present conditions",
    "recommendation": "each above its parts",
    "institution": "and how often",
}


@dataclass(frozen=True)
class ArgumentItem:
    """A node of the picture in words: what it is, how it is judged, its support, and all that it is joined to."""

    node: Node
    link: EntryLink
    title: str
    summary: str
    support: str
    relations: Relations

    @property
    def verdict(self) -> str:
        """How a pathway is judged today, what became of a recommendation."""
        return " ".join(self.node.meta)

    @property
    def gist(self) -> str:
        """'hinders 2, eased by 1 · 5 works besides the paper': to how much it is joined, and its support."""
        joined = ", ".join(f"{words} {len(links)}" for words, links in self.relations)
        return " · ".join(part for part in (joined, self.support) if part)


class Home:
    """Makes the home page."""

    def __init__(self, graph: Graph, labels: Labels) -> None:
        """`labels` name works."""
        self.graph = graph
        self.corpus = graph.corpus
        self.writer = Writer(graph, labels, "/")
        self.views = PageData(graph, self.writer)
        self.picture = argument(graph)
        self.labels = labels
        self.inferred = inferred(graph)
        self.timeline = Timeline(graph, labels, "/")

    def page(self, page: PlainPage) -> Page:
        """The whole page."""
        parts = load_templates("home")
        items = {
            kind: [self._item(node) for node in nodes]
            for kind, nodes in self.picture.columns.items()
        }
        picture = parts.argument(
            self.picture,
            items,
            HEADS,
            {kind: PLURALS[kind] for kind in COLUMNS},
            list(self._disputed()),
            *self._gist(),
        )
        body = self.writer.prose(page.prose, page.file)
        html = parts.home(
            str(page.title),
            escape(str(page.summary)),
            body,
            picture,
            self._ways(),
            len(self.corpus.references),
            self.timeline.newest(5),
            self.corpus.paper is not None,
        )
        return Page(str(page.title), str(page.summary), "home", [Section("", html)])

    def files(self, source: str) -> dict[str, str]:
        """The picture as a file; `source` says whence and of when."""
        return {"data/argument.svg": argument_slide(self.picture, source)}

    def _ways(self) -> tuple[EntryLink, ...]:
        """Where one starts reading: the ways forward that are wholes, and the first recommendation."""
        wholes = [node for node in self.picture.columns["pathway"] if node.depth == 0]
        first = list(self.picture.columns["recommendation"])[:1]
        return tuple(self.views.link(node.entry) for node in (*wholes, *first))

    def _item(self, node: Node) -> ArgumentItem:
        entry = node.entry
        doubts = doubted(foundations(self.views, entry))
        support = " · ".join(
            part for part in (_support(node), f"in doubt: {doubts}" if doubts else "") if part
        )
        return ArgumentItem(
            node,
            self.views.link(entry),
            self.corpus.name(entry.id),
            str(entry.fields.summary),
            support,
            tuple(self._relations(node)),
        )

    def _disputed(self) -> Iterator[tuple[EntryLink, tuple[str, ...]]]:
        """The claims that works dispute, each called by its entry, and the names of these works."""
        for nodes in self.picture.columns.values():
            for node in nodes:
                for claim in node.entry.fields.claims if node.disputing else ():
                    if works := self.graph.disputants(claim):
                        link = self.views.link(
                            node.entry, f"#claim-{claim.id}", title=node.entry.label
                        )
                        yield link, tuple(map(self.labels.label, works))

    def _gist(self) -> tuple[tuple[EntryLink, int] | None, tuple[tuple[EntryLink, int], ...]]:
        """The pathway that most recommendations serve, and the bodies that they ask most often, each with how many."""
        served = Counter(line.source for line in self.picture.lines if line.gutter == 1)
        asked = Counter({node.entry.id: node.asked for node in self.picture.columns["institution"]})

        def most(counts: Counter[str], number: int) -> tuple[tuple[EntryLink, int], ...]:
            entries = self.corpus.entries
            return tuple(
                (self.views.link(entries[one], title=entries[one].label), count)
                for one, count in counts.most_common(number)
            )

        ranked = sorted(asked.values(), reverse=True)
        as_often = sum(count >= ranked[min(3, len(ranked) - 1)] for count in ranked)
        return next(iter(most(served, 1)), None), most(asked, as_often)

    def _relations(self, node: Node) -> Iterator[tuple[str, tuple[tuple[EntryLink, bool], ...]]]:
        """What a node is joined to, in the picture's order."""
        own = node.entry.id
        side = 0 if node.column == "barrier" else 1
        for effect, words in EFFECT_WORDS.items():
            lines = [line for line in self.picture.single if line.effect == effect]
            joined = [line.target for line in lines if line.source == own] or [
                line.source for line in lines if line.target == own
            ]
            if joined:
                yield words[side], self._links(own, joined, effect)
        for gutter, words in (
            (1, ("served by", "serves")),
            (2, ("addressed to", "asked to act on")),
        ):
            lines = [line for line in self.picture.lines if line.gutter == gutter]
            if leaving := [line.target for line in lines if line.source == own]:
                yield words[0], self._links(own, leaving)
            if arriving := [line.source for line in lines if line.target == own]:
                yield words[1], self._links(own, arriving)
        if answered := list(self._answers(node)):
            yield (
                "answered by" if node.column == "barrier" else "answers",
                self._links(own, answered),
            )

    def _answers(self, node: Node) -> Iterator[str]:
        """The recommendations that answer a barrier, or the barriers that a recommendation answers."""
        for other in self.picture.columns[
            "recommendation" if node.column == "barrier" else "barrier"
        ]:
            advice, barrier = (other, node) if node.column == "barrier" else (node, other)
            answered = (
                advice.entry.fields.addresses
                if isinstance(advice.entry.fields, Recommendation)
                else []
            )
            if any(self.corpus.resolve(one.barrier) is barrier.entry for one in answered):
                yield other.entry.id

    def _links(
        self, own: str, ids: Iterable[str], effect: str = ""
    ) -> tuple[tuple[EntryLink, bool], ...]:
        """Links to nodes, in the order of their columns, each with whether the step to it is inferred."""
        order = {
            node.entry.id: place
            for column in self.picture.columns.values()
            for place, node in enumerate(column)
        }
        found = sorted(dict.fromkeys(ids), key=order.__getitem__)
        return tuple(
            (
                self.views.link(self.corpus.entries[one]),
                (frozenset((own, one)), effect) in self.inferred,
            )
            for one in found
        )


def _support(node: Node) -> str:
    """'5 works besides the paper, 1 of them disputes · partly overtaken'."""
    works = f"{node.works} work{'s' * (node.works != 1)} besides the paper" if node.works else ""
    number = len(node.disputing)
    disputes = f"{number} of them dispute{'s' * (number == 1)}" if number else ""
    said = ", ".join(part for part in (works, disputes) if part)
    return " · ".join(part for part in (said, "partly overtaken" * node.overtaken) if part)
