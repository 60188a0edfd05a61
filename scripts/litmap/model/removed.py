"""What was removed from the map and leaves a tombstone (`content/removed.yml`)."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from litmap.model.fields import ID_PATTERN, KEY_PATTERN, Date, Phrase, Record, matching, reserved
from litmap.model.text import Text
from litmap.model.vocabulary import Kind

RemovedKind = Literal[Kind, "claim", "reference"]
"""Of which kind it was: a kind of entry, a claim or a work."""

_Name = Annotated[
    Text,
    AfterValidator(
        matching(
            f"{ID_PATTERN}(?:#{ID_PATTERN})?",
            "write the id of an entry, 'entry-id#claim-id', or the key of a work without '@'",
        )
    ),
]
_See = Annotated[
    Text,
    AfterValidator(
        matching(
            f"{ID_PATTERN}(?:#{ID_PATTERN})?|@{KEY_PATTERN}|https?://[^\\s\"'<>@\\\\]+",
            "write the id of an entry, 'entry-id#claim-id', '@key' or a web address",
        )
    ),
]


class Removed(Record):
    """One tombstone: what was removed, when and why, and where to look now (`see`)."""

    id: _Name
    kind: RemovedKind
    date: Date
    because: Phrase
    see: _See | None = None

    @property
    def name(self) -> str:
        """The id of an entry, the full name of a claim, or '@' and the key of a work."""
        if self.kind == "reference":
            return f"@{self.id}"
        return str(self.id)

    @property
    def fault(self) -> str:
        """Why its id is no name of its kind, with the cure; '' for a sound one."""
        if self.kind == "claim" and "#" in self.id:
            return ""
        if self.kind == "claim":
            return 'names no claim; write "entry-id#claim-id", in double quotes'
        pattern = ID_PATTERN
        if self.kind == "reference":
            pattern = KEY_PATTERN
        if not re.fullmatch(pattern, self.id):
            return f"cannot name a {self.kind}; write its id alone, or the kind that it was"
        return reserved(self.id)


class RemovedFile(Record):
    """The whole file: it is a list, which is read as if it stood in a field."""

    removed: list[Removed]
