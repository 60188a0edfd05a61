"""An instrument's page: where it stands today, first."""

from collections.abc import Iterator

from markupsafe import Markup

from litmap.model.institutions import Instrument
from litmap.model.vocabulary import BINDING_NAMES
from litmap.site.blocks.events import event_rows
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.status import status
from litmap.site.html.page import Section
from litmap.site.pages.entry import EntryPage


class InstrumentPage(EntryPage):
    """An instrument's page: its status, its events, and what is said of it."""

    @property
    def instrument(self) -> Instrument:
        """The entry's fields."""
        assert isinstance(self.fields, Instrument)
        return self.fields

    def qualifier(self) -> str:
        """Its force."""
        return BINDING_NAMES[self.instrument.binding]

    def blocks(self) -> Iterator[Section]:
        """The events, then the rest of every page."""
        yield Section("What happened when", self.events())
        yield from super().blocks()

    def below_summary(self) -> Markup:
        """Where it stands today, who issued it, and the works that are its text."""
        fields = self.instrument
        return self.templates.entry.status(
            status(self.corpus, fields),
            self.page_data.relations(fields.issuers),
            str(fields.other_issuers or ""),
            self.page_data.sources(fields.text.cites) if fields.text else "",
        )

    def events(self) -> Markup:
        """What happened to it, oldest first."""
        rows = event_rows(self.page_data, self.entry)
        if not rows:
            return Markup("")
        return self.templates.entry.events(rows)

    def own_folds(self) -> Iterator[Fold]:
        """What it is tied and related to."""
        yield self.others_fold("Ties and related", ("issuers", "text"))
