"""Where a work stands today: in force, amended, retracted …, since when, and who says so."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from litmap.model.dates import in_words

StandingWord = Literal[
    "retracted", "withdrawn", "superseded", "amended", "corrected", "preprint", "in-force"
]
STANDING_NAMES: Mapping[StandingWord, str] = {
    "retracted": "retracted",
    "withdrawn": "withdrawn",
    "superseded": "superseded",
    "amended": "amended",
    "corrected": "corrected",
    "preprint": "preprint",
    "in-force": "in force",
}
"""Each standing in words, the gravest first."""

CHANGED: tuple[StandingWord, ...] = (
    "retracted",
    "withdrawn",
    "superseded",
    "amended",
    "corrected",
)
"""The standings of works that are not what they were: these put in doubt what rests on the work."""

GRAVE: tuple[StandingWord, ...] = ("retracted", "withdrawn")
"""The standings of works that nobody stands behind any more."""


class Standing(NamedTuple):
    """Where a work (its `key`) stands.

    `since` is a date, perhaps a partial one; '' where it is not recorded. `by` is what says so or
    has taken its place: a key ('@doe2024notice'), the id of an entry, a web address, or ''.
    """

    key: str
    word: StandingWord
    since: str = ""
    by: str = ""

    @property
    def is_doubt(self) -> bool:
        """Does it put in doubt what rests on the work?"""
        return self.word in CHANGED


def standing_words(standing: Standing) -> str:
    """'amended on 29 Jun 2026', 'in force since Aug 2024', 'retracted'."""
    said = STANDING_NAMES[standing.word]
    if not standing.since:
        return said
    if standing.word in ("in-force", "preprint"):
        before = "since"
    else:
        before = "on" if len(standing.since) == len("2024-09-05") else "in"
    return f"{said} {before} {in_words(standing.since)}"
