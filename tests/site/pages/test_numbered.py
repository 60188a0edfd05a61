"""Registers of more rows than a page takes go on at numbered pages, each whole without script."""

import re
from itertools import chain
from pathlib import Path

import pytest
from tests.small import graph

from litmap.site import render
from litmap.site.html.numbered import MOST_ROWS
from litmap.site.pages import disagreements, since

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
