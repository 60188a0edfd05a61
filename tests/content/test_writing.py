"""Writing: whole or not at all, and no command writes through a link out of the project."""

import os
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY

from litmap.cli import main
from litmap.content.writing import write_whole


def test_a_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old", encoding="utf-8")
    (tmp_path / "old").chmod(0o640)
    write_whole(tmp_path / "old", "ä\r\n")
    assert (tmp_path / "old").read_bytes() == b"\xc3\xa4\r\n"
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o640
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "folder/new", "new")
    assert (tmp_path / "folder/new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_what_fails_changes_nothing_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "\ud800")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["old"]


FORM = "### Page or claim\n\n/barriers/slow-ratification/\n\n### What it says\n\nA thing.\n"
NEW = ("new", "barrier", "abc")
DRAFT = ("new", "--from-issue", "form.txt")
LINKS = ("links", "--pause", "0", "--deadline", "0.1")


@pytest.mark.parametrize(
    ("linked", "command"),
    [
        ("content", NEW),
        ("content/barriers", NEW),
        ("content/barriers/abc.md", NEW),
        ("content", DRAFT),
        ("content/barriers/slow-ratification.md", DRAFT),
        (".github", ("guide",)),
        (".github/CONTRIBUTING.md", ("guide",)),
        (".vscode", ("guide",)),
        (".vscode/map.code-snippets", ("guide",)),
        ("references.bib", ("cite", "work.json")),
        ("links.json", LINKS),
    ],
)
def test_no_command_writes_through_a_link(
    tmp_path: Path,
    linked: str,
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each file or folder in turn is moved out of the project, and a link put in its place."""
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    shutil.copytree(ROOT / "tests" / "corpus", project)
    (project / ".github").mkdir()
    guide = "<!-- kinds -->\n<!-- end -->\n"  # a part that the command fills
    (project / ".github/CONTRIBUTING.md").write_text(guide, encoding="utf-8")
    (project / ".vscode").mkdir()
    (project / "form.txt").write_text(FORM, encoding="utf-8")
    (project / "work.json").write_text('[{"title": "A"}]', encoding="utf-8")
    if (project / linked).exists():
        (project / linked).rename(elsewhere)
    (project / linked).symlink_to(elsewhere)
    monkeypatch.chdir(project)
    before = state(tmp_path)
    assert main([*command, "--today", TODAY]) == 2
    assert f"{linked} is a link" in capsys.readouterr().err
    assert state(tmp_path) == before


def state(folder: Path) -> dict[Path, bytes | str]:
    """Every file with its bytes, every link with where it leads."""
    found: dict[Path, bytes | str] = {}
    for path in folder.rglob("*"):
        if path.is_symlink():
            found[path] = str(path.readlink())
        elif path.is_file():
            found[path] = path.read_bytes()
    return found
