"""What a page's policy keeps a browser from doing, should something slip through all the escaping."""

import functools
import http.server
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.conftest import Quiet

SLIPS = {
    "a script": "<script>window.slipped = 1</script>",
    "a handler": '<img src="missing.png" onerror="window.slipped = 1">',
    "a script's address": '<a id="go" href="javascript:window.slipped = 1">x</a><script src="data:text/javascript,window.slipped=1"></script>',
    "another host": '<script src="http://other.example/x.js"></script><img src="http://other.example/x.png">'
    '<link rel="stylesheet" href="http://other.example/x.css"><iframe src="http://other.example/"></iframe>',
    "a plugin": '<object data="x.swf"></object><embed src="x.swf">',
}


@pytest.mark.parametrize("slip", SLIPS)
def test_nothing_that_slips_through_runs_or_leaves(
    browser: Browser, corpus_site: Path, tmp_path: Path, slip: str
) -> None:
    page = (corpus_site / "terms" / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(
        page.replace("</article>", SLIPS[slip] + "</article>"), encoding="utf-8"
    )
    (tmp_path / "free.html").write_text("<meta charset='utf-8'>" + SLIPS[slip], encoding="utf-8")
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        where = f"http://127.0.0.1:{server.server_port}/"
        view = browser.new_page()
        left: list[str] = []
        refused: list[str] = []
        view.on(
            "response",
            lambda answer: left.append(answer.url) if "other.example" in answer.url else None,
        )
        view.on(
            "console",
            lambda line: (
                refused.append(line.text) if "Content Security Policy" in line.text else None
            ),
        )
        view.goto(where)
        if view.query_selector("#go"):
            view.click("#go", no_wait_after=True)
        view.wait_for_timeout(300)
        assert view.evaluate("window.slipped") is None
        assert refused, "the browser had nothing to refuse"
        assert not left
        view.close()
        server.shutdown()
