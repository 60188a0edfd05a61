"""The nodes of the argument and their places.

Barriers are in groups, every other column is spread over the height. Lengths are in rem, so that
labels and lines keep together when a reader enlarges the text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from litmap.content.corpus import LoadedEntry
from litmap.model.argument import Barrier
from litmap.model.vocabulary import Kind

_FAMILY_GAP = 0.9
_WIDE_GAP = 0.5
"""Gaps from this on grow when a column has room left, each by at most `_MOST_GROWTH`."""
_MOST_GROWTH = 3.2
GROUP_LINE = 0.95
"""The height of a line of a group's name; `.lm-group` of the style sheet has the same."""
_GROUP_ROOM = 0.3
"""The room above and below a group's name."""


@dataclass
class Node:
    """An entry in the picture. `top` and `high` are its place in its column.

    `head` is a heading above it, '' for most. `works` counts the works besides the paper behind
    its claims, `disputing` are the keys of those that dispute one; `near` are the ids of all
    entries that are lit with it.
    """

    entry: LoadedEntry
    column: Kind
    label: list[str] = field(default_factory=list)
    meta: list[str] = field(default_factory=list)
    high: float = 0
    depth: int = 0
    head: str = ""
    top: float = 0
    works: int = 0
    disputing: tuple[str, ...] = ()
    changed: bool = False
    near: set[str] = field(default_factory=set)

    @property
    def middle(self) -> float:
        """The height at which a line reaches it."""
        return self.top + self.high / 2

    @property
    def name(self) -> str:
        """Its label in one line; one that was broken at a hyphen has no blank there."""
        return " ".join(self.label).replace("- ", "-")

    @property
    def head_high(self) -> float:
        """The room that its heading takes above it."""
        return GROUP_LINE if self.head else 0

    @property
    def head_top(self) -> float:
        """The upper end of its heading."""
        return self.top - self.head_high

    @property
    def counts(self) -> str:
        """'6 ≠1': its works and those that dispute it."""
        counts = []
        if self.works:
            counts.append(str(self.works))
        if self.disputing:
            counts.append(f"≠{len(self.disputing)}")
        return " ".join(counts)


@dataclass(frozen=True)
class Group:
    """A group of barriers: its name in lines, and the stretch of its bracket."""

    order: str
    name: Sequence[str]
    nodes: Sequence[Node]
    top: float

    @property
    def head(self) -> float:
        """The upper end of its name."""
        return self.top - GROUP_LINE * len(self.name) - _GROUP_ROOM

    @property
    def foot(self) -> float:
        """The lower end of its last row."""
        return self.nodes[-1].top + self.nodes[-1].high


def order_of(barrier: LoadedEntry) -> str:
    """The group of a barrier."""
    assert isinstance(barrier.fields, Barrier)
    return barrier.fields.order


def grouped(barriers: list[Node], names: Mapping[str, Sequence[str]]) -> list[Group]:
    """The barriers' groups from the top down; their rows get their places here.

    `names` are the names of all groups, broken into lines.
    """
    groups, top = [], 0.0
    for order, name in names.items():
        nodes = [node for node in barriers if order_of(node.entry) == order]
        if not nodes:
            continue
        top += GROUP_LINE * len(name) + 2 * _GROUP_ROOM
        groups.append(Group(order, name, nodes, top))
        for node in nodes:
            node.top = top
            top += node.high
        top += _FAMILY_GAP
    return groups


def _gap(below: Node) -> float:
    """The least room above a node: little within a family, more if another family begins."""
    if below.column == "institution":
        return _WIDE_GAP
    deepest_head = 0
    if below.column == "recommendation":
        deepest_head = 1
    if below.depth > deepest_head:
        return 0.35
    return _FAMILY_GAP


def _gaps(nodes: Sequence[Node]) -> list[float]:
    """The room below each node but the last."""
    return [_gap(below) for _, below in pairwise(nodes)]


def needed(nodes: Sequence[Node]) -> float:
    """The least height of a column."""
    taken = sum(node.high + node.head_high for node in nodes)
    return taken + sum(_gaps(nodes))


def spread(nodes: Sequence[Node], high: float, share: float) -> None:
    """Place a column in the height `high`.

    What is left of the height widens the larger gaps; `share` of what then remains is on top.
    """
    gaps = _gaps(nodes)
    free = high - needed(nodes)
    wide = sum(gap >= _WIDE_GAP for gap in gaps)
    growth = 0.0
    if wide:
        growth = min(free / (wide + 1), _MOST_GROWTH)
    top = (free - growth * wide) * share
    gaps.append(0)
    for node, gap in zip(nodes, gaps, strict=False):
        node.top = top + node.head_high
        top = node.top + node.high + gap
        if gap >= _WIDE_GAP:
            top += growth
