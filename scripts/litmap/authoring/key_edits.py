"""The names of works in references.bib: where a key stands, and where its former ones."""

import re
from collections.abc import Iterator
from pathlib import Path

from litmap.authoring.edits import Edit, text_of
from litmap.bibtex.scanner import RawEntry, Scanner
from litmap.bibtex.values import Field
from litmap.content.files import BIBLIOGRAPHY

_NAMING_FIELDS = ("crossref", "xref", "xdata", "related", "entryset", "standingby")
"""Fields in which a record names others by their keys."""


def key_edits(root: Path, key: str, new: str) -> Iterator[Edit]:
    """The edits of references.bib that give a work another key and keep the former one in `ids`."""
    scanner = Scanner(BIBLIOGRAPHY, text_of(root / BIBLIOGRAPHY).removeprefix("\ufeff"))
    for block in scanner.blocks():
        if not isinstance(block, RawEntry):
            continue
        if block.key == key:
            yield Edit(scanner.place(block.key_start), key, new)
            yield _in_ids(scanner, block, new)
        for field in block.fields:
            if field.name in _NAMING_FIELDS:
                for offset in _words(scanner.text, field, key):
                    yield Edit(scanner.place(offset), key, new)


def _in_ids(scanner: Scanner, entry: RawEntry, new: str) -> Edit:
    """The edit that puts the key of a record among its former ones, in place of `new` if it is."""
    for field in entry.fields:
        if field.name != "ids":
            continue
        for offset in _words(scanner.text, field, new):
            return Edit(scanner.place(offset), new, entry.key)
        return Edit(scanner.place(scanner.content(field)), "", f"{entry.key}, ")
    behind_key = scanner.place(entry.key_start + len(entry.key))
    return Edit(behind_key, "", f",\n  ids = {{{entry.key}}}")


def _words(text: str, field: Field, key: str) -> Iterator[int]:
    """The offsets of a key in a field that holds keys with commas between them."""
    pattern = re.compile(rf"(?<=[{{\",\s]){re.escape(key)}(?=\s*[}}\",])")
    for match in pattern.finditer(text, field.parts[0].start, field.end):
        yield match.start()
