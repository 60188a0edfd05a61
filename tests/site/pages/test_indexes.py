"""The index of a kind lists each of its entries once, in order, with what it says and does."""

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


def test_a_row_says_its_works_and_who_disputes_it(pages: dict[str, str]) -> None:
    said = words(pages["barriers/index.md"].partition(">Whole<")[2]).partition("A part")[0]
    assert "1 other work in support" in said
    assert "disputed: Writer 2023b" in said
    assert "work" not in words(pages["barriers/index.md"].partition(">A part<")[2])


def test_barriers_say_what_they_do_and_their_group_what_it_does_to_the_options(
    tmp_path: Path,
) -> None:
    bears = """bears_on:
  - {pathway: judged, effect: hinders, because: "It is so [states @roberts2024global]."}
  - {pathway: open, effect: hinders, because: "It is so [states @roberts2024global]."}
  - {pathway: form, effect: eased-by, because: "It is so [states @roberts2024global]."}
"""
    files = {
        **FILES,
        "barriers/alone.md": BARRIER.format("Alone", "first", bears),
        "pathways/form.md": "---\ntitle: Form\nsummary: F.\nstanding: form\npart_of: open\n---\n",
    }
    page = dict(render(graph(tmp_path, files)))["barriers/index.md"]
    first = words(page.partition(f"## {ORDER_NAMES['first']}")[2].partition("## ")[0])
    assert "1 barrier." in first
    assert "Option 1: 1 hinders it · Option 2: 1 hinders it" in first
    assert "Hinders: option 1 and option 2" in first
    assert "Would be eased by: Form" in first
    second = words(page.partition(f"## {ORDER_NAMES['second']}")[2])
    assert "Option 1" not in second


ADVICE = "---\ntitle: {0}\nsummary: Do.\nstanding: {1}\nrank: {2}\n{3}---\n"


def test_recommendations_are_a_tree_with_standing_and_addressees(tmp_path: Path) -> None:
    asked = "addressed_to: [{institution: club}, {institution: host, by: inferred}]\n"
    files = {
        **FILES,
        "recommendations/top.md": ADVICE.format("Top", "recommended", 1, asked),
        "recommendations/later.md": ADVICE.format("Later", "recommended", 3, ""),
        "recommendations/part.md": ADVICE.format("Part", "candidate", 2, "part_of: top\n"),
    }
    page = dict(render(graph(tmp_path, files)))["recommendations/index.md"]
    assert titles(page) == ["Top", "Part", "Later"]
    top, part, later = (words(row) for row in page.split("data-depth=")[1:])
    assert "To TCM; Host (inferred)" in top
    assert "Part a candidate" in part
    assert "To" not in later.replace("Top", "")
    assert "recommended" not in words(page.partition("data-depth=")[2])


LAW = """---
title: The law
summary: A law.
binding: on-parties
events:
  - {date: 2023-05-05, event: drafted, cites: "[evidence @adams2021one]"}
  - {date: 2025-03-03, event: ratified, who: [club], cites: "[evidence @adams2021one]"}
  - {date: 2030-01-01, event: in-force, cites: "[evidence @adams2021one]"}
---
"""


def test_an_instrument_says_its_force_and_what_happened_to_it_last(tmp_path: Path) -> None:
    page = dict(render(graph(tmp_path, {**FILES, "instruments/law.md": LAW})))[
        "instruments/index.md"
    ]
    assert (
        "The law binding on its parties · Ratified on 3 Mar 2025 (TCM); no entry into force"
        in words(page)
    )


def test_pathways_stand_in_the_table_of_verdicts_judged_or_not(pages: dict[str, str]) -> None:
    page = pages["pathways/index.md"]
    assert titles(page) == ["Judged", "Open"]
    judged = words(page.partition(">Judged<")[2].partition("</tr>")[0])
    assert "weak" in judged
    assert "– not assessed" in judged
    assert "weak" not in words(page.partition(">Open<")[2].partition("</tr>")[0])


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
