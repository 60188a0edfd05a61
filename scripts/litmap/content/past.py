"""The names that a map had at an earlier commit, read with git, which changes nothing.

An old file may break rules of today, or use words that are gone. So only names are read from it,
and what cannot be read is passed over.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from litmap.bibtex.reader import read_bibliography
from litmap.content.files import BIBLIOGRAPHY, CONTENT, REMOVED_FILE
from litmap.content.frontmatter import read_document, read_fields
from litmap.model.fields import ID_PATTERN, can_be_key, reserved
from litmap.model.removed import RemovedKind
from litmap.model.vocabulary import KIND_OF_FOLDER, PLURALS, Kind

_MOST_BYTES = 5_000_000
_PLAIN_FILES = ("100644", "100755")
_ID = re.compile(ID_PATTERN)
_CLAIM = re.compile(f"{ID_PATTERN}#{ID_PATTERN}")
_ENTRY = re.compile(rf"{CONTENT}/([a-z]+)/({ID_PATTERN})\.md")
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
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_ICASE_PATHSPECS")
)


class NoRevision(ValueError):
    """A commit that cannot be read; the message says why, and what to do."""


class PastName(NamedTuple):
    """A name that something had: an entry's id, a claim's full name, or a work's key.

    `file` is the file that held it then.
    """

    kind: RemovedKind
    name: str
    file: str


def names_at(root: Path, revision: str) -> list[PastName]:
    """All names in the project in `root` at a commit, branch or tag, those that were former then.

    Raises NoRevision.
    """
    commit = _commit(root, revision)
    listed = _answer(root, ["ls-tree", "-r", "-z", commit, "--", CONTENT, BIBLIOGRAPHY])
    blobs: dict[str, bytes] = {}
    for line in filter(None, listed.split(b"\0")):
        facts, _, path = line.partition(b"\t")
        mode, _, blob = facts.decode("ascii").split(" ")
        if mode in _PLAIN_FILES:
            blobs[path.decode("utf-8", "replace")] = blob.encode("ascii")
    found: list[PastName] = []
    for file, data in zip(blobs, _contents(root, list(blobs.values())), strict=True):
        found += filter(_can_be, _names_in(file, data))
    return list(dict.fromkeys(found))


def _can_be(one: PastName) -> bool:
    """Can something have this name today? What never was a sound name had no address to keep."""
    if one.kind == "reference":
        return can_be_key(one.name)
    if one.kind == "claim":
        return bool(_CLAIM.fullmatch(one.name))
    return bool(_ID.fullmatch(one.name)) and not reserved(one.name)


def _commit(root: Path, revision: str) -> str:
    """The full name of a commit. Raises NoRevision."""
    is_shallow = _answer(root, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"
    # With the braces behind it, nothing can be taken for an option.
    named = _run(root, ["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"])
    commit = named.stdout.decode("ascii", "replace").strip()
    if not named.returncode and commit.isalnum():  # no '^' before it: all but this commit
        return commit
    if is_shallow:
        raise NoRevision(
            f"there is no commit '{revision}' in this clone, which holds the newest ones alone; "
            "get the others with 'git fetch --unshallow' (in a workflow: 'fetch-depth: 0')"
        )
    raise NoRevision(
        f"there is no commit, branch or tag '{revision}' in this clone; "
        "name one that 'git log' knows, such as HEAD or origin/main, or run 'git fetch' first"
    )


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
            f"--against needs git, which cannot be started here ({error.strerror}); "
            "install it, or run the check without --against"
        ) from None


def _answer(root: Path, arguments: list[str], given: bytes = b"") -> bytes:
    """What git answers. Raises NoRevision if it cannot."""
    done = _run(root, arguments, given)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoRevision(
            f"earlier names cannot be read, because git says '{reason}'; "
            "run the check in a full clone of the project, or without --against"
        )
    return done.stdout


def _contents(root: Path, blobs: list[bytes]) -> Iterator[bytes]:
    """The content of each blob; nothing for one that is too large to be ours."""
    answer = _answer(root, ["cat-file", "--batch"], given=b"\n".join([*blobs, b""]))
    position = 0
    for _ in blobs:
        end = answer.index(b"\n", position)
        *_, size = answer[position:end].split(b" ")
        if size == b"missing":
            raise NoRevision(
                "this clone does not hold all files of that commit; run the check in a full one, "
                "or without --against"
            )
        position = end + 1
        data = answer[position : position + int(size)]
        position += int(size) + 1
        yield data if len(data) <= _MOST_BYTES else b""


def _names_in(file: str, data: bytes) -> Iterator[PastName]:
    """The names that a file holds."""
    if file == BIBLIOGRAPHY:
        references, _ = read_bibliography(file, data.decode("utf-8", "replace"))
        for reference in references.values():
            for key in (reference.key, *reference.former_keys):
                yield PastName("reference", key, file)
    elif file == f"{CONTENT}/{REMOVED_FILE}":
        document, _ = read_fields(file, data, _MOST_BYTES, items="removed")
        for item in _records(document.fields, "removed"):
            kind, name = str(item.get("kind")), str(item.get("id"))
            if kind in (*PLURALS, "claim", "reference"):
                yield PastName(kind, name, file)  # type: ignore[arg-type]
    else:
        entry = _ENTRY.fullmatch(file)
        if entry and entry[1] in KIND_OF_FOLDER:
            yield from _names_of_entry(file, data, KIND_OF_FOLDER[entry[1]], entry[2])


def _names_of_entry(file: str, data: bytes, kind: Kind, entry_id: str) -> Iterator[PastName]:
    """The id of an entry, its aliases, and the names of its claims, with those in `was`."""
    fields = read_document(file, data)[0].fields
    yield PastName(kind, entry_id, file)
    for alias in _items(fields, "aliases"):
        if isinstance(alias, str):
            yield PastName(kind, str(alias), file)
        elif isinstance(alias, dict):
            then = str(alias.get("kind", kind))
            if then in PLURALS:
                yield PastName(then, str(alias.get("id")), file)  # type: ignore[arg-type]
    for claim in _records(fields, "claims"):
        yield PastName("claim", f"{entry_id}#{claim.get('id')}", file)
        for former in _items(claim, "was"):
            yield PastName("claim", str(former), file)


def _items(fields: dict[Any, Any], name: str) -> list[Any]:
    """The items of a field that is a list; none of another one."""
    value = fields.get(name)
    if isinstance(value, list):
        return value
    return []


def _records(fields: dict[Any, Any], name: str) -> Iterator[dict[Any, Any]]:
    """Those items of a list that are groups of fields."""
    for item in _items(fields, name):
        if isinstance(item, dict):
            yield item
