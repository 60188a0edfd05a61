"""What was removed from the map and leaves a tombstone (`content/removed.yml`)."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from litmap.model.fields import ID_PATTERN, KEY_PATTERN, Date, Phrase, Record, matching
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


class RemovedFile(Record):
    """The whole file: it is a list, which is read as if it stood in a field."""

    removed: list[Removed]
