"""A page that is put into the frame alone is the page of the built site, whatever its kind."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from tests.conftest import TODAY, built, project

from litmap.content.load import load
from litmap.graph.link import link
from litmap.history.history import read_history
from litmap.publish.frame import Frame, in_navigation, navigation
from litmap.site import plan, shared
from litmap.site.html.page import Page, Section
from litmap.site.html.plan import Content, Shared, all_made
from litmap.site.html.site import Site

pytestmark = pytest.mark.slow


def configured(root: Path) -> MkDocsConfig:
    config = load_config(str(root / "mkdocs.yml"))
    return config.plugins.on_config(config)


def site_of(root: Path) -> Site:
    today = date.fromisoformat(TODAY)
    corpus, _ = load(root, today)
    return Site(link(corpus), history=partial(read_history, root, today))


@pytest.mark.parametrize("address", ["", "https://owner.example/map/"])
def test_a_page_alone_is_that_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """MkDocs itself renders the pages of the navigation, and 404.html."""
    monkeypatch.setenv("SITE_URL", address)
    root = project(tmp_path / "project")
    built(root, tmp_path / "site", "--today", TODAY)
    config = configured(root)
    frame = Frame(config, navigation(config), config.theme.get_env())
    site = site_of(root)
    frame.show(shared(site))
    kinds = set()
    for path, page in all_made(plan(site)):
        file = tmp_path / "site" / path
        if not isinstance(page, str):
            kinds.add(page.kind)
            stem = file.with_suffix("")
            file = stem.with_suffix(".html") if stem.name == "index" else stem / "index.html"
        if file.suffix == ".html":
            assert frame.html(path, page) == file.read_text(encoding="utf-8"), path
    assert {"home", "view", "about", "reference", "barrier", "institution"} <= kinds
    expected = (tmp_path / "site" / "404.html").read_text(encoding="utf-8")
    assert frame.not_found() == expected


def test_a_page_has_its_own_frame_whatever_was_framed_before(tmp_path: Path) -> None:
    """Pages of other depths and sections, with a list of their contents and without."""
    config = configured(project(tmp_path / "project"))
    used = Frame(config, navigation(config), config.theme.get_env())
    html = Markup("<p>It is.</p>")
    for heading in ("Why", "", "Whence"):
        page = Page("A page", "It is.", "reference", [Section(heading, html)])
        for path in ("references/a.md", "references/a/2.md", "barriers/a.md", "terms/index.md"):
            fresh = Frame(config, navigation(config), config.theme.get_env())
            expected = fresh.html(path, page)
            assert used.html(path, page) == expected
            assert (f'href="#{heading.lower()}"' in expected) == bool(heading)


def test_a_page_has_the_frame_of_the_section_that_it_says(tmp_path: Path) -> None:
    """Its address alone does not tell: developments belong to the list of what has changed."""
    config = configured(project(tmp_path / "project"))
    used = Frame(config, navigation(config), config.theme.get_env())
    sections = [Section("", Markup("<p>It is.</p>"))]
    for within in ("", "since/", "claims/", ""):
        page = Page("A page", "It is.", "development", sections, within=within)
        fresh = Frame(config, navigation(config), config.theme.get_env())
        assert used.html("developments/a.md", page) == fresh.html("developments/a.md", page)


def test_a_title_with_quotes_adds_nothing_to_the_links_to_feeds(tmp_path: Path) -> None:
    config = configured(project(tmp_path / "project"))
    frame = Frame(config, navigation(config), config.theme.get_env())
    title = 'A "onclick="x" <b> & \'y\''
    sections = [Section("", Markup("<p>It is.</p>"))]
    page = Page(title, "It is.", "term", sections, feed="/terms/it/feed")
    links = html.fromstring(frame.html("terms/it.md", page)).findall(
        ".//link[@rel='alternate feed']"
    )
    assert [(one.get("title"), one.get("href")) for one in links] == [
        (title, "feed.xml"),
        (title, "feed.json"),
    ]
    assert all(set(one.attrib) == {"rel", "type", "title", "href"} for one in links)


def test_what_all_pages_show_follows_an_edit(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    config = configured(root)
    frame = Frame(config, navigation(config), config.theme.get_env())
    page = Page("A term", "A word.", "term", [Section("Its use", Markup("<p>It is used.</p>"))])
    for number in (4711, 4712):
        frame.show(Shared({"barriers/index.md": number}, {"version": f"day {number}"}))
        html = frame.html("terms/it.md", page)
        assert f">{number}</span>" in html
        assert f"Version of day {number}." in html
        assert "4711" not in html or number == 4711


@pytest.mark.parametrize("path", ["terms/it.md", "index.md", "terms/it/index.html"])
def test_a_script_that_is_not_the_themes_is_refused(tmp_path: Path, path: str) -> None:
    config = configured(project(tmp_path / "project"))
    frame = Frame(config, navigation(config), config.theme.get_env())
    script = Markup("<script>alert(1)</script>")
    content: Content = Page("A term", "A word.", "term", [Section("", script)])
    if path.endswith(".html"):
        content = f'<meta charset="utf-8">{script}'
    with pytest.raises(ValueError, match="holds a script"):
        frame.html(path, content)


def test_the_paths_of_the_navigation_are_found_at_any_depth() -> None:
    nav = [
        {"Home": "index.md"},
        {"A": [{"B": [{"C": "b/c.md"}]}, "d.md"]},
        {"E": "https://e.example/"},
    ]
    assert list(in_navigation(nav)) == ["index.md", "b/c.md", "d.md"]
