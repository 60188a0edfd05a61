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
from pathlib import Path
from typing import Any

import yaml

from litmap.content.scalars import runs_of
from litmap.model.text import Run, Text
from litmap.problems.problem import Place, Problem

MAX_BYTES = 60_000
MAX_BRACKETS = 1_000
MAX_LINE = 20_000
_MERGE = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
# One set of first characters, then a look back: so the search skips all other text at full speed.
_DEEP = re.compile(
    r"[\[{>*`_!<-](?:(?<=[\[{])(?:\s*[\[{]){39}|(?<=-) (?:- ){39}|(?<=>)(?: ?>){39}|(?<=[\[*`_!<])[\[*`_!<]{399})"
)
_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")
_Loader: Any = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)  # all scalars are text here, so none is resolved


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


def read(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file; of one that is too large no more than shows it."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def decode(file: str, data: bytes, problems: list[Problem], limit: int = MAX_BYTES) -> str:
    """The text of a file, with LF line ends. What cannot be shown is reported and blanked, never dropped.

    file-too-large: an entry stays below 60 KB, paper.yml below 100 KB, references.bib below 5 MB.
        bad:  a pasted book
        good: the passage that matters
    not-utf-8: files are saved as UTF-8.
        bad:  a file in Latin-1
        good: the same, saved with the encoding UTF-8
    hidden-character: no invisible or direction-changing characters.
        bad:  a zero-width space in a word
        good: the word without it
    line-too-long: a line has at most 20,000 characters.
        bad:  a whole book on one line
        good: lines of about 120 characters
    """
    if len(data) > limit:
        problems.append(
            Problem(
                Place(file), "file-too-large", f"the file has more than {limit:,} bytes; shorten it"
            )
        )
        return ""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        problems.append(
            Problem(
                Place(file, line, column),
                "not-utf-8",
                f"byte 0x{data[error.start]:02x} is not UTF-8; save the file with the encoding UTF-8",
            )
        )
        text = data.decode("utf-8", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += _merge_markers(file, text)
    return _blank_hidden_characters(file, text, problems)


def _blank_hidden_characters(file: str, text: str, problems: list[Problem]) -> str:
    if text.isascii() and text.isprintable():
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if len(line) > MAX_LINE:
            problems.append(
                Problem(
                    Place(file, number + 1),
                    "line-too-long",
                    f"the line has {len(line):,} characters; break it below {MAX_LINE:,}",
                )
            )
            lines[number] = ""
        elif not line.isprintable():
            lines[number] = _printable(file, number + 1, line, problems)
    return "\n".join(lines)


def _printable(file: str, number: int, line: str, problems: list[Problem]) -> str:
    kept = list(line)
    for index, character in enumerate(line):
        if is_hidden(character):
            kept[index] = " "
            problems.append(_hidden_problem(Place(file, number, index + 1), character))
    return "".join(kept)


def is_hidden(character: str) -> bool:
    """Is this a character that shows nothing, turns the text round, or has no meaning in any text?"""
    nothing = ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
    return nothing or (character != "\t" and unicodedata.category(character) in _HIDDEN)


def _merge_markers(file: str, text: str) -> Iterator[Problem]:
    """What git leaves where two versions of a passage could not be joined.

    merge-marker: no line of a merge of two versions is left.
        bad:  "<<<<<<< HEAD"
        good: the version that is right, alone
    """
    for number, line in enumerate(text.split("\n"), 1):
        if _MERGE.fullmatch(line):
            yield Problem(
                Place(file, number),
                "merge-marker",
                f"'{line[:7]}' was left where two versions met; "
                "keep the right version, and delete this line and its fellows",
            )


def _hidden_problem(place: Place, character: str) -> Problem:
    message = f"the invisible character U+{ord(character):04X} stands here; delete it"
    return Problem(place, "hidden-character", message)


def read_document(file: str, data: bytes) -> tuple[Document, list[Problem]]:
    """Take an entry file apart. Raises nothing; a file without front matter gives no fields and a problem."""
    problems: list[Problem] = []
    text = decode(file, data, problems)
    problems += _many_brackets(file, text)
    if {problem.rule for problem in problems} & {"file-too-large", "too-many-brackets"}:
        return Document(file, {}, {}, Text("", file, (Run(0, 1, 1),))), problems
    lines = text.split("\n")
    end = _end_of_front_matter(file, text, lines, problems)
    front = "\n".join(lines[1:end])
    body_start = end + 1 if end else 0
    body = Text(
        "\n".join(lines[body_start:]),
        file,
        tuple(_line_runs(lines[body_start:], body_start + 1)) or (Run(0, body_start + 1, 1),),
    )
    reader = _Reader(file, front.split("\n"))
    fields = reader.read(front) if end else {}
    problems += reader.problems
    return Document(file, fields, reader.places, body), problems


def read_fields(file: str, data: bytes, limit: int) -> tuple[Document, list[Problem]]:
    """The same for a file that is fields from its first line to its last, such as `paper.yml`."""
    problems: list[Problem] = []
    text = decode(file, data, problems, limit)
    reader = _Reader(file, text.split("\n"), first=1, block="file")
    fields = reader.read(text)
    return Document(
        file, fields, reader.places, Text("", file, (Run(0, 1, 1),))
    ), problems + reader.problems


def _many_brackets(file: str, text: str) -> Iterator[Problem]:
    """What a parser of Markdown would take minutes over is not handed to it.

    too-many-brackets: a file has at most 1,000 opening brackets.
        bad:  [[[[[[… ten thousand times
        good: the links and citations that the text needs
    """
    if text.count("[") > MAX_BRACKETS:
        line = text[: _nth(text, "[", MAX_BRACKETS + 1)].count("\n") + 1
        yield Problem(
            Place(file, line),
            "too-many-brackets",
            f"the {MAX_BRACKETS + 1:,}th '[' of this file stands "
            "here; an entry needs far fewer, so remove those that are not needed",
        )


def _nth(text: str, character: str, number: int) -> int:
    """Where a character stands for the nth time."""
    place = -1
    for _ in range(number):
        place = text.index(character, place + 1)
    return place


def _end_of_front_matter(file: str, text: str, lines: list[str], problems: list[Problem]) -> int:
    """The index of the closing `---`, or 0 with a problem.

    front-matter: a file starts with fields between two lines `---`.
        bad:  title: Slow ratification
        good: --- / title: Slow ratification / ---
    """
    if not text.strip():
        problems.append(
            Problem(
                Place(file),
                "front-matter",
                "the file is empty; start it with a line '---', "
                "the fields, and a second line '---'",
            )
        )
        return 0
    if lines[0].rstrip() != "---":
        problems.append(
            Problem(
                Place(file),
                "front-matter",
                "the file does not start with front matter; "
                "put '---' on its first line, then the fields, then '---'",
            )
        )
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return index
    for index, line in enumerate(lines[1:], 1):
        if _NEARLY_CLOSED.fullmatch(line):
            problems.append(
                Problem(
                    Place(file, index + 1),
                    "front-matter",
                    f"'{line.strip()}' should be '---', three hyphens, to close the front matter",
                )
            )
            return index
    problems.append(
        Problem(
            Place(file, 1),
            "front-matter",
            "the front matter is not closed; put a line '---' behind its last field",
        )
    )
    return 0


def _line_runs(lines: list[str], first: int) -> Iterator[Run]:
    offset = 0
    for number, line in enumerate(lines, first):
        yield Run(offset, number, 1)
        offset += len(line) + 1


_NEARLY_CLOSED = re.compile(r"\s*[-–—―_=]{1,6}\s*")
_COMMENT = re.compile(r"\s+(#.*)")


class _Reader:
    """Turns one block of YAML into nested fields of `Text`.

    `first` is the block's first line in its file, and `block` what messages call it.

    yaml-syntax: fields are plain `name: value` lines.
        bad:  summary: Treaties: slow and few
        good: summary: >- with the text indented on the next line
    duplicate-field: a field stands once.
        bad:  title: A, and again title: B
        good: title: A
    yaml-comment: a value with " #" is in quotes, or the rest of it is lost.
        bad:  title: Rule #1
        good: title: "Rule #1"
    """

    def __init__(
        self, file: str, lines: list[str], first: int = 2, block: str = "front matter"
    ) -> None:
        self.file = file
        self.lines = lines
        self.first = first
        self.block = block
        self.problems: list[Problem] = []
        self.places: dict[tuple[str | int, ...], Place] = {}
        self.seen: set[int] = set()

    def read(self, front: str) -> dict[Any, Any]:
        if deep := _DEEP.search(front):
            line = front.count("\n", 0, deep.start()) + self.first
            self.problems.append(
                Problem(
                    Place(self.file, line),
                    "yaml-syntax",
                    f"'{deep[0][:10]}…' nests too deeply; write plain fields and lists",
                )
            )
            return {}
        try:
            node = yaml.compose(front, Loader=_Loader)
        except (yaml.YAMLError, RecursionError) as error:
            self.problems.append(self._syntax_problem(error))
            return {}
        if node is None or not node.value:
            self.problems.append(
                Problem(
                    Place(self.file, self.first),
                    "front-matter",
                    f"the {self.block} holds no fields; write lines such as 'title: …'",
                )
            )
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.problems.append(
                Problem(
                    self._place(node),
                    "front-matter",
                    f"the {self.block} is not a list of fields; write lines such as 'title: …'",
                )
            )
            return {}
        try:
            fields: dict[Any, Any] = self._value(node, ())
        except RecursionError as error:
            self.problems.append(self._syntax_problem(error))
            return {}
        return fields

    def _place(self, node: Any) -> Place:
        return Place(self.file, node.start_mark.line + self.first, node.start_mark.column + 1)

    def _problem(self, node: Any, message: str) -> None:
        self.problems.append(Problem(self._place(node), "yaml-syntax", message))

    def _syntax_problem(self, error: Exception) -> Problem:
        mark = _mark(error)
        if mark is None:
            return Problem(
                Place(self.file, self.first),
                "yaml-syntax",
                f"the {self.block} nests too deeply; write plain fields and lists",
            )
        line = min(mark.line, len(self.lines) - 1)
        place = Place(self.file, line + self.first, mark.column + 1)
        return Problem(place, "yaml-syntax", _explain_syntax(self.lines[line], mark.column, error))

    def _value(self, node: Any, path: tuple[str | int, ...]) -> Any:
        if id(node) in self.seen:
            self._problem(
                node,
                "a value cannot start with '*' or be shared by '&name'; put it in double quotes",
            )
            return Text(
                "",
                self.file,
                (Run(0, node.start_mark.line + self.first, node.start_mark.column + 1),),
            )
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
                self.problems.append(
                    Problem(
                        self._place(key_node),
                        "duplicate-field",
                        f"the field '{key}' stands a second time (first on line {earlier}); "
                        "keep one of the two",
                    )
                )
                continue
            self.places[(*path, str(key))] = self._place(key_node)
            fields[key] = self._value(value_node, (*path, str(key)))
        return fields

    def _text(self, node: Any) -> Text:
        line, column = node.start_mark.line, node.start_mark.column
        end = node.end_mark
        if not node.style and (cut := _COMMENT.match(self.lines[end.line], end.column)):
            self.problems.append(
                Problem(
                    Place(self.file, end.line + self.first, cut.start(1) + 1),
                    "yaml-comment",
                    f"'{cut[1][:40]}' is cut off as a comment; put the value in "
                    "double quotes, or the comment on a line of its own",
                    "warning",
                )
            )
        runs = runs_of(node, self.lines, line, column)
        return self._shown(
            Text(
                node.value, self.file, tuple([Run(o, ln + self.first, c + 1) for o, ln, c in runs])
            )
        )

    def _shown(self, text: Text) -> Text:
        """The text with blanks for what cannot be shown: in double quotes an escape, such as '\\x02', stands for it."""
        if text.isprintable():
            return text
        hidden = {index: one for index, one in enumerate(text) if one != "\n" and is_hidden(one)}
        self.problems += [_hidden_problem(text.place(index), one) for index, one in hidden.items()]
        return Text(
            "".join(" " if index in hidden else one for index, one in enumerate(text)),
            text.file,
            text.runs,
        )


def _mark(error: Exception) -> Any:
    """Where a syntax error was made. The parser stops behind it where a ':' or a closing bracket is missing."""
    begun = str(getattr(error, "context", "") or "").startswith(
        ("while scanning a simple key", "while parsing a flow")
    )
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    return next((mark for mark in (reversed(marks) if begun else marks) if mark), None)


def _explain_syntax(line: str, column: int, error: Exception) -> str:
    """A cure for the commonest YAML slips, told by the line on which the parser stopped."""
    value = line.partition(": ")[2].strip()
    said = str(getattr(error, "problem", "") or "")
    if ("cannot start any token" in said and line[column : column + 1] == "@") or value.startswith(
        "@"
    ):
        return "a value cannot start with '@'; put it in double quotes and brackets: \"[@key]\""
    if (
        "tab" in said
        or line[:column].startswith("\t")
        or "\t" in line[: len(line) - len(line.lstrip())]
    ):
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
        return (
            "a bracket is not closed, or a citation is not quoted; put the value in double quotes"
        )
    if "quoted" in str(getattr(error, "context", "")) or "end of stream" in said:
        return "a quotation mark is not closed; add the missing one at the end of the value"
    return "this line cannot be read; check the indentation, and that each field looks like 'name: value'"
