"""The library: every work once, in order, and what the boxes say is what the published data say."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.site.pages.test_claims import BOX, ROW, boxes
from tests.site.seen import PAPER, html, tags, words
from tests.small import BASE, DAY, graph, written

from litmap.content.load import load
from litmap.graph.link import link
from litmap.site import render

GROUPS = {
    "official-document": "official",
    "opinion": "opinion",
    "editorial": "opinion",
    "news": "news",
    "web-page": "web",
}
FIRST = ("scholarly", "official", "opinion")


@pytest.fixture(scope="module")
def records(any_map: Path) -> dict[str, dict[str, str]]:
    """The fields of each work but the paper, read with a plain search."""
    text = (any_map / "references.bib").read_text(encoding="utf-8")
    found = {}
    for record in re.split(r"^(?=@)", text, flags=re.MULTILINE):
        opening = re.match(r"@(\w+)\{([^,]+),", record)
        if opening and opening[2] != PAPER and opening[1] not in ("string", "comment"):
            fields = dict(
                re.findall(r"^  (\w+)\s*=\s*\{(.*?)\},?$", record, re.MULTILINE | re.DOTALL)
            )
            found[opening[2]] = {**fields, "type": opening[1]}
    return found


def group(record: dict[str, str]) -> str:
    return GROUPS.get(record.get("sourcetype", ""), "scholarly")


def first(records: dict[str, dict[str, str]]) -> list[str]:
    """The works that are shown at first."""
    return [key for key, record in records.items() if group(record) in FIRST]


def rows(site: Path) -> list[dict[str, str]]:
    return tags(html(site, "references"), "tr", "id")


def test_every_work_but_the_paper_stands_once(
    site: Path, records: dict[str, dict[str, str]]
) -> None:
    page = html(site, "references")
    numbers = re.findall(r'<a href="(\d+)/" data-later>', page)
    pages = [page, *(html(site, f"references/{number}") for number in numbers)]
    found = [row["id"] for one in pages for row in tags(one, "tr", "id")]
    assert sorted(found) == sorted(records)
    assert all(len(ROW.findall(one)) <= 75 for one in pages)


def test_the_paper_stands_above_all_others(site: Path) -> None:
    top, _, _ = html(site, "references").partition('<div class="lm-register')
    assert f'id="{PAPER}"' in top
    assert f'href="{PAPER}/"' in top


def test_news_and_web_pages_are_left_out_at_first_and_stand_last(
    site: Path, records: dict[str, dict[str, str]]
) -> None:
    page = html(site, "references")
    numbers = re.findall(r'<a href="(\d+)/" data-later>', page)
    pages = [page, *(html(site, f"references/{number}") for number in numbers)]
    rows = [row for one in pages for row in re.findall(r'<tr class="lm-row[^>]*>', one)]
    off = ["data-off" in row for row in rows]
    assert off == sorted(off)
    assert off.count(False) == len(first(records))


def test_the_kinds_are_counted_as_the_bibliography_says(
    site: Path, records: dict[str, dict[str, str]]
) -> None:
    counted = Counter(group(record) for record in records.values())
    assert boxes(html(site, "references"), "kind") == counted


def test_how_far_works_were_read_is_counted_as_the_bibliography_says(
    site: Path, records: dict[str, dict[str, str]]
) -> None:
    counted = Counter(records[key]["read"] for key in first(records) if records[key].get("read"))
    assert boxes(html(site, "references"), "read") == counted


def test_what_works_do_is_counted_as_the_data_say(
    site: Path, data: dict[str, Any], records: dict[str, dict[str, str]]
) -> None:
    """Of works that nobody opened it is the paper's use. Our notes do not count."""
    cited = Counter(
        (edge["target"][1:], edge["role"]) for edge in data["edges"] if edge["kind"] == "cite"
    )
    for claim in data["claims"]:
        if claim["by"] == "ours":
            cited -= Counter((one["key"], one["role"]) for one in claim["cites"])
    counted: Counter[str] = Counter()
    for key in first(records):
        roles = {role for work, role in cited if work == key}
        if records[key].get("read") in ("record", "unopened"):
            roles = {"background" if role == "background" else "unread" for role in roles}
        counted.update(roles or {"waits"})
    assert boxes(html(site, "references"), "does") == counted


def test_years_are_counted_in_bands_around_the_paper(
    site: Path, data: dict[str, Any], records: dict[str, dict[str, str]]
) -> None:
    years = {}
    for work in data["references"]:
        issued = work.get("issued", {}).get("date-parts")
        years[work["id"]] = issued[0][0] if issued else 0
    paper = years.get(PAPER, 2024)
    counted: Counter[str] = Counter()
    for key in first(records):
        year = years[key]
        band = "since" if year >= paper else "before" if year >= paper - 4 else "earlier"
        counted[band if year else "none"] += 1
    assert boxes(html(site, "references"), "year") == counted


