"""Slips in the outline of a block of YAML: which line is a field or an item, and in which column.

The outline is read line by line, as an author sees it, so that a slip is found where it was made
and not where YAML can go no further.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from litmap.content.yaml_brackets import CLOSERS, read_brackets
from litmap.content.yaml_signs import clean
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
_NO_COLON = re.compile(r" *+(\w[\w-]*+)(?=\s|$)")


class _Level(NamedTuple):
    """A list, or a group of fields, that is open: the column of its dashes or names, from 0.

    `name` is that of its field on this line, or '- '; `usual` is the column in which it would
    start with two blanks more than what holds it.
    """

    column: int
    is_list: bool
    line: int
    name: str
    usual: int = 0


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
        self._no_colon: Slip | None = None  # in the last value that started a line

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
            cleaned, misread = clean(line)
            self._lines[number] = cleaned
            for column, cure in misread:
                yield Slip(number, column, cure, silent=True)
            parts = _LINE.match(cleaned)
            assert parts  # the pattern matches nothing as well
            if parts["dashes"] or parts["name"]:
                yield from self._entered(number, parts)
            elif not self._awaits or not -1 < self._owner < indent(self._lines[number]):
                yield self._unusual(number) or self._no_field(number)
            else:
                self._no_colon = _without_colon(number, cleaned.lstrip(), indent(cleaned))
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

    def _entered(self, number: int, parts: re.Match[str]) -> Iterator[Slip]:
        """Take up the dashes and the name of a line."""
        for column, sign in enumerate(parts["dashes"]):
            if sign == "-":
                yield from self._entered_at(_Level(column, True, number, "- "))
                self._no_colon = None
        if parts["dashes"] and not parts["name"]:
            self._no_colon = _without_colon(number, parts["value"] or "", parts.start("value"))
        if name := parts["name"]:
            awaited = self._awaits and not self._owner_is_dash
            awaited = awaited and parts.start("name") == self._owner
            yield from self._entered_at(_Level(parts.start("name"), False, number, name))
            self._above, self._above_line, self._above_was_awaited = name, number, awaited

    def _entered_at(self, level: _Level) -> Iterator[Slip]:
        """Open a level, or go back to the one that it belongs to."""
        beside = level.is_list and level.column == self._owner and not self._owner_is_dash
        if self._awaits and (level.column > self._owner or beside):
            usual = 0
            if self._owner >= 0:
                usual = self._owner + 2
            self._levels.append(level._replace(usual=usual))
        else:
            nearest = self._nearest(level)
            if nearest is None or nearest.column != level.column:
                yield self._blamed(level, nearest)
            if nearest:
                del self._levels[self._levels.index(nearest) + 1 :]
        self._owner = level.column
        self._owner_is_dash = level.is_list
        self._awaits = True

    def _blamed(self, level: _Level, nearest: _Level | None) -> Slip:
        """The slip behind a level in a column of its own: there, or above it."""
        if slip := self._strayed(level):
            return slip
        if self._no_colon and self._no_colon.column == level.column:
            return self._no_colon
        for opened in reversed(self._levels):
            fits = opened.usual
            if opened.is_list and not level.is_list:
                fits += 2
            is_item = level.is_list and not opened.is_list
            if is_item and opened.column != level.column + 2:
                continue
            if opened.column != opened.usual and level.column == fits:
                return _moved(opened, level)
        return self._astray(level, nearest)

    def _unusual(self, number: int) -> Slip | None:
        """The slip of the field above, if it starts so far right that its text does not."""
        last = self._levels[-1] if self._levels else None
        if last is None or last.name != self._above:
            return None
        if not last.usual < indent(self._lines[number]) <= last.column:
            return None
        return _moved(last, last)

    def _strayed(self, level: _Level) -> Slip | None:
        """The slip of the field above, if it should start beside the one at `level`.

        So it is behind a field without a value, and where the field above is one of no entry, but
        starts in an entry's own column.
        """
        if self._owner_is_dash:
            return None
        is_first = self._above_was_awaited and level.column == self._owner + 2
        is_lost = self._owner == 0 and self._above in known_names() - entry_names()
        if not is_first and not is_lost:
            return None
        cure = f"'{self._above}' is too far to the left; {in_column(level.column + 1)}"
        return Slip(self._above_line, self._owner, cure)

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
                "above, with nothing after it"
            )
        elif nearest is None:
            cure = f"'{level.name}' is a field among items of a list; write '- ' before it"
        else:
            return _moved(level, level, column=nearest.column)
        return Slip(level.line, level.column, cure)

    def _no_field(self, number: int) -> Slip:
        """The slip of a line that is neither a field nor an item nor the text of one."""
        line = self._lines[number]
        if slip := _without_colon(number, line.lstrip(), indent(line)):
            return slip
        cure = "this line is not a field; write it as 'name: value'"
        if self._above:
            column = in_column(self._text_column(number) + 1)
            cure = (
                f"this line is not a field; if it continues the text of '{self._above}', {column}; "
                "else write it as 'name: value'"
            )
        return Slip(number, indent(line), cure)

    def _text_column(self, number: int) -> int:
        """The column in which the text above a line starts, or would start."""
        above = number - 1
        while above > 0 and not self._lines[above].strip():
            above -= 1
        return max(indent(self._lines[above]), self._owner + 2)


def _moved(wrong: _Level, other: _Level, column: int | None = None) -> Slip:
    """The slip of a level in a wrong column; `other` is the one that does not fit to it."""
    right = wrong.usual if column is None else column
    if other.is_list and not wrong.is_list:
        cure = f"'{wrong.name}' starts an item; write '- ' before it, and {in_column(right + 1)}"
        return Slip(wrong.line, wrong.column, cure)
    side = "right" if wrong.column > right else "left"
    cure = f"'{wrong.name}' is too far to the {side}; {in_column(right + 1)}"
    return Slip(wrong.line, wrong.column, cure)


def _without_colon(number: int, text: str, column: int) -> Slip | None:
    """The slip of a text that starts with the name of a field, but without its colon."""
    word = _NO_COLON.match(text)
    if not word or word[1] not in known_names():
        return None
    return Slip(number, column, f"there is no ':' after '{word[1]}'; write '{word[1]}: '")
