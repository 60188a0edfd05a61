"""The regime complex: each tie once, as it stood on either day, and works by the claims that they share."""

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from tests.site.seen import PAPER, html, kinds, tags, words


def test_the_network_has_each_tie_once_as_line_and_as_row(site: Path, data: dict[str, Any]) -> None:
    kind, page = kinds(data), html(site, "map")
    signs = {"issued by": "issued", "does not include": "absent"}
    expected: Counter[tuple[str, str, str]] = Counter()
    for edge in data["edges"]:
        sign = edge.get("tie") or ("lineage" if edge.get("change") else signs.get(edge["says"], ""))
        if edge["kind"] == "relation" and sign and kind[edge["source"]] in ("institution", "instrument"):
            expected[edge["source"], edge["target"], sign] += 1
    for tag in ("g", "tr"):
        found = tags(page, tag, "data-sign")
        assert Counter((one["data-from"], one["data-to"], one["data-sign"]) for one in found) == expected
    assert len(expected) > 70


def test_the_network_of_the_paper_has_nothing_that_came_later(site: Path, data: dict[str, Any]) -> None:
    later = [tie for tie in tags(html(site, "map"), "tr", "data-days") if "paper" not in tie["data-days"].split()]
    dated = {(e["source"], e["target"]) for e in data["edges"]
             if max(e.get("since", ""), e.get("as_of", ""), e.get("date", "")) > "2024-02-20"}  # fmt: skip
    assert {(tie["data-from"], tie["data-to"]) for tie in later} <= dated
    assert ("gpai", "oecd") in {(tie["data-from"], tie["data-to"]) for tie in later if tie["data-sign"] == "lineage"}


def test_works_stand_beside_the_claims_that_they_share_each_in_its_roles(site: Path, data: dict[str, Any]) -> None:
    expected = {}
    for claim in data["claims"]:
        roles = defaultdict(set)
        for cited in claim["cites"]:
            if cited["key"] != PAPER:
                roles[cited["key"]].add(cited["role"])
        if len(roles) > 1:
            expected[claim["id"]] = dict(roles)
    page = html(site, "map").partition('class="lm-wide lm-companions"')[2]
    found = {}
    for item in page.split('<li class="lm-beside"')[1:]:
        entry, claim = re.findall(r'href="[\w./]*?([\w-]+)/#claim-([\w-]+)"', item)[0]
        found[f"{entry}#{claim}"] = {work["data-work"]: set(work["data-roles"].split()) for work in tags(item, "li", "data-work")}
    assert found == expected
    together = {key for roles in expected.values() for key in roles}
    alone = len({one["id"] for one in data["references"]} - together - {PAPER})
    note = words(page.partition('<p class="lm-note">')[2].partition("</p>")[0])
    contested = sum(any("disputes" in roles for roles in one.values()) for one in expected.values())
    assert note.startswith(f"{len(together)} works share {len(expected)} claims, of which {contested} ")
    assert f"{alone} stand beside none with another" in note
    disputed = [any("disputes" in roles for roles in one.values()) for one in found.values()]
    assert disputed == sorted(disputed, reverse=True)
    assert any(disputed)


def test_ties_between_the_same_two_are_drawn_apart(site: Path) -> None:
    drawn = re.findall(r'<g class="lm-tied"[^>]*data-from="([^"]+)" data-to="([^"]+)"[^>]*><path d="([^"]+)"', html(site, "map"))
    between = Counter(frozenset(ends[:2]) for ends in drawn)
    assert max(between.values()) > 1
    assert len({(d, frozenset((one, other))) for one, other, d in drawn}) == len(drawn)


def test_a_dot_marks_whom_a_tie_names(site: Path) -> None:
    page = html(site, "map")
    tops = {one: float(top) + 0.55 for top, one in re.findall(r'<li style="top:([\d.-]+)rem[^>]*><a class="lm-node"[^>]*data-id="([^"]+)"', page)}
    ties = re.findall(r'<g class="lm-tied" data-sign="([^"]+)"[^>]*data-to="([^"]+)"[^>]*>(.*?)</g>', page)
    for sign, target, paths in ties:
        dots = re.findall(r'class="lm-end" d="M\d+ ([\d.]+)h0"', paths)
        assert len(dots) == (sign != "overlaps-with")
        assert all(abs(float(dot) - tops[target]) < 0.55 for dot in dots)
    assert len(ties) > 70


def test_a_thread_leads_from_a_name_to_each_line_that_begins_on_its_right(site: Path, data: dict[str, Any]) -> None:
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
    assert {"oecd", "g20-ai-principles"} <= threads


def test_ties_of_each_kind_are_said_in_words_as_in_the_table(site: Path) -> None:
    page = html(site, "map")
    said = page.partition('<dl class="lm-kinds">')[2].partition("</dl>")[0]
    kinds = ("draws-on", "delegates-to", "mandated-by", "overlaps-with", "hosts", "lineage")
    expected = Counter(row["data-sign"] for row in tags(page, "tr", "data-from") if row["data-sign"] in kinds)
    assert set(expected) == set(kinds)
    assert Counter(one["data-sign"] for one in tags(said, "a", "data-days")) == expected
    assert ">G20 → OECD</a>" in said
    assert ">IEC and IEEE</a>" in said


def test_each_name_on_the_map_counts_its_ties_of_today(site: Path) -> None:
    page = html(site, "map")
    counts: Counter[str] = Counter()
    for row in tags(page, "tr", "data-days"):
        if "today" in row["data-days"].split() and row["data-sign"] != "absent":
            counts.update((row["data-from"], row["data-to"]))
    said = re.findall(r'data-id="([^"]+)" data-near="[^"]*">.*?<small data-ties="(\d+)"', page)
    assert {one: int(number) for one, number in said} == {one: counts[one] for one, _ in said}
    assert counts.most_common(1)[0][1] == int(re.findall(r"Most ties today: .*?\((\d+)\)", page, re.S)[0])
