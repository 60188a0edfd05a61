"""The pictures as files for a slide, drawn from the same layouts as the pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.model.vocabulary import Kind
from litmap.site.pictures import svg
from litmap.site.pictures.argument import COLUMNS, GUTTERS, REM, Argument
from litmap.site.pictures.dots import DOT, WIDE, Plot
from litmap.site.pictures.network import SIGNS, Cluster, Network, NetworkTie
from litmap.site.pictures.nodes import Node

_TOP = 56
_HEADS: Mapping[Kind, str] = {
    "barrier": "Barriers",
    "pathway": "Pathways",
    "recommendation": "Recommendations",
    "institution": "Addressed to",
}
_EFFECTS = {
    "hinders": "barrier",
    "worsened-by": "barrier",
    "motivates": "pathway",
    "mixed": "institution",
    "eased-by": "instrument",
}
"""The colours of effects, which are those of the site's style sheet."""


def argument_slide(picture: Argument, source: str) -> str:
    """The argument at a glance as an SVG file; `source` says where it comes from and of which day."""
    lefts, x = {}, 0.0
    for index, (kind, wide) in enumerate(COLUMNS.items()):
        lefts[kind] = x
        x += (wide + (GUTTERS[index] if index < len(GUTTERS) else 0)) * REM
    shapes = [
        *_lines(picture, lefts),
        *(shape for kind in COLUMNS for shape in _column(picture, kind, lefts[kind])),
    ]
    caption = (
        "Barriers hinder (red ribbon), speak for (blue, dashed) or cut both ways for (gold) pathways, the wider "
        "the more barriers; below a pathway, how it is judged today by coordination and democratic procedure. "
        "Recommendations serve pathways and are addressed to bodies. A number counts works besides the paper "
        "or, beside a body, recommendations that ask it; ≠ those that dispute; * partly overtaken."
    )
    size = x, picture.high * REM + _TOP
    return svg.document(
        "What stands in the way of global AI governance, and what could be done",
        caption,
        source,
        size,
        shapes,
    )


def _lines(picture: Argument, lefts: Mapping[Kind, float]) -> Iterator[Markup]:
    edges = list(lefts.items())
    for line in (*picture.ribbons, *picture.lines):
        kind, left = edges[line.gutter]
        start, end = left + COLUMNS[kind] * REM, edges[line.gutter + 1][1]
        colour = _EFFECTS.get(line.effect, "line-strong")
        shape = svg.path(
            line.path(start, end, REM),
            colour,
            0.8,
            "4 3" if line.effect == "motivates" else "",
            colour if line.wide else "none",
            0.22,
        )
        yield svg.moved(0, _TOP, [shape])


def _column(picture: Argument, kind: Kind, left: float) -> Iterator[Markup]:
    right = left + COLUMNS[kind] * REM
    nodes = picture.columns[kind]
    head = _HEADS[kind] if kind == "institution" else f"{len(nodes)} {_HEADS[kind].lower()}"
    yield svg.text_element(left, 14, head, 15, kind, weight=650)
    yield svg.path(f"M{left:g} 26H{right:g}", "line-strong")
    for group in picture.groups if kind == "barrier" else []:
        yield svg.text_element(left, _TOP + group.top * REM - 10, group.name, 13, kind, weight=650)
        yield svg.rect(
            right - 4, _TOP + group.top * REM, 4, (group.foot - group.top) * REM, kind, kind
        )
    for node in nodes:
        yield svg.moved(left, _TOP + node.top * REM, _node(node, COLUMNS[kind] * REM))


def _node(node: Node, wide: float) -> Iterator[Markup]:
    """A node at its own origin."""
    high = node.high * REM
    if node.column in ("pathway", "recommendation"):
        yield svg.rect(0, 0, wide, high)
    if node.column != "barrier":
        yield svg.rect(0, 0, 4, high, node.column, node.column)
    x = {"barrier": 0, "institution": 11}.get(node.column, 12) + 14 * min(node.depth, 3)
    block = 16.4 * len(node.label) + 16 * len(node.meta)
    y = (high - block) / 2 + 12.5
    weight = 600 if node.depth == 0 and node.column in ("pathway", "recommendation") else 400
    counts = f"{node.counts}{' *' if node.overtaken else ''}".strip()
    yield svg.text_element(
        wide - 12, y - 0.5, counts, 12.4, "warn" if node.disputing else "ink2", anchor="end"
    )
    for line in node.label:
        yield svg.text_element(x, y, line, 13, weight=weight)
        y += 16.4
    for line in node.meta:
        yield svg.text_element(x, y - 1, line, 11.6, "ink2")
        y += 16
    if node.column == "barrier":
        yield svg.path(f"M0 {high:g}H{wide:g}", "line")


