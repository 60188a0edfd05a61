"""Registers of more rows than a page takes go on at numbered pages, each whole without script."""

import re
from itertools import chain
from pathlib import Path

import pytest
from benchmarks import corpus
from tests.small import DAY, graph

from litmap.content.load import load
from litmap.graph.link import link
from litmap.site import render
from litmap.site.html.numbered import MOST_BACKLINKS, MOST_ROWS
from litmap.site.pages import disagreements, indexes, since, timeline
from litmap.site.pages.backlinked import MOST_IN_A_FOLD

MOST_BYTES = 135_000
"""Of a page without its frame, which has 12,000 more."""
CLAIM = """  - id: c{0}
    text: Statement {0} is made.
    cites: "[states @roberts2024global, sec. 2; disputes @brown2022two]"
    grounds: {{brown2022two: It is not so.}}
    holds: {{answer: "yes", because: "It goes on [evidence @adams2021one].", checked: 2026-01-02}}
"""
BARRIER = "---\ntitle: Slow work\nsummary: It is slow.\norder: second\nclaims:\n{0}---\n"


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    claims = "".join(CLAIM.format(number) for number in range(1000, 1001 + MOST_ROWS))
    return render(graph(tmp_path, {"barriers/slow.md": BARRIER.format(claims)}))


REGISTERS = pytest.mark.parametrize(
    ("name", "most"),
    [
        ("claims", MOST_ROWS),
        ("since", since.MOST_ON_A_PAGE),
        ("disagreements", disagreements.MOST_ON_A_PAGE),
    ],
)


def numbered(pages: dict[str, str], name: str) -> list[str]:
    """The pages of a register, in order."""
    found = [pages[f"{name}.md"]]
    while f"{name}/{len(found) + 1}.md" in pages:
        found.append(pages[f"{name}/{len(found) + 1}.md"])
    return found


@REGISTERS
def test_each_row_stands_on_one_of_the_pages(pages: dict[str, str], name: str, most: int) -> None:
    shown = [re.findall(r"#claim-c\d+\">Statement (\d+)", page) for page in numbered(pages, name)]
    assert [len(found) for found in shown[:-1]] == [most] * ((MOST_ROWS + 1) // most)
    assert 0 < len(shown[-1]) <= most
    assert len({*chain.from_iterable(shown)}) == MOST_ROWS + 1


@REGISTERS
def test_a_page_leads_to_the_others_and_to_what_its_rows_name(
    pages: dict[str, str], name: str, most: int
) -> None:
    first, second, *_ = numbered(pages, name)
    assert re.search(r'<a href="2/"\s*data-later>2</a>', first)
    assert '<b aria-current="page">2</b>' in second
    assert re.search(r'<a href="\.\./"\s*>1</a>', second)
    assert 'href="../../barriers/slow/#claim-c' in second
    assert f"{MOST_ROWS + 1} " in first


def test_what_is_taken_away_holds_all_rows(pages: dict[str, str]) -> None:
    for file in ("data/claims.csv", "data/since.csv", "data/disagreements.csv"):
        assert len(re.findall(r"^Statement", pages[file], re.MULTILINE)) == MOST_ROWS + 1


NAMING = """  - id: c{0}
    text: The Club says so {0}.
    cites: "[states @roberts2024global, sec. 2]"
"""
CLUB = "---\ntitle: Club\nsummary: It meets.\ntype: bloc\n---\n"


def origins(page: str) -> list[str]:
    return re.findall(r'<li class="backlink"[^>]*data-from="([^"]+)"', page)


def test_what_names_an_institution_very_often_goes_on_at_numbered_pages(tmp_path: Path) -> None:
    claims = "".join(NAMING.format(number) for number in range(MOST_BACKLINKS + 20))
    files = {"barriers/slow.md": BARRIER.format(claims), "institutions/club.md": CLUB}
    made = render(graph(tmp_path, files))
    own, second, third = (made[f"institutions/club{page}.md"] for page in ("", "/2", "/3"))
    assert origins(own) == []
    assert '<a href="2/">Page 2</a> Every sentence that names it' in own
    assert [len(origins(second)), len(origins(third))] == [MOST_BACKLINKS, 20]
    assert len({*origins(second), *origins(third)}) == MOST_BACKLINKS + 20
    assert '<a href="../">Club</a>' in second
    assert "institutions/club/4.md" not in made


def test_what_fits_stays_on_the_page(tmp_path: Path) -> None:
    claims = "".join(NAMING.format(number) for number in range(MOST_IN_A_FOLD))
    files = {"barriers/slow.md": BARRIER.format(claims), "institutions/club.md": CLUB}
    made = render(graph(tmp_path, files))
    assert len(origins(made["institutions/club.md"])) == MOST_IN_A_FOLD
    assert "institutions/club/2.md" not in made


EVENT = '  - {{date: {0}-{1:02}-01, event: held, cites: "[evidence @adams2021one]"}}\n'
SUMMIT = "---\ntitle: Summit\nsummary: They met.\nbinding: not-applicable\nevents:\n{0}---\n"


def test_a_long_timeline_has_a_picture_on_each_of_its_pages(tmp_path: Path) -> None:
    many = timeline.MOST_ON_A_PAGE + 5
    days = [(2010 + number // 12, 1 + number % 12) for number in range(many)]
    events = "".join(EVENT.format(*day) for day in days)
    made = render(graph(tmp_path, {"instruments/summit.md": SUMMIT.format(events)}))
    shown = numbered(made, "timeline")
    assert [page.count('<li id="moment-') for page in shown] == [timeline.MOST_ON_A_PAGE, 5]
    assert [page.count("<circle") for page in shown] == [timeline.MOST_ON_A_PAGE, 5]
    assert made["data/timeline.svg"].count("<circle") == many


def test_a_long_index_goes_on_and_counts_all(tmp_path: Path) -> None:
    word = "---\ntitle: Word {0}\nsummary: S.\ndefinition: D.\n---\n"
    many = indexes.MOST_ON_A_PAGE + 3
    files = {f"terms/word-{number:03}.md": word.format(f"{number:03}") for number in range(many)}
    made = render(graph(tmp_path, files))
    pages = [made["terms/index.md"], made["terms/2.md"]]
    found = [re.findall(r'href="(?:\.\./)?(word-\d+)/"', page) for page in pages]
    assert [len(set(names)) for names in found] == [indexes.MOST_ON_A_PAGE, 3]
    assert len({*chain.from_iterable(found)}) == many
    assert "terms/3.md" not in made


@pytest.mark.slow
def test_no_page_of_a_large_map_is_too_long_to_load(tmp_path: Path) -> None:
    corpus.write(tmp_path, 600, 900)
    made = render(link(load(tmp_path, DAY)[0]))
    sizes = {path: len(text.encode()) for path, text in made.items() if path.endswith(".md")}
    assert "The first 60 of" in made["matrix.md"]
    assert "too many parts for one picture" in made["argument.md"]
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}
