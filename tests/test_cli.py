"""The command line under odd circumstances: it answers in words and by its status, never with a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY
from tests.small import written

from litmap.cli import main

CLEAN = ROOT / "tests" / "corpus"


def status(*arguments: str) -> int:
    """The exit status of a command, run in this process."""
    try:
        return main(arguments)
    except SystemExit as left:
        return int(left.code or 0)


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("SOURCE_DATE_EPOCH", "PYTHONIOENCODING")
    }
    done = subprocess.run(
        [sys.executable, "-m", "litmap", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**kept, **environment},
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


@pytest.mark.parametrize("epoch", ["abc", "-", "1e9", "99999999999999999999"])
def test_an_epoch_that_is_none_is_a_wrong_call(
    epoch: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert status("check", "--root", str(CLEAN)) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--today", "2026-02-30"),
        ("check", "--today", ""),
        ("check", "--strict=1"),
        ("check", "more"),
        ("export",),
        ("links", "--pause", "1e999"),
        ("links", "--pause", "-1"),
        ("links", "--pause", "soon"),
        ("links", "--deadline", "nan"),
        ("links", "--deadline", "3601"),
    ],
)
def test_a_wrong_call(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert status(*arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("usage: litmap")


@pytest.mark.parametrize("closed", ["0", "1", "2"])
def test_a_stream_may_be_closed(tmp_path: Path, closed: str) -> None:
    root = written(tmp_path, {"barriers/a.md": "---\ntitle: A\nsumary: A.\n---\n"})
    command = [sys.executable, "-m", "litmap", "check", "--root", str(root)]
    shell = ["sh", "-c", f'"$@" {closed}>&-', "sh", *command]
    done = subprocess.run(shell, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert (b"[unknown-field]" in done.stdout) == (closed != "1")
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_every_terminal_can_show_the_report(tmp_path: Path, encoding: str) -> None:
    text = "---\ntitle: A\nsummary: A.\norder: zweite Größe 条約 ::x##[y]\n---\n"
    root = written(tmp_path, {"barriers/a.md": text})
    done = run("check", "--root", str(root), "--today", TODAY, PYTHONIOENCODING=encoding)
    lines = done.stdout.decode(encoding).splitlines()
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in lines] == ["content/barriers/a.md:4:8", "1 error"]
    assert "zweite Gr" in lines[0]
    assert ("Größe" in lines[0]) == (encoding != "ascii")
    assert "::x" not in lines[0]
    assert "##[" not in lines[0]


def test_a_folder_that_is_no_project_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for root in (tmp_path, tmp_path / "nothing", CLEAN / "references.bib"):
        assert status("check", "--root", str(root)) in (1, 2)
        shown = capsys.readouterr()
        assert "content" in shown.out + shown.err


def test_the_folder_is_this_one_by_default(tmp_path: Path) -> None:
    written(tmp_path, {})
    command = [sys.executable, "-m", "litmap", "check", "--today", TODAY]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "No problems found.\n", "")


@pytest.mark.parametrize("day", ["2024-03-01", TODAY, "2040-01-01"])
def test_today_changes_what_is_shown_and_never_what_is_wrong(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("check", "--root", str(CLEAN), "--today", day) == 0
    told = capsys.readouterr().out.splitlines()
    of_days = ("[review-overdue]", "[hidden-until]", "[lies-ahead]")
    assert told
    assert all(line.endswith(of_days) for line in told[:-1])
