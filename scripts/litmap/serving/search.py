"""The index for search of the site that is served, made in the background."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from litmap.graph.graph import Graph
from litmap.publish.search_index import FOLDER, NoIndex, write_index
from litmap.search import records
from litmap.search.record import Record
from litmap.serving.newest import OnNewest


class _Index(NamedTuple):
    """An index on the disk: its folder, and its files by output path, so that no other is sent."""

    folder: TemporaryDirectory[str]
    files: Mapping[str, Path]


class SearchIndex:
    """The last whole index; after an edit the next one takes its place once it is whole too."""

    def __init__(self) -> None:
        """There is no index yet."""
        self._records: Sequence[Record] = ()
        self._indexes: list[_Index] = []
        self._follow = OnNewest(self._index, pause=0.5)

    def follow(self, graph: Graph) -> None:
        """Make the index of a map, unless it finds what the last one found."""
        self._follow.give(graph)

    def file(self, path: str) -> Path | None:
        """The file at an output path, such as 'pagefind/records.pack', if it is one of the index.

        A page that began to search before an edit asks on for files of the index before.
        """
        for index in reversed(self._indexes):
            if path in index.files:
                return index.files[path]
        return None

    def close(self) -> None:
        """Make no index any more, and leave none behind."""
        self._follow.close()
        for index in self._indexes:
            index.folder.cleanup()

    def _index(self, graph: Graph) -> None:
        found = records(graph)
        if found == self._records:
            return
        folder = TemporaryDirectory(prefix="litmap-search-")
        try:
            write_index(found, Path(folder.name) / FOLDER)
        except (NoIndex, OSError) as why:
            folder.cleanup()
            print(f"Search stays as it was: {why}", file=sys.stderr)
            return
        self._records = found
        gone = self._indexes[:-1]
        self._indexes = [*self._indexes[-1:], _Index(folder, _files(Path(folder.name)))]
        for one in gone:
            one.folder.cleanup()


def _files(root: Path) -> Mapping[str, Path]:
    paths = [path for path in root.rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path for path in paths}
