"""One change of meaning between two states of a map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "standing-changed",
    "claim-withdrawn",
    "entry-removed",
    "holds-changed",
    "overtaken",
    "contested",
    "uncontested",
    "verdict-changed",
    "claim-reworded",
    "answer-reworded",
    "dispute-changed",
    "entry-merged",
    "entry-renamed",
    "claim-moved",
    "claim-merged",
    "claim-renamed",
    "citation-removed",
    "citation-retyped",
    "citation-replaced",
    "citation-added",
    "membership-changed",
    "relation-changed",
    "relation-removed",
    "relation-added",
    "entry-added",
    "claim-added",
    "text-reworded",
    "work-removed",
    "work-corrected",
    "work-renamed",
    "work-read",
    "work-annotated",
    "work-added",
    "page-changed",
    "details-changed",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""All kinds, what matters most to a reader first."""
NOT_CHECKED = "not checked"
"""The answer to whether something still holds, where nobody has asked."""


@dataclass(frozen=True)
class Event:
    """One change.

    `what` names what changed: the id of an entry, 'entry-id#claim-id',
    'pathway-id/criterion-id/condition', '@key', a dispute or the file of a page. `entry` is the id
    of the entry in which that is, '' for none, and `title` what this, or the work, is called.
    `before` and `after` are the wordings or values then and now, '' for none. `said` is the field,
    the role or the reason, in words; `claim` the text of the claim that it is about, `measure` by
    what an assessment judges. `source` names a work, or the entry that
    an event changes, in words. `entries` are the ids of all entries
    that it concerns, its own first, and `works` the keys of works. All ids are those of the later
    state.
    """

    kind: Kind
    what: str
    entry: str = ""
    title: str = ""
    before: str = ""
    after: str = ""
    said: str = ""
    claim: str = ""
    measure: str = ""
    source: str = ""
    entries: tuple[str, ...] = ()
    works: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Its place among others: what matters most to a reader comes first."""
        return _RANKS[self.kind]


_RANKS: Mapping[Kind, int] = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Difference:
    """What changed between two states: the events, and the files of which nobody can tell."""

    events: tuple[Event, ...] = ()
    unread: tuple[str, ...] = ()
