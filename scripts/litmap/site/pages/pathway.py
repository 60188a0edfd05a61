"""A pathway's page."""

from collections.abc import Iterator

from markupsafe import Markup

from litmap.graph.choice import chosen_options
from litmap.graph.graph import Edge
from litmap.graph.sides import bearing_on
from litmap.model.argument import BearsOn, Pathway
from litmap.model.vocabulary import CONDITION_NAMES, EFFECT_WORDS, PATHWAY_STANDINGS
from litmap.problems.wording import counted
from litmap.site.blocks.assessments import assessment_rows
from litmap.site.blocks.effect_words import ON_A_PATHWAY
from litmap.site.blocks.folds import Fold
from litmap.site.html.page import Section
from litmap.site.pages.weighed import WeighedPage

THE_CHOICE = "the paper’s choice"
_OUR_WORDS = "Strong, mixed and weak are our words for what the paper says in prose."


class PathwayPage(WeighedPage):
    """A pathway's page: what speaks for and against it, and how it is judged."""

    def qualifier(self) -> str:
        """What it is in the comparison."""
        assert isinstance(self.fields, Pathway)
        if self.entry.id in chosen_options(self.corpus):
            return THE_CHOICE
        return PATHWAY_STANDINGS[self.fields.standing]

    def blocks(self) -> Iterator[Section]:
        """The reasons, the verdicts, what has changed, what else is claimed."""
        yield Section("For and against", self.for_and_against())
        yield Section("How it is judged", self.assessments())
        yield Section("What has changed since", self.since())
        yield Section("What else is claimed", self.claim_rows(self.unshown()))

    def assessments(self) -> Markup:
        """How it fares by each criterion."""
        rows = assessment_rows(self.page_data, self.entry)
        if rows:
            conditions = list(CONDITION_NAMES.values())
            return self.templates.entry.assessments(rows, conditions, _OUR_WORDS)
        return self.templates.components.empty("The paper does not judge it.")

    def block_of(self, edge: Edge) -> str:
        """Barriers that bear on it and recommendations that serve it have folds of their own."""
        if isinstance(edge.owner, BearsOn) and edge.words[0] != "rests on":
            return "barriers"
        if edge.words[0] == "serves":
            return "recommendations"
        return super().block_of(edge)

    def own_folds(self) -> Iterator[Fold]:
        """Barriers, recommendations, and what it is made of and modelled on."""
        barriers = self.backlinks_of(self.arriving("barriers"))
        yield Fold("Barriers that bear on it", effects_in_words(self), barriers, "barriers")
        serving = self.arriving("recommendations")
        words = counted(len(serving), "recommendation")
        yield Fold("Recommendations that serve it", words, self.backlinks_of(serving))
        yield self.relations_fold(
            "Parts, models and institutions",
            ("part_of", "exemplars", "advocates", "opponents", "involves", "related"),
            "parts",
        )


def effects_in_words(page: PathwayPage) -> str:
    """'12 hinder it, 1 speaks for it': how many barriers have each effect on the pathway."""
    barriers: dict[str, set[str]] = {}
    for barrier, record in bearing_on(page.graph, page.entry):
        barriers.setdefault(record.effect, set()).add(barrier.id)
    said = []
    for effect in EFFECT_WORDS:
        if effect in barriers:
            said.append(counted(len(barriers[effect]), *ON_A_PATHWAY[effect]))
    return ", ".join(said)
