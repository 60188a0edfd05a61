"""How findings look, and what the command line does with them."""

import io
import json
import os
import re
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT, TODAY

from litmap.cli import main
from litmap.problems import report
from litmap.problems.problem import Place, Problem


def problem(
    file: str = "a.md", line: int = 1, message: str = "wrong", severity: str = "error"
) -> Problem:
    return Problem(Place(file, line, 2), "some-rule", message, severity)  # type: ignore[arg-type]


def test_one_line_a_problem_sorted_by_place_and_counted() -> None:
    found = [
        problem("b.md"),
        problem("a.md", 10),
        problem("a.md", 9, severity="warning"),
        problem("a.md", 10),
    ]
    assert report.as_text(found) == (
        "a.md:9:2: warning: wrong [some-rule]\n"
        "a.md:10:2: error: wrong [some-rule]\n"
        "b.md:1:2: error: wrong [some-rule]\n"
        "2 errors, 1 warning\n"
    )
    assert report.as_text([]) == "No problems found.\n"


def test_a_file_shows_fifty_and_counts_the_rest() -> None:
    lines = report.as_text(
        [problem(line=line) for line in range(1, 61)] + [problem("b.md")]
    ).splitlines()
    assert lines[49] == "a.md:50:2: error: wrong [some-rule]"
    assert lines[50:] == ["a.md: 10 more", "b.md:1:2: error: wrong [some-rule]", "61 errors"]


def test_a_warning_is_not_cut_off_behind_many_notices() -> None:
    notices = [
        Problem(Place("a.md", line), "some-rule", "wrong", "notice") for line in range(1, 61)
    ]
    warning = Problem(Place("a.md", 99), "some-rule", "worse", "warning")
    lines = report.as_text([*notices, warning]).splitlines()
    assert lines[48:] == [
        "a.md:49:1: notice: wrong [some-rule]",
        "a.md:99:1: warning: worse [some-rule]",
        "a.md: 11 more",
        "1 warning, 60 notices",
    ]


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_can_steer_a_terminal_or_a_log(file: str, message: str) -> None:
    shown = report.as_text([problem(file, message=message + "::error file=x::y ##[group]z")])
    assert "::error" not in shown
    assert "##[" not in shown
    assert not any(
        unicodedata.category(one) in ("Cc", "Cf", "Cs") for one in shown.replace("\n", "")
    )
    assert shown.count("\n") == 2


def test_json_holds_every_field_and_every_problem() -> None:
    found = [problem(line=line, message=f"no '{line}'") for line in range(1, 61)]
    told = json.loads(report.as_json([*found, problem("b.md", severity="notice")]))["problems"]
    assert len(told) == 61
    assert told[0] == {
        "file": "a.md",
        "line": 1,
        "column": 2,
        "severity": "error",
        "rule": "some-rule",
        "message": "no '1'",
    }


def test_annotations_name_the_place_twice_and_escape_what_github_obeys() -> None:
    lines = report.github(
        [problem("a,b:c%.md", 7, "100% of it", "warning"), problem("b.md", severity="notice")]
    ).splitlines()
    assert lines[0] == (
        "::warning file=a%2Cb%3Ac%25.md,line=7,col=2,title=some-rule::"
        "a,b:c%25.md:7:2: warning: 100%25 of it [some-rule]"
    )
    assert lines[1].startswith(
        "::notice file=b.md,line=1,col=2,title=some-rule::b.md:1:2: notice: "
    )
    assert lines[2] == "1 warning, 1 notice"


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_adds_a_command_of_its_own_to_a_github_log(file: str, message: str) -> None:
    first, count = report.github(
        [problem(file, message=message + "\n::error::x ##[group]")]
    ).splitlines()
    assert first.count("::") == 2
    assert "##[" not in first
    assert count == "1 error"


def test_colour_marks_the_word_alone() -> None:
    told = report.as_text([problem(message="an error: here")], colour=True)
    assert told.splitlines()[0] == "a.md:1:2: \x1b[1;31merror\x1b[0m: an error: here [some-rule]"


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str


def litmap(*arguments: str, epoch: str = "") -> Done:
    """Run the command line as a contributor does, in this process."""
    out, err = io.StringIO(), io.StringIO()
    before = os.environ.pop("SOURCE_DATE_EPOCH", None)
    if epoch:
        os.environ["SOURCE_DATE_EPOCH"] = epoch
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main(arguments)
    except SystemExit as left:
        status = int(left.code or 0)
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
    return Done(status, out.getvalue(), err.getvalue())


def root_with(tmp_path: Path, old: str, new: str) -> Path:
    target = tmp_path / "root"
    for path in (ROOT / "tests" / "corpus").rglob("*.*"):
        copy = target / path.relative_to(ROOT / "tests" / "corpus")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("old", "new", "options", "status", "last"),
    [
        ("", "", (), 0, ""),
        ("order: landscape\n", "order: none\n", (), 1, "2 errors, "),
        (
            "title: Governance deficit",
            "title: A <b>long</b> " + "title " * 12,
            (),
            0,
            "1 warning, ",
        ),
        (
            "title: Governance deficit",
            "title: A <b>long</b> " + "title " * 12,
            ("--strict",),
            1,
            "1 warning, ",
        ),
    ],
)
def test_check_tells_by_its_exit_status(
    tmp_path: Path, old: str, new: str, options: tuple[str, ...], status: int, last: str
) -> None:
    root = root_with(tmp_path, old, new) if old else ROOT / "tests" / "corpus"
    done = litmap("check", "--root", str(root), "--today", TODAY, *options)
    assert (done.status, done.err) == (status, "")
    # the notices are of what is to come in the small corpus
    assert re.fullmatch(rf"{last}\d notices", done.out.splitlines()[-1])


def test_a_wrong_call_exits_with_2() -> None:
    assert litmap("check", "--today", "tomorrow").status == 2
    assert litmap("mend").status == 2
    missing = litmap("check", "--root", str(ROOT / "nowhere"))
    assert (missing.status, "there is no folder" in missing.err) == (2, True)
    assert litmap().status == 2


@pytest.mark.slow
def test_today_comes_from_the_option_else_from_the_epoch(tmp_path: Path) -> None:
    """A page that is shown from 2034 on is exported then, and not before."""

    def exported(folder: str, *options: str, epoch: str = "") -> bool:
        done = litmap(
            "export",
            str(tmp_path / folder),
            "--root",
            str(ROOT / "tests" / "corpus"),
            *options,
            epoch=epoch,
        )
        assert done.status == 0, done.err
        return (tmp_path / folder / "developments" / "far-future.md").exists()

    assert not exported("a", "--today", "2033-12-31")
    assert exported("b", "--today", "2034-12-31")
    assert not exported("c", epoch="1700000000")
    assert exported("d", epoch="2100000000")
    assert exported("e", "--today", "2034-12-31", epoch="1700000000")


def test_export_touches_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = litmap("export", str(tmp_path), "--root", str(ROOT / "tests" / "corpus"))
    assert done.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
