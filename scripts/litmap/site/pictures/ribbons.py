"""The lines of the argument between its columns.

Ribbons leave a group of barriers; hairlines share out an edge of a box.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litmap.site.pictures import svg
from litmap.site.pictures.nodes import Group, Node

RIBBONS = ("hinders", "motivates", "mixed")
"""The effects that are always drawn. The others show on choice, and in the list."""
RIBBON, _PORT = 0.1, 0.16


@dataclass(frozen=True)
class Ribbon:
    """A line or ribbon through a gutter, from `y1` on its left edge to `y2` on its right.

    `wide` is 0 for a hairline. `source` is an entry or, for a ribbon, the order of a group.
    """

    gutter: int
    source: str
    target: str
    effect: str
    y1: float
    y2: float
    wide: float = 0

    def path(self, left: float = 0, right: float = 100, scale: float = 1) -> str:
        """The shape as SVG's path data, between two edges."""
        y1, y2, wide = self.y1 * scale, self.y2 * scale, self.wide * scale
        there = svg.curve(left, y1, right, y2)
        if not self.wide:
            return there
        middle = (left + right) / 2
        foot1, foot2 = y1 + wide, y2 + wide
        back = f"C{middle:g} {foot2:.4g} {middle:g} {foot1:.4g} {left:g} {foot1:.4g}"
        return f"{there}V{foot2:.4g}{back}Z"


def ribbons(
    groups: Sequence[Group], counts: Mapping[tuple[str, str, str], int], nodes: Mapping[str, Node]
) -> list[Ribbon]:
    """The ribbons for counts of barriers by (group, pathway, effect).

    They leave their bracket in the order of pathways and reach their card in that of groups.
    """
    orders = [group.order for group in groups]
    leaving, gaps = _ports_of_groups(groups, counts)
    arriving = {}
    for _, pathway, _ in counts:
        arriving[pathway] = nodes[pathway].middle
    for (_, pathway, _), number in counts.items():
        arriving[pathway] -= RIBBON * number / 2

    def place(key: tuple[str, str, str]) -> tuple[float, int, int]:
        order, pathway, effect = key
        return nodes[pathway].top, orders.index(order), RIBBONS.index(effect)

    ribbons = []
    for order, pathway, effect in sorted(counts, key=place):
        wide = RIBBON * counts[order, pathway, effect]
        ribbon = Ribbon(
            gutter=0,
            source=order,
            target=pathway,
            effect=effect,
            y1=leaving[order],
            y2=arriving[pathway],
            wide=wide,
        )
        ribbons.append(ribbon)
        leaving[order] += wide + gaps[order]
        arriving[pathway] += wide
    return ribbons


def _ports_of_groups(
    groups: Sequence[Group], counts: Mapping[tuple[str, str, str], int]
) -> tuple[dict[str, float], dict[str, float]]:
    """The height of each group's first ribbon, and the gap between its ribbons."""
    leaving, gaps = {}, {}
    for group in groups:
        widths = [RIBBON * number for key, number in counts.items() if key[0] == group.order]
        gaps[group.order] = (group.foot - group.top - sum(widths)) / (len(widths) + 1)
        leaving[group.order] = group.top + gaps[group.order]
    return leaving, gaps


def ported(edges: Sequence[tuple[int, str, str]], nodes: Mapping[str, Node]) -> list[Ribbon]:
    """Hairlines, each (gutter, from, to), that share out the edges of their boxes.

    On each box they are sorted by the place of their other end, so that they do not cross.
    """
    ends: dict[tuple[int, str, bool], list[str]] = defaultdict(list)
    for gutter, source, target in edges:
        ends[gutter, source, True].append(target)
        ends[gutter, target, False].append(source)

    def port(gutter: int, one: str, other: str, *, leaving: bool) -> float:
        others = sorted(ends[gutter, one, leaving], key=lambda name: (nodes[name].top, name))
        step = min(_PORT, (nodes[one].high - 0.2) / len(others))
        return nodes[one].middle + step * (others.index(other) - (len(others) - 1) / 2)

    lines = []
    for gutter, source, target in edges:
        line = Ribbon(
            gutter=gutter,
            source=source,
            target=target,
            effect="",
            y1=port(gutter, source, target, leaving=True),
            y2=port(gutter, target, source, leaving=False),
        )
        lines.append(line)
    return lines
