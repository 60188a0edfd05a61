"""The commit of a project, read from its `.git` folder without running git."""

from pathlib import Path


def commit_of(root: Path) -> str:
    """The first ten digits of the commit that is checked out in `root`; '' if it is not known."""
    folder = root / ".git"
    try:
        if folder.is_file():  # a linked work tree names its folder
            folder = root / _words(folder).removeprefix("gitdir:").strip()
        commit = _words(folder / "HEAD")
        if commit.startswith("ref:"):
            commit = _resolved(folder, commit.removeprefix("ref:").strip())
    except (OSError, ValueError):  # a path with a null character, or no UTF-8
        return ""
    return commit[:10]


def _words(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _resolved(folder: Path, name: str) -> str:
    """The commit of a branch, loose or packed; linked work trees share those of the main one."""
    common = folder / "commondir"
    if common.is_file():
        folder = folder / _words(common)
    loose = folder / name
    if loose.is_file():
        return _words(loose)
    for line in _words(folder / "packed-refs").splitlines():
        commit, _, branch = line.partition(" ")
        if branch == name:
            return commit
    return ""
