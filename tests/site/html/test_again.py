"""Author text that another page shows again: what becomes of its citations there."""

import re
from pathlib import Path

from tests.small import graph

from litmap.site import render

BARRIER = """---
title: Slow
summary: It is slow.
order: second
claims:
  - {id: kept, text: It goes on., cites: "[states @roberts2024global, sec. 2]"}
---
"""
NEWS = """---
title: News
summary: It happened.
date: 2025-03-04
bears_on:
  - claim: "slow#kept"
    effect: updates
    because: "@brown2022two [p. 3] *finds* it over [supports @adams2021one, p. 5]."
confidence: high
claims: [{id: so, text: It was so., about: fact, cites: "[evidence @adams2021one]"}]
---
"""


def test_a_reason_keeps_the_works_that_are_part_of_it(tmp_path: Path) -> None:
    pages = render(graph(tmp_path, {"barriers/slow.md": BARRIER, "developments/news.md": NEWS}))
    for page in ("since.md", "barriers/slow.md"):
        assert re.search(r"Writer[^<.]+ finds it over\.", pages[page]), page
