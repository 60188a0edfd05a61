"""The other side of each golden case: what looks like a fault and is none, and the one small slip that makes it one."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT, check_now

CASES = yaml.safe_load(
    (ROOT / "tests" / "rules" / "cases" / "sound" / "rules.yml").read_text(encoding="utf-8")
)


def faults(folder: Path, case: dict[str, Any], new: str) -> set[tuple[str, str]]:
    """The (file, rule) pairs that `check` finds in a copy of the corpus with one edit."""
    corpus = Path(shutil.copytree(ROOT / "tests" / "corpus", folder))
    file = corpus / case["file"]
    text = file.read_text(encoding="utf-8")
    assert case["old"] in text
    file.write_text(text.replace(case["old"], new, 1), encoding="utf-8")
    return {(problem.place.file, problem.rule) for problem in check_now(corpus)}


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_sound_until_the_slip(case: dict[str, Any], tmp_path: Path) -> None:
    right, wrong = case["slip"]
    assert right in case["new"]
    assert faults(tmp_path / "sound", case, case["new"]) == set()
    assert faults(tmp_path / "slip", case, case["new"].replace(right, wrong, 1)) == {
        (case["file"], case["rule"])
    }
