"""The map itself is sound. What it must obey are rules of the check; no number, name or list of it stands in a test."""

from pathlib import Path

from tests.conftest import day_of

from litmap.pipeline import check_root
from litmap.problems import report


def test_the_check_finds_nothing(content_root: Path) -> None:
    problems = check_root(content_root, day_of(content_root))
    assert not report.failed(problems, strict=True), report.as_text(problems)
