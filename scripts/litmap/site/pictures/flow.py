"""The flow of works into the map as boxes: what comes in one below the other, what goes aside.

Laid out for wide screens and for phones; the first is drawn as a file too. Lengths: pixels.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from litmap.graph.flow_steps import Count, Step
from litmap.site.pictures import svg

_PAD, _GAP, _DOWN = 10.0, 10.0, 26.0
"""The room within a box, between boxes that go aside, and between steps."""
_HEAD, _LINE = 19.0, 16.0
_HEAD_SIZE, _SIZE = 13.5, 12.0
_TIP = 4.0


class Layout(NamedTuple):
    """Where things are across: the whole, and the left edge and width of what goes aside.

    `trunk` is the line from step to step. Boxes that go aside stand `beside` their step, or below.
    """

    wide: float
    box: float
    left: float
    aside: float
    trunk: float
    beside: bool


WIDE = Layout(wide=720, box=340, left=379.5, aside=340, trunk=170, beside=True)
NARROW = Layout(wide=341, box=340, left=28.5, aside=312, trunk=12, beside=False)
"""For a phone."""


class Line(NamedTuple):
    """A line of text with the height of its baseline; the first of a box is its `head`."""

    words: str
    y: float
    head: bool


@dataclass(frozen=True)
class Box:
    """A box with its text; `aside` where the works go no further."""

    x: float
    y: float
    wide: float
    high: float
    lines: Sequence[Line]
    aside: bool
    pad = _PAD


@dataclass(frozen=True)
class FlowPicture:
    """The picture: its boxes, and the arrows between them as path data."""

    boxes: Sequence[Box]
    arrows: Sequence[str]
    wide: float
    high: float


def flow_picture(steps: Sequence[Step], layout: Layout = WIDE) -> FlowPicture:
    """Lay out the steps from the top down."""
    boxes: list[Box] = []
    arrows: list[str] = []
    y, above = 1.0, 0.0
    for step in steps:
        box = _box(step.count, 0.5, y, layout.box, aside=False)
        if boxes:
            arrows.append(_down(layout.trunk, above, y))
        boxes.append(box)
        above = low = y + box.high
        at = y if layout.beside else above + _GAP
        for count in step.aside:
            aside = _box(count, layout.left, at, layout.aside, aside=True)
            boxes.append(aside)
            arrows.append(_across(layout, y, at))
            low = max(low, at + aside.high)
            at += aside.high + _GAP
        y = low + _DOWN
    return FlowPicture(boxes, arrows, layout.wide, y - _DOWN + 1)


def _box(count: Count, x: float, y: float, wide: float, *, aside: bool) -> Box:
    """A box under its number, as high as its text."""
    lines = [Line(f"{count.words}: {count.number}", y + _PAD + _HEAD - 6, True)]
    at = y + _PAD + _HEAD
    for part in count.parts:
        for words in svg.lines(f"{part.number} {part.words}", wide - 2 * _PAD, _SIZE):
            lines.append(Line(words, at + 11, False))
            at += _LINE
    return Box(x, y, wide, high=at - y + _PAD - 3, lines=lines, aside=aside)


def _down(x: float, start: float, end: float) -> str:
    """An arrow from one step to the next."""
    return f"M{x:g} {start:g}V{end - 1:g}m-{_TIP:g} -{_TIP:g}l{_TIP:g} {_TIP:g}l{_TIP:g} -{_TIP:g}"


def _across(layout: Layout, step: float, at: float) -> str:
    """An arrow from a step at one height to a box at another, aside."""
    y = at + _PAD + _HEAD / 2
    start = f"M{layout.trunk:g} {y:g}"
    if layout.beside:
        middle = (layout.box + layout.left) / 2
        start = f"M{layout.box + 0.5:g} {step + _PAD + _HEAD / 2:g}H{middle:g}V{y:g}"
    tip = layout.left - 1
    return f"{start}H{tip:g}m-{_TIP:g} -{_TIP:g}l{_TIP:g} {_TIP:g}l-{_TIP:g} {_TIP:g}"


def flow_slide(picture: FlowPicture, caption: str, source: str) -> str:
    """The picture as an SVG file; `source` names the map and its state."""
    shapes = [svg.path(arrow, "ink2") for arrow in picture.arrows]
    for box in picture.boxes:
        shapes += _drawn(box)
    return svg.document(
        title="How works got into the map",
        caption=caption,
        source=source,
        size=(picture.wide, picture.high),
        shapes=shapes,
    )


def _drawn(box: Box) -> Iterator[Markup]:
    fill = "paper" if box.aside else "card"
    yield svg.rect(box.x, box.y, box.wide, box.high, fill=fill, stroke="line-strong")
    for line in box.lines:
        size, weight = (_HEAD_SIZE, 600) if line.head else (_SIZE, 400)
        yield svg.text_element(box.x + _PAD, line.y, line.words, size=size, weight=weight)
