"""A real browser on the real site, served from loopback; nothing else can be reached."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end."""
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a page of the site at a width and in a scheme; fails on script errors and requests elsewhere."""
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
