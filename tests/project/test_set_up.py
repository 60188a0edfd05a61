"""`make` sets the environment up: it says what it does, names a cure for what is missing, and spares what is not its own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CURE = "or install uv, which fetches one: https://docs.astral.sh/uv/"
PIP = """
  -m\\ pip\\ -V) ;;
  -m\\ pip\\ install*--require-hashes*)
    for number in $(seq 200); do echo "Collecting package-$number"; echo "  Using cached it"; done
    echo "Installing collected packages: all of them"; echo "Successfully installed all of them" ;;
  -m\\ pip*) ;;
"""
"""What a sound pip does, as branches of `case`."""


def fake(path: Path, branches: str) -> None:
    """A program that does what the branches of a `case` over its arguments say, and else fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\ncase "$*" in\n{branches}\n*) exit 1 ;;\nesac\n', encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Path:
    """A folder with what the set-up reads, and a PATH beside it that has no Python and no uv."""
    clone = tmp_path / "clone"
    (clone / "scripts/litmap").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-browser.lock"):
        shutil.copy(root / name, clone / name)
    (tmp_path / "path").mkdir()
    for tool in ("sh", "rm", "touch", "seq", "mkdir", "cp", "cat"):
        (tmp_path / "path" / tool).symlink_to(str(shutil.which(tool)))
    return clone


def make(clone: Path, *targets: str) -> "subprocess.CompletedProcess[str]":
    make_itself = str(shutil.which("make"))
    env = {"PATH": str(clone.parent / "path"), "HOME": str(clone.parent)}
    return subprocess.run(
        [make_itself, *targets], cwd=clone, env=env, capture_output=True, text=True, check=False
    )


def python(clone: Path, branches: str, version: str = "Python 3.12.1") -> None:
    """Put a `python3` on the PATH."""
    fake(clone.parent / "path/python3", f"  -V) echo {version} ;;\n{branches}")


SOUND = "  -c*) ;;\n"
VENV = "  -m\\ venv\\ .venv) mkdir -p .venv/bin && cp ../environment .venv/bin/python ;;\n"
MISSING = {
    "no Python": ("", "There is no python3 here."),
    "an old Python": ("  -c*) exit 1 ;;", "Python 3.10.12 is too old."),
    "no venv": (SOUND, "python3 has no venv."),
    "no pip": (SOUND + VENV, "python3 has no pip."),
}
"""What a `python3` can do, and what is said."""


@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_is_named_with_its_cure(clone: Path, name: str) -> None:
    branches, says = MISSING[name]
    fake(clone.parent / "environment", "")
    if branches:
        python(clone, branches, "Python 3.10.12")
    done = make(clone, ".venv/.ready")
    assert done.returncode == 2
    assert done.stderr.startswith(says)
    assert CURE in done.stderr.splitlines()[0]
    assert "not found" not in done.stderr
    assert not (clone / ".venv/.ready").exists()


def test_pip_is_announced_and_its_lines_are_few(clone: Path) -> None:
    fake(clone.parent / "environment", PIP)
    python(clone, SOUND + VENV)
    done = make(clone, ".venv/.ready")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "Setting up .venv with pip: about a minute, once."
    assert lines[1:] == ["  Installing the packages"]
    assert (clone / ".venv/.ready").exists()


def test_the_pip_of_python_serves_an_environment_without_one(clone: Path) -> None:
    fake(clone.parent / "environment", "")
    python(clone, SOUND + VENV + PIP.replace("pip\\ -V", "pip\\ *\\ -V").replace("pip\\ install", "pip\\ *install"))  # fmt: skip
    assert make(clone, ".venv/.ready").returncode == 0


def test_a_pip_that_fails_says_why_and_leaves_nothing_ready(clone: Path) -> None:
    failing = "  -m\\ pip\\ -V) ;;\n  -m\\ pip\\ install*) echo Collecting a; echo 'ERROR: no such package' >&2; exit 1 ;;"
    fake(clone.parent / "environment", failing)
    python(clone, SOUND + VENV)
    (clone / ".venv").mkdir()
    (clone / ".venv/.ready").touch()
    done = make(clone, ".venv/.ready")
    assert done.returncode == 2
    assert "ERROR: no such package" in done.stderr
    assert not (clone / ".venv/.ready").exists()


UV = """
  venv*) for folder; do :; done; mkdir -p "$folder" ;;
  pip\\ sync*) echo "Resolved 66 packages" >&2; echo "Prepared 66 packages in 2s" >&2; echo " + babel==2" >&2 ;;
  pip\\ install*) ;;
"""


def test_uv_is_announced_and_needs_no_python(clone: Path) -> None:
    fake(clone.parent / "path/uv", UV)
    done = make(clone, ".venv/.ready")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Setting up .venv with uv: less than a minute, once.",
        "  Prepared 66 packages in 2s",
    ]


def test_the_tools_for_the_browser_are_added_to_what_was_just_set_up(clone: Path) -> None:
    fake(clone.parent / "path/uv", UV)
    done = make(clone, ".venv/.ready-browser")
    assert done.returncode == 0, done.stderr
    assert (clone / ".venv/.ready").exists()
    assert (clone / ".venv/.ready-browser").exists()


def test_a_uv_that_fails_says_why_and_leaves_nothing_ready(clone: Path) -> None:
    fake(clone.parent / "path/uv", "  venv*) mkdir -p .venv ;;\n  pip*) echo 'error: no solution' >&2; exit 1 ;;")  # fmt: skip
    done = make(clone, ".venv/.ready")
    assert done.returncode == 2
    assert "error: no solution" in done.stdout
    assert not (clone / ".venv/.ready").exists()


@pytest.mark.parametrize("target", [".venv/.ready", "clean"])
def test_the_environment_of_another_user_is_left_as_it_is(clone: Path, target: str) -> None:
    fake(clone.parent / "path/uv", UV)
    kept = clone / ".venv/kept"
    kept.parent.mkdir()
    kept.touch()
    if os.geteuid() == 0:
        os.chown(kept.parent, 65534, 65534)
    else:
        kept.parent.chmod(0o555)
    done = make(clone, target)
    assert done.returncode == 2
    assert done.stderr.startswith(".venv belongs to another user, and is left as it is.")
    assert "make VENV=.venv-mine" in done.stderr
    assert kept.exists()
    assert make(clone, "VENV=.venv-mine", ".venv-mine/.ready").returncode == 0
    kept.parent.chmod(0o755)


def test_an_environment_of_another_folder_is_made_anew(clone: Path) -> None:
    fake(clone.parent / "path/uv", UV)
    stale = clone / ".venv/stale"
    stale.parent.mkdir()
    stale.touch()
    assert make(clone, ".venv/.ready").returncode == 0
    assert not stale.exists()
