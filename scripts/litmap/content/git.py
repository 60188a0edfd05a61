"""Which commit a project stands at, read from its `.git` folder without running git."""

from pathlib import Path


def commit_of(root: Path) -> str:
    """The first ten digits of the commit that is checked out in `root`; '' where that cannot be told."""
    folder = root / ".git"
    try:
        if folder.is_file():  # a linked work tree names its folder
            folder = root / folder.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        head = (folder / "HEAD").read_text(encoding="utf-8").strip()
        return (
            _resolved(folder, head.removeprefix("ref:").strip())
            if head.startswith("ref:")
            else head
        )[:10]
    except (OSError, UnicodeDecodeError):
        return ""


def _resolved(folder: Path, name: str) -> str:
    """The commit of a branch, loose or packed; linked work trees share those of the main one."""
    common = folder / "commondir"
    shared = folder / common.read_text(encoding="utf-8").strip() if common.is_file() else folder
    loose = shared / name
    if loose.is_file():
        return loose.read_text(encoding="utf-8").strip()
    packed = (shared / "packed-refs").read_text(encoding="utf-8").splitlines()
    return next((line.split(" ")[0] for line in packed if line.endswith(f" {name}")), "")
