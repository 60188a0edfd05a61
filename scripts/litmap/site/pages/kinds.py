"""The page of each kind of entry: what it has beyond the blocks of every entry's page."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from litmap.graph.graph import date_of
from litmap.model.dates import in_words
from litmap.model.institutions import Development, Instrument
from litmap.model.vocabulary import BINDING_NAMES, Kind
from litmap.site.blocks.developments import map_changes
from litmap.site.blocks.events import event_rows
from litmap.site.html.page import Section
from litmap.site.html.page_data import LabelledFact
from litmap.site.pages.barrier import BarrierPage
from litmap.site.pages.entry import EntryPage
from litmap.site.pages.institution import InstitutionPage
from litmap.site.pages.pathway import PathwayPage
from litmap.site.pages.recommendation import RecommendationPage


class InstrumentPage(EntryPage):
    """An instrument's page, with its events."""

    def qualifier(self) -> str:
        """Its force."""
        assert isinstance(self.fields, Instrument)
        return BINDING_NAMES[self.fields.binding]

    def profile(self) -> list[LabelledFact]:
        """Its force, and the issuers that have no entry."""
        facts = [("Force", escape(self.qualifier()))]
        assert isinstance(self.fields, Instrument)
        if self.fields.other_issuers:
            facts.append(("Issued also by", escape(self.fields.other_issuers)))
        return facts

    def own_blocks(self) -> Iterator[Section]:
        """Its dated events."""
        yield Section("What happened when", self.events())

    def events(self) -> Markup:
        """What happened to it, oldest first."""
        rows = event_rows(self.page_data, self.entry)
        if not rows:
            return Markup("")
        return self.templates.entry.events(rows)


class DevelopmentPage(EntryPage):
    """A development's page, with what it changes."""

    within = "since/"
    in_main_column = frozenset(("bears_on",))
    nothing_leads_here = ""
    """Developments point at the map, and rarely anything points at them."""

    def qualifier(self) -> str:
        """Its date."""
        return in_words(date_of(self.entry))

    def profile(self) -> list[LabelledFact]:
        """How sure we are of it."""
        assert isinstance(self.fields, Development)
        return [("Confidence", escape(self.fields.confidence))]

    def own_blocks(self) -> Iterator[Section]:
        """What it changes on the map."""
        yield Section("What it changes", self.changes())

    def changes(self) -> Markup:
        """The claims, assessments and entries on which it bears."""
        rows = map_changes(self.page_data, self.entry)
        if not rows:
            return Markup("")
        return self.templates.entry.changes(rows)


PAGES: Mapping[Kind, type[EntryPage]] = {
    "barrier": BarrierPage,
    "pathway": PathwayPage,
    "recommendation": RecommendationPage,
    "criterion": EntryPage,
    "institution": InstitutionPage,
    "instrument": InstrumentPage,
    "development": DevelopmentPage,
    "term": EntryPage,
}
"""The class of page that each kind of entry has."""
