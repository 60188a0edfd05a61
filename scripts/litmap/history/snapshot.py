"""What a map said at one time, read from the bytes of its files as they are asked for."""

import hashlib
import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from litmap.content.decoding import read
from litmap.content.files import BIBLIOGRAPHY, CONTENT, REMOVED_FILE
from litmap.history.bibliography import Bibliography
from litmap.history.git import MOST_BYTES
from litmap.history.reading import (
    Fields,
    FileState,
    Unreadable,
    kind_and_id,
    read_file,
    records,
    text_of,
)

_REMOVED = f"{CONTENT}/{REMOVED_FILE}"
_DEEPEST = 3


class Stored(NamedTuple):
    """A file as it was: a name of its content, the same for the same bytes, and these bytes.

    They are None where the file is too large to be ours.
    """

    blob: str
    data: bytes | None


class Parsed:
    """What was read of each file, kept by its content, so that many snapshots share it."""

    def __init__(self) -> None:
        """Nothing was read yet."""
        self._files: dict[tuple[str, str], FileState | None] = {}
        self._bibliographies: dict[str, Bibliography] = {}

    def file(self, path: str, stored: Stored) -> FileState | None:
        """What a file said; None where nobody can tell."""
        key = (path, stored.blob)
        if key not in self._files:
            try:
                self._files[key] = read_file(path, stored.data)
            except Unreadable:
                self._files[key] = None
        return self._files[key]

    def bibliography(self, stored: Stored | None) -> Bibliography:
        """The works of a references.bib; none without one."""
        blob = stored.blob if stored else ""
        if blob not in self._bibliographies:
            data = (stored.data if stored else None) or b""
            self._bibliographies[blob] = Bibliography(data.decode("utf-8", "replace"))
        return self._bibliographies[blob]


class Snapshot:
    """The meaning of a map at one time."""

    def __init__(self, files: Mapping[str, Stored], parsed: Parsed) -> None:
        """`files` are those below content/, and references.bib, by path."""
        self.files = files
        self._parsed = parsed

    def with_files(self, files: Mapping[str, Stored | None]) -> "Snapshot":
        """The same with other files at some paths; None for none."""
        found = dict(self.files)
        for path, stored in files.items():
            found.pop(path, None)
            if stored:
                found[path] = stored
        return Snapshot(found, self._parsed)

    def file(self, path: str) -> FileState | None:
        """What a file below content/ said; None where there is none, or nobody can tell."""
        stored = self.files.get(path)
        return self._parsed.file(path, stored) if stored else None

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """The path of each entry, by its id."""
        found = {}
        for path in self.files:
            kind, name = kind_and_id(path)
            if kind:
                found[name] = path
        return found

    def entry(self, entry_id: str) -> FileState | None:
        """The entry with an id; None where there is none, or nobody can tell what it says."""
        path = self.paths.get(entry_id)
        return self.file(path) if path else None

    def name(self, entry_id: str) -> str:
        """What an entry is called; its id where it is not there."""
        entry = self.entry(entry_id)
        return entry.title if entry else entry_id

    @cached_property
    def works(self) -> Bibliography:
        """The works of references.bib."""
        return self._parsed.bibliography(self.files.get(BIBLIOGRAPHY))

    @cached_property
    def tombstones(self) -> Mapping[str, Fields]:
        """What was removed, by its name; a work has '@' before its key."""
        found: dict[str, Fields] = {}
        file = self.file(_REMOVED)
        for one in records(file.fields, "") if file else []:
            sign = "@" if one.get("kind") == "reference" else ""
            found[sign + text_of(one.get("id"))] = one
        return found


def of_folder(root: Path, parsed: Parsed) -> Snapshot:
    """The files of the project in `root` as they are now. No link is followed.

    A file that cannot be opened counts as one that cannot be read.
    """
    files: dict[str, Stored] = {}
    top = root / CONTENT
    for folder, inner, names in [] if top.is_symlink() else os.walk(top):
        relative = Path(folder).relative_to(root)
        if len(relative.parts) >= _DEEPEST:
            inner.clear()
        for name in names:
            _add(files, root, (relative / name).as_posix())
    _add(files, root, BIBLIOGRAPHY)
    return Snapshot(files, parsed)


def of_blobs(
    blobs: Mapping[str, str], data_of: Callable[[str], bytes | None], parsed: Parsed
) -> Snapshot:
    """The files of a commit, by path the name of each one's content, which `data_of` gives."""
    files = {}
    for path, blob in blobs.items():
        files[path] = Stored(blob, data_of(blob))
    return Snapshot(files, parsed)


def _add(files: dict[str, Stored], root: Path, path: str) -> None:
    """Add a plain file, named by git's name of its content, so that it is read once for both."""
    full = root / path
    if full.is_symlink() or not full.is_file():
        return
    try:
        data = read(full, MOST_BYTES)
    except OSError:
        files[path] = Stored("", None)
        return
    blob = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    files[path] = Stored(blob, data if len(data) <= MOST_BYTES else None)
