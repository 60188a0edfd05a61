"""A project in a git repository, whose commits have days."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.small import written


def git(root: Path, *arguments: str, when: str = "2026-01-01T12:00:00Z") -> str:
    """What a git command says; `when` is the time of a commit."""
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        cwd=root,
        env={**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def committed(root: Path, files: Mapping[str, str], when: str) -> Path:
    """The project with these files as one more commit."""
    root.mkdir(exist_ok=True)
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    written(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "Change", when=when)
    return root
