"""A test that reads the map says so: no other can open it, and the marker comes with the fixture."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "name", ["references.bib", "content/index.md", "tests/../content/about.md"]
)
def test_the_map_is_closed_to_other_tests(name: str) -> None:
    with pytest.raises(AssertionError, match="content_root"):
        (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [["--root", str(ROOT)], []])
def test_so_is_the_command_on_the_map(options: list[str]) -> None:
    with pytest.raises(AssertionError, match="content_root"):
        subprocess.run([sys.executable, "-m", "litmap", "check", *options], check=False, cwd=ROOT)


def test_the_fixture_opens_the_map(content_root: Path, request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("content")
    assert (content_root / "references.bib").read_text(encoding="utf-8")
