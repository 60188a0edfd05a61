"""The kinds of change in the groups in which readers meet them, and a day in one sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from litmap.history.event import KINDS, Event, Kind
from litmap.problems.wording import listed, plural

_MOST_COUNTS = 6
"""Kinds of change that a sentence counts."""
_ALWAYS_COUNTED = ("entry-added", "claim-added", "work-added")
"""What is new is counted beside them, so that it does not vanish among other changes."""


class Group(NamedTuple):
    """Some kinds of change under one heading. Is it one that `matters` to every reader?

    What `is_new` matters too, but on the first day, when all is.
    """

    heading: str
    kinds: tuple[Kind, ...]
    matters: bool = False
    is_new: bool = False


GROUPS = (
    Group(
        "What still holds, and what is in dispute",
        (
            "standing-changed",
            "holds-changed",
            "overtaken",
            "contested",
            "uncontested",
            "dispute-changed",
        ),
        matters=True,
    ),
    Group(
        "Withdrawn, removed or joined",
        ("claim-withdrawn", "entry-removed", "entry-merged", "claim-merged", "work-removed"),
        matters=True,
    ),
    Group("Verdicts", ("verdict-changed",), matters=True),
    Group("Claims and answers reworded", ("claim-reworded", "answer-reworded"), matters=True),
    Group("Moved or renamed", ("entry-renamed", "claim-moved", "claim-renamed", "work-renamed")),
    Group(
        "Sources of statements",
        ("citation-removed", "citation-retyped", "citation-replaced", "citation-added"),
    ),
    Group(
        "Memberships and relations",
        ("membership-changed", "relation-changed", "relation-removed", "relation-added"),
    ),
    Group("Entries and claims added", ("entry-added", "claim-added"), is_new=True),
    Group("Works", ("work-added", "work-corrected", "work-read", "work-annotated")),
    Group("Other texts and details", ("text-reworded", "page-changed", "details-changed")),
)
"""All kinds, what matters most first."""

_GROUP_OF = {kind: group for group in GROUPS for kind in group.kinds}
_COUNTED: Mapping[Kind, tuple[str, str]] = {
    "standing-changed": ("work that stands otherwise now", "works that stand otherwise now"),
    "claim-withdrawn": ("claim withdrawn", "claims withdrawn"),
    "entry-removed": ("entry removed", "entries removed"),
    "holds-changed": (
        "new answer to “does it still hold?”",
        "new answers to “does it still hold?”",
    ),
    "overtaken": ("statement changed by an event", "statements changed by events"),
    "contested": ("claim newly disputed by a work", "claims newly disputed by works"),
    "uncontested": ("claim no longer disputed by a work", "claims no longer disputed by works"),
    "verdict-changed": ("verdict changed", "verdicts changed"),
    "claim-reworded": ("claim reworded", "claims reworded"),
    "answer-reworded": ("question or answer reworded", "questions and answers reworded"),
    "dispute-changed": ("live dispute changed", "live disputes changed"),
    "entry-merged": ("entry joined with another", "entries joined with others"),
    "entry-renamed": ("entry renamed", "entries renamed"),
    "claim-moved": ("claim moved", "claims moved"),
    "claim-merged": ("claim joined with another", "claims joined with others"),
    "claim-renamed": ("address of a claim changed", "addresses of claims changed"),
    "citation-removed": ("source taken away", "sources taken away"),
    "citation-retyped": ("source in another role", "sources in another role"),
    "citation-replaced": ("place in a source corrected", "places in sources corrected"),
    "citation-added": ("source added to a statement", "sources added to statements"),
    "membership-changed": ("membership changed", "memberships changed"),
    "relation-changed": ("relation changed", "relations changed"),
    "relation-removed": ("relation removed", "relations removed"),
    "relation-added": ("relation added", "relations added"),
    "claim-added": ("claim added", "claims added"),
    "entry-added": ("entry added", "entries added"),
    "text-reworded": ("title or description reworded", "titles and descriptions reworded"),
    "work-removed": ("work removed", "works removed"),
    "work-corrected": ("record of a work corrected", "records of works corrected"),
    "work-renamed": ("key of a work changed", "keys of works changed"),
    "work-read": ("work of which more or less was read", "works of which more or less was read"),
    "work-annotated": ("note on a work changed", "notes on works changed"),
    "work-added": ("work added", "works added"),
    "page-changed": ("page changed", "pages changed"),
    "details-changed": ("other detail changed", "other details changed"),
}


def count_of(kind: Kind, number: int) -> str:
    """'3 claims reworded'."""
    return f"{number:,} {plural(number, *_COUNTED[kind])}"


def in_one_sentence(events: Iterable[Event]) -> str:
    """What happened, what matters most first: '1 claim withdrawn, 3 reworded … and 40 others.'"""
    counts = Counter(event.kind for event in events)
    found = [kind for kind in KINDS if counts[kind]]
    chosen = found[:_MOST_COUNTS]
    chosen += [kind for kind in found[_MOST_COUNTS:] if kind in _ALWAYS_COUNTED]
    said = [count_of(kind, counts[kind]) for kind in chosen]
    if others := sum(counts[kind] for kind in found if kind not in chosen):
        said.append(f"{others:,} {plural(others, 'other change')}")
    return listed(said) + "." if said else "Nothing changed in meaning."


def grouped(events: Iterable[Event]) -> list[tuple[Group, list[Event]]]:
    """The events of each group that has any, in the order of their ranks."""
    found: dict[Group, list[Event]] = {group: [] for group in GROUPS}
    for event in sorted(events, key=lambda event: event.rank):
        found[_GROUP_OF[event.kind]].append(event)
    return [(group, listed) for group, listed in found.items() if listed]


def foremost(events: Sequence[Event], most: int) -> list[Event]:
    """Some of the events that matter to every reader: one of each group, of each kind, then others.

    So a verdict that changed is told of even where many answers did.
    """
    groups = [found for group, found in grouped(events) if group.matters]
    matter = [event for found in groups for event in found]
    kinds = list({event.kind: event for event in reversed(matter)}.values())[::-1]
    chosen = list(dict.fromkeys([*(found[0] for found in groups), *kinds, *matter]))
    return sorted(chosen[:most], key=lambda event: event.rank)
