"""What was last seen at an outward address of the map."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

LinkVerdict = Literal["working", "broken", "unknown"]
APART = timedelta(days=1)
"""A link is broken if two rounds found it so, this far apart, and none between found it working."""


class LinkRecord(BaseModel):
    """The last verdict on an address: when, why, where it moved to, and since when it is broken."""

    model_config = ConfigDict(frozen=True, defer_build=True)
    verdict: LinkVerdict
    checked: AwareDatetime
    reason: Annotated[str, Field(max_length=200)] = ""
    moved_to: Annotated[str, Field(max_length=2000)] = ""
    broken_since: AwareDatetime | None = None

    @property
    def confirmed(self) -> bool:
        """Was it found broken twice, at least a day apart?"""
        return (
            self.verdict == "broken" and self.checked - (self.broken_since or self.checked) >= APART
        )

    @property
    def day(self) -> str:
        """The day of the check, as `2026-11-24`."""
        return f"{self.checked:%Y-%m-%d}"


LinkRecords = dict[str, LinkRecord]
"""By address. A datetime is aware; files hold UTC."""
