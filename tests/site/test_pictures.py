"""The pictures say what the map says: every count is worked out again from `data/map.json` alone, by other means."""

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import built, project

PAPER = "roberts2024global"
Cells = dict[tuple[str, ...], set[str]]


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data" / "map.json").read_text(encoding="utf-8"))
    return found


def html(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def tags(text: str, tag: str, holding: str) -> list[dict[str, str]]:
    """The attributes of each such tag that has the attribute `holding`."""
    found = (dict(re.findall(r'([\w:-]+)="([^"]*)"', inner)) for inner in re.findall(rf"<{tag}\s([^>]*)>", text))
    return [{name: unescape(value) for name, value in one.items()} for one in found if holding in one]


def works_behind(data: dict[str, Any], head: str) -> set[str]:
    """The works that stand in the record of a relation, or beside the claims on which it rests; background is none."""
    claims = {claim["id"]: claim for claim in data["claims"]}
    beside = [edge for edge in data["edges"] if edge.get("beside") == head]
    works = {edge["target"][1:] for edge in beside if edge["kind"] == "cite" and edge["role"] != "background"}
    for edge in beside:
        if edge["says"] == "rests on":
            works |= {cited["key"] for cited in claims[edge["claim"]]["cites"] if cited["role"] != "background"}
    return works


def cells_of(data: dict[str, Any], word: str, key: Callable[[dict[str, Any]], tuple[str, ...]]) -> tuple[Cells, Cells]:
    """Works and words of each cell, from the relations that have a `word` ('effect' or 'verdict')."""
    works, words = defaultdict(set), defaultdict(set)
    for edge in data["edges"]:
        if edge.get(word) and edge["kind"] == "relation" and "beside" not in edge:
            works[key(edge)] |= works_behind(data, edge["from"])
            words[key(edge)].add(edge[word])
    return works, words


def kinds(data: dict[str, Any]) -> dict[str, str]:
    return {entry["id"]: entry["kind"] for entry in data["entries"]}


def test_matrices_count_what_the_map_records(site: Path, data: dict[str, Any]) -> None:
    kind = kinds(data)
    barriers = {"edges": [e for e in data["edges"] if kind[e["source"]] == "barrier"], "claims": data["claims"]}
    works, words = cells_of(barriers, "effect", lambda edge: (edge["source"], edge["target"]))
    judged, verdicts = cells_of(data, "verdict", lambda e: (e["target"], e["source"], e["condition"]))
    shown = tags(html(site, "matrix"), "td", "data-row")
    of_barriers = {(td["data-row"], td["data-column"]): td for td in shown if "data-condition" not in td}
    of_criteria = {(td["data-row"], td["data-column"], td["data-condition"]): td for td in shown if "data-condition" in td}
    every = Counter(kind.values())
    assert len(of_barriers) == every["barrier"] * every["pathway"] > 300
    assert len(of_criteria) == every["criterion"] * every["pathway"] * 2
    for counted, said, found in ((works, words, of_barriers), (judged, verdicts, of_criteria)):
        assert {key: int(td["data-count"]) for key, td in found.items()} == {
            key: len(counted.get(key, ())) for key in found}  # fmt: skip
        assert {key: set(td["data-effects"].split()) for key, td in found.items() if "data-effects" in td} == said


def test_the_newest_year_of_a_cell_is_that_of_its_newest_work_besides_the_paper(site: Path, data: dict[str, Any]) -> None:
    issued = {one["id"]: str(one["issued"]["date-parts"][0][0]) for one in data["references"] if "issued" in one}
    rows = csv.DictReader(io.StringIO((site / "data" / "matrix-barriers.csv").read_text(encoding="utf-8")))
    checked = 0
    for row in rows:
        cited = {key for role in ("states", "supports", "evidence", "extends", "qualifies", "disputes", "updates")
                 for key in row[role].split()}  # fmt: skip
        newest = max((issued[key] for key in cited - {PAPER} if key in issued), default="")
        assert row["newest besides the paper"] == newest
        checked += bool(newest)
    assert checked > 15


def test_a_table_as_csv_has_the_cells_of_the_page(site: Path) -> None:
    shown = tags(html(site, "matrix"), "td", "data-row")
    for name, part in (("barriers", [td for td in shown if "data-condition" not in td]),
                       ("criteria", [td for td in shown if "data-condition" in td])):  # fmt: skip
        rows = list(csv.DictReader(io.StringIO((site / "data" / f"matrix-{name}.csv").read_text(encoding="utf-8"))))
        assert [(row["row"], row["pathway"], row["works"]) for row in rows] == [
            (td["data-row"], td["data-column"], td["data-count"]) for td in part]  # fmt: skip


def words(text: str) -> str:
    """What a reader sees of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", text)).split())


def test_phones_have_each_cell_that_says_something(site: Path) -> None:
    """Beside the name of its pathway, in words that are the cell's."""
    page = html(site, "matrix")
    heads = {href: words(name) for href, name in re.findall(r'<th scope="col" data-column="([^"]*)">(.*?)</th>', page)}
    expected, found = [], []
    for row in re.findall(r'<tr class="lm-row".*?</tr>', page, re.S):
        cells = re.findall(r'<td data-row="[^"]*" data-column="([^"]*)"([^>]*)>(.*?)</td>', row, re.S)
        expected.append([(heads[column], words(said)) for column, about, said in cells
                         if "data-tone" in about and 'data-tone="not-assessed"' not in about])  # fmt: skip
    for summary in re.findall(r'<details class="lm-fold" data-kind="\w+" data-row=.*?<summary>(.*?)</summary>', page, re.S):
        lines = re.findall(r'<span class="lm-said"[^>]*><span>([^<]*)</span> <span>(.*?)</span></span>\n', summary, re.S)
        found.append([(name, words(said)) for name, said in lines])
    assert found == expected
    assert sum(map(len, found)) > 80


def test_a_row_says_in_words_what_its_cells_show(site: Path) -> None:
    page = html(site, "matrix")
    said = re.findall(r'<summary>.*?<span class="lm-gist">([^<]*)</span>', page)
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for td in tags(page, "td", "data-row"):
        rows[td["data-row"], td.get("data-condition", "")].append(td)
    assert len(said) == len(rows)
    beyond = 0
    for gist, tds in zip(said, rows.values(), strict=True):
        filled = [td for td in tds if td.get("data-effects")]
        assert gist.startswith(f"{len(filled)} of {len(tds)} pathways: " if filled else "nothing recorded")
        more = re.search(r"(\d+|none) with works", gist)
        works = [(site / "data" / "matrix" / f"{name}.bib").read_text(encoding="utf-8") for name in (
            ".".join(filter(None, (td["data-row"], td["data-column"], td.get("data-condition")))) for td in filled)]  # fmt: skip
        others = sum(any(PAPER not in key for key in re.findall(r"(?m)^@\w+\{([^,]+),", text)) for text in works)
        assert not filled or (more is not None and more[1] == (str(others) if others else "none"))
        beyond += others
    assert beyond > 15


def test_each_filled_cell_leads_to_its_list_and_its_works(site: Path) -> None:
    page = html(site, "matrix")
    cells = re.findall(r'<a id="cell-([\w.-]+)" href="#list-([\w.-]+)"', page)
    assert cells
    assert all(one == other for one, other in cells)
    for name, _ in cells:
        assert f'<section id="list-{name}">' in page
        assert (site / "data" / "matrix" / f"{name}.bib").exists()


def test_the_argument_draws_each_edge_that_the_map_has_and_no_other(site: Path, data: dict[str, Any]) -> None:
    kind, page = kinds(data), (site / "index.html").read_text(encoding="utf-8")
    paths = tags(page, "path", "data-from")
    drawn = {(path["data-from"], path["data-to"], path.get("data-effect", "")) for path in paths}
    relations = [edge for edge in data["edges"] if edge["kind"] == "relation"]
    bearing = {(e["source"], e["target"], e["effect"]) for e in relations
               if e.get("effect") and kind[e["source"]] == "barrier"}  # fmt: skip
    serves = {(e["target"], e["source"], "") for e in relations if e["says"] == "serves"}
    asked = {(e["source"], e["target"], "") for e in relations if e["says"] == "addressed to"}
    assert drawn == bearing | serves | asked
    groups = Counter((next(one["order"] for one in data["entries"] if one["id"] == source), target, effect)
                     for source, target, effect in bearing if effect in ("hinders", "motivates", "mixed"))  # fmt: skip
    assert len(re.findall(r'class="lm-ribbon"', page)) == len(groups)


def test_each_item_of_the_argument_counts_its_works_and_those_that_dispute_it(site: Path, data: dict[str, Any]) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    cited: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in data["claims"]:
        cited[claim["entry"]] |= {(one["key"], one["role"]) for one in claim["cites"]}
    disputed = []
    nodes = re.findall(r'<a class="lm-node"[^>]*data-id="([\w-]+)".*?</a>', page, re.DOTALL)
    for one in nodes:
        node = page.partition(f'data-id="{one}"')[2].partition("</a>")[0]
        works = {key for key, role in cited[one] if key != PAPER and role != "background"}
        against = {key for key, role in cited[one] if role == "disputes"}
        number, dissent = re.search(r'lm-marks">(\d+)<', node), re.search(r"≠(\d+)", node)
        if one in {entry["id"] for entry in data["entries"] if entry["kind"] == "institution"}:
            assert not number
            continue
        assert int(number[1] if number else 0) == len(works)
        assert int(dissent[1] if dissent else 0) == len(against)
        disputed += [one] * bool(against)
    assert disputed
    for part in ("lm-legend", "lm-aslist"):
        said = page.partition(f'class="{part}"')[2].partition("</p>")[0].partition("Disputed:")[2]
        assert re.findall(r'href="[\w./]*/([\w-]+)/"', said)[:3] == disputed[:3]


def joined(page: str) -> Iterator[tuple[str, str]]:
    """Every pair of an item of the list and an entry that it names as joined to it."""
    for item in re.findall(r'<li id="list-([\w-]+)".*?</details>', page, re.DOTALL):
        inner = page.split(f'<li id="list-{item}"')[1].split("</details>")[0]
        for block in inner.split("<h4>")[1:]:
            yield from ((item, target) for target in re.findall(r'href="[\w./]*/([\w-]+)/"', block))


def test_the_list_of_the_argument_holds_what_the_picture_lights(site: Path) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    listed = set(joined(page))
    nodes = {node["data-id"]: set(node["data-near"].split()) for node in tags(page, "a", "data-near")}
    lines = {(path["data-from"], path["data-to"]) for path in tags(page, "path", "data-from")}
    assert {item for item, _ in listed} <= set(nodes)
    assert lines | {(b, a) for a, b in lines} <= listed
    for item, other in listed:
        assert other in nodes[item], f"{item} names {other}, which the picture does not light"
    assert {(b, a) for a, b in listed} == listed


def test_marks_of_barriers_count_works_besides_the_paper(site: Path, data: dict[str, Any]) -> None:
    page = (site / "index.html").read_text(encoding="utf-8")
    works: dict[str, set[str]] = defaultdict(set)
    for claim in data["claims"]:
        works[claim["entry"]] |= {c["key"] for c in claim["cites"] if c["role"] != "background"} - {PAPER}
    marks = dict(re.findall(r'data-id="([\w-]+)"(?:(?!</a>).)*?class="lm-marks">(\d+)<', page))
    barriers = [entry["id"] for entry in data["entries"] if entry["kind"] == "barrier"]
    assert {one: int(marks.get(one, 0)) for one in barriers} == {one: len(works[one]) for one in barriers}
    assert sum(map(int, marks.values())) > 20


def test_the_network_has_each_tie_once_as_line_and_as_row(site: Path, data: dict[str, Any]) -> None:
    kind, page = kinds(data), html(site, "map")
    signs = {"issued by": "issued", "does not include": "absent"}
    expected: Counter[tuple[str, str, str]] = Counter()
    for edge in data["edges"]:
        sign = edge.get("tie") or ("lineage" if edge.get("change") else signs.get(edge["says"], ""))
        if edge["kind"] == "relation" and sign and kind[edge["source"]] in ("institution", "instrument"):
            expected[edge["source"], edge["target"], sign] += 1
    for tag in ("path", "tr"):
        found = tags(page, tag, "data-sign")
        assert Counter((one["data-from"], one["data-to"], one["data-sign"]) for one in found) == expected
    assert len(expected) > 70


def test_the_network_of_the_paper_has_nothing_that_came_later(site: Path, data: dict[str, Any]) -> None:
    later = [tie for tie in tags(html(site, "map"), "tr", "data-days") if "paper" not in tie["data-days"].split()]
    dated = {(e["source"], e["target"]) for e in data["edges"]
             if max(e.get("since", ""), e.get("as_of", ""), e.get("date", "")) > "2024-02-20"}  # fmt: skip
    assert {(tie["data-from"], tie["data-to"]) for tie in later} <= dated
    assert ("gpai", "oecd") in {(tie["data-from"], tie["data-to"]) for tie in later if tie["data-sign"] == "lineage"}


def test_works_are_joined_by_the_claims_that_both_stand_beside(site: Path, data: dict[str, Any]) -> None:
    expected: Counter[tuple[str, str]] = Counter()
    for claim in data["claims"]:
        keys = sorted({cited["key"] for cited in claim["cites"]} - {PAPER})
        expected.update((one, other) for place, one in enumerate(keys) for other in keys[place + 1 :])
    pairs = html(site, "map").split('<section class="lm-pair"')[1:]
    found = {tuple(re.findall(r'data-(?:from|to)="([^"]*)"', pair)): pair.count("#claim-") for pair in pairs}
    assert found == dict(expected)


def test_nothing_that_the_paper_may_have_known_stands_as_since(site: Path) -> None:
    listed = html(site, "timeline").partition('<section class="lm-year">')[2]
    since, before = listed.split('<li class="lm-paper-row">')
    assert "Roberts et al. 2024" in before
    assert "Roberts et al. 2024" not in since
    dates = [re.findall(r'<span class="lm-date">([^<]*)</span>', part) for part in (since, before)]
    assert {"2024", "Feb 2024", "Jan 2024"}.isdisjoint(dates[0])
    assert all(int(when[-4:]) >= 2024 for when in dates[0])
    assert max(int(when[-4:]) for when in dates[1]) == 2024


def test_the_timeline_holds_every_dated_thing_and_a_dot_for_each(site: Path, data: dict[str, Any]) -> None:
    page = html(site, "timeline")
    rows = tags(page, "li", "data-lane")
    expected = {
        "instrument": sum(len(entry.get("events", ())) for entry in data["entries"]),
        "development": sum("date" in entry for entry in data["entries"]),
        "reference": sum("issued" in one for one in data["references"]),
    }
    assert Counter(row["data-lane"] for row in rows) == expected
    dots = tags(page, "a", "data-moment")
    assert [row["id"] for row in rows] == [f"moment-{dot['data-moment']}" for dot in dots]
    drawn = tags(page, "circle", "data-kind")
    assert [row["data-lane"] for row in rows] == [dot["data-kind"] for dot in drawn]
    assert len({(dot["cx"], dot["cy"]) for dot in drawn}) == len(drawn)


def test_a_dot_stands_right_of_the_line_if_it_came_after_the_paper(site: Path) -> None:
    page = html(site, "timeline")
    line = float(re.findall(r'class="lm-paper-line" d="M([\d.]+)', page)[0])
    after = page.split("lm-paper-row")[0].count("data-lane=")
    right = [float(dot["cx"]) > line for dot in tags(page, "circle", "data-kind")]
    assert right == [True] * after + [False] * (len(right) - after)
    assert 20 < after < len(right)


def test_a_work_that_is_called_by_its_title_has_it_once_on_the_timeline(site: Path) -> None:
    rows = re.findall(r'<li id="moment-\d+"[^>]* data-lane="reference".*?</li>', html(site, "timeline"), re.S)
    said = [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in rows]
    assert "United States Withdraws From UNESCO" in " ".join(said)
    assert [one for one in said if one.count("United States Withdraws From UNESCO") > 1] == []
    assert sum("Recommendation of the Council on Artificial Intelligence" in one for one in said) == 1


def test_home_tells_what_happened_lately_each_happening_once(site: Path, data: dict[str, Any]) -> None:
    kind = kinds(data)
    told = {(entry["date"], edge["target"]) for entry in data["entries"] if "date" in entry for edge in data["edges"]
            if edge.get("source") == entry["id"] and kind.get(edge["target"]) == "instrument"}  # fmt: skip
    found = [(entry["date"], entry["id"]) for entry in data["entries"] if "date" in entry]
    found += [(event["date"], entry["id"]) for entry in data["entries"] for event in entry.get("events", ())
              if (event["date"], entry["id"]) not in told]  # fmt: skip
    newest = sorted(found, reverse=True)[:5]
    lately = html(site, "").partition('<section class="lm-lately"')[2].partition("</section>")[0]
    shown = [href.rstrip("/").split("/")[-1] for href in re.findall(r'href="([^"]*)"', lately)]
    assert shown == [one for _, one in newest]


def test_the_timeline_sums_up_what_came_since_the_paper(site: Path) -> None:
    page = html(site, "timeline")
    since = Counter(row["data-lane"] for row in tags(page.split("lm-paper-row")[0], "li", "data-lane"))
    note = words(page.partition('<p class="lm-note">')[2].partition("</p>")[0])
    assert note == (f"Since the paper's sources were read on 20 Feb 2024: {since['instrument']} events , "
                    f"{since['development']} developments , {since['reference']} works .")  # fmt: skip


def test_a_day_is_named_once_to_the_eye_and_always_to_a_screen_reader(site: Path) -> None:
    rows = re.findall(r'<li id="moment-\d+"([^>]*)><span class="lm-date">([^<]*)</span>', html(site, "timeline"))
    same = ["lm-same-day" in about for about, _ in rows]
    assert same == [False, *(one == other for (_, one), (_, other) in pairwise(rows))]
    assert sum(same) > 20


def test_ties_of_each_kind_are_said_in_words_as_in_the_table(site: Path) -> None:
    page = html(site, "map")
    said = page.partition('<dl class="lm-kinds">')[2].partition("</dl>")[0]
    kinds = ("draws-on", "delegates-to", "mandated-by", "overlaps-with", "hosts", "lineage")
    expected = Counter(row["data-sign"] for row in tags(page, "tr", "data-from") if row["data-sign"] in kinds)
    assert set(expected) == set(kinds)
    assert Counter(one["data-sign"] for one in tags(said, "a", "data-days")) == expected
    assert ">G20 → OECD</a>" in said
    assert ">IEC and IEEE</a>" in said


def test_files_for_slides_are_svg_with_caption_day_and_licence(site: Path, data: dict[str, Any]) -> None:
    from xml.etree import ElementTree

    names = ("argument", "matrix-barriers", "matrix-criteria", "map", "timeline")
    year = data["as_of"][:4]
    for name in names:
        text = (site / "data" / f"{name}.svg").read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
        said = " ".join("".join(element.itertext()) for element in root)
        assert "CC BY 4.0" in said
        assert year in said
        assert not {element.tag.rpartition("}")[2] for element in root.iter()} & {"script", "a", "image", "foreignObject"}


def edited(target: Path, site: Path, change: Callable[[str], str]) -> str:
    """The matrices' page of the small corpus, with one file changed."""
    root = project(target)
    path = root / "content" / "barriers" / "slow-ratification.md"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return html(built(root, site, "--today", "2026-11-01"), "matrix")


def test_an_edit_changes_the_cells_of_its_entry_and_no_other(tmp_path: Path, corpus_site: Path) -> None:
    before = {(td["data-row"], td["data-column"], td.get("data-condition")): td
              for td in tags(html(corpus_site, "matrix"), "td", "data-row")}  # fmt: skip
    page = edited(tmp_path / "p", tmp_path / "s", lambda text: text.replace("effect: hinders", "effect: motivates", 1))
    after = {(td["data-row"], td["data-column"], td.get("data-condition")): td for td in tags(page, "td", "data-row")}
    assert before.keys() == after.keys()
    changed = {key for key in before if before[key] != after[key]}
    assert changed
    assert {key[0] for key in changed} == {"slow-ratification"}


def test_dissent_behind_a_cell_is_said_in_the_cell_and_above_the_table(tmp_path: Path, corpus_site: Path) -> None:
    assert "No work on this map disputes any of it." in html(corpus_site, "matrix")
    page = edited(tmp_path / "p", tmp_path / "s", lambda text: text.replace(
        "[supports @roberts2024global, n. 16]", "[disputes @roberts2024global, n. 16]"))  # fmt: skip
    assert "In 1 a work disputes what is said." in page
    cells = re.findall(r'<td data-row="([^"]*)"(?:(?!</td>).)*lm-dispute', page, re.DOTALL)
    assert cells == ["slow-ratification"]
    assert page.count("; disputed</span>") == 1


def test_a_recommendation_says_which_claims_it_rests_on_and_which_are_overtaken(site: Path, data: dict[str, Any]) -> None:
    claims = {claim["id"]: claim for claim in data["claims"]}
    seen = set()
    for entry in data["entries"]:
        if entry["kind"] != "recommendation":
            continue
        page = (site / "recommendations" / entry["id"] / "index.html").read_text(encoding="utf-8")
        waiting = [e["claim"] for e in data["edges"] if e["source"] == entry["id"] and e["says"] == "rests on"]
        expected: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in expected:
                expected.add(name)
                waiting += claims[name]["rests_on"]
        expected = {name for name in expected if claims[name]["entry"] != entry["id"]}
        block = page.split('class="lm-change"')[1].split("</ul>")[0] if "lm-change" in page else ""
        found = re.findall(r'<li data-status="([^"]*)">.*?href="[\w./]*?([\w-]+)/#claim-([\w-]+)"', block, re.DOTALL)
        assert {f"{one}#{claim}": status for status, one, claim in found} == {
            name: " ".join(claims[name]["status"]) for name in expected}  # fmt: skip
        overtaken = [name for name in expected if "overtaken" in claims[name]["status"]]
        assert block.count("check this recommendation") == len(overtaken)
        contested = [name for name in expected if "contested" in claims[name]["status"]]
        check = page.partition("<dt>Check</dt>")[2].partition("</a>")[0]
        assert [int(number) for number in re.findall(r"(\d+) (?:overtaken|contested)", check)] == [
            len(names) for names in (overtaken, contested) if names]  # fmt: skip
        seen |= {"overtaken"} if overtaken else set()
        seen |= {"contested"} if contested else set()
    assert seen == {"overtaken", "contested"}


def test_the_trail_begins_with_whom_a_recommendation_asks_and_on_what_it_rests(site: Path, data: dict[str, Any]) -> None:
    seen = 0
    for entry in (one for one in data["entries"] if one["kind"] == "recommendation"):
        trail = html(site, f"recommendations/{entry['id']}").partition('<ol class="lm-trail"')[2].partition("</ol>")[0]
        first = trail.partition("<span>serves</span>")[0].partition("<span>answers</span>")[0]
        resting = trail.partition("<span>rests on</span>")[2].partition('class="lm-answer"')[0]
        page = html(site, f"recommendations/{entry['id']}")
        change = page.partition('class="lm-change"')[2].partition("</ul>")[0]
        claims = re.findall(r'<li data-status.*?href="([^"]*)"', change, re.S)
        assert re.findall(r'<p><a href="([^"]*)"', resting) == claims[:2]
        assert ("what would change this" in resting) == bool(claims)
        assert (f"and {len(claims) - 2} more" in resting) == (len(claims) > 2)
        asked = [edge["target"] for edge in data["edges"]
                 if edge["kind"] == "relation" and edge["source"] == entry["id"] and edge["says"] == "addressed to"]  # fmt: skip
        assert re.findall(r'href="[^"]*/institutions/([\w-]+)/"', first) == asked
        seen += len(asked)
    assert seen


def test_a_map_without_pathways_and_institutions_still_has_its_pages(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    for path in (root / "content").rglob("*.md"):
        if path.name not in ("index.md", "about.md"):
            path.unlink()
    (root / "content" / "index.md").write_text("---\ntitle: Home\nsummary: A page.\n---\nNothing yet.\n", encoding="utf-8")
    (root / "content" / "about.md").write_text("---\ntitle: About\nsummary: A page.\n---\nNothing yet.\n", encoding="utf-8")
    site = built(root, tmp_path / "s")
    for page in ("matrix", "map", "timeline"):
        assert "<h1>" in html(site, page)



def test_the_matrix_sums_up_its_cells_and_says_whether_anyone_dissents(site: Path, data: dict[str, Any]) -> None:
    for name in ("barriers", "criteria"):
        rows = list(csv.DictReader((site / "data" / f"matrix-{name}.csv").read_text(encoding="utf-8").splitlines()))
        said = [row for row in rows if row["says"] and row["says"] != "not assessed"]
        beyond = [row for row in said if row["newest besides the paper"]]
        newest = max(row["newest besides the paper"] for row in beyond)
        dissent = sum(bool(row["disputes"]) for row in said)
        words = f"In {dissent} a work disputes what is said" if dissent else "No work on this map disputes any of it"
        assert (f'<p class="lm-note">{len(said)} of {len(rows)} cells say something, {len(beyond)} of them with works '
                f"besides the paper, the newest of {newest}. {words}.</p>") in html(site, "matrix")  # fmt: skip


def test_each_name_on_the_map_counts_its_ties_of_today(site: Path) -> None:
    page = html(site, "map")
    counts: Counter[str] = Counter()
    for row in tags(page, "tr", "data-days"):
        if "today" in row["data-days"].split() and row["data-sign"] != "absent":
            counts.update((row["data-from"], row["data-to"]))
    said = re.findall(r'data-id="([^"]+)" data-near="[^"]*">.*?<small data-ties="(\d+)"', page)
    assert {one: int(number) for one, number in said} == {one: counts[one] for one, _ in said}
    assert counts.most_common(1)[0][1] == int(re.findall(r"Most ties today: .*?\((\d+)\)", page, re.S)[0])
