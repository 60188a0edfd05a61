"""On which works an entry rests, as the line below its answer says it."""

from pathlib import Path

import pytest
from tests.site.seen import tags, words
from tests.small import BASE, graph

from litmap.site import render

BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {{id: one, text: It is slow., cites: "[{0}states @roberts2024global, sec. 2]"}}
---
"""


def test_a_percent_sign_in_a_citation_is_no_place_for_the_paper(tmp_path: Path) -> None:
    works = BASE["references.bib"].replace("{Work 1}", "{Why 1\\% of work counts}")
    entry = BARRIER.format("").replace(
        "states @roberts2024global, sec. 2", "evidence @adams2021one"
    )
    files = {"barriers/slow.md": entry, "references.bib": works}
    page = render(graph(tmp_path, files))["barriers/slow.md"]
    (link,) = tags(page, "a", "data-cited")
    assert "Why 1%% of work counts" in link["data-cited"]


@pytest.mark.parametrize(
    ("cited", "support"),
    [
        ("", "no other work in support"),
        ("@adams2021one; ", "no other work in support"),
        ("supports @adams2021one; ", "1 other work in support"),
        (
            "supports @adams2021one; @brown2022two; ",
            "1 other work in support",
        ),
        (
            "supports @adams2021one; disputes @brown2022two; ",
            "1 other work in support",
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


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("supports", "1 other work cited, not read by us"),
        ("disputes", "no other work in support"),
    ],
)
def test_a_work_that_nobody_opened_is_said_to_be_cited(
    tmp_path: Path, role: str, said: str
) -> None:
    works = BASE["references.bib"].replace("read = {full}", "read = {record}")
    entry = BARRIER.format(f"{role} @adams2021one; ")
    files = {"barriers/slow.md": entry, "references.bib": works}
    page = render(graph(tmp_path, files))["barriers/slow.md"]
    assert said in words(page.partition('<ul class="lm-meta"')[2].partition("</ul>")[0])
