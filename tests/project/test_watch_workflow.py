"""The script that opens or updates one pull request with what the weekly round found, run with git and a stand-in for gh."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT
from tests.project.test_workflows import git

JOB = yaml.safe_load((ROOT / ".github" / "workflows" / "watch.yml").read_text(encoding="utf-8"))[
    "jobs"
]["propose"]
GH = """#!/bin/sh
echo "$@" >> "$CALLS"
[ "$1 $2" = "pr list" ] && cat "$OPEN"
exit 0
"""
FOUND = (
    "notices: []\nunknown: []\nsearches:\n- id: watch-2026-11-01\n  to_read:\n  - because: New.\n"
)
NOTHING = "notices: []\nunknown:\n- work: adams2021one\n  because: late\nsearches:\n- id: watch-2026-11-01\n"
NOTICE = "notices:\n- work: adams2021one\n  says: retraction\nunknown: []\nsearches: []\n"


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository to push to, with one commit on `main`."""
    bare = tmp_path / "origin.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    first = tmp_path / "first"
    first.mkdir()
    git(first, "init", "-q", "-b", "main")
    git(first, "commit", "-q", "--allow-empty", "-m", "base")
    git(first, "push", "-q", str(bare), "main")
    return bare


def proposed(tmp_path: Path, origin: Path, found: str, number: str = "") -> list[str]:
    """The calls of gh when a round has found this, and a pull request of that number is open."""
    run = tmp_path / f"run{len(list(tmp_path.glob('run*')))}"
    (run / "bin").mkdir(parents=True)
    (run / "bin" / "gh").write_text(GH, encoding="utf-8")
    (run / "bin" / "gh").chmod(0o755)
    (run / "open").write_text(number, encoding="utf-8")
    (run / "calls").touch()
    work = run / "work"
    git(tmp_path, "clone", "-q", str(origin), str(work))
    (work / "candidates.yml").write_text(found, encoding="utf-8")
    (work / "summary.txt").write_text("3 works with a DOI.\n", encoding="utf-8")
    script: dict[str, Any] = JOB["steps"][-1]
    environment = {
        **os.environ,
        "PATH": f"{run / 'bin'}:{os.environ['PATH']}",
        "CALLS": str(run / "calls"),
        "OPEN": str(run / "open"),
        "RUNNER_TEMP": str(run),
        "BOT": JOB["env"]["BOT"],
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    subprocess.run(["bash", "-e", "-c", script["run"]], cwd=work, env=environment, check=True)
    calls = (run / "calls").read_text(encoding="utf-8").splitlines()
    return [
        " ".join(call.split()[:3]) for call in calls if call.startswith(("pr create", "pr edit"))
    ]


def held(origin: Path) -> str:
    """The file on the branch."""
    return git(origin, "show", "watch:candidates.yml")


@pytest.mark.parametrize("found", [FOUND, NOTICE])
def test_the_first_round_opens_one(tmp_path: Path, origin: Path, found: str) -> None:
    assert proposed(tmp_path, origin, found) == ["pr create --head"]
    assert held(origin) == found.strip()


def test_the_next_round_updates_it(tmp_path: Path, origin: Path) -> None:
    proposed(tmp_path, origin, FOUND)
    assert proposed(tmp_path, origin, NOTICE, number="7") == ["pr edit 7"]
    assert held(origin) == NOTICE.strip()
    assert git(origin, "rev-list", "--count", "main..watch") == "1"


def test_a_round_without_news_opens_none(tmp_path: Path, origin: Path) -> None:
    assert proposed(tmp_path, origin, NOTHING) == []
    assert "watch" not in git(origin, "branch")


def test_a_branch_that_a_person_has_worked_on_is_left_alone(tmp_path: Path, origin: Path) -> None:
    proposed(tmp_path, origin, FOUND)
    person = tmp_path / "person"
    git(tmp_path, "clone", "-q", "-b", "watch", str(origin), str(person))
    (person / "candidates.yml").write_text("mine\n", encoding="utf-8")
    git(person, "commit", "-q", "-a", "-m", "Sort them")
    git(person, "push", "-q", "origin", "watch")
    assert proposed(tmp_path, origin, NOTICE, number="7") == []
    assert held(origin) == "mine"
    assert proposed(tmp_path, origin, NOTICE) == ["pr create --head"], "once that one is closed"
    assert held(origin) == NOTICE.strip()
