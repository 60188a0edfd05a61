"""The matrices say what the map says: every count is worked out again from `data/map.json` alone."""

import csv
import io
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.site.conftest import written
from tests.site.seen import PAPER, html, kinds, tags, words
from tests.small import graph

from litmap.site import render

SAYING = ("states", "supports", "evidence", "extends", "qualifies", "updates")
SUPPORTING = ("states", "supports", "evidence", "extends")
Cells = dict[tuple[str, ...], set[str]]
Row = list[tuple[str, list[str]]]


def works_behind(data: dict[str, Any], head: str) -> set[str]:
    """The works that stand in the record of a relation, or beside the claims on which it rests; background is none."""
    claims = {claim["id"]: claim for claim in data["claims"]}
    beside = [edge for edge in data["edges"] if edge.get("beside") == head]
    works = {
        edge["target"][1:]
        for edge in beside
        if edge["kind"] == "cite" and edge["role"] != "background"
    }
    for edge in beside:
        if edge["says"] == "rests on":
            works |= {
                cited["key"]
                for cited in claims[edge["claim"]]["cites"]
                if cited["role"] != "background"
            }
    return works


def cells_of(
    data: dict[str, Any], word: str, key: Callable[[dict[str, Any]], tuple[str, ...]]
) -> tuple[Cells, Cells]:
    """Works and words of each cell, from the relations that have a `word` ('effect' or 'verdict')."""
    works, words = defaultdict(set), defaultdict(set)
    for edge in data["edges"]:
        if edge.get(word) and edge["kind"] == "relation" and "beside" not in edge:
            works[key(edge)] |= works_behind(data, edge["from"])
            words[key(edge)].add(edge[word])
    return works, words


def test_matrices_count_what_the_map_records(site: Path, data: dict[str, Any]) -> None:
    kind = kinds(data)
    barriers = {
        "edges": [e for e in data["edges"] if kind[e["source"]] == "barrier"],
        "claims": data["claims"],
    }
    works, words = cells_of(barriers, "effect", lambda edge: (edge["source"], edge["target"]))
    judged, verdicts = cells_of(
        data, "verdict", lambda e: (e["target"], e["source"], e["condition"])
    )
    shown = tags(html(site, "matrix"), "td", "data-row")
    of_barriers = {
        (td["data-row"], td["data-column"]): td for td in shown if "data-condition" not in td
    }
    of_criteria = {
        (td["data-row"], td["data-column"], td["data-condition"]): td
        for td in shown
        if "data-condition" in td
    }
    every = Counter(kind.values())
    assert len(of_barriers) == every["barrier"] * every["pathway"]
    assert len(of_criteria) == every["criterion"] * every["pathway"] * 2
    for counted, said, found in ((works, words, of_barriers), (judged, verdicts, of_criteria)):
        assert {key: int(td["data-count"]) for key, td in found.items()} == {
            key: len(counted.get(key, ())) for key in found
        }
        assert {
            key: set(td["data-effects"].split())
            for key, td in found.items()
            if "data-effects" in td
        } == said


