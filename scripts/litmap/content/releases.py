"""The releases of a map, as its change log lists them."""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

FILE = "CHANGELOG.md"
_MOST_BYTES = 1_000_000
_HEADING = re.compile(r"^## (?P<version>\d+\.\d+\.\d+) \((?P<day>\d{4}-\d\d-\d\d)\)[ \t]*$", re.M)
_ARCHIVED = re.compile(r"https://doi\.org/(10\.\d{4,9}/[^\s)>\]\"']*[^\s)>\]\"'.,;])")


class Release(NamedTuple):
    """A version that stays as it is: '1.2.0', its day, what is said of it, and its DOI or ''."""

    version: str
    day: date
    said: str
    doi: str


def releases(root: Path) -> tuple[Release, ...]:
    """The releases of the project in `root`, in the order of its change log, the newest first.

    None where there is no change log that can be read. The DOI is the first one that is linked
    below the heading of the release.
    """
    path = root / FILE
    try:
        if path.is_symlink() or path.stat().st_size > _MOST_BYTES:
            return ()
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(filter(None, map(_release, _parts(text))))


def _parts(text: str) -> list[tuple[re.Match[str], str]]:
    """The heading of each release, and what stands below it."""
    found = []
    for heading in _HEADING.finditer(text):
        said, *_ = re.split(r"^## ", text[heading.end() :], maxsplit=1, flags=re.MULTILINE)
        found.append((heading, said.strip()))
    return found


def _release(part: tuple[re.Match[str], str]) -> Release | None:
    """The release of a part; None where its day is no day."""
    heading, said = part
    try:
        day = date.fromisoformat(heading["day"])
    except ValueError:
        return None
    archived = _ARCHIVED.search(said)
    return Release(heading["version"], day, said, archived[1] if archived else "")
