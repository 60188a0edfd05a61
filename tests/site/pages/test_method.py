"""How the map is made: the flow as picture, table and file say the same, and so do the figures."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.graph.test_flow import SEARCHES
from tests.site.seen import html, words
from tests.small import BASE, DAY, graph, written

from litmap.content.load import load
from litmap.graph.coverage import Facet, Value
from litmap.graph.flow import flow
from litmap.graph.flow_steps import steps
from litmap.graph.link import link
from litmap.site import render
from litmap.site.blocks.coverage import means
from litmap.site.pictures.flow import NARROW, WIDE, Layout, flow_picture

METHOD = (
    "---\ntitle: The making\nsummary: It is told.\n---\nFirst words.\n\n## Rules\n\nThey are few.\n"
)


def made(root: Path, **files: str) -> dict[str, str]:
    return render(
        graph(
            root,
            {f"{name}.{'md' if name == 'method' else 'yml'}": text for name, text in files.items()},
        )
    )


def numbers(data: dict[str, Any]) -> list[tuple[str, int]]:
    """Every number of the file of the flow with its words, in order."""
    found = []
    for step in data["steps"]:
        for count in (step, *step["aside"]):
            found.append((count["words"], count["works"]))
            found += [(part["words"], part["works"]) for part in count["parts"]]
    return found


def test_picture_table_and_file_have_the_same_numbers(site: Path) -> None:
    page = html(site, "about/method")
    data = json.loads((site / "data" / "flow.json").read_text(encoding="utf-8"))
    table = re.search(r"lm-flow-table.*?</table>", page, re.DOTALL)
    assert table
    rows = re.findall(r"<tr data-flow=.*?</tr>", table[0], re.DOTALL)
    assert [words(row) for row in rows] == [f"{name} {number}" for name, number in numbers(data)]
    drawn = re.findall(r'<svg class="lm-flow".*?</svg>', page, re.DOTALL)
    file = (site / "data" / "flow.svg").read_text(encoding="utf-8")
    for picture in (*drawn, file):
        text = " ".join(words(one) for one in re.findall(r"<text.*?</text>", picture, re.DOTALL))
        for step in data["steps"]:
            for count in (step, *step["aside"]):
                assert f"{count['words']}: {count['works']}" in text
                for part in count["parts"]:
                    assert f"{part['works']} {part['words']}" in text


def test_what_the_editors_wrote_stands_around_the_flow(tmp_path: Path) -> None:
    page = made(tmp_path, method=METHOD, searches=SEARCHES)["about/method.md"]
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert heads == [
        "## How works got in",
        "## Rules",
        "## What was done, and when it falls due",
        "## What the works are, and what follows",
    ]
    assert page.index("First words.") < page.index("## How works") < page.index("They are few.")
    assert "<h1>The making</h1>" in page


def test_each_search_says_what_was_not_recorded_of_it(tmp_path: Path) -> None:
    told = SEARCHES.replace(
        "date: 2026-08-01\n", "date: 2026-08-01\n    words: rules\n    hits: 12\n"
    )
    page = words(made(tmp_path, searches=told)["about/method.md"])
    assert "By hand May 2026 a shelf Words: not recorded · Hits: not recorded" in page
    assert "1 on the map · 2 to be read · 1 left out" in page
    assert "Again 1 Aug 2026 a shelf Words: rules · Hits: 12 0 on the map · 1 to be read" in page


def test_what_was_left_out_is_listed_with_its_reason(tmp_path: Path) -> None:
    told = SEARCHES.replace(
        "{title: Third}", "{title: Third, authors: Adler, date: 2021-02, doi: 10.1000/x}"
    )
    page = made(tmp_path, searches=told)["about/method.md"]
    _, listed = page.split("<b>Left out</b>")
    assert words(listed).startswith("1 work Too old. Adler: Third (2021)")
    assert 'href="https://doi.org/10.1000/x"' in listed


def test_without_a_record_the_page_says_so(tmp_path: Path) -> None:
    page = words(made(tmp_path)["about/method.md"])
    assert "No search for works is recorded" in page
    assert "Searches for works" not in page
    assert "left out" not in page
    assert "No search for works is recorded" not in words(
        made(tmp_path / "more", searches=SEARCHES)["about/method.md"]
    )


def test_a_map_of_no_works_has_the_page_too(tmp_path: Path) -> None:
    first = BASE["references.bib"].index("@article{roberts2024global")
    files = {"references.bib": BASE["references.bib"][first:]}
    corpus, _ = load(written(tmp_path, files), DAY)
    pages = render(link(corpus))
    assert "Of 0 works, 0 are on the map" in words(pages["about/method.md"])
    assert "Found: 0" in pages["data/flow.svg"]


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_no_box_covers_another_and_none_leaves_the_picture(tmp_path: Path, layout: Layout) -> None:
    many = SEARCHES.replace("Not opened.", "A long reason " * 12)
    found = flow_picture(steps(flow(graph(tmp_path, {"searches.yml": many}))), layout)
    for box in found.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.wide <= found.wide
        assert box.y + box.high <= found.high
        assert all(box.y < line.y < box.y + box.high for line in box.lines)
        for other in found.boxes:
            apart = other.x >= box.x + box.wide or box.x >= other.x + other.wide
            apart |= other.y >= box.y + box.high or box.y >= other.y + other.high
            assert apart or other is box


def test_the_file_of_the_figures_is_what_the_page_shows(site: Path) -> None:
    page = words(html(site, "about/method"))
    data = json.loads((site / "data" / "coverage.json").read_text(encoding="utf-8"))
    assert data.keys() == {"year", "region", "language", "sourcetype", "role", "read", "voice"}
    for facet in data.values():
        assert facet["means"] in page
        for row in facet["values"]:
            second = row.get("with_role", row.get("disputed_or_limited"))
            assert f"{row['words']} {row.get('works', row.get('claims'))} {second}" in page


def facet(name: str, **values: int) -> Facet:
    rows = [Value(one.replace("_", "-"), one, number, 0) for one, number in values.items()]
    return Facet(name, name, "work", sum(values.values()), rows)


@pytest.mark.parametrize(
    ("few", "many", "follows"),
    [
        (facet("read", full=1, part=3), facet("read", full=3, part=1), "not read whole"),
        (facet("region", europe=19, africa=1), facet("region", europe=8, africa=2), "seldom heard"),
        (
            facet("language", English=95, German=5),
            facet("language", English=9, German=3),
            "hardly heard",
        ),
        (facet("sourcetype", news=3, book=2), facet("sourcetype", news=2, book=2), "more news"),
        (facet("year", earlier=1, before=19), facet("year", earlier=2, before=8), "hardly covered"),
        (facet("voice", paper=3, other=2), facet("voice", paper=2, other=2), "from one paper"),
    ],
)
def test_what_follows_goes_when_the_figures_no_longer_say_it(
    few: Facet, many: Facet, follows: str
) -> None:
    assert follows in means(few)
    assert follows not in means(many)
    assert means(many)


def test_nothing_follows_from_what_is_not_recorded() -> None:
    empty = Facet("region", "Region", "work", 2, [Value("", "not recorded", 2, 0)])
    assert means(empty) == ""


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    bad = SEARCHES.replace("By hand", '"<script>alert(1)</script> [x](javascript:1) @{{7*7}}"')
    bad = bad.replace("Too old.", '"</text><image href=x onerror=alert(1)>"')
    pages = made(tmp_path, searches=bad)
    for name in ("about/method.md", "data/flow.svg"):
        assert "<script>alert" not in pages[name]
        assert "<image" not in pages[name]
        assert "&lt;script&gt;alert" in pages[name]
