"""In which order entries are listed: by group, rank and title."""

from pathlib import Path

import pytest
from tests.small import DAY, sound, written

from litmap.content.load import load
from litmap.graph.order import in_order, standing_in_words, tree

PATHWAY = """---
title: {0}
summary: A way.
standing: {1}
{2}claims:
  - {{id: one, text: It is a way., cites: "[states @roberts2024global, sec. 2]"}}
---
"""
BARRIER = """---
title: {0}
summary: It hinders.
order: {1}
{2}bears_on:
  - {{pathway: c, effect: hinders, because: It does.}}
---
"""


def test_pathways_go_by_standing_then_rank_then_title_and_parts_follow_their_whole(
    tmp_path: Path,
) -> None:
    corpus = sound(
        tmp_path,
        {
            "pathways/a.md": PATHWAY.format("Alpha", "option", "rank: 420\n"),
            "pathways/b.md": PATHWAY.format("Beta", "option", "rank: 410\n"),
            "pathways/c.md": PATHWAY.format("Gamma", "present", ""),
            "pathways/d.md": PATHWAY.format("Another", "option", ""),
            "pathways/e.md": PATHWAY.format("Zeta", "form", "part_of: b\nrank: 412\n"),
            "pathways/f.md": PATHWAY.format("Way", "form", "part_of: b\nrank: 1000\n"),
            "pathways/g.md": PATHWAY.format("Eta", "not-compared", "rank: 1\n"),
        },
    )
    found = [(entry.id, depth) for entry, depth in tree(corpus, corpus.of_kind("pathway"))]
    assert found == [("c", 0), ("b", 0), ("e", 1), ("f", 1), ("a", 0), ("d", 0), ("g", 0)]


def test_a_part_of_something_that_is_not_listed_is_below_the_next_whole_that_is(
    tmp_path: Path,
) -> None:
    corpus = sound(
        tmp_path,
        {
            "pathways/a.md": PATHWAY.format("Alpha", "option", ""),
            "pathways/b.md": PATHWAY.format("Beta", "form", "part_of: a\n"),
            "pathways/c.md": PATHWAY.format("Gamma", "option", "part_of: b\n"),
        },
    )
    entries = [entry for entry in corpus.of_kind("pathway") if entry.id != "b"]
    assert [(entry.id, depth) for entry, depth in tree(corpus, entries)] == [("a", 0), ("c", 1)]


def test_parts_of_each_other_come_once(tmp_path: Path) -> None:
    corpus = sound(tmp_path, {"pathways/a.md": PATHWAY.format("Alpha", "option", "")})
    one = corpus.entries["a"]
    circle = one.fields.model_copy(update={"part_of": "a"})
    entry = type(one)(**{**vars(one), "fields": circle})
    assert tree(corpus, [entry]) == [(entry, 0)]


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ({"x": "rank: 302\n", "y": "rank: 301\n"}, ["z", "y", "x"]),
        ({"x": "rank: 99\n", "y": "rank: 301\n"}, ["z", "x", "y"]),
        ({"x": "", "y": "rank: 9999\n"}, ["z", "y", "x"]),
        ({"x": "", "y": ""}, ["z", "x", "y"]),
    ],
)
def test_barriers_go_by_group_before_rank_and_ranks_are_numbers(
    tmp_path: Path, ranks: dict[str, str], expected: list[str]
) -> None:
    corpus = sound(
        tmp_path,
        {
            "pathways/c.md": PATHWAY.format("Gamma", "present", ""),
            "barriers/x.md": BARRIER.format("Xi", "first", ranks["x"]),
            "barriers/y.md": BARRIER.format("Ypsilon", "first", ranks["y"]),
            "barriers/z.md": BARRIER.format("Zeta", "problem", "rank: 9000\n"),
        },
    )
    assert [entry.id for entry in in_order(corpus, corpus.of_kind("barrier"))] == expected


def test_parts_of_parts_may_go_deep(tmp_path: Path) -> None:
    files = {"pathways/p-0.md": PATHWAY.format("Way", "option", "")}
    for number in range(1, 1200):
        files[f"pathways/p-{number}.md"] = PATHWAY.format(
            "Way", "form", f"part_of: p-{number - 1}\n"
        )
    corpus, _ = load(written(tmp_path, files), DAY)
    found = [(entry.id, depth) for entry, depth in tree(corpus, corpus.of_kind("pathway"))]
    assert found == [(f"p-{number}", number) for number in range(1200)]


def test_a_candidate_that_gathers_candidates_is_none_of_them(tmp_path: Path) -> None:
    advice = "---\ntitle: {0}\nsummary: Do it.\nstanding: {1}\n{2}---\n"
    corpus = sound(
        tmp_path,
        {
            "recommendations/who.md": advice.format("Who?", "candidate", ""),
            "recommendations/one.md": advice.format("One", "candidate", "part_of: who\n"),
            "recommendations/chosen.md": advice.format("Chosen", "recommended", "part_of: who\n"),
        },
    )
    said = {
        entry.id: standing_in_words(corpus, entry) for entry in corpus.of_kind("recommendation")
    }
    assert said == {"who": "the candidates", "one": "a candidate", "chosen": "recommended"}
