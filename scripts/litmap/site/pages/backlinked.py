"""What leads to an entry, as its page shows it: in folds, and of very much on numbered pages."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Edge
from litmap.site.blocks.uses import EdgesByHeading, in_parts
from litmap.site.html.backlinks import BacklinkGroup, Backlinks
from litmap.site.html.glossary import FirstUses
from litmap.site.html.page import Section
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site
from litmap.site.pages.further import Further

USED = "Where this page is used"
MOST_IN_A_FOLD = 50
"""Backlinks that one fold holds at most; of more it says on which pages they stand."""


class BacklinkedPage:
    """The part of an entry's page that shows the edges which lead to it."""

    def __init__(self, site: Site, entry: LoadedEntry) -> None:
        """The page of `entry`."""
        self.site = site
        self.graph = site.graph
        self.corpus = site.corpus
        self.labels = site.labels
        self.templates = site.templates
        self.entry = entry
        self.fields = entry.fields
        self.page_data = PageData(site, entry.address, FirstUses(site.glossary, entry.id))
        self.backlinks = Backlinks(self.page_data)

    def folded_backlinks(self) -> dict[str, list[Edge]]:
        """The edges of each fold that holds nothing else, by its heading."""
        return {USED: self.arriving("used")}

    def groups_of(
        self, backlinks: Backlinks, heading: str, edges: Sequence[Edge]
    ) -> tuple[BacklinkGroup, ...]:
        """Edges of the fold of that heading in groups, on the page of `backlinks`."""
        return backlinks.by_words(edges)

    @cached_property
    def further(self) -> Further:
        """The numbered pages for the folds that hold more backlinks than the page has room for."""
        folds = self.folded_backlinks()
        long = {name: edges for name, edges in folds.items() if len(edges) > MOST_IN_A_FOLD}
        return Further(
            site=self.site,
            address=self.entry.address,
            title=f"What leads to {self.entry.label}",
            kind=self.entry.kind,
            source=self.entry.file,
            parts=in_parts(long),
        )

    def folded(self, heading: str) -> Markup:
        """What a fold of backlinks holds: these, or the pages where they stand; '' for none."""
        pages = [one for one in self.further.contents(self.page_data) if heading in one[1]]
        if pages:
            return self.templates.components.pages_of(pages)
        edges = self.folded_backlinks()[heading]
        groups = self.groups_of(self.backlinks, heading, edges)
        return self.templates.entry.backlinks(groups) if groups else Markup("")

    def blocks_below(self, page_data: PageData, grouped: EdgesByHeading) -> Iterator[Section]:
        """The backlinks of one of the numbered pages."""
        backlinks = Backlinks(page_data)
        for heading, edges in grouped.items():
            groups = self.groups_of(backlinks, heading, edges)
            yield Section(heading, self.templates.entry.backlinks(groups))

    @cached_property
    def _arriving(self) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = {}
        for edge in self.graph.incoming(self.entry.id):
            found.setdefault(self.block_of(edge), []).append(edge)
        return found

    def arriving(self, block: str) -> list[Edge]:
        """The edges that lead here and that a block shows. Every edge is in exactly one block."""
        return self._arriving.get(block, [])

    def block_of(self, edge: Edge) -> str:
        """The block that shows an edge: 'used' or one of the kind's own."""
        return "used"

    def backlinks_of(self, edges: Sequence[Edge], fold: int = 8) -> Markup:
        """Backlinks in groups, those of more than `fold` rows closed; nothing for none."""
        if not edges:
            return Markup("")
        return self.templates.entry.backlinks(self.backlinks.by_words(edges, fold=fold))
