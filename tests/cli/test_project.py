"""Every command finds its project from any folder within, and shows paths as seen from there."""

import argparse
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY, project
from tests.small import written

from litmap.cli import main
from litmap.cli.parser import command_line

CLEAN = ROOT / "tests" / "corpus"
FAULTY = {"barriers/a.md": "---\ntitle: A\nsumary: A.\norder: first\n---\n"}


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command with its options."""
    found = [one for one in command_line()._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(found[0].choices)


@pytest.mark.parametrize(
    ("folder", "shown"),
    [
        (".", "content/barriers/a.md:3:1"),
        ("content", "barriers/a.md:3:1"),
        ("content/barriers", "a.md:3:1"),
        ("scripts/deep/er", "../../../content/barriers/a.md:3:1"),
        ("docs/content/..", "../content/barriers/a.md:3:1"),
    ],
)
def test_a_finding_is_shown_as_seen_from_where_one_stands(
    tmp_path: Path,
    folder: str,
    shown: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = written(tmp_path, FAULTY)
    (root / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / folder)
    assert main(["check", "--today", TODAY]) == 1
    assert f"\n{shown}: error: " in "\n" + capsys.readouterr().out
    assert main(["check", "--today", TODAY, "--format", "github"]) == 1
    assert "file=content/barriers/a.md," in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["references.bib", "mkdocs.yml"])
def test_a_project_with_one_file_missing_is_found_all_the_same(
    tmp_path: Path,
    missing: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = project(tmp_path / "map")
    (root / missing).unlink()
    monkeypatch.chdir(root / "content/barriers")
    assert main(["check", "--today", TODAY]) == int(missing == "references.bib")
    told = capsys.readouterr().out
    assert ("../../references.bib:1:1: error" in told) == (missing == "references.bib")


def test_the_named_folder_counts_and_not_the_one_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = written(tmp_path / "outer/inner", FAULTY)
    written(tmp_path / "outer", {})
    monkeypatch.chdir(tmp_path / "outer")
    assert main(["check", "--root", "inner", "--today", TODAY]) == 1
    assert "content/barriers/a.md:3:1: " in capsys.readouterr().out
    monkeypatch.chdir(inner / "content")
    assert main(["check", "--root", "../..", "--today", TODAY]) == 0


def test_an_entry_is_written_into_the_project_from_any_folder_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path / "map", {})
    (root / "content/barriers").mkdir()
    monkeypatch.chdir(root / "content/barriers")
    assert main(["new", "term", "new-word", "--today", TODAY]) == 0
    assert capsys.readouterr().out.startswith("../terms/new-word.md is written. ")
    assert [path.relative_to(root).as_posix() for path in root.rglob("*new-word*")] == [
        "content/terms/new-word.md"
    ]


@pytest.mark.parametrize("arguments", [(), ("--root", ".")])
def test_nothing_is_written_where_there_is_no_project(
    tmp_path: Path,
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "references.bib").touch()
    assert main(["new", "term", "new-word", *arguments]) == 2
    assert f"Nothing was written: {tmp_path} is not in a project" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["references.bib"]


def test_a_path_in_an_argument_is_that_of_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = written(tmp_path / "map", {})
    form = "### Kind\n\nterm\n\n### Name\n\nSoft\n\n### What it is\n\nIt is soft.\n"
    (root / "content/form.txt").write_text(form, encoding="utf-8")
    monkeypatch.chdir(root / "content")
    assert main(["new", "--from-issue", "form.txt", "--today", TODAY]) == 0
    assert capsys.readouterr().out.startswith("terms/soft.md is written. ")


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"litmap {version('litmap')}\n"


@pytest.mark.parametrize("name", commands())
def test_the_help_of_a_command_has_examples_that_it_takes(name: str) -> None:
    text = commands()[name].format_help()
    assert text.index("seldom needed:") > text.index("options:")
    examples = text.partition("\nexamples:\n")[2].strip().splitlines()
    assert 1 <= len(examples) <= 3
    for line in examples:
        call = line.strip().partition("  ")[0].rpartition("| ")[2]
        words = [word.strip("'") for word in call.split()]
        assert words[:2] == ["litmap", name]
        assert command_line().parse_args(words[1:]).command == name


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "unbuffered"),
    [
        (("rules",), ""),
        (("rules",), "1"),
        (("--help",), ""),
        (("check", "--root", str(CLEAN)), ""),
    ],
)
def test_output_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], unbuffered: str
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "litmap", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT / "scripts"),
                "PYTHONUNBUFFERED": unbuffered,
            },
        )
    assert done.stderr == "This cannot be written or sent: No space left on device\n"
    assert done.returncode == 2
