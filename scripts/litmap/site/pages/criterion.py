"""A criterion's page: the verdicts by it first."""

from collections.abc import Iterator

from markupsafe import Markup

from litmap.graph.graph import Edge
from litmap.model.argument import Assessment
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.verdicts import verdicts_by
from litmap.site.html.page import Section
from litmap.site.pages.entry import EntryPage


class CriterionPage(EntryPage):
    """A criterion's page: how each pathway is judged by it, then what it means."""

    def blocks(self) -> Iterator[Section]:
        """The verdicts, then the blocks of every page."""
        yield Section("How the pathways are judged by it", self.verdicts())
        yield from super().blocks()

    def verdicts(self) -> Markup:
        """A row for each pathway that is judged by it."""
        table = verdicts_by(self.page_data, self.entry)
        if table is None:
            return self.templates.components.empty("No pathway is judged by it.")
        return self.templates.verdicts.table(table, self.page_data.href("/matrix/"))

    def own_folds(self) -> Iterator[Fold]:
        """The reasons of the verdicts, and what it is related to."""
        edges = self.arriving("verdicts")
        html = self.backlinks_of(edges)
        yield Fold("The reason of each verdict", f"{len(edges)}", html)
        yield self.others_fold("Related")

    def block_of(self, edge: Edge) -> str:
        """Its verdicts have a fold of their own."""
        if isinstance(edge.owner, Assessment):
            return "verdicts"
        return super().block_of(edge)
