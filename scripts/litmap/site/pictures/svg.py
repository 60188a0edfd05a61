"""Pictures as SVG files for a slide: measured text, plain shapes, and a frame around them.

The frame has title, caption, date and licence. Lengths are in pixels. A file holds no script, no
link and no style sheet, so it looks the same in any program.
"""

import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup

from litmap.site.html.stylesheet import STYLES

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
LICENCE = "Text and picture: CC BY 4.0"
_WIDTHS = {
    "ijl'’‘|": 0.3,
    " .,:;!·": 0.33,
    "ftrI()[]/-“”": 0.42,
    "cksvxyz": 0.56,
    "w@%M&": 0.86,
    "mW—…≠": 1.0,
}
_WIDTH_OF = {character: share for characters, share in _WIDTHS.items() for character in characters}
_MARGIN, _HEAD, _FOOT = 24, 64, 44
_CAPTION_LINE = 17
_FEWEST = 4
"""The fewest characters to which a line is cut."""
_DOCUMENT = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" '
    'height="{high:g}" role="img" font-family="{font}"><title>{title}</title><desc>{caption}</desc>'
    '<rect width="100%" height="100%" fill="{paper}"/>{head}{shapes}{foot}</svg>\n'
)
_TEXT = Markup(
    '<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" text-anchor="{anchor}" '
    'fill="{fill}">{words}</text>'
)
_RECT = Markup(
    '<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" fill="{fill}" '
    'fill-opacity="{opacity:g}" stroke="{stroke}"/>'
)
_PATH = Markup(
    '<path d="{d}" fill="{fill}" fill-opacity="{opacity:g}" stroke="{stroke}" '
    'stroke-width="{wide:g}"{dashes}/>'
)


@cache
def colours() -> Mapping[str, str]:
    """The colours of the light scheme by name (`barrier`, `ink2`), from the site's styles."""
    sheet = (STYLES / "colours.css").read_text(encoding="utf-8")
    light = sheet.partition('[data-md-color-scheme="default"] {')[2].partition("}")[0]
    return dict(re.findall(r"--lm-([a-z0-9-]+): (#[0-9a-f]{6})", light))


def width(words: str, size: float) -> float:
    """How wide words are in a type of `size`.

    Measured in DejaVu Sans, the widest of the fonts that the site may be read in.
    """
    total = 0.0
    for character in words:
        share = _WIDTH_OF.get(character)
        if share is None:
            share = 0.7 if character.isupper() else 0.635
        total += share
    return size * total


def lines(words: str, room: float, size: float) -> list[str]:
    """Words broken into lines that fit into `room`; a word that is too long is broken too."""
    characters = max(_FEWEST, int(room / (size * 0.45)))
    while True:
        broken = textwrap.wrap(words, characters)
        widest = max((width(line, size) for line in broken), default=0)
        if widest <= room or characters == _FEWEST:
            return broken or [""]
        characters -= 1


def text_element(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 13,
    fill: str = "ink",
    weight: int = 400,
    anchor: str = "start",
) -> Markup:
    """One line of text whose baseline starts (or is centred, or ends) at a point."""
    return _TEXT.format(
        x=round(x, 1),
        y=round(y, 1),
        size=size,
        weight=weight,
        anchor=anchor,
        fill=colours()[fill],
        words=words,
    )


def rect(
    x: float,
    y: float,
    wide: float,
    high: float,
    *,
    fill: str = "card",
    stroke: str = "line",
    opacity: float = 1,
) -> Markup:
    """A box; `opacity` is that of its ground."""
    return _RECT.format(
        x=round(x, 1),
        y=round(y, 1),
        wide=round(wide, 1),
        high=round(high, 1),
        fill=colours()[fill],
        opacity=opacity,
        stroke=colours()[stroke],
    )


def path(
    d: str,
    stroke: str,
    *,
    wide: float = 1,
    dash: str = "",
    fill: str = "none",
    opacity: float = 1,
) -> Markup:
    """A line, or with `fill` a shape, whose ground is as opaque as `opacity`."""
    dashes = Markup("")
    if dash:
        dashes = Markup(' stroke-dasharray="{}"').format(dash)
    return _PATH.format(
        d=d,
        fill=colours().get(fill, fill),
        opacity=opacity,
        stroke=colours()[stroke],
        wide=wide,
        dashes=dashes,
    )


def disc(x: float, y: float, radius: float, fill: str) -> Markup:
    """A dot."""
    return Markup('<circle cx="{:g}" cy="{:g}" r="{:g}" fill="{}"/>').format(
        round(x, 1), round(y, 1), radius, colours()[fill]
    )


def arc(y1: float, y2: float, edge: float, bulge: float) -> str:
    """Path data of a curve from an upright edge back to it.

    It bulges by `bulge` to the left, or to the right if that is negative.
    """
    x = edge - bulge * 4 / 3
    start = _point(edge, y1)
    pulled_out = _point(x, y1)
    pulled_back = _point(x, y2)
    end = _point(edge, y2)
    return f"M{start}C{pulled_out} {pulled_back} {end}"


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """Path data of a curve that leaves one point and reaches another level."""
    middle = (x1 + x2) / 2
    start = _point(x1, y1)
    leaving = _point(middle, y1)
    arriving = _point(middle, y2)
    end = _point(x2, y2)
    return f"M{start}C{leaving} {arriving} {end}"


def _point(x: float, y: float) -> str:
    return f"{x:.4g} {y:.4g}"


def moved(x: float, y: float, shapes: Iterable[Markup]) -> Markup:
    """Shapes moved as one."""
    return Markup('<g transform="translate({:g} {:g})">{}</g>').format(
        x, y, Markup("").join(shapes)
    )


def document(
    *, title: str, caption: str, source: str, size: tuple[float, float], shapes: Iterable[Markup]
) -> str:
    """A whole file: `shapes` of a `size` (width, height) under a title and its caption.

    Below them come the `source` and the licence.
    """
    captions = lines(caption, size[0], 13)
    more = _CAPTION_LINE * (len(captions) - 1)
    high = size[1] + _HEAD + _FOOT + _MARGIN + more
    head = text_element(_MARGIN, 38, title, size=20, weight=600)
    for number, line in enumerate(captions):
        head += text_element(_MARGIN, 60 + _CAPTION_LINE * number, line, fill="ink2")
    foot = f"{source} · {LICENCE}"
    html = _DOCUMENT.format(
        wide=round(size[0] + 2 * _MARGIN),
        high=round(high),
        font=FONT,
        title=title,
        caption=caption,
        paper=colours()["paper"],
        head=head,
        shapes=moved(_MARGIN, _HEAD + 14 + more, shapes),
        foot=text_element(_MARGIN, high - 16, foot, size=12, fill="ink2"),
    )
    return str(html)
