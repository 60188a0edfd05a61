"""From the bytes of an entry file to its fields and body, every character with its place.

YAML is read as a subset: mappings, lists and scalars. Every scalar is text,
whatever it looks like (`no`, `2024-05-01`, `010`); the model converts. Anchors,
aliases, tags and second documents are refused, because a contributor who meets
one by accident (an unquoted `*` or `&`) would otherwise lose what was written.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from litmap.problem import Place, Problem
from litmap.text import Run, Text

MAX_BYTES = 1_000_000
MAX_LINE = 20_000
_DEEP = re.compile(r"(?:[\[{]\s*){40}|(?:- ){40}|(?:> ?){40}|[\[*`_!<]{400}")
_YAML_LINE_BREAKS = "\x85\u2028\u2029"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """One entry file, taken apart.

    `fields` holds nested dicts and lists whose leaves and keys are `Text`;
    `places` gives the place of each field's name by its path, such as
    `("claims", 0, "text")`, and of each list item; `body` is the Markdown
    behind the front matter.
    """

    file: str
    fields: dict[Any, Any]
    places: dict[tuple[str | int, ...], Place]
    body: Text


def decode(file: str, data: bytes, problems: list[Problem], limit: int = MAX_BYTES) -> str:
    """The text of a file, with LF line ends. What cannot be shown is reported and blanked, never dropped."""
    if len(data) > limit:
        problems.append(Problem(Place(file), "file-too-large", f"the file has {len(data):,} bytes; "
                                f"keep it below {limit:,}"))
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        problems.append(Problem(Place(file, line, column), "not-utf-8",
                                f"byte 0x{data[error.start]:02x} is not UTF-8; save the file with the encoding UTF-8"))
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _blank_hidden_characters(file, text, problems)


def _blank_hidden_characters(file: str, text: str, problems: list[Problem]) -> str:
    if text.isascii() and text.isprintable():
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if len(line) > MAX_LINE:
            problems.append(Problem(Place(file, number + 1), "line-too-long",
                                    f"the line has {len(line):,} characters; break it below {MAX_LINE:,}"))
            lines[number] = ""
        elif not line.isprintable():
            lines[number] = _printable(file, number + 1, line, problems)
    return "\n".join(lines)


def _printable(file: str, number: int, line: str, problems: list[Problem]) -> str:
    kept = list(line)
    for index, character in enumerate(line):
        if character == "\t" or unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co"):
            continue
        kept[index] = " "
        problems.append(Problem(Place(file, number, index + 1), "hidden-character",
                                f"the invisible character U+{ord(character):04X} stands here; delete it"))
    return "".join(kept)


def read_document(file: str, data: bytes) -> tuple[Document, list[Problem]]:
    """Take an entry file apart. Raises nothing; a file without front matter gives no fields and a problem."""
    problems: list[Problem] = []
    text = decode(file, data, problems)
    lines = text.split("\n")
    end = _end_of_front_matter(file, text, lines, problems)
    front = "\n".join(lines[1:end])
    body_start = end + 1 if end else 0
    body = Text("\n".join(lines[body_start:]), file,
                tuple(_line_runs(lines[body_start:], body_start + 1)) or (Run(0, body_start + 1, 1),))
    reader = _Reader(file, front.split("\n"))
    fields = reader.read(front) if end else {}
    problems += reader.problems
    return Document(file, fields, reader.places, body), problems


def _end_of_front_matter(file: str, text: str, lines: list[str], problems: list[Problem]) -> int:
    """The index of the closing `---`, or 0 with a problem."""
    if not text.strip():
        problems.append(Problem(Place(file), "front-matter", "the file is empty; start it with a line '---', "
                                "the fields, and a second line '---'"))
        return 0
    if lines[0].rstrip() != "---":
        problems.append(Problem(Place(file), "front-matter", "the file does not start with front matter; "
                                "put '---' on its first line, then the fields, then '---'"))
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return index
    problems.append(Problem(Place(file, 1), "front-matter", "the front matter is not closed; "
                            "put a line '---' behind its last field"))
    return 0


def _line_runs(lines: list[str], first: int) -> Iterator[Run]:
    offset = 0
    for number, line in enumerate(lines, first):
        yield Run(offset, number, 1)
        offset += len(line) + 1


class _Reader:
    """Turns one front matter block into nested fields of `Text`. `first` is the block's first line in its file."""

    def __init__(self, file: str, lines: list[str], first: int = 2) -> None:
        self.file = file
        self.lines = lines
        self.first = first
        self.problems: list[Problem] = []
        self.places: dict[tuple[str | int, ...], Place] = {}
        self.seen: set[int] = set()

    def read(self, front: str) -> dict[Any, Any]:
        if deep := _DEEP.search(front):
            line = front.count("\n", 0, deep.start()) + self.first
            self.problems.append(Problem(Place(self.file, line), "yaml-syntax",
                                         f"'{deep[0][:10]}…' nests too deeply; write plain fields and lists"))
            return {}
        try:
            node = yaml.compose(front, Loader=_Loader)
        except (yaml.YAMLError, RecursionError) as error:
            self.problems.append(self._syntax_problem(error))
            return {}
        if node is None:
            self.problems.append(Problem(Place(self.file, self.first), "front-matter",
                                         "the front matter holds no fields; give at least 'title' and 'summary'"))
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.problems.append(Problem(self._place(node), "front-matter",
                                         "the front matter is not a list of fields; write lines such as 'title: …'"))
            return {}
        fields: dict[Any, Any] = self._value(node, ())
        return fields

    def _place(self, node: Any) -> Place:
        return Place(self.file, node.start_mark.line + self.first, node.start_mark.column + 1)

    def _problem(self, node: Any, message: str) -> None:
        self.problems.append(Problem(self._place(node), "yaml-syntax", message))

    def _syntax_problem(self, error: Exception) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:
            return Problem(Place(self.file, self.first), "yaml-syntax", "the front matter nests too deeply")
        line = min(mark.line, len(self.lines) - 1)
        place = Place(self.file, line + self.first, mark.column + 1)
        return Problem(place, "yaml-syntax", _explain_syntax(self.lines[line], mark.column, error))

    def _value(self, node: Any, path: tuple[str | int, ...]) -> Any:
        if id(node) in self.seen:
            self._problem(node, "a value cannot start with '*' or be shared by '&name'; put it in double quotes")
            return Text("", self.file, (Run(0, node.start_mark.line + self.first, node.start_mark.column + 1),))
        self.seen.add(id(node))
        if self.lines[node.start_mark.line][node.start_mark.column :][:1] in ("&", "!"):
            self._problem(node, "a value cannot start with '&' or '!'; put it in double quotes")
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self.places[(*path, index)] = self._place(item)
            return [self._value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: Any, path: tuple[str | int, ...]) -> dict[Text, Any]:
        fields: dict[Text, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, "a field's name must be one word, such as 'title:'")
                continue
            key = self._text(key_node)
            if key in fields:
                earlier = self.places[(*path, str(key))].line
                self.problems.append(Problem(self._place(key_node), "duplicate-field",
                                             f"the field '{key}' stands a second time (first on line {earlier}); "
                                             "keep one of the two"))
                continue
            self.places[(*path, str(key))] = self._place(key_node)
            fields[key] = self._value(value_node, (*path, str(key)))
        return fields

    def _text(self, node: Any) -> Text:
        line, column = node.start_mark.line, node.start_mark.column
        end = node.end_mark
        if not node.style and (cut := re.match(r"\s+(#.*)", self.lines[end.line][end.column :])):
            self.problems.append(Problem(Place(self.file, end.line + self.first, end.column + 1 + cut.start(1)),
                                         "yaml-comment", f"'{cut[1][:40]}' is cut off as a comment; put the value in "
                                         "double quotes, or the comment on a line of its own", "warning"))
        runs = _runs(node, self.lines, line, column)
        return Text(node.value, self.file, tuple(Run(o, ln + self.first, c + 1) for o, ln, c in runs))


