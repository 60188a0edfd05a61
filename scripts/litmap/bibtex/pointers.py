"""Values that point into an `@xdata` entry: `author = {Doe, Ann and xdata=board-editor-2}`.

So BibLaTeX lets one name, or one place of several, stand in one entry for many: behind `xdata=`
come the key, the field and, for one of several names, its number.
"""

import re
from collections.abc import Iterator, Mapping

from pybtex.bibtex.utils import split_name_list

from litmap.bibtex.file import BibFile, quoted
from litmap.bibtex.values import Value

_POINTER = re.compile(r"xdata\s*=\s*(\S{1,200})", re.IGNORECASE)
_TARGET = re.compile(r"(.+)-([a-z]+)(?:-([0-9]{1,4}))?", re.IGNORECASE)
_MOST_STEPS = 200
"""Pointers that one value may take to its end, so that one to itself has an end."""

_MOST_TAKEN = 1_000_000
"""Characters that are read for all pointers of a file."""


class Pointers:
    """What the `@xdata` entries of a file hold, for the values that point there."""

    def __init__(self, file: BibFile) -> None:
        """Report to `file` what leads nowhere."""
        self._file = file
        self._left = _MOST_TAKEN
        self._entries: dict[str, Mapping[str, Value]] = {}

    def add(self, key: str, values: Mapping[str, Value]) -> None:
        """Take up an `@xdata` entry."""
        self._entries.setdefault(key.lower(), values)

    def followed(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """The values, with what they point to in its place; what leads nowhere is left out."""
        found = dict(values)
        for name, value in values.items():
            if not _points(value.text):
                continue
            text = " and ".join(self._pieces(value))
            found[name] = value._replace(text=text)
            if not text:
                del found[name]
        return found

    def _pieces(self, value: Value) -> Iterator[str]:
        """The names or texts of a value. The first pointer that leads nowhere is told."""
        waiting = split_name_list(value.text)[::-1]
        steps = 0
        is_told = False
        while waiting:
            piece = waiting.pop()
            pointer = _POINTER.fullmatch(piece.strip("{} "))
            if not pointer:
                yield piece
                continue
            steps += 1
            named = self._named(pointer[1]) if steps < _MOST_STEPS else []
            waiting += named[::-1]
            if not (named or is_told):
                self._report(value, pointer[1])
                is_told = True

    def _named(self, target: str) -> list[str]:
        """The names or texts to which a pointer leads; none where it leads nowhere."""
        found = _TARGET.fullmatch(target)
        if not found:
            return []
        value = self._entries.get(found[1].lower(), {}).get(found[2].lower())
        if value is None or len(value.text) > self._left:
            return []
        self._left -= len(value.text)
        pieces: list[str] = split_name_list(value.text)
        if not found[3]:
            return pieces
        at = int(found[3])
        return pieces[at - 1 : at] if at else []

    def _report(self, value: Value, target: str) -> None:
        message = (
            f"No '@xdata' entry has what {quoted('xdata=' + target)} names; write key and field, "
            f"such as 'xdata=board-{value.field.name}', or the value itself"
        )
        self._file.report_value(value, "unknown-crossref", message, "warning")


def _points(text: str) -> bool:
    return "=" in text and "xdata" in text.lower()
