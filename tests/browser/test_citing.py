"""Citing in Chromium: cards by mouse, keyboard and touch, copying, filters, and the reader's own list."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Opener

BARRIER = "barriers/fragmented-landscape/"
CITED = "a.cite[data-key=cihon2020fragmentation]"
CARD = "#__cite-card"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_citation_shows_its_work_to_mouse_and_keyboard_and_escape_closes_it(
    opened: Opener,
) -> None:
    page = opened(BARRIER)
    card = page.locator(CARD)
    cited = page.locator(CITED).first
    cited.hover()
    assert card.is_visible()
    assert "supports: gives support to the statement" in card.inner_text()
    assert "Fragmentation and the future" in card.inner_text()
    assert cited.get_attribute("aria-describedby") == "__cite-card"
    assert card.get_attribute("role") == "tooltip"
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert cited.get_attribute("aria-describedby") is None
    page.keyboard.press("Tab")
    cited.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert card.is_visible()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440


def test_a_card_can_be_pointed_at_and_leaves_with_the_pointer(opened: Opener) -> None:
    page = opened(BARRIER)
    page.locator(CITED).first.hover()
    page.locator(f"{CARD} a").hover()
    page.wait_for_timeout(400)
    assert page.locator(CARD).is_visible()
    page.locator("h1").hover()
    page.wait_for_timeout(400)
    assert page.locator(CARD).is_hidden()


def test_a_first_touch_opens_the_card_and_a_second_follows(opened: Opener) -> None:
    page = opened(BARRIER, 360, has_touch=True, is_mobile=True)
    cited = page.locator(CITED).first
    cited.tap()
    assert page.locator(CARD).is_visible()
    assert page.url.endswith(BARRIER)
    box = page.locator(CARD).bounding_box()
    assert box
    assert box["x"] + box["width"] <= 360
    cited.tap()
    page.wait_for_url("**/references/cihon2020fragmentation/")


def test_escape_closes_the_card_of_a_term(opened: Opener) -> None:
    page = opened("pathways/strong-regime-complex/")
    term = page.locator(".lm-term").first
    term.hover()
    assert term.locator(".lm-card").is_visible()
    page.keyboard.press("Escape")
    assert term.locator(".lm-card").is_hidden()


def test_a_work_is_copied_in_its_source_and_downloaded(opened: Opener, site: Path) -> None:
    page = opened(
        "references/cihon2020fragmentation/", permissions=["clipboard-read", "clipboard-write"]
    )
    page.locator("details:has(#take-2) summary").click()
    page.locator("[data-copy=take-2]").click()
    page.get_by_text("Copied").wait_for()
    exported = (site / "data/references.bib").read_text(encoding="utf-8")
    assert clipboard(page).startswith("@article{cihon2020fragmentation,\n  author")
    assert clipboard(page) in exported
    with page.expect_download() as download:
        page.get_by_text("Download cihon2020fragmentation.bib").click()
    assert download.value.suggested_filename == "cihon2020fragmentation.bib"
    assert Path(download.value.path()).read_text(encoding="utf-8") in exported


def test_the_address_of_a_claim_and_the_citation_of_a_page_can_be_copied(opened: Opener) -> None:
    page = opened(BARRIER, permissions=["clipboard-read", "clipboard-write"])
    claim = page.locator(".lm-claim").first
    claim.hover()
    claim.locator(".lm-permalink").click()
    claim.get_by_text("Copied").wait_for()
    assert clipboard(page) == page.url
    assert page.url.endswith(f"#{claim.get_attribute('id')}")
    page.locator(".lm-cite-page summary").click()
    page.locator("[data-copy=cite-version]").click()
    page.locator(".lm-cite-page").get_by_text("Copied").wait_for()
    assert clipboard(page).startswith(
        "Global AI Governance Map: ‘Fragmented landscape’. Version of "
    )


def shown(page: Page) -> list[str]:
    return [
        str(key)
        for key in page.locator(".lm-bibliography > li:visible").evaluate_all(
            "all => all.map(one => one.id)"
        )
    ]


def test_filters_and_order_live_in_the_address(opened: Opener) -> None:
    page = opened("references/")
    every = shown(page)
    page.select_option("[name=role]", "supports")
    some = shown(page)
    assert 0 < len(some) < len(every)
    assert page.locator(".lm-filter output").inner_text() == f"{len(some)} of {len(every)} works"
    page.fill("[name=words]", "fragmentation future")
    assert shown(page) == ["cihon2020fragmentation"]
    page.fill("[name=words]", "")
    page.select_option("[name=sort]", "year")
    years = page.locator(".lm-bibliography > li:visible").evaluate_all(
        "all => all.map(one => one.dataset.year)"
    )
    assert years == sorted(years, reverse=True)
    assert "role=supports" in page.url
    page.locator(".lm-bibliography > li:visible .lm-uses a").first.click()
    page.wait_for_url("**/references/*/")
    page.go_back()
    page.wait_for_url("**/references/?**")
    assert sorted(shown(page)) == sorted(some)
    page.goto(page.url.split("?")[0] + "?entry=oecd-stopgap&sort=cited")
    counts = page.locator(".lm-bibliography > li:visible").evaluate_all(
        "all => all.map(one => +one.dataset.cited)"
    )
    assert counts == sorted(counts, reverse=True)
    assert "mahon2009standardizing" in shown(page)


def test_a_list_of_ones_own_goes_along_and_is_taken_away(opened: Opener) -> None:
    page = opened(BARRIER)
    page.locator("#ref-cihon2020fragmentation input").check()
    assert page.url.endswith("?list=cihon2020fragmentation")
    page.locator("#ref-jobin2019landscape input").check()
    page.get_by_text("My list: 2 works").click()
    page.wait_for_url("**/references/?**")
    assert shown(page) == ["cihon2020fragmentation", "jobin2019landscape"]
    for kind in ("BibTeX", "RIS", "CSL-JSON"):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind).click()
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert all(key in text for key in ("cihon2020fragmentation", "jobin2019landscape")), kind
        assert "roberts2024global" not in text
    assert [item["id"] for item in json.loads(text)] == [
        "cihon2020fragmentation",
        "jobin2019landscape",
    ]
    page.locator("#jobin2019landscape input[data-pick]").uncheck()
    assert shown(page) == ["cihon2020fragmentation"]
    page.get_by_text("Clear", exact=True).click()
    assert "list" not in page.url
    assert len(shown(page)) > 50


def test_the_bibliography_is_whole_without_script(opened: Opener) -> None:
    page = opened("references/", java_script_enabled=False)
    assert page.locator(".lm-bibliography > li:visible").count() > 50
    assert page.locator(".lm-filter").is_hidden()
    assert page.locator(".lm-pick:visible").count() == 0


def test_a_page_prints_with_its_references_and_without_buttons(opened: Opener) -> None:
    page = opened(BARRIER)
    page.emulate_media(media="print")
    assert page.locator("#ref-cihon2020fragmentation").is_visible()
    assert page.locator(".lm-pick:visible, .lm-permalink:visible, .lm-copy:visible").count() == 0
    assert "doi.org" in page.locator("#ref-cihon2020fragmentation").inner_text()
    assert page.locator(".lm-cite-page").is_visible()


@pytest.mark.parametrize(
    "name", ["oecd-stopgap", "align-around-expert-body", "strengthen-regime-complex"]
)
def test_a_recommendation_prints_as_a_brief_on_one_page(opened: Opener, name: str) -> None:
    page = opened(f"recommendations/{name}/")
    brief = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", brief)) == 1
    page.emulate_media(media="print")
    assert page.locator("[data-block=answers], .lm-claim").filter(visible=True).count() > 2
    assert page.locator(".lm-backlinks, .lm-prose").filter(visible=True).count() == 0
    assert page.locator("#cite-version").is_visible()
