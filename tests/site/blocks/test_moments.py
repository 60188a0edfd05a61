"""What is new on the map is listed once for each happening."""

from pathlib import Path

from tests.small import graph

from litmap.site.blocks.moments import moments, newest
from litmap.site.html.site import Site

LAW = """---
title: The law
summary: A law.
binding: yes
events:
  - {date: 2023-05-05, event: drafted, cites: "[evidence @adams2021one]"}
  - {date: 2025-03-03, event: signed, cites: "[evidence @adams2021one]"}
  - {date: 2025-03-03, event: adopted, cites: "[evidence @adams2021one]"}
  - {date: 2026-01-01, event: in-force, cites: "[evidence @adams2021one]"}
---
"""
SIGNING = """---
title: The law is signed
summary: It was signed.
date: 2025-03-03
instruments: [law]
confidence: high
---
"""
ELSEWHERE = """---
title: Something else
summary: Another thing happened.
date: 2025-03-03
confidence: high
---
"""


def newest_in(root: Path, **developments: str) -> list[tuple[str, str, str]]:
    made = graph(
        root,
        {
            "instruments/law.md": LAW,
            **{f"developments/{name}.md": text for name, text in developments.items()},
        },
    )
    site = Site(made)
    found = newest(site, moments(site), most=9)
    return [(moment.date, moment.title, moment.words) for moment in found]


def test_events_that_a_development_reports_are_left_out(tmp_path: Path) -> None:
    assert newest_in(tmp_path, signing=SIGNING) == [
        ("2026-01-01", "The law", "in force"),
        ("2025-03-03", "The law is signed", "It was signed."),
    ]


def test_a_development_of_the_same_day_about_something_else_hides_nothing(tmp_path: Path) -> None:
    assert sorted(newest_in(tmp_path, other=ELSEWHERE)) == [
        ("2025-03-03", "Something else", "Another thing happened."),
        ("2025-03-03", "The law", "adopted"),
        ("2025-03-03", "The law", "signed"),
        ("2026-01-01", "The law", "in force"),
    ]
