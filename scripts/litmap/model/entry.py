"""What entries of all kinds share: claims, bodies involved, reviews.

A record that holds sources can say itself in words (`statement`), because a
backlink shows the sentence a source stands beside and a dated fact has none of
its own. `name` turns an institution's id into its name.
"""

from collections.abc import Callable
from typing import Annotated

from pydantic import BeforeValidator, Field

from litmap.model.fields import (
    Cites,
    CitingProse,
    ClaimName,
    ClaimRef,
    Date,
    Id,
    Key,
    Phrase,
    PlainProse,
    Record,
    Ref,
    SaidOn,
)
from litmap.model.text import Text
from litmap.model.vocabulary import About, Answer, By, Kind, Side
from litmap.problems.wording import listed

LABEL_LENGTH = 60
"""Characters of the label of a claim."""

NameOf = Callable[[str], str]
Institution_ = Annotated[Id, Ref(("institution",), "involves", "involved in")]


def names_in_words(ids: list[Text], others: str, name: NameOf) -> str:
    """The names of some institutions, and others in words: 'OECD, G20 and Brazil'."""
    names = [name(one) for one in ids]
    if others:
        names.append(others)
    return listed(names)


class Step(Record):
    """A claim on which something rests, and whose step it is from the one to the other."""

    heading = "rests on"
    claim: Annotated[ClaimName, ClaimRef((), "rests on", "relied on by")]
    by: By = "inferred"


def or_word(field: str) -> BeforeValidator:
    """Lets a record be written as one word, the value of its `field`."""
    return BeforeValidator(lambda value: {field: value} if isinstance(value, Text) else value)


RestsOn = list[Annotated[Step, or_word("claim")]]


class Holds(Record):
    """Whether something that was said still holds, who answers on what ground, and on which day.

    `settle` says what would decide a question that is open.
    """

    heading = "does it still hold"
    answer: Answer
    because: CitingProse
    checked: SaidOn
    settle: Phrase | None = None


class Alias(Record):
    """A former id of an entry; `kind` where it was of another kind then."""

    id: Id
    kind: Kind | None = None


class Search(Record):
    """A search for works that disagree: when, where, for which words, and what it found."""

    heading = "searched for critics"
    date: SaidOn
    where: Phrase
    words: Phrase
    found: Phrase


class Claim(Record):
    """One statement with its sources; the argument of the map is made of these.

    `label` is a short name for links. `side` says on which side of the entry's question it is.
    `grounds` gives, by key, the grounds of works that dispute or qualify it. `was` holds its former
    names.
    """

    id: Id
    label: Annotated[Phrase, Field(max_length=LABEL_LENGTH)] | None = None
    text: PlainProse
    cites: Cites | None = None
    grounds: dict[Key, PlainProse] = Field(default_factory=dict)
    about: About = "argument"
    side: Side | None = None
    by: By = "source"
    as_of: SaidOn | None = None
    rests_on: RestsOn = Field(default_factory=list)
    holds: Holds | None = None
    sought: list[Search] = Field(default_factory=list)
    unverified: Phrase | None = None
    was: list[ClaimName] = Field(default_factory=list)

    @property
    def is_note(self) -> bool:
        """Is it a note of ours on what the paper leaves open, and no part of its argument?"""
        return self.by == "ours"

    @property
    def stands(self) -> Side:
        """On which side of what the entry is about it is: as authored, else by what it is about."""
        if self.side:
            return self.side
        if self.about in ("benefit", "precedent"):
            return "for"
        if self.about in ("drawback", "risk", "caveat"):
            return "against"
        return "none"

    @property
    def changed(self) -> bool:
        """Did somebody find that it no longer holds, or only in part?"""
        return self.holds is not None and self.holds.answer in ("in-part", "no")

    @property
    def short_name(self) -> str:
        """What links call it: its label, or the first words of its text."""
        if self.label:
            return str(self.label)
        if len(self.text) <= LABEL_LENGTH:
            return str(self.text).rstrip(".")
        cut = self.text[:LABEL_LENGTH]
        return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + "…"

    def statement(self, name: NameOf) -> str:
        """The claim's own text."""
        return str(self.text)


class Involvement(Record):
    """An institution that has a part in what the entry describes."""

    heading = "involves"
    institution: Institution_
    as_: Phrase | None = Field(default=None, alias="as")
    because: CitingProse | None = None


class Review(Record):
    """A review of the entry by a person: when, by whom, its outcome, and when the next is due."""

    date: SaidOn
    by: Phrase
    outcome: Phrase
    due: Date | None = None


class Entry(Record):
    """What all kinds share. `also` holds what else people call it, for readers who search."""

    title: Phrase
    short: Annotated[Phrase, Field(max_length=34)] | None = None
    also: list[Phrase] = Field(default_factory=list)
    summary: PlainProse
    definition: CitingProse | None = None
    aliases: list[Annotated[Alias, or_word("id")]] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    involves: list[Involvement] = Field(default_factory=list)
    related: list[Annotated[Id, Ref((), "related to", "related to")]] = Field(default_factory=list)
    review: Review | None = None

    @property
    def begins(self) -> Text | None:
        """The date before which there was nothing to describe; None where no date is known."""
        return None