def test_a_row_counts_the_claims_that_use_its_work(site: Path, data: dict[str, Any]) -> None:
    uses: Counter[str] = Counter()
    against: Counter[tuple[str, str]] = Counter()
    for claim in data["claims"]:
        if claim["by"] != "ours":
            uses.update({one["key"] for one in claim["cites"] if one["role"] != "background"})
            against.update({(one["key"], one["role"]) for one in claim["cites"]})
    page = html(site, "references")
    for row in ROW.findall(page):
        key = re.findall(r'id="([^"]+)"', row)[0]
        said = words(row.rpartition('class="lm-used-by">')[2])
        expected = []
        for role, verb in (("disputes", "disputes"), ("qualifies", "limits")):
            if against[key, role]:
                expected.append(f"{verb} {against[key, role]}")
        if uses[key]:
            expected.append(f"{uses[key]} claim{'s' if uses[key] > 1 else ''}")
        assert said == " ".join(expected), key


def test_critics_stand_first_then_what_is_used_most(site: Path) -> None:
    def weight(row: str) -> tuple[int, int, int]:
        said = words(row.rpartition('class="lm-used-by">')[2])
        numbers = [re.search(rf"{word} (\d+)", said) for word in ("disputes", "limits")]
        claims = re.search(r"(\d+) claim", said)
        return tuple(-int(one[1]) if one else 0 for one in [*numbers, claims])  # type: ignore[return-value]

    weights = [
        weight(row) for row in ROW.findall(html(site, "references")) if "data-off" not in row
    ]
    assert weights == sorted(weights)


def test_every_work_has_what_a_reference_manager_reads_from_a_list(site: Path) -> None:
    page = html(site, "references")
    assert page.count('class="Z3988"') == len(rows(site)) + 1


LONG = " ".join(["word"] * 40)
BIB = (
    BASE["references.bib"]
    .replace("read = {full}", "read = {record}", 1)
    .replace("read = {full}", f"read = {{abstract}},\n  annotation = {{It holds {LONG}. More.}}", 1)
)
BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: one, text: It is slow., cites: "[supports @adams2021one; states @roberts2024global, sec. 2]"}
  - {id: two, text: It is long., cites: "[disputes @brown2022two, abstract]"}
---
"""


def small(root: Path) -> dict[str, str]:
    made = render(graph(root, {"barriers/slow.md": BARRIER, "references.bib": BIB}))
    page = made["references/index.md"]
    return {re.findall(r'id="([^"]+)"', row)[0]: row for row in ROW.findall(page)}


def cells(row: str) -> list[str]:
    return [words(cell) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]


def test_only_kinds_of_which_there_are_works_are_named(tmp_path: Path) -> None:
    made = render(graph(tmp_path, {"barriers/slow.md": BARRIER, "references.bib": BIB}))
    page = words(made["references/index.md"])
    (number,) = set(
        re.findall(r"(\d+) scholarly works, with what each argues and what it does", page)
    )
    assert int(number) == BIB.count("\n@") + BIB.startswith("@") - 1
    assert " 0 " not in page.partition("with what each argues")[0]
    assert "come last" not in page


def test_what_a_work_argues_is_one_sentence_of_at_most_thirty_words(tmp_path: Path) -> None:
    made = small(tmp_path)
    argues = cells(made["brown2022two"])[1]
    assert argues == " ".join(["It", "holds", *["word"] * 28]) + " …"
    assert cells(made["adams2021one"])[1] == "Not read by us."


def test_a_work_that_nobody_opened_supports_nothing(tmp_path: Path) -> None:
    made = small(tmp_path)
    assert 'data-in-does="unread"' in made["adams2021one"]
    assert 'data-in-does="disputes"' in made["brown2022two"]
    assert list(made) == ["brown2022two", "adams2021one"], "critics first"


def test_each_order_has_a_place_for_every_row(tmp_path: Path) -> None:
    made = small(tmp_path)
    for order in ("author", "year", "title"):
        places = [re.findall(rf'data-by-{order}="(\d+)"', row)[0] for row in made.values()]
        assert sorted(places) == ["0", "1"]


def test_the_boxes_have_words_and_the_shown_groups_are_ticked(site: Path) -> None:
    ticked = [value for name, value, tick, _, _ in BOX.findall(html(site, "references")) if tick]
    assert ticked == list(FIRST)


def test_a_library_of_very_many_works_stands_on_numbered_pages(tmp_path: Path) -> None:
    work = re.split(r"(?<=\n\}\n\n)", BASE["references.bib"])[0]
    many = "".join(
        work.replace("adams2021one", f"zed2021work-{number}").replace("Work 1", f"Work {number}")
        for number in range(100)
    )
    root = written(tmp_path, {"references.bib": BASE["references.bib"] + many})
    made = render(link(load(root, DAY)[0]))
    first, second = made["references/index.md"], made["references/2.md"]
    assert [len(ROW.findall(page)) for page in (first, second)] == [75, 27]
    assert re.search(r'<a href="2/" data-later>', first)
    assert 'class="lm-facets"' not in second
    assert "references/3.md" not in made


def test_the_list_of_works_to_be_read_is_a_step_away_where_some_wait(tmp_path: Path) -> None:
    unread = BASE["references.bib"].replace("read = {full}", "read = {unopened}", 1)
    corpus, _ = load(written(tmp_path, {"references.bib": unread}), DAY)
    page = render(link(corpus))["references/index.md"]
    assert '<a href="to-read/">1 work waits to be read</a>' in page
    corpus, _ = load(written(tmp_path, BASE), DAY)
    assert "to-read/" not in render(link(corpus))["references/index.md"]


NAMES = " and ".join(f"Author{letter}, Ann" for letter in "ABCDEFGHIJKL")
MANY = f"""
@article{{many2023late,
  author = {{{NAMES}}},
  editor = {{Øst, Åse and Author, Ann}},
  title = {{The last word}},
  journaltitle = {{Journal}},
  date = {{2023-11-09}},
  langid = {{english}},
}}
@article{{many2023early,
  author = {{محمد, علي}},
  title = {{حوكمة AI العالمية}},
  journaltitle = {{Journal}},
  date = {{2023-02-07}},
  langid = {{arabic}},
  read = {{full}},
}}
@misc{{nothing,
  title = {{Zebra}},
}}
@article{{soon,
  author = {{Zuse, A.}},
  title = {{An apple}},
  journaltitle = {{Journal}},
  year = {{forthcoming}},
}}
"""


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The pages of a map with works of many names, from right to left, and with next to nothing."""
    root = tmp_path_factory.mktemp("varied")
    said = "definition: So @many2023early says [see @many2023late].\n"
    body = "Of [another](other.md) @many2023early speaks [see @many2023early].\n"
    term = "---\ntitle: {0}\nsummary: S.\n{1}---\n{2}"
    files = {
        "terms/word.md": term.format("A word", said, body),
        "terms/other.md": term.format("Another", said, ""),
        "references.bib": BASE["references.bib"] + MANY,
    }
    return render(link(load(written(root, files), DAY)[0]))


