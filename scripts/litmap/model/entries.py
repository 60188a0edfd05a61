"""The eight kinds of entry and their fields, as in the design's section 3.

A record that holds sources can say itself in words (`statement`), because a
backlink shows the sentence a source stands beside and a dated fact has none of
its own. `name` turns an institution's id into its name.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import Field

from litmap.model.dates import in_words
from litmap.model.fields import (
    AssessmentName,
    AssessmentRef,
    Cites,
    CitingProse,
    ClaimName,
    ClaimRef,
    Date,
    Flag,
    Id,
    PlainProse,
    Record,
    Ref,
    ShownFrom,
    Url,
    Words,
)
from litmap.model.vocabulary import (
    EVENT_NAMES,
    About,
    Bearing,
    Binding,
    By,
    Change,
    Condition,
    Confidence,
    Effect,
    EventWord,
    InstitutionType,
    Kind,
    Order,
    PathwayStanding,
    RecommendationStanding,
    TieWord,
    Verdict,
)
from litmap.text import Text

Names = Callable[[str], str]
RestsOn = list[Annotated[ClaimName, ClaimRef((), "rests on", "relied on by")]]
Institution_ = Annotated[Id, Ref(("institution",), "involves", "involved in")]


def _listed(ids: list[Text], others: str, name: Names) -> str:
    names = [name(one) for one in ids] + ([str(others)] if others else [])
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _since(since: Text | None, until: Text | None) -> str:
    start = f" since {in_words(since)}" if since and not until else f" from {in_words(since)}" if since else ""
    return start + (f" until {in_words(until)}" if until else "")


class Claim(Record):
    """One statement with its sources; the argument of the map is made of these."""

    id: Id
    text: PlainProse
    cites: Cites | None = None
    about: About = "statement"
    by: By = "source"
    as_of: Date | None = None
    rests_on: RestsOn = Field(default_factory=list)
    unverified: Words | None = None

    def statement(self, name: Names) -> str:
        """The claim's own text."""
        return str(self.text)


class Involvement(Record):
    """An institution that has a part in what the entry describes."""

    institution: Institution_
    as_: Words | None = Field(default=None, alias="as")
    because: CitingProse | None = None


class Review(Record):
    """That someone really reviewed the entry: when, who, with what outcome, and when the next one is due."""

    date: Date
    by: Words
    outcome: Words
    due: Date | None = None


class Entry(Record):
    """What all kinds share."""

    title: Words
    short: Annotated[Words, Field(max_length=34)] | None = None
    summary: PlainProse
    definition: CitingProse | None = None
    aliases: list[Id] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    involves: list[Involvement] = Field(default_factory=list)
    related: list[Annotated[Id, Ref((), "related to", "related to")]] = Field(default_factory=list)
    review: Review | None = None


class Consequence(Record):
    """A barrier that this barrier brings about, and why."""

    barrier: Annotated[Id, Ref(("barrier",), "leads to", "results from")]
    because: CitingProse | None = None


class BearsOn(Record):
    """What a barrier does to a pathway, and why."""

    pathway: Annotated[Id, Ref(("pathway",), table="effect", word="effect")]
    effect: Effect
    because: CitingProse
    by: By = "source"
    as_of: Date | None = None
    rests_on: RestsOn = Field(default_factory=list)


class Barrier(Entry):
    """What stands in the way of stronger global AI governance."""

    order: Order
    part_of: Annotated[Id, Ref(("barrier",), "part of", "made up of")] | None = None
    leads_to: list[Consequence] = Field(default_factory=list)
    bears_on: list[BearsOn] = Field(default_factory=list)


class _Position(Record):
    person: Words | None = None
    others: Words | None = None
    cites: Cites | None = None

    def _holders(self, who: list[Text], name: Names) -> str:
        return ", ".join(part for part in (str(self.person or ""), _listed(who, str(self.others or ""), name)) if part)


