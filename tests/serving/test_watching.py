"""Whatever changes a file in a place is noticed: the places that changed are named, and no others."""

import os
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from litmap.serving.watching import Watch

PATIENCE = 60


class Told:
    """What a watch tells, as it tells it."""

    def __init__(self, watch: Watch) -> None:
        """Listen in a thread that ends with the tests."""
        self.queue: queue.Queue[set[str]] = queue.Queue()
        threading.Thread(target=self._listen, args=(watch.changes(),), daemon=True).start()

    def _listen(self, changes: Iterator[set[str]]) -> None:
        for changed in changes:
            self.queue.put(changed)

    def next(self) -> set[str]:
        return self.queue.get(timeout=PATIENCE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "terms").mkdir(parents=True)
    (tmp_path / "content" / "terms" / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "works.bib").write_text("b", encoding="utf-8")
    (tmp_path / "settings").write_text("c", encoding="utf-8")
    return tmp_path


def saved_by_renaming(root: Path) -> None:
    (root / ".a.md.tmp").write_text("b", encoding="utf-8")
    (root / ".a.md.tmp").replace(root / "content" / "terms" / "a.md")


EDITS: dict[str, Callable[[Path], object]] = {
    "saved": lambda root: (root / "content/terms/a.md").write_text("longer"),
    "touched": lambda root: os.utime(root / "content/terms/a.md", ns=(5, 5)),
    "saved by renaming": saved_by_renaming,
    "new": lambda root: (root / "content/terms/b.md").write_text("b"),
    "new folder": lambda root: ((root / "content/x/").mkdir(), (root / "content/x/y").touch()),
    "renamed": lambda root: (root / "content/terms/a.md").rename(root / "content/terms/b.md"),
    "removed": lambda root: (root / "content/terms/a.md").unlink(),
    "folder renamed": lambda root: (root / "content").rename(root / "gone"),
    "bibliography removed": lambda root: (root / "works.bib").unlink(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_each_way_to_change_a_file_is_noticed(root: Path, edit: Callable[[Path], object]) -> None:
    told = Told(
        Watch({"map": [root / "content", root / "works.bib"], "theme": [root / "settings"]})
    )
    edit(root)
    assert told.next() == {"map"}
    assert told.next() == {"map"}, "it is told again when the disk's clock has moved on"
    (root / "settings").unlink()
    assert told.next() == {"theme"}


def test_what_was_gone_is_followed_when_it_is_back(root: Path) -> None:
    (root / "content").rename(root / "gone")
    told = Told(Watch({"map": [root / "content", root / "works.bib"]}))
    (root / "gone").rename(root / "content")
    assert told.next() == {"map"}
    assert told.next() == {"map"}
    (root / "content" / "terms" / "a.md").write_text("longer", encoding="utf-8")
    assert told.next() == {"map"}


def test_a_place_may_get_more_files_later(root: Path) -> None:
    watch = Watch({"map": [root / "content"]})
    watch.follow("map", [root / "works.bib"])
    told = Told(watch)
    (root / "works.bib").write_text("longer", encoding="utf-8")
    assert told.next() == {"map"}


def test_a_link_that_leads_nowhere_is_no_fault(root: Path) -> None:
    (root / "content" / "terms" / "loose.md").symlink_to(root / "nowhere")
    told = Told(Watch({"map": [root / "content"]}))
    (root / "content" / "terms" / "a.md").write_text("longer", encoding="utf-8")
    assert told.next() == {"map"}
