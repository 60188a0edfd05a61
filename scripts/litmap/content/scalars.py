"""Where each character of a YAML value was written, through folding and quoting."""

from typing import Any


def runs_of(node: Any, lines: list[str], line: int, column: int) -> list[tuple[int, int, int]]:
    """Where the characters of a scalar stand: (offset in its value, line, column), all from 0."""
    value = node.value
    if node.style in ("'", '"'):
        column += 1
    if node.style in ("|", ">"):
        line, column = line + 1, 0
    elif lines[line].startswith(value, column):
        return [(0, line, column)]
    if (
        node.style == '"' and "\\" in "".join(lines[line : node.end_mark.line + 1])
    ) or node.style == "'":
        return _runs_through_escapes(value, lines, line, column, node.style)
    end = node.end_mark
    written = lines[line : end.line + 1]
    if node.style not in ("|", ">"):
        written[-1] = written[-1][: end.column - (node.style == '"')]
    return _runs_by_line(value, written, line, column)


def _runs_by_line(
    value: str, written: list[str], line: int, column: int
) -> list[tuple[int, int, int]]:
    """Folding keeps each line's words as they are: look every `written` line up in the value."""
    runs: list[tuple[int, int, int]] = []
    offset = 0
    for number, source in enumerate(written):
        words = source[column:].strip() if number == 0 else source.strip()
        found = value.find(words, offset) if words else -1
        if found >= 0:
            if found and not runs:
                runs.append((0, line, column))
            runs.append((found, line + number, source.index(words, column if number == 0 else 0)))
            offset = found + len(words)
    return runs or [(0, line, column)]


_ESCAPED_BLANKS = ("\\ ", "\\t", "\\n", "\\_", "\\\t")
_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


def _runs_through_escapes(
    value: str, lines: list[str], line: int, column: int, quote: str
) -> list[tuple[int, int, int]]:
    """Character by character, for quoted values in which one character may be written with several."""
    runs: list[tuple[int, int, int]] = []
    for offset, character in enumerate(value):
        if not character.isspace():
            line, column = _next_word(lines, line, column, quote)
            while quote == '"' and lines[line][column : column + 2] in _ESCAPED_BLANKS:
                line, column = _next_word(lines, line, column + 2, quote)
        if not runs or (line, column) != (runs[-1][1], runs[-1][2] + offset - runs[-1][0]):
            runs.append((offset, line, column))
        here = lines[line][column : column + 1] if line < len(lines) else ""
        if quote == '"' and here == "\\":
            column += _ESCAPE_LENGTH.get(lines[line][column + 1 : column + 2], 2)
        elif quote == "'" and here == "'" == character:
            column += 2
        elif here == character:
            column += 1
    return runs or [(0, line, column)]


def _next_word(lines: list[str], line: int, column: int, quote: str) -> tuple[int, int]:
    """The next character of a quoted value that is not white space, a line's end or an escaped line end."""
    while line < len(lines):
        rest = lines[line][column:]
        if quote == '"' and rest == "\\":
            rest = ""
        if rest.strip():
            return line, column + len(rest) - len(rest.lstrip())
        line, column = line + 1, 0
    return len(lines) - 1, 0
