"""The argument in steps, and at a glance: the picture and its list say what the map says."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.site.seen import PAPER, html, kinds, tags, words
from tests.small import graph

from litmap.site.html.plan import as_text
from litmap.site.html.site import Site
from litmap.site.pages.argument import ArgumentPages


def both(site: Path) -> str:
    """The page of the picture, and that of its list."""
    return html(site, "argument") + html(site, "argument/2")


def test_the_argument_draws_each_edge_that_the_map_has_and_no_other(
    site: Path, data: dict[str, Any]
) -> None:
    kind, page = kinds(data), both(site)
    paths = tags(page, "path", "data-from")
    drawn = {(path["data-from"], path["data-to"], path.get("data-effect", "")) for path in paths}
    relations = [edge for edge in data["edges"] if edge["kind"] == "relation"]
    bearing = {
        (e["source"], e["target"], e["effect"])
        for e in relations
        if e.get("effect") and kind[e["source"]] == "barrier"
    }
    serves = {(e["target"], e["source"], "") for e in relations if e["says"] == "serves"}
    asked = {(e["source"], e["target"], "") for e in relations if e["says"] == "addressed to"}
    assert drawn == bearing | serves | asked
    groups = Counter(
        (next(one["order"] for one in data["entries"] if one["id"] == source), target, effect)
        for source, target, effect in bearing
        if effect in ("hinders", "motivates", "mixed")
    )
    assert len(re.findall(r'class="lm-ribbon"', page)) == len(groups)


SUPPORTING = {"states", "supports", "evidence", "extends"}


def unopened(root: Path) -> set[str]:
    """The keys of the works that nobody opened."""
    records = (root / "references.bib").read_text(encoding="utf-8").split("\n@")
    return {
        record.partition("{")[2].partition(",")[0]
        for record in records
        if re.search(r"read\s*=\s*\{(record|unopened)\}", record)
    }


def test_each_item_of_the_argument_counts_its_works_and_those_that_dispute_it(
    site: Path, data: dict[str, Any], any_map: Path, rich: bool
) -> None:
    page = both(site)
    unread = unopened(any_map)
    cited: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in data["claims"]:
        for one in claim["cites"]:
            # a note of ours on what the paper leaves open rests on no work
            if claim["by"] != "ours" or one["role"] == "disputes":
                cited[claim["entry"]].add((one["key"], one["role"]))
    disputed = []
    nodes = re.findall(r'<a class="lm-node"[^>]*data-id="([\w-]+)".*?</a>', page, re.DOTALL)
    for one in nodes:
        node = page.partition(f'data-id="{one}"')[2].partition("</a>")[0]
        works = {
            key
            for key, role in cited[one]
            if key != PAPER and role in SUPPORTING and key not in unread
        }
        against = {key for key, role in cited[one] if role == "disputes"}
        number, dissent = re.search(r'lm-marks">(\d+)<', node), re.search(r"≠(\d+)", node)
        if kinds(data)[one] == "institution":
            assert number is None, "whom a recommendation asks is mostly our inference: no counts"
            continue
        assert int(number[1] if number else 0) == len(works)
        assert int(dissent[1] if dissent else 0) == len(against)
        disputed += [one] * bool(against)
    assert disputed or not rich
    for path, part in (("argument", "lm-legend"), ("argument/2", "lm-aslist")):
        said = (
            html(site, path)
            .partition(f'class="{part}"')[2]
            .partition("</p>")[0]
            .partition("Claims disputed:")[2]
        )
        claims = [
            f"{one}/#claim-{claim['id'].partition('#')[2]}"
            for one in disputed
            for claim in data["claims"]
            if claim["entry"] == one
            and any(cited["role"] == "disputes" for cited in claim["cites"])
        ]
        assert re.findall(r'href="[\w./]*/([\w-]+/#claim-[\w-]+)"', said) == claims
        assert said.count(", by ") == len(claims)


def joined(page: str) -> Iterator[tuple[str, str]]:
    """Every pair of an item of the list and an entry that it names as joined to it."""
    for item in re.findall(r'<li id="list-([\w-]+)".*?</details>', page, re.DOTALL):
        inner = page.split(f'<li id="list-{item}"')[1].split("</details>")[0]
        for block in inner.split("<h4>")[1:]:
            yield from ((item, target) for target in re.findall(r'href="[\w./]*/([\w-]+)/"', block))


def test_the_list_of_the_argument_holds_what_the_picture_lights(site: Path) -> None:
    page = both(site)
    listed = set(joined(page))
    nodes = {
        node["data-id"]: set(node["data-near"].split()) for node in tags(page, "a", "data-near")
    }
    lines = {(path["data-from"], path["data-to"]) for path in tags(page, "path", "data-from")}
    assert {item for item, _ in listed} <= set(nodes)
    assert lines | {(b, a) for a, b in lines} <= listed
    for item, other in listed:
        assert other in nodes[item], f"{item} names {other}, which the picture does not light"
    assert {(b, a) for a, b in listed} == listed


def test_an_item_of_the_list_says_to_how_much_it_is_joined(site: Path) -> None:
    page = both(site)
    for item in page.split('<li id="list-')[1:]:
        said = words(item.partition("<summary>")[2].partition("</summary>")[0])
        for block in item.partition("</details>")[0].split("<h4>")[1:]:
            heading = block.partition("</h4>")[0]
            assert f"{heading[0].lower()}{heading[1:]} {block.count('<li>')}" in said
    assert page.count('<li id="list-') == len(tags(page, "a", "data-near"))


def test_columns_are_read_as_they_are_seen(site: Path, rich: bool) -> None:
    """From the top down, each group of barriers under its name."""
    page = both(site).partition('class="lm-picture"')[2].partition('class="lm-chosen"')[0]
    for column in page.split("<section ")[1:]:
        tops = [
            float(top)
            for top in re.findall(r'<li (?:class="lm-group" )?style="top:([\d.]+)rem', column)
        ]
        assert tops == sorted(tops)
        assert len(tops) > 1 or not rich


def test_a_step_that_no_source_states_is_marked_as_inferred(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page, kind = both(site), kinds(data)
    words_of = {
        edge["effect"]: (edge["says"], edge["inverse"])
        for edge in data["edges"]
        if edge.get("effect") and kind[edge["source"]] == "barrier"
    }
    whose: defaultdict[tuple[frozenset[str], str], set[str]] = defaultdict(set)
    for edge in data["edges"]:
        if edge["says"] in ("answers", "addressed to") or (
            edge.get("effect") and kind[edge["source"]] == "barrier"
        ):
            whose[frozenset((edge["source"], edge["target"])), edge.get("effect", "")].add(
                edge.get("by", "source")
            )
    marked = 0
    for item in page.split('<li id="list-')[1:]:
        own = item.partition('"')[0]
        for block in item.partition("</details>")[0].split("<h4>")[1:]:
            heading = block.partition("</h4>")[0].lower()
            effect = next((effect for effect, said in words_of.items() if heading in said), "")
            for entry in block.split("<li>")[1:]:
                other = re.findall(r'href="[\w./]*/([\w-]+)/"', entry)[0]
                step = whose.get((frozenset((own, other)), effect), {"source"})
                assert ("lm-by" in entry) == ("source" not in step), (own, heading, other)
                marked += "lm-by" in entry
    assert marked or not rich


SAYING = {"strong", "mixed", "weak"}


def test_a_card_says_how_a_pathway_is_judged_today_and_what_has_changed(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page, kind = both(site), kinds(data)
    verdicts: defaultdict[str, set[str]] = defaultdict(set)
    for edge in data["edges"]:
        if edge.get("verdict") and edge["condition"] == "current":
            verdicts[edge["source"]].add(edge["verdict"].replace("-", " "))
    changed = {
        claim["entry"]
        for claim in data["claims"]
        if claim.get("holds", {}).get("answer") in ("no", "in-part") and claim["by"] != "ours"
    }
    for one in (
        entry["id"]
        for entry in data["entries"]
        if entry["kind"] in ("barrier", "pathway", "recommendation")
    ):
        card = page.partition(f'data-id="{one}"')[2].partition("</a>")[0].partition(">")[2]
        node, small = words(card), "".join(re.findall("<small>.*?</small>", card))
        assert ("changed since" in node) == (one in changed)
        if kind[one] == "pathway":
            judged = {part.split()[-1] for part in re.findall(r"[^,<>]+(?=,|</small>)", small)}
            assert judged & SAYING == verdicts[one] & SAYING
    assert changed or not rich


def test_a_ribbon_is_as_wide_as_barriers_are_many(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page = both(site)
    order = {entry["id"]: entry["order"] for entry in data["entries"] if entry["kind"] == "barrier"}
    numbers = Counter(
        (order[e["source"]], e["target"], e["effect"])
        for e in data["edges"]
        if e.get("effect") in ("hinders", "motivates", "mixed") and e["source"] in order
    )
    ribbons = re.findall(
        r'class="lm-ribbon"[^>]*d="M0 ([\d.]+)C[^V]*V([\d.]+)C[\d.]+ [\d.]+ [\d.]+ ([\d.]+) 0 ([\d.]+)Z"',
        page,
    )
    wide = sorted(round((float(foot) - float(top)) / 0.1) for top, _, _, foot in ribbons)
    assert wide == sorted(numbers.values())
    assert len(set(wide)) > 2 or not rich


def test_a_line_to_a_body_is_dotted_where_asking_it_is_inferred(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    whose: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in data["edges"]:
        if edge["says"] == "addressed to":
            whose[edge["source"], edge["target"]].add(edge.get("by", "source"))
    ours = {ends for ends, by in whose.items() if "source" not in by}
    paths = tags(both(site), "path", "data-by")
    assert {(path["data-from"], path["data-to"]) for path in paths} == ours
    assert ours or not rich


def test_options_are_headed_by_their_numbers_behind_the_starting_point(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page = both(site)
    column = page.partition('data-column="pathway"')[2].partition("</section>")[0]
    heads = [words(one) for one in re.findall(r'<li class="lm-group"[^>]*>(.*?)</li>', column)]
    options = [entry for entry in data["entries"] if entry.get("standing") == "option"]
    numbers = [one for one in heads if one.startswith("Option ")]
    assert sorted(numbers) == [f"Option {place}" for place in range(1, len(options) + 1)]
    assert heads[0] == "Starting point" or not rich


STEP_BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: so, text: It is slow., cites: "[states @roberts2024global; disputes @adams2021one]"}
  - id: was
    text: It was a draft.
    cites: "[states @roberts2024global]"
    holds: {answer: in-part, because: "It is a text [evidence @brown2022two].", checked: 2026-01-02}
---
"""
STEPS = """---
title: In steps
summary: Two of them.
---
## 1 The first

Work [is slow](barriers/slow.md#claim-so), [slow](barriers/slow.md#claim-so) and [a draft](barriers/slow.md#claim-was).

## 2 The second

Work [is](barriers/slow.md).
"""


