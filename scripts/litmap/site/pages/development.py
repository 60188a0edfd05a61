"""A development's page: what happened, by which source, and what it changes."""

from collections.abc import Iterator

from markupsafe import Markup

from litmap.graph.graph import date_of
from litmap.model.dates import in_words
from litmap.model.institutions import Development, Instrument
from litmap.site.blocks.developments import map_changes
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.remarks import Remark, reviewed
from litmap.site.blocks.status import status
from litmap.site.html.page import Section
from litmap.site.pages.entry import EntryPage


class DevelopmentPage(EntryPage):
    """A development's page."""

    within = "since/"

    def qualifier(self) -> str:
        """Its date."""
        return in_words(date_of(self.entry))

    def remarks(self) -> Iterator[Remark]:
        """How sure we are of it."""
        assert isinstance(self.fields, Development)
        yield Remark(f"confidence that it happened: {self.fields.confidence}")
        yield from reviewed(self.corpus, self.entry)

    def blocks(self) -> Iterator[Section]:
        """What is claimed of it with its sources, and what it changes on the map."""
        yield Section("What it means", self.definition())
        yield Section("What happened", self.claims())
        yield Section("Where it stands today", self.standing())
        yield Section("What it changes", self.changes())
        yield Section("What has changed since", self.developments())
        yield Section("Discussion", self.discussion())

    def standing(self) -> Markup:
        """Where the instruments stand that it concerns."""
        assert isinstance(self.fields, Development)
        rows = []
        for name in self.fields.instruments:
            found = self.corpus.resolve(name, "instrument")
            if found:
                assert isinstance(found.fields, Instrument)
                rows.append((self.page_data.link(found), status(self.corpus, found.fields)))
        return self.templates.entry.standing(rows) if rows else Markup("")

    def changes(self) -> Markup:
        """The statements on which it bears, each in its own words, then and now."""
        rows = map_changes(self.page_data, self.entry)
        if not rows:
            return Markup("")
        return self.templates.entry.changes(rows)

    def own_folds(self) -> Iterator[Fold]:
        """Whom and what it concerns."""
        yield self.others_fold("Concerns", ("bears_on",))
