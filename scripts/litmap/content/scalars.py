"""The place of each character of a YAML value, through folding and quoting."""

from typing import Any

ScalarRun = tuple[int, int, int]
"""From an offset in the value on, characters are side by side from a line and column on; from 0."""


def runs_of(node: Any, lines: list[str], line: int, column: int) -> list[ScalarRun]:
    """The runs of a scalar that begins at a line and column, its quote or sign included."""
    if node.style in ("|", ">"):
        return _runs_by_line(node.value, lines[line + 1 : node.end_mark.line + 1], line + 1, 0)
    if node.style in ("'", '"'):
        column += 1
    if lines[line].startswith(node.value, column):
        return [(0, line, column)]
    end = node.end_mark
    written = lines[line : end.line + 1]
    if node.style == "'" or (node.style == '"' and "\\" in "".join(written)):
        return _EscapedScalar(node, lines, line, column).runs()
    last_column = end.column
    if node.style == '"':
        last_column -= 1
    written[-1] = written[-1][:last_column]
    return _runs_by_line(node.value, written, line, column)


def _runs_by_line(value: str, written: list[str], line: int, column: int) -> list[ScalarRun]:
    """Folding keeps each line's words as they are: look every `written` line up in the value.

    The first of them is the line with that number, and its words begin at the column or later.
    """
    runs: list[ScalarRun] = []
    offset = 0
    for number, source in enumerate(written, line):
        if number > line:
            column = 0
        words = source[column:].strip()
        found = value.find(words, offset)
        if not words or found < 0:
            continue
        if found > 0 and not runs:
            runs.append((0, line, column))
        runs.append((found, number, source.index(words, column)))
        offset = found + len(words)
    return runs or [(0, line, column)]


_ESCAPED_BLANKS = ("\\ ", "\\t", "\\n", "\\_", "\\\t")
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}
"""Characters of an escape by its first letter; any other escape has two."""


class _EscapedScalar:
    """A quoted value in which one character may be written with several: read one by one."""

    def __init__(self, node: Any, lines: list[str], line: int, column: int) -> None:
        self._value: str = node.value
        self._quote: str = node.style
        self._lines = lines
        self._line = line
        self._column = column

    def runs(self) -> list[ScalarRun]:
        """The runs of the value."""
        runs: list[ScalarRun] = []
        expected = None
        for offset, character in enumerate(self._value):
            if not character.isspace():
                self._go_to_next_word()
            if (self._line, self._column) != expected:
                runs.append((offset, self._line, self._column))
            expected = (self._line, self._column + 1)
            self._column += self._written_length(character)
        return runs or [(0, self._line, self._column)]

    def _rest(self) -> str:
        """What is left of the current line."""
        if self._line >= len(self._lines):
            return ""
        return self._lines[self._line][self._column :]

    def _go_to_next_word(self) -> None:
        self._skip_blanks()
        while self._quote == '"' and self._rest().startswith(_ESCAPED_BLANKS):
            self._column += 2
            self._skip_blanks()

    def _skip_blanks(self) -> None:
        """Go to the next character that is no white space, line end or escaped line end."""
        while self._line < len(self._lines):
            rest = self._rest()
            if rest.strip() and not (self._quote == '"' and rest == "\\"):
                self._column += len(rest) - len(rest.lstrip())
                return
            self._line += 1
            self._column = 0
        self._line = len(self._lines) - 1
        self._column = 0

    def _written_length(self, character: str) -> int:
        """How many characters of the file make this one; 0 for a blank that folding made."""
        rest = self._rest()
        if self._quote == '"' and rest.startswith("\\"):
            return _ESCAPE_LENGTH.get(rest[1:2], 2)
        if self._quote == "'" and rest.startswith("'") and character == "'":
            return 2
        if rest.startswith(character):
            return 1
        return 0
