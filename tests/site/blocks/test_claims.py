"""On which works an entry rests, as the line below its answer says it."""

from pathlib import Path

import pytest
from tests.site.seen import words
from tests.small import graph

from litmap.site import render

BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {{id: one, text: It is slow., cites: "[{0}states @roberts2024global, sec. 2]"}}
---
"""


@pytest.mark.parametrize(
    ("cited", "support"),
    [
        ("", "the paper alone"),
        ("@adams2021one; ", "the paper alone"),
        ("supports @adams2021one; ", "1 work besides the paper"),
        (
            "supports @adams2021one; @brown2022two; ",
            "1 work besides the paper",
        ),
        (
            "supports @adams2021one; disputes @brown2022two; ",
            "1 work besides the paper",
        ),
    ],
)
def test_background_supports_nothing(tmp_path: Path, cited: str, support: str) -> None:
    page = render(graph(tmp_path, {"barriers/slow.md": BARRIER.format(cited)}))["barriers/slow.md"]
    remarks = words(
        page.partition('<ul class="lm-meta"')[2].partition("</ul>")[0].partition(">")[2]
    )
    assert support in remarks
    assert ("1 of 1 claim disputed" in remarks) == ("disputes" in cited)
