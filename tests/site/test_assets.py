"""Styles and scripts: what a page loads is there, nothing is written twice or for nothing, and ours stand above Material's."""

import re
from collections import Counter
from pathlib import Path

import pytest

from litmap.site import icons, stylesheet
from litmap.site.html.faces import faces
from litmap.site.html.stylesheet import STYLES

FILES = sorted(STYLES.glob("*.css"))
THEME = STYLES.parent / "theme"
LAZY = re.compile(
    r"for \(const name of \[([^\]]+)\]\)\s*\{?\s*if \(.*\) import\(`\./\$\{name\}\.js`\)"
)
"""Where litmap.js loads the modules of pictures."""
BREAKPOINTS = {"22em", "45em", "56.25em", "60em", "76.25em"}


def plain(css: str) -> str:
    """CSS without comments."""
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def squeezed(css: str) -> str:
    """CSS without comments and blanks, to be compared whatever its layout."""
    return re.sub(r"\s+", "", plain(css))


def ours() -> str:
    """All our styles, without comments."""
    return "\n".join(plain(path.read_text(encoding="utf-8")) for path in FILES)


def imported(path: Path) -> set[str]:
    """The names of the modules that a script imports before it runs."""
    return set(
        re.findall(
            r'^import (?:[^"]+ from )?"\./(\w+\.js)"$',
            path.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )


def test_the_stylesheet_holds_each_file_once_in_its_layer() -> None:
    joined = squeezed(stylesheet.style_sheet())
    index = (STYLES / "index.css").read_text(encoding="utf-8")
    layers = dict(re.findall(r'@import "([a-z]+\.css)" layer\((\w+)\);', index))
    assert set(layers) == {path.name for path in FILES} - {"index.css"}
    for name, layer in layers.items():
        rules = squeezed((STYLES / name).read_text(encoding="utf-8"))
        assert joined.count(rules) == 1, name
        assert f"@layer{layer}{{{rules}}}" in joined, name
    assert "@import" not in joined
    assert "@charset" not in joined


def test_layers_are_declared_first_and_the_theme_is_the_lowest() -> None:
    joined = stylesheet.style_sheet()
    declared = re.match(r"@layer ([\w, ]+);", joined)
    assert declared
    names = declared[1].split(", ")
    assert names[0] == "material"
    assert set(re.findall(r"@layer (\w+) \{", joined)) == set(names)
    assert ".md-header" in joined.rpartition("@layer material {")[2]


def test_nothing_of_the_theme_stands_outside_its_layer(corpus_site: Path) -> None:
    for page in (corpus_site / "index.html", corpus_site / "404.html"):
        sheets = re.findall(
            r'<link rel="stylesheet" href="([^"]+)"', page.read_text(encoding="utf-8")
        )
        assert [Path(sheet).name for sheet in sheets] == ["icons.css", "litmap.css"]
        assert "<style" not in page.read_text(encoding="utf-8")


def test_the_theme_gives_styles_for_what_pages_have_and_for_nothing_else(
    corpus_site: Path,
) -> None:
    theme = stylesheet.style_sheet().rpartition("@layer material {")[2]
    selectors = re.sub(r"url\([^)]*\)|:not\([^)]*\)|\{[^{}]*\}", " ", theme)
    assert set(re.findall(r"\.([a-z][\w-]*)", selectors)) <= stylesheet.OF_THE_THEME
    assert theme.count("{") == theme.count("}") - 1
    styled = set(re.findall(r"\.([a-z][\w-]*)", stylesheet.material_styles()))
    had: set[str] = set()
    for page in corpus_site.rglob("*.html"):
        for names in re.findall(r' class="([^"]*)"', page.read_text(encoding="utf-8")):
            had.update(names.split())
    assert had & styled - {"no-js"} <= stylesheet.OF_THE_THEME


def test_a_theme_with_other_files_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "assets" / "stylesheets").mkdir(parents=True)
    (tmp_path / "assets" / "stylesheets" / "main.0.min.css").write_text("a{}")
    monkeypatch.setattr(stylesheet, "material", lambda: tmp_path)
    with pytest.raises(FileNotFoundError, match="palette"):
        stylesheet.style_sheet()


