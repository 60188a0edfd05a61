"""A second rating of verdicts and roles, made without the first (`content/agreement.yml`)."""

from typing import Annotated

from pydantic import Field

from litmap.model.fields import (
    AssessmentName,
    AssessmentRef,
    ClaimName,
    ClaimRef,
    Key,
    Phrase,
    Record,
    SaidOn,
)
from litmap.model.paper import Number
from litmap.model.roles import RoleName
from litmap.model.vocabulary import Verdict


class RatedVerdict(Record):
    """A verdict as both raters gave it, and the second one's reason."""

    assessment: Annotated[AssessmentName, AssessmentRef(("pathway",), "rated", "rated in")]
    first: Verdict
    second: Verdict
    because: Phrase

    @property
    def name(self) -> str:
        """The name of the assessment."""
        return str(self.assessment)


class RatedRole(Record):
    """The role of a work at a claim, as both raters gave it, and the second one's reason."""

    claim: Annotated[ClaimName, ClaimRef((), "rated", "rated in")]
    work: Key
    first: RoleName
    second: RoleName
    because: Phrase

    @property
    def name(self) -> str:
        """The name of the claim, and the work's key behind an '@'."""
        return f"{self.claim}@{self.work}"


class Agreement(Record):
    """The whole file: when and how both ratings were made, and both.

    `seed` is that of the drawing of the roles, which `drawn` describes so that it can be repeated.
    """

    date: SaidOn
    how: Phrase
    seed: Number
    drawn: Phrase
    verdicts: list[RatedVerdict] = Field(default_factory=list)
    roles: list[RatedRole] = Field(default_factory=list)
