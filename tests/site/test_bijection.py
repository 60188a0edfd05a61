"""Every edge of a page stands on its target's page exactly once, and nothing else does: read from the HTML alone."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

MOST_ROWS = 150
KINDS = {"cite": "cite", "rel": "relation", "link": "link", "mention": "mention"}


class Edges(HTMLParser):
    """Collects the edges that start on a page and the backlinks that it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.forward: list[tuple[str, str, str]] = []
        self.backward: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.hrefs.append(found["href"])
        for name in found.get("class", "").split():
            if name in KINDS and tag in ("a", "span"):
                target = found["data-key"] if name == "cite" else found["data-target"]
                self.forward.append((KINDS[name], found["id"], target))
            if name == "backlink" and tag == "li":
                self.backward.append((found["data-edge"], found["data-from"]))


def read(site: Path) -> dict[str, Edges]:
    pages = {}
    for path in sorted(site.rglob("index.html")):
        address = "/" + path.parent.relative_to(site).as_posix() + "/"
        edges = Edges()
        edges.feed(path.read_text(encoding="utf-8"))
        pages["/" if address == "/./" else address] = edges
    return pages


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Edges]:
    return read(site)


def target_page(address: str) -> str:
    """The page of which a numbered page is a part: '/claims/' of '/claims/2/'."""
    return re.sub(r"(?<=/)[1-9]\d*/$", "", address)


def test_each_edge_has_exactly_one_backlink_on_its_target(
    pages: dict[str, Edges], rich: bool
) -> None:
    node_pages: dict[str, list[str]] = {}
    for address in pages:
        if target_page(address) == address:
            node_pages.setdefault(address.strip("/").rpartition("/")[2], []).append(address)
    forward: Counter[tuple[str, str, str]] = Counter()
    for address, page in pages.items():
        for kind, anchor, target in page.forward:
            targets = [
                one
                for one in node_pages[target]
                if kind != "cite" or one.startswith("/references/")
            ]
            assert len(targets) == 1, f"{kind} on {address}#{anchor} names {target}"
            forward[(kind, f"{address}#{anchor}", targets[0])] += 1
    backward = Counter(
        (kind, origin, target_page(address))
        for address, page in pages.items()
        for kind, origin in page.backward
    )
    assert forward == backward
    assert {kind for kind, _, _ in forward} == set(KINDS.values()) or not rich
    assert set(forward.values()) <= {1}


def test_anchors_are_unique_on_each_page(pages: dict[str, Edges]) -> None:
    for address, page in pages.items():
        repeated = [name for name, number in Counter(page.ids).items() if number > 1]
        assert not repeated, f"{address} repeats {repeated}"


def test_every_internal_link_leads_to_a_page_and_an_anchor(
    pages: dict[str, Edges], site: Path
) -> None:
    for address, page in pages.items():
        for href in page.hrefs:
            if "://" in href or href.startswith(("mailto:", "javascript:", "data:")):
                continue
            path, _, fragment = href.partition("#")
            path = path.partition("?")[0]  # what a register shows at first
            file = (site / address.strip("/") / path).resolve()
            target = (
                "/" + file.relative_to(site.resolve()).as_posix().strip(".") + "/"
                if path
                else address
            )
            target = target.replace("//", "/").removesuffix("index.html/")
            assert target in pages or file.is_file(), f"{address} links to {href}"
            if fragment and target in pages:
                assert fragment in pages[target].ids, (
                    f"{address} links to the missing anchor {href}"
                )


def test_edges_start_from_entries_only(pages: dict[str, Edges]) -> None:
    for address, page in pages.items():
        if address.startswith("/references/") or address.count("/") < 3:
            assert not page.forward, f"{address} owns edges"


def test_no_page_of_a_work_shows_more_uses_than_a_reader_can_load(pages: dict[str, Edges]) -> None:
    for address, page in pages.items():
        if address.startswith("/references/"):
            assert len(page.backward) <= MOST_ROWS, address


def test_no_work_is_cited_more_often_than_a_plain_search_finds_its_key(
    data: dict[str, Any], any_map: Path
) -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in (any_map / "content").glob("*/*.md")
    )
    written = Counter(re.findall(r"(?<![\w.])@([a-z][\w-]*\w)", sources))
    cited = Counter(edge["target"][1:] for edge in data["edges"] if edge["kind"] == "cite")
    assert cited
    for key, number in cited.items():
        assert number <= written[key], key
