"""The pictures of the argument and of the regime complex as files for a slide."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from litmap.model.vocabulary import CHANGED_SINCE, Kind
from litmap.site.pictures import svg
from litmap.site.pictures.argument import COLUMNS, GUTTERS, REM, Argument
from litmap.site.pictures.network import (
    ACROSS,
    LEFT,
    SIGNS,
    Cluster,
    Network,
    NetworkTie,
)
from litmap.site.pictures.nodes import GROUP_LINE, Node
from litmap.site.pictures.tables import EFFECT_COLOURS

_TOP = 56
_HEADS: Mapping[Kind, str] = {
    "barrier": "Barriers",
    "pathway": "Pathways",
    "recommendation": "Recommendations",
    "institution": "Addressed to",
}
_LABEL_LINE, _META_LINE = 16.4, 16
_PADDING: Mapping[Kind, int] = {"barrier": 0, "institution": 11}
"""The room left of a label; 12 in the other columns."""
_ARGUMENT_CAPTION = (
    "Barriers hinder (red ribbon), speak for (blue, dashed) or cut both ways for (gold) pathways, "
    "the wider the more barriers; below a pathway, how it is judged in 2024 by coordination and "
    "democratic procedure. Recommendations are addressed to bodies, where dotted by our inference. "
    f"A number counts works besides the paper; ≠ those that dispute; * {CHANGED_SINCE}."
)


def argument_slide(picture: Argument, source: str) -> str:
    """The argument at a glance as an SVG file; `source` names the map and its state."""
    lefts: dict[Kind, float] = {}
    x = 0.0
    for kind, gutter in zip(COLUMNS, (*GUTTERS, 0), strict=True):
        lefts[kind] = x
        x += (COLUMNS[kind] + gutter) * REM
    shapes = list(_argument_lines(picture, lefts))
    for kind, left in lefts.items():
        shapes += _column(picture, kind, left)
    return svg.document(
        title="What stands in the way of global AI governance, and what could be done",
        caption=_ARGUMENT_CAPTION,
        source=source,
        size=(x, picture.high * REM + _TOP),
        shapes=shapes,
    )


def _argument_lines(picture: Argument, lefts: Mapping[Kind, float]) -> Iterator[Markup]:
    kinds = list(lefts)
    to_institutions = [line for line in picture.lines if line.gutter == len(kinds) - 2]
    for line in (*picture.ribbons, *to_institutions):
        from_kind = kinds[line.gutter]
        to_kind = kinds[line.gutter + 1]
        start = lefts[from_kind] + COLUMNS[from_kind] * REM
        end = lefts[to_kind]
        colour = EFFECT_COLOURS.get(line.effect, "line-strong")
        fill = "none"
        if line.wide:
            fill = colour
        dash = ""
        if line.effect == "motivates":
            dash = "4 3"
        if line.inferred:
            dash = "1.5 3.5"
        d = line.path(start, end, REM)
        shape = svg.path(d, colour, wide=0.8, dash=dash, fill=fill, opacity=0.22)
        yield svg.moved(0, _TOP, [shape])


def _column(picture: Argument, kind: Kind, left: float) -> Iterator[Markup]:
    wide = COLUMNS[kind] * REM
    right = left + wide
    nodes = picture.columns[kind]
    head = _HEADS[kind]
    if kind != "institution":
        head = f"{len(nodes)} {head.lower()}"
    yield svg.text_element(left, 14, head, size=15, fill=kind, weight=650)
    yield svg.path(f"M{left:g} 26H{right:g}", "line-strong")
    if kind == "barrier":
        yield from _groups(picture, left, right)
    for node in nodes:
        top = _TOP + node.top * REM
        if node.head:
            y = top - 7
            yield svg.text_element(left, y, node.head, size=13, fill=kind, weight=650)
        yield svg.moved(left, top, _node(node, wide))


def _groups(picture: Argument, left: float, right: float) -> Iterator[Markup]:
    """The names of the groups of barriers, and a bar on the right of each."""
    for group in picture.groups:
        top = _TOP + group.top * REM
        high = (group.foot - group.top) * REM
        x = right - 4
        for number, line in enumerate(group.name):
            y = _TOP + (group.head + GROUP_LINE * (number + 1)) * REM - 5
            yield svg.text_element(left, y, line, size=13, fill="barrier", weight=650)
        yield svg.rect(x, top, 4, high, fill="barrier", stroke="barrier")


def _node(node: Node, wide: float) -> Iterator[Markup]:
    """A node at its own origin."""
    high = node.high * REM
    is_card = node.column in ("pathway", "recommendation")
    if is_card:
        yield svg.rect(0, 0, wide, high)
    if node.column != "barrier":
        yield svg.rect(0, 0, 4, high, fill=node.column, stroke=node.column)
    label_high = _LABEL_LINE * len(node.label)
    meta_high = _META_LINE * len(node.meta)
    y = (high - (label_high + meta_high)) / 2 + 12.5
    yield _node_counts(node, wide - 12, y - 0.5)
    weight = 400
    if is_card and node.depth == 0:
        weight = 600
    yield from _node_words(node, y, weight)
    if node.column == "barrier":
        yield svg.path(f"M0 {high:g}H{wide:g}", "line")


def _node_words(node: Node, y: float, weight: int) -> Iterator[Markup]:
    """The lines of a node, the first of them at the height `y`."""
    x = _PADDING.get(node.column, 12)
    x += 14 * min(node.depth, 3)
    for line in node.label:
        yield svg.text_element(x, y, line, weight=weight)
        y += _LABEL_LINE
    for line in node.meta:
        yield svg.text_element(x, y - 1, line, size=11.6, fill="ink2")
        y += _META_LINE


def _node_counts(node: Node, x: float, y: float) -> Markup:
    """The counts of a node, which end at `x`."""
    counts, colour = node.counts, "ink2"
    if node.changed:
        counts = f"{counts} *".strip()
    if node.disputing:
        colour = "warn"
    return svg.text_element(x, y, counts, size=12.4, fill=colour, anchor="end")


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
"""How a slide draws a tie: colour, width, dashes, as in the site's style sheet."""
_ARCS, _INSTITUTIONS, _GAP, _INSTRUMENTS = 190, 250, 330, 330
"""The widths of the arcs on the left, of both columns, and of the gap between them."""
_LEFT_EDGE = float(_ARCS + _INSTITUTIONS)
_RIGHT_EDGE = _LEFT_EDGE + _GAP
"""The two edges of the gap."""


