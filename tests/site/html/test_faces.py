"""The face of the text: small, whole for European languages, under a name of its own, with its licence."""

import io
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from litmap.site.html import faces as module
from litmap.site.html.faces import FACES, LICENCE, faces


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return faces()


def test_all_files_together_stay_small(files: dict[str, bytes]) -> None:
    assert sum(len(data) for path, data in files.items() if path != LICENCE) <= 60_000


@pytest.mark.parametrize("name", FACES)
def test_a_face_holds_the_letters_of_the_map_and_its_own_name(
    files: dict[str, bytes], name: str
) -> None:
    font = TTFont(io.BytesIO(files[f"assets/{name}.woff2"]))
    letters = set(font.getBestCmap())
    assert {ord(letter) for letter in "azAZ09éßøłşčňű’“–…"} <= letters
    assert "Source" not in str(font["name"].getDebugName(1))
    assert "SIL" in str(font["name"].getDebugName(13)) + str(font["name"].getDebugName(14))


def test_the_licence_stands_beside_it(files: dict[str, bytes]) -> None:
    assert b"SIL OPEN FONT LICENSE" in files[LICENCE]


def test_what_was_cut_is_kept_and_what_cannot_be_kept_is_cut_again(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(module, "FACES", {"serif": FACES["serif"]})
    cut = faces()["assets/serif.woff2"]
    assert cut == files["assets/serif.woff2"]
    (kept,) = tmp_path.rglob("serif.woff2")
    kept.write_bytes(b"kept")
    assert faces()["assets/serif.woff2"] == b"kept"
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "file"))
    assert faces()["assets/serif.woff2"] == cut
