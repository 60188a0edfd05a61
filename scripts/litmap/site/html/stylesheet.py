"""The site's one stylesheet: Material's own and the files of `styles/`, each in a layer.

`styles/index.css` declares the layers and the order of the files.
"""

import re
from pathlib import Path

from litmap.site.html.icons import material

STYLES = Path(__file__).parents[1] / "styles"

OF_THE_THEME = frozenset(
    {
        "headerlink",
        "md-container",
        "md-content",
        "md-content__inner",
        "md-dialog",
        "md-dialog__inner",
        "md-grid",
        "md-header",
        "md-header__inner",
        "md-main",
        "md-main__inner",
        "md-overlay",
        "md-skip",
        "md-toggle",
        "md-typeset",
    }
)
"""The theme's classes that our pages have."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")
_IMPORT = re.compile(r'@import "([a-z]+\.css)" layer\(([a-z]+)\);')
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_BETWEEN_SELECTORS = re.compile(r",(?![^(]*\))")
_NEGATION = re.compile(r":not\([^)]*\)")
_CLASS = re.compile(r"\.([a-z][\w-]*)")
_OTHER_COLOURS = re.compile(r"\[data-md-color-(?:primary|accent)=(?!custom)")
_EMPTY = re.compile(r"@(?:media|supports)[^{}]*\{\}")


def style_sheet() -> str:
    """CSS that needs no other request, without our comments and indentation.

    Material's styles are in a layer below ours, so ours win whatever the selectors weigh. Those for
    what no page of ours has are left out: 38 % of the whole sheet over the wire. Raises
    FileNotFoundError where mkdocs-material or a file is missing.
    """
    index = _read("index.css")
    ours = _IMPORT.sub(lambda found: _layer(found[2], _read(found[1])), index)
    return ours.lstrip() + _layer("material", _needed(material_styles()))


def _read(name: str) -> str:
    """A file of ours. None of them may hold a comment's sign within a string."""
    text = (STYLES / name).read_text(encoding="utf-8")
    return _INDENT.sub("\n", _COMMENT.sub("", text))


def material_styles() -> str:
    """All the theme's styles: of its frame and its colours. The names of its files end in a hash.

    Raises FileNotFoundError where mkdocs-material or one of them is missing.
    """
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


def _needed(css: str) -> str:
    """The theme's rules without those that fit no page of ours."""
    return _EMPTY.sub("", _RULE.sub(_needed_rule, _COMMENT.sub("", css)))


def _needed_rule(rule: re.Match[str]) -> str:
    fitting = [one for one in _BETWEEN_SELECTORS.split(rule[1]) if _may_fit(one)]
    if not fitting:
        return ""
    return f"{','.join(fitting)}{{{rule[2]}}}"


def _may_fit(selector: str) -> bool:
    """Does a selector name only classes and colours that a page of ours can have?"""
    named = _CLASS.findall(_NEGATION.sub("", selector))
    return OF_THE_THEME.issuperset(named) and not _OTHER_COLOURS.search(selector)
