"""`check --fix`: every repair gives back the sound file, and what it cannot repair it leaves alone."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY

from litmap.authoring.repairs import repaired
from litmap.cli import main
from litmap.problems.problem import Place, Problem

ENTRY, BIB = "content/barriers/slow-ratification.md", "references.bib"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))


def fix(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["check", "--fix", "--root", str(project), "--today", TODAY])
    return status, capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "old", "new", "shown"),
    [
        (ENTRY, "evidence @coe2023draft", "evidence @cо\u200be2023draft", "\\u200b"),
        (ENTRY, "Second point about the UN.", "Sec\u200bond point\u202e about the UN.", "\\u202e"),
        (ENTRY, "title: Slow ratification", "title: Slow rati\ufb01cation", "+title: Slow ratif"),
        (ENTRY, "States left", "States\u00a0left", "+      States left"),
        (ENTRY, "evidence @coe2023draft", "evidence @cоe2023draft", "+"),
        (
            ENTRY,
            "part_of: governance-deficit",
            "part_of: gоvernance–deficit",
            "+part_of: governance-deficit",
        ),
        (
            BIB,
            "doi = {10.1007/s10609",
            "doi = {https://doi.org/10.1007/s10609",
            "+  doi = {10.1007/s10609",
        ),
        (BIB, "  volume = {23},\n", "  volume = {23}\n", "+  volume = {23},"),
    ],
    ids=["both", "hidden", "joined", "blank", "key", "id", "doi", "comma"],
)
def test_a_repair_gives_back_the_sound_file(
    project: Path, file: str, old: str, new: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(old, new, 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != sound
    status, told = fix(project, capsys)
    assert status == 0
    assert path.read_text(encoding="utf-8") == sound
    assert {line.rpartition(" ")[2] for line in told.splitlines() if ": notice: " in line} == {
        "[hidden-until]"
    }
    assert told.splitlines()[-1].endswith(" notices")
    assert "warning" not in told.splitlines()[-1]
    assert shown in told


def test_what_cannot_be_repaired_is_told_and_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / ENTRY
    spoilt = path.read_text(encoding="utf-8").replace(
        "evidence @coe2023draft", "evidence @coe2023draf", 1
    )
    path.write_text(spoilt, encoding="utf-8")
    status, told = fix(project, capsys)
    assert status == 1
    assert "@@" not in told
    assert "did you mean 'coe2023draft'?" in told
    assert path.read_text(encoding="utf-8") == spoilt


def test_two_repairs_of_a_line_both_land(tmp_path: Path) -> None:
    """Each finding points at its line as it was written, so the right one is repaired first."""
    (tmp_path / "a.md").write_text("o\u200bn\u200be, c\u0430t\n", encoding="utf-8")
    problems = [
        Problem(Place("a.md", 1, 2), "hidden-character", "delete it"),
        Problem(Place("a.md", 1, 4), "hidden-character", "delete it"),
        Problem(Place("a.md", 1, 8), "unknown-entry", "only looks like"),
    ]
    for order in (problems, problems[::-1]):
        assert repaired(tmp_path, order)["a.md"][1] == "one, cat\n"


def test_line_ends_stay_as_they_are(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / BIB
    sound = path.read_text(encoding="utf-8").replace("\n", "\r\n").encode()
    path.write_bytes(sound.replace(b"  volume = {23},\r\n", b"  volume = {23}\r\n", 1))
    assert fix(project, capsys)[0] == 0
    assert path.read_bytes() == sound
