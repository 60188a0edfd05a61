"""The timeline holds every dated thing once, on the right side of the paper's day."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.site.seen import html, kinds, tags, words

PAPER_DATE = "2024-02-20"
LANES = {"instrument": "event", "development": "development"}


def timeline(site: Path) -> str:
    """The HTML of all its pages."""
    pages = [html(site, "timeline")]
    while (site / "timeline" / str(len(pages) + 1)).is_dir():
        pages.append(html(site, f"timeline/{len(pages) + 1}"))
    return "".join(pages)


def test_nothing_that_the_paper_may_have_known_stands_as_since(site: Path) -> None:
    listed = timeline(site).partition('<section class="lm-year">')[2]
    since, before = listed.split('<li class="lm-paper-row">')
    dates = [re.findall(r'<span class="lm-date">([^<]*)</span>', part) for part in (since, before)]
    assert {"2024", "Feb 2024", "Jan 2024"}.isdisjoint(dates[0])
    assert all(int(when[-4:]) >= 2024 for when in dates[0])
    assert all(int(when[-4:]) <= 2024 for when in dates[1])


def test_the_timeline_holds_every_dated_thing_and_a_dot_for_each(
    site: Path, data: dict[str, Any]
) -> None:
    page = timeline(site)
    rows = tags(page, "li", "data-lane")
    expected = {
        "instrument": sum(len(entry.get("events", ())) for entry in data["entries"]),
        "development": sum("date" in entry for entry in data["entries"]),
    }
    assert Counter(row["data-lane"] for row in rows) == expected
    dots = [f"moment-{dot['data-moment']}" for dot in tags(page, "a", "data-moment")]
    assert dots == [row["id"] for row in rows]
    drawn = tags(page, "circle", "data-kind")
    assert [dot["data-kind"] for dot in drawn] == [row["data-lane"] for row in rows]


def test_no_dot_covers_another(site: Path) -> None:
    drawn = tags(html(site, "timeline"), "circle", "data-kind")
    assert len({(dot["cx"], dot["cy"]) for dot in drawn}) == len(drawn)


def test_a_dot_stands_right_of_the_line_if_it_came_after_the_paper(site: Path, rich: bool) -> None:
    page = html(site, "timeline")
    line = float(re.findall(r'class="lm-paper-line" d="M([\d.]+)', page)[0])
    after = page.split("lm-paper-row")[0].count("data-lane=")
    found = zip(tags(page, "a", "data-moment"), tags(page, "circle", "data-kind"), strict=True)
    right = {int(dot["data-moment"]): float(one["cx"]) > line for dot, one in found}
    assert [right[place] for place in sorted(right)] == [True] * after + [False] * (
        len(right) - after
    )
    assert 0 < after < len(right) or not rich


def test_the_timeline_sums_up_what_came_since_the_paper_and_names_the_newest_change(
    site: Path, data: dict[str, Any]
) -> None:
    page = timeline(site)
    since = Counter(
        row["data-lane"] for row in tags(page.split("lm-paper-row")[0], "li", "data-lane")
    )
    note = page.partition('<p class="lm-note">')[2].partition("</p>")[0]
    counts = [
        f"{since[lane]} {word}{'s' * (since[lane] != 1)}"
        for lane, word in LANES.items()
        if since[lane]
    ]
    assert (
        words(note)
        .partition(": ")[2]
        .startswith(f"{' , '.join(counts) or 'nothing on this map'} .")
    )
    changing = {
        edge["source"] for edge in data["edges"] if edge.get("effect") in ("updates", "contradicts")
    }
    dates = {
        entry["id"]: entry["date"]
        for entry in data["entries"]
        if "date" in entry and entry["id"] in changing
    }
    named = re.findall(r'href="[^"]*developments/([\w-]+)/"', note)
    assert [dates[one] for one in named] == sorted(dates.values())[-1:]


def test_each_year_counts_what_it_holds(site: Path, rich: bool) -> None:
    years = timeline(site).split('<section class="lm-year">')[1:]
    for year in years:
        held = Counter(row["data-lane"] for row in tags(year, "li", "data-lane"))
        said = words(year.partition("<h2>")[2].partition("</h2>")[0])
        for lane, one in LANES.items():
            assert re.findall(rf"(\d+) {one}s?\b", said) == (
                [str(held[lane])] if held[lane] else []
            )
    assert years or not rich


def test_a_development_says_how_many_statements_it_changes(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    page = timeline(site).partition('<section class="lm-year">')[2]
    changed = 0
    for entry in (one for one in data["entries"] if one["kind"] == "development"):
        effects = Counter(
            edge["effect"]
            for edge in data["edges"]
            if edge["source"] == entry["id"]
            and edge.get("effect") in ("confirms", "narrows", "updates", "contradicts")
        )
        item = page.partition(f'/developments/{entry["id"]}/">')[2].partition("</li>")[0]
        said = words(item.partition('class="lm-effect">')[2].partition("</span>")[0])
        assert said == ", ".join(
            f"{effect} {number} statement{'s' * (number > 1)}" for effect, number in effects.items()
        )
        changed += effects.total()
    assert changed or not rich


def test_what_has_no_day_stands_below_the_days_of_its_time(site: Path, rich: bool) -> None:
    listed = timeline(site).partition('<section class="lm-year">')[2]
    both = False
    for year in listed.split('<section class="lm-year">'):
        dates = re.findall(r'<span class="lm-date">([^<]*)</span>', year)
        places = {
            len(date.split()): [
                i for i, one in enumerate(dates) if len(one.split()) == len(date.split())
            ]
            for date in dates
        }
        assert not {1, 3} <= places.keys() or max(places[3]) < min(places[1])
        both = both or {1, 3} <= places.keys()
    assert both or not rich


def test_a_day_is_named_once_to_the_eye_and_always_to_a_screen_reader(
    site: Path, rich: bool
) -> None:
    rows = re.findall(
        r'<li id="moment-\d+"([^>]*)><span class="lm-date">([^<]*)</span>', timeline(site)
    )
    same = ["lm-same-day" in about for about, _ in rows]
    assert same == [False, *(one == other for (_, one), (_, other) in pairwise(rows))]
    assert any(same) or not rich


def test_moments_are_found_by_the_bodies_and_pathways_they_are_joined_to(
    site: Path, data: dict[str, Any], rich: bool
) -> None:
    kind, joined = kinds(data), defaultdict(set)
    for edge in data["edges"]:
        if edge["kind"] == "relation" and edge["target"] in kind:
            joined[edge["source"]].add(edge["target"])
            joined[edge["target"]].add(edge["source"])
        if edge["kind"] == "cite":
            joined[edge["target"][1:]].add(edge["source"])
    page = timeline(site).partition('<section class="lm-year">')[2]
    counts = Counter[str]()
    for about, place in re.findall(r'<li id="moment-\d+"([^>]*)>.*?href="[\w./]*/([\w-]+)/"', page):
        for name in ("institution", "pathway"):
            found = set(re.findall(rf'data-{name}="([^"]*)"', about)[0].split())
            expected = {one for one in joined[place] if kind.get(one) == name}
            assert expected <= found if "instrument" in about else expected == found
            counts[name] += len(found)
    assert (counts["institution"] and counts["pathway"]) or not rich


def test_an_event_names_who_took_part(site: Path, data: dict[str, Any], rich: bool) -> None:
    rows = re.findall(
        r'<li id="moment-\d+"[^>]*data-lane="instrument"(.*?)</li>', timeline(site), re.S
    )
    took_part = Counter(
        (edge["source"], edge["date"])
        for edge in data["edges"]
        if edge["where"] == "events" and edge.get("date")
    )
    assert sum(words(row).endswith(")") for row in rows) >= len(took_part)
    if rich:
        assert any(words(row).endswith("adopted (Northland and Southland)") for row in rows)
