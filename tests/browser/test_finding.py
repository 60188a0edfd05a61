"""The box in the header and the page of results: keys, what is said, what stands in the address, and what is loaded when."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page
from tests.browser.conftest import Opener
from tests.browser.test_site import is_accessible
from tests.conftest import ROOT

from litmap.model.vocabulary import PLURALS

CONTENT = ROOT / "tests" / "corpus" / "content"
BOX = ".lm-find input"
HITS = ".lm-hits [data-hit]"
FIELD = ".lm-query input"
OF_SEARCH = re.compile(r"/(pagefind/|assets/(find|folding|suggest|search|results)\b)")
NUMBER = re.compile(r"\d+")


def settled(page: Page) -> Page:
    """A page whose scripts have run."""
    page.wait_for_load_state("networkidle")
    return page


def typed(page: Page, words: str) -> Locator:
    """The links below the box in the header after some words were typed into it."""
    settled(page).locator(BOX).fill(words)
    page.locator(f"{HITS}:text('All results for “{words}”')").wait_for()
    return page.locator(HITS)


def results(opened: Opener, query: str, width: int = 1440, **options: object) -> Page:
    """The page of results once it says what it found."""
    page = opened(f"search/?{query}", width, **options)
    told(page)
    return page


def told(page: Page) -> str:
    """What the page of results says of them."""
    page.locator(".lm-found[aria-busy=false]").wait_for(state="attached")
    return page.locator(".lm-search [role=status]").inner_text()


def active(page: Page, selector: str) -> bool:
    """Has what a selector names the focus?"""
    return bool(page.evaluate("one => document.activeElement.matches(one)", selector))


def shown(page: Page) -> list[str]:
    """The addresses of all results that show, in their order."""
    links = page.locator(".lm-found [data-hit]").filter(visible=True)
    return [str(address) for address in links.evaluate_all("all => all.map((one) => one.href)")]


def counts(page: Page) -> dict[str, str]:
    """The number beside each box that shows, by facet and value."""
    boxes = page.locator(".lm-facets label").filter(visible=True)
    found = boxes.evaluate_all(
        "all => all.map((one) => [one.querySelector('input'), one.querySelector('b').textContent])"
        ".map(([box, number]) => [`${box.name}=${box.value}`, number])"
    )
    return dict(found)


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# ---- The box in the header ----


def test_nothing_of_search_is_loaded_before_the_box_has_the_focus(opened: Opener) -> None:
    page = opened("about/")
    loaded: list[str] = []
    page.on("request", lambda one: loaded.append(one.url) if OF_SEARCH.search(one.url) else None)
    settled(page).reload()
    settled(page)
    assert loaded == []
    with page.expect_request(re.compile("/pagefind/")):
        page.locator(BOX).focus()


def test_a_slash_opens_the_box_and_arrows_lead_through_what_it_finds(opened: Opener) -> None:
    page = settled(opened("about/"))
    page.keyboard.press("/")
    assert active(page, BOX)
    assert page.locator(BOX).input_value() == ""
    hits = typed(page, "rivalry")
    page.keyboard.press("ArrowDown")
    assert hits.first.evaluate("one => one === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert hits.nth(1).evaluate("one => one === document.activeElement")
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    assert active(page, BOX)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/barriers/rivalry/")


def test_a_slash_that_is_typed_stays_a_slash(opened: Opener) -> None:
    page = settled(opened("about/"))
    page.keyboard.press("/")
    page.keyboard.type("and/or")
    assert page.locator(BOX).input_value() == "and/or"


def test_escape_closes_the_list_and_gives_the_focus_back(opened: Opener) -> None:
    page = settled(opened("barriers/rivalry/"))
    came = page.locator("article a[href]").last
    came.focus()
    before = page.evaluate("scrollY")
    assert before > 0
    page.keyboard.press("/")
    hits = typed(page, "OECD")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert hits.count() == 0
    assert came.evaluate("one => one === document.activeElement")
    assert abs(page.evaluate("scrollY") - before) < 100
    page.keyboard.press("/")
    page.locator(HITS).first.wait_for()
    assert page.locator(BOX).input_value() == "OECD"
    page.keyboard.press("Escape")
    assert came.evaluate("one => one === document.activeElement")


def test_the_list_holds_no_focus_and_closes_behind_it(opened: Opener) -> None:
    page = opened("about/")
    hits = typed(page, "OECD")
    page.locator(BOX).focus()
    for _ in range(hits.count() + 1):
        page.keyboard.press("Tab")
    assert not active(page, ".lm-find *")
    assert page.locator(HITS).count() == 0


def test_enter_leads_to_all_results(opened: Opener) -> None:
    page = opened("barriers/rivalry/")
    typed(page, "OECD")
    page.locator(BOX).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=OECD")
    told(page)
    assert page.locator(".lm-best a").get_attribute("href", timeout=5000)
    assert page.locator(FIELD).input_value() == "OECD"


def test_the_box_says_what_it_found_and_how_it_read_the_words(opened: Opener) -> None:
    page = opened("about/")
    typed(page, "Secrecyy")
    said = page.locator(".lm-find [role=status]").inner_text()
    assert re.match(r"\d+ pages? ", said)
    assert "“secrecyy” read as “secrecy”" in said
    typed(page, "zzyzx")
    assert page.locator(".lm-find [role=status]").inner_text() == (
        "Nothing found. “zzyzx” is nowhere on the map."
    )
    typed(page, "of the")
    assert page.locator(".lm-find [role=status]").inner_text() == (
        "Nothing found. Words such as “the” and “of” are not searched for."
    )


@pytest.mark.parametrize("width", [360, 768, 1024])
def test_on_narrow_screens_the_icon_opens_the_box_over_the_header(
    opened: Opener, width: int
) -> None:
    page = settled(opened("about/", width))
    box = page.locator(BOX)
    assert box.evaluate("one => getComputedStyle(one).opacity") == "0"
    page.locator(".lm-find label").click()
    assert active(page, BOX)
    assert box.evaluate("one => getComputedStyle(one).opacity") == "1"
    hits = typed(page, "OECD")
    place = hits.first.bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    assert box.evaluate("one => getComputedStyle(one).opacity") == "0"
    assert page.locator(HITS).count() == 0


def test_nothing_moves_when_the_list_opens(opened: Opener) -> None:
    page = settled(opened("about/"))
    place = "() => document.querySelector('h1').getBoundingClientRect().top"
    before = page.evaluate(place)
    typed(page, "OECD")
    assert page.evaluate(place) == before


def test_my_list_goes_along_to_what_is_found(opened: Opener) -> None:
    page = opened("about/?list=sato2019forums")
    typed(page, "rivalry")
    page.locator(BOX).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    told(page)
    assert asked(page) == {"q": ["rivalry"], "list": ["sato2019forums"]}


def test_a_press_of_the_mouse_on_a_result_does_not_close_the_list(opened: Opener) -> None:
    """In browsers that give links no focus by the mouse, the box would lose it, and the list be gone before the click."""
    page = opened("about/")
    hits = typed(page, "rivalry")
    hits.first.hover()
    page.mouse.down()
    assert active(page, BOX)
    assert hits.count()
    page.mouse.up()
    page.wait_for_url("**/barriers/rivalry/")


# ---- The page of results ----


def test_a_page_whose_name_holds_all_words_stands_out(opened: Opener) -> None:
    page = opened("search/?q=rigid+mandate")
    page.locator(".lm-hits-of:visible").first.wait_for()
    assert page.locator(".lm-best:visible").count() == 0
    page = opened("search/?q=mandates+rigid")
    page.locator(".lm-best a[href$='/rigid-mandates/']").wait_for()


def test_an_exact_name_is_the_best_match_by_any_of_its_names(opened: Opener) -> None:
    page = results(opened, "q=Organisation for Economic Co-operation and Development")
    best = page.locator(".lm-best a")
    assert str(best.evaluate("one => one.href")).endswith("/institutions/oecd/")
    page.locator(FIELD).fill("UK AI Safety Institute")
    page.locator(".lm-best a[href$='/uk-institute/']").wait_for()
    assert "other name: UK AI Safety Institute" in page.locator(".lm-best").inner_text()


def test_a_claim_is_a_result_of_its_own_with_its_status(opened: Opener) -> None:
    page = results(opened, "q=laboratories publish less")
    claim = page.locator(".lm-hits-of .lm-claim").first
    link = claim.locator(".lm-claim-text a")
    assert link.inner_text() == "Laboratories publish less than they did."
    assert "holds in part" in claim.inner_text()
    link.click()
    page.wait_for_url("**/barriers/secrecy/#claim-closed-labs")


def test_a_claim_among_results_is_copied_as_on_its_page(opened: Opener) -> None:
    clipboard = "navigator.clipboard.readText()"
    said = []
    for path in ("search/?q=laboratories publish less", "barriers/secrecy/"):
        page = opened(path, permissions=["clipboard-read", "clipboard-write"])
        claim = page.locator(".lm-claim", has_text="Laboratories publish less").first
        claim.locator(".lm-copy-claim").click()
        claim.get_by_text("Copied").wait_for()
        said.append(page.evaluate(clipboard))
    assert said[0] == said[1]
    assert "/barriers/secrecy/#claim-closed-labs" in said[0]


def test_what_is_looked_for_stands_in_the_address_and_reload_shows_the_same(
    opened: Opener,
) -> None:
    page = settled(opened("search/"))
    assert active(page, FIELD)
    page.keyboard.type("bodies")
    told(page)
    assert asked(page) == {"q": ["bodies"]}
    page.get_by_label("claims").check()
    page.get_by_label("pathways").check()
    page.wait_for_url("**kind=claim,pathway**")
    before = told(page), shown(page), counts(page)
    assert before[1]
    page.reload()
    assert (told(page), shown(page), counts(page)) == before
    assert page.title().startswith("bodies - ")


def test_back_leads_from_a_result_to_the_results(opened: Opener) -> None:
    page = results(opened, "q=bodies&kind=barrier")
    before = shown(page)
    page.locator(".lm-found [data-hit]").filter(visible=True).first.click()
    page.wait_for_url("**/barriers/*/")
    page.go_back()
    told(page)
    assert shown(page) == before


def test_back_leads_to_the_words_that_were_sent_off_before(opened: Opener) -> None:
    page = settled(opened("search/"))
    for words in ("OECD", "rivalry"):
        page.locator(FIELD).press_sequentially(words)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**q={words}")
        page.locator(FIELD).select_text()
    page.go_back()
    page.wait_for_url("**q=OECD")
    assert page.locator(FIELD).input_value() == "OECD"


def test_without_words_a_filter_counts_what_the_map_holds(opened: Opener) -> None:
    for kind in ("barrier", "institution", "pathway"):
        page = results(opened, f"kind={kind}")
        number = len(list((CONTENT / PLURALS[kind]).glob("*.md")))  # type: ignore[index]
        assert told(page).startswith(f"{number} pages found.")
        assert counts(page)[f"kind={kind}"] == f"{number}"


def test_a_box_says_how_many_results_it_leaves(opened: Opener) -> None:
    page = results(opened, "q=bodies")
    tried = 0
    for name, number in list(counts(page).items()):
        facet, _, value = name.partition("=")
        box = page.locator(f"fieldset[data-facet={facet}] input[value='{value}']")
        box.check()
        page.wait_for_url(f"**{facet}={value}**")
        said = told(page)
        assert sum(map(int, NUMBER.findall(said))) == int(number), name
        box.uncheck()
        page.wait_for_url(lambda url, facet=facet: f"{facet}=" not in url)
        tried += 1
    assert tried > 10


def test_facets_narrow_each_other_and_their_own_boxes_widen(opened: Opener) -> None:
    page = results(opened, "q=bodies&kind=claim")
    claims = counts(page)
    both = results(opened, "q=bodies&kind=claim,barrier")
    wider = counts(both)
    assert wider["kind=claim"] == claims["kind=claim"]
    assert wider["kind=barrier"] == claims["kind=barrier"]
    number = int(wider["kind=claim"]) + int(wider["kind=barrier"])
    assert sum(map(int, NUMBER.findall(told(both)))) == number
    assert all(int(claims[name]) <= int(wider.get(name, 0)) for name in claims)


def test_each_group_shows_a_few_and_all_on_demand(opened: Opener) -> None:
    page = results(opened, "section=3")
    group = page.locator(".lm-hits-of[data-kinds=claim]")
    total = int(group.locator("h2 span").inner_text())
    few = group.locator("li").count()
    assert few < total
    group.get_by_role("button", name=f"All {total}").click()
    page.wait_for_url("**kind=claim**")
    told(page)
    while page.locator(".lm-found > .lm-more button").is_visible():
        before = group.locator("li").count()
        page.locator(".lm-found > .lm-more button").click()
        group.locator("li").nth(before).wait_for()
        told(page)
    assert group.locator("li").count() == total


def test_each_group_that_has_results_shows_some(opened_map: Opener) -> None:
    page = results(opened_map, "q=AI")
    found = counts(page)
    for group in page.locator(".lm-hits-of").all():
        kinds = (group.get_attribute("data-kinds") or "").split()
        total = sum(int(found.get(f"kind={kind}", 0)) for kind in kinds)
        assert group.locator("li").count() == min(5, total), kinds


@pytest.mark.parametrize("width", [360, 1440])
def test_a_long_word_scrolls_nothing_sideways(opened: Opener, width: int) -> None:
    word = "zzyzx" * 40
    page = results(opened, f"q={word}", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page = listed(opened, width, "light", word)
    assert page.locator(".lm-hits").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_where_nothing_fits_the_page_says_what_to_do(opened: Opener) -> None:
    page = results(opened, "q=zzyzx")
    assert "Nothing found. “zzyzx” is nowhere on the map." in told(page)
    assert page.locator(".lm-names").is_visible()
    page = results(opened, "q=secrecy&institution=northland&kind=term")
    assert told(page).startswith("Nothing found.")
    page.get_by_role("button", name="Search without filters").click()
    page.locator(".lm-best").wait_for()
    assert asked(page) == {"q": ["secrecy"]}


def test_the_arrows_lead_from_the_field_through_the_results(opened: Opener) -> None:
    page = results(opened, "q=OECD")
    page.keyboard.press("/")
    assert active(page, FIELD)
    page.keyboard.press("ArrowDown")
    assert active(page, ".lm-best a")
    page.keyboard.press("ArrowDown")
    assert active(page, ".lm-hits-of a")


def test_what_was_loaded_answers_offline_and_what_was_not_says_so(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}search/?q=rivalry")
    told(page)
    page.context.set_offline(True)
    page.locator(FIELD).fill("Rivalry")
    page.wait_for_url("**q=Rivalry")
    assert "found." in told(page)
    page.locator(FIELD).fill("ratification")
    page.get_by_text("You are offline").wait_for()
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    page.locator(".lm-hits-of").filter(visible=True).first.wait_for()
    assert errors == []
    page.close()


def test_without_script_the_page_says_so_and_holds_every_name(opened: Opener) -> None:
    page = opened("about/", java_script_enabled=False)
    page.locator(BOX).fill("oecd")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=oecd")
    assert "needs JavaScript" in page.locator("noscript").inner_text()
    assert not page.locator(FIELD).is_visible()
    assert not page.locator(".lm-asked").is_visible()
    names = page.locator(".lm-names a[href$='/institutions/oecd/']")
    assert names.is_visible()
    assert page.locator(".lm-names li").count() > 20


OPEN: dict[str, Callable[[Opener, int, str], Page]] = {
    "empty": lambda opened, width, scheme: settled(opened("search/", width, scheme)),
    "results": lambda opened, width, scheme: results(opened, "q=OECD", width, scheme=scheme),
    "none": lambda opened, width, scheme: results(opened, "q=zzyzx", width, scheme=scheme),
    "filtered": lambda opened, width, scheme: filtered(opened, width, scheme),
    "list": lambda opened, width, scheme: listed(opened, width, scheme),
}


def filtered(opened: Opener, width: int, scheme: str) -> Page:
    page = results(opened, "q=bodies&kind=claim", width, scheme=scheme)
    if page.locator(".lm-facets-open").is_visible():
        page.locator(".lm-facets-open").click()
    return page


def listed(opened: Opener, width: int, scheme: str, words: str = "OECD") -> Page:
    page = opened("about/", width, scheme)
    if width < 1220:
        settled(page).locator(".lm-find label").click()
    typed(page, words)
    return page


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_search_is_accessible_and_does_not_scroll_sideways(
    opened_map: Opener, state: str, width: int, scheme: str
) -> None:
    page = OPEN[state](opened_map, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    is_accessible(page)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("query", ["", "q=OECD", "q=zzyzx"])
def test_results_move_nothing_that_was_seen(opened: Opener, query: str, width: int) -> None:
    page = opened(f"search/?{query}", width)
    told(page)
    shift = """() => new Promise((done) => {
      let sum = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value
      }).observe({type: "layout-shift", buffered: true})
      setTimeout(() => done(sum), 300)
    })"""
    assert page.evaluate(shift) == 0
