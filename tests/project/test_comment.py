"""The comment on a proposed change: its scripts are run as they stand in the workflow."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT, project
from tests.project.test_workflows import git

pytestmark = pytest.mark.slow

GH = """#!/bin/sh
echo "$*" >> calls
case "$*" in
  *state=open*) cat numbers ;;
  *changed_files*) cat facts ;;
  *files*) cat files ;;
  run*) [ -e sent.md ] && mkdir artifact && mv sent.md artifact/comment.md ;;
esac
"""
"""A stand-in for the program gh: it answers with what files hold, and writes down its calls."""


def script(workflow: str, holds: str) -> str:
    """The script of a workflow that holds some words."""
    text = (ROOT / ".github" / "workflows" / workflow).read_text(encoding="utf-8")
    for job in yaml.safe_load(text)["jobs"].values():
        for step in job["steps"]:
            if holds in step.get("run", ""):
                return str(step["run"])
    raise AssertionError(f"no script of {workflow} holds '{holds}'")


def run(command: str, folder: Path, **environment: str) -> None:
    subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.fixture
def proposed(tmp_path: Path) -> Path:
    """The tool's folder, with the base branch's commit and the proposed texts."""
    folder = project(tmp_path / "tool")
    (folder / ".venv" / "bin").mkdir(parents=True)
    litmap = folder / ".venv" / "bin" / "litmap"
    litmap.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m litmap "$@"\n', encoding="utf-8")
    litmap.chmod(litmap.stat().st_mode | stat.S_IXUSR)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "content", "references.bib")
    git(folder, "commit", "-q", "-m", "base")
    return folder


def said(folder: Path) -> str:
    """The comment on what is proposed in a folder."""
    say = script("pull-request.yml", "litmap diff")
    run(say, folder, GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    comment = (folder / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith((folder / "summary.md").read_text("utf-8", "ignore"))
    return comment


def test_it_says_what_changes_and_what_the_check_finds(proposed: Path) -> None:
    entry = proposed / "content" / "barriers" / "mistrust.md"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("title: Mistrust", "title: Distrust @you"), encoding="utf-8")
    (proposed / "content" / "terms" / "odd.md").write_text("---\n```\n@all <b>\n", encoding="utf-8")
    comment = said(proposed)
    means, _, finds = comment.partition("## What the check finds")
    assert means.startswith("## What this change means\n")
    assert "Distrust @you" in means
    assert "content/terms/odd.md" in finds
    for line in finds.strip("\n").splitlines():
        assert not line or line.startswith("    "), "what authors wrote is code"


def test_its_summary_is_short_however_much_changes(proposed: Path) -> None:
    for number in range(400):
        (proposed / "content" / "terms" / f"t{number}.md").write_text(
            f"---\ntitle: {'ö' * 200}{number}\n---\n", encoding="utf-8"
        )
    said(proposed)
    assert (proposed / "summary.md").stat().st_size <= 60_000


@pytest.fixture
def commenting(tmp_path: Path) -> Path:
    """A folder with a stand-in for gh, for a run on the only open change, the 12th."""
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    (tmp_path / "numbers").write_text("12\n", encoding="utf-8")
    (tmp_path / "files").write_text("content/terms/a.md\n", encoding="utf-8")
    (tmp_path / "facts").write_text("abc true\n", encoding="utf-8")
    (tmp_path / "sent.md").write_text("It means much. " + "ö" * 40_000, encoding="utf-8")
    return tmp_path


def calls(folder: Path) -> list[str]:
    """What the workflow asks of gh."""
    run(
        script("comment.yml", "gh pr comment"),
        folder,
        PATH=f"{folder}/bin:{os.environ['PATH']}",
        GITHUB_REPOSITORY="owner/map",
        COMMIT="abc",
        RUN="5",
    )
    return (folder / "calls").read_text(encoding="utf-8").splitlines()


def test_one_comment_is_written_and_then_updated(commenting: Path) -> None:
    found, _, _, download, comment = calls(commenting)
    assert '.head.sha == "abc"' in found
    assert download == "run download 5 --repo owner/map --name comment --dir artifact"
    assert comment == (
        "pr comment 12 --repo owner/map --edit-last --create-if-none --body-file comment.md"
    )
    assert (commenting / "comment.md").read_bytes().startswith(b"It means much.")
    assert (commenting / "comment.md").stat().st_size == 60_000


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("numbers", ""),
        ("files", "content/terms/a.md\n.github/workflows/pull-request.yml\n"),
        ("files", ".github/CONTRIBUTING.md\n"),
        ("facts", "abc false\n"),
        ("facts", "abd true\n"),
    ],
)
def test_a_change_that_is_gone_or_may_change_workflows_gets_none(
    commenting: Path, file: str, text: str
) -> None:
    (commenting / file).write_text(text, encoding="utf-8")
    assert not any("comment" in call for call in calls(commenting))


def test_where_a_run_left_no_text_there_is_no_comment(commenting: Path) -> None:
    (commenting / "sent.md").unlink()
    assert not any(call.startswith("pr comment") for call in calls(commenting))
