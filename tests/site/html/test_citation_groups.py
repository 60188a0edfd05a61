"""A work that stands beside works with a role is not taken to share it."""

import re
from pathlib import Path

import pytest
from tests.small import graph

from litmap.site.html.labels import Labels
from litmap.site.html.writer import Writer

BARRIER = """---
title: Drift
summary: It drifts.
order: first
claims:
  - id: one
    about: argument
    text: >-
      It drifts.
    cites: "[{}]"
---
"""
SHOWN = {
    "states @roberts2024global, sec. 2; @adams2021one": "states Writer 2023c, sec. 2; see also Writer 2023a",
    "@adams2021one; supports @brown2022two": "see also Writer 2023a; supports Writer 2023b",
    "@adams2021one; @brown2022two": "Writer 2023a; Writer 2023b",
}


@pytest.mark.parametrize("cites", SHOWN)
def test_background_is_said_where_others_say_their_role(tmp_path: Path, cites: str) -> None:
    made = graph(tmp_path, {"barriers/drift.md": BARRIER.format(cites)})
    labels = Labels(made.corpus.references)
    writer = Writer(made, labels, "/barriers/drift/")
    citations = made.citations(made.corpus.entries["drift"].fields.claims[0])
    for html in (writer.bare(citations), writer.again(citations)):
        assert re.sub(r"<[^>]+>", "", html).replace("\u00a0", " ") == SHOWN[cites]
    quoted = [
        writer.quote(edge) for edge in made.incoming("@adams2021one") if edge.source == "drift"
    ]
    assert quoted
    assert all(SHOWN[cites] in re.sub(r"<[^>]+>", "", html) for html in quoted)
