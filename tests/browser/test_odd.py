"""What readers' browsers may do otherwise than expected: answers late or not at all, buttons pressed twice, odd addresses."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import Opener

ROWS = ".lm-register .lm-row"
ROW = re.compile(r'<tr class="lm-row.*?</tr>', re.DOTALL)


def in_two_pages(page: Page, register: str, later: int, *, delay: int = 0) -> None:
    """Serve a register of the small corpus as one whose last rows stand on a second page, which comes after `delay`."""

    def first(route: Route) -> None:
        html = route.fetch().text()
        rows = ROW.findall(html)
        for row in rows[-later:]:
            html = html.replace(row, "")
        links = '<nav class="lm-pages"><a href="2/" data-later>2</a></nav><p class="lm-more"'
        route.fulfill(body=html.replace('<p class="lm-more"', links), content_type="text/html")

    def second(route: Route) -> None:
        html = route.fetch(url=route.request.url.removesuffix("2/")).text()
        for row in ROW.findall(html)[:-later]:
            html = html.replace(row, "")
        html = html.replace('="../', '="../../')
        page.wait_for_timeout(delay)
        route.fulfill(body=html, content_type="text/html")

    page.route(re.compile(rf"/{register}/(\?.*)?$"), first)
    page.route(f"**/{register}/2/", second)


def names(page: Page) -> list[str]:
    links = page.locator(f"{ROWS} td:first-child > a").evaluate_all("all => all.map(a => a.href)")
    return [str(link) for link in links]


def test_no_word_is_too_long_for_a_phone(opened: Opener) -> None:
    page = opened("about/", 360)
    root = page.url.removesuffix("about/")
    long = "one => one.append(' ' + 'w'.repeat(120))"
    places = {
        "": (".lm-foot p", ".lm-gist"),
        "instruments/": (".lm-row-title > span",),
        "references/": (".lm-row-meta",),
        "references/sato2019forums/": (".backlink a", ".backlink span"),
        "map/": (".lm-kinds dd a",),
    }
    for path, selectors in places.items():
        page.goto(root + path)
        for selector in selectors:
            page.locator(selector).first.evaluate(long)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path


def test_rows_of_later_pages_are_read_once_however_fast_a_reader_asks(opened: Opener) -> None:
    page = opened("about/")
    page.goto(page.url.replace("about/", "claims/"))
    every = names(page)
    in_two_pages(page, "claims", 5, delay=300)
    page.goto(page.url)
    assert len(names(page)) == len(every) - 5
    page.locator(".lm-words").press_sequentially("zzz", delay=30)
    expect(page.locator(".lm-register output")).to_have_text(re.compile("^0 of"))
    page.wait_for_timeout(500)
    assert sorted(names(page)) == sorted(every)


def test_the_address_of_a_work_on_a_later_page_shows_it(opened: Opener) -> None:
    page = opened("about/")
    library = page.url.replace("about/", "references/")
    page.goto(library)
    last = page.locator(ROWS).last.get_attribute("id")
    in_two_pages(page, "references", 3)
    page.goto(f"{library}?kind=all#{last}")
    expect(page.locator(f"#{last}")).to_be_in_viewport()


def test_what_is_typed_is_found_where_the_address_may_not_change(opened: Opener) -> None:
    """Safari refuses more than a hundred changes in half a minute."""
    page = opened("claims/")
    page.wait_for_selector(".lm-register[data-on]")
    page.evaluate("() => { history.replaceState = () => { throw new Error('refused') } }")
    page.locator(".lm-words").fill("zzzz")
    expect(page.locator(".lm-register output")).to_have_text(re.compile("^0 of"))


def test_a_button_pressed_twice_says_again_what_it_does(opened: Opener) -> None:
    page = opened("barriers/rivalry/", permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()
    button = page.locator(".lm-copy-claim").first
    usual = button.inner_text()
    button.click()
    expect(button).to_have_text("Copied")
    page.clock.fast_forward(1000)
    button.click()
    page.clock.fast_forward(5000)
    expect(button).to_have_text(usual)


def test_what_cannot_be_copied_says_so(opened: Opener) -> None:
    """The page for a wrong address is no outline, and a browser may refuse."""
    page = opened("recommendations/link-bodies/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => { window.fetch = async () => new Response('No page', {status: 404}) }")
    page.evaluate("navigator.clipboard.writeText('before')")
    page.get_by_role("link", name="Copy as outline").click()
    expect(page.locator("[data-outline]")).to_contain_text("Not copied")
    assert page.evaluate("navigator.clipboard.readText()") == "before"
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }"
    )
    page.locator(".lm-copy-claim").first.click()
    expect(page.locator(".lm-copy-claim").first).to_contain_text("Not copied")


def test_the_sign_of_percent_is_copied_as_it_is(opened: Opener) -> None:
    page = opened("barriers/rivalry/", permissions=["clipboard-read", "clipboard-write"])
    link = page.locator(".lm-copy-claim").first
    link.evaluate("one => one.dataset.cited = 'Source: 5%% of all. On %'")
    link.click()
    expect(link).to_have_text("Copied")
    said = page.evaluate("navigator.clipboard.readText()")
    assert "Source: 5% of all. On Roberts, " in said


def test_a_link_to_another_site_of_the_same_host_is_left_alone(opened: Opener) -> None:
    page = opened("barriers/rivalry/?list=sato2019forums")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # the site lies below the folder /; so the folder is said to be one deeper
    page.route(
        "**/assets/page.js*",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('"../", import', '"../deep/", import'),
            content_type="text/javascript",
        ),
    )
    page.reload()
    link = page.locator(".lm-claim a.cite").first
    link.hover()
    page.wait_for_timeout(400)
    assert page.locator("#__card").is_hidden()
    assert not [url for url in asked if "/references/" in url]
    link.evaluate("one => one.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    assert "list=" not in str(link.get_attribute("href"))


def test_an_odd_address_breaks_nothing(opened: Opener, corpus_site: Path) -> None:
    """The page for wrong addresses, at addresses that cannot be decoded, are very long, or name a file."""
    known = json.loads((corpus_site / "assets" / "addresses.json").read_text(encoding="utf-8"))
    assert known["pathways/strong-complex/"]
    page = opened("404.html")
    html = (corpus_site / "404.html").read_text(encoding="utf-8")
    page.route(
        re.compile("/wrong/"), lambda route: route.fulfill(body=html, content_type="text/html")
    )
    root = page.url.removesuffix("404.html")
    markup = "%3Cimg%20src=x%20onerror=alert(1)%3E"
    for odd in ("%E0%A4%A", "%", "a" * 20_000, markup, "zzzms"):
        page.goto(f"{root}wrong/{odd}", wait_until="networkidle")
        assert page.locator(".lm-missing a").count() == 0
    for name in ("strong-complx%E0", "strong-complx/index.html", "STRONG-COMPLX.html"):
        page.goto(f"{root}wrong/{name}")
        first = page.locator(".lm-missing a").first
        assert first.evaluate("link => link.href") == f"{root}pathways/strong-complex/", name


def test_an_address_that_names_no_choice_shows_what_a_known_one_would(opened: Opener) -> None:
    page = opened("claims/")
    page.wait_for_selector(".lm-register[data-on]")
    root = page.url
    attack = "%3Cimg%20src=x%20onerror=alert(1)%3E"
    for query, said in (
        (f"?section={attack}&sort={attack}", r"^\d+ of \d+ claims$"),
        (f"?q={attack}", r"^0 of \d+ claims$"),
        ("?status=disputed,disputed,nothing&status=no", r"^[1-9]\d* of \d+ claims$"),
    ):
        page.goto(root + query)
        expect(page.locator(".lm-register output")).to_have_text(re.compile(said))
        assert page.locator("img[onerror]").count() == 0
