"""Where works stand, what that puts in doubt, and where a reader and a program meet it."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from tests.site.seen import words
from tests.small import BASE, graph, written

from litmap.content.load import load
from litmap.export import export
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.graph.shaken import shaken
from litmap.model.standing import Standing
from litmap.site import render

KEY = "brown2022two"
RETRACTED = (
    "standing = {retracted},\n  standingsince = {2025-02-06},\n  standingby = {adams2021one}"
)
ONE = """---
title: First barrier
summary: It stands in the way.
order: first
claims:
  - id: by-it
    label: Rests on it
    text: It is so.
    cites: "[supports @brown2022two, p. 5; states @roberts2024global, sec. 2]"
  - {id: beside-it, text: It was named so., cites: "[states @roberts2024global, sec. 2; @brown2022two]"}
  - {id: without-it, text: It is long., cites: "[supports @adams2021one, p. 1]"}
---
"""
TWO = """---
title: Second barrier
summary: It follows.
order: second
claims:
  - {id: next, label: It follows, text: So it goes on., cites: "[states @roberts2024global, sec. 3]", rests_on: ["first#by-it"]}
  - {id: last, text: And on., cites: "[states @roberts2024global, sec. 3]", rests_on: ["second#next"]}
  - {id: alone, text: It is else., cites: "[states @roberts2024global, sec. 3]", rests_on: ["first#without-it"]}
