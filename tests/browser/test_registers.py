"""Registers: filtered, restored from an address, taken away; whole without script."""

import csv
import re
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Opener

ROWS = ".lm-register .lm-row"


def counts(page: Page) -> dict[str, str]:
    """What each box says, by its facet and value."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".lm-box")].map((box) => {
             const input = box.querySelector("input")
             return [`${input.name} ${input.value}`, box.querySelector("b").textContent]
           }))"""
    )


def ready(page: Page) -> Page:
    page.wait_for_selector(".lm-register[data-on]")
    return page


def test_boxes_say_the_same_once_all_rows_are_there(opened_map: Opener) -> None:
    """The numbers of the page itself, and those that the script counts over all pages."""
    page = ready(opened_map("claims/"))
    before = counts(page)
    said = page.locator(".lm-register output").inner_text()
    page.locator(".lm-words").fill("zzzz")
    expect(page.locator(".lm-register output")).to_have_text(re.compile("^0 of"))
    page.locator(".lm-words").fill("")
    expect(page.locator(".lm-register output")).to_have_text(said)
    assert counts(page) == before


def test_the_words_of_controls_are_not_searched(opened: Opener) -> None:
    """Each row ends with a button; no claim of the small corpus says its word."""
    page = ready(opened("claims/"))
    assert page.locator(".lm-row .lm-copy-claim").first.inner_text() == "Copy"
    page.locator(".lm-words").fill("copy")
    expect(page.locator(".lm-register output")).to_have_text(re.compile("^0 of"))


def test_a_choice_stands_in_the_address_and_is_restored(opened_map: Opener) -> None:
    page = ready(opened_map("claims/"))
    box = page.locator(".lm-box:not(.lm-none) [name=section]").first
    value = box.get_attribute("value")
    box.check()
    expected = f"{page.locator('.lm-box:has([name=section]:checked) b').inner_text()} of "
    expect(page.locator(".lm-register output")).to_have_text(re.compile(f"^{expected}"))
    assert parse_qs(urlsplit(page.url).query) == {"section": [value]}
    page.locator(f"{ROWS}:visible a").first.click()
    page.go_back()
    ready(page)
    expect(page.locator(".lm-register output")).to_have_text(re.compile(f"^{expected}"))
    again = ready(opened_map(f"claims/?section={value}"))
    expect(again.locator(".lm-register output")).to_have_text(re.compile(f"^{expected}"))
    shown = again.locator(f"{ROWS}:visible")
    assert all(value in (row.get_attribute("data-in-section") or "").split() for row in shown.all())
    again.get_by_role("button", name="take this filter away").last.click()
    assert urlsplit(again.url).query == ""


def test_a_facet_counts_without_itself_and_within_the_others(opened: Opener) -> None:
    page = ready(opened("claims/"))
    before = counts(page)
    page.locator("[name=status][value=disputed]").check()
    expect(page.locator(".lm-register output")).to_have_text(
        re.compile(f"^{before['status disputed']} of")
    )
    after = counts(page)
    own = [name for name in before if name.startswith("status ")]
    assert {name: after[name] for name in own} == {name: before[name] for name in own}
    assert sum(int(after[name]) for name in after if name.startswith("whose ")) < sum(
        int(before[name]) for name in before if name.startswith("whose ")
    )
    assert page.locator(".lm-box.lm-none").count() > 0


def test_our_notes_are_one_click_away(opened: Opener) -> None:
    page = ready(opened("claims/"))
    page.get_by_role("button", name="without our notes").click()
    expect(page.locator(".lm-register output")).to_have_text(re.compile(r"^\d+ claims$"))
    assert parse_qs(urlsplit(page.url).query) == {"whose": ["all"]}


def test_what_is_shown_is_taken_away(opened: Opener, tmp_path: Path) -> None:
    page = ready(opened("claims/"))
    page.locator("[name=status][value=disputed]").check()
    number = int(page.locator(".lm-register output").inner_text().split()[0])
    with page.expect_download() as taken:
        page.locator(".lm-csv").click()
    taken.value.save_as(tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == number
    assert all("disputed" in row["Status and other works"] for row in rows)
    assert all(row["Address"].startswith("http") for row in rows)


def test_rows_come_in_steps_and_sorted(opened_map: Opener) -> None:
    page = ready(opened_map("claims/"))
    visible = page.locator(f"{ROWS}:visible")
    assert visible.count() == 20
    page.get_by_role("button", name="Show the next 20").click()
    expect(visible).to_have_count(40)
    page.get_by_role("button", name="Page", exact=True).click()
    expect(visible).to_have_count(20)
    assert parse_qs(urlsplit(page.url).query) == {"sort": ["page"]}
    titles = [
        row.inner_text().strip().lower()
        for row in page.locator(f"{ROWS}:visible td:nth-child(2)").all()
    ]
    assert titles == sorted(titles)


@pytest.mark.parametrize("place", ["claims/", "since/"])
def test_without_script_every_row_and_no_control_is_there(opened_map: Opener, place: str) -> None:
    page = opened_map(place, java_script_enabled=False)
    rows = page.locator(ROWS)
    assert rows.count() == page.locator(f"{ROWS}:visible").count() > 0
    for control in (".lm-facets", ".lm-words", ".lm-register output", ".lm-register button"):
        assert page.locator(f"{control}:visible").count() == 0


def test_a_later_page_shows_its_own_rows_and_the_way_to_the_others(opened_map: Opener) -> None:
    page = opened_map("claims/")
    later = page.locator(".lm-pages a").last
    if not later.count():
        pytest.skip("the register fits on one page")
    page.goto(urljoin(page.url, later.get_attribute("href") or ""))
    assert page.locator(f"{ROWS.replace('register', 'found')}:visible").count() > 0
    assert page.locator(".lm-facets").count() == 0
    page.locator(".lm-pages a").first.click()
    ready(page)


def test_nothing_moves_when_the_script_starts(opened_map: Opener) -> None:
    page = opened_map("about/")
    page.add_init_script(
        """window.moved = 0
           new PerformanceObserver((list) => {
             for (const one of list.getEntries()) window.moved += one.value
           }).observe({type: "layout-shift", buffered: true})"""
    )
    for place in ("claims/", "since/"):
        page.goto(urljoin(page.url, f"../{place}"))
        ready(page)
        page.wait_for_timeout(200)
        assert page.evaluate("window.moved") < 0.01, place
