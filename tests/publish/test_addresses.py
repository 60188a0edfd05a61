"""The feed in a reader, and outlines: valid XML, permanent ids, and addresses that lead to the site."""

from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from tests.small import DAY, graph

from litmap.publish.addresses import with_site_address
from litmap.site import render

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - {id: gone, text: Bodies & 3 < 4 are slow., cites: "[states @roberts2024global, sec. 2]", HOLDS}
---
"""
HOLDS = 'holds: {answer: "no", because: They hurried., checked: 2026-01-02}'
NEWS = """---
title: News
summary: Something happened.
date: 2025-03-04
bears_on: [{claim: "slow#gone", effect: updates}]
confidence: high
---
"""


def feed(root: Path, holds: str, site_url: str | None = None) -> ElementTree.Element:
    files = {"barriers/slow.md": BARRIER.replace(", HOLDS", holds), "developments/news.md": NEWS}
    path = "since/feed.xml"
    return ElementTree.fromstring(
        with_site_address(path, render(graph(root, files))[path], site_url)
    )


def text(entry: ElementTree.Element, tag: str) -> str:
    return entry.findtext(f"{ATOM}{tag}") or ""


def test_an_entry_keeps_its_id_when_an_answer_makes_it_new_again(tmp_path: Path) -> None:
    (before,) = feed(tmp_path, "").iter(f"{ATOM}entry")
    (after,) = feed(tmp_path, f", {HOLDS}").iter(f"{ATOM}entry")
    assert text(before, "id") == text(after, "id")
    assert text(before, "id").startswith("urn:uuid:")
    assert text(before, "updated") == "2025-03-04T00:00:00Z"
    assert text(after, "updated") == "2026-01-02T00:00:00Z"
    assert text(after, "published") == text(before, "published")
    assert text(after, "title") == "No longer holds: Bodies & 3 < 4 are slow."
    assert "Bodies &amp; 3 &lt; 4 are slow." in text(after, "content")


def test_what_was_changed_last_comes_first(tmp_path: Path) -> None:
    other = BARRIER.replace("title: Slow work", "title: Late work").replace(", HOLDS", "")
    later = NEWS.replace("2025-03-04", "2025-06-07").replace("slow#gone", "late#gone")
    files = {
        "barriers/slow.md": BARRIER.replace("HOLDS", HOLDS),
        "barriers/late.md": other,
        "developments/news.md": NEWS,
        "developments/later.md": later.replace("title: News", "title: Other news"),
    }
    root = ElementTree.fromstring(render(graph(tmp_path, files))["since/feed.xml"])
    days = [text(entry, "updated")[:10] for entry in root.iter(f"{ATOM}entry")]
    assert days == ["2026-01-02", "2025-06-07"]
    assert text(root, "updated")[:10] == days[0]


def test_nothing_is_dated_after_today(tmp_path: Path) -> None:
    """A check of which the month is known may have been on any of its days."""
    month = HOLDS.replace("2026-01-02", DAY.isoformat()[:7])
    (entry,) = feed(tmp_path, f", {month}").iter(f"{ATOM}entry")
    assert text(entry, "updated") == f"{DAY}T00:00:00Z"


def test_addresses_are_whole_where_the_site_has_one(tmp_path: Path) -> None:
    found = feed(tmp_path, "", "https://map.example.org/a")
    (link,) = [one.get("href", "") for one in found.iterfind(f"{ATOM}entry/{ATOM}link")]
    whole = urljoin(found.get(BASE, ""), link)
    assert whole == "https://map.example.org/a/barriers/slow/#claim-gone"
    assert BASE not in feed(tmp_path, "").attrib


@pytest.mark.parametrize(
    ("site_url", "address"),
    [
        (None, "/barriers/slow/"),
        ("https://example.org/map/", "https://example.org/map/barriers/slow/"),
        ("https://example.org", "https://example.org/barriers/slow/"),
    ],
)
def test_an_outline_ends_with_the_address_of_its_page(
    tmp_path: Path, site_url: str | None, address: str
) -> None:
    pages = render(graph(tmp_path, {"barriers/slow.md": BARRIER.replace(", HOLDS", "")}))
    path = "data/outlines/slow.txt"
    outline = with_site_address(path, pages[path], site_url)
    assert outline.endswith(f", {address}\n")
