"""The page of each kind of entry: what it has beyond the blocks of every entry's page."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import date_of
from litmap.graph.order import standing_in_words
from litmap.model.argument import Barrier, Pathway, Recommendation
from litmap.model.dates import in_words
from litmap.model.institutions import Development, Instrument
from litmap.model.vocabulary import (
    BINDING_NAMES,
    CONDITION_NAMES,
    ORDER_NAMES,
    PATHWAY_STANDINGS,
    Kind,
)
from litmap.site.blocks.assessments import assessment_rows
from litmap.site.blocks.developments import map_changes
from litmap.site.blocks.events import event_rows
from litmap.site.blocks.trail import Ground, doubted, foundation_grounds, trail
from litmap.site.html.page import Section
from litmap.site.html.page_data import LabelledFact
from litmap.site.html.site import Site
from litmap.site.pages.entry import EntryPage
from litmap.site.pages.institution import InstitutionPage


class BarrierPage(EntryPage):
    """A barrier's page."""

    def qualifier(self) -> str:
        """Its group."""
        assert isinstance(self.fields, Barrier)
        return ORDER_NAMES[self.fields.order]


class PathwayPage(EntryPage):
    """A pathway's page, with how it is judged."""

    def qualifier(self) -> str:
        """What it is in the comparison."""
        assert isinstance(self.fields, Pathway)
        return PATHWAY_STANDINGS[self.fields.standing]

    def own_blocks(self) -> Iterator[Section]:
        """The assessments by criterion."""
        yield Section("How it is judged", self.assessments())

    def assessments(self) -> Markup:
        """How it fares by each criterion."""
        rows = assessment_rows(self.page_data, self.entry)
        if rows:
            return self.templates.entry.assessments(rows, list(CONDITION_NAMES.values()))
        return self.templates.components.empty("Not assessed in the paper.")


class RecommendationPage(EntryPage):
    """A recommendation's page, with its trail and the claims on which it rests."""

    def __init__(self, site: Site, entry: LoadedEntry) -> None:
        """The page of `entry`."""
        super().__init__(site, entry)
        self.grounds: list[Ground] = foundation_grounds(self.page_data, entry)

    @property
    def recommendation(self) -> Recommendation:
        """The entry's fields."""
        assert isinstance(self.fields, Recommendation)
        return self.fields

    def qualifier(self) -> str:
        """Whether it is recommended."""
        return standing_in_words(self.corpus, self.entry)

    def own_blocks(self) -> Iterator[Section]:
        """Its trail, and what would change it."""
        yield Section("Argument trail", self.trail())
        yield Section("What would change this", self.would_change())

    def doubts(self) -> list[LabelledFact]:
        """How many of the claims it rests on are in doubt; in which way, if there is one doubt."""
        said = doubted(self.grounds)
        if not said:
            return []
        html = Markup('<a href="#what-would-change-this">{}</a>').format(said)
        badges = [badge for ground in self.grounds for badge in ground.doubts]
        if len(badges) == 1:
            html += Markup(": {}").format(badges[0].words)
        return [("In doubt", html)]

    def trail(self) -> Markup:
        """Whom it asks, what it serves, which barriers it answers, with their claims."""
        found = trail(self.page_data, self.recommendation, self.grounds)
        if found.is_empty:
            return Markup("")
        return self.templates.trail.trail(found)

    def would_change(self) -> Markup:
        """The claims on which it rests, those in doubt first."""
        if not self.grounds:
            return Markup("")
        return self.templates.trail.would_change(self.grounds)


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
