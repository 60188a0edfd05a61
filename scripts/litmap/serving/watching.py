"""Which of the files behind a site have changed, found by looking at them again and again.

Looking works on every disk and in every container, and for folders that go and come back.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

_PAUSE = 0.05
"""Seconds between two looks."""

_SHARE = 20
"""Pauses last at least so many times as long as looks, which thus take a twentieth of a core."""

_COARSE = 0.1
"""Seconds within which two changes of a file may bear the same time."""

Look = dict[str, tuple[int, int, int]]
"""Every file by its path: when it was changed (nanoseconds), its size, its number on the disk."""


class Watch:
    """Tells when something in one of several places has changed.

    A place is a list of files and folders, of which each may be missing now and come later.
    """

    def __init__(self, places: Mapping[str, Sequence[Path]]) -> None:
        """`places` by name. What changes from now on is told."""
        self._places = dict(places)
        self._seen = self._look()

    def follow(self, name: str, paths: Sequence[Path]) -> None:
        """Follow these too from now on, as part of a place. To be called before `changes`."""
        self._places[name] = [*self._places[name], *paths]
        self._seen[name] |= _look_at(paths)

    def changes(self) -> Iterator[set[str]]:
        """The names of the places that have changed since the last time. Waits; never ends.

        What changes twice within the resolution of the disk's clock may look as if it had changed
        once. So each change is told again when that time is over.
        """
        unsettled: dict[str, float] = {}
        while True:
            begun = time.monotonic()
            now = self._look()
            pause = max(_PAUSE, _SHARE * (time.monotonic() - begun))
            told = {name for name, since in unsettled.items() if begun - since > _COARSE}
            for name in told:
                del unsettled[name]
            for name, look in now.items():
                if look != self._seen[name]:
                    told.add(name)
                    unsettled[name] = begun
            self._seen = now
            if told:
                yield told
            time.sleep(pause)

    def _look(self) -> dict[str, Look]:
        return {name: _look_at(paths) for name, paths in self._places.items()}


def _look_at(paths: Sequence[Path]) -> Look:
    """The files that are there now."""
    found: Look = {}
    for path in paths:
        _add(found, str(path))
        for folder, _, names in os.walk(path):
            for name in names:
                _add(found, f"{folder}/{name}")
    return found


def _add(found: Look, path: str) -> None:
    try:
        seen = os.stat(path)
    except OSError:  # it went meanwhile, or is a link that leads nowhere
        return
    found[path] = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
