"""`litmap todo`: good with nothing to do, with hundreds of things, and with a broken map."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.small import written
from tests.upkeep.doubtful import FILES

pytestmark = pytest.mark.slow

CLAIM = """  - id: claim-{0}
    text: Body {0} is slow.
    cites: "[states @roberts2024global, sec. 2]"
    as_of: 2024-02-20
    unverified: Nobody knows.
"""
MANY = "---\ntitle: Many\nsummary: Many.\norder: second\nclaims:\n" + "".join(
    CLAIM.format(number) for number in range(300)
)


def todo(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "litmap", "todo", "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_says_where_and_why_and_what_to_do(tmp_path: Path) -> None:
    done = todo(written(tmp_path, FILES), "--today", "2026-11-06")
    assert (done.returncode, done.stderr) == (0, "")
    head, *items = done.stdout.split("\n\n")
    assert head.startswith("1 thing is overdue")
    assert len(items) == 9
    checked = next(item for item in items if "slow#checked" in item)
    place = f"content/barriers/slow.md:{line_of('checked: 2026-05-05')}: slow#checked"
    assert checked.splitlines() == [
        place,
        "    Overdue: Checked on 5 May 2026; due again on 5 Nov 2026. 1 statement rests on it.",
        "    Check, search, rate or review again, and enter the new day.",
    ]
    overtaken = next(item for item in items if "slow#overtaken" in item)
    assert "Nobody has checked it since: news (4 Mar 2025)." in overtaken


def line_of(words: str) -> int:
    lines = FILES["barriers/slow.md"].splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_json_has_all_and_says_how_many(tmp_path: Path) -> None:
    root = written(tmp_path, FILES)
    found = json.loads(todo(root, "--format", "json", "--today", "2026-11-06").stdout)
    assert len(found["items"]) == found["total"] == 9
    weights = [len(item["resting"]) for item in found["items"]]
    assert weights == sorted(weights, reverse=True)
    first = json.loads(todo(root, "--format", "json", "--limit", "1").stdout)
    assert len(first["items"]) == 1


def test_nothing_to_do(tmp_path: Path) -> None:
    done = todo(written(tmp_path, {}))
    said = "Nothing has a day on which it falls due. Nothing else needs a look.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_hundreds_are_cut_short_and_counted(tmp_path: Path) -> None:
    root = written(tmp_path, {"barriers/many.md": MANY + "---\n"})
    assert todo(root).stdout.endswith("\n\n280 more; '--limit 300' shows all.\n")
    assert todo(root, "--limit", "300").stdout.count("Nobody knows.") == 300
    wrong = todo(root, "--limit", "0")
    assert wrong.returncode == 2
    assert "'0' is no whole number from 1 on" in wrong.stderr


def test_a_broken_map_is_listed_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    files = {**FILES, "barriers/torn.md": "---\ntitle: [\n", "upkeep.yml": "holds: often\n"}
    done = todo(written(tmp_path, files), "--today", "2026-11-06")
    assert done.returncode == 1
    assert "slow#overtaken" in done.stdout
    assert done.stderr.endswith("hid part of the map; 'litmap check' shows what to mend.\n")


def test_nothing_an_author_wrote_steers_a_log(tmp_path: Path) -> None:
    sentence = "No list of guests was found."
    evil = FILES["barriers/slow.md"].replace(sentence, '"Nobody knows. ::error::All is lost."')
    done = todo(written(tmp_path, {**FILES, "barriers/slow.md": evil}))
    assert "All is lost." in done.stdout
    assert "::error::" not in done.stdout
