"""The regime complex: each tie once, as it stood on either day."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.site.seen import html, kinds, tags
from tests.small import graph

from litmap.site.pictures.network import network

PAPER_DATE = "2024-02-20"


def ties(data: dict[str, Any]) -> Iterator[tuple[tuple[str, str, str], dict[str, Any]]]:
    """Every tie that stands on the paper's day or later, as (source, target, sign), with its edge."""
    kind, signs = kinds(data), {"issued by": "issued", "does not include": "absent"}
    for edge in data["edges"]:
        sign = edge.get("tie") or ("lineage" if edge.get("change") else signs.get(edge["says"], ""))
        if (
            edge["kind"] == "relation"
            and sign
            and kind[edge["source"]] in ("institution", "instrument")
            and not (edge.get("until") and last(edge["until"]) <= PAPER_DATE)
        ):
            yield (edge["source"], edge["target"], sign), edge


def test_the_network_has_each_tie_once_as_line_and_as_row(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page = html(site, "map")
    expected = Counter(tie for tie, _ in ties(data))
    for tag in ("g", "tr"):
        found = tags(page, tag, "data-sign")
        assert (
            Counter((one["data-from"], one["data-to"], one["data-sign"]) for one in found)
            == expected
        )
    assert expected or not rich


def last(date: str) -> str:
    """The last day of a partial date."""
    return date + "-12-31"[len(date) - 4 :] if date else ""


def test_the_network_of_the_paper_has_all_but_what_came_later(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    events = {
        entry["id"]: [last(event["date"]) for event in entry.get("events", ())]
        for entry in data["entries"]
    }
    later = set()
    for tie, edge in ties(data):
        began = max(last(edge.get(name) or "") for name in ("since", "as_of", "date"))
        if max([began, *([min(events[tie[0]])] if events[tie[0]] else [])]) > PAPER_DATE:
            later.add(tie)
    rows = tags(html(site, "map"), "tr", "data-days")
    assert {
        (tie["data-from"], tie["data-to"], tie["data-sign"])
        for tie in rows
        if "paper" not in tie["data-days"]
    } == later
    assert later or not rich


def test_ties_between_the_same_two_are_drawn_apart(site: Path, rich: bool) -> None:
    drawn = re.findall(
        r'<g class="lm-tied"[^>]*data-from="([^"]+)" data-to="([^"]+)"[^>]*><path d="([^"]+)"',
        html(site, "map"),
    )
    between = Counter(frozenset(ends[:2]) for ends in drawn)
    assert max(between.values(), default=0) > 1 or not rich
    assert len({(d, frozenset((one, other))) for one, other, d in drawn}) == len(drawn)


def test_a_dot_marks_whom_a_tie_names(site: Path, rich: bool) -> None:
    page = html(site, "map")
    tops = {
        one: float(top) + 0.55
        for top, one in re.findall(
            r'<li style="top:([\d.-]+)rem[^>]*><a class="lm-node"[^>]*data-id="([^"]+)"', page
        )
    }
    ties = re.findall(
        r'<g class="lm-tied" data-sign="([^"]+)"[^>]*data-to="([^"]+)"[^>]*>(.*?)</g>', page
    )
    for sign, target, paths in ties:
        dots = re.findall(r'class="lm-end" d="M\d+ ([\d.]+)h0"', paths)
        assert len(dots) == (sign != "overlaps-with")
        assert all(abs(float(dot) - tops[target]) < 0.55 for dot in dots)
    assert ties or not rich


def test_a_thread_leads_from_a_name_to_each_line_that_begins_on_its_right(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page, kind = html(site, "map"), kinds(data)
    threads = set(re.findall(r'class="lm-reaching"><a class="lm-node"[^>]*data-id="([^"]+)"', page))
    expected = set()
    for row in tags(page, "tr", "data-days"):
        ends = row["data-from"], row["data-to"]
        if {kind[end] for end in ends} == {"institution", "instrument"}:
            expected |= {end for end in ends if kind[end] == "institution"}
        elif kind[ends[0]] == "instrument":
            expected |= set(ends)
    assert threads == expected
    assert {kind[one] for one in threads} == {"institution", "instrument"} or not rich


def test_ties_of_each_kind_are_said_in_words_as_in_the_table(site: Path, rich: bool) -> None:
    page = html(site, "map")
    said = page.partition('<dl class="lm-kinds">')[2].partition("</dl>")[0]
    kinds = ("draws-on", "delegates-to", "mandated-by", "overlaps-with", "hosts", "lineage")
    expected = Counter(
        row["data-sign"] for row in tags(page, "tr", "data-from") if row["data-sign"] in kinds
    )
    assert set(expected) == set(kinds) or not rich
    assert Counter(one["data-sign"] for one in tags(said, "a", "data-days")) == expected
    if rich:
        assert ">F8 → OECD</a>" in said
        assert ">SU and EU8</a>" in said


def test_each_name_on_the_map_counts_its_ties_of_today(site: Path, rich: bool) -> None:
    page = html(site, "map")
    counts: Counter[str] = Counter()
    for row in tags(page, "tr", "data-days"):
        if "today" in row["data-days"].split() and row["data-sign"] != "absent":
            counts.update((row["data-from"], row["data-to"]))
    said = re.findall(
        r'<a class="lm-node"[^>]*data-id="([^"]+)"[^>]*>.*?<small data-ties="(\d+)"', page
    )
    assert {one: int(number) for one, number in said} == {one: counts[one] for one, _ in said}
    assert said or not rich
    most = re.findall(r"Most ties today: .*?\((\d+)\)", page, re.S)
    assert most == [str(number) for _, number in counts.most_common(1)]


def test_a_tie_is_said_from_whichever_end_it_is_read(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page = html(site, "map/2")
    said = {
        (edge["source"], edge["target"], edge["says"], edge["inverse"])
        for edge in data["edges"]
        if edge["kind"] == "relation"
    }
    told = 0
    for item in page.split('<li id="list-')[1:]:
        own = item.partition('"')[0]
        for words_, other in re.findall(
            r'<li data-sign="[^>]*><a [^>]*>([^<]*)</a>.*?href="[\w./]*/([\w-]+)/"',
            item.partition("</details>")[0],
        ):
            found = [
                (says if source == own else inverse)
                for source, target, says, inverse in said
                if {source, target} == {own, other}
            ]
            assert words_ in found
            told += 1
    assert told or not rich


TIES = """---
title: {0}
summary: A body.
type: informal-forum
{1}---
"""


def test_a_tie_is_in_force_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    ties = """ties:
  - {tie: draws-on, to: long-gone, until: 2020-01-01}
  - {tie: draws-on, to: gone-on-the-day, until: 2024-02-20}
  - {tie: draws-on, to: come-today, since: 2026-11-01}
  - {tie: draws-on, to: gone-since, until: 2025-01-01}
  - {tie: draws-on, to: come-since, since: 2025-01-01}
  - {tie: draws-on, to: always}
"""
    names = (
        "long-gone",
        "gone-on-the-day",
        "come-today",
        "gone-since",
        "come-since",
        "always",
    )
    made = graph(
        tmp_path,
        {
            "institutions/one.md": TIES.format("One", ties),
            **{f"institutions/{name}.md": TIES.format(name.capitalize(), "") for name in names},
        },
    )
    found = network(made)
    assert {tie.target: (tie.then, tie.today) for tie in found.ties} == {
        "gone-on-the-day": (True, False),
        "come-today": (False, True),
        "gone-since": (True, False),
        "come-since": (False, True),
        "always": (True, True),
    }
    assert [entry.id for entry in found.alone] == ["long-gone"]
