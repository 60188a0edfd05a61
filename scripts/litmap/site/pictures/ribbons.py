"""The lines of the argument between its columns.

Ribbons leave a group of barriers; hairlines share out an edge of a box.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from litmap.site.pictures import svg
from litmap.site.pictures.nodes import Group, Node

RIBBONS = ("hinders", "motivates", "mixed")
"""The effects that are always drawn. The others show on choice, and in the list."""
RIBBON, _PORT = 0.1, 0.16
Nodes = Mapping[str, Node]
"""The nodes of all columns by id."""


class GroupEffect(NamedTuple):
    """What a group of barriers does to a pathway."""

    order: str
    pathway: str
    effect: str


Counts = Mapping[GroupEffect, int]
"""By how many barriers of a group."""


class Advice(NamedTuple):
    """An edge on the right of the picture, in a gutter."""

    gutter: int
    source: str
    target: str
    inferred: bool = False


@dataclass(frozen=True)
class Ribbon:
    """A line or ribbon through a gutter, from `y1` on its left edge to `y2` on its right.

    `wide` is 0 for a hairline. `source` is an entry or, for a ribbon, the order of a group. A line
    is `inferred` if no source states it.
    """

    gutter: int
    source: str
    target: str
    effect: str
    y1: float
    y2: float
    wide: float = 0
    inferred: bool = False

    def path(self, left: float = 0, right: float = 100, scale: float = 1) -> str:
        """The shape as SVG's path data, between two edges."""
        y1 = self.y1 * scale
        y2 = self.y2 * scale
        there = svg.curve(left, y1, right, y2)
        if not self.wide:
            return there
        wide = self.wide * scale
        y1 += wide
        y2 += wide
        middle = (left + right) / 2
        back = f"C{middle:g} {y2:.4g} {middle:g} {y1:.4g} {left:g} {y1:.4g}"
        return f"{there}V{y2:.4g}{back}Z"


def ribbons(groups: Sequence[Group], counts: Counts, nodes: Nodes) -> list[Ribbon]:
    """The ribbons, each as wide as barriers are many.

    They leave their bracket in the order of pathways and reach their card in that of groups.
    """
    orders = [group.order for group in groups]
    leaving: dict[str, float] = {}
    gaps: dict[str, float] = {}
    for group in groups:
        gap = _gap_between_ribbons(group, counts)
        gaps[group.order] = gap
        leaving[group.order] = group.top + gap
    arriving = _tops_of_arriving(counts, nodes)

    def place(key: GroupEffect) -> tuple[float, int, int]:
        return nodes[key.pathway].top, orders.index(key.order), RIBBONS.index(key.effect)

    ribbons = []
    for key in sorted(counts, key=place):
        wide = RIBBON * counts[key]
        ribbon = Ribbon(
            gutter=0,
            source=key.order,
            target=key.pathway,
            effect=key.effect,
            y1=leaving[key.order],
            y2=arriving[key.pathway],
            wide=wide,
        )
        ribbons.append(ribbon)
        leaving[key.order] += wide + gaps[key.order]
        arriving[key.pathway] += wide
    return ribbons


def _gap_between_ribbons(group: Group, counts: Counts) -> float:
    """The gap that is left between the ribbons of a group, and above and below them."""
    room = group.foot - group.top
    number = 0
    taken = 0.0
    for key, barriers in counts.items():
        if key.order == group.order:
            number += 1
            taken += RIBBON * barriers
    return (room - taken) / (number + 1)


def _tops_of_arriving(counts: Counts, nodes: Nodes) -> dict[str, float]:
    """The height of the first ribbon that reaches each pathway, all of them around its middle."""
    tops: dict[str, float] = {}
    for key, barriers in counts.items():
        top = tops.get(key.pathway, nodes[key.pathway].middle)
        tops[key.pathway] = top - RIBBON * barriers / 2
    return tops


def ported(edges: Sequence[Advice], nodes: Nodes) -> list[Ribbon]:
    """Hairlines that share out the edges of their boxes.

    On each box they are sorted by the place of their other end, so that they do not cross.
    """
    leaving: dict[tuple[int, str], list[str]] = defaultdict(list)
    arriving: dict[tuple[int, str], list[str]] = defaultdict(list)
    for gutter, source, target, _ in edges:
        leaving[gutter, source].append(target)
        arriving[gutter, target].append(source)
    lines = []
    for gutter, source, target, inferred in edges:
        line = Ribbon(
            gutter=gutter,
            source=source,
            target=target,
            effect="",
            y1=_port(nodes, source, target, leaving[gutter, source]),
            y2=_port(nodes, target, source, arriving[gutter, target]),
            inferred=inferred,
        )
        lines.append(line)
    return lines


def _port(nodes: Nodes, one: str, other: str, others: list[str]) -> float:
    """The height at which the line to `other` meets the box of `one`, among all `others`."""
    box = nodes[one]
    in_order = sorted(others, key=lambda name: (nodes[name].top, name))
    place = in_order.index(other)
    from_middle = place - (len(others) - 1) / 2
    step = min(_PORT, (box.high - 0.2) / len(others))
    return box.middle + step * from_middle
