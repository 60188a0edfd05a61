"""What HACKING and README say of files, names and commands is true."""

import re
import subprocess
from pathlib import Path

import pytest

PLACES = ("", "scripts/", "scripts/litmap/", "scripts/litmap/site/styles/")
"""Where a path in a document may start."""


def spans(text: str) -> list[str]:
    """What is in backticks, outside of blocks of code."""
    return re.findall(
        r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    )


def located(root: Path, name: str) -> Path | None:
    """The file or folder that a document means by a path."""
    for place in PLACES:
        if (root / place / name).exists():
            return root / place / name
    if "/" in name:
        return None
    return next((root / "scripts").rglob(name), None)


def is_path(span: str) -> bool:
    """Does a span name a file or folder of the project?"""
    return bool(re.fullmatch(r"[\w.-]*(?:/[\w.-]+)+/?|[\w-]+\.(?:py|css|js|yml|json)|\w+/", span))


@pytest.mark.parametrize("document", ["HACKING.md", "README.md", "SECURITY.md"])
def test_every_file_in_a_document_is_there(root: Path, document: str) -> None:
    named = {one for one in spans((root / document).read_text(encoding="utf-8")) if is_path(one)}
    ours = {
        one
        for one in named
        if not one.startswith("/") and one not in ("content/", "site/", "data/")
    }
    assert len(ours) > 2
    assert {one for one in ours if located(root, one) is None} == set()


def test_every_name_beside_a_file_is_in_it(root: Path) -> None:
    text = (root / "HACKING.md").read_text(encoding="utf-8")
    pairs = re.findall(r"`([\w/]+\.\w+)`, `(\w+)`", text)
    assert len(pairs) > 3
    for file, name in pairs:
        path = located(root, file)
        assert path is not None, file
        assert re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")), f"{name} in {file}"


@pytest.mark.parametrize("document", ["HACKING.md", "README.md", ".github/CONTRIBUTING.md"])
def test_every_make_target_in_a_document_is_offered(root: Path, document: str) -> None:
    text = (root / document).read_text(encoding="utf-8")
    named = set(
        re.findall(r"\bmake ([a-z]+(?:-[a-z]+)*)\b(?=`|\s{2,}|$)", text, flags=re.MULTILINE)
    )
    done = subprocess.run(
        ["make", "-C", str(root), "--no-print-directory", "help"],
        capture_output=True,
        text=True,
        check=True,
    )
    offered = set(re.findall(r"^  make (\S+)", done.stdout, re.MULTILINE))
    assert named
    assert named <= offered
