"""Institutions, instruments and developments, with their dated facts."""

from typing import Annotated, ClassVar

from pydantic import Field

from litmap.model.dates import first_day, in_words, period
from litmap.model.entry import Entry, NameOf, names_in_words, or_word
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
    Phrase,
    Record,
    Ref,
    SaidOn,
    ShownFrom,
    Url,
)
from litmap.model.registers import Ror, Wikidata
from litmap.model.text import Text
from litmap.model.vocabulary import (
    EVENT_NAMES,
    Binding,
    Change,
    Confidence,
    DevelopmentEffect,
    EventWord,
    InstitutionType,
    TieWord,
)
from litmap.problems.wording import capitalised


class Name(Record):
    """A name of an institution, when it was used; `ambiguous` if another institution shares it."""

    heading = "names"
    name: Phrase
    since: ShownFrom | None = None
    until: Date | None = None
    cites: Cites | None = None
    ambiguous: Flag = False

    def statement(self, name: NameOf) -> str:
        """'Called AI Security Institute since Feb 2025.'"""
        return f"Called {self.name} {period(self.since, self.until)}".strip() + "."


class Founding(Record):
    """When an institution was founded."""

    heading = "founded"
    date: Date
    cites: Cites | None = None

    def statement(self, name: NameOf) -> str:
        """'Founded 2020.'"""
        return f"Founded {in_words(self.date)}."


class Membership(Record):
    """Who belongs to an institution: `since` and `until`, or the day (`as_of`) of the source."""

    plain: ClassVar[str]
    who: list[Id] = Field(default_factory=list)
    since: ShownFrom | None = None
    until: Date | None = None
    as_of: SaidOn | None = None
    cites: Cites | None = None
    others: Phrase | None = None

    @property
    def standing(self) -> str:
        """As what they sit there: in the record's own word, else the plain one."""
        return str(getattr(self, "as_", None) or self.plain)

    @property
    def when(self) -> str:
        """'since 1961', 'as of 20 Feb 2024'."""
        return period(self.since, self.until, self.as_of)

    def statement(self, name: NameOf) -> str:
        """'Member since 1961: UK and US.'"""
        standing = capitalised(self.standing)
        return f"{standing} {self.when}: {names_in_words(self.who, str(self.others or ''), name)}."


class Member(Membership):
    """Members of an institution; `as` where they are more than plain members."""

    heading = "members"
    plain = "member"
    who: list[Annotated[Id, Ref(("institution",), "has as a member", "member of")]] = Field(
        default_factory=list
    )
    as_: Phrase | None = Field(default=None, alias="as")


class Participant(Membership):
    """Who takes part without being a member, and as what: 'observer', 'key partner'."""

    heading = "participants"
    plain = "participant"
    who: list[Annotated[Id, Ref(("institution",), "has as a participant", "participant in")]] = (
        Field(default_factory=list)
    )
    as_: Phrase = Field(alias="as")


class Absence(Membership):
    """Who is notably not a member."""

    heading = "not a member"
    plain = "not a member"
    who: list[Annotated[Id, Ref(("institution",), "does not include", "not a member of")]] = Field(
        default_factory=list
    )


class Tie(Record):
    """How an institution or instrument is tied to another."""

    heading = "ties"
    tie: TieWord
    to: Annotated[Id, Ref(("institution", "instrument"), table="tie", word="tie")]
    since: ShownFrom | None = None
    until: Date | None = None
    because: CitingProse | None = None


class Lineage(Record):
    """That an institution merged with another or was succeeded by it."""

    heading = "lineage"
    change: Change
    date: ShownFrom
    to: Annotated[Id, Ref(("institution",), table="change", word="change")]
    cites: Cites | None = None

    def statement(self, name: NameOf) -> str:
        """'Joined with OECD, 3 Jul 2024.'"""
        words = "Joined with" if self.change == "merged" else "Succeeded by"
        return f"{words} {name(self.to)}, {in_words(self.date)}."


class Institution(Entry):
    """A body, forum, state or group that has a part in AI governance."""

    acronym: Phrase | None = None
    names: list[Name] = Field(default_factory=list)
    type: InstitutionType
    peripheral: Flag = False
    mentions: Flag = True
    founded: Founding | None = None
    website: Url | None = None
    wikidata: Wikidata | None = None
    ror: Ror | None = None
    members: list[Member] = Field(default_factory=list)
    participants: list[Participant] = Field(default_factory=list)
    absences: list[Absence] = Field(default_factory=list)
    ties: list[Tie] = Field(default_factory=list)
    lineage: list[Lineage] = Field(default_factory=list)

    @property
    def begins(self) -> Text | None:
        """When it was founded."""
        return self.founded.date if self.founded else None


class Event(Record):
    """Something that happened to an instrument on a date."""

    heading = "events"
    date: ShownFrom
    event: EventWord
    what: Phrase | None = None
    who: list[Annotated[Id, Ref(("institution",), table="event", word="event")]] = Field(
        default_factory=list
    )
    others: Phrase | None = None
    cites: Cites | None = None

    @property
    def happening(self) -> str:
        """In words: 'opened for signature' or, for a part alone, 'adopted: its principles'."""
        return EVENT_NAMES.get(self.event, self.event) + (f": {self.what}" if self.what else "")

    def statement(self, name: NameOf) -> str:
        """'5 Sep 2024: opened for signature, Council of Europe.'"""
        who = names_in_words(self.who, str(self.others or ""), name)
        return f"{in_words(self.date)}: {self.happening}{f', {who}' if who else ''}."


class InstrumentText(Record):
    """The works that are an instrument's own text, in whichever version."""

    heading = "text"
    cites: Cites

    def statement(self, name: NameOf) -> str:
        """The same for all instruments: a backlink names the instrument."""
        return "Its text."


class Instrument(Entry):
    """A text, process or meeting through which AI is governed."""

    issuers: list[Annotated[Id, Ref(("institution",), "issued by", "issued")]] = Field(
        default_factory=list
    )
    other_issuers: Phrase | None = None
    binding: Binding
    text: Annotated[InstrumentText, or_word("cites")] | None = None
    events: list[Event] = Field(default_factory=list)
    ties: list[Tie] = Field(default_factory=list)

    @property
    def begins(self) -> Text | None:
        """When the first thing happened to it."""
        dates = [event.date for event in self.events]
        return min(dates, key=first_day, default=None)


class BearsOnMap(Record):
    """What a development does to one claim, assessment or entry."""

    heading = "what it changes"
    claim: Annotated[ClaimName, ClaimRef((), table="development-effect", word="effect")] | None = (
        None
    )
    assessment: (
        Annotated[
            AssessmentName, AssessmentRef(("pathway",), table="development-effect", word="effect")
        ]
        | None
    ) = None
    entry: Annotated[Id, Ref((), table="development-effect", word="effect")] | None = None
    effect: DevelopmentEffect
    because: CitingProse | None = None

    @property
    def target(self) -> Text | None:
        """The full name of what it changes; None if nothing is named, which `check` reports."""
        return self.claim or self.assessment or self.entry


class Development(Entry):
    """A dated event after the paper."""

    date: ShownFrom
    instruments: list[Annotated[Id, Ref(("instrument",), "concerns", "concerned by")]] = Field(
        default_factory=list
    )
    bears_on: list[BearsOnMap] = Field(default_factory=list)
    confidence: Confidence
