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

JOBS = yaml.safe_load((ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8"))["jobs"]


def script(job: str) -> str:
    """The last script of a job."""
    found: str = [step["run"] for step in JOBS[job]["steps"] if "run" in step][-1]
    return found


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
    run(script("text"), folder, GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    comment = (folder / "cut.md").read_text(encoding="utf-8", errors="replace")
    assert (folder / "summary.md").read_text(encoding="utf-8", errors="replace") == comment
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


def test_it_is_short_however_much_changes(proposed: Path) -> None:
    for number in range(400):
        (proposed / "content" / "terms" / f"t{number}.md").write_text(
            f"---\ntitle: {'ö' * 200}{number}\n---\n", encoding="utf-8"
        )
    assert len(said(proposed).encode()) <= 60_010


def test_one_comment_is_written_and_then_updated(tmp_path: Path) -> None:
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text('#!/bin/sh\necho "$*" >> calls\n', encoding="utf-8")
    gh.chmod(0o755)
    run(
        script("comment"),
        tmp_path,
        PATH=f"{gh.parent}:{os.environ['PATH']}",
        GITHUB_REPOSITORY="owner/map",
        NUMBER="12",
        RUN="5",
    )
    download, comment = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert download == "run download 5 --repo owner/map --name comment --dir ."
    assert comment.startswith("pr comment 12 --repo owner/map ")
    assert "--edit-last --create-if-none --body-file cut.md" in comment
