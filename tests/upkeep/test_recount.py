"""Every list of /review/ is that of a plain walk over the files, in the file of data and on the pages."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from tests.conftest import day_of
from tests.upkeep.recount import Recount
from tests.upkeep.reviewed import review_pages

from litmap.pipeline import Pages, check_root

LATER = (0, 100, 250, 500)
"""Days after that of the map: with them more and more falls due."""
ROW = re.compile(r'<tr>\s*<td data-label="What">.*?href="([^"]*)"', re.DOTALL)


@pytest.fixture(scope="module", params=LATER)
def built(request: pytest.FixtureRequest, any_map: Path) -> tuple[Path, date, Pages]:
    today = day_of(any_map) + timedelta(request.param)
    return any_map, today, review_pages(any_map, today)


Built = tuple[Path, date, Pages]


def names(pages: Pages) -> dict[str, Counter[str]]:
    lists = json.loads(pages["data/review.json"])["lists"]
    return {one["list"]: Counter(item["name"] for item in one["items"]) for one in lists}


def test_lists_are_those_of_a_plain_walk(built: Built) -> None:
    root, today, pages = built
    found = names(pages)
    cited_beyond = found.pop("beyond")
    assert found == Recount(root, today, pages["data/map.json"]).lists()
    rules = ("beyond-reading", "record-only")
    faults = [one for one in check_root(root, today) if one.rule in rules]
    assert cited_beyond.total() == len(faults)


def test_days_on_which_things_fall_due_are_those_of_a_plain_walk(built: Built) -> None:
    root, today, pages = built
    due = json.loads(pages["data/review.json"])["due"]
    found = {(one["task"], one["name"], date.fromisoformat(one["due"])) for one in due}
    assert found == set(Recount(root, today, pages["data/map.json"]).due())
    assert len(found) == len(due)
    for one in due:
        assert one["overdue"] is (date.fromisoformat(one["due"]) < today)


def test_pages_show_what_the_file_of_data_holds_and_lead_there(built: Built) -> None:
    _, _, pages = built
    items = []
    for one in json.loads(pages["data/review.json"])["lists"]:
        items += [item["page"] for item in one["items"]]
    shown = []
    found = [path for path in pages if re.fullmatch(r"review(/\d+)?\.md", path)]
    numbers = sorted(found, key=lambda path: (len(path), path))
    for path in numbers:
        assert len(pages[path].encode()) < 150_000
        assert ("When things fall due" in pages[path]) is (path == numbers[-1])
        for href in ROW.findall(pages[path]):
            shown.append(re.sub(r"^(\.\./)+", "/", unescape(href)))
    assert shown == items


def test_each_number_leads_to_the_heading_where_its_list_begins(built: Built) -> None:
    _, _, pages = built
    lists = json.loads(pages["data/review.json"])["lists"]
    found = re.findall(r'<li><a href="([^"]*)#([^"]*)"><b>(\d+)', pages["review.md"])
    titles = [(one["title"], len(one["items"])) for one in lists if one["items"]]
    assert len(found) == len(titles)
    for (page, anchor, number), (title, length) in zip(found, titles, strict=True):
        text = pages["review" + f"/{page}".rstrip("/") + ".md"]
        assert f"\n## {title}\n" in f"\n{text}", page
        assert (anchor, int(number)) == (title.lower().replace(" ", "-"), length)


def test_in_each_list_comes_first_on_what_most_rests(built: Built) -> None:
    _, _, pages = built
    for one in json.loads(pages["data/review.json"])["lists"]:
        weights = [len(item["resting"]) for item in one["items"]]
        assert weights == sorted(weights, reverse=True), one["list"]
