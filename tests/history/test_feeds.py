"""Feeds of changes: as their standards have them, with permanent ids, and for each follower what concerns them."""

import json
import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.history.repository import committed
from tests.history.sites import site_of
from tests.history.states import BARRIER, COUNCIL, SLOW, STATE

from litmap.publish.addresses import with_site_address
from litmap.site import plan
from litmap.site.html.plan import all_made, as_text

pytestmark = pytest.mark.slow

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://map.example.org/a"
ONE, TWO, THREE = "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z", "2026-03-05T12:00:00Z"
BASE = {
    SLOW: BARRIER,
    "institutions/council.md": COUNCIL,
    "institutions/france.md": STATE.format("France"),
    "institutions/germany.md": STATE.format("Germany"),
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def feeds(root: Path) -> dict[str, str]:
    """All feeds of the site of a project, as they are published."""
    found = {}
    for path, content in all_made(plan(site_of(root))):
        if path.endswith(("feed.xml", "feed.json")):
            found[path] = with_site_address(path, as_text(content), SITE)
    return found


def texts(node: ElementTree.Element, tag: str) -> list[str]:
    return [one.text or "" for one in node.findall(f"{ATOM}{tag}")]


def assert_is_atom(path: str, text: str) -> list[str]:
    """What RFC 4287 asks of a feed and its entries (4.1.1, 4.1.2, 4.2); returns the ids of the entries."""
    root = ElementTree.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for node in (root, *entries):
        for tag in ("id", "title", "updated"):
            (said,) = texts(node, tag)
            assert said
        assert MOMENT.fullmatch(texts(node, "updated")[0])
        assert datetime.fromisoformat(texts(node, "updated")[0])
        for link in node.findall(f"{ATOM}link"):
            assert link.get("href", "").startswith(f"{SITE}/")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    (own,) = [one for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert own.get("href") == f"{SITE}/{path}"
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("rel", "alternate") == "alternate"
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "html"
        hrefs = re.findall('href="([^"]*)"', content.text or "")
        assert all(one.startswith(("https://", "http://", "mailto:")) for one in hrefs)
    ids = [texts(one, "id")[0] for one in entries]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in [*ids, *texts(root, "id")])
    return ids


def assert_is_json_feed(path: str, text: str) -> list[str]:
    """What JSON Feed 1.1 asks; returns the ids of the items."""
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"{SITE}/{path}"
    assert feed["home_page_url"].startswith(f"{SITE}/")
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["url"].startswith(f"{SITE}/")
        assert item["content_html"]
        hrefs = re.findall('href="([^"]*)"', item["content_html"])
        assert all(one.startswith(("https://", "http://", "mailto:")) for one in hrefs)
        for name in ("date_published", "date_modified"):
            assert MOMENT.fullmatch(item[name])
    return [item["id"] for item in feed["items"]]


def ids(found: dict[str, str]) -> dict[str, list[str]]:
    """The ids of all entries of all feeds, which must be sound."""
    return {
        path: assert_is_atom(path, text)
        if path.endswith(".xml")
        else assert_is_json_feed(path, text)
        for path, text in found.items()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = committed(tmp_path / "map", BASE, ONE)
    return committed(root, {SLOW: BARRIER.replace("exists as", "was")}, TWO)


def test_both_kinds_of_feed_are_sound_and_say_the_same(root: Path) -> None:
    found = ids(feeds(root))
    assert {"changes/feed.xml", "since/feed.json", "barriers/slow-ratification/feed.xml"} <= set(
        found
    )
    for path, entries in found.items():
        assert found[path.replace(".xml", ".json")] == entries
    assert len(found["changes/feed.xml"]) == 2
    assert len(found["institutions/france/feed.xml"]) == 1


def test_ids_stay_over_builds_and_over_growth(root: Path) -> None:
    before = feeds(root)
    assert feeds(root) == before
    committed(root, {SLOW: BARRIER.replace("exists as", "never was")}, "2026-03-02T18:00:00Z")
    committed(root, {"institutions/italy.md": STATE.format("Italy")}, THREE)
    after = ids(feeds(root))
    for path, known in ids(before).items():
        assert after[path][-len(known) :] == known
    grown = ElementTree.fromstring(feeds(root)["barriers/slow-ratification/feed.xml"])
    assert texts(grown.findall(f"{ATOM}entry")[0], "updated") == ["2026-03-02T18:00:00Z"]


def test_what_changes_later_on_a_day_makes_nothing_else_new(root: Path) -> None:
    before = feeds(root)
    committed(root, {"institutions/italy.md": STATE.format("Italy")}, "2026-03-02T18:00:00Z")
    after = feeds(root)
    assert (
        after["barriers/slow-ratification/feed.xml"]
        == before["barriers/slow-ratification/feed.xml"]
    )
    assert after["institutions/france/feed.json"] == before["institutions/france/feed.json"]
    assert after["changes/feed.xml"] != before["changes/feed.xml"]


def test_ids_stay_when_an_entry_is_renamed(root: Path) -> None:
    before = ids(feeds(root))["institutions/council/feed.xml"]
    (root / "content/institutions/council.md").unlink()
    committed(
        root,
        {"institutions/coe.md": COUNCIL.replace("summary", "aliases: [council]\nsummary")},
        THREE,
    )
    after = ids(feeds(root))["institutions/coe/feed.xml"]
    assert after[1:] == before
    assert len(after) == 2
    assert ids(feeds(root))["institutions/council/feed.xml"] == after


def told(root: Path, entry: str) -> str:
    """What the newest item for a follower of an entry says; '' where the last day holds nothing for them."""
    found = ElementTree.fromstring(feeds(root)[f"{entry}/feed.xml"])
    for item in found.findall(f"{ATOM}entry"):
        if texts(item, "published")[0].startswith("2026-03-05"):
            return texts(item, "content")[0]
    return ""


def test_a_follower_learns_of_a_claim_that_names_the_institution_and_of_nothing_else(
    root: Path,
) -> None:
    text = BARRIER.replace("exists as", "was")
    claim = "Many states take years."
    committed(
        root,
        {
            SLOW: text.replace(claim, "France takes years.").replace("draft-only", "draft-alone"),
            "institutions/italy.md": STATE.format("Italy"),
            "about.md": "---\ntitle: About\nsummary: Other.\n---\n",
        },
        THREE,
    )
    assert "France takes years." in told(root, "institutions/france")
    assert told(root, "institutions/france").count("<li>") == 1
    assert told(root, "institutions/germany") == ""
    assert told(root, "barriers/slow-ratification").count("<li>") == 2


def test_a_follower_learns_of_a_claim_that_named_the_institution(root: Path) -> None:
    named = BARRIER.replace("Many states take years.", "France takes years.")
    committed(root, {SLOW: named}, "2026-03-04T12:00:00Z")
    committed(root, {SLOW: BARRIER}, THREE)
    assert "France takes years." in told(root, "institutions/france")


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("institutions/council.md", "[france, germany]", "[germany]"),
        (SLOW, "part_of: deficit", "part_of: deficit\ninvolves: [{institution: france}]"),
        ("institutions/france.md", "A state.", "A republic."),
    ],
)
def test_a_follower_learns_of_memberships_ties_and_the_entry_itself(
    root: Path, file: str, before: str, after: str
) -> None:
    committed(
        root,
        {file: {**BASE, SLOW: BARRIER.replace("exists as", "was")}[file].replace(before, after)},
        THREE,
    )
    assert told(root, "institutions/france").count("<li>") == 1
    assert told(root, "institutions/germany") == ""


def test_hostile_texts_in_feeds(root: Path) -> None:
    hostile = "]]> <b>x</b> & \" ' \u0007 \ufffe javascript:alert(1)"
    text = BARRIER.replace("The convention exists as a draft.", json.dumps(hostile))
    committed(root, {SLOW: text.replace("Slow ratification", json.dumps(hostile))}, THREE)
    found = feeds(root)
    assert ids(found)
    content = told(root, "barriers/slow-ratification")
    assert "<b>x</b>" not in content
    assert "&lt;b&gt;x" in content


def test_without_a_history_feeds_are_empty_and_sound(root: Path) -> None:
    (root / ".git").rename(root / "no-git")
    assert all(
        not entries for path, entries in ids(feeds(root)).items() if not path.startswith("since")
    )
