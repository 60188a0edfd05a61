"""The names that a map had at an earlier commit.

An old file may break rules of today, or use words that are gone. So only names are read from it,
and what cannot be read is passed over.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from litmap.bibtex.reader import read_bibliography
from litmap.content.decoding import MAX_BYTES
from litmap.content.files import BIBLIOGRAPHY, CONTENT, REMOVED_FILE
from litmap.content.frontmatter import read_document, read_fields
from litmap.history.git import commit_named, contents, files_at
from litmap.model.fields import ID_PATTERN, can_be_key, reserved
from litmap.model.removed import RemovedKind
from litmap.model.vocabulary import KIND_OF_FOLDER, PLURALS, Kind

_ID = re.compile(ID_PATTERN)
_CLAIM = re.compile(f"{ID_PATTERN}#{ID_PATTERN}")
_ENTRY = re.compile(rf"{CONTENT}/([a-z]+)/({ID_PATTERN})\.md")


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
    blobs = files_at(root, commit_named(root, revision))
    data_of = contents(root, blobs.values())
    found: list[PastName] = []
    for file, blob in blobs.items():
        found += filter(_can_be, _names_in(file, data_of[blob] or b""))
    return list(dict.fromkeys(found))


def _can_be(one: PastName) -> bool:
    """Can something have this name today? What never was a sound name had no address to keep."""
    if one.kind == "reference":
        return can_be_key(one.name)
    if one.kind == "claim":
        return bool(_CLAIM.fullmatch(one.name))
    return bool(_ID.fullmatch(one.name)) and not reserved(one.name)


def _names_in(file: str, data: bytes) -> Iterator[PastName]:
    """The names that a file holds."""
    if file == BIBLIOGRAPHY:
        references, _ = read_bibliography(file, data.decode("utf-8", "replace"))
        for reference in references.values():
            for key in (reference.key, *reference.former_keys):
                yield PastName("reference", key, file)
    elif file == f"{CONTENT}/{REMOVED_FILE}":
        document, _ = read_fields(file, data, MAX_BYTES, items="removed")
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
