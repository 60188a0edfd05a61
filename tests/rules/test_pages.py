"""Pages of a work that may have been read in another version are not compared with its record."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT, check_now


@pytest.mark.parametrize(("eprint", "is_told"), [("", True), ("  eprint = {2307.04699},\n", False)])
def test_the_pages_of_a_preprint_are_its_own(tmp_path: Path, eprint: str, is_told: bool) -> None:
    root = Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))
    path = root / "references.bib"
    text = path.read_text(encoding="utf-8")
    assert "  pages = {363--391},\n" in text
    changed = text.replace("  pages = {363--391},\n", f"  pages = {{1--29}},\n{eprint}")
    path.write_text(changed, encoding="utf-8")
    rules = {problem.rule for problem in check_now(root)}
    assert ("page-outside" in rules) is is_told
