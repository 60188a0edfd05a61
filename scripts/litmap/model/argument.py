"""The kinds that make the argument: barriers, pathways, recommendations, criteria and terms."""

from typing import Annotated

from pydantic import Field

from litmap.model.entry import Entry, Holds, NameOf, RestsOn, Search, names_in_words
from litmap.model.fields import (
    AssessmentName,
    AssessmentRef,
    Cites,
    CitingProse,
    Id,
    Phrase,
    PlainProse,
    Rank,
    Record,
    Ref,
    SaidOn,
)
from litmap.model.text import Text
from litmap.model.vocabulary import (
    By,
    Condition,
    Effect,
    Order,
    PathwayStanding,
    RecommendationStanding,
    Verdict,
)


class Ranked(Entry):
    """An entry with a place in its group; those without one come last there."""

    rank: Rank | None = None


class Answering(Ranked):
    """An entry that asks a question and answers it, and for whose critics people searched."""

    question: Phrase | None = None
    answer: PlainProse | None = None
    sought: list[Search] = Field(default_factory=list)


class Consequence(Record):
    """A barrier that this barrier brings about, why, and whose step it is."""

    heading = "leads to"
    barrier: Annotated[Id, Ref(("barrier",), "leads to", "results from")]
    because: CitingProse | None = None
    by: By = "inferred"


class BearsOn(Record):
    """What a barrier does to a pathway, and why."""

    heading = "bears on"
    pathway: Annotated[Id, Ref(("pathway",), table="effect", word="effect")]
    effect: Effect
    because: CitingProse
    by: By = "source"
    as_of: SaidOn | None = None
    rests_on: RestsOn = Field(default_factory=list)


class Barrier(Answering):
    """What stands in the way of stronger global AI governance."""

    order: Order
    part_of: Annotated[Id, Ref(("barrier",), "part of", "made up of")] | None = None
    leads_to: list[Consequence] = Field(default_factory=list)
    bears_on: list[BearsOn] = Field(default_factory=list)


class _Position(Record):
    person: Phrase | None = None
    others: Phrase | None = None
    cites: Cites | None = None

    def _holders(self, who: list[Text], name: NameOf) -> str:
        return ", ".join(
            part
            for part in (str(self.person or ""), names_in_words(who, str(self.others or ""), name))
            if part
        )


class Advocate(_Position):
    """Who argues for a pathway: institutions, others without an entry, or a named person."""

    heading = "advocated by"
    who: list[Annotated[Id, Ref(("institution",), "advocated by", "advocates")]] = Field(
        default_factory=list
    )

    def statement(self, name: NameOf) -> str:
        """'António Guterres, United Nations argues for it.'"""
        return f"Argued for by {self._holders(self.who, name)}."


class Opponent(_Position):
    """Who argues against a pathway."""

    heading = "opposed by"
    who: list[Annotated[Id, Ref(("institution",), "opposed by", "opposes")]] = Field(
        default_factory=list
    )

    def statement(self, name: NameOf) -> str:
        """The opposition in words."""
        return f"Argued against by {self._holders(self.who, name)}."


class Assessment(Record):
    """How a pathway fares by one criterion under one condition."""

    criterion: Annotated[Id, Ref(("criterion",), "judged by", "used to judge")]
    condition: Condition
    verdict: Verdict
    because: CitingProse
    by: By = "source"
    as_of: SaidOn | None = None
    rests_on: RestsOn = Field(default_factory=list)
    holds: Holds | None = None
    inherits: (
        Annotated[
            AssessmentName,
            AssessmentRef(("pathway",), "takes its verdict from", "passes its verdict to"),
        ]
        | None
    ) = None


class Pathway(Answering):
    """A way forward for global AI governance."""

    standing: PathwayStanding
    holds: Holds | None = None
    part_of: Annotated[Id, Ref(("pathway",), table="pathway-part", word="standing")] | None = None
    advocates: list[Advocate] = Field(default_factory=list)
    opponents: list[Opponent] = Field(default_factory=list)
    exemplars: list[Annotated[Id, Ref((), "modelled on", "a model for")]] = Field(
        default_factory=list
    )
    assessments: list[Assessment] = Field(default_factory=list)


class Addressed(Record):
    """A barrier that a recommendation answers."""

    heading = "answers"
    barrier: Annotated[Id, Ref(("barrier",), "answers", "answered by")]
    by: By = "source"


class Addressee(Record):
    """Who is asked to act."""

    heading = "addressed to"
    institution: Annotated[Id, Ref(("institution",), "addressed to", "asked to act on")]
    by: By = "source"


class _Support(Record):
    text: PlainProse | None = None
    cites: Cites | None = None

    def statement(self, name: NameOf) -> str:
        """The text, or the name of the entry that stands for it."""
        return str(self.text or "") or name(getattr(self, "entry", "") or "")


class Precedent(_Support):
    """A case that shows that the recommendation can work."""

    heading = "precedents"
    entry: Annotated[Id, Ref((), "has a precedent in", "a precedent for")] | None = None


class Risk(_Support):
    """What may go wrong with the recommendation."""

    heading = "risks"
    entry: Annotated[Id, Ref((), "runs the risk of", "a risk of")] | None = None


class Recommendation(Answering):
    """What is recommended, or was considered beside it."""

    standing: RecommendationStanding
    holds: Holds | None = None
    part_of: Annotated[Id, Ref(("recommendation",), "part of", "made up of")] | None = None
    addresses: list[Addressed] = Field(default_factory=list)
    serves: list[Annotated[Id, Ref(("pathway",), "serves", "served by")]] = Field(
        default_factory=list
    )
    addressed_to: list[Addressee] = Field(default_factory=list)
    rests_on: RestsOn = Field(default_factory=list)
    precedents: list[Precedent] = Field(default_factory=list)
    risks: list[Risk] = Field(default_factory=list)


class Criterion(Ranked):
    """A yardstick by which pathways are judged."""

    definition: CitingProse


class Term(Entry):
    """A word of the debate that has no entry of another kind."""

    definition: CitingProse
