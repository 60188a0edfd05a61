"""A work's page: how often it is cited, and that nobody disputes it."""

import re
from pathlib import Path

from tests.small import graph

from litmap.site import render

NO_DISSENT = "No dissent is recorded"
BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: one, text: It is slow., cites: "[supports @adams2021one; states @roberts2024global, sec. 2]"}
  - {id: two, text: It is long., cites: "[disputes @brown2022two; supports @adams2021one]"}
---
"""


def counts(page: str) -> list[str]:
    found = re.findall(r'<ul class="lm-counts">.*?</ul>', page, re.DOTALL)[0]
    return [re.sub(r"<[^>]+>", "", row) for row in re.findall(r"<li.*?</li>", found)]


def test_disputes_are_counted_even_where_there_are_none(tmp_path: Path) -> None:
    pages = render(graph(tmp_path, {"barriers/slow.md": BARRIER}))
    undisputed, disputed = pages["references/adams2021one.md"], pages["references/brown2022two.md"]
    assert counts(undisputed) == ["0 disputes", "2 supports", "2 citations", "1 entry"]
    assert counts(disputed) == ["1 disputes", "1 citation", "1 entry"]
    assert NO_DISSENT in undisputed
    assert NO_DISSENT not in disputed
