"""A side without an outside voice says when somebody looked for one; a side with one says nothing."""

from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import graph

from litmap.site import render

ENTRY = """---
title: Do it
summary: Let it be done.
standing: recommended
question: Should it be done?
{sought}claims:
  - {{id: good, side: for, text: It is good., cites: "[{good}]"}}
  - {{id: bad, side: against, text: It is bad., cites: "[{bad}]"}}
---
"""
SEARCH = "  - {date: 2026-10-02, where: a shelf, words: doing, found: nothing}\n"
PAPER = "states @roberts2024global, sec. 5"


@pytest.mark.parametrize(
    ("good", "bad", "searches", "for_", "against"),
    [
        (PAPER, PAPER, 0, "", "Not yet looked for."),
        (PAPER, PAPER, 2, "No outside support is", "No outside critic is"),
        (f"{PAPER}; supports @adams2021one, p. 1", PAPER, 1, "", "No outside critic is"),
        (PAPER, "states @adams2021one, p. 1", 1, "No outside support is", ""),
        (f"{PAPER}; disputes @adams2021one, p. 1", PAPER, 1, "No outside support is", ""),
    ],
)
def test_a_side_says_when_somebody_looked(
    tmp_path: Path, good: str, bad: str, searches: int, for_: str, against: str
) -> None:
    sought = f"sought:\n{SEARCH * searches}" if searches else ""
    text = ENTRY.format(sought=sought, good=good, bad=bad)
    page = render(graph(tmp_path, {"recommendations/do.md": text}))["recommendations/do.md"]
    _, *columns = page.split('<section class="lm-side"')
    for column, expected in zip(columns, (for_, against), strict=True):
        said = words(column.partition("</section>")[0])
        assert ("looked" in said) is bool(expected)
        assert expected in said
    assert "2 Oct 2026 and 2 Oct 2026" not in words(page)
