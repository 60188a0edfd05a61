"""The same commit built on two days gives the same pages, but for what says the day itself."""

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT, built, project

from litmap.pipeline import build_pages

COMMITTED = "2026-10-05T12:00:00+00:00"
OF_THE_DAY = {"data/index.md", "data/map.json", "data/review.json", "map.md"}
"""What names the day for which it was made: the data, and the picture of the ties of that day."""


def commit(root: Path, when: str = COMMITTED) -> None:
    """Commit all of a project at a time."""
    person = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    person |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in person.items()}
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    environment = {**os.environ, **person, **dates, "GIT_CONFIG_GLOBAL": os.devnull}
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
        subprocess.run(["git", "-C", str(root), *words], check=True, env=environment)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("days") / "corpus"
    shutil.copytree(ROOT / "tests" / "corpus", root)
    commit(root)
    return root


def front(page: str) -> dict[str, object]:
    lines = page.split("---\n")[1].splitlines()
    return {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}


def test_two_days_differ_only_in_what_names_the_day(committed: Path) -> None:
    early, _ = build_pages(committed, date(2026, 11, 1))
    late, _ = build_pages(committed, date(2026, 11, 28))
    assert early.keys() == late.keys()
    assert {path for path in early if early[path] != late[path]} == OF_THE_DAY
    for path in OF_THE_DAY:
        again = late[path].replace("2026-11-28", "2026-11-01").replace("28 Nov 2026", "1 Nov 2026")
        assert again == early[path]


def test_pages_name_the_day_of_their_commit_and_of_their_last_change(committed: Path) -> None:
    pages, _ = build_pages(committed, date(2026, 11, 1))
    page = front(pages["barriers/slow-ratification.md"])
    assert str(page["version"]).startswith("5 October 2026, commit ")
    assert (page["day"], page["edited"]) == ("2026-10-05", "5 October 2026")
    assert front(pages["references/sato2019forums.md"])["edited_on"] == "2026-10-05"
    assert front(pages["matrix.md"])["edited_on"] == "2026-10-05"
    assert "edited" not in front(pages["review.md"])


def test_an_earlier_day_than_that_of_the_commit_is_named_itself(committed: Path) -> None:
    pages, _ = build_pages(committed, date(2026, 10, 4))
    page = front(pages["barriers/slow-ratification.md"])
    assert str(page["version"]).startswith("4 October 2026, commit ")
    assert "edited" not in page


def test_only_a_change_of_meaning_dates_a_page(committed: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(committed, tmp_path / "corpus"))
    same = root / "content/barriers/slow-ratification.md"
    text = same.read_text(encoding="utf-8")
    same.write_text(text.replace("states\n  that ratify it", "states that\n  ratify it"), "utf-8")
    other = root / "content/barriers/mistrust.md"
    text = other.read_text(encoding="utf-8")
    other.write_text(re.sub("^title: .*$", "title: No trust", text, flags=re.MULTILINE), "utf-8")
    commit(root, "2026-10-20T12:00:00+00:00")
    pages, _ = build_pages(root, date(2026, 11, 1))
    assert front(pages["barriers/slow-ratification.md"])["edited_on"] == "2026-10-05"
    assert front(pages["barriers/mistrust.md"])["edited_on"] == "2026-10-20"
    assert front(pages["barriers/index.md"])["edited_on"] == "2026-10-20"
    assert front(pages["map.md"])["edited_on"] == "2026-10-05"


def test_nothing_is_said_of_changes_where_the_history_is_not_known(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))
    pages, _ = build_pages(root, date(2026, 11, 1))
    page = front(pages["barriers/slow-ratification.md"])
    assert page["version"] == "1 November 2026"
    assert "edited" not in page


@pytest.mark.slow
def test_the_sitemap_and_the_foot_have_the_day_of_the_last_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path / "project")
    commit(root)
    monkeypatch.setenv("SITE_URL", "https://map.example.org/")
    sites = []
    for day in ("2026-11-01", "2026-11-28"):
        sites.append(built(root, tmp_path / day, "--today", day))
    for name in ("sitemap.xml", "sitemap.xml.gz", "barriers/mistrust/index.html", "404.html"):
        assert (sites[0] / name).read_bytes() == (sites[1] / name).read_bytes()
    sitemap = (sites[0] / "sitemap.xml").read_text(encoding="utf-8")
    days = re.findall("<lastmod>(.*?)</lastmod>", sitemap)
    assert set(days) == {"2026-10-05"}
    assert re.search(r"/barriers/mistrust/</loc>\s*<lastmod>", sitemap)
    page = (sites[0] / "barriers/mistrust/index.html").read_text(encoding="utf-8")
    assert "Its text last changed on 5 October 2026." in page
