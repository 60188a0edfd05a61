"""The page of disagreements: every work that argues against a claim, in the order of weight."""

import re
from itertools import chain
from pathlib import Path
from typing import Any

from tests.site.seen import PAPER, html, tags, words
from tests.small import BASE, graph

from litmap.site import render

ROW = re.compile(r"<tr>\s*<td.*?</tr>", re.DOTALL)
BARRIER = """---
title: Slow work
summary: It is slow.
order: second
sought: [{date: 2026-10-02, where: a catalogue, words: against slowness, found: nothing}]
claims:
  - {id: limited, text: Bodies are slow., cites: "[states @roberts2024global, sec. 2; qualifies @adams2021one]"}
  - id: disputed
    text: They stay slow.
    cites: "[states @roberts2024global, sec. 4; disputes @brown2022two; partly disputes @adams2021one]"
    grounds: {brown2022two: They were fast elsewhere.}
  - id: answer
    text: They can be hurried.
    about: caveat
    cites: "[states @roberts2024global, sec. 4]"
    rests_on: [{claim: "slow#disputed", by: source}]
---
"""
REFERENCES = BASE["references.bib"].replace(
    "read = {full}", "read = {abstract},\n  annotation = {Finds them fast. And cheap.}", 1
)


def rows(page: str) -> list[str]:
    return [words(row) for row in ROW.findall(page)]


def small(root: Path) -> str:
    return render(graph(root, {"barriers/slow.md": BARRIER, "references.bib": REFERENCES}))[
        "disagreements.md"
    ]


def test_disputes_come_first_then_those_in_part_then_limits(tmp_path: Path) -> None:
    found = rows(small(tmp_path))
    degrees = [re.search(r"(disputes it in part|disputes it|limits it)", row) for row in found]
    assert [one[1] if one else "" for one in degrees] == [
        "disputes it",
        "disputes it in part",
        "limits it",
        "",
    ]


def test_what_works_do_is_counted_in_a_sentence(tmp_path: Path) -> None:
    said = "1 claim is disputed and 1 limited, by 2 works. For the other claims"
    assert said in words(small(tmp_path))
    limiting = BARRIER.replace("partly disputes @adams2021one", "@adams2021one")
    limiting = limiting.replace("disputes @brown2022two", "qualifies @brown2022two")
    page = render(graph(tmp_path / "limited", {"barriers/slow.md": limiting}))["disagreements.md"]
    assert "2 claims are limited, by 2 works. For the other claims" in words(page)


def test_grounds_are_the_claims_or_the_first_sentence_of_the_work(tmp_path: Path) -> None:
    disputed, partly, limited, _ = rows(small(tmp_path))
    assert "They were fast elsewhere." in disputed
    assert "Finds them fast." in partly
    assert "And cheap." not in partly
    assert "read: abstract" in limited


def test_the_paper_replies_where_a_claim_of_it_rests_on_the_disputed_one(tmp_path: Path) -> None:
    disputed, _, limited, _ = rows(small(tmp_path))
    assert "The paper: They can be hurried" in disputed
    assert "None recorded." in limited


def test_the_paper_replies_where_it_cites_the_work(tmp_path: Path) -> None:
    paper = """
sections:
  - {section: 2, title: Two, summary: It is said.}
  - {section: 4, title: Four, summary: It is said.}
notes: [{note: 7, section: 2, keys: [adams2021one]}, {note: 9, section: 2, keys: [adams2021one]}]
"""
    files = {"barriers/slow.md": BARRIER, "references.bib": REFERENCES, "paper.yml": paper}
    page = render(graph(tmp_path, files))["disagreements.md"]
    _, partly, limited, _ = rows(page)
    assert "The paper cites the work (nn. 7 and 9)." in partly
    assert "The paper cites the work (nn. 7 and 9)." in limited


def test_a_search_for_critics_is_listed_with_its_day(tmp_path: Path) -> None:
    *_, searched = rows(small(tmp_path))
    assert searched == "Slow work against slowness 2 Oct 2026, in a catalogue nothing"


def test_news_that_corrects_a_fact_is_no_critic(tmp_path: Path) -> None:
    references = REFERENCES.replace("{journal-article}", "{news}", 1)
    page = render(graph(tmp_path, {"barriers/slow.md": BARRIER, "references.bib": references}))
    assert len(rows(page["disagreements.md"])) == 2


