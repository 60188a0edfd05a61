"""The live disputes of the field (`content/disputes.yml`): what is asked, who holds what, and what
would settle it.

A dispute names claims of the map. The works of its positions are cited at these claims, so where in
a work, in which role and on what grounds is written there and nowhere else.
"""

from typing import Annotated

from pydantic import Field

from litmap.model.fields import ClaimName, ClaimRef, Flag, Id, Key, Phrase, Record


class Position(Record):
    """One answer, and who holds it: the paper, and works."""

    view: Phrase
    paper: Flag = False
    works: list[Key] = Field(default_factory=list)


class Dispute(Record):
    """One question on which the works of the map differ."""

    id: Id
    question: Phrase
    claims: list[Annotated[ClaimName, ClaimRef((), "disputes about", "in dispute")]]
    positions: list[Position]
    settle: Phrase


class DisputesFile(Record):
    """The whole file."""

    disputes: list[Dispute]
