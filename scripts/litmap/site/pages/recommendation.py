"""A recommendation's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.addressees import addressees
from litmap.graph.graph import ClaimView
from litmap.graph.order import only_gathers, position, standing_in_words, wholes
from litmap.graph.sides import Point, sides
from litmap.model.dates import last_day
from litmap.model.vocabulary import BY_MARKS
from litmap.problems.wording import counted, listed
from litmap.site.blocks.claims import claim_row
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.grounds import foundation_grounds
from litmap.site.blocks.since import own_rows
from litmap.site.html.page import Section
from litmap.site.html.page_data import EntryLink
from litmap.site.pages.weighed import WeighedPage

_ANCHOR = "what-would-change-this"


@dataclass(frozen=True)
class CandidateRow:
    """A candidate: what speaks for it, what against it, and the newest event since."""

    link: EntryLink
    speaks_for: EntryLink | None
    speaks_against: EntryLink | None
    when: str
    happened: EntryLink | None


class RecommendationPage(WeighedPage):
    """A recommendation's page: the reasons on both sides, what it asks for, on what it rests."""

    @cached_property
    def grounds(self) -> list[ClaimView]:
        """The claims of others on which it rests, those in doubt first."""
        return foundation_grounds(self.page_data, self.entry)

    def qualifier(self) -> str:
        """What it is to the paper, and whom it asks."""
        said = standing_in_words(self.corpus, self.entry)
        asked = []
        for institution, by in addressees(self.corpus, self.entry):
            mark = BY_MARKS[by]
            ours = f" ({mark})" if mark else ""
            asked.append(f"{institution.label}{ours}")
        if asked:
            said += f" · to {listed(asked)}"
        return said

    def blocks(self) -> Iterator[Section]:
        """The reasons, the candidates, what it asks for, what has changed, what else is claimed."""
        if only_gathers(self.corpus, self.entry):
            yield Section("The candidates the paper weighs", self.candidates())
        else:
            yield Section("For and against", self.for_and_against())
        yield Section("What it asks for", self.asks())
        yield Section("What has changed since", self.since())
        yield Section("What else is claimed", self.claim_rows(self.unshown()))

    def asks(self) -> Markup:
        """What it asks for, where that is more than its own title: its remedies on no side."""
        views = [view for view in self.unshown() if view.claim.about == "remedy"]
        if not views:
            return Markup("")
        self.shown.update(view.name for view in views)
        rows = [claim_row(self.page_data, view) for view in views]
        return self.templates.recommendation.asks(rows)

    def candidates(self) -> Markup:
        """The candidates side by side."""
        parts = []
        for other in self.corpus.of_kind("recommendation"):
            if next(wholes(self.corpus, other), None) is self.entry:
                parts.append(other)
        parts.sort(key=lambda part: position(self.corpus, part)[1:])
        return self.templates.recommendation.candidates([self._candidate(one) for one in parts])

    def _candidate(self, candidate: LoadedEntry) -> CandidateRow:
        found = sides(self.graph, candidate)
        rows = own_rows(self.page_data, candidate)
        events = [event for row in rows for event in row.events]
        newest = max(events, key=lambda event: last_day(event.date), default=None)
        return CandidateRow(
            link=self.page_data.link(candidate, title=candidate.label),
            speaks_for=self._first(found.points_for),
            speaks_against=self._first(found.points_against),
            when=newest.when if newest else "",
            happened=newest.link if newest else None,
        )

    def _first(self, points: tuple[Point, ...]) -> EntryLink | None:
        if not points:
            return None
        view = points[0].view
        return self.page_data.link(view.entry, f"#{view.anchor}", view.label)

    def own_folds(self) -> Iterator[Fold]:
        """What it rests on, what it answers, whom it asks."""
        rests = self.relations_fold("Rests on", ("rests_on",)).html
        html = rests + self.copies(self.grounds) if self.grounds else rests
        gist = f"{counted(len(self.grounds), 'claim')} it rests on"
        yield Fold("What would change this", gist, html, _ANCHOR)
        yield self.relations_fold("Barriers it answers", ("addresses",))
        yield self.relations_fold("Addressees and institutions", ("addressed_to", "involves"))
        yield self.relations_fold("Parts and related", ("part_of", "serves", "related"), "parts")
