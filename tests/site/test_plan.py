"""The plan of a site: a page alone is the same as among all others, and none is made unasked."""

import gc
import weakref
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY

from litmap.content.load import load
from litmap.export import export, plan_files
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.site import plan, render, shared
from litmap.site.html.page import Page
from litmap.site.html.plan import Plan, all_made, alone, as_text, made_at, taken, together
from litmap.site.html.site import Site
from litmap.site.pages.reference import ReferencePage


@pytest.fixture(scope="module")
def graph() -> Graph:
    corpus, _ = load(ROOT / "tests" / "corpus", date.fromisoformat(TODAY))
    return link(corpus)


def test_each_page_and_file_can_be_made_alone(graph: Graph) -> None:
    site = Site(graph)
    planned: Plan = {**plan(site), **plan_files(graph, site.work)}
    together = render(graph) | export(graph)
    assert "references/index.md" in together
    for path, text in together.items():
        content = made_at(planned, path)
        assert content is not None, path
        assert as_text(content) == text


@pytest.mark.parametrize(
    "path", ["barriers/none.md", "barriers/none/2.md", "claims/99.md", "data/none.json", "none"]
)
def test_nothing_is_at_other_paths(graph: Graph, path: str) -> None:
    assert made_at(plan(Site(graph)), path) is None


def test_no_page_is_made_for_another(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: ReferencePage) -> Page:
        raise AssertionError("nobody has asked for a page of a work")

    monkeypatch.setattr(ReferencePage, "page", fail)
    planned = plan(Site(graph))
    entry = next(iter(graph.corpus.entries.values()))
    assert made_at(planned, f"{entry.address.strip('/')}.md") is not None
    key = next(iter(graph.corpus.references))
    with pytest.raises(AssertionError, match="nobody has asked"):
        made_at(planned, f"references/{key}.md")


def test_pages_are_let_go() -> None:
    made: list[weakref.ref[Page]] = []

    def make() -> Page:
        page = Page("A page", "It is made.", "about", [])
        made.append(weakref.ref(page))
        return page

    for path, _ in all_made({**alone("a.md", make), **alone("b.md", make), **alone("c.md", make)}):
        gc.collect()
        assert len([page for page in made if page() is not None]) == 1, path
    assert len(made) == 3


def test_what_is_made_together_is_made_once() -> None:
    made: list[int] = []

    def make() -> dict[str, str]:
        made.append(1)
        return {"a.md": "A", "a/2.md": "A goes on"}

    planned = {**together(("a.md", "a/"), make), **alone("b.md", lambda: "B")}
    assert [path for path, _ in all_made(planned)] == ["a.md", "a/2.md", "b.md"]
    contents, rest = taken(planned, ["a.md"])
    assert (list(contents), list(rest)) == (["a.md", "a/2.md"], ["b.md"])
    assert len(made) == 2


def test_what_all_pages_show_is_what_these_pages_say(any_map: Path) -> None:
    """The counts beside links, and the foot, can be had without the pages to which they belong."""
    corpus, _ = load(any_map, date.fromisoformat(TODAY))
    site = Site(link(corpus))
    counts = {}
    for path, content in all_made(plan(site)):
        is_first = not Path(path).stem.isdigit()
        if isinstance(content, Page) and content.count is not None and is_first:
            counts[path] = content.count
    shown = shared(site)
    home = made_at(plan(site), "index.md")
    assert isinstance(home, Page)
    assert shown.foot == home.foot
    assert shown.counts == counts