---
"""
INSTRUMENT = """---
title: The Act
summary: A law.
binding: yes
text: "[@brown2022two]"
events: [{}]
---
"""
BARRIERS = {"barriers/first.md": ONE, "barriers/second.md": TWO}


def bib(fields: str, day: str = "2023") -> str:
    """The bibliography of small maps; the second work came out on a day, and has further fields."""
    before, key, after = BASE["references.bib"].partition("{" + KEY + ",")
    after = after.replace("date = {2023}", f"date = {{{day}}}", 1)
    return f"{before}{key}\n  {fields},{after}" if fields else before + key + after


def mapped(root: Path, fields: str, today: date = date(2026, 11, 1)) -> Graph:
    return graph(root, {**BARRIERS, "references.bib": bib(fields)}, today)


def marked(of: Graph) -> list[str]:
    """The claims with the mark of a source that is not what it was."""
    return [view.name for view in of.claims() if "changed-source" in of.marks(view.claim)]


def instrument(root: Path, *events: str, day: str = "2023") -> Standing | None:
    """The standing of the text of an instrument with these events."""
    lines = ", ".join(f"{{{event}, cites: '[@adams2021one]'}}" for event in events)
    files = {"instruments/act.md": INSTRUMENT.format(lines), "references.bib": bib("", day)}
    return graph(root, files).standings.get(KEY)


def test_a_retracted_work_marks_the_claims_that_cite_it_and_no_others(tmp_path: Path) -> None:
    made = mapped(tmp_path, RETRACTED)
    assert made.standings == {
        KEY: Standing(KEY, "retracted", "2025-02-06", "@adams2021one"),
    }
    assert marked(made) == ["first#by-it", "first#beside-it"]


def test_a_standing_holds_from_its_day_on(tmp_path: Path) -> None:
    of_today = RETRACTED.replace("2025-02-06", "2026-11-01")
    assert KEY in mapped(tmp_path, of_today).standings
    assert mapped(tmp_path, of_today, date(2026, 10, 31)).standings == {}


def test_what_rests_on_such_a_claim_is_found_at_any_remove(tmp_path: Path) -> None:
    made = mapped(tmp_path, RETRACTED)
    below = {name: [one.view.name for one in found] for name, found in shaken(made).items()}
    assert below == {"second#next": ["first#by-it"], "second#last": ["first#by-it"]}


def test_a_claim_in_a_circle_does_not_rest_on_itself(tmp_path: Path) -> None:
    circle = ONE.replace("text: It is so.", 'text: It is so.\n    rests_on: ["second#last"]')
    files = {"barriers/first.md": circle, "barriers/second.md": TWO}
    files["references.bib"] = bib(RETRACTED)
    corpus, _ = load(written(tmp_path, files), date(2026, 11, 1))
    made = link(corpus)
    assert set(shaken(made)) == {"second#next", "second#last"}


@pytest.mark.parametrize(
    "fields",
    [
        "",
        "standing = {in-force},\n  standingsince = {2024-01-01}",
        "standing = {preprint}",
        "standing = {retracted},\n  standingsince = {2026-11-02},\n  standingby = {adams2021one}",
        "standing = {retracted},\n  standingsince = {2026},\n  standingby = {adams2021one}",
    ],
)
def test_nothing_is_doubted_where_nothing_is_known_or_it_has_not_come(
    tmp_path: Path, fields: str
) -> None:
    made = mapped(tmp_path, fields)
    assert marked(made) == []
    assert shaken(made) == {}


def test_a_work_without_a_standing_is_said_to_be_nothing(tmp_path: Path) -> None:
    made = mapped(tmp_path, "")
    assert made.standings == {}
    page = render(made)[f"references/{KEY}.md"]
    assert "Today:" not in page
    assert "changed-source" not in page


@pytest.mark.parametrize("word", ["retracted", "withdrawn", "superseded", "amended", "corrected"])
def test_each_change_is_told_below_the_claim_with_day_and_source(tmp_path: Path, word: str) -> None:
    made = mapped(tmp_path, RETRACTED.replace("retracted", word))
    page = render(made)["barriers/first.md"]
    grave = " data-grave" if word in ("retracted", "withdrawn") else ""
    lines = re.findall(f'<span class="lm-changed-source"{grave}>(.*?)</span>', page)
    said = f"a work that was {word} on 6 Feb 2025: Writer 2023b, see Writer 2023a"
    assert [words(line).replace(" ,", ",") for line in lines] == [
        f"Rests on {said}",
        f"Cites {said}",
    ]
    assert all('references/adams2021one/">' in line for line in lines)


def test_what_rests_on_such_a_claim_says_so_with_a_link_to_it(tmp_path: Path) -> None:
    page = render(mapped(tmp_path, RETRACTED))["barriers/second.md"]
    lines = re.findall('<span class="lm-changed-source" data-grave>(.*?)</span>', page)
    said = (
        "Rests on a claim that cites a work that was retracted on 6 Feb 2025 (Writer 2023b): "
        "Rests on it"
    )
    assert [words(line).replace(" ,", ",") for line in lines] == [said, said]
    assert all('first/#claim-by-it">' in line for line in lines)
    assert "rests on 1 claim elsewhere on a source changed or withdrawn" in page


def test_the_work_itself_says_it_on_its_page_and_in_the_library(tmp_path: Path) -> None:
    pages = render(mapped(tmp_path, RETRACTED))
    assert "<b>Today:</b> Retracted on 6 Feb 2025, see <a" in pages[f"references/{KEY}.md"]
    rows = pages["references/index.md"].split("<tr")
    told = [row for row in rows if "retracted on 6 Feb 2025" in row]
    assert len(told) == 1
    assert f'id="{KEY}"' in told[0]
    assert 'data-in-standing="retracted"' in told[0]


@pytest.mark.parametrize(
    ("word", "told"), [("retracted", True), ("withdrawn", True), ("amended", False)]
)
def test_home_and_lists_name_works_that_were_taken_back(
    tmp_path: Path, word: str, told: bool
) -> None:
    home = (
        "---\ntitle: Home\nsummary: A page.\n---\n1. It [is so](barriers/first.md#claim-by-it).\n"
    )
    files = {
        **BARRIERS,
        "index.md": home,
        "references.bib": bib(RETRACTED.replace("retracted", word)),
    }
    pages = render(graph(tmp_path, files))
    mark = f"{word}: Writer 2023b"
    assert (mark in words(pages["index.md"])) is told
    assert (mark in words(pages["barriers/index.md"])) is told


def test_a_web_address_is_named_by_its_host(tmp_path: Path) -> None:
    fields = RETRACTED.replace("adams2021one", "https://www.example.org/notice?a=1&b=2")
    page = render(mapped(tmp_path, fields))[f"references/{KEY}.md"]
    assert 'see <a href="https://www.example.org/notice?a=1&amp;b=2">example.org</a>' in page


def test_files_hold_it_as_a_note_of_that_work_alone(tmp_path: Path) -> None:
    files = export(mapped(tmp_path, RETRACTED))
    note = "Retracted on 6 Feb 2025 (Work 1)."
    assert f"note = {{{note}}}" in files["data/references.bib"]
    assert f"note = {{{note.rstrip('.')}" in files["data/references.bibtex.bib"]
    assert f"N1  - {note}" in files["data/references.ris"]
    items = json.loads(files["data/references.json"])
    assert {item["id"]: item.get("note") for item in items if item.get("note")} == {KEY: note}
    works: Mapping[str, Mapping[str, str]] = json.loads(files["data/works.json"])
    assert note in works[KEY]["ris"]


def test_the_map_as_data_names_the_claims_that_cite_it_and_those_above(tmp_path: Path) -> None:
    files = export(mapped(tmp_path, RETRACTED))
    data = json.loads(files["data/map.json"])
    jsonschema.validate(data, json.loads(files["data/map.schema.json"]))
    assert data["standings"] == [
        {
            "work": KEY,
            "standing": "retracted",
            "since": "2025-02-06",
            "by": "@adams2021one",
            "claims": ["first#by-it", "first#beside-it"],
            "resting": ["second#next", "second#last"],
        }
    ]


def test_a_preprint_is_known_by_its_kind_and_no_doubt(tmp_path: Path) -> None:
    files = {
        **BARRIERS,
        "references.bib": bib("").replace("journal-article", "preprint"),
    }
    made = graph(tmp_path, files)
    assert {one.word for one in made.standings.values()} == {"preprint"}
    assert marked(made) == []
    assert made.standing_notes == {}


def test_files_say_of_a_preprint_what_was_entered_of_it(tmp_path: Path) -> None:
    entered = "standing = {preprint},\n  standingby = {adams2021one}"
    made = graph(tmp_path, {**BARRIERS, "references.bib": bib(entered)})
    assert made.standing_notes == {KEY: "Preprint (Work 1)."}


@pytest.mark.parametrize(
    ("events", "day", "expected"),
    [
        ([], "2023", None),
        (["date: 2023-05-01, event: adopted"], "2023", None),
        (["date: 2024-08-01, event: in-force"], "2023", ("in-force", "2024-08-01")),
        (["date: 2024-08-01, event: in-force, what: a part"], "2023", None),
        (
            ["date: 2024-08-01, event: in-force", "date: 2025-01-02, event: amended"],
            "2023",
            ("amended", "2025-01-02"),
        ),
        (
            ["date: 2025-01-02, event: amended", "date: 2025-08-01, event: in-force"],
            "2023",
            ("amended", "2025-01-02"),
        ),
        (["date: 2025-01-02, event: amended"], "2025-01-02", None),
        (["date: 2025, event: amended"], "2025-03", ("amended", "2025")),
        (["date: 2025-01-02, event: amended"], "2025", None),
        (["date: 2025-01-02, event: withdrawn"], "2023", ("withdrawn", "2025-01-02")),
        (
            ["date: 2024-08-01, event: in-force", "date: 2025-01-02, event: ended"],
            "2023",
            None,
        ),
        (
            ["date: 2024-08-01, event: in-force", "date: 2025-01-02, event: ended, what: a part"],
            "2023",
            ("in-force", "2024-08-01"),
        ),
        (["date: 2027-01-02, event: withdrawn"], "2023", None),
    ],
)
def test_the_text_of_an_instrument_stands_as_its_events_show(
    tmp_path: Path, events: list[str], day: str, expected: tuple[str, str] | None
) -> None:
    found = instrument(tmp_path, *events, day=day)
    assert (found and (found.word, found.since, found.by)) == (expected and (*expected, "act"))
