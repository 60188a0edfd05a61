"""The index for search of the site that is served, made in the background."""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from litmap.graph.graph import Graph
from litmap.publish.search_index import FOLDER, NoIndex, write_index
from litmap.search import records
from litmap.search.record import Record
from litmap.serving.newest import OnNewest


class SearchIndex:
    """The last whole index; after an edit the next one takes its place once it is whole too."""

    def __init__(self) -> None:
        """There is no index yet."""
        self._records: Sequence[Record] = ()
        self._folders: list[TemporaryDirectory[str]] = []
        self._follow = OnNewest(self._index, pause=0.5)

    def follow(self, graph: Graph) -> None:
        """Make the index of a map, unless it finds what the last one found."""
        self._follow.give(graph)

    def file(self, path: str) -> Path | None:
        """The file at an output path, such as 'pagefind/records.pack', if it is one of the index.

        A page that began to search before an edit asks on for files of the index before.
        """
        for folder in reversed(self._folders):
            root = Path(folder.name).resolve()
            file = (root / path).resolve()
            if file.is_relative_to(root) and file.is_file():
                return file
        return None

    def close(self) -> None:
        """Make no index any more, and leave none behind."""
        self._follow.close()
        for folder in self._folders:
            folder.cleanup()

    def _index(self, graph: Graph) -> None:
        found = records(graph)
        if found == self._records:
            return
        folder = TemporaryDirectory(prefix="litmap-search-")
        try:
            write_index(found, Path(folder.name) / FOLDER)
        except NoIndex as why:
            print(why, file=sys.stderr)
            return
        self._records = found
        gone, self._folders = self._folders[:-1], [*self._folders[-1:], folder]
        for one in gone:
            one.cleanup()
