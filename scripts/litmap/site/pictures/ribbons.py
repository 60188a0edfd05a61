"""The lines of the argument between its columns: ribbons from a group of barriers, hairlines that share out an edge."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litmap.site.pictures import svg
from litmap.site.pictures.nodes import Group, Node

RIBBONS = ("hinders", "motivates", "mixed")
"""The effects that are always drawn. The others show when their barrier or pathway is chosen, and in the list."""
RIBBON, _PORT = 0.1, 0.16


@dataclass(frozen=True)
class Ribbon:
    """A line or ribbon through a gutter, from `y1` on its left edge to `y2` on its right; `wide` 0 for a hairline.

    `source` is an entry or, for a ribbon, the order of a group.
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
        middle = (left + right) / 2
        y1, y2, wide = self.y1 * scale, self.y2 * scale, self.wide * scale
        there = svg.curve(left, y1, right, y2)
        back = f"V{y2 + wide:.4g}C{middle:g} {y2 + wide:.4g} {middle:g} {y1 + wide:.4g} {left:g} {y1 + wide:.4g}Z"
        return there + back if self.wide else there


def ribbons(
    groups: Sequence[Group], counts: Mapping[tuple[str, str, str], int], nodes: Mapping[str, Node]
) -> list[Ribbon]:
    """The ribbons: along their bracket in the order of pathways, and stacked on their card in that of groups."""
    orders = {group.order: group for group in groups}
    keys = sorted(
        counts,
        key=lambda key: (nodes[key[1]].top, list(orders).index(key[0]), RIBBONS.index(key[2])),
    )
    arriving = {key[1]: nodes[key[1]].middle for key in keys}
    for (_, pathway, _), number in counts.items():
        arriving[pathway] -= RIBBON * number / 2
    leaving, gaps = {}, {}
    for order, group in orders.items():
        widths = [RIBBON * number for key, number in counts.items() if key[0] == order]
        gaps[order] = (group.foot - group.top - sum(widths)) / (len(widths) + 1)
        leaving[order] = group.top + gaps[order]
    ribbons = []
    for order, pathway, effect in keys:
        wide = RIBBON * counts[order, pathway, effect]
        ribbons.append(Ribbon(0, order, pathway, effect, leaving[order], arriving[pathway], wide))
        leaving[order] += wide + gaps[order]
        arriving[pathway] += wide
    return ribbons


def ported(edges: Sequence[tuple[int, str, str]], nodes: Mapping[str, Node]) -> list[Ribbon]:
    """Hairlines that share out the edge of a box: sorted by where they lead, so that they do not cross there."""
    ends: dict[tuple[int, str, bool], list[str]] = defaultdict(list)
    for gutter, source, target in edges:
        ends[gutter, source, True].append(target)
        ends[gutter, target, False].append(source)

    def port(gutter: int, one: str, other: str, leaving: bool) -> float:
        others = sorted(ends[gutter, one, leaving], key=lambda name: (nodes[name].top, name))
        step = min(_PORT, (nodes[one].high - 0.2) / len(others))
        return nodes[one].middle + step * (others.index(other) - (len(others) - 1) / 2)

    return [
        Ribbon(
            gutter,
            source,
            target,
            "",
            port(gutter, source, target, True),
            port(gutter, target, source, False),
        )
        for gutter, source, target in edges
    ]
