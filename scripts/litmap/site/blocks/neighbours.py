"""A picture of an institution's neighbours: its name on top, below it a box for each tie, left and right of a stem.

Made on the server, so that it is there without script. Labels cannot overlap: each has a row of its own.
Lengths are in the units of the picture's view box, which is as wide as a phone's column.
"""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from litmap.site.blocks.ties import TieRow
from litmap.site.html.page_data import EntryLink

WIDTH = 360
BOX = 164
GAP = 10
LINE = 14
CHARACTERS = 24
"""What fits a line of a box at the size that the stylesheet gives its text."""

_HEAD = 30
_STEM = WIDTH / 2

_BOX = Markup(
    '<a href="{href}" class="lm-box" data-kind="{kind}"><path class="lm-edge" d="M{stem:g} {middle:g}H{near:g}"/>{tips}'
    '<rect x="{x:g}" y="{y:g}" width="{width}" height="{height}" rx="3"/>{lines}</a>'
)
_TIP = Markup('<path class="lm-tip" d="M{x:g} {y:g}L{back:g} {top:g}V{foot:g}Z"/>')
_LINE = Markup('<text x="{:g}" y="{:g}"{}>{}</text>')
_PICTURE = Markup(
    '<svg class="lm-neighbours" viewBox="0 0 {width} {height:g}" role="group" aria-label="{label}">'
    '<path class="lm-edge" d="M{stem:g} {head}V{foot:g}"/><rect class="lm-centre" x="{x:g}" y=".5" width="{wide}" '
    'height="{head}" rx="3"/><text class="lm-centre-name" x="{stem:g}" y="20" text-anchor="middle">{name}</text>{boxes}'
    "</svg>"
)


class _Neighbour(NamedTuple):
    """A neighbour with all that ties it to the centre; arrows lead to it, to the centre, or both ways."""

    link: EntryLink
    words: list[str]
    outwards: bool
    inwards: bool


def diagram(name: str, rows: Sequence[TieRow]) -> Markup:
    """The picture for the body called `name`; '' with fewer than two neighbours, where sentences say as much."""
    found = _neighbours(rows)
    if len(found) < 2:
        return Markup("")
    tops = [_HEAD + 2 * GAP] * 2
    boxes, foot = [], 0.0
    for neighbour in found:
        side = tops.index(min(tops))
        box, height = _box(neighbour, side, tops[side])
        boxes.append(box)
        foot = max(foot, tops[side] + height / 2)
        tops[side] += height + GAP
    wide = min(WIDTH - 2, 7 * len(name) + 30)
    return _PICTURE.format(
        width=WIDTH,
        height=max(tops) - GAP + 1,
        label=f"{name} and its neighbours",
        stem=_STEM,
        head=_HEAD,
        foot=foot,
        x=_STEM - wide / 2,
        wide=wide,
        name=name,
        boxes=Markup("").join(boxes),
    )


def _neighbours(rows: Sequence[TieRow]) -> list[_Neighbour]:
    """Each neighbour once, in the order of the rows."""
    grouped: dict[tuple[str, str], list[TieRow]] = {}
    for row in rows:
        grouped.setdefault((row.link.kind, row.link.title), []).append(row)
    return [
        _Neighbour(
            found[0].link,
            list(dict.fromkeys(row.words for row in found)),
            any(not row.origin for row in found),
            any(row.origin for row in found),
        )
        for found in grouped.values()
    ]


def _box(neighbour: _Neighbour, side: int, top: int) -> tuple[Markup, int]:
    """One neighbour as a box on the left (0) or right (1) of the stem, and its height."""
    named = textwrap.wrap(neighbour.link.title, CHARACTERS)
    lines = [(' class="lm-tie"', word) for word in neighbour.words] + [("", line) for line in named]
    height = len(lines) * LINE + 12
    x = 1 if side == 0 else WIDTH - BOX - 1
    near, middle = (x + BOX if side == 0 else x), top + height / 2
    tips = _tip(near, middle, side == 0) if neighbour.outwards else Markup("")
    tips += _tip(_STEM, middle, side == 1) if neighbour.inwards else Markup("")
    texts = (
        _LINE.format(x + 9, top + 17 + LINE * n, Markup(mark), text)
        for n, (mark, text) in enumerate(lines)
    )
    return _BOX.format(
        href=neighbour.link.href,
        kind=neighbour.link.kind,
        stem=_STEM,
        middle=middle,
        near=near,
        tips=tips,
        x=x,
        y=top,
        width=BOX,
        height=height,
        lines=Markup("").join(texts),
    ), height


def _tip(x: float, y: float, to_left: bool) -> Markup:
    """The head of an arrow whose point is at (x, y)."""
    return _TIP.format(x=x, y=y, back=x + 6 if to_left else x - 6, top=y - 3.5, foot=y + 3.5)
