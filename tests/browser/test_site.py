"""What a reader meets in Chromium."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.conftest import Opener

from litmap.model.vocabulary import PLURALS

PLACES = {
    "home": "",
    "argument": "argument/",
    "table": "pathways/",
    "tree": "recommendations/",
    "bibliography": "references/",
    "paper": "paper/",
    "index": "institutions/",
    "about": "about/",
    "matrix": "matrix/",
    "map": "map/",
    "timeline": "timeline/",
    "claims": "claims/",
    "since": "since/",
    "disagreements": "disagreements/",
    "method": "about/method/",
    "to-read": "references/to-read/",
    "review": "review/",
}
KINDS = (*PLACES, *PLURALS, "reference")
PICTURES = ("argument", "matrix", "map", "timeline", "recommendation")


def longest(site: Path, kind: str) -> str:
    """The address of the page of a kind that holds most; '' where the map has none."""
    if kind in PLACES:
        return PLACES[kind]
    folder = site / PLURALS.get(kind, "references")  # type: ignore[call-overload]
    pages = sorted(folder.glob("*/index.html"), key=lambda path: path.stat().st_size)
    return f"{folder.name}/{pages[-1].parent.name}/" if pages else ""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_scrolls_sideways(
    opened_map: Opener, map_site: Path, kind: str, width: int
) -> None:
    page = opened_map(longest(map_site, kind), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def is_accessible(page: Page) -> None:
    """Axe finds nothing on a page, with what it looks for only if asked: how large targets are."""
    page.wait_for_timeout(200)
    response = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}}).response
    found = [violation for violation in response["violations"] if violation["id"] not in ACCEPTED]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(opened_map: Opener, map_site: Path, kind: str, scheme: str) -> None:
    is_accessible(opened_map(longest(map_site, kind), scheme=scheme))


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_accessible_on_a_phone(
    opened_map: Opener, map_site: Path, kind: str, scheme: str
) -> None:
    is_accessible(opened_map(longest(map_site, kind), width=360, scheme=scheme))


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_pressed_on_a_phone_is_large_or_apart(
    opened_map: Opener, map_site: Path, kind: str
) -> None:
    """24 pixels each way, or so far from others (WCAG 2.2, 2.5.8); in folds too."""
    page = opened_map(longest(map_site, kind), 360)
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["target-size"]}})
    nodes = [node for violation in found.response["violations"] for node in violation["nodes"]]
    assert [(node["html"][:160], node["failureSummary"]) for node in nodes[:3]] == []


ACCEPTED: set[str] = set()
"""Findings of the theme's own markup that we cannot reach; each with its reason."""


def test_a_citation_leads_to_its_reference_and_the_backlink_back(opened: Opener) -> None:
    page = opened("barriers/rivalry/")
    citation = page.locator("#claim-race a.cite[data-key=sato2019forums]")
    anchor = citation.get_attribute("id")
    citation.click()
    assert page.url.endswith("/references/sato2019forums/")
    backlink = page.locator(f"li.backlink[data-from='/barriers/rivalry/#{anchor}']")
    assert "Rivalry between powers" in backlink.inner_text()
    sentence = page.locator(".lm-claim", has=backlink)
    assert "Powers that race for AI hold back" in sentence.inner_text()
    backlink.locator("a").first.click()
    assert page.url.endswith(f"/barriers/rivalry/#{anchor}")
    assert page.locator(f"#{anchor}").is_visible()


def test_reference_list_has_an_arrow_back_to_each_use(opened: Opener) -> None:
    page = opened("barriers/rivalry/")
    for key in ("roberts2024global", "sharma2021order"):
        uses = set(
            page.locator(f"a.cite[data-key={key}]").evaluate_all(
                "all => all.map(one => '#' + one.id)"
            )
        )
        arrows = page.locator(f"#ref-{key} .lm-back a[href^='#']").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        assert set(arrows) == uses
        assert len(arrows) == len(uses) > 1