def varied_rows(pages: Mapping[str, str]) -> dict[str, str]:
    rows = ROW.findall(pages["references/index.md"])
    return {re.findall(r'id="([^"]+)"', row)[0]: row for row in rows}


def in_order(rows: dict[str, str], order: str) -> list[str]:
    places = {
        key: int(re.findall(rf'data-by-{order}="(\d+)"', row)[0]) for key, row in rows.items()
    }
    return sorted(places, key=lambda key: places[key])


def test_newest_first_goes_by_the_whole_date(varied: Mapping[str, str]) -> None:
    order = in_order(varied_rows(varied), "year")
    assert order[:3] == ["soon", "many2023late", "many2023early"]
    assert order[-1] == "nothing"


def test_titles_are_in_a_librarians_order(varied: Mapping[str, str]) -> None:
    order = in_order(varied_rows(varied), "title")
    assert order == ["soon", "many2023late", *order[2:4], "nothing", "many2023early"]


def test_a_row_holds_everybody_whom_its_record_names(varied: Mapping[str, str]) -> None:
    (held,) = re.findall(r'data-words="([^"]+)"', varied_rows(varied)["many2023late"])
    assert held.split("; ") == [
        *(f"Ann Author{letter}" for letter in "ABCDEFGHIJKL"),
        "Åse Øst",
        "Ann Author",
    ]


def test_works_of_which_little_is_said_have_boxes_of_their_own(varied: Mapping[str, str]) -> None:
    rows = varied_rows(varied)
    assert 'data-in-read="none"' in rows["nothing"]
    assert 'data-in-read="none"' not in rows["many2023early"]
    assert 'data-in-year="none"' in rows["nothing"]
    values = {(name, value) for name, value, *_ in BOX.findall(varied["references/index.md"])}
    for row in rows.values():
        for name in ("kind", "does", "read", "cited", "year"):
            found = re.findall(rf'data-in-{name}="([^"]+)"', row)
            assert found, name
            assert any((name, value) in values for value in found[0].split())


def test_all_readings_are_said_where_no_box_is_needed(site: Path) -> None:
    boxes = BOX.findall(html(site, "references"))
    rows = "".join(ROW.findall(html(site, "references")))
    assert any(value == "none" for name, value, *_ in boxes if name == "read") == (
        'data-in-read="none"' in rows
    )


def test_names_and_titles_from_right_to_left_stand_apart(varied: Mapping[str, str]) -> None:
    arabic = re.compile("[\u0600-\u06ff]")
    name = '<bdi lang="ar" dir="rtl">محمد</bdi>'
    assert f"{name} 2023" in varied["references/index.md"]
    assert f"{name} (2023)" in varied["terms/word.md"]
    assert f"{name} (2023)" in varied["references/many2023late.md"], "in the statement of a use"
    used = varied["terms/other.md"].partition('class="backlink"')[2]
    assert f"{name} (2023) speaks (see {name} 2023)" in used, "in the sentence of a backlink"
    title = '<bdi lang="ar" dir="rtl">حوكمة AI العالمية</bdi>'
    assert f"<h1 data-card>{title}</h1>" in varied["references/many2023early.md"]
    for path in ("references/index.md", "terms/other.md", "references/many2023late.md"):
        page = re.sub(r'<bdi lang="ar" dir="rtl">.*?</bdi>|="[^"]*"', "", varied[path])
        assert not arabic.search(page.partition("\n---\n")[2]), path
