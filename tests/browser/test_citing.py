"""Citing in Chromium: cards by mouse, keyboard and touch, copying, and printing."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import Opener

BARRIER = "barriers/rivalry/"
CITED = ".lm-claim a.cite[data-key=sato2019forums]"
CARD = "#__card"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_citation_shows_its_work_to_mouse_and_keyboard_and_escape_closes_it(
    opened: Opener,
) -> None:
    page = opened(BARRIER)
    card = page.locator(CARD)
    cited = page.locator(CITED).first
    cited.hover()
    card.wait_for()
    assert "Forums that draft" in card.inner_text()
    assert "Read by us" in card.inner_text()
    assert cited.get_attribute("aria-describedby") == "__card"
    assert card.get_attribute("role") == "tooltip"
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert cited.get_attribute("aria-describedby") is None
    page.keyboard.press("Tab")
    cited.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card.wait_for()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440


def test_a_card_can_be_pointed_at_and_leaves_with_the_pointer(opened: Opener) -> None:
    page = opened(BARRIER)
    page.locator(CITED).first.hover()
    page.locator(f"{CARD} > a").hover()
    page.wait_for_timeout(400)
    assert page.locator(CARD).is_visible()
    page.locator("h1").hover()
    page.wait_for_timeout(400)
    assert page.locator(CARD).is_hidden()


def test_a_first_touch_opens_the_card_and_a_second_follows(opened: Opener) -> None:
    page = opened(BARRIER, 360, has_touch=True, is_mobile=True)
    cited = page.locator(CITED).first
    cited.tap()
    page.locator(CARD).wait_for()
    assert page.url.endswith(BARRIER)
    box = page.locator(CARD).bounding_box()
    assert box
    assert box["x"] + box["width"] <= 360
    cited.tap()
    page.wait_for_url("**/references/sato2019forums/")


def test_a_link_to_a_claim_shows_the_claim(opened: Opener) -> None:
    page = opened("recommendations/link-bodies/")
    page.locator("summary", has_text="What would change this").click()
    link = page.locator('a[href$="/barriers/rivalry/#claim-race"]').first
    link.hover()
    card = page.locator(CARD)
    card.wait_for()
    assert "Powers that race for AI hold back from common rules." in card.inner_text()
    assert "Rivalry between powers" in card.inner_text()
    assert card.locator("[id]").count() == 0
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_escape_closes_the_card_of_a_term(opened: Opener) -> None:
    page = opened("pathways/strong-complex/")
    page.locator("summary", has_text="Discussion").click()
    term = page.locator(".lm-term").first
    term.hover()
    assert term.locator(".lm-card").is_visible()
    page.keyboard.press("Escape")
    assert term.locator(".lm-card").is_hidden()


def test_a_work_is_copied_and_downloaded(opened: Opener, corpus_site: Path) -> None:
    page = opened("references/sato2019forums/", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-copy=formatted]").click()
    page.locator("[data-copy=formatted]").get_by_text("Copied").wait_for()
    assert clipboard(page).startswith("Sato, ")
    assert "https://" in clipboard(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX (biblatex)").click()
    assert download.value.suggested_filename == "sato2019forums.bib"
    exported = (corpus_site / "data/references.bib").read_text(encoding="utf-8")
    assert Path(download.value.path()).read_text(encoding="utf-8") in exported


def test_the_buttons_that_need_a_script_are_not_there_without_one(opened: Opener) -> None:
    page = opened("references/sato2019forums/", java_script_enabled=False)
    assert page.get_by_role("link", name="RIS").is_visible()
    assert page.locator("[data-copy], [data-pick]").filter(visible=True).count() == 0


def test_a_claim_is_copied_with_its_citation_and_its_address(opened: Opener) -> None:
    page = opened(BARRIER, permissions=["clipboard-read", "clipboard-write"])
    claim = page.locator(".lm-claim").first
    claim.locator(".lm-copy-claim").click()
    claim.get_by_text("Copied").wait_for()
    said = clipboard(page)
    assert said.startswith(f"{claim.locator('.lm-claim-text').inner_text().strip()} Paraphrase of ")
    critic = claim.locator("[data-role=disputes] a").inner_text()
    assert f", section 3. Disputed by {critic}" in said
    assert ". Global AI Governance Map, version of " in said
    assert said.endswith(f"{BARRIER}#{claim.get_attribute('id')}")
    assert "#" not in page.url


def test_a_claim_with_a_term_is_copied_and_shown_without_its_definition(opened: Opener) -> None:
    page = opened(BARRIER, permissions=["clipboard-read", "clipboard-write"])
    claim = page.locator(".lm-claim", has=page.locator(".lm-term")).first
    definition = claim.locator("[role=tooltip]").text_content()
    sentence = claim.locator(".lm-claim-text").inner_text().strip()
    claim.locator(".lm-copy-claim").click()
    claim.get_by_text("Copied").wait_for()
    assert clipboard(page).startswith(sentence)
    assert definition
    assert definition not in clipboard(page)
    page = opened("disagreements/")
    address = f"a:not(.lm-copy-claim)[href$='#{claim.get_attribute('id')}']"
    page.locator(address).filter(visible=True).first.hover()
    page.locator(CARD).wait_for()
    assert sentence in page.locator(CARD).inner_text()
    assert page.locator(f"{CARD} [role=tooltip]").count() == 0


def test_the_citation_of_a_page_can_be_copied(opened: Opener) -> None:
    page = opened(BARRIER, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".lm-cite-page summary").click()
    page.locator("[data-copy=cite-version]").click()
    page.locator(".lm-cite-page").get_by_text("Copied").wait_for()
    assert clipboard(page).startswith(
        "Global AI Governance Map: ‘Rivalry between powers’. Version of "
    )
    assert clipboard(page).endswith(f"/{BARRIER}")


def test_a_page_prints_with_its_references_and_without_buttons(opened: Opener) -> None:
    page = opened(BARRIER)
    page.emulate_media(media="print")
    assert page.locator("#ref-sato2019forums").is_visible()
    assert page.locator(".lm-pick:visible, .lm-copy:visible").count() == 0
    assert "doi.org" in page.locator("#ref-sato2019forums").inner_text()
    assert page.locator(".lm-cite-page").is_visible()


@pytest.mark.parametrize("name", ["link-bodies", "open-doors", "use-the-oecd"])
def test_a_recommendation_prints_with_its_claims_and_sources_on_two_pages(
    opened: Opener, name: str
) -> None:
    page = opened(f"recommendations/{name}/")
    brief = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", brief)) <= 2
    page.emulate_media(media="print")
    for part in (".lm-answer", ".lm-claim[id]", ".lm-refs li", "#cite-version"):
        hidden = page.locator(part).filter(visible=False).count()
        assert (page.locator(part).count() > 0, hidden) == (True, 0), part
    assert page.locator(".lm-backlinks, .lm-page-actions").filter(visible=True).count() == 0


@pytest.mark.parametrize("path", ["barriers/rivalry/", "references/roberts2024global/"])
def test_a_fold_with_claims_is_open_on_paper(opened: Opener, path: str) -> None:
    page = opened(path)
    claims = page.locator("article .lm-claim[id], article .lm-used > .lm-claim")
    page.emulate_media(media="print")
    assert claims.count()
    assert claims.filter(visible=False).count() == 0
