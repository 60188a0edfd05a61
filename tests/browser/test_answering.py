"""Pages that answer a question, in Chromium: what can be taken away, what a fold and a link to a claim show."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Opener

ADVICE = "recommendations/link-bodies/"
CARD = "#__card"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_outline_is_copied_whole(opened: Opener, corpus_site: Path) -> None:
    page = opened(ADVICE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Copy as outline").click()
    page.locator("[data-outline]").get_by_text("Copied").wait_for()
    written = corpus_site / "data" / "outlines" / "link-bodies.txt"
    assert clipboard(page) == written.read_text(encoding="utf-8")
    assert page.url.endswith(ADVICE)


def test_without_script_the_outline_is_a_plain_link_and_no_button_is_dead(
    opened: Opener, corpus_site: Path
) -> None:
    page = opened(ADVICE, java_script_enabled=False)
    assert page.locator(".lm-page-actions button:visible").count() == 0
    href = page.get_by_role("link", name="Copy as outline").get_attribute("href")
    text = (corpus_site / ADVICE / str(href)).resolve().read_text(encoding="utf-8")
    assert text.startswith("# Link the bodies")


def test_the_sources_are_exported_in_each_format(opened: Opener) -> None:
    page = opened(ADVICE)
    page.locator(".lm-take-sources > summary").click()
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        with page.expect_download() as download:
            page.locator(".lm-take-sources").get_by_text(name, exact=True).click()
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert "tanaka2025links" in text, name


def test_the_citation_of_the_page_is_copied_from_its_top(opened: Opener) -> None:
    page = opened(ADVICE, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".lm-page-actions").get_by_text("Copy citation").click()
    page.locator(".lm-page-actions").get_by_text("Copied").wait_for()
    assert clipboard(page).startswith("Global AI Governance Map: ‘Link the bodies’. Version of ")


def test_an_address_within_a_fold_opens_it(opened: Opener) -> None:
    page = opened("pathways/strong-complex/#barriers")
    assert page.locator("details:has(#barriers)").get_attribute("open") is not None
    page = opened("pathways/strong-complex/")
    assert page.locator("details:has(#barriers)").get_attribute("open") is None


@pytest.mark.parametrize("path", [ADVICE, "barriers/rivalry/", "pathways/strong-complex/", ""])
def test_every_link_to_a_claim_shows_it_on_focus(opened: Opener, path: str) -> None:
    page = opened(path)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    links = page.locator('a[href*="#claim-"]:not(.lm-copy-claim)').filter(visible=True)
    assert links.count()
    card = page.locator(CARD)
    page.keyboard.press("Tab")
    for number in range(links.count()):
        links.nth(number).focus()
        card.wait_for()
        assert card.locator(".lm-claim-text").inner_text().strip()
        page.keyboard.press("Escape")
        assert card.is_hidden()


def test_on_a_phone_a_touch_opens_a_sheet_within_the_screen(opened: Opener) -> None:
    page = opened("", 360, has_touch=True, is_mobile=True)
    page.locator('a[href*="#claim-"]').first.tap()
    page.locator(CARD).wait_for()
    box = page.locator(CARD).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert "#claim-" not in page.url


@pytest.mark.parametrize("width", [360, 768, 1024, 1440])
def test_nothing_is_wider_than_the_screen(opened: Opener, width: int) -> None:
    for path in (ADVICE, "barriers/rivalry/", "pathways/strong-complex/"):
        page = opened(path, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
