"""The page of results before a script fills it: every name of the map, and a box for every value of a record."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.small import graph

from litmap.content.load import load
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.search import records
from litmap.site import render
from litmap.site.pages.search import MOST_NAMES, RESULTS

NAME = re.compile(r'<li><a href="([^"]+)">(.*?)</a>(?: <span>(.*?)</span>)?</li>')
BOX = re.compile(r'name="(\w+)"\s*value="([^"]+)"')


@pytest.fixture(scope="module")
def corpus_graph() -> Graph:
    corpus, _ = load(ROOT / "tests" / "corpus", date(2026, 11, 1))
    return link(corpus)


def names(page: str) -> Mapping[str, tuple[str, str]]:
    """The rows of the index by address, with the title and the other names of each."""
    _, _, index = page.partition('<section class="lm-names"')
    return {href: (title, others) for href, title, others in NAME.findall(index)}


def test_every_entry_stands_in_the_index_with_all_that_it_is_called(tmp_path: Path) -> None:
    institution = (
        "---\ntitle: Body of All\nshort: The Body\nacronym: BA\nsummary: It is.\nalso: [the table]\n"
        "type: state\nnames: [{name: First Body, until: 2020}]\n---\n"
    )
    barrier = (
        "---\ntitle: Slow work\nsummary: It is slow.\norder: second\nalso: [delay, sloth]\n---\n"
    )
    pages = render(
        graph(tmp_path, {"institutions/all.md": institution, "barriers/slow.md": barrier})
    )
    found = names(pages["search.md"])
    assert set(found) == {"../institutions/all/", "../barriers/slow/"}
    assert found["../barriers/slow/"] == ("Slow work", "delay · sloth")
    title, others = found["../institutions/all/"]
    assert {title, *others.split(" · ")} == {
        *("Body of All", "The Body", "BA", "the table", "First Body")
    }
    assert '<h2><a href="../barriers/">Barriers</a></h2>' in pages["search.md"]


def test_a_box_stands_for_every_value_that_a_record_has(corpus_graph: Graph) -> None:
    boxes = set(BOX.findall(render(corpus_graph)["search.md"]))
    for record in records(corpus_graph):
        assert ("kind", record.kind) in boxes
        for facet, values in record.filters.items():
            for value in values:
                assert (facet, value) in boxes, record.url


def test_every_kind_of_record_has_a_heading_below_which_it_stands(corpus_graph: Graph) -> None:
    kinds = [kind for below in RESULTS.values() for kind in below]
    assert len(kinds) == len(set(kinds))
    assert {record.kind for record in records(corpus_graph)} <= set(kinds)


def test_many_names_go_on_at_numbered_pages(tmp_path: Path) -> None:
    term = "---\ntitle: Word {0}\nsummary: It means {0}.\ndefinition: A word.\n---\n"
    files = {f"terms/word-{number}.md": term.format(number) for number in range(1, MOST_NAMES + 3)}
    pages = render(graph(tmp_path, files))
    first, second = names(pages["search.md"]), names(pages["search/2.md"])
    assert (len(first), len(second)) == (MOST_NAMES, 2)
    assert not set(first) & {href.replace("../../", "../") for href in second}
    assert 'href="2/"' in pages["search.md"].partition('class="lm-pages"')[2]
    assert "lm-query" not in pages["search/2.md"]
