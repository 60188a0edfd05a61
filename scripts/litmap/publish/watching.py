"""What a server follows: the folders of the map, and the files beside them."""

from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import DirCreatedEvent, DirMovedEvent, FileSystemEventHandler

_FOLDERS = ("content", "scripts/litmap")


def watch_map(server: LiveReloadServer, root: Path) -> None:
    """Rebuild when a file of the map changes, also in a folder that went and came back.

    The files beside the folders, such as references.bib, may be missing now and come later.
    """
    server.watch(str(root), recursive=False)
    for name in _FOLDERS:
        folder = root / name
        if folder.is_dir():
            server.watch(str(folder))
            server.observer.schedule(_Return(server, folder), str(folder.parent), recursive=False)


class _Return(FileSystemEventHandler):
    """Watches a folder anew that was renamed or removed and is there again: its watch has ended."""

    def __init__(self, server: LiveReloadServer, folder: Path) -> None:
        """`folder` is watched by the server."""
        self._server = server
        self._folder = str(folder)

    def on_created(self, event: object) -> None:
        if isinstance(event, DirCreatedEvent) and event.src_path == self._folder:
            self._watch_anew()

    def on_moved(self, event: object) -> None:
        if isinstance(event, DirMovedEvent) and event.dest_path == self._folder:
            self._watch_anew()

    def _watch_anew(self) -> None:
        self._server.unwatch(self._folder)
        self._server.watch(self._folder)
