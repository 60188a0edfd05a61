"""Asks git what the files of a map were. It only reads, and only what is in this copy."""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from litmap.content.files import BIBLIOGRAPHY, CONTENT

MOST_BYTES = 5_000_000
"""Bytes of a file that may be ours."""
_PLAIN_FILES = ("100644", "100755")
# No helper of the machine's own: no question at the terminal, no download, no replaced objects.
_CAREFUL = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
# A hook of another repository names that one here, and some change what a path means.
_NOT_OURS = frozenset(
    (
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_ICASE_PATHSPECS"),
        *("GIT_OBJECT_DIRECTORY", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE"),
    )
)
_LOG = (
    *("-c", "log.showRoot=true", "-c", "log.showSignature=false", "log"),
    # Each of these is what a setting of the reader's own git would otherwise decide.
    *("--first-parent", "--diff-merges=first-parent", "--raw", "-z", "--no-abbrev", "--no-renames"),
    *("--relative", "-O/dev/null", "--encoding=UTF-8", "--format=%x01%H %ct", "--no-color"),
    *("--no-notes", "HEAD", "--", CONTENT, BIBLIOGRAPHY),
)

Files = Mapping[str, str]
"""The blob of each plain file of a map, by its path from the project's folder."""


class NoRevision(ValueError):
    """A commit that cannot be read; the message says why, and what to do."""


@dataclass(frozen=True)
class Commit:
    """A commit on the main line that touches the map's files.

    `changes` holds the blob of each file that it changed, None for one that it removed.
    """

    name: str
    time: datetime
    changes: Mapping[str, str | None]


def commit_named(root: Path, revision: str) -> str:
    """The full name of a commit, branch or tag. Raises NoRevision."""
    # With the braces behind it, nothing can be taken for an option.
    named = _run(root, ["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"])
    commit = named.stdout.decode("ascii", "replace").strip()
    if not named.returncode and commit.isalnum():  # no '^' before it: all but this commit
        return commit
    if is_shallow(root):
        raise NoRevision(
            f"there is no commit '{revision}' in this clone, which holds the newest ones alone; "
            "get the others with 'git fetch --unshallow' (in a workflow: 'fetch-depth: 0')"
        )
    raise NoRevision(
        f"there is no commit, branch or tag '{revision}' in this clone; "
        "name one that 'git log' knows, such as HEAD or origin/main, or run 'git fetch' first"
    )


def is_shallow(root: Path) -> bool:
    """Does this clone hold the newest commits alone? Raises NoRevision."""
    return _answer(root, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"


def files_at(root: Path, commit: str) -> dict[str, str]:
    """The files of the map in `root` at a commit. Raises NoRevision."""
    listed = _answer(root, ["ls-tree", "-r", "-z", commit, "--", CONTENT, BIBLIOGRAPHY])
    blobs: dict[str, str] = {}
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _, blob = facts.decode("ascii").split(" ")
        if mode in _PLAIN_FILES:
            blobs[path.decode("utf-8", "replace")] = blob
    return blobs


def contents(root: Path, blobs: Iterable[str]) -> dict[str, bytes | None]:
    """The content of each blob; None for one that is too large to be ours. Raises NoRevision."""
    asked = list(dict.fromkeys(blobs))
    given = "\n".join([*asked, ""]).encode("ascii")
    answer = _answer(root, ["cat-file", "--batch"], given)
    found: dict[str, bytes | None] = {}
    position = 0
    for blob in asked:
        end = answer.index(b"\n", position)
        *_, size = answer[position:end].split(b" ")
        if size == b"missing":
            raise NoRevision(
                "this clone does not hold all files of that commit; work in a full one"
            )
        position = end + 1
        data = answer[position : position + int(size)]
        position += int(size) + 1
        found[blob] = data if len(data) <= MOST_BYTES else None
    return found


def commit_day(root: Path) -> datetime | None:
    """When the commit that is checked out was made. None before the first. Raises NoRevision."""
    said = _run(
        root,
        ["-c", "log.showSignature=false", "log", "-1", "--encoding=UTF-8", "--format=%ct", "HEAD"],
    )
    words = said.stdout.decode("ascii", "replace").strip()
    if said.returncode or not words:
        return None
    return _time(words)


def main_line(root: Path) -> list[Commit]:
    """The commits on the main line that touch the map's files, newest first. Raises NoRevision."""
    said = _answer(root, list(_LOG)).decode("utf-8", "replace")
    return list(_commits(said.split("\0")))


def _commits(words: list[str]) -> Iterator[Commit]:
    """The commits in the words of a log: a line of facts, then two words for each file."""
    position = 0
    while position < len(words):
        head = words[position].lstrip("\n")
        position += 1
        if not head.startswith("\x01"):
            continue
        name, seconds = head[1:].split(" ")
        changes: dict[str, str | None] = {}
        while position < len(words) and words[position].lstrip("\n").startswith(":"):
            _, mode, _, blob, _ = words[position].lstrip("\n").split(" ")
            changes[words[position + 1]] = blob if mode in _PLAIN_FILES else None
            position += 2
        yield Commit(name, _time(seconds), changes)


def _time(seconds: str) -> datetime:
    """The time of a commit; one that no calendar holds counts as one whose clock ran far ahead."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC)


def _run(
    root: Path, arguments: list[str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """One call of git that only reads. Raises NoRevision if there is no git."""
    inherited = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env={**inherited, **_CAREFUL},
        )
    except OSError as error:
        raise NoRevision(
            f"earlier states need git, which cannot be started here ({error.strerror}); install it"
        ) from None


def _answer(root: Path, arguments: list[str], given: bytes = b"") -> bytes:
    """What git answers. Raises NoRevision if it cannot."""
    done = _run(root, arguments, given)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoRevision(
            f"earlier states cannot be read, because git says '{reason}'; "
            "work in a full clone of the project"
        )
    return done.stdout
