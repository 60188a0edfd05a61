"""A site below a folder of its host, as GitHub Pages serves it, with the policy in force."""

import functools
import http.server
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import Quiet
from tests.conftest import TODAY, built, project
from tests.publish.test_settings import with_settings


class BelowFolder(Quiet):
    """Serves a site below /map/ and its 404.html for every other address."""

    def translate_path(self, path: str) -> str:
        if not path.startswith("/map/"):
            return super().translate_path("/no-such-file")
        return super().translate_path(path.removeprefix("/map"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def below_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of such a site, with a slash at the end."""
    folder = tmp_path_factory.mktemp("below")
    settings = {"site_url": "https://owner.github.io/map/"}
    root = with_settings(project(folder / "project"), settings)
    site = built(root, folder / "site", "--today", TODAY)
    handler = functools.partial(BelowFolder, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/map/"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("", 200, "A small map"),
        ("institutions/oecd/", 200, "OECD"),
        ("matrix/", 200, "Verdict tables"),
        ("no/such/page/", 404, "There is no page at this address."),
    ],
)
def test_a_page_below_a_folder_works_and_nothing_is_refused(
    browser: Browser, below_folder: str, path: str, status: int, heading: str
) -> None:
    page = browser.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console",
        lambda line: (
            troubles.append(line.text)
            if line.type == "error" and f"{status}" not in line.text
            else None
        ),
    )
    page.on(
        "response",
        lambda answer: (
            troubles.append(answer.url)
            if answer.status >= 400 and answer.url != below_folder + path
            else None
        ),
    )
    answer = page.goto(below_folder + path)
    assert answer
    assert answer.status == status
    assert heading in page.inner_text("h1")
    paper = page.evaluate("getComputedStyle(document.body).getPropertyValue('--lm-paper')")
    assert paper, "the style sheet did not arrive"
    page.click("a[href$='about/'] >> visible=true")
    page.wait_for_load_state()
    assert page.url == f"{below_folder}about/"
    assert troubles == []
    page.close()


def test_a_mistyped_address_names_the_nearest(browser: Browser, below_folder: str) -> None:
    page = browser.new_page()
    page.goto(f"{below_folder}pathway/strong-complx/")
    first = page.locator(".lm-missing a").first
    first.wait_for()
    assert first.evaluate("link => link.href") == f"{below_folder}pathways/strong-complex/"
    first.click()
    assert page.url == f"{below_folder}pathways/strong-complex/"
    page.close()


@pytest.mark.parametrize("path", ["", "institutions/oecd/", "no/such/page/"])
def test_search_below_a_folder_leads_to_its_pages_and_nothing_is_refused(
    browser: Browser, below_folder: str, path: str
) -> None:
    page = browser.new_page()
    page.goto(below_folder + path)
    troubles: list[str] = []
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.locator(".lm-find input").fill("rivalry")
    first = page.locator(".lm-hits [data-hit]").first
    first.wait_for()
    assert first.evaluate("link => link.href") == f"{below_folder}barriers/rivalry/"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{below_folder}search/?q=rivalry")
    page.locator(".lm-best a").click()
    page.wait_for_url(f"{below_folder}barriers/rivalry/")
    assert troubles == []
    page.close()
