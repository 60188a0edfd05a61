"""In which order entries are listed."""

from pathlib import Path

from tests.small import sound

from litmap.graph.order import tree

PATHWAY = """---
title: {0}
summary: A way.
standing: {1}
{2}claims:
  - {{id: one, text: It is a way., cites: "[states @roberts2024global, sec. 2]"}}
---
"""


def test_the_present_state_comes_first_then_proposals_then_the_rest_by_name(tmp_path: Path) -> None:
    corpus = sound(
        tmp_path,
        {
            "pathways/a.md": PATHWAY.format("Alpha", "considered", ""),
            "pathways/b.md": PATHWAY.format("Beta", "proposed", ""),
            "pathways/c.md": PATHWAY.format("Gamma", "present", ""),
            "pathways/d.md": PATHWAY.format("Another", "proposed", ""),
            "pathways/e.md": PATHWAY.format("Zeta", "considered", "part_of: b\n"),
        },
    )
    found = [(entry.id, depth) for entry, depth in tree(corpus, corpus.of_kind("pathway"))]
    assert found == [("c", 0), ("d", 0), ("b", 0), ("e", 1), ("a", 0)]
