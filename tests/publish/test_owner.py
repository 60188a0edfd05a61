"""An owner forks the project, pushes it without an edit, and GitHub Pages serves it below a folder.

The forge is a bare repository, the build runs the workflow's own commands, the host is a server on loopback.
"""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
import yaml
from tests.conftest import GUARD, ROOT, once

pytestmark = pytest.mark.slow

FOLDER = "/some-fork/"
REPOSITORY = "Owner/some-fork"
ADDRESS = f"https://owner.github.io{FOLDER}"
SERVER = "https://github.com"
HREF = re.compile(r"""(?:href|src)=["']?([^"'\s>]+)""")


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def pushed(folder: Path) -> Path:
    """A bare repository to which the project as it stands here was pushed, its content included.

    What is asked of the site holds for any content, so no edit of the map is tried here.
    """
    forge, mine = folder / "forge.git", folder / "mine"
    listed = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    with GUARD.lifted():
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).exists():
                (mine / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, mine / name)
    git(folder, "init", "-q", "--bare", "-b", "main", str(forge))
    git(mine, "init", "-q", "-b", "main")
    git(mine, "add", "-A")
    git(mine, "commit", "-q", "-m", "The project, unchanged")
    git(mine, "push", "-q", str(forge), "main")
    return forge


def set_up(clone: Path) -> None:
    """What `make` installs on first use, taken from the environment of the tests: there is no network."""
    venv.create(clone / ".venv", with_pip=False, symlinks=True)
    packages = next((clone / ".venv" / "lib").glob("python*/site-packages"))
    ours = next(path for path in sys.path if path.endswith("site-packages"))
    (packages / "project.pth").write_text(f"{clone / 'scripts'}\n{ours}\n", encoding="utf-8")
    python = clone / ".venv" / "bin" / "python"
    command = clone / ".venv" / "bin" / "litmap"
    command.write_text(f"#!{python}\nfrom litmap.cli import main\nraise SystemExit(main())\n")
    command.chmod(0o755)
    (clone / ".venv" / ".ready").touch()


def run_as_the_workflow_does(clone: Path) -> None:
    """The commands of the job that builds what is published, with what GitHub puts in."""
    workflow = yaml.safe_load((clone / ".github/workflows/main.yml").read_text(encoding="utf-8"))
    given = {"GITHUB_SERVER_URL": SERVER, "GITHUB_REPOSITORY": REPOSITORY}
    for step in workflow["jobs"]["build"]["steps"]:
        if "run" not in step:
            continue
        environment = {
            name: value.replace("${{ steps.pages.outputs.base_url }}", ADDRESS.rstrip("/"))
            for name, value in step.get("env", {}).items()
        }
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=clone,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **given, **environment},
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's clone, with the site that it uploads."""
    with once(tmp_path_factory, "owner") as folder:
        if not folder.exists():
            folder.mkdir()
            forge = pushed(folder)
            git(folder, "clone", "-q", str(forge), "clone")
            set_up(folder / "clone")
            run_as_the_workflow_does(folder / "clone")
        return folder / "clone"


class Pages(http.server.SimpleHTTPRequestHandler):
    """A host as GitHub Pages is one: the site below its folder, and its 404.html for all else."""

    def translate_path(self, path: str) -> str:
        path = urlsplit(path).path
        if not path.startswith(FOLDER):
            return "/nowhere"
        return super().translate_path(f"/{path.removeprefix(FOLDER)}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(clone: Path) -> Iterator[str]:
    """The address of the site on loopback, without its folder."""
    handler = functools.partial(Pages, directory=str(clone / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def ask(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode("utf-8", "replace")


def html_of(clone: Path) -> dict[str, str]:
    """The pages by their address from the root of the site; those that only lead on are left out."""
    found = {}
    for path in (clone / "site").rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        folder = path.parent.relative_to(clone / "site").as_posix()
        if "<title>Moved: " not in html:
            found["" if folder == "." else f"{folder}/"] = html
    assert len(found) > 20
    return found


def test_what_a_page_asks_for_is_there(clone: Path, host: str) -> None:
    """On the first page, one page of each folder, and at an address where nothing is."""
    first = {address.partition("/")[0]: address for address in sorted(html_of(clone), reverse=True)}
    status, lost = ask(f"{host}{FOLDER}no/such/page/")
    assert status == 404
    assert "There is no page at this address" in lost
    shown = {f"{host}{FOLDER}no/such/page/": lost}
    for address in first.values():
        status, shown[f"{host}{FOLDER}{address}"] = ask(f"{host}{FOLDER}{address}")
        assert status == 200
    asked = {
        urljoin(url, unescape(link)).partition("#")[0]
        for url, html in shown.items()
        for link in HREF.findall(html)
    }
    here = {url for url in asked if url.startswith(host) and url not in shown}
    assert any(url.endswith("assets/litmap.css") for url in here)
    assert [url for url in sorted(here) if ask(url)[0] != 200] == []


def test_pages_know_their_address(clone: Path, host: str) -> None:
    pages = html_of(clone)
    for address, html in pages.items():
        assert f'<link rel="canonical" href="{ADDRESS}{address}">' in html, address
        assert f'<meta property="og:url" content="{ADDRESS}{address}">' in html, address
        if '<meta name="citation_title"' not in html:
            assert re.search(r'<meta name="description" content="[^"]+">', html), address
        assert re.search(r'<meta property="og:title" content="[^"]+">', html), address
        if 'id="cite-latest"' in html:
            cited = html.partition('id="cite-latest"')[2].partition("</span>")[0]
            assert f" {ADDRESS}{address}" in cited, address
    sitemap = (clone / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert {f"{ADDRESS}{address}" for address in pages} <= set(
        re.findall("<loc>(.*?)</loc>", sitemap)
    )
    picture = re.search(r'<meta property="og:image" content="([^"]+)">', pages[""])
    assert picture
    assert ask(picture[1].replace(ADDRESS, f"{host}{FOLDER}"))[0] == 200
    robots = ask(f"{host}{FOLDER}robots.txt")[1]
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots


def test_every_page_leads_to_the_forms_and_to_its_file(clone: Path) -> None:
    forms = clone / ".github" / "ISSUE_TEMPLATE"
    for address, html in html_of(clone).items():
        hrefs = [unescape(link) for link in HREF.findall(html)]
        asked = [link for link in hrefs if link.startswith(f"{SERVER}/{REPOSITORY}/issues/new?")]
        assert len(asked) >= 4, address
        for link in asked:
            values = parse_qs(urlsplit(link).query)
            form = yaml.safe_load((forms / values.pop("template")[0]).read_text(encoding="utf-8"))
            fields = {field["id"] for field in form["body"] if "id" in field}
            assert set(values) - {"title"} <= fields, link  # every form takes a title
            assert values.get("place", [f"{ADDRESS}{address}"]) == [f"{ADDRESS}{address}"]
        edits = [link for link in hrefs if link.startswith(f"{SERVER}/{REPOSITORY}/edit/main/")]
        for link in edits:
            assert (clone / unquote(urlsplit(link).path).partition("/edit/main/")[2]).is_file(), (
                link
            )
    for name in ("", "about/", "argument/", "paper/"):
        assert "/edit/main/content/" in html_of(clone)[name], name
    assert "/blob/main/.github/CONTRIBUTING.md" in html_of(clone)["about/"]
