"""Writes to a project's folder: each file whole or not at all, and never through a link."""

from pathlib import Path
from secrets import token_hex


def refuse_link(root: Path, path: Path) -> None:
    """Raise OSError, with the cure, if `path` or a folder between it and `root` is a link.

    A link may lead out of the project's folder, which is `root`.
    """
    for part in (path, *path.parents):
        if part == root:
            return
        if part.is_symlink():
            raise OSError(
                f"{part.relative_to(root)} is a link, and nothing is written through a link; "
                "put a plain file or folder in its place"
            )


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, text as UTF-8. A reader meets the old file or the new one, never a part.

    Missing folders are made, and a file that is there keeps its mode. Where this raises, the old
    file is as it was, and nothing else is left behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".litmap-{token_hex(8)}")
    try:
        with fresh.open("xb") as file:
            file.write(data)
        if path.exists():
            fresh.chmod(path.stat().st_mode)
        fresh.replace(path)
    except BaseException:  # an interrupt too
        fresh.unlink(missing_ok=True)
        raise
