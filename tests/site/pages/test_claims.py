"""The register of claims: all are there, and what the boxes say is what the published data say."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from tests.site.seen import PAPER, html, tags, words

ROW = re.compile(r'<tr class="lm-row.*?</tr>', re.DOTALL)
BOX = re.compile(
    r'<input type="checkbox" name="([\w-]+)"\s+value="([^"]+)"( checked)?>\s*<span>(.*?)</span>\s*<b>(\d+)</b>',
    re.DOTALL,
)


def register(site: Path) -> list[str]:
    """The numbered pages of the register."""
    numbers = re.findall(r'<a href="(\d+)/" data-later>', html(site, "claims"))
    return [html(site, "claims"), *(html(site, f"claims/{number}") for number in numbers)]


def boxes(page: str, facet: str) -> dict[str, int]:
    """The number of each box of a facet that is not 0."""
    return {
        value: int(number)
        for name, value, _, _, number in BOX.findall(page)
        if name == facet and int(number)
    }


def counted(values: list[list[str]]) -> Counter[str]:
    return Counter(value for found in values for value in set(found))


def shown(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims that are shown at first: all but our notes."""
    return [claim for claim in data["claims"] if claim["by"] != "ours"]


def test_the_pages_hold_every_claim_once_and_no_page_very_many(
    site: Path, data: dict[str, Any]
) -> None:
    found = []
    for page in register(site):
        rows = ROW.findall(page)
        assert 0 < len(rows) <= 75
        for row in rows:
            address = re.search(r'href="(?:\.\./)+([^"]+)"', row)
            assert address
            found.append("/" + address[1])
    assert sorted(found) == sorted(claim["page"] for claim in data["claims"])


def test_statuses_are_counted_as_the_data_say(site: Path, data: dict[str, Any]) -> None:
    names = {"contested": "disputed"}
    values = []
    for claim in shown(data):
        answer = claim.get("holds", {}).get("answer")
        changed = [answer] if answer in ("no", "in-part") else []
        values.append([*(names.get(mark, mark) for mark in claim["marks"]), *changed])
    assert boxes(html(site, "claims"), "status") == counted(values)


def test_whose_and_on_what_is_counted_as_the_data_say(site: Path, data: dict[str, Any]) -> None:
    page = html(site, "claims")
    others = ("other", "none")
    whose = [
        "ours"
        if claim["basis"] == "note"
        else "other"
        if claim["basis"] in others
        else "inferred"
        if claim["basis"] == "inferred"
        else "paper"
        for claim in data["claims"]
    ]
    assert boxes(page, "whose") == Counter(whose)
    works: list[list[str]] = []
    support: list[list[str]] = []
    for claim in shown(data):
        keys = {
            cite["key"]
            for cite in claim["cites"]
            if cite["role"] != "background" and cite["key"] != PAPER
        }
        paper = any(cite["key"] == PAPER for cite in claim["cites"])
        works.append(list(keys))
        support.append(["others"] if keys else ["alone"] if paper else [])
    assert boxes(page, "works") == counted(support)
    found, expected = boxes(page, "work"), counted(works)
    assert found.items() <= expected.items()
    left_out = [number for key, number in expected.items() if key not in found]
    assert len(found) == min(len(expected), 100)
    assert max(left_out, default=0) <= min(found.values())


def test_what_a_claim_does_is_counted_as_the_data_say(site: Path, data: dict[str, Any]) -> None:
    names = {
        "mechanism": "explains",
        "remedy": "asks",
        "open-question": "open",
        "left-open": "open",
        "fact": "fact",
        "scope": "scope",
    }
    values = []
    for claim in shown(data):
        side = [claim["side"]] if claim["side"] != "none" else []
        about = [names[claim["about"]]] if claim["about"] in names else []
        values.append([*side, *about] or ["argues"])
    assert boxes(html(site, "claims"), "does") == counted(values)


def test_sections_are_counted_as_the_data_say(
    site: Path, data: dict[str, Any], any_map: Path
) -> None:
    paper = yaml.safe_load((any_map / "content" / "paper.yml").read_text(encoding="utf-8"))
    section_of = {str(note["note"]): str(note["section"]) for note in paper["notes"]}
    values = []
    for claim in shown(data):
        found = []
        for cite in claim["cites"]:
            said = cite["locator"] if cite["key"] == PAPER else ""
            for word, numbers in re.findall(r"(secs?|nn?)\.?\s([\d,\s–and]+)", said):
                for number in re.findall(r"\d+", numbers):
                    found.append(number if word.startswith("sec") else section_of[number])
        values.append(found or ["none"])
    assert boxes(html(site, "claims"), "section") == counted(values)


def test_our_notes_are_left_out_at_first_and_only_they(site: Path, data: dict[str, Any]) -> None:
    notes = sum(claim["by"] == "ours" for claim in data["claims"])
    rows = [row for page in register(site) for row in ROW.findall(page)]
    assert sum(" data-off" in row.partition(">")[0] for row in rows) == notes
    output = re.search(r"<output[^>]*>(.*?)</output>", html(site, "claims"), re.DOTALL)
    assert output
    total = len(data["claims"])
    said = f"{total - notes} of {total} claims" if notes else f"{total} claims"
    assert words(output[1]) == said


def test_links_lead_to_what_is_disputed_and_what_changed(site: Path, data: dict[str, Any]) -> None:
    """As the boxes count them: without our notes."""
    marks = Counter(mark for claim in shown(data) for mark in claim["marks"])
    changed = [
        one for one in shown(data) if one.get("holds", {}).get("answer") in ("no", "in-part")
    ]
    line = re.search(r'<p class="[^"]*lm-shortcuts">(.*?)</p>', html(site, "claims"), re.DOTALL)
    assert line
    assert words(line[1]) == (
        f"{marks['contested']} disputed, {marks['limited']} limited · {len(changed)} changed since"
    )
    assert [link["href"] for link in tags(line[1], "a", "href")] == [
        "../disagreements/",
        "../since/",
    ]


def test_the_file_has_all_claims(site: Path, data: dict[str, Any]) -> None:
    with (site / "data" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["name"] for row in rows} == {claim["id"] for claim in data["claims"]}