def test_styles_win_by_their_layer_alone() -> None:
    """Not by `!important`, and above the base not by the theme's own class."""
    index = (STYLES / "index.css").read_text(encoding="utf-8")
    assert "!important" not in ours()
    for name in re.findall(r'@import "([a-z]+\.css)" layer\((?:parts|views)\);', index):
        assert ".md-typeset" not in (STYLES / name).read_text(encoding="utf-8"), name


def test_widths_are_few_and_each_is_named() -> None:
    queries = re.findall(r"@media ([^{]*(?:width|em)[^{]*?) \{", ours())
    assert {
        re.fullmatch(r"(?:screen and )?\(width (?:<|>=) ([\d.]+em)\)", query)[1]  # type: ignore[index]
        for query in queries
    } == BREAKPOINTS
    index = (STYLES / "index.css").read_text(encoding="utf-8")
    for width in BREAKPOINTS:
        assert re.search(rf"^     {width} ", index, re.MULTILINE), width


def test_sizes_of_type_and_corners_come_from_the_tokens() -> None:
    """But for one size that `pictures/argument.py` measures, and for paper."""
    text = plain(
        "\n".join(path.read_text(encoding="utf-8") for path in FILES if path.name != "tokens.css")
    )
    sizes = re.findall(r"font(?:-size)?: [^;]*?([\d.]+rem)(?=[;/ ])", text)
    assert sizes == [".58rem"]
    assert not re.findall(r"border-radius: [\d.]+rem", text)


def test_every_variable_is_set_and_used() -> None:
    pages = "".join(
        path.read_text(encoding="utf-8") for path in (STYLES.parent / "templates").glob("*.html")
    )
    text = ours() + icons.stylesheet() + pages
    found = set(re.findall(r"(--lm-[\w-]+):", text))
    used = set(re.findall(r"var\((--lm-[\w-]+)", text))
    assert used - found == set()
    unused = {name for name in found - used if not name.startswith("--lm-i-")}
    assert unused == set()


def test_every_class_in_the_styles_is_given_somewhere(root: Path) -> None:
    package = root / "scripts" / "litmap"
    sources = [*package.rglob("*.py"), *package.rglob("*.html"), *THEME.rglob("*.js")]
    given = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    names = set(re.findall(r"\.(lm-[\w-]+)", ours()))
    icon = "lm-icon--"
    assert {name for name in names if not name.startswith(icon) and name not in given} == set()
    assert {
        name for name in names if name.startswith(icon) and f".{name}{{" not in icons.stylesheet()
    } == set()


def test_no_rule_is_written_twice() -> None:
    for path in FILES:
        text = re.sub(
            r"@(?:media|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}",
            "",
            plain(path.read_text(encoding="utf-8")),
        )
        counts = Counter(
            re.sub(r"\s+", " ", one).strip() for one in re.findall(r"([^{}]+)\{", text)
        )
        del counts["@font-face"]
        assert {selector for selector, count in counts.items() if count > 1} == set(), path.name


def test_everything_that_a_page_loads_is_there(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        here = site if page.name == "404.html" else page.parent
        for address in re.findall(
            r'<(?:link rel="(?:stylesheet|modulepreload|icon)" href|script[^>]* src)="(?!data:)([^"]+)"',
            html,
        ):
            assert (here / address.lstrip("/")).is_file(), (
                f"{page.relative_to(site)} loads {address}"
            )
    scripts = {path.name: path for path in (site / "assets").glob("*.js")}
    for path in scripts.values():
        text = path.read_text(encoding="utf-8")
        assert imported(path) <= set(scripts), path.name
        for names in LAZY.findall(text):
            assert {f"{name}.js" for name in re.findall(r'"(\w+)"', names)} <= set(scripts)
    for sheet in (site / "assets").glob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8")):
            beside = address.startswith("data:") or f"assets/{address}" in faces()
            assert beside, f"{sheet.name} loads {address[:40]}"


def test_modules_that_every_page_needs_are_asked_for_at_once(corpus_site: Path) -> None:
    needed: set[str] = set()
    new = {"litmap.js"}
    while new:
        needed |= new
        new = {
            name for module in new for name in imported(corpus_site / "assets" / module)
        } - needed
    html = (corpus_site / "barriers" / "slow-ratification" / "index.html").read_text(
        encoding="utf-8"
    )
    preloaded = re.findall(r'<link rel="modulepreload" href="\.\./\.\./assets/(\w+\.js)"', html)
    assert sorted(preloaded) == sorted(needed - {"litmap.js"})
