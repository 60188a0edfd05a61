"""What entries of all kinds share: claims, bodies involved, reviews.

A record that holds sources can say itself in words (`statement`), because a
backlink shows the sentence a source stands beside and a dated fact has none of
its own. `name` turns an institution's id into its name.
"""

from collections.abc import Callable
from typing import Annotated

from pydantic import Field

from litmap.model.fields import (
    Cites,
    CitingProse,
    ClaimName,
    ClaimRef,
    Date,
    Id,
    Phrase,
    PlainProse,
    Record,
    Ref,
)
from litmap.model.text import Text
from litmap.model.vocabulary import About, By
from litmap.problems.wording import listed

NameOf = Callable[[str], str]
RestsOn = list[Annotated[ClaimName, ClaimRef((), "rests on", "relied on by")]]
Institution_ = Annotated[Id, Ref(("institution",), "involves", "involved in")]


def names_in_words(ids: list[Text], others: str, name: NameOf) -> str:
    """The names of some institutions, and others in words: 'OECD, G20 and Brazil'."""
    names = [name(one) for one in ids]
    if others:
        names.append(others)
    return listed(names)


class Claim(Record):
    """One statement with its sources; the argument of the map is made of these."""

    id: Id
    text: PlainProse
    cites: Cites | None = None
    about: About = "statement"
    by: By = "source"
    as_of: Date | None = None
    rests_on: RestsOn = Field(default_factory=list)
    unverified: Phrase | None = None

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

    date: Date
    by: Phrase
    outcome: Phrase
    due: Date | None = None


class Entry(Record):
    """What all kinds share."""

    title: Phrase
    short: Annotated[Phrase, Field(max_length=34)] | None = None
    summary: PlainProse
    definition: CitingProse | None = None
    aliases: list[Id] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    involves: list[Involvement] = Field(default_factory=list)
    related: list[Annotated[Id, Ref((), "related to", "related to")]] = Field(default_factory=list)
    review: Review | None = None
