"""The table of verdicts: which pathways, in which order, each with the verdicts of the map."""

import re
from pathlib import Path
from typing import Any

from tests.site.seen import html, words
from tests.small import graph

from litmap.model.vocabulary import PATHWAY_STANDINGS
from litmap.site.blocks.verdicts import VerdictRow, all_verdicts, verdict_table, verdicts_by
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site


def rows(page: str) -> list[tuple[str, list[str]]]:
    """Each row: the pathway that it is about, and its cells in words."""
    table = page.partition('lm-verdicts"')[2].partition("lm-key-line")[0]
    found = []
    for row in re.findall(r'data-depth="\d+"><th scope="row">(.*?)</tr>', table, re.DOTALL):
        head, _, cells = row.partition("</th>")
        pathway = re.findall(r'href="(?:[\w./]*/)?([\w-]+)/"', head)[0]
        found.append((pathway, [words(one) for one in cells.split("<td>")[1:]]))
    return found


def test_the_verdicts_are_those_of_the_map(site: Path, data: dict[str, Any], rich: bool) -> None:
    entries = {entry["id"]: entry for entry in data["entries"]}
    judged = {
        (edge["source"], edge["target"], edge["condition"]): edge["verdict"]
        for edge in data["edges"]
        if edge.get("verdict", "not-assessed") != "not-assessed" and edge["says"] == "judged by"
    }
    for address in ("", "argument", "pathways"):
        page = html(site, address)
        head = page.partition('lm-verdicts"')[2].partition("</thead>")[0]
        criteria = re.findall(r'href="[\w./]*criteria/([\w-]+)/"', head)
        columns = [(one, condition) for one in criteria for condition in ("abstract", "current")]
        shown = rows(page)
        for pathway, cells in shown:
            verdicts = [judged.get((pathway, *column), "") for column in columns]
            said = [cell.removesuffix(" changed since") for cell in cells]
            expected = [one.replace("-", " ") or "– not assessed" for one in verdicts]
            assert said == expected
        standings = {entries[pathway]["standing"] for pathway, _ in shown}
        if address == "pathways":
            everything = {one["id"] for one in entries.values() if one["kind"] == "pathway"}
            assert {pathway for pathway, _ in shown} == everything
        else:
            assert standings <= {"present", "option", "form"}
        assert shown or not rich


CRITERION = "---\ntitle: Speed\nsummary: Fast?\ndefinition: Fast.\n---\n"
VERDICT = """  - criterion: speed
    condition: {0}
    verdict: {1}
    because: "It is so [states @roberts2024global]."
    by: ours
    as_of: 2023-05-06
{2}"""
WAY = "---\ntitle: {0}\nsummary: A way.\nstanding: {1}\n{2}---\n"
ADVICE = "---\ntitle: Do it\nsummary: Do.\nstanding: {0}\nserves: [second]\n---\n"
EVENT = """---
title: A change
summary: It happened.
date: 2025-02-03
bears_on: [{{assessment: first/speed/current, effect: {0}}}]
confidence: high
claims: [{{id: so, text: It was so., about: fact, cites: "[evidence @adams2021one]"}}]
---
"""
HOLDS = """    holds: {answer: in-part, because: "It was done [evidence @brown2022two].", checked: 2026-01-02}
"""


def table(root: Path, *, holds: str = "", effect: str = "", advice: str = "") -> list[VerdictRow]:
    verdicts = "assessments:\n" + VERDICT.format("current", "weak", holds)
    files = {
        "criteria/speed.md": CRITERION,
        "pathways/first.md": WAY.format("First", "option", "rank: 1\n" + verdicts),
        "pathways/second.md": WAY.format(
            "Second",
            "option",
            "rank: 2\nassessments:\n" + VERDICT.format("abstract", "strong", ""),
        ),
        "pathways/form.md": WAY.format("Form", "form", "part_of: second\n"),
        "pathways/start.md": WAY.format(
            "Start", "present", "assessments:\n" + VERDICT.format("current", "weak", "")
        ),
    }
    if effect:
        files["developments/change.md"] = EVENT.format(effect)
    if advice:
        files["recommendations/do.md"] = ADVICE.format(advice)
    made = verdict_table(PageData(Site(graph(root, files)), "/"))
    assert made
    assert made.conditions == ("in the abstract", "in 2023")
    return list(made.rows)


def test_the_starting_point_comes_first_and_options_are_numbered(tmp_path: Path) -> None:
    found = table(tmp_path)
    assert [(one.number, one.link.title) for one in found] == [
        ("", "Starting point"),
        ("1", "First"),
        ("2", "Second"),
    ]
    assert [form.link.title for form in found[2].forms] == ["Form"]


def test_the_papers_choice_is_the_option_that_something_recommended_serves(tmp_path: Path) -> None:
    assert [one.is_choice for one in table(tmp_path / "a", advice="recommended")] == [
        False,
        False,
        True,
    ]
    assert not any(one.is_choice for one in table(tmp_path / "b", advice="set-aside"))


def test_a_verdict_has_changed_where_an_event_or_whoever_checked_it_says_so(tmp_path: Path) -> None:
    def changed(name: str, **options: str) -> str:
        return table(tmp_path / name, **options)[1].cells[1].changed

    assert changed("plain") == ""
    assert changed("confirmed", effect="confirms") == ""
    assert changed("narrowed", effect="narrows") == "developments/change/"
    assert changed("checked", holds=HOLDS).startswith("pathways/first/#")


ASIDE = {
    "criteria/speed.md": CRITERION,
    "pathways/first.md": WAY.format(
        "First", "option", "rank: 1\nassessments:\n" + VERDICT.format("abstract", "strong", "")
    ),
    "pathways/open.md": WAY.format("Open", "option", "rank: 2\n"),
    "pathways/before.md": WAY.format("Before", "precedent", "rank: 3\n"),
}


def test_what_has_no_verdict_is_compared_by_nobody_and_still_listed(tmp_path: Path) -> None:
    page_data = PageData(Site(graph(tmp_path, ASIDE)), "/")
    compared = verdict_table(page_data)
    assert compared
    assert [row.link.title for row in compared.rows] == ["First"]
    assert compared.conditions == ("in the abstract", "at the time")
    every = all_verdicts(page_data)
    assert every
    assert [row.link.title for row in every.rows] == ["First", "Open", "Before"]
    by_speed = verdicts_by(page_data, page_data.corpus.entries["speed"])
    assert by_speed
    assert [row.link.title for row in by_speed.rows] == ["First"]


def test_a_pathway_that_is_no_option_says_what_it_is_to_the_paper(tmp_path: Path) -> None:
    every = all_verdicts(PageData(Site(graph(tmp_path, ASIDE)), "/"))
    assert every
    assert [row.standing for row in every.rows] == ["", "", PATHWAY_STANDINGS["precedent"]]


def test_without_any_verdict_there_is_no_table(tmp_path: Path) -> None:
    files = {"criteria/speed.md": CRITERION, "pathways/open.md": ASIDE["pathways/open.md"]}
    page_data = PageData(Site(graph(tmp_path, files)), "/")
    assert verdict_table(page_data) is None
    assert verdicts_by(page_data, page_data.corpus.entries["speed"]) is None
