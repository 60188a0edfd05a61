"""From every kind of page every list is at most two clicks away, by links that can be seen, with and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Opener
from tests.conftest import ROOT

from litmap.model.vocabulary import PLURALS

VISIBLE = """(within) => [...document.querySelectorAll(`${within} a[href]`)]
  .filter((link) => link.checkVisibility({visibilityProperty: true}) && link.getBoundingClientRect().width > 0)
  .map((link) => new URL(link.href).pathname)"""


def pages_of(folder: Path) -> list[str]:
    """The names of the pages in a folder; those of former addresses, which only lead on, are left out."""
    found = []
    for path in sorted(folder.glob("*/index.html")):
        if "md-header" in path.read_text(encoding="utf-8"):
            found.append(path.parent.name)
    return found


def indexes(site: Path) -> list[str]:
    """The lists and views of a site: the pages one step below home."""
    return [f"{name}/" for name in pages_of(site)]


def kinds(site: Path) -> list[str]:
    """A page of each kind: home, every list and view, an entry of each kind, a work."""
    found = ["", "404.html", *indexes(site)]
    for folder in (*PLURALS.values(), "references"):
        names = [name for name in pages_of(site / folder) if not name.isdecimal()]
        found += [f"{folder}/{name}/" for name in names[:1]]
    return found


def links(page: Page, within: str) -> set[str]:
    """The addresses that a reader can see links to in a part of the page."""
    return {path.lstrip("/") for path in page.evaluate(VISIBLE, within)}


@pytest.mark.parametrize("script", [True, False])
def test_every_list_is_at_most_two_clicks_away(
    opened_map: Opener, map_site: Path, script: bool
) -> None:
    wanted = set(indexes(map_site)) - {"search/"}  # to which the box in the header leads
    pages = kinds(map_site)
    assert len(pages) >= 18
    page = opened_map("", java_script_enabled=script)
    root = page.url
    groups = links(page, ".lm-groups")
    second: set[str] = set()
    for group in groups:
        page.goto(root + group)
        second |= links(page, "header.md-header")
    for path in pages:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(root + path, wait_until="domcontentloaded")
        for width in (1440, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            first = links(page, "header.md-header")
            assert groups <= first, (path, width)
            assert wanted <= first | second, (path, width)
        page.set_viewport_size({"width": 360, "height": 740})
        page.get_by_role("link", name="Menu", exact=True).click()
        assert wanted <= links(page, "dialog[open]" if script else "#index"), path


def test_the_header_says_where_an_entry_is(opened: Opener) -> None:
    page = opened("pathways/strong-complex/")
    group = page.locator(".lm-groups [aria-current]")
    assert group.inner_text() == "Argument"
    assert group.get_attribute("aria-current") == "true"
    section = page.locator(".lm-sections [aria-current]")
    assert section.get_attribute("aria-current") == "true"
    assert section.inner_text().startswith("Pathways")
    page = opened("pathways/")
    assert page.locator(".lm-sections [aria-current=page]").inner_text().startswith("Pathways")
    assert opened("").locator(".lm-groups [aria-current]").count() == 0


def test_the_header_fits_the_narrowest_phones(opened: Opener) -> None:
    page = opened("barriers/")
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_count_in_the_header_is_that_of_the_list(opened: Opener) -> None:
    entries = list((ROOT / "tests" / "corpus" / "content" / "terms").glob("*.md"))
    page = opened("terms/")
    assert page.locator(".lm-sections [aria-current] .lm-count").inner_text() == f"{len(entries)}"
    page.set_viewport_size({"width": 1024, "height": 800})
    assert not page.locator(".lm-sections [aria-current] .lm-count").is_visible()


def test_the_drawer_keeps_the_focus_and_gives_it_back(opened: Opener) -> None:
    page = opened("about/", 360)
    page.wait_for_load_state("networkidle")
    menu = page.get_by_role("link", name="Menu", exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    drawer = page.locator("dialog.lm-drawer")
    drawer.wait_for()
    stops = drawer.locator("a, button").count()
    inside = (
        "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    )
    for _ in range(stops + 3):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    assert not drawer.is_visible()
    assert page.evaluate("document.activeElement.matches('.lm-menu')")


def test_the_drawer_leads_to_search_and_switches_colours(opened: Opener) -> None:
    page = opened("about/", 360)
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Menu", exact=True).click()
    page.locator("dialog").get_by_role("button", name="Switch to dark").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.locator("dialog").get_by_role("button", name="Search").click()
    page.locator(".lm-find input:focus").wait_for()
    assert not page.locator("dialog").is_visible()


def test_an_entry_leads_to_the_one_before_and_after_it(opened: Opener) -> None:
    page = opened("barriers/slow-ratification/")
    above = page.locator(".lm-neighbours a")
    below = page.locator(".lm-pair a")
    assert [a.get_attribute("href") for a in above.all()] == [
        a.get_attribute("href") for a in below.all()
    ]
    here = page.locator(".lm-rail .lm-siblings [aria-current=page]")
    assert here.is_visible()
    page.set_viewport_size({"width": 1024, "height": 800})
    assert not page.locator(".lm-rail").is_visible()
    fold = page.locator("details.lm-around")
    fold.locator("summary").click()
    assert fold.locator("[aria-current=page]").is_visible()


def test_the_rail_says_which_part_of_the_page_is_read(opened: Opener) -> None:
    page = opened("barriers/rivalry/")
    page.wait_for_load_state("networkidle")
    last = page.locator(".lm-on-page a").last
    here = page.locator(".lm-on-page [aria-current=location]")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    here.wait_for()
    assert here.count() == 1
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.querySelectorAll('article h2')[1].scrollIntoView()")
    page.locator(".lm-on-page li:nth-child(2) [aria-current=location]").wait_for()
    assert last.is_visible()


MOVED = """() => new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
  }).observe({type: "layout-shift", buffered: true})
  setTimeout(() => done(sum), 300)
})"""


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_moves_while_a_page_loads(opened_map: Opener, map_site: Path, width: int) -> None:
    moved = {}
    for path in kinds(map_site):
        page = opened_map(path, width)
        page.wait_for_load_state("networkidle")
        moved[path] = page.evaluate(MOVED)
        page.context.close()
    assert {path: sum for path, sum in moved.items() if sum > 0.02} == {}
