"""The trail of a recommendation, and what would change it."""

import re
from pathlib import Path
from typing import Any

from tests.site.seen import html, words


def doubts(claim: dict[str, Any]) -> list[str]:
    """What puts a claim in doubt: that it does not hold as it was said, that a work disputes it."""
    found = []
    if claim.get("holds", {}).get("answer") in ("no", "in-part"):
        found.append("changed")
    if "contested" in claim["marks"]:
        found.append("contested")
    return found


def test_a_recommendation_says_which_claims_it_rests_on_and_which_are_in_doubt(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    claims = {claim["id"]: claim for claim in data["claims"]}
    seen = set()
    for entry in data["entries"]:
        if entry["kind"] != "recommendation":
            continue
        page = (site / "recommendations" / entry["id"] / "index.html").read_text(encoding="utf-8")
        waiting = [
            e["claim"]
            for e in data["edges"]
            if e["source"] == entry["id"] and e["says"] == "rests on"
        ]
        expected: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in expected:
                expected.add(name)
                waiting += claims[name]["rests_on"]
        expected = {name for name in expected if claims[name]["entry"] != entry["id"]}
        block = page.split('class="lm-change"')[1].split("</ul>")[0] if "lm-change" in page else ""
        found = re.findall(
            r'<li data-status="([^"]*)">.*?href="[\w./]*?([\w-]+)/#claim-([\w-]+)"',
            block,
            re.DOTALL,
        )
        assert {f"{one}#{claim}": status for status, one, claim in found} == {
            name: " ".join(doubts(claims[name])) for name in expected
        }
        changed = [name for name in expected if "changed" in doubts(claims[name])]
        assert block.count("check this recommendation") == len(changed)
        contested = [name for name in expected if "contested" in doubts(claims[name])]
        said = words(
            page.partition("<dt>In doubt</dt>")[2].partition("</dd>")[0].partition("<dd>")[2]
        )
        doubted = set(changed) | set(contested)
        whole = (
            f"{len(doubted)} of the {len(expected)} claim{'s' * (len(expected) != 1)} it rests on"
        )
        assert said.startswith(whole) if doubted else not said
        if len(changed) + len(contested) == 1:
            assert re.match(
                r": (No longer holds$|Holds in part$|Disputed (in part )?by \w)",
                said.removeprefix(whole).strip(),
            )
        seen |= {"changed"} if changed else set()
        seen |= {"contested"} if contested else set()
    assert seen == {"changed", "contested"} or not rich


def test_the_trail_says_whom_it_asks_what_it_rests_on_and_what_speaks_against_that(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    seen, doubted = 0, 0
    for entry in (one for one in data["entries"] if one["kind"] == "recommendation"):
        page = html(site, f"recommendations/{entry['id']}")
        trail = page.partition('<ol class="lm-trail"')[2].partition("</ol>")[0]
        asks = trail.partition("<span>asks</span>")[2].partition("<span>")[0]
        resting = trail.partition("<span>rests on</span>")[2].partition('class="lm-answers"')[0]
        change = page.partition('class="lm-change"')[2].partition("</ul>")[0]
        claims = re.findall(r'<li data-status="([^"]*)".*?href="([^"]*)"', change, re.S)
        in_doubt = sum(bool(status) for status, _ in claims)
        shown = max(2, in_doubt)
        assert re.findall(r'<p><a href="([^"]*)"', resting) == [href for _, href in claims[:shown]]
        assert ("what would change this" in resting) == bool(claims)
        assert (f"and {len(claims) - shown} more" in resting) == (len(claims) > shown)
        badges = re.findall(r'class="lm-badge" data-status="(?:changed|contested)"', resting)
        assert len(badges) >= in_doubt
        doubted += in_doubt
        asked = [
            edge["target"]
            for edge in data["edges"]
            if edge["kind"] == "relation"
            and edge["source"] == entry["id"]
            and edge["says"] == "addressed to"
        ]
        assert re.findall(r'href="[^"]*/institutions/([\w-]+)/"', asks) == asked
        seen += len(asked)
    assert (seen and doubted) or not rich


def test_the_trail_leads_through_each_barrier_to_its_claims_and_their_sources(
    site: Path, data: dict[str, Any]
) -> None:
    for entry in (one for one in data["entries"] if one["kind"] == "recommendation"):
        trail = (
            html(site, f"recommendations/{entry['id']}")
            .partition('<ol class="lm-trail"')[2]
            .partition("</ol>")[0]
        )
        answers = trail.partition('class="lm-answers"')[2]
        barriers = [
            edge["target"]
            for edge in data["edges"]
            if edge["kind"] == "relation"
            and edge["source"] == entry["id"]
            and edge["says"] == "answers"
            and "beside" not in edge
        ]
        assert re.findall(r'href="[\w./]*/barriers/([\w-]+)/"', answers) == barriers
        claims = [
            claim["id"].replace("#", "/#claim-")
            for one in barriers
            for claim in data["claims"]
            if claim["entry"] == one and claim["by"] != "ours"
        ]
        assert re.findall(r'href="[\w./]*/barriers/([\w-]+/#claim-[\w-]+)"', answers) == claims
        assert answers.count('class="lm-sources"') == len(claims)


def test_at_a_glance_counts_each_entry_once(site: Path, data: dict[str, Any]) -> None:
    for entry in (one for one in data["entries"] if one["kind"] == "recommendation"):
        page = html(site, f"recommendations/{entry['id']}")
        margin = page.partition('<aside class="lm-margin"')[2].partition("</aside>")[0]
        said = words(margin.partition("<summary")[2].partition("</summary>")[0].partition(">")[2])
        targets = set(
            re.findall(
                r'class="rel" id="[^"]*" data-target="[^"]*" href="[\w./]*?(\w+)/([\w-]+)/',
                margin.partition("</summary>")[2],
            )
        )
        for kind, plural in (("barrier", "barriers"), ("institution", "institutions")):
            number = sum(folder == plural for folder, _ in targets)
            assert re.findall(rf"(\d+) {kind}", said) == ([str(number)] if number else [])