def network_slide(picture: Network, caption: str, source: str) -> str:
    """The regime complex as of today as an SVG file."""
    shapes: list[Markup] = []
    for tie in picture.ties:
        if tie.today:
            shapes += _tie(picture, tie)
    shapes += _names(picture, picture.institutions, _ARCS, _INSTITUTIONS)
    shapes += _names(picture, picture.instruments, _RIGHT_EDGE + 8, _INSTRUMENTS - 8)
    foot = picture.high * REM
    wide, key = _key_of_signs(foot)
    shapes += key
    wide = max(_RIGHT_EDGE + _INSTRUMENTS + 30, wide)
    more = "A dot marks whom a tie names; dotted threads lead from names to their lines."
    return svg.document(
        title="The regime complex for AI",
        caption=f"{caption} {more}",
        source=source,
        size=(wide, foot + 40),
        shapes=shapes,
    )


def _key_of_signs(foot: float) -> tuple[float, list[Markup]]:
    """What each sign means, in a row below the picture, and how wide it is."""
    shapes = []
    x = 0.0
    for sign, words in SIGNS.items():
        colour, wide, dash = _STYLES[sign]
        line = f"M{x:g} {foot + 26:g}h26"
        shapes.append(svg.path(line, colour, wide=wide, dash=dash))
        shapes.append(svg.text_element(x + 32, foot + 30, words, size=12, fill="ink2"))
        x += 32 + svg.width(words, 12) + 22
    return x, shapes


def _tie(picture: Network, tie: NetworkTie) -> Iterator[Markup]:
    """A tie's line, and the dot at its target."""
    upper, lower = picture.heights(tie)
    y1 = upper * REM
    y2 = lower * REM
    gutter = picture.gutter(tie)
    if gutter == ACROSS:
        d = svg.curve(_LEFT_EDGE, y1, _RIGHT_EDGE, y2)
        x = _RIGHT_EDGE
        if picture.kind(tie.target) == "institution":
            x = _LEFT_EDGE
    elif gutter == LEFT:
        x = _ARCS - 8.0
        bulge = min(_ARCS - 20, 12 + 0.22 * abs(y1 - y2))
        d = svg.arc(y1, y2, x, bulge - 9 * picture.abreast(tie))
    else:
        x = _RIGHT_EDGE + _INSTRUMENTS
        d = svg.arc(y1, y2, x, -24)
    colour, wide, dash = _STYLES[tie.sign]
    yield svg.path(d, colour, wide=wide, dash=dash)
    arrives = picture.arrives(tie)
    if arrives is not None:
        yield svg.disc(x, arrives * REM, 3, colour)


def _names(
    picture: Network, clusters: Sequence[Cluster], x: float, room: float
) -> Iterator[Markup]:
    """A column of names under their headings, `room` wide."""
    for cluster in clusters:
        colour = cluster.nodes[0].entry.kind
        y = (cluster.top + 1.25) * REM
        yield svg.text_element(x, y, cluster.heading, size=12.5, fill=colour, weight=650)
        for node in cluster.nodes:
            threaded = node.entry.id in picture.reaching
            yield from _name(node.name, x, node.y * REM, room, threaded=threaded)


def _name(name: str, x: float, y: float, room: float, *, threaded: bool) -> Iterator[Markup]:
    """A name, cut to one line, and a thread to the lines on its right."""
    shown, *more = svg.lines(name, room - 13, 13)
    if more:
        shown += "…"
    yield svg.text_element(x, y + 4.5, shown)
    begins = x + svg.width(shown, 13) + 8
    ends = x + room
    if threaded and begins < ends:
        thread = f"M{begins:.4g} {y:.4g}H{ends:.4g}"
        yield svg.path(thread, "line-strong", wide=0.8, dash="1 2")
