"""Edits of authored files at the places that were parsed; every other byte stays as it is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from litmap.content.writing import refuse_link, write_whole
from litmap.problems.problem import Place

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
"""A line and its end; what only looks like one, such as U+2028, ends none here."""

_BYTE_ORDER_MARK = "\ufeff"


class Refused(Exception):
    """Nothing was written; says why and what to do."""


class Edit(NamedTuple):
    """At a place, `new` instead of `old`; '' for `old` inserts.

    A `new` that ends in a line feed, at column 1, is whole lines; they get the file's line ends.
    """

    place: Place
    old: str
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text of a file with its edits; of several at one place the first stands first.

    Raises Refused if a place does not hold what it should, as within an escape of YAML.
    """
    mark = ""
    if text.startswith(_BYTE_ORDER_MARK):
        mark = _BYTE_ORDER_MARK
    lines = lines_of(text)
    line_end = "\n"
    if lines[0].endswith("\r\n"):
        line_end = "\r\n"
    ordered = sorted(dict.fromkeys(edits), key=attrgetter("place"))
    for edit in reversed(ordered):  # so each finds its place as it was
        line, at = lines[edit.place.line - 1], edit.place.column - 1
        if not line.startswith(edit.old, at):
            raise Refused(
                f"'{edit.old}' is not written plainly in {edit.place.file}, "
                f"line {edit.place.line}; write it without escapes there, and try again"
            )
        new = edit.new.replace("\n", line_end)
        lines[edit.place.line - 1] = line[:at] + new + line[at + len(edit.old) :]
    return mark + "".join(lines)


def lines_of(text: str) -> list[str]:
    """The lines of a file as places number them, each with its end, without a byte order mark."""
    return _LINE.findall(text.removeprefix(_BYTE_ORDER_MARK))


def edited_files(root: Path, edits: Iterable[Edit]) -> dict[str, str]:
    """The texts of the files that the edits change, by their paths from the root.

    Raises Refused as `edited` does, and for a file that is not UTF-8; OSError for a link.
    """
    by_file: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.place.file].append(edit)
    changed: dict[str, str] = {}
    for file, found in sorted(by_file.items()):
        refuse_link(root, root / file)
        changed[file] = edited(text_of(root / file), found)
    return changed


def text_of(path: Path) -> str:
    """The text of a file, with its line ends. Raises Refused if it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(
            f"{path.name} is not saved with the encoding UTF-8; `litmap check` names the place"
        ) from None


def write_all(root: Path, texts: Mapping[str, str | None]) -> None:
    """Write files by their paths from the root, and remove those whose text is None: all or none.

    What is removed goes last: if the program is killed, nothing is lost. Raises OSError, with all
    files as they were, also for a file or folder that is a link.
    """
    before: dict[Path, str | None] = {}
    for file in texts:
        refuse_link(root, root / file)
    try:
        for file, text in sorted(texts.items(), key=_is_removal):
            path = root / file
            before[path] = path.read_bytes().decode("utf-8") if path.exists() else None
            _put(path, text)
    except BaseException:  # an interrupt too
        for path, text in before.items():
            _put(path, text)
        raise


def _is_removal(one: tuple[str, str | None]) -> bool:
    return one[1] is None


def _put(path: Path, text: str | None) -> None:
    """Write a file, or remove it if it is there."""
    if text is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, text)
