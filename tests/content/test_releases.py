"""The releases that a change log lists."""

from datetime import date
from pathlib import Path

import pytest

from litmap.content.releases import Release, releases

CHANGES = """# Changes

## Unreleased

- Coming.

## 1.10.0 (2026-11-26)

- Archived at <https://doi.org/10.5281/zenodo.123>.
- It cites https://doi.org/10.1093/ia/iiae073 too.

### For owners

- More.

## 1.9.0 (2026-02-30)

- No such day.

## 0.1.0 (2026-01-02)
"""


def test_each_release_has_its_day_and_what_is_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    first, second = releases(tmp_path)
    assert first.version == "1.10.0"
    assert first.day == date(2026, 11, 26)
    assert first.doi == "10.5281/zenodo.123"
    assert first.said.startswith("- Archived")
    assert first.said.endswith("### For owners\n\n- More.")
    assert second == Release("0.1.0", date(2026, 1, 2), "", "")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"## 1.0 (2026-01-01)\n", b"# Changes"])
def test_another_file_lists_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "CHANGELOG.md").write_bytes(data)
    assert releases(tmp_path) == ()


def test_no_file_or_a_link_lists_none(tmp_path: Path) -> None:
    assert releases(tmp_path) == ()
    (tmp_path / "other.md").write_text(CHANGES, encoding="utf-8")
    (tmp_path / "CHANGELOG.md").symlink_to(tmp_path / "other.md")
    assert releases(tmp_path) == ()
