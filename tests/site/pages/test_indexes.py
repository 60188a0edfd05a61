"""The index of a kind lists each of its entries once, in groups, parts below their whole, with counts or verdicts."""

import re
from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import graph

from litmap.model.vocabulary import ORDER_NAMES
from litmap.site import render

BARRIER = "---\ntitle: {0}\nsummary: It is {0}.\norder: {1}\n{2}---\n"
CLAIMS = """claims:
  - id: one
    text: It is so.
    cites: "[states @roberts2024global; supports @adams2021one; disputes @brown2022two]"
"""
WAY = "---\ntitle: {0}\nsummary: A way.\nstanding: option\n{1}---\n"
JUDGED = """assessments:
  - {criterion: speed, condition: current, verdict: weak, because: It is slow., by: ours}
  - {criterion: speed, condition: abstract, verdict: not-assessed, because: Nobody said., by: ours}
"""
BODY = "---\ntitle: {0}\nsummary: It is.\ntype: {1}\n{2}---\n"
EVENT = "---\ntitle: {0}\nsummary: It was.\ndate: {1}\nconfidence: high\n---\n"
FILES = {
    "barriers/whole.md": BARRIER.format("Whole", "second", "rank: 99\n" + CLAIMS),
    "barriers/a-part.md": BARRIER.format("A part", "second", "rank: 311\npart_of: whole\n"),
    "barriers/bare.md": BARRIER.format("Without a rank", "second", ""),
    "barriers/alone.md": BARRIER.format("Alone", "first", ""),
    "criteria/speed.md": "---\ntitle: Speed\nsummary: Fast?\ndefinition: Fast.\n---\n",
    "pathways/judged.md": WAY.format("Judged", JUDGED),
    "pathways/open.md": WAY.format("Open", ""),
    "institutions/club.md": BODY.format("The Club of Many", "informal-forum", "acronym: TCM\n"),
    "institutions/host.md": BODY.format("Host", "state", "peripheral: true\n"),
    "developments/early.md": EVENT.format("Early", "2024-03-04"),
    "developments/late.md": EVENT.format("Late", "2025-03-04"),
}


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    return dict(render(graph(tmp_path, FILES)))


def titles(page: str) -> list[str]:
    """The names that an index links to, in order."""
    return [words(name) for name in re.findall(r'<a href="[\w-]+/"[^>]*>(.*?)</a>', page)]


def test_barriers_stand_in_their_groups_by_rank_and_title(
    pages: dict[str, str],
) -> None:
    page = pages["barriers/index.md"]
    assert titles(page) == ["Alone", "Whole", "A part", "Without a rank"]
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        f"## {ORDER_NAMES['first']}",
        f"## {ORDER_NAMES['second']}",
    ]


def test_a_row_counts_claims_and_works_besides_the_paper(pages: dict[str, str]) -> None:
    said = words(pages["barriers/index.md"].partition(">Whole<")[2])
    assert "1 claim · 1 work besides the paper · disputed by 1" in said.partition("A part")[0]
    assert "claim" not in said.partition("A part")[2]


def test_a_pathway_says_how_it_is_judged_or_that_it_is_not(pages: dict[str, str]) -> None:
    said = words(pages["pathways/index.md"])
    assert "Our reading: Under the conditions of 2024: speed weak" in said
    assert "In the abstract: speed" not in said
    assert "Not assessed in the paper" in said.partition("Open")[2]


def test_an_institution_is_found_by_its_acronym_and_hosts_stand_last(
    pages: dict[str, str],
) -> None:
    page = pages["institutions/index.md"]
    assert titles(page) == ["TCM: The Club of Many", "Host"]
    assert page.index("## Informal forums") < page.index("## Hosts and publishers of sources")


def test_events_are_listed_on_then_and_now_newest_first_with_their_day(
    pages: dict[str, str],
) -> None:
    assert "developments/index.md" not in pages
    assert 'content="0; url=../since/"' in pages["developments/index.html"]
    events = words(pages["since.md"].partition(">All events")[2])
    assert "4 Mar 2025 Late 4 Mar 2024 Early" in events


def test_a_kind_without_entries_says_so(pages: dict[str, str]) -> None:
    assert "Nothing recorded." in pages["terms/index.md"]
