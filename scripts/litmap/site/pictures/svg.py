"""Pictures as SVG files for a slide: measured text, plain shapes, and a frame with title, caption, date and licence.

Lengths are in pixels. A file holds no script, no link and no style sheet, so it looks the same in any program.
"""

import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup

from litmap.site.stylesheet import STYLES

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
LICENCE = "Text and picture: CC BY 4.0"
_WIDTHS = {"ijl'’‘|": 0.3, " .,:;!·": 0.33, "ftrI()[]/-“”": 0.42, "cksvxyz": 0.56, "w@%M&": 0.86, "mW—…≠": 1.0}
_WIDTH_OF = {character: share for characters, share in _WIDTHS.items() for character in characters}
_MARGIN, _HEAD, _FOOT = 24, 64, 44


@cache
def colours() -> Mapping[str, str]:
    """The colours of the light scheme by name (`barrier`, `ink2`), as the site's style sheet sets them."""
    sheet = (STYLES / "colours.css").read_text(encoding="utf-8")
    light = sheet.partition('[data-md-color-scheme="default"] {')[2].partition("}")[0]
    return dict(re.findall(r"--lm-([a-z0-9-]+): (#[0-9a-f]{6})", light))


def width(words: str, size: float) -> float:
    """How wide words are in a type of `size`, in DejaVu Sans, the widest of the fonts that the site may be read in."""
    return size * sum(_WIDTH_OF.get(c, 0.7 if c.isupper() else 0.635) for c in words)


def lines(words: str, room: float, size: float) -> list[str]:
    """Words broken into lines that fit into `room`; a word that is too long alone is broken too."""
    count = max(4, int(room / (size * 0.45)))
    while count > 4 and any(width(line, size) > room for line in textwrap.wrap(words, count)):
        count -= 1
    return textwrap.wrap(words, count) or [""]


def text(x: float, y: float, words: str, size: float = 13, fill: str = "ink", weight: int = 400,
         anchor: str = "start") -> Markup:
    """One line of text whose baseline starts (or is centred, or ends) at a point."""
    return Markup(
        '<text x="{:g}" y="{:g}" font-size="{:g}" font-weight="{}" text-anchor="{}" fill="{}">{}</text>'
    ).format(round(x, 1), round(y, 1), size, weight, anchor, colours()[fill], words)


def rect(x: float, y: float, wide: float, high: float, fill: str = "card", stroke: str = "line",
         opacity: float = 1) -> Markup:
    """A box; `opacity` is that of its ground."""
    return Markup(
        '<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" fill="{}" fill-opacity="{:g}" stroke="{}"/>'
    ).format(round(x, 1), round(y, 1), round(wide, 1), round(high, 1), colours()[fill], opacity, colours()[stroke])


def path(d: str, stroke: str, wide: float = 1, dash: str = "", fill: str = "none", opacity: float = 1) -> Markup:
    """A line, or with `fill` a shape, whose ground is as opaque as `opacity`."""
    ground = colours().get(fill, fill)
    return Markup('<path d="{}" fill="{}" fill-opacity="{:g}" stroke="{}" stroke-width="{:g}"{}/>').format(
        d, ground, opacity, colours()[stroke], wide, Markup(' stroke-dasharray="{}"').format(dash) if dash else "")


def disc(x: float, y: float, radius: float, fill: str) -> Markup:
    """A dot."""
    return Markup('<circle cx="{:g}" cy="{:g}" r="{:g}" fill="{}"/>').format(
        round(x, 1), round(y, 1), radius, colours()[fill])


def arc(y1: float, y2: float, edge: float, bulge: float) -> str:
    """Path data of a curve that leaves an upright edge and comes back, `bulge` to its left (negative: its right)."""
    x = edge - bulge * 4 / 3
    return f"M{edge:.4g} {y1:.4g}C{x:.4g} {y1:.4g} {x:.4g} {y2:.4g} {edge:.4g} {y2:.4g}"


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """Path data of a curve that leaves one point and reaches another level."""
    middle = (x1 + x2) / 2
    return f"M{x1:.4g} {y1:.4g}C{middle:.4g} {y1:.4g} {middle:.4g} {y2:.4g} {x2:.4g} {y2:.4g}"


def moved(x: float, y: float, shapes: Iterable[Markup]) -> Markup:
    """Shapes moved as one."""
    return Markup('<g transform="translate({:g} {:g})">{}</g>').format(x, y, Markup("").join(shapes))


def document(title: str, caption: str, source: str, size: tuple[float, float], shapes: Iterable[Markup]) -> str:
    """A whole file: `shapes` of a `size` under a title and its caption; below them the `source` and the licence."""
    wide, high = size[0] + 2 * _MARGIN, size[1] + _HEAD + _FOOT + _MARGIN
    captions = lines(caption, size[0], 13)
    head = [text(_MARGIN, 38, title, 20, weight=600)]
    head += [text(_MARGIN, 60 + 17 * n, line, 13, "ink2") for n, line in enumerate(captions)]
    high += 17 * (len(captions) - 1)
    top = _HEAD + 17 * (len(captions) - 1) + 14
    foot = [text(_MARGIN, high - 16, f"{source} · {LICENCE}", 12, "ink2")]
    return str(Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0:g} {1:g}" width="{0:g}" height="{1:g}" role="img" '
        'font-family="{2}"><title>{3}</title><desc>{4}</desc><rect width="100%" height="100%" fill="{5}"/>{6}{7}{8}'
        "</svg>\n"
    ).format(round(wide), round(high), FONT, title, caption, colours()["paper"], Markup("").join(head),
             moved(_MARGIN, top, shapes), Markup("").join(foot)))  # fmt: skip
