"""The nodes of the argument, and where they stand: barriers in groups, every other column spread over the height.

Lengths are in rem, so that labels and lines keep together when a reader enlarges the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from litmap.content.corpus import LoadedEntry
from litmap.model.argument import Barrier
from litmap.model.vocabulary import ORDER_NAMES, Kind


@dataclass
class Node:
    """An entry in the picture. `top` and `high` are its place in its column, `near` all that is lit with it.

    `works` counts the works besides the paper behind its claims, `disputing` are the keys of those that dispute one;
    `asked` counts the recommendations that ask a body to act.
    """

    entry: LoadedEntry
    column: Kind
    label: list[str]
    meta: list[str]
    high: float
    depth: int = 0
    top: float = 0
    works: int = 0
    disputing: tuple[str, ...] = ()
    asked: int = 0
    overtaken: bool = False
    near: set[str] = field(default_factory=set)

    @property
    def middle(self) -> float:
        """Where a line reaches it."""
        return self.top + self.high / 2

    @property
    def counts(self) -> str:
        """'6 ≠1': its works, and those that dispute it; of a body, how often it is asked."""
        disputed = f"≠{len(self.disputing)}" if self.disputing else ""
        return " ".join(part for part in (str(self.works or self.asked or ""), disputed) if part)


@dataclass(frozen=True)
class Group:
    """A group of barriers: its name and the stretch of its bracket."""

    order: str
    name: str
    nodes: Sequence[Node]
    top: float

    @property
    def foot(self) -> float:
        """Where its last row ends."""
        return self.nodes[-1].top + self.nodes[-1].high


def order_of(barrier: LoadedEntry) -> str:
    """The group that a barrier stands in."""
    return barrier.fields.order if isinstance(barrier.fields, Barrier) else ""


def grouped(barriers: list[Node]) -> list[Group]:
    """The barriers' groups from the top down; their rows get their places here."""
    groups, top = [], 0.0
    for order, name in ORDER_NAMES.items():
        nodes = [node for node in barriers if order_of(node.entry) == order]
        if nodes:
            start = top = top + 1.5
            for node in nodes:
                node.top, top = top, top + node.high
            groups.append(Group(order, name, nodes, start))
            top += 0.9
    return groups


def _gap(after: Node) -> float:
    """The least room above a node: little within a family, more where another begins."""
    if after.column == "institution":
        return 0.5
    return 0.35 if after.depth > (1 if after.column == "recommendation" else 0) else 0.9


def needed(nodes: Sequence[Node]) -> float:
    """The least height of a column."""
    return sum(node.high for node in nodes) + sum(_gap(after) for _, after in pairwise(nodes))


def spread(nodes: Sequence[Node], high: float, share: float) -> None:
    """Place a column: what is left of the height widens the larger gaps, and `share` of the rest stands on top."""
    gaps = [*(_gap(after) for _, after in pairwise(nodes)), 0][: len(nodes)]
    wide = [gap >= 0.5 for gap in gaps]
    free = high - needed(nodes)
    more = min(free / (sum(wide) + 1), 3.2) if any(wide) else 0
    top = (free - more * sum(wide)) * share
    for node, gap, widened in zip(nodes, gaps, wide, strict=True):
        node.top = top
        top += node.high + gap + (more if widened else 0)