class SlideRow(NamedTuple):
    """A row of a matrix: its name and, per column, (words, notes, tone, number of works); a heading has no cells."""

    name: str
    cells: Sequence[tuple[tuple[str, ...], tuple[str, ...], str, int]] | None


_FIRST, _WIDE, _LINE = 250, 104, 14


def matrix_slide(
    title: str,
    caption: str,
    source: str,
    columns: Sequence[LoadedEntry],
    stripes: Iterable[SlideRow],
) -> str:
    """A matrix as an SVG file."""
    shapes, y = list(_matrix_head(columns)), 62.0
    for stripe in stripes:
        shapes.append(svg.moved(0, y, _stripe(stripe, _FIRST + _WIDE * len(columns))))
        y += _height(stripe)
    return svg.document(title, caption, source, (_FIRST + _WIDE * len(columns), y), shapes)


def _matrix_head(columns: Sequence[LoadedEntry]) -> Iterator[Markup]:
    for place, entry in enumerate(columns):
        found = svg.lines(entry.label, _WIDE - 8, 12)
        for number, line in enumerate(found):
            yield svg.text_element(
                _FIRST + _WIDE * place + 5,
                52 - _LINE * (len(found) - 1 - number),
                line,
                12,
                weight=600,
            )
    yield svg.path(f"M0 60H{_FIRST + _WIDE * len(columns)}", "line-strong")


def _height(stripe: SlideRow) -> float:
    if stripe.cells is None:
        return 36
    most = max((len(words) + len(notes) for words, notes, _, _ in stripe.cells), default=0)
    return max(22, 8 + _LINE * max(most, len(svg.lines(stripe.name, _FIRST - 10, 12.5))))


def _stripe(stripe: SlideRow, wide: float) -> Iterator[Markup]:
    """A row at its own origin."""
    if stripe.cells is None:
        yield svg.text_element(0, 26, stripe.name, 13, "barrier", weight=650)
        return
    yield svg.path(f"M0 0H{wide:g}", "line")
    for number, line in enumerate(svg.lines(stripe.name, _FIRST - 10, 12.5)):
        yield svg.text_element(0, 15 + _LINE * number, line, 12.5)
    for place, (words, notes, tone, count) in enumerate(stripe.cells):
        x = _FIRST + _WIDE * place
        if not words:
            yield svg.text_element(x + 5, 15, "–", 12, "ink2")
            continue
        tint = (0.0, 0.07, 0.15, 0.2, 0.25)[min(count, 4)]  # as in the style sheet
        yield svg.rect(
            x + 1, 1, _WIDE - 2, _height(stripe) - 2, _EFFECTS.get(tone, "ink2"), "paper", tint
        )
        for number, line in enumerate(words):
            yield svg.text_element(x + 5, 14 + _LINE * number, line, 12, weight=600)
        for number, line in enumerate(notes, len(words)):
            yield svg.text_element(
                x + 5, 14 + _LINE * number, line, 11, "warn" if line.startswith("≠") else "ink2"
            )


_STYLES: Mapping[str, tuple[str, float, str]] = {
    "draws-on": ("instrument", 1.6, ""),
    "delegates-to": ("pathway", 1.6, "6 3"),
    "mandated-by": ("pathway", 1.6, ""),
    "overlaps-with": ("barrier", 1.6, ""),
    "hosts": ("institution", 1.6, "6 3"),
    "lineage": ("development", 2.2, ""),
    "issued": ("line-strong", 0.8, ""),
    "absent": ("warn", 1.2, "2 3"),
}
"""How a slide draws a tie: colour, width, dashes; the colours and dashes are those of the site's style sheet."""
_ARCS, _BODIES, _GAP, _TEXTS = 190, 250, 330, 330


