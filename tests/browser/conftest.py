"""A real browser on the sites of the small corpus and of the map, served from loopback; nothing else can be reached."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.conftest import built, once

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
HOW = "No Chromium was found. Install it (Debian: apt-get install chromium) or name one: CHROMIUM=/path make test-browser"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, wherever it is; without one the tests fail and say how to get it."""
    found = next(
        (
            path
            for name in (os.environ.get("CHROMIUM", ""), *NAMES)
            if name and (path := shutil.which(name))
        ),
        None,
    )
    if found is None:
        pytest.fail(HOW, pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Where a site is served meanwhile, with a slash at the end."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def map_site(content_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the map itself: for what holds of every page, whatever the map says."""
    with once(tmp_path_factory, "map") as site:
        return site if site.exists() else built(content_root, site)


@pytest.fixture(scope="session")
def address(corpus_site: Path) -> Iterator[str]:
    """Where the small corpus's site is served."""
    with served(corpus_site) as where:
        yield where


@pytest.fixture(scope="session")
def map_address(map_site: Path) -> Iterator[str]:
    """Where the map's own site is served."""
    with served(map_site) as where:
        yield where


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a page of the small corpus's site."""
    with opening(browser, address) as open_page:
        yield open_page


@pytest.fixture
def opened_map(browser: Browser, map_address: str) -> Iterator[Opener]:
    """Opens a page of the map's own site."""
    with opening(browser, map_address) as open_page:
        yield open_page


@contextmanager
def opening(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens pages of a site at a width and in a scheme; fails on script errors and requests elsewhere."""
    contexts = []
    troubles: list[str] = []

    def open_page(path: str, width: int = 1440, scheme: str = "light", **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "console", lambda line: troubles.append(line.text) if line.type == "error" else None
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((address, "data:", "blob:"))
                else troubles.append(f"request to {request.url}")
            ),
        )
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