class Advocate(_Position):
    """Who argues for a pathway: institutions, others without an entry, or a named person."""

    who: list[Annotated[Id, Ref(("institution",), "advocated by", "advocates")]] = Field(default_factory=list)

    def statement(self, name: Names) -> str:
        """'António Guterres, United Nations argues for it.'"""
        return f"Argued for by {self._holders(self.who, name)}."


class Opponent(_Position):
    """Who argues against a pathway."""

    who: list[Annotated[Id, Ref(("institution",), "opposed by", "opposes")]] = Field(default_factory=list)

    def statement(self, name: Names) -> str:
        """The opposition in words."""
        return f"Argued against by {self._holders(self.who, name)}."


class Assessment(Record):
    """How a pathway fares by one criterion under one condition."""

    criterion: Annotated[Id, Ref(("criterion",), "judged by", "used to judge")]
    condition: Condition
    verdict: Verdict
    because: CitingProse
    by: By = "source"
    as_of: Date | None = None
    rests_on: RestsOn = Field(default_factory=list)
    inherits: Annotated[
        AssessmentName, AssessmentRef(("pathway",), "takes its verdict from", "passes its verdict to")
    ] | None = None


class Pathway(Entry):
    """A way forward for global AI governance."""

    standing: PathwayStanding
    part_of: Annotated[Id, Ref(("pathway",), "a form of", "takes the form of")] | None = None
    advocates: list[Advocate] = Field(default_factory=list)
    opponents: list[Opponent] = Field(default_factory=list)
    exemplars: list[Annotated[Id, Ref((), "modelled on", "a model for")]] = Field(default_factory=list)
    assessments: list[Assessment] = Field(default_factory=list)


class Addressed(Record):
    """A barrier that a recommendation answers."""

    barrier: Annotated[Id, Ref(("barrier",), "addresses", "addressed by")]
    by: By = "source"


class Addressee(Record):
    """Who is asked to act."""

    institution: Annotated[Id, Ref(("institution",), "addressed to", "asked to act on")]
    by: By = "source"


class _Support(Record):
    text: PlainProse | None = None
    cites: Cites | None = None

    def statement(self, name: Names) -> str:
        """The text, or the name of the entry that stands for it."""
        return str(self.text or "") or name(getattr(self, "entry", "") or "")


class Precedent(_Support):
    """A case that shows that the recommendation can work."""

    entry: Annotated[Id, Ref((), "has a precedent in", "a precedent for")] | None = None


class Risk(_Support):
    """What may go wrong with the recommendation."""

    entry: Annotated[Id, Ref((), "runs the risk of", "a risk of")] | None = None


class Recommendation(Entry):
    """What is recommended, or was considered instead."""

    standing: RecommendationStanding
    part_of: Annotated[Id, Ref(("recommendation",), "part of", "made up of")] | None = None
    addresses: list[Addressed] = Field(default_factory=list)
    serves: list[Annotated[Id, Ref(("pathway",), "serves", "served by")]] = Field(default_factory=list)
    addressed_to: list[Addressee] = Field(default_factory=list)
    rests_on: RestsOn = Field(default_factory=list)
    precedents: list[Precedent] = Field(default_factory=list)
    risks: list[Risk] = Field(default_factory=list)


class Criterion(Entry):
    """A yardstick by which pathways are judged."""

    definition: CitingProse


class Term(Entry):
    """A word of the debate that has no entry of another kind."""

    definition: CitingProse


class Name(Record):
    """A name of an institution, with the time it was in use; `ambiguous` where another body shares it."""

    name: Words
    since: ShownFrom | None = None
    until: Date | None = None
    cites: Cites | None = None
    ambiguous: Flag = False

    def statement(self, name: Names) -> str:
        """'Called AI Security Institute since Feb 2025.'"""
        return f"Called {self.name}{_since(self.since, self.until)}."


class Founding(Record):
    """When an institution was founded."""

    date: Date
    cites: Cites | None = None

    def statement(self, name: Names) -> str:
        """'Founded 2020.'"""
        return f"Founded {in_words(self.date)}."


class _Membership(Record):
    since: ShownFrom | None = None
    until: Date | None = None
    cites: Cites | None = None


