"""What is new since the last visit: off until it is asked for, kept in this browser alone, and forgotten when told so."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.conftest import Opener, opening, served
from tests.conftest import TODAY, built, project
from tests.history.repository import git

ON, OFF = "Mark what is new when I come back", "Stop, and forget what I saw"
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of a map with one day, and of the same map after two more and a change on the first."""
    root = project(tmp_path_factory.mktemp("visits") / "map")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first", when="2026-09-01T12:00:00Z")
    before = built(root, root.parent / "before", "--today", TODAY)
    about, rivalry = root / "content/about.md", root / "content/barriers/rivalry.md"
    rivalry.write_text(
        rivalry.read_text(encoding="utf-8").replace("title: ", "title: More ", 1), encoding="utf-8"
    )
    for when in ("2026-09-01T18:00:00Z", "2026-09-02T12:00:00Z", "2026-09-03T12:00:00Z"):
        about.write_text(f"{about.read_text(encoding='utf-8')}\nMore of it.\n", encoding="utf-8")
        git(root, "commit", "-q", "-a", "-m", "more", when=when)
    return before, built(root, root.parent / "after", "--today", TODAY)


@pytest.fixture
def visit(browser: Browser, sites: tuple[Path, Path]) -> Iterator[Callable[[str], Page]]:
    """Opens the page of changes of the site 'before' or 'after' in a tab of its own, always at one address."""
    context = browser.new_context()
    before, after = sites
    with served(before) as first, served(after) as second:
        addresses = {"before": first, "after": second}

        def open_page(state: str) -> Page:
            return in_tab(context, first, addresses[state])

        yield open_page
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")  # files may still be on their way
        context.close()


def in_tab(context: BrowserContext, address: str, real: str) -> Page:
    """The page at `address`, of which every file comes from the site at `real`."""
    page = context.new_page()
    page.route(
        f"{address}**",
        lambda route: route.fulfill(
            response=route.fetch(url=route.request.url.replace(address, real))
        ),
    )
    page.goto(f"{address}changes/")
    page.locator(".lm-visits-bar").wait_for()  # the script has done its part
    return page


def kept(page: Page) -> list[object]:
    found: list[object] = json.loads(page.evaluate(KEPT))
    return found


def bar(page: Page) -> str:
    return page.locator(".lm-visits-bar [role=status]").inner_text()


def test_nothing_is_kept_before_it_is_asked_for(visit: Callable[[str], Page]) -> None:
    page = visit("before")
    assert page.get_by_role("button", name=ON).is_visible()
    assert kept(page) == [{}, {}, ""]
    page = visit("after")
    assert page.locator(".lm-new").count() == 0


def test_days_that_are_new_or_have_grown_are_marked_and_counted(
    visit: Callable[[str], Page],
) -> None:
    page = visit("before")
    page.get_by_role("button", name=ON).click()
    assert "marks what is new" in bar(page)
    assert visit("before").locator(".lm-new").count() == 0
    page = visit("after")
    marked = page.locator(".lm-day:has(.lm-new)").evaluate_all("all => all.map(one => one.id)")
    assert marked == ["2026-09-03", "2026-09-02", "2026-09-01"]
    assert bar(page).startswith("New since your last visit: 2 days with 2 changes, and more on ")
    page.reload()
    page.locator(".lm-visits-bar").wait_for()
    assert page.locator(".lm-new").count() == 3
    page = visit("after")
    assert page.locator(".lm-new").count() == 0
    assert bar(page).startswith("Nothing has changed since your last visit.")


def test_switching_off_deletes_what_was_kept(visit: Callable[[str], Page]) -> None:
    page = visit("before")
    page.get_by_role("button", name=ON).click()
    page = visit("after")
    page.get_by_role("button", name=OFF).click()
    assert page.locator(".lm-new").count() == 0
    assert kept(page) == [{}, {}, ""]
    page.reload()
    page.get_by_role("button", name=ON).wait_for()


def test_without_script_the_list_is_whole_and_has_no_control(
    browser: Browser, sites: tuple[Path, Path]
) -> None:
    with served(sites[1]) as address, opening(browser, address) as opened:
        page = opened("changes/", java_script_enabled=False)
        assert page.locator(".lm-day").count() == 3
        assert page.locator(".lm-visits button").count() == 0


def test_the_page_keeps_the_policy(browser: Browser, sites: tuple[Path, Path]) -> None:
    with served(sites[1]) as address, opening(browser, address) as opened:
        assert_works(opened)


def assert_works(opened: Opener) -> None:
    """A script that the policy stops is an error, which fails whoever opened the page."""
    page = opened("changes/", width=360)
    page.get_by_role("button", name=ON).click()
    page.get_by_role("button", name=OFF).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