def test_without_any_the_page_says_so(tmp_path: Path) -> None:
    page = render(graph(tmp_path, {}))["disagreements.md"]
    assert "No work that disagrees is recorded." in words(page)
    assert "Where we looked" not in page


def test_every_critic_of_the_data_but_news_has_a_row(
    site: Path, data: dict[str, Any], any_map: Path
) -> None:
    page = html(site, "disagreements")
    numbers = re.findall(r'<a href="(\d+)/"\s*data-later>', page)
    pages = [page, *(html(site, f"disagreements/{number}") for number in numbers)]
    shown = set()
    for row in chain.from_iterable(map(ROW.findall, pages)):
        links = [link["href"] for link in tags(row, "a", "href")]
        claims = [link for link in links if "#claim-" in link]
        works = [link for link in links if "references/" in link]
        if claims and works:
            place = "/" + claims[0].replace("../", "")
            shown.add((place, works[0].split("references/")[1].rstrip("/")))
    expected = {
        (claim["page"], cite["key"])
        for claim in data["claims"]
        for cite in claim["cites"]
        if cite["role"] in ("disputes", "qualifies") and cite["key"] != PAPER
    }
    assert shown <= expected
    records = (any_map / "references.bib").read_text(encoding="utf-8").split("\n@")
    for _, key in expected - shown:
        (record,) = [one for one in records if f"{{{key}," in one]
        assert re.search(r"sourcetype *= *\{news\}", record), key


DISPUTES = """disputes:
  - id: slow-or-fast
    question: Are bodies slow?
    claims: ["slow#disputed", "slow#limited"]
    positions:
      - {view: They are & stay so., paper: true}
      - {view: They were fast., works: [brown2022two, adams2021one]}
    settle: A count of days.
"""


def in_dispute(root: Path) -> dict[str, str]:
    files = {
        "barriers/slow.md": BARRIER,
        "references.bib": REFERENCES,
        "disputes.yml": DISPUTES,
    }
    return render(graph(root, files))


def test_a_dispute_stands_whole_under_its_question(tmp_path: Path) -> None:
    page = in_dispute(tmp_path)["disagreements.md"]
    start = page.index('id="slow-or-fast"')
    dispute = page[start : page.index("Work by work", start)]
    first, second = re.findall(r'<section class="lm-position">.*?</section>', dispute, re.DOTALL)
    assert words(first) == "They are & stay so. The paper · §4 They stay slow."
    said = words(second)
    assert said.startswith("They were fast. Writer 2023b · journal article · read: in full They")
    assert "Writer 2023a · journal article · read: abstract Finds them fast. And cheap." in said
    assert "What would settle it: A count of days." in words(dispute)
    assert "They stay slow." in dispute


def test_the_entry_and_the_works_in_dispute_lead_to_it(tmp_path: Path) -> None:
    pages = in_dispute(tmp_path)
    link = '<a href="../../disagreements/#slow-or-fast">Are bodies slow?</a>'
    for path in ("barriers/slow.md", "references/brown2022two.md", "references/adams2021one.md"):
        assert link in pages[path], path
    assert link not in pages["references/roberts2024global.md"]


def test_the_data_hold_the_disputes(data: dict[str, Any]) -> None:
    for dispute in data["disputes"]:
        assert dispute["question"].endswith("?")
        assert len(dispute["positions"]) > 1
        for position in dispute["positions"]:
            assert position["paper"] or position["works"]


def test_searches_for_critics_stand_with_the_claim_that_they_are_about(tmp_path: Path) -> None:
    search = "sought: [{date: 2026-10-03, where: a shelf, words: fast bodies, found: one}]"
    entry = BARRIER.replace("    about: caveat\n", f"    about: caveat\n    {search}\n")
    pages = render(graph(tmp_path, {"barriers/slow.md": entry, "references.bib": REFERENCES}))
    own, page = words(pages["barriers/slow.md"]), pages["disagreements.md"]
    said = "On “ They can be hurried ”: a shelf, for “fast bodies”: one"
    assert said in own
    assert "2 Oct 2026 a catalogue, for “against slowness”: nothing" in own
    assert '<a href="../barriers/slow/#claim-answer">They can be hurried</a>' in page
    assert words(page).index("fast bodies") < words(page).index("against slowness")