def _explain_syntax(line: str, column: int, error: Exception) -> str:
    """A cure for the commonest YAML slips, told by the line on which the parser stopped."""
    value = line.partition(": ")[2].strip()
    said = str(getattr(error, "problem", "") or "")
    if ("cannot start any token" in said and line[column : column + 1] == "@") or value.startswith("@"):
        return "a value cannot start with '@'; put it in double quotes and brackets: \"[@key]\""
    if "tab" in said or line[:column].startswith("\t") or "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab stands at the start of the line; use spaces"
    if "mapping values are not allowed" in said:
        return "a second ': ' stands in this value; put the value behind '>-' on its own line, or in double quotes"
    if "unknown escape" in said:
        return "in double quotes '\\' starts an escape; write '\\\\@' for '\\@'"
    if "alias" in said or value.startswith("*"):
        return "a value cannot start with '*'; put it in double quotes"
    if "document" in said:
        return "a line '---' or '...' stands inside the front matter; remove it"
    if value.startswith("[") or "flow" in str(getattr(error, "context", "")):
        return "a bracket is not closed, or a citation is not quoted; put the value in double quotes"
    if "quoted" in str(getattr(error, "context", "")) or "end of stream" in said:
        return "a quotation mark is not closed; add the missing one at the end of the value"
    return "this line cannot be read; check the indentation, and that each field looks like 'name: value'"


def _runs(node: Any, lines: list[str], line: int, column: int) -> list[tuple[int, int, int]]:
    """Where the characters of a scalar stand: (offset in its value, line, column), all from 0."""
    value = node.value
    if node.style in ("'", '"'):
        column += 1
    if node.style in ("|", ">"):
        line, column = line + 1, 0
    elif lines[line].startswith(value, column):
        return [(0, line, column)]
    if (node.style == '"' and "\\" in "".join(lines[line : node.end_mark.line + 1])) or node.style == "'":
        return _runs_through_escapes(value, lines, line, column, node.style)
    return _runs_by_line(value, lines, line, column, node.end_mark.line)


def _runs_by_line(value: str, lines: list[str], line: int, column: int, last: int) -> list[tuple[int, int, int]]:
    """Folding keeps each line's words as they are: look every line up in the value."""
    runs: list[tuple[int, int, int]] = []
    offset = 0
    for number in range(line, min(last + 1, len(lines))):
        source = lines[number][column:] if number == line else lines[number]
        words = source.strip()
        found = value.find(words, offset) if words else -1
        if found < 0 and number == last and words:
            words = words[: len(value) - offset]
            found = value.find(words, offset) if words else -1
        if found < 0:
            continue
        start = len(source) - len(source.lstrip()) + (column if number == line else 0)
        runs.append((found if runs else 0, number, start - (0 if runs else found)))
        offset = found + len(words)
    return runs or [(0, min(line, len(lines) - 1), column)]


_ESCAPE_LENGTH = {"x": 4, "u": 6, "U": 10}


def _runs_through_escapes(
    value: str, lines: list[str], line: int, column: int, quote: str
) -> list[tuple[int, int, int]]:
    """Character by character, for quoted values in which one character may be written with several."""
    runs: list[tuple[int, int, int]] = []
    for offset, character in enumerate(value):
        if not character.isspace():
            line, column = _next_word(lines, line, column, quote)
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
