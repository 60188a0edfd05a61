"""The matrices and the timeline as files for a slide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.site.pictures import svg
from litmap.site.pictures.dots import DOT, WIDE, Plot

EFFECT_COLOURS: Mapping[str, str] = {
    "hinders": "barrier",
    "worsened-by": "barrier",
    "motivates": "pathway",
    "mixed": "institution",
    "eased-by": "instrument",
}
"""The colours of effects, as in the site's style sheet."""
_TINTS = (0.0, 0.07, 0.15, 0.2, 0.25)
"""How strong a cell's ground is by its number of works, as in the style sheet."""
_NAMES, _CELL, _LINE = 250, 104, 14
"""The width of the column of names and of a cell, and the height of a line."""


class SlideCell(NamedTuple):
    """A cell of a matrix: words, notes below them, what colours it, and its number of works."""

    words: Sequence[str]
    notes: Sequence[str]
    tone: str
    works: int


class SlideRow(NamedTuple):
    """A row of a matrix: its name and its cells; the heading of a group has no cells."""

    name: str
    cells: Sequence[SlideCell] | None


def matrix_slide(
    *,
    title: str,
    caption: str,
    source: str,
    columns: Sequence[LoadedEntry],
    rows: Iterable[SlideRow],
) -> str:
    """A matrix as an SVG file."""
    wide = _NAMES + _CELL * len(columns)
    shapes = list(_matrix_head(columns, wide))
    y = 62.0
    for row in rows:
        if row.cells is None:
            high = 36.0
            row_shapes = [svg.text_element(0, 26, row.name, fill="barrier", weight=650)]
        else:
            high = _height(row.name, row.cells)
            row_shapes = list(_row(row.name, row.cells, wide, high))
        shapes.append(svg.moved(0, y, row_shapes))
        y += high
    return svg.document(title=title, caption=caption, source=source, size=(wide, y), shapes=shapes)


def _matrix_head(columns: Sequence[LoadedEntry], wide: float) -> Iterator[Markup]:
    """The names of the columns, above a line."""
    x = _NAMES + 5
    for entry in columns:
        lines = svg.lines(entry.label, _CELL - 8, 12)
        y = 52 - _LINE * (len(lines) - 1)
        for line in lines:
            yield svg.text_element(x, y, line, size=12, weight=600)
            y += _LINE
        x += _CELL
    yield svg.path(f"M0 60H{wide}", "line-strong")


def _height(name: str, cells: Sequence[SlideCell]) -> float:
    """The height of a row, which its name or its fullest cell needs."""
    lines = [len(cell.words) + len(cell.notes) for cell in cells]
    most = max(*lines, len(_name_lines(name)), 0)
    return max(22, 8 + _LINE * most)


def _name_lines(name: str) -> list[str]:
    return svg.lines(name, _NAMES - 10, 12.5)


def _row(name: str, cells: Sequence[SlideCell], wide: float, high: float) -> Iterator[Markup]:
    """A row at its own origin."""
    yield svg.path(f"M0 0H{wide:g}", "line")
    y = 15
    for line in _name_lines(name):
        yield svg.text_element(0, y, line, size=12.5)
        y += _LINE
    x = _NAMES
    for cell in cells:
        yield from _cell(cell, x, high)
        x += _CELL


def _cell(cell: SlideCell, x: float, high: float) -> Iterator[Markup]:
    if not cell.words:
        yield svg.text_element(x + 5, 15, "–", size=12, fill="ink2")
        return
    tint = _TINTS[min(cell.works, len(_TINTS) - 1)]
    colour = EFFECT_COLOURS.get(cell.tone, "ink2")
    yield svg.rect(x + 1, 1, _CELL - 2, high - 2, fill=colour, stroke="paper", opacity=tint)
    y = 14
    for line in cell.words:
        yield svg.text_element(x + 5, y, line, size=12, weight=600)
        y += _LINE
    for line in cell.notes:
        fill = "ink2"
        if line.startswith("≠"):
            fill = "warn"
        yield svg.text_element(x + 5, y, line, size=11, fill=fill)
        y += _LINE


def timeline_slide(picture: Plot, lanes: Mapping[str, str], caption: str, source: str) -> str:
    """The timeline as an SVG file; `lanes` are their names."""
    foot = picture.high
    shapes = []
    for column in picture.columns:
        x = column.start
        shapes.append(svg.path(f"M{x:.1f} 0V{foot:g}", "line"))
        shapes.append(svg.text_element(x + 4, foot + 15, column.name, size=11, fill="ink2"))
    for lane in picture.lanes:
        y = lane.start
        head = lanes[lane.name]
        shapes.append(svg.path(f"M0 {y + lane.length:g}H{WIDE}", "line"))
        shapes.append(svg.text_element(0, y + 16, head, size=12.5, fill=lane.name, weight=650))
    shapes.append(svg.path(f"M{picture.paper:.1f} 0V{foot:g}", "ink", wide=1.2))
    for dot in picture.dots:
        shapes.append(svg.disc(dot.x, dot.y, DOT, dot.lane))
    return svg.document(
        title="What happened when",
        caption=caption,
        source=source,
        size=(WIDE, foot + 20),
        shapes=shapes,
    )
