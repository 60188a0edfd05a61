"""What is said beside a backlink and a reference: whose step it is, and that a work was not read by us."""

import re
from pathlib import Path

from tests.small import BASE, graph

from litmap.site import render

NOT_READ = "not read by us"
BARRIER = """---
title: Slow work
summary: It is slow.
order: second
bears_on:
  - {pathway: treaties, effect: hinders, because: It takes years., by: inferred}
claims:
  - {id: one, text: It is slow., cites: "[supports @adams2021one; states @roberts2024global, sec. 2]"}
  - {id: two, text: It is long., cites: "[disputes @adams2021one; states @roberts2024global, sec. 2]"}
  - {id: three, text: It goes on., cites: "[@adams2021one; supports @brown2022two]"}
---
"""
PATHWAY = """---
title: Treaties
summary: A way.
standing: option
---
"""


def pages(root: Path) -> dict[str, str]:
    bib = BASE["references.bib"].replace("read = {full}", "read = {record}", 1)
    files = {"barriers/slow.md": BARRIER, "pathways/treaties.md": PATHWAY, "references.bib": bib}
    return render(graph(root, files))


def backlinks(page: str) -> list[str]:
    return re.findall(r'<li class="backlink".*?</li>', page, re.DOTALL)


def test_such_a_work_is_marked_among_the_references_too(tmp_path: Path) -> None:
    references = pages(tmp_path)["barriers/slow.md"].partition('id="references"')[2]
    works = re.findall(r'<li id="ref-(\w+)">.*?</li>', references, re.DOTALL)
    marked = re.findall(rf'<li id="ref-(\w+)">(?:(?!</li>).)*{NOT_READ}', references, re.DOTALL)
    assert works == ["adams2021one", "brown2022two", "roberts2024global"]
    assert marked == ["adams2021one"]


def test_a_step_that_is_ours_says_so_at_its_other_end(tmp_path: Path) -> None:
    page = pages(tmp_path)["pathways/treaties.md"]
    (row,) = backlinks(page)
    assert "Hindered by" in page.partition(row)[0]
    assert '<p class="lm-by-line">Inferred by us:</p>\n<ul>\n' + row in page