def test_a_step_counts_the_claims_it_leads_to_and_what_speaks_against_them(tmp_path: Path) -> None:
    made = graph(tmp_path, {"barriers/slow.md": STEP_BARRIER, "argument.md": STEPS})
    page = ArgumentPages(Site(made))
    first, second = page._steps(made.corpus.pages["argument"])
    assert (first.heading, first.claims, first.changed) == (
        "The first",
        "2 claims",
        "1 changed since",
    )
    assert [one.target for one in first.disputing] == ["adams2021one"]
    assert (second.heading, second.claims, second.changed, list(second.disputing)) == (
        "The second",
        "",
        "",
        [],
    )


def test_an_answered_note_of_ours_changes_no_card(tmp_path: Path) -> None:
    note = """
  - id: asked
    text: Who starts is left open.
    by: ours
    about: left-open
    cites: "[see @roberts2024global]"
    holds: {answer: in-part, because: "Some did [evidence @brown2022two].", checked: 2026-01-02}
---
"""
    for name, entry in (
        ("paper", STEP_BARRIER),
        ("note", STEP_BARRIER.partition("  - id: was")[0].rstrip() + note),
    ):
        made = graph(tmp_path / name, {"barriers/slow.md": entry})
        (node,) = ArgumentPages(Site(made)).diagram.picture.columns["barrier"]
        assert node.changed == (name == "paper")


def test_the_diagram_stands_also_where_the_steps_are_missing(tmp_path: Path) -> None:
    made = graph(tmp_path, {"barriers/slow.md": STEP_BARRIER})
    text = as_text(ArgumentPages(Site(made)).pages(None)["argument.md"])
    assert 'class="lm-picture"' in text
    assert "lm-told" not in text
