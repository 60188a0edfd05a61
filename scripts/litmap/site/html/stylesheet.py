"""The site's one stylesheet: Material's own and the files of `styles/`, each in a layer.

`styles/index.css` declares the layers and the order of the files.
"""

import re
from pathlib import Path

from litmap.site.html.icons import material

STYLES = Path(__file__).parents[1] / "styles"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_IMPORT = re.compile(r'@import "([a-z]+\.css)" layer\(([a-z]+)\);')


def style_sheet() -> str:
    """CSS that needs no other request, without our comments and indentation.

    Material's styles are in a layer below ours, so ours win whatever the selectors weigh. Raises
    FileNotFoundError where mkdocs-material or a file is missing.
    """
    index = _read("index.css")
    ours = _IMPORT.sub(lambda found: _layer(found[2], _read(found[1])), index)
    return ours.lstrip() + _layer("material", _material())


def _read(name: str) -> str:
    """A file of ours. None of them may hold a comment's sign within a string."""
    text = (STYLES / name).read_text(encoding="utf-8")
    return _INDENT.sub("\n", _COMMENT.sub("", text))


def _material() -> str:
    """The styles of the frame and its colours. The names of their files end in a hash."""
    folder = material() / "assets" / "stylesheets"
    paths = [*folder.glob("main.*.min.css"), *folder.glob("palette.*.min.css")]
    if len(paths) != 2:
        raise FileNotFoundError(
            f"{folder} should hold one main.*.min.css and one palette.*.min.css"
        )
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    return text.replace('@charset "UTF-8";', "")  # which is allowed only where a file begins


def _layer(name: str, rules: str) -> str:
    return f"@layer {name} {{{rules}}}\n"
