"""Who edits a file sees the page anew in the browser, under the policy that readers get."""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect
from tests.conftest import project
from tests.publish.test_plugin import serving
from tests.publish.test_serve import free_port, get, until


def test_an_edited_page_comes_anew_by_itself(browser: Browser, tmp_path: Path) -> None:
    root, port = project(tmp_path / "project"), free_port()
    command = [sys.executable, "-m", "litmap", "serve", "--root", str(root), "--port", str(port)]
    url = f"http://127.0.0.1:{port}/barriers/slow-ratification/"
    entry = root / "content" / "barriers" / "slow-ratification.md"
    text = entry.read_text(encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Policy" in said.text else None)
    with serving(command, tmp_path / "log"):
        assert until(lambda: "<h1" in get(url))
        page.goto(url)
        entry.write_text(re.sub("(?m)^title: .*", "title: Seen at once", text), encoding="utf-8")
        expect(page.locator("h1")).to_have_text("Seen at once", timeout=60_000)
        entry.write_text(text.replace("order:", "ordre:"), encoding="utf-8")
        expect(page.locator(".lm-findings")).to_contain_text("'ordre'", timeout=60_000)
        entry.write_text(text, encoding="utf-8")
        expect(page.locator(".lm-findings")).to_have_count(0, timeout=60_000)
    page.close()
    assert refused == []
