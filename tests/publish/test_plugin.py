"""MkDocs' own commands give the site that ours give: the same bytes, the same policy, the same refusals."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.conftest import TODAY, built, project
from tests.publish.test_serve import free_port, get, until

pytestmark = pytest.mark.slow

MIDNIGHT = int(datetime.combine(date.fromisoformat(TODAY), datetime.min.time(), UTC).timestamp())
ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": str(MIDNIGHT),
}
RELOAD = re.compile(r"<script>\s*var livereload = .*?</script>", re.DOTALL)
FINDINGS = re.compile(r'<aside class="lm-findings">.*?</aside>\n', re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def mkdocs(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)


def files(site: Path) -> dict[str, bytes]:
    found = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith("pagefind/"):  # it differs from build to build
            found[name] = path.read_bytes()
    return found


@pytest.mark.parametrize("address", ["", "https://owner.example/map/"])
def test_mkdocs_builds_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    monkeypatch.setitem(ENVIRONMENT, "SITE_URL", address)
    root = project(tmp_path / "project")
    ours = files(built(root, tmp_path / "ours", "--today", TODAY))
    done = mkdocs(
        "build", "--strict", "-q", "-f", f"{root}/mkdocs.yml", "-d", str(tmp_path / "theirs")
    )
    assert done.returncode == 0, done.stderr
    theirs = files(tmp_path / "theirs")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_mkdocs_publishes_no_foreign_script(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (root / "docs" / "x.html").write_text('<meta charset="utf-8"><script>alert(1)</script>')
    done = mkdocs("build", "-q", "-f", f"{root}/mkdocs.yml", "-d", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "x.html holds a script" in done.stderr
    assert files(tmp_path / "site") == {}


def test_pages_are_never_built_without_their_policy(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("  - litmap\n", ""))
    done = mkdocs("build", "-q", "-f", str(settings), "-d", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "name 'litmap' too in the list of plugins" in done.stderr
    assert files(tmp_path / "site") == {}


def test_mkdocs_refuses_a_map_with_errors(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    entry = sorted((root / "content" / "barriers").glob("*.md"))[0]
    entry.write_text(entry.read_text(encoding="utf-8").replace("order:", "ordre:"))
    done = mkdocs("build", "-q", "-f", f"{root}/mkdocs.yml", "-d", str(tmp_path / "site"))
    assert done.returncode == 1
    assert f"content/barriers/{entry.name}:" in done.stderr
    assert "mend the errors above" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(tmp_path / "site") == {}


@contextmanager
def serving(command: list[str], log: Path) -> Iterator[None]:
    with log.open("wb") as written:
        server = subprocess.Popen(command, stdout=written, stderr=written, env=ENVIRONMENT)
        try:
            yield
        finally:
            server.kill()
            server.wait()


def test_mkdocs_serves_the_pages_that_are_built_for_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, port = project(tmp_path / "project"), free_port()
    url = f"http://127.0.0.1:{port}/"
    for name, value in (("SITE_URL", url), ("REPOSITORY_URL", "https://github.com/owner/map")):
        monkeypatch.setenv(name, value)
        monkeypatch.setitem(ENVIRONMENT, name, value)
    site = built(root, tmp_path / "site", "--today", TODAY)
    pages = sorted(site.glob("*/*/index.html"))[::5]
    names = [path.parent.relative_to(site).as_posix() for path in pages]
    assert names
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", f"{root}/mkdocs.yml"]
    with serving([*command, "-a", f"127.0.0.1:{port}"], tmp_path / "log"):
        assert until(lambda: "<h1" in get(url))
        for name, page in zip(names, pages, strict=True):
            shown = get(f"{url}{name}/")
            assert_policy_allows_each_script(shown)
            same = FINDINGS.sub("", POLICY.sub("", RELOAD.sub("", shown, count=1)))
            assert same == POLICY.sub("", page.read_text(encoding="utf-8")), name


def assert_policy_allows_each_script(html: str) -> None:
    """Its scripts, that which reloads the page included, are those that its policy names."""
    policy = POLICY.search(html)
    assert policy
    assert RELOAD.search(html)
    for attributes, code in re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.DOTALL):
        if " src=" in attributes or "json" in attributes:
            continue
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert "'unsafe-inline'" not in policy[1].split("style-src")[0]
