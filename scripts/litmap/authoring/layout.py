"""Where in an entry's file a field or an item can be added, from the places of those it has."""

import textwrap
from pathlib import Path

from litmap.authoring.edits import Edit, Refused, lines_of, text_of
from litmap.content.corpus import LoadedEntry
from litmap.model.walk import FieldPath
from litmap.problems.problem import Place


class Layout:
    """The lines of an entry's file, and what stands in them."""

    def __init__(self, root: Path, entry: LoadedEntry) -> None:
        """Raises Refused if the file is not UTF-8."""
        self._entry = entry
        self._lines = lines_of(text_of(root / entry.file))

    def new_field(self, neighbour: FieldPath, written: str) -> Edit:
        """An edit that adds a field behind another one of the same record.

        `written` holds its lines, without indentation. Raises Refused where records are written in
        braces.
        """
        indent = self._indent(neighbour)
        return self._inserted(self._line_behind(neighbour), indent, written)

    def new_inner_field(self, record: FieldPath, written: str) -> Edit:
        """An edit that adds a field at the end of a record that has some. Raises Refused."""
        inner = [path for path in self._entry.places if path[:-1] == record]
        indent = self._indent(inner[0])
        return self._inserted(self._line_behind(record), indent, written)

    def new_last_field(self, written: str) -> Edit:
        """An edit that adds a field of the entry behind all others."""
        return self._inserted(self._end(), "", written)

    def new_last_item(self, items: FieldPath, written: str) -> Edit:
        """An edit that adds a record to a list of records that has some. Raises Refused."""
        first = (*items, 0)
        indent = self._indent(first)
        lines = textwrap.indent(written, indent)
        marked = f"{indent[:-2]}- {lines.lstrip()}"
        return self._inserted(self._line_behind(items), "", marked)

    def new_first_item(self, items: FieldPath, written: str) -> Edit:
        """An edit that adds a word to a list that has some, in brackets or a line each."""
        first = (*items, 0)
        before = self._before(first)
        place = self._entry.places[first]
        if before.strip() == "-":
            line = f"{before}{written}\n"
            return self._inserted(place.line, "", line)
        return Edit(place, "", f"{written}, ")

    def _inserted(self, line: int, indent: str, written: str) -> Edit:
        place = Place(self._entry.file, line)
        lines = textwrap.indent(written, indent)
        return Edit(place, "", lines)

    def _before(self, path: FieldPath) -> str:
        """What stands before a field or an item on its line."""
        place = self._entry.places[path]
        line = self._lines[place.line - 1]
        return line[: place.column - 1]

    def _indent(self, path: FieldPath) -> str:
        """The blanks before what stands beneath a field's name. Raises Refused."""
        before = self._before(path)
        if before.strip(" -"):
            place = self._entry.places[path]
            raise Refused(
                f"{place.file}, line {place.line}: this is written on one line; write each field "
                "on a line of its own there, and try again"
            )
        return " " * len(before)

    def _line_behind(self, path: FieldPath) -> int:
        """The number of the line behind a field's value; comments on what follows come later."""
        start = self._entry.places[path].line
        end = self._end()
        for other, place in self._entry.places.items():
            if other[: len(path)] != path and start < place.line < end:
                end = place.line
        widest = len(self._indent(path))
        while self._is_between(self._lines[end - 2], widest):
            end -= 1
        return end

    def _end(self) -> int:
        """The number of the line that closes the fields."""
        return self._entry.body.place().line - 1

    @staticmethod
    def _is_between(line: str, widest: int) -> bool:
        """Is a line blank or a comment? What is indented by more may be part of a text."""
        bare = line.lstrip(" ")
        if not bare.strip():
            return True
        indent = len(line) - len(bare)
        return bare.startswith("#") and indent <= widest
