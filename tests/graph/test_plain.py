"""Sentences in plain text: what a citation leaves behind where it is cut out."""

import json
import re
from pathlib import Path

import pytest
from tests.conftest import day_of
from tests.small import graph

from litmap.content.load import load
from litmap.export import export
from litmap.graph.link import link
from litmap.graph.plain import plain_text

CITED = "@adams2021one"
BARRIER = "---\ntitle: Slow courts\nsummary: Courts are slow.\norder: landscape\n---\n"
LEFT_BEHIND = re.compile(r"\s[.,;:!?)\]”]|[(\[]\s|\s\s|^\s|\s$")
"""What a citation that was cut out would leave."""


def said(root: Path, body: str) -> list[str]:
    """The sentences of the edges of a body."""
    made = graph(root, {"barriers/slow-courts.md": BARRIER + body + "\n"})
    return [plain_text(made.corpus, edge.sentence) for edge in made.outgoing("slow-courts")]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (f"Courts are slow [{CITED}].", "Courts are slow."),
        (f"Courts are slow [{CITED}] . And old.", "Courts are slow."),
        (f"Courts are slow [{CITED}], and old.", "Courts are slow, and old."),
        (f"Are courts slow [{CITED}, p. 5]?", "Are courts slow?"),
        (f"Courts [{CITED}] are slow.", "Courts are slow."),
        (
            f"Courts are slow (some of them [{CITED}]) today.",
            "Courts are slow (some of them) today.",
        ),
        (f"He said “slow [{CITED}]” of courts.", "He said “slow” of courts."),
        (f"Courts are *slow* [{CITED}]: all of them.", "Courts are slow: all of them."),
        (f"Courts\nare slow\n[{CITED}].", "Courts are slow."),
        (f"المحاكم بطيئة [{CITED}]، كلها.", "المحاكم بطيئة، كلها."),
        (f"A rate of .5 and a word ; here [{CITED}].", "A rate of .5 and a word ; here."),
    ],
)
def test_a_citation_that_is_cut_out_leaves_no_blank(
    tmp_path: Path, body: str, sentence: str
) -> None:
    assert said(tmp_path, body) == [sentence]


def test_a_citation_that_is_part_of_its_sentence_is_named(tmp_path: Path) -> None:
    one, other = said(tmp_path, f"{CITED} [states, p. 3] finds courts slow [@brown2022two].")
    assert one == other
    assert one == "Writer (2023a) finds courts slow."
    (second, *_) = said(tmp_path, "@brown2022two [states, p. 3] finds courts slow.")
    assert second == "Writer (2023b) finds courts slow."


def test_no_sentence_of_any_map_shows_where_a_citation_was(any_map: Path) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    made = link(corpus)
    exported = json.loads(export(made)["data/map.json"])["edges"]
    assert any(edge.citation for edge in made.edges)
    for edge, shown in zip(made.edges, exported, strict=True):
        written = "".join(span.text for span in edge.sentence)
        left = LEFT_BEHIND.findall(shown["sentence"])
        assert len(left) <= len(LEFT_BEHIND.findall(written.strip())), shown["sentence"]
