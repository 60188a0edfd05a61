"""A term's page: what it means, first."""

from collections.abc import Iterator

from litmap.site.blocks.folds import Fold
from litmap.site.html.page import Section
from litmap.site.pages.entry import EntryPage


class TermPage(EntryPage):
    """A term's page."""

    def blocks(self) -> Iterator[Section]:
        """The meaning stands below the heading, without one of its own."""
        yield Section("", self.definition())
        yield Section("What is claimed", self.claims())
        yield Section("What has changed since", self.developments())
        yield Section("Discussion", self.discussion())

    def own_folds(self) -> Iterator[Fold]:
        """What it is related to."""
        yield self.others_fold("Related")
