"""The relations of an entry under their words, in the folds of its page."""

import re
from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import graph

from litmap.site import render

BODY = "---\ntitle: {0}\nsummary: A body.\ntype: bloc\n---\n"
FILES = {
    "institutions/club.md": BODY.format("Club"),
    "institutions/league.md": BODY.format("League"),
    "barriers/other.md": "---\ntitle: Other\nsummary: It is.\norder: landscape\n---\n",
    "pathways/way.md": "---\ntitle: Way\nsummary: A way.\nstanding: option\nadvocates:\n"
    "  - person: Ann Adams\n    who: [club]\n    others: two friends\n"
    '    cites: "[states @roberts2024global]"\n---\n',
    "barriers/drift.md": """---
title: Drift
summary: It drifts.
order: landscape
related: [league]
involves:
  - {institution: club, as: convenor}
part_of: other
bears_on:
  - {pathway: way, effect: hinders, because: It does., by: inferred}
  - {pathway: way, effect: motivates, because: It does too.}
---
""",
}


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    return dict(render(graph(tmp_path, FILES)))


def blocks(page: str) -> list[tuple[str, str]]:
    """Each relation of a page in words, and what stands below it."""
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return [(words(name), words(said)) for name, said in found]


def test_each_relation_has_its_words(pages: dict[str, str]) -> None:
    assert blocks(pages["barriers/drift.md"]) == [
        ("Part of", "Other"),
        ("Related to", "League"),
        ("Involves", "Club convenor"),
    ]


def test_a_fold_says_to_what_it_leads(pages: dict[str, str]) -> None:
    summaries = re.findall(r"<summary>(.*?)</summary>", pages["barriers/drift.md"], re.DOTALL)
    assert "Parts and related Other, League" in map(words, summaries)
    assert "Institutions Club" in map(words, summaries)


def test_who_has_no_entry_is_named_all_the_same(pages: dict[str, str]) -> None:
    ((heading, said),) = blocks(pages["pathways/way.md"])
    assert heading == "Advocated by"
    assert all(name in said for name in ("Ann Adams", "Club", "two friends", "Writer 2023"))


def test_an_entry_without_relations_has_none(pages: dict[str, str]) -> None:
    assert blocks(pages["barriers/other.md"]) == []
