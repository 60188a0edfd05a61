"""Registers of more rows than a page takes go on at numbered pages, each whole without script."""

import re
from pathlib import Path

import pytest
from tests.small import graph

from litmap.site import render
from litmap.site.html.numbered import MOST_ROWS

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


@pytest.mark.parametrize("name", ["claims", "since", "disagreements"])
def test_each_row_stands_on_one_of_the_pages(pages: dict[str, str], name: str) -> None:
    first, second = pages[f"{name}.md"], pages[f"{name}/2.md"]
    assert f"{name}/3.md" not in pages
    shown = [re.findall(r"#claim-c\d+\">Statement (\d+)", page) for page in (first, second)]
    assert [len(found) for found in shown] == [MOST_ROWS, 1]
    assert len({*shown[0], *shown[1]}) == MOST_ROWS + 1


@pytest.mark.parametrize("name", ["claims", "since", "disagreements"])
def test_a_page_leads_to_the_others_and_to_what_its_rows_name(
    pages: dict[str, str], name: str
) -> None:
    first, second = pages[f"{name}.md"], pages[f"{name}/2.md"]
    assert re.search(r'<a href="2/"\s*data-later>2</a>', first)
    assert '<b aria-current="page">2</b>' in second
    assert re.search(r'<a href="\.\./"\s*>1</a>', second)
    assert 'href="../../barriers/slow/#claim-c' in second
    assert f"{MOST_ROWS + 1} " in first


def test_what_is_taken_away_holds_all_rows(pages: dict[str, str]) -> None:
    for file in ("data/claims.csv", "data/since.csv", "data/disagreements.csv"):
        assert len(re.findall(r"^Statement", pages[file], re.MULTILINE)) == MOST_ROWS + 1