class Member(_Membership):
    """Members of an institution."""

    who: list[Annotated[Id, Ref(("institution",), "has as a member", "member of")]]

    def statement(self, name: Names) -> str:
        """The membership in words."""
        return f"Members{_since(self.since, self.until)}: {_listed(self.who, '', name)}."


class Absence(_Membership):
    """Who is notably not a member."""

    who: list[Annotated[Id, Ref(("institution",), "does not include", "not a member of")]]

    def statement(self, name: Names) -> str:
        """The absence in words."""
        return f"Not a member{_since(self.since, self.until)}: {_listed(self.who, '', name)}."


class Tie(Record):
    """How an institution or instrument is tied to another."""

    tie: TieWord
    to: Annotated[Id, Ref(("institution", "instrument"), table="tie", word="tie")]
    since: ShownFrom | None = None
    until: Date | None = None
    because: CitingProse | None = None


class Lineage(Record):
    """That an institution merged with another or was succeeded by it."""

    change: Change
    date: ShownFrom
    to: Annotated[Id, Ref(("institution",), table="change", word="change")]
    cites: Cites | None = None

    def statement(self, name: Names) -> str:
        """'Merged with OECD on 3 Jul 2024.'"""
        words = "Merged with" if self.change == "merged" else "Succeeded by"
        return f"{words} {name(self.to)}, {in_words(self.date)}."


class Institution(Entry):
    """A body, forum, state or group that has a part in AI governance."""

    acronym: Words | None = None
    names: list[Name] = Field(default_factory=list)
    type: InstitutionType
    peripheral: Flag = False
    mentions: Flag = True
    founded: Founding | None = None
    website: Url | None = None
    wikidata: Words | None = None
    ror: Words | None = None
    members: list[Member] = Field(default_factory=list)
    absences: list[Absence] = Field(default_factory=list)
    ties: list[Tie] = Field(default_factory=list)
    lineage: list[Lineage] = Field(default_factory=list)


class Event(Record):
    """Something that happened to an instrument on a date."""

    date: ShownFrom
    event: EventWord
    who: list[Annotated[Id, Ref(("institution",), table="event", word="event")]] = Field(default_factory=list)
    others: Words | None = None
    cites: Cites | None = None

    def statement(self, name: Names) -> str:
        """'5 Sep 2024: opened for signature, Council of Europe.'"""
        who = _listed(self.who, str(self.others or ""), name)
        what = EVENT_NAMES.get(self.event, self.event)
        return f"{in_words(self.date)}: {what}{f', {who}' if who else ''}."


class Instrument(Entry):
    """A text, process or meeting through which AI is governed."""

    issuers: list[Annotated[Id, Ref(("institution",), "issued by", "issued")]] = Field(default_factory=list)
    binding: Binding
    events: list[Event] = Field(default_factory=list)
    ties: list[Tie] = Field(default_factory=list)


class BearsOnMap(Record):
    """What a development does to one claim, assessment or entry."""

    claim: Annotated[ClaimName, ClaimRef((), table="bearing", word="effect")] | None = None
    assessment: Annotated[AssessmentName, AssessmentRef(("pathway",), table="bearing", word="effect")] | None = None
    entry: Annotated[Id, Ref((), table="bearing", word="effect")] | None = None
    effect: Bearing
    because: CitingProse | None = None


class Development(Entry):
    """A dated event after the paper."""

    date: ShownFrom
    instruments: list[Annotated[Id, Ref(("instrument",), "concerns", "concerned by")]] = Field(default_factory=list)
    bears_on: list[BearsOnMap] = Field(default_factory=list)
    confidence: Confidence


MODELS: Mapping[Kind, type[Entry]] = {
    "barrier": Barrier,
    "pathway": Pathway,
    "recommendation": Recommendation,
    "criterion": Criterion,
    "institution": Institution,
    "instrument": Instrument,
    "development": Development,
    "term": Term,
}


def field_names(model: type[Record]) -> dict[str, Any]:
    """The fields of a record as contributors write them: `as`, not `as_`."""
    return {field.alias or name: field for name, field in model.model_fields.items()}