def network_slide(picture: Network, caption: str, source: str) -> str:
    """The regime complex as of today as an SVG file."""
    right = _ARCS + _BODIES + _GAP
    shapes = [shape for tie in picture.ties if tie.today for shape in _tie(picture, tie)]
    shapes += _knots(picture, picture.institutions, _ARCS, _BODIES, "institution")
    shapes += _knots(picture, picture.instruments, right + 8, _TEXTS - 8, "instrument")
    x = 0.0
    for sign, words in SIGNS.items():
        colour, wide, dash = _STYLES[sign]
        shapes.append(svg.path(f"M{x:g} {picture.high * REM + 26:g}h26", colour, wide, dash))
        shapes.append(svg.text_element(x + 32, picture.high * REM + 30, words, 12, "ink2"))
        x += 32 + svg.width(words, 12) + 22
    size = max(right + _TEXTS + 30, x), picture.high * REM + 40
    caption = (
        f"{caption} A dot marks whom a tie names; dotted threads lead from names to their lines."
    )
    return svg.document("The regime complex for AI", caption, source, size, shapes)


def _tie(picture: Network, tie: NetworkTie) -> Iterator[Markup]:
    """A tie's line, and the dot at whom it names."""
    left, right = float(_ARCS + _BODIES), float(_ARCS + _BODIES + _GAP)
    y1, y2 = (y * REM for y in picture.ends(tie))
    gutter = picture.gutter(tie)
    reach = min(_ARCS - 20, 12 + 0.22 * abs(y1 - y2)) - 9 * picture.abreast(tie)
    d = (
        svg.curve(left, y1, right, y2)
        if gutter == 1
        else svg.arc(y1, y2, _ARCS - 8, reach)
        if gutter == 0
        else svg.arc(y1, y2, right + _TEXTS, -24)
    )
    colour, wide, dash = _STYLES[tie.sign]
    yield svg.path(d, colour, wide, dash)
    arrives = picture.arrives(tie)
    if arrives is not None:
        across = left if picture.knots[tie.target].entry.kind == "institution" else right
        yield svg.disc((_ARCS - 8, across, right + _TEXTS)[gutter], arrives * REM, 3, colour)


def _knots(
    picture: Network, clusters: Sequence[Cluster], x: float, room: float, colour: str
) -> Iterator[Markup]:
    """A column of names under their headings; a thread leads from a name to the lines on its right."""
    for cluster in clusters:
        yield svg.text_element(
            x, (cluster.top + 1.25) * REM, cluster.heading, 12.5, colour, weight=650
        )
        for knot in cluster.knots:
            name, *more = svg.lines(knot.name, room - 13, 13)
            name += "…" if more else ""
            yield svg.text_element(x, knot.y * REM + 4.5, name, 13)
            begins = x + svg.width(name, 13) + 8
            if knot.entry.id in picture.reaching and begins < x + room:
                yield svg.path(
                    f"M{begins:.4g} {knot.y * REM:.4g}H{x + room:.4g}", "line-strong", 0.8, "1 2"
                )


def timeline_slide(picture: Plot, lanes: Mapping[str, str], caption: str, source: str) -> str:
    """The timeline as an SVG file."""
    shapes = []
    for name, x, _ in picture.columns:
        shapes.append(svg.path(f"M{x:.1f} 0V{picture.high:g}", "line"))
        shapes.append(svg.text_element(x + 4, picture.high + 15, name, 11, "ink2"))
    for name, y, high in picture.lanes:
        shapes.append(svg.path(f"M0 {y + high:g}H{WIDE}", "line"))
        shapes.append(svg.text_element(0, y + 16, lanes[name], 12.5, name, weight=650))
    shapes.append(svg.path(f"M{picture.paper:.1f} 0V{picture.high:g}", "ink", 1.2))
    shapes += [svg.disc(dot.x, dot.y, DOT, dot.lane) for dot in picture.dots]
    return svg.document("What happened when", caption, source, (WIDE, picture.high + 20), shapes)
