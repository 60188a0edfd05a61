"""The rules that the workflow files keep, read from the files; and the script that tells content from code, run."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EVENTS = {
    "pull-request.yml": {"pull_request"},
    "main.yml": {"push", "schedule", "workflow_dispatch"},
    "links.yml": {"schedule", "workflow_dispatch"},
    "canary.yml": {"schedule", "workflow_dispatch"},
    "release.yml": {"push"},
    "comment.yml": {"workflow_run"},
    "watch.yml": {"schedule", "workflow_dispatch"},
}
MORE_RIGHTS = {
    ("main.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("main.yml", "build"): {"contents": "read", "pages": "read"},
    ("release.yml", "release"): {"contents": "write"},
    ("links.yml", "links"): {"contents": "read", "issues": "write"},
    ("comment.yml", "comment"): {"actions": "read", "pull-requests": "write"},
    ("watch.yml", "propose"): {"actions": "read", "contents": "write", "pull-requests": "write"},
}
HARMLESS = {
    "github.token",
    "github.run_id",
    "github.event.pull_request.base.sha",
    "github.event.workflow_run.id",
    "github.event.workflow_run.head_sha",
}
"""What may be put in from the event; nothing of it is written by whoever proposes a change."""


def read(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.fixture(params=FILES, ids=[path.name for path in FILES])
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_these_and_no_others() -> None:
    assert {path.name for path in FILES} == set(EVENTS)


def test_when_it_runs(path: Path) -> None:
    triggers = read(path)[True]  # YAML reads `on` as true
    assert set(triggers) == EVENTS[path.name]


def test_rights(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job.get("permissions") == MORE_RIGHTS.get((path.name, name)), name
        assert job["timeout-minutes"] <= 60


def test_no_secrets_and_nothing_of_the_event_in_a_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"secrets\.\w|secrets\[", text)
    for put_in in re.findall(r"\$\{\{\s*(.*?)\s*\}\}", text):
        assert put_in in HARMLESS or put_in.startswith(("steps.", "needs."))
    for step in steps(read(path)):
        assert "${{" not in step.get("run", "")


def test_actions_are_pinned_by_hash_with_their_version_beside(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    for one in uses:
        assert re.fullmatch(r"actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one
    for step in steps(read(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_one_action_has_one_hash() -> None:
    pins = {
        pin
        for path in FILES
        for pin in re.findall(r"uses: (actions/[a-z-]+)(?:/[a-z]+)?(@\S+)", path.read_text())
    }
    assert len(pins) == len({name for name, _ in pins})


def test_links_are_never_asked_for_a_proposed_change() -> None:
    for name in ("pull-request.yml", "main.yml"):
        scripts = [
            step.get("run", "") for step in steps(read(ROOT / ".github" / "workflows" / name))
        ]
        assert not any("litmap links" in script for script in scripts)


def test_proposed_texts_meet_only_the_base_branchs_tool() -> None:
    job = read(ROOT / ".github" / "workflows" / "pull-request.yml")["jobs"]["content"]
    tool, change, take_over, *rest = job["steps"]
    assert tool["with"] == {
        "ref": "${{ github.event.pull_request.base.sha }}",
        "path": "tool",
        "persist-credentials": False,
    }
    assert change["with"]["path"] == "change"
    assert take_over["run"].splitlines()[-2:] == [
        "cp -RP change/content change/references.bib tool/",
        "rm -rf change",
    ]
    for step in rest:
        is_sent = step.get("with", {}).get("path", "").startswith("tool/")
        assert step.get("working-directory") == "tool" or is_sent


def test_what_may_write_a_comment_runs_nothing_of_the_change() -> None:
    [job] = read(ROOT / ".github" / "workflows" / "comment.yml")["jobs"].values()
    [step] = job["steps"]
    assert "checkout" not in str(job)
    assert {line.split()[0] for line in step["run"].splitlines()} <= {
        *('pulls="repos/$GITHUB_REPOSITORY/pulls"', "files=$(gh", "number=$(gh"),
        *("number=${number%%$'\\n'*}", "[", "if", "gh", "head"),
    }


def test_a_proposed_change_keeps_the_names_of_the_base_branch() -> None:
    """The tool's folder holds the base branch's commit and the proposed texts."""
    job = read(ROOT / ".github" / "workflows" / "pull-request.yml")["jobs"]["content"]
    scripts = [step.get("run", "") for step in job["steps"]]
    assert any("litmap check" in one and "--against HEAD" in one for one in scripts)


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [
            "git",
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "-C",
            str(folder),
            *arguments,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("paths", "touches"),
    [
        (["content/barriers/x.md"], "content"),
        (["references.bib"], "content"),
        (["mkdocs.yml"], "code"),
        (["scripts/litmap/text.py"], "code"),
        ([".github/workflows/main.yml"], "code"),
        (["docs/x.png"], "code"),
        (["content/barriers/x.md", "Makefile"], "both"),
        (["content.py", "references.bib"], "both"),
        (["content/\nscripts/x", "content/x\ty.md"], "content"),
        (["scripts/content/x.md"], "code"),
        (["links.json"], "code"),
        (["content/ö.md", "content/../conftest.py"], "both"),
    ],
)
def test_content_is_told_from_code(tmp_path: Path, paths: list[str], touches: str) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "base")
    base = git(tmp_path, "rev-parse", "HEAD")
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    git(tmp_path, "add", "-A", "-f")
    git(tmp_path, "commit", "-q", "-m", "change")
    done = subprocess.run(
        [ROOT / ".ci" / "scope", base], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{touches}\n"


def committed(folder: Path, path: str, text: str) -> str:
    """The name of the code after a file was changed."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text)
    git(folder, "add", "-A", "-f")
    git(folder, "commit", "-q", "-m", "change")
    done = subprocess.run(
        [ROOT / ".ci" / "scope", "--code"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"[0-9a-f]{40}\n", done.stdout)
    return done.stdout


def test_code_keeps_its_name_while_only_content_changes(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    first = committed(tmp_path, "Makefile", "x")
    assert committed(tmp_path, "content/barriers/x.md", "x") == first
    assert committed(tmp_path, "references.bib", "x") == first
    others = [
        committed(tmp_path, "Makefile", "y"),
        committed(tmp_path, "scripts/content/x.md", "x"),
        committed(tmp_path, "docs/references.bib", "x"),
        committed(tmp_path, "content.py", "x"),
    ]
    assert len({first, *others}) == 5
    assert committed(tmp_path, "content/barriers/x.md", "y") == others[-1]


def test_content_waits_for_no_test_of_code_that_has_passed() -> None:
    jobs = read(ROOT / ".github" / "workflows" / "main.yml")["jobs"]
    assert set(jobs["deploy"]["needs"]) == {"test", "build"}
    assert "needs" not in jobs["test"]
    assert "needs" not in jobs["build"]
    runs = [(step["run"], step.get("if", "")) for step in jobs["test"]["steps"] if "run" in step]
    (condition,) = [condition for script, condition in runs if ".ci/run" in script]
    assert "cache-hit != 'true'" in condition
    passed = [
        step for step in jobs["test"]["steps"] if "actions/cache/save" in step.get("uses", "")
    ]
    assert jobs["test"]["steps"].index(passed[0]) == len(jobs["test"]["steps"]) - 1
    assert "steps.code.outputs.name" in passed[0]["with"]["key"]
    for step in jobs["build"]["steps"]:
        assert "test" not in step.get("run", "")
        assert ".ci/run" not in step.get("run", "")
