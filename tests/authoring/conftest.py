"""A project to which works are added."""

from pathlib import Path

import pytest
from tests.conftest import ROOT


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """The two pages that every project has, and the small corpus's bibliography."""
    for page in ("index", "about"):
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / f"content/{page}.md").write_text(
            "---\ntitle: A\nsummary: A.\n---\n", encoding="utf-8"
        )
    (tmp_path / "references.bib").write_bytes((ROOT / "tests/corpus/references.bib").read_bytes())
    return tmp_path
