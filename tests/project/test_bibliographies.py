"""The report on real bibliographies counts what it should, and draws the same sample again."""

from pathlib import Path

import pytest
from benchmarks import bibliographies

FILES = {
    "a/sound.bib": "@misc{Doe_2020, title = {A}, year = 2020}\n",
    "a/warned.BIB": "@Misc{DBLP:x/y, titel = {A}, title = {B}, year = 2020}\n@misc{z,\n titel = {A}, note = {B}, year = 2020}\n",
    "wrong.bibtex": "@misc{a, title = {A}, doi = {TBD}, year = 2020}\n@misc{b, title = {B}, year = 2020}\n",
    "broken.bib": "@misc{a, title = {A\n",
    "nested.bib": "@comment{x @misc{inner, title = {A}, year = 2020}}\n@web_page{Outer, title = {B}, year = 2020}\n",
    "other.txt": "@misc{a, doi = {TBD}}\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_found_in_files_that_are_read(folder: Path) -> None:
    report = bibliographies.examine(folder)
    assert (report.files, report.accepted, report.crashes) == (5, 4, [])
    found = {(path.name, problem.severity, problem.rule) for path, problem in report.findings}
    assert found == {
        ("warned.BIB", "warning", "unknown-bib-field"),
        ("warned.BIB", "warning", "missing-bib-field"),
        ("wrong.bibtex", "error", "bad-identifier"),
        ("nested.bib", "warning", "unknown-entry-type"),
    }
    assert [(path.name, key) for path, key in report.lost] == [("nested.bib", "inner")]
    assert report.added == []


def test_the_report_gives_shares_and_a_sample(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [str(folder), "--sample", "1", "--severity", "error"]
    bibliographies.main(arguments)
    said = capsys.readouterr().out
    assert "5 files, 7 records; pybtex reads 4 files" in said
    assert "records that pybtex finds and we do not: 1 in 1 files" in said
    assert "records that we find and pybtex does not: 0 in 0 files" in said
    assert "with an error: 1, 25.00 %" in said
    assert "with a warning: 2, 50.00 %" in said
    assert "wrong.bibtex:1:23: error: in 'a', 'TBD' is not a DOI" in said
    assert said.endswith("@misc{a, title = {A}, doi = {TBD}, year = 2020}\n")
    bibliographies.main(arguments)
    assert capsys.readouterr().out == said
