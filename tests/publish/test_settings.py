"""What an owner may set in mkdocs.yml: each choice gives a site that is published and has no dead link."""

import re
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.conftest import TODAY, built, project
from tests.small import written

from litmap.pipeline import check_root
from litmap.publish.dead_links import dead_links
from litmap.publish.settings import repository

pytestmark = pytest.mark.slow

SINGLE_PALETTE = "  palette: {scheme: slate, primary: custom, accent: custom}\n"
NO_TOGGLE = "  palette:\n    - {scheme: default, primary: teal, accent: amber}\n"

CHOICES = {
    "a host": {"site_url": "https://map.example.org/", "palette": NO_TOGGLE},
    "a folder without its slash": {"site_url": "https://owner.github.io/o'neil", "palette": ""},
    "a deep folder with a port": {
        "site_url": "http://localhost:8001/a/my%20map/",
        "palette": SINGLE_PALETTE,
    },
    "everything at once": {
        "site_url": "https://owner.github.io/map/",
        "site_name": '"Karte <b>der</b> \'KI\' & \\"mehr\\""',
        "site_description": "'What <stands> in the \"way\" & why'",
        "copyright": "\"&copy; 2026 <a href='https://example.org/'>Somebody</a>\"",
        "extra": '{repository: "https://github.com/owner/map/"}',
    },
}
"""The settings as shipped are built by most other tests."""


def with_settings(root: Path, settings: dict[str, str]) -> Path:
    """A project whose mkdocs.yml has these settings; `palette` is the whole block below `theme`."""
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    for name, value in settings.items():
        if name == "palette":
            text = re.sub(r"^  palette:\n(?:    .*\n)+", value, text, flags=re.MULTILINE)
        else:
            text = (
                re.sub(rf"^{name}:.*\n(?:  .*\n)*", "", text, flags=re.MULTILINE)
                + f"{name}: {value}\n"
            )
    path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("settings", CHOICES.values(), ids=CHOICES)
def test_a_site_is_published_and_has_no_dead_link(settings: dict[str, str], tmp_path: Path) -> None:
    root = with_settings(project(tmp_path / "project"), settings)
    site = built(root, tmp_path / "site", "--today", TODAY)
    assert dead_links(site) == []
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert all("Content-Security-Policy" in html for html in pages.values())
    home, lost = pages[site / "index.html"], pages[site / "404.html"]
    assert "<b>der</b>" not in home
    if "copyright" in settings:  # HTML, as in any site that MkDocs makes
        assert "&copy; 2026 <a href='https://example.org/'>Somebody</a>" in home
    address = settings.get("site_url", "")
    sitemap = unescape((site / "sitemap.xml").read_text(encoding="utf-8"))
    if address:
        address = address.rstrip("/") + "/"
        assert f'<link rel="canonical" href="{address}"' in unescape(home)
        assert f"<loc>{address}barriers/</loc>" in sitemap
        robots = unescape((site / "robots.txt").read_text(encoding="utf-8"))
        assert f"Sitemap: {address}sitemap.xml\n" in robots
    folder = urlsplit(address).path or "/"
    assert f'href="{folder}assets/litmap.css"' in unescape(lost)


def test_a_map_without_a_paper_is_published(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    written(root, {})
    for path in root.glob("content/*/*.md"):
        path.unlink()
    for name in ("paper.yml", "removed.yml", "disputes.yml", "searches.yml"):
        (root / "content" / name).unlink()
    assert check_root(root, date.fromisoformat(TODAY)) == []
    site = built(root, tmp_path / "site", "--today", TODAY)
    assert dead_links(site) == []


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"use_directory_urls": "false"}, "use_directory_urls must be true"),
        ({"extra": "{repository: [a, b]}"}, "extra.repository is"),
        ({"extra": "{repository: 'git@github.com:o/m.git'}"}, "extra.repository is 'git@github"),
        ({"extra": "{repository: 'javascript:alert(1)'}"}, "extra.repository is 'javascript:"),
    ],
)
def test_a_setting_that_would_make_a_wrong_site_is_refused(
    settings: dict[str, str], says: str, tmp_path: Path
) -> None:
    done = built_or_not(with_settings(project(tmp_path / "project"), settings))
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("instead", ["", "  - Group:\n      - Home: index.md\n"])
def test_a_navigation_without_home_is_refused(instead: str, tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").replace("  - Home: index.md\n", instead)
    path.write_text(text, encoding="utf-8")
    done = built_or_not(root)
    assert done.returncode == 1
    assert "mkdocs.yml: name index.md in 'nav', in no group" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("end", ["", "/", ".git", ".git/"])
def test_the_address_of_the_repository_may_be_copied_from_git(end: str) -> None:
    address = "https://github.com/owner/map"
    assert repository({"extra": {"repository": f"{address}{end}"}}) == address


@pytest.mark.parametrize("place", ["docs", "docs/leak.png", "docs/inner"])
def test_nothing_is_published_through_a_link(place: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.png").write_text("secret", encoding="utf-8")
    root = project(tmp_path / "project")
    if place == "docs":
        shutil.rmtree(root / "docs")
    target = elsewhere / "secret.png" if place.endswith(".png") else elsewhere
    (root / place).symlink_to(target)
    done = built_or_not(root)
    assert done.returncode == 1
    assert f"{root / place} is a link" in done.stderr
    assert not (root / "site").exists()


def built_or_not(root: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """A build by the real command, however it ends."""
    command = [sys.executable, "-m", "litmap", "build", "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("day", ["1969-12-31", "2106-02-08", "0001-01-01"])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_day_that_no_file_can_have(day: str, command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "litmap", command, "--root", str(tmp_path), "--today", day],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "A site can be built as of a day in the years 1970 to 2105; give one with --today\n"
    )