def test_pages_show_what_entries_say(opened: Opener) -> None:
    rivalry = opened("barriers/rivalry/").locator("article").text_content()
    assert re.search(r"Leads to\s+Mistrust", rivalry or "")
    mistrust = opened("barriers/mistrust/").locator("article").text_content()
    assert re.search(r"Part of\s+Rivalry between powers", mistrust or "")
    cheap = opened("recommendations/link-bodies/").locator("#claim-cheap")
    assert "To link costs less than to found." in cheap.inner_text()
    aside = opened("recommendations/wait/")
    assert "found insufficient" in aside.locator(".lm-kind").inner_text()
    institute = opened("institutions/uk-institute/")
    assert institute.locator("h1").inner_text() == "AI Security Institute"
    assert "UK AI Safety Institute" in (institute.locator("article").text_content() or "")
    updated = opened("barriers/slow-ratification/").locator("#claim-draft-only")
    assert updated.get_attribute("data-basis") == "cited"
    assert "5 Sep 2024" in updated.inner_text()
    narrowed = opened("barriers/secrecy/").locator("#claim-closed-labs")
    assert narrowed.get_attribute("data-holds") == "in-part"
    assert "holds in part" in narrowed.inner_text()
    cihon = opened("references/cihon2020fragmentation/")
    assert "38, 42, 47" in cihon.locator(".lm-kind").inner_text()
    assert cihon.locator("li.backlink[data-edge=cite]").count() > 1
    verdicts = opened("pathways/weak-complex/").locator("table .lm-verdict").all_inner_texts()
    assert verdicts == ["mixed", "weak", "not assessed", "not assessed"]


def test_everything_is_readable_without_script(opened: Opener) -> None:
    page = opened("pathways/strong-complex/", java_script_enabled=False)
    assert page.locator("table.lm-assessments td").count() == 2
    assert page.locator(".lm-claim").count() == 1
    assert page.locator("nav[aria-label=Breadcrumb] a").count() == 2


def test_a_term_is_defined_on_hover_focus_and_within_reach_of_a_phone(opened: Opener) -> None:
    page = opened("barriers/governance-deficit/#discussion")
    term = page.locator(".lm-term").first
    card = term.locator(".lm-card")
    assert not card.is_visible()
    term.locator("a").focus()
    assert card.is_visible()
    page.locator("h1").click()
    assert not card.is_visible()
    term.locator("a").hover()
    assert card.is_visible()
    card.hover()
    assert card.is_visible(), "the pointer may move onto the card"
    phone = opened("barriers/governance-deficit/#discussion", 360)
    phone.locator(".lm-term a").first.focus()
    box = phone.locator(".lm-term .lm-card").first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_dark_scheme_follows_the_system(opened: Opener) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (
        opened("", scheme="light").evaluate(ground),
        opened("", scheme="dark").evaluate(ground),
    )
    assert (light, dark) == ("rgb(251, 250, 247)", "rgb(21, 24, 28)")


def test_phone_shows_a_claim_before_its_status(opened: Opener) -> None:
    claim = opened("barriers/slow-ratification/", 360).locator(".lm-claim").first
    text = claim.locator(".lm-claim-text").bounding_box()
    status = claim.locator(".lm-claim-meta").bounding_box()
    assert text
    assert status
    assert status["y"] >= text["y"] + text["height"]


def test_an_address_without_a_page_says_so(opened: Opener, address: str) -> None:
    page = opened("404.html")
    assert "There is no page at this address." in page.locator("h1").inner_text()
    assert page.locator("article a").count() >= 1


@pytest.mark.parametrize("path", ["", "timeline/", "map/", "about/"])
def test_the_first_stop_leads_past_the_header(opened: Opener, path: str) -> None:
    page = opened(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('article *')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_of_colours_is_one_button_by_its_name(opened: Opener, scheme: str) -> None:
    page = opened("about/", scheme=scheme)
    page.wait_for_load_state("networkidle")
    other = "light" if scheme == "dark" else "dark"
    switch = page.locator(".lm-switch")
    for now, then in ((scheme, other), (other, scheme)):
        assert switch.get_attribute("aria-label") == f"Switch to {then}"
        switch.focus()
        page.keyboard.press("Space")
        page.locator(
            f"body[data-md-color-scheme={'slate' if then == 'dark' else 'default'}]"
        ).wait_for()
        assert page.locator("body").get_attribute("data-md-color-scheme") != (
            "slate" if now == "dark" else "default"
        )


def test_chosen_colours_are_kept_and_paint_the_next_page_before_any_module(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{address}about/")
    page.get_by_role("button", name="Switch to dark").click()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}barriers/", wait_until="commit")
    page.locator(".lm-foot").wait_for()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    context.close()


def test_pages_follow_the_system_until_somebody_chooses(opened: Opener) -> None:
    page = opened("about/", scheme="dark")
    page.wait_for_load_state("networkidle")
    page.emulate_media(color_scheme="light")
    page.locator("body[data-md-color-scheme=default]").wait_for()
    page.get_by_role("button", name="Switch to dark").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_folds_are_open_on_paper_and_closed_again(opened: Opener) -> None:
    page = opened("barriers/rivalry/")
    page.wait_for_load_state("networkidle")
    closed = page.locator("article details:not([open])")
    number = closed.count()
    assert number > 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert closed.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert abs(closed.count() - number) <= 1  # how to cite the page stays open
