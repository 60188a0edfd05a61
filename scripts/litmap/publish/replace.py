"""Replace a folder as a whole: whenever it is killed, the old or the new folder is there.

Where a kill left neither in place, the next start puts the old one back.

Beside a folder `site` there are, while it is replaced, `.site.litmap-new` and, on
systems that cannot exchange two folders in one step, for a moment `.site.litmap-old`.
"""

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


class Busy(OSError):
    """Another process is replacing the folder."""


class Linked(OSError):
    """One of the names beside the folder is a link, which could lead anywhere."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Where to write the new folder, which takes the old one's place if the block ends well.

    Raises, with nothing touched, Busy where another process is at it, and Linked where one of the
    names beside the folder is a link.
    """
    _refuse_links(folder)
    with _alone(folder):
        recover(folder)
        fresh = _beside(folder, "new")
        try:
            yield fresh
            exchange(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A lock that ends with its process, however that ends; the file stays and means nothing."""
    name = _beside(folder, "lock")
    with os.fdopen(os.open(name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(
                f"Another build is writing {folder}; wait until it has ended, "
                "or name another folder"
            ) from None
        yield


def _refuse_links(folder: Path) -> None:
    """Nothing beside the folder is written, moved or emptied through a link."""
    for word in ("new", "old", "lock"):
        name = _beside(folder, word)
        if word == "lock" and name.is_dir():
            raise OSError(f"{name} is a folder; remove it")
        if name.is_symlink():
            raise Linked(f"{name} is a link, and a build would write where it leads; remove it")


def exchange(fresh: Path, folder: Path) -> None:
    """Let `fresh` and `folder` change places, in one call where the system can do that."""
    fresh.stat()  # raises where nothing was written, before anything is moved
    if not folder.exists():
        fresh.rename(folder)
        return
    if _exchanged_at_once(fresh, folder):
        return
    old = _beside(folder, "old")
    folder.rename(old)
    fresh.rename(folder)
    old.rename(fresh)


def _exchanged_at_once(fresh: Path, folder: Path) -> bool:
    """Let the two change places in one call. False if the system cannot do that, or refuses."""
    if sys.platform != "linux":
        return False
    swap = getattr(ctypes.CDLL(None), "renameat2", None)
    if swap is None:
        return False
    names = (AT_FDCWD, os.fsencode(fresh), AT_FDCWD, os.fsencode(folder))
    return bool(swap(*names, RENAME_EXCHANGE) == 0)


def recover(folder: Path) -> None:
    """Bring back the old folder if an exchange was cut short; remove what else was left."""
    old = _beside(folder, "old")
    if old.exists() and not folder.exists():
        old.rename(folder)
    for left in (old, _beside(folder, "new")):
        if left.is_file():
            left.unlink()
        shutil.rmtree(left, ignore_errors=True)


def _beside(folder: Path, word: str) -> Path:
    return folder.with_name(f".{folder.name}.litmap-{word}")
