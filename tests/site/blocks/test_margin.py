"""The margin of an entry: its relations under their words, its own fields before those that all kinds have."""

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
    """Each heading of a margin, and what stands below it."""
    margin = page.partition('<aside class="lm-margin"')[2].partition("</aside>")[0]
    parts = re.split(r"<h2[^>]*>(.*?)</h2>", margin)[1:]
    return [(words(name), words(said)) for name, said in zip(parts[::2], parts[1::2], strict=True)]


def test_own_fields_come_first_and_each_relation_has_its_words(pages: dict[str, str]) -> None:
    assert blocks(pages["barriers/drift.md"]) == [
        ("Part of", "Other"),
        ("Hinders", "Way It does. · inferred by us"),
        ("Speaks for", "Way It does too."),
        ("Involves", "Club convenor"),
        ("Related to", "League"),
    ]


def test_the_glance_counts_each_entry_once(pages: dict[str, str]) -> None:
    assert "At a glance: 1 barrier, 1 pathway, 2 institutions<" in pages["barriers/drift.md"]


def test_who_has_no_entry_is_named_all_the_same(pages: dict[str, str]) -> None:
    ((heading, said),) = blocks(pages["pathways/way.md"])
    assert heading == "Advocated by"
    assert all(name in said for name in ("Ann Adams", "Club", "two friends", "Writer 2023"))


def test_an_entry_without_relations_has_none(pages: dict[str, str]) -> None:
    assert blocks(pages["barriers/other.md"]) == []
