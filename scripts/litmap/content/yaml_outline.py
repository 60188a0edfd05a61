"""Slips in the outline of a block of YAML: which line is a field or an item, and in which column.

The outline is read line by line, as an author sees it, so that a slip is found where it was made
and not where YAML can go no further.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from litmap.content.yaml_brackets import CLOSERS, read_brackets
from litmap.content.yaml_values import (
    Reading,
    Slip,
    Start,
    in_column,
    indent,
    read_text,
    stop_of,
)
from litmap.model.kinds import entry_names, known_names

_NAME = r"[^\s\"'\[\]{}#&*!|>%@`,:-][^\s\"\[\]{}#:]*+|\"[^\"]*\"|'[^']*'"
_LINE = re.compile(
    rf"(?P<dashes>(?: *-(?= |$))*) *(?:(?P<name>{_NAME}):(?: +|$))?(?P<value>[^#].*)?"
)
_BULLETS = "–—‐‑−•·∙‣▪▫●○◦*+"
_COLONS = "：﹕꞉∶"
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
WORTH_A_WALK = re.compile(
    rf"(?m)^[ -]*+(?:\w[\w-]*+ *+:? *+)?[{_ODD}]|^ *+[{_BULLETS}]\s|^ *+-[^\s-]"
    rf"|^[ -]*+\w[\w-]*+[{_COLONS}]\S|[{{,] *+\w[\w-]*+:[^\s/]"
)
"""What is worth a walk although YAML did not complain."""

_STRANGE_BLANKS = (
    re.compile(rf"[ -]*+(?=[{_ODD}])"),
    re.compile(rf"[ -]*+\w[\w-]*+ *+(?=[{_ODD}]+:)"),
    re.compile(rf"[ -]*+\w[\w-]*+: *+(?=[{_ODD}])"),
)
"""Up to a blank that is none for YAML: at the start of a line, before the ':' and behind it."""

_BULLET = re.compile(rf" *+([{_BULLETS}])(?=\s)")
_NO_BLANK_BEHIND_DASH = re.compile(r" *+-(?=[^\s-])")
_NO_BLANK_BEHIND_COLON = re.compile(r"[ -]*+(\w[\w-]*+):(?=[^\s/])")
_ODD_COLON = re.compile(rf"[ -]*+(\w[\w-]*+) *+([{_COLONS}=]) *+")
_NO_COLON = re.compile(r" *+(\w[\w-]*+)(?=\s|$)")


class _Level(NamedTuple):
    """A list, or a group of fields, that is open: the column of its dashes or names, from 0.

    `name` is that of its field on this line, or '- '.
    """

    column: int
    is_list: bool
    line: int
    name: str


class Outline:
    """One walk over the lines of a block of YAML."""

    def __init__(self, lines: list[str]) -> None:
        """Nothing is open yet, and anything may start."""
        self._lines = list(lines)
        self._levels: list[_Level] = []
        self._owner = -1
        self._owner_is_dash = True
        self._awaits = True  # a value, on the lines below the field or dash
        self._above = ""  # the name of the last field
        self._above_line = 0
        self._above_was_awaited = False

    def slips(self) -> Iterator[Slip]:
        """The slips in their order. Behind the first, some may only follow from it."""
        number = 0
        while number < len(self._lines):
            line = self._lines[number]
            if not line.strip() or line.lstrip().startswith("#"):
                number += 1
                continue
            if line.startswith(("---", "...")):
                yield Slip(number, 0, f"the line '{line[:3]}' cannot be here; remove it")
            yield from self._cleaned(number)
            parts = _LINE.match(self._lines[number])
            assert parts  # the pattern matches nothing as well
            if parts["dashes"] or parts["name"]:
                yield from self._entered(number, parts)
            elif not self._awaits or indent(self._lines[number]) <= self._owner:
                yield Slip(number, indent(line), self._no_field(number))
            reading = Reading(number + 1)
            if parts["value"]:
                reading = self._read(Start(number, parts.start("value"), self._owner))
            if reading.slip:
                yield reading.slip
            number = max(reading.behind, number + 1)

    def _read(self, start: Start) -> Reading:
        """Read a value; the field or dash before it waits for no more."""
        self._awaits = False
        stop = stop_of(self._lines, start)
        if self._lines[start.line][start.column] in CLOSERS:
            return read_brackets(self._lines, start, stop)
        return read_text(self._lines, start, stop)

    def _cleaned(self, number: int) -> Iterator[Slip]:
        """The slips of signs that look like others, which are put right for the walk."""
        for before in _STRANGE_BLANKS:
            while found := before.match(self._lines[number]):
                column = found.end()
                yield Slip(number, column, _named(self._lines[number][column]), silent=True)
                self._replace(number, column, 1, " ")
        line = self._lines[number]
        if bullet := _BULLET.match(line):
            cure = f"'{bullet[1]}' does not start an item of a list; write '- ' in its place"
            yield Slip(number, bullet.start(1), cure, silent=True)
            self._replace(number, bullet.start(1), 1, "-")
        elif dash := _NO_BLANK_BEHIND_DASH.match(line):
            yield Slip(number, dash.end() - 1, "write a blank behind this '-'", silent=True)
            self._replace(number, dash.end(), 0, " ")
        line = self._lines[number]
        colon = _NO_BLANK_BEHIND_COLON.match(line) or _ODD_COLON.match(line)
        if colon and colon[1] in known_names():
            cure = f"write '{colon[1]}: ', with a colon and a blank behind the field's name"
            yield Slip(number, colon.start(1), cure, silent=True)
            self._replace(number, colon.end(1), colon.end() - colon.end(1), ": ")

    def _replace(self, number: int, column: int, length: int, text: str) -> None:
        line = self._lines[number]
        self._lines[number] = line[:column] + text + line[column + length :]

    def _entered(self, number: int, parts: re.Match[str]) -> Iterator[Slip]:
        """Take up the dashes and the name of a line."""
        for column, sign in enumerate(parts["dashes"]):
            if sign == "-":
                yield from self._entered_at(_Level(column, True, number, "- "))
        if name := parts["name"]:
            awaited = self._awaits
            yield from self._entered_at(_Level(parts.start("name"), False, number, name))
            self._above, self._above_line, self._above_was_awaited = name, number, awaited

    def _entered_at(self, level: _Level) -> Iterator[Slip]:
        """Open a level, or go back to the one that it belongs to."""
        beside = level.is_list and level.column == self._owner and not self._owner_is_dash
        if self._awaits and (level.column > self._owner or beside):
            self._levels.append(level)
        else:
            nearest = self._nearest(level)
            if nearest is None or nearest.column != level.column:
                yield self._strayed(level) or self._astray(level, nearest)
            if nearest:
                del self._levels[self._levels.index(nearest) + 1 :]
        self._owner = level.column
        self._owner_is_dash = level.is_list
        self._awaits = True

    def _strayed(self, level: _Level) -> Slip | None:
        """The slip of the field above, if it is one of no entry in an entry's own column.

        Then the field at `level` is right, and the one above should start beside it.
        """
        if self._owner != 0 or self._owner_is_dash or self._above not in known_names():
            return None
        if self._above in entry_names() and not self._above_was_awaited:
            return None
        cure = f"'{self._above}' is too far to the left; {in_column(level.column + 1)}"
        return Slip(self._above_line, 0, cure)

    def _nearest(self, level: _Level) -> _Level | None:
        """The open level of the same sort in the nearest column; of two the deeper one."""
        found: _Level | None = None
        for open_level in self._levels:
            if open_level.is_list != level.is_list:
                continue
            distance = abs(open_level.column - level.column)
            if found is None or distance <= abs(found.column - level.column):
                found = open_level
        return found

    def _astray(self, level: _Level, nearest: _Level | None) -> Slip:
        """The slip of a dash or a name in a column where none of its sort starts."""
        if nearest is None and level.is_list:
            cure = (
                "this item belongs to no list; write the name of its field, and ':', on the line "
                "above, with nothing behind it"
            )
        elif nearest is None:
            cure = f"'{level.name}' is a field among items of a list; write '- ' before it"
        elif level.column > nearest.column:
            cure = f"'{level.name}' is too far to the right; {in_column(nearest.column + 1)}"
        else:
            cure = f"'{level.name}' is too far to the left; {in_column(nearest.column + 1)}"
        return Slip(level.line, level.column, cure)

    def _no_field(self, number: int) -> str:
        """What to do about a line that is neither a field nor an item nor the text of one."""
        word = _NO_COLON.match(self._lines[number])
        if word and word[1] in known_names():
            return f"there is no ':' behind '{word[1]}'; write '{word[1]}: '"
        cure = "this line is no field; write it as 'name: value'"
        if self._above:
            column = self._text_column(number)
            cure += f", or, if it goes on with the text of '{self._above}', {in_column(column + 1)}"
        return cure

    def _text_column(self, number: int) -> int:
        """The column in which the text above a line starts, or would start."""
        above = number - 1
        while above > 0 and not self._lines[above].strip():
            above -= 1
        return max(indent(self._lines[above]), self._owner + 2)


def _named(character: str) -> str:
    """What to do about a blank that is none for YAML, by its name in Unicode."""
    if character == "\t":
        return "a tab is here; put blanks in its place"
    name = unicodedata.name(character).lower()
    return f"the {name} U+{ord(character):04X} is here, invisible; put a plain blank in its place"
