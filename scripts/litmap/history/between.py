"""What changed between two commits, or from a commit to the files as they are now."""

from pathlib import Path

from litmap.history.compare import compare
from litmap.history.event import Difference
from litmap.history.git import commit_named, contents, files_at
from litmap.history.snapshot import Parsed, Snapshot, of_blobs, of_folder


def between(root: Path, old: str, new: str | None) -> Difference:
    """What changed in the project in `root` from one commit, branch or tag to another.

    Without `new` the files count as they are now. Raises NoRevision for one that cannot be read.
    """
    parsed = Parsed()
    before = _at(root, old, parsed)
    after = of_folder(root, parsed) if new is None else _at(root, new, parsed)
    return compare(before, after)


def _at(root: Path, revision: str, parsed: Parsed) -> Snapshot:
    blobs = files_at(root, commit_named(root, revision))
    return of_blobs(blobs, contents(root, blobs.values()).get, parsed)