def test_the_newest_year_of_a_cell_is_that_of_its_newest_work_besides_the_paper(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    issued = {
        one["id"]: str(one["issued"]["date-parts"][0][0])
        for one in data["references"]
        if "issued" in one
    }
    rows = csv.DictReader(
        io.StringIO((site / "data" / "matrix-barriers.csv").read_text(encoding="utf-8"))
    )
    checked = 0
    for row in rows:
        cited = {key for role in SUPPORTING for key in row[role].split()}
        newest = max((issued[key] for key in cited - {PAPER} if key in issued), default="")
        assert row["newest besides the paper"] == newest
        checked += bool(newest)
    assert checked or not rich


def test_a_table_as_csv_has_the_cells_of_the_page(site: Path) -> None:
    shown = tags(html(site, "matrix"), "td", "data-row")
    for name, part in (
        ("barriers", [td for td in shown if "data-condition" not in td]),
        ("criteria", [td for td in shown if "data-condition" in td]),
    ):
        rows = list(
            csv.DictReader(
                io.StringIO((site / "data" / f"matrix-{name}.csv").read_text(encoding="utf-8"))
            )
        )
        assert [(row["row"], row["pathway"], row["works"]) for row in rows] == [
            (td["data-row"], td["data-column"], td["data-count"]) for td in part
        ]


def in_table(page: str) -> list[tuple[str, Row]]:
    """Each row of the tables: its entry, and what its cells say under the heading of their column."""
    heads = {
        href: words(name)
        for href, name in re.findall(r'<th scope="col" data-column="([^"]*)">(.*?)</th>', page)
    }
    found = []
    for entry, row in re.findall(r'<tr class="lm-row" data-row="([^"]*)"(.*?)</tr>', page, re.S):
        cells = re.findall(r'<td data-row="[^"]*" data-column="([^"]*)"[^>]*>(.*?)</td>', row, re.S)
        said = [(heads[column], [words(one) or "–"]) for column, one in cells]
        found.append((entry, said))
    return found


def test_phones_have_each_cell_that_says_something(site: Path, rich: bool) -> None:
    """Beside the name of its pathway, in words that are the cell's; a criterion's two conditions side by side."""
    page = html(site, "matrix")
    expected: dict[str, Row] = {}
    for entry, row in in_table(page):
        both = zip(expected.get(entry, [(name, []) for name, _ in row]), row, strict=True)
        expected[entry] = [(name, [*before, *said]) for (name, before), (_, said) in both]
    found = {}
    for entry, summary in re.findall(
        r'<details class="lm-fold" data-kind="\w+" data-row="([^"]*)">\n<summary>(.*?)</summary>',
        page,
        re.S,
    ):
        lines = re.findall(
            r'<span class="lm-said" data-column[^>]*><span>([^<]*)</span>(.*?)</span>\n',
            summary,
            re.S,
        )
        found[entry] = [
            (
                name,
                [
                    words(one)
                    for one in re.split(r"<span data-tone=|<span>(?=<span [^>]*>–)", said)[1:]
                ],
            )
            for name, said in lines
        ]
    silent = {"–", "– not assessed", "not assessed"}
    said = {
        entry: [(name, cells) for name, cells in row if set(cells) - silent]
        for entry, row in expected.items()
    }
    shown = {
        entry: [
            (name, [one.partition(">")[2].strip() or "–" for one in cells]) for name, cells in row
        ]
        for entry, row in found.items()
    }
    assert shown == said
    assert any(said.values()) or not rich


def name_of(td: dict[str, str]) -> str:
    """The name of a cell, by which its works are downloaded."""
    parts = (td["data-row"], td["data-column"], td.get("data-condition"))
    return ".".join(part for part in parts if part)


def test_a_row_says_in_words_what_its_cells_show(site: Path, rich: bool) -> None:
    page = html(site, "matrix")
    said = re.findall(r'<span class="lm-gist">(?:[A-Z][\w ]*: )?([^<]*)</span>', page)
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for td in tags(page, "td", "data-row"):
        rows[td["data-row"], td.get("data-condition", "")].append(td)
    assert len(said) == len(rows)
    besides = {
        ".".join(part for part in (row["row"], row["pathway"], row.get("condition")) if part)
        for name in ("barriers", "criteria")
        for row in csv.DictReader(
            (site / "data" / f"matrix-{name}.csv").read_text(encoding="utf-8").splitlines()
        )
        if {key for role in SUPPORTING for key in row[role].split()} - {PAPER}
    }
    beyond = 0
    for gist, tds in zip(said, rows.values(), strict=True):
        filled = [td for td in tds if td.get("data-effects", "not-assessed") != "not-assessed"]
        some = f"{len(filled)} of {len(tds)} pathways: "
        assert gist.startswith(some if filled else ("nothing recorded", "no verdict"))
        more = re.search(r"(\d+|none) with works", gist)
        others = sum(name_of(td) in besides for td in filled)
        assert not filled or (more is not None and more[1] == (str(others) if others else "none"))
        beyond += others
    assert beyond or not rich


def test_the_matrix_sums_up_its_cells_and_leads_to_all_that_is_disputed(
    site: Path, rich: bool
) -> None:
    page = html(site, "matrix")
    notes = re.findall(r'<p class="lm-note">(.*?)</p>', page, re.S)
    for name, note in zip(("criteria", "barriers"), notes, strict=True):
        rows = list(
            csv.DictReader(
                (site / "data" / f"matrix-{name}.csv").read_text(encoding="utf-8").splitlines()
            )
        )
        said = [row for row in rows if row["says"] and row["says"] != "not assessed"]
        beyond = [row for row in said if row["newest besides the paper"]]
        assert f"{len(said)} of {len(rows)} cell" in words(note)
        if beyond:
            newest = max(row["newest besides the paper"] for row in beyond)
            assert f", {len(beyond)} of them with works besides the paper" in words(note)
            assert f", the newest of {newest}." in words(note)
        disputed = [
            ".".join(filter(None, (row["row"], row["pathway"], row["condition"])))
            for row in said
            if row["disputes"]
        ]
        assert disputed or not rich
        assert re.findall(r'href="#cell-([\w.-]+)"', note) == disputed


def test_each_filled_cell_leads_to_its_list_and_its_works(site: Path, rich: bool) -> None:
    page = html(site, "matrix")
    cells = re.findall(r'<a id="cell-([\w.-]+)" href="(\d+)/#list-([\w.-]+)"', page)
    assert cells or not rich
    below = {number: html(site, f"matrix/{number}") for _, number, _ in cells}
    for name, number, other in cells:
        assert name == other
        assert f'<section id="list-{name}">' in below[number]
        assert f'href="../#cell-{name}" class="lm-back"' in below[number]
        assert f'<a id="list-{name}" href="{number}/#list-{name}">' in page
    works = {name_of(td): int(td["data-count"]) for td in tags(page, "td", "data-row")}
    files = {
        path.stem: path.read_text(encoding="utf-8") for path in (site / "data" / "matrix").iterdir()
    }
    assert {name: len(re.findall(r"(?m)^@\w+\{", text)) for name, text in files.items()} == {
        name: count for name, count in works.items() if count
    }
    every = "".join(below.values())
    assert set(re.findall(r'href="\.\./\.\./data/matrix/([\w.-]+)\.bib"', every)) == set(files)


BARRIER = "slow-ratification"
SOURCES = "[supports @roberts2024global, n. 16]"


def edited(folder: Path, old: str = "", new: str = "") -> str:
    """The matrices' page of the small corpus, with the first of some words replaced in one barrier."""
    root = Path(shutil.copytree(ROOT / "tests" / "corpus", folder / "project"))
    path = root / "content" / "barriers" / f"{BARRIER}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return html(written(root, folder / "pages"), "matrix")


def cells(page: str) -> dict[tuple[str, ...], tuple[dict[str, str], str]]:
    """The attributes of each cell and what it says, by its row, column and condition."""
    found = {}
    for opening, said in re.findall(r"(<td [^>]*>)(.*?)</td>", page, re.DOTALL):
        for td in tags(opening, "td", "data-row"):
            key = (td["data-row"], td["data-column"], td.get("data-condition", ""))
            found[key] = (td, words(said))
    return found


def test_an_edit_changes_the_cells_of_its_entry_and_no_other(tmp_path: Path) -> None:
    before = cells(edited(tmp_path / "before"))
    after = cells(edited(tmp_path / "after", "effect: hinders", "effect: motivates"))
    assert before.keys() == after.keys()
    changed = {key for key in before if before[key] != after[key]}
    assert {key[0] for key in changed} == {BARRIER}


def disputed(page: str) -> tuple[str, set[tuple[str, ...]]]:
    """What stands above the table of barriers, and the cells that say that they are disputed."""
    note = words(page.rpartition('<p class="lm-note">')[2].partition("</p>")[0])
    return note, {key for key, (_, said) in cells(page).items() if "disputed" in said}


def test_dissent_behind_a_cell_is_said_in_the_cell_and_above_the_table(tmp_path: Path) -> None:
    note, before = disputed(edited(tmp_path / "before"))
    page = edited(
        tmp_path / "after",
        SOURCES,
        "[states @roberts2024global, n. 16; disputes @cihon2020fragmentation]",
    )
    told, after = disputed(page)
    (cell,) = after - before
    assert cell[0] == BARRIER
    assert "Slow ratification ×" not in note
    assert re.search(r"Slow ratification × [\w ]+, by Cihon et al\. 2020", told)
    assert "paper alone disputed by 1" in cells(page)[cell][1]


def test_that_the_paper_disputes_is_no_dissent(tmp_path: Path) -> None:
    before = disputed(edited(tmp_path / "before"))
    after = edited(tmp_path / "after", SOURCES, "[disputes @roberts2024global, n. 16]")
    assert disputed(after) == before


def test_where_nothing_is_disputed_the_matrix_says_so(tmp_path: Path) -> None:
    bearing = (
        "bears_on:\n  - pathway: way\n    effect: hinders\n    because: It does [@adams2021one].\n"
    )
    pathway = "---\ntitle: Way\nsummary: A way.\nstanding: option\n---\n"
    barrier = f"---\ntitle: Drift\nsummary: It drifts.\norder: landscape\n{bearing}---\n"
    made = graph(tmp_path, {"pathways/way.md": pathway, "barriers/drift.md": barrier})
    assert "No work on this map disputes any of it." in render(made)["matrix.md"]


def test_a_cell_that_no_source_states_is_marked_as_inferred(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    kind = kinds(data)
    whose: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in data["edges"]:
        if edge.get("effect") and kind[edge["source"]] == "barrier" and "beside" not in edge:
            whose[edge["source"], edge["target"]].add(edge.get("by", "source"))
    cells = re.findall(
        r'<td data-row="([^"]*)" data-column="([^"]*)" data-count="\d+" data-tone[^>]*>(.*?)</td>',
        html(site, "matrix"),
        re.S,
    )
    marked = {(row, column): "inferred" in words(cell) for row, column, cell in cells}
    assert marked == {key: "source" not in by for key, by in whose.items()}
    assert 0 < sum(marked.values()) < len(marked) or not rich
