"""The face of the text, cut from a package down to the letters of European languages.

A site shows the same face everywhere and loads less than 60 kB for it. Cutting takes a second or
two, so what was cut is kept in the environment, whence it goes when the environment is made anew.
"""

import hashlib
import io
import os
import sys
from collections.abc import Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

FACES: Mapping[str, str] = {
    "serif": "SourceSerifPro-Regular.ttf",
    "serif-italic": "SourceSerifPro-It.ttf",
    "serif-bold": "SourceSerifPro-Semibold.ttf",
}
"""Our name of each file, as `styles/faces.css` asks for it, and the package's."""

LICENCE = "assets/serif-licence.txt"
"""Where the site keeps the face's licence, which has to stand beside it."""

_PACKAGE = "font_source_serif_pro"
_LETTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B)
"""Latin with all accents of European languages."""
_MARKS = "‐‑‒–—‘’‚“”„†•…‹›⁄€−≠≤≥←→↑↓"
_FEATURES = ["kern", "liga", "tnum", "mark", "mkmk", "ccmp", "locl"]
_NAME = "Map Serif"
"""What the cut face is called: its licence reserves the name of the whole one."""
_NAMES_OF_A_FAMILY = (1, 3, 4, 6, 16)
"""Places in a font's table of names."""


def faces() -> dict[str, bytes]:
    """The files of the face by output path ('assets/serif.woff2'), and its licence.

    Raises FileNotFoundError if its package is missing.
    """
    folder = _folder()
    kept = Path(sys.prefix) / "share" / "litmap-faces" / _edition()
    found = {LICENCE: (folder / "LICENSE.txt").read_bytes()}
    for name, file in FACES.items():
        found[f"assets/{name}.woff2"] = _kept_or_cut(folder / file, kept / f"{name}.woff2")
    return found


def _folder() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"{_PACKAGE} is not installed, and the text's face comes with it")
    return Path(spec.submodule_search_locations[0]) / "files"


def _edition() -> str:
    """Changes with all on which the cut files depend."""
    made_by = [version(name) for name in ("font-source-serif-pro", "fonttools", "brotli")]
    wanted = repr((made_by, _LETTERS, _MARKS, _FEATURES, _NAME))
    return hashlib.sha256(wanted.encode()).hexdigest()[:16]


def _kept_or_cut(source: Path, kept: Path) -> bytes:
    if kept.is_file():
        return kept.read_bytes()
    data = _cut(source)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
        fresh.write_bytes(data)
        fresh.replace(kept)
    except OSError:  # an environment that cannot be written to: the next build cuts again
        pass
    return data


def _cut(source: Path) -> bytes:
    """The wanted letters of a font, compressed for the web; the same bytes on any day."""
    from fontTools.subset import Options, Subsetter  # slow to import, and seldom needed
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=_FEATURES, hinting=False, notdef_outline=True)
    options.name_IDs = [0, *_NAMES_OF_A_FAMILY, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*_LETTERS, *map(ord, _MARKS)])
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in _NAMES_OF_A_FAMILY:
            record.string = _NAME
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
