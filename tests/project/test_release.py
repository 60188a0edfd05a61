"""A release: one command, and change log, citation, commit and tag say the same."""

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT
from tests.project.test_workflows import git

pytestmark = pytest.mark.slow

CHANGES = (
    "# Changes\n\n## Unreleased\n\n- Something new.\n\n## 0.1.0 (2020-01-01)\n\n- The first.\n"
)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a project on the web, with one change since its last release."""
    folder = tmp_path / "map"
    (folder / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "release.py", folder / ".ci")
    shutil.copy(ROOT / "CITATION.cff", folder)
    (folder / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "a")
    git(folder, "config", "user.email", "a@example.org")
    git(folder, "remote", "add", "origin", "git@github.com:Owner/map.git")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "base")
    git(folder, "tag", "v0.9.0")
    return folder


_PATH = "/usr/local/bin:/usr/bin:/bin"


def run(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(folder / ".ci" / "release.py"), *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder.parent,
        env={"PATH": _PATH, "PYTHONPATH": str(ROOT / "scripts"), **environment},
    )


def test_all_places_say_the_same(clone: Path) -> None:
    done = run(clone, "0.10.0")
    assert done.returncode == 0, done.stderr
    assert "git push --follow-tags" in done.stdout
    day = datetime.now(UTC).date()
    changes = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## Unreleased\n\n## 0.10.0 ({day})\n\n- Something new.\n" in changes
    citation = yaml.safe_load((clone / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == "0.10.0"
    assert str(citation["date-released"]) == str(day)
    assert citation["repository-code"] == "https://github.com/Owner/map"
    assert citation["url"] == "https://owner.github.io/map/"
    assert citation["license"]
    assert git(clone, "describe", "--exact-match") == "v0.10.0"
    assert git(clone, "status", "--porcelain") == ""


def test_the_next_release_replaces_and_repeats_nothing(clone: Path) -> None:
    run(clone, "1.0.0")
    path = clone / "CHANGELOG.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Unreleased\n", "Unreleased\n\n- More.\n"),
        encoding="utf-8",
    )
    git(clone, "commit", "-q", "-a", "-m", "more")
    done = run(clone, "1.0.1", SITE_URL="https://map.example.org/")
    assert done.returncode == 0, done.stderr
    text = (clone / "CITATION.cff").read_text(encoding="utf-8")
    for name in ("version", "date-released", "repository-code", "url"):
        assert len(re.findall(rf"^{name}:", text, re.MULTILINE)) == 1
    assert yaml.safe_load(text)["url"] == "https://map.example.org/"
    assert run(clone, "--notes", "v1.0.1").stdout == "- More.\n"
    assert run(clone, "--notes", "v1.0.0").stdout == "- Something new.\n"
    assert run(clone, "--notes", "v0.1.0").stdout == "- The first.\n"


@pytest.mark.parametrize("heading", ["## Unreleased ", "## Unreleased changes"])
def test_the_version_gets_a_heading_whatever_else_stands_in_that_line(
    clone: Path, heading: str
) -> None:
    path = clone / "CHANGELOG.md"
    path.write_text(CHANGES.replace("## Unreleased", heading), encoding="utf-8")
    git(clone, "commit", "-q", "-a", "-m", "heading")
    assert run(clone, "1.0.0").returncode == 0
    assert run(clone, "--notes", "v1.0.0").stdout == "- Something new.\n"


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("0.9.0", "is not above 0.9.0"),
        ("0.8.10", "is not above 0.9.0"),
        ("1.0", "three numbers"),
        ("01.0.0", "three numbers"),
        ("١.٢.٣", "three numbers"),
        ("v1.0.0", "three numbers"),
        ("1.0.0; rm -rf x", "three numbers"),
    ],
)
def test_a_version_that_cannot_be_is_refused(clone: Path, version: str, says: str) -> None:
    done = run(clone, version)
    assert done.returncode == 1
    assert says in done.stderr
    assert git(clone, "status", "--porcelain") == ""


def test_only_main_is_released(clone: Path) -> None:
    git(clone, "switch", "-q", "-c", "side")
    assert "git switch main" in run(clone, "1.0.0").stderr
    assert git(clone, "tag", "--list") == "v0.9.0"


def test_nothing_new_or_not_committed_is_refused(clone: Path) -> None:
    path = clone / "CHANGELOG.md"
    path.write_text(CHANGES.replace("- Something new.\n", ""), encoding="utf-8")
    assert "not committed" in run(clone, "1.0.0").stderr
    git(clone, "commit", "-q", "-a", "-m", "nothing")
    assert "say what is new" in run(clone, "1.0.0").stderr
    path.write_text("# Changes\n", encoding="utf-8")
    git(clone, "commit", "-q", "-a", "-m", "nothing at all")
    assert "has no heading" in run(clone, "1.0.0").stderr
    assert git(clone, "tag", "--list") == "v0.9.0"


def test_a_clone_that_is_not_on_the_web_has_no_address(clone: Path) -> None:
    git(clone, "remote", "set-url", "origin", "/somewhere/map.git")
    done = run(clone, "1.0.0")
    assert "names no address" in done.stdout
    citation = yaml.safe_load((clone / "CITATION.cff").read_text(encoding="utf-8"))
    assert "url" not in citation
    assert "repository-code" not in citation


@pytest.fixture
def map_of_two_releases(clone: Path) -> Path:
    """A clone that holds a small map, with two releases; the second one changed a claim."""
    shutil.copytree(ROOT / "tests" / "corpus" / "content", clone / "content")
    shutil.copy(ROOT / "tests" / "corpus" / "references.bib", clone)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "a map")
    assert run(clone, "1.0.0").returncode == 0
    changes = clone / "CHANGELOG.md"
    text = changes.read_text(encoding="utf-8")
    changes.write_text(text.replace("Unreleased\n", "Unreleased\n\n- More.\n"), encoding="utf-8")
    entry = clone / "content" / "barriers" / "mistrust.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("title: Mistrust", "title: Distrust"), encoding="utf-8")
    git(clone, "commit", "-q", "-a", "-m", "more")
    assert run(clone, "1.0.1").returncode == 0
    return clone


def held(folder: Path, version: str) -> dict[str, str]:
    """The files of the data set of a version."""
    name = f"global-ai-governance-map-{version}"
    with zipfile.ZipFile(folder / "dist" / f"{name}.zip") as archive:
        assert archive.testzip() is None
        return {
            one.removeprefix(f"{name}/"): archive.read(one).decode() for one in archive.namelist()
        }


def test_the_data_set_of_a_release_is_one_file_and_the_same_everywhere(
    map_of_two_releases: Path, tmp_path: Path
) -> None:
    folder = map_of_two_releases
    assert run(folder, "--dataset", "1.0.1").returncode == 0
    files = held(folder, "1.0.1")
    for name in ("map.json", "map.schema.json", "claims.csv", "references.bib", "argument.svg"):
        assert files[name]
        assert f"`{name}`" in files["README.md"]
    assert yaml.safe_load(files["CITATION.cff"])["version"] == "1.0.1"
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].splitlines())
    assert sums.keys() == files.keys() - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(files[name].encode()).hexdigest() == digest
    git(tmp_path, "clone", "-q", str(folder), "other")
    assert run(tmp_path / "other", "--dataset", "1.0.1", TZ="Asia/Tokyo").returncode == 0
    name = "dist/global-ai-governance-map-1.0.1.zip"
    assert (tmp_path / "other" / name).read_bytes() == (folder / name).read_bytes()


def test_the_data_set_says_what_has_changed_since_the_last_release(
    map_of_two_releases: Path,
) -> None:
    folder = map_of_two_releases
    run(folder, "--dataset", "1.0.1")
    changes = held(folder, "1.0.1")["CHANGES.txt"]
    assert "- More." in changes
    assert "Mistrust" in changes
    assert "Distrust" in changes
    assert "Something new" not in changes


@pytest.mark.parametrize(
    ("version", "says"), [("1.0.0", "v1.0.0 is not checked out"), ("1.0", "three numbers")]
)
def test_only_the_data_of_what_is_checked_out_are_written(
    map_of_two_releases: Path, version: str, says: str
) -> None:
    done = run(map_of_two_releases, "--dataset", version)
    assert done.returncode == 1
    assert says in done.stderr
    (map_of_two_releases / "CITATION.cff").write_text("", encoding="utf-8")
    assert "not committed" in run(map_of_two_releases, "--dataset", "1.0.1").stderr
    assert not (map_of_two_releases / "dist").exists()
