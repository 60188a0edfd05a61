"""From the bytes of an entry file to its fields and body, every character with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from litmap.content.decoding import decode
from litmap.content.yaml_reader import FieldReader
from litmap.content.yaml_values import is_field
from litmap.model.text import Run, Text
from litmap.model.walk import FieldPath
from litmap.problems.problem import Place, Problem

MAX_BRACKETS = 1_000
"""Opening brackets of an entry that the parser of Markdown gets to see."""

_NEARLY_HYPHENS = re.compile(r"\s*[-–—―_=]{1,6}\s*")


@dataclass(frozen=True)
class Document:
    """One entry file, taken apart.

    `fields` holds nested dicts and lists whose leaves and keys are `Text`;
    `places` gives the place of each field's name by its path, such as
    `("claims", 0, "text")`, and of each list item; `body` is the Markdown
    behind the front matter; `lines` are those of the file up to its last field.
    """

    file: str
    fields: dict[Any, Any]
    places: dict[FieldPath, Place]
    body: Text
    lines: tuple[str, ...] = ()

    @property
    def front(self) -> str:
        """The front matter as it was written, comments and all."""
        return "\n".join(self.lines[1:])


def read_document(file: str, data: bytes) -> tuple[Document, list[Problem]]:
    """Take an entry file apart. Raises nothing; without front matter there are no fields."""
    problems: list[Problem] = []
    text = decode(file, data, problems)
    problems += _many_brackets(file, text)
    if {problem.rule for problem in problems} & {"file-too-large", "too-many-brackets"}:
        return Document(file, {}, {}, _no_body(file)), problems
    lines = text.split("\n")
    end = _end_of_front_matter(file, lines, problems)
    if not end:
        return Document(file, {}, {}, _body(file, lines, first=1)), problems
    reader = FieldReader(file, lines[1:end])
    fields = reader.read()
    problems += reader.problems
    body = _body(file, lines[end + 1 :], first=end + 2)
    found = Document(file, fields, reader.places, body, lines=tuple(lines[:end]))
    return found, problems


def read_fields(
    file: str, data: bytes, limit: int, items: str = ""
) -> tuple[Document, list[Problem]]:
    """The same for a file that is fields from its first line to its last, such as `paper.yml`.

    With `items` the file is a list, such as `removed.yml`, which becomes the field of that name.
    """
    problems: list[Problem] = []
    lines = decode(file, data, problems, limit).split("\n")
    reader = FieldReader(file, lines, first=1, block="file")
    fields = reader.read_items(items) if items else reader.read()
    problems += reader.problems
    found = Document(file, fields, reader.places, _no_body(file), lines=tuple(lines))
    return found, problems


def _no_body(file: str) -> Text:
    return Text("", file, (Run(0, 1, 1),))


def _body(file: str, lines: list[str], first: int) -> Text:
    """The lines behind the front matter as a text; `first` is the number of the first."""
    runs: list[Run] = []
    offset = 0
    for number, line in enumerate(lines, first):
        runs.append(Run(offset, number, 1))
        offset += len(line) + 1
    return Text("\n".join(lines), file, tuple(runs) or (Run(0, first, 1),))


def _many_brackets(file: str, text: str) -> Iterator[Problem]:
    """A file with so many brackets is left out: the parser of Markdown would take minutes.

    too-many-brackets: a file has at most 1,000 opening brackets.
        bad:  [[[[[[… ten thousand times
        good: the links and citations that the text needs
    """
    if text.count("[") > MAX_BRACKETS:
        line = text[: _nth(text, "[", MAX_BRACKETS + 1)].count("\n") + 1
        yield Problem(
            Place(file, line),
            "too-many-brackets",
            f"the {MAX_BRACKETS + 1:,}th '[' of this file is "
            "here; an entry needs far fewer, so remove those that are not needed",
        )


def _nth(text: str, character: str, number: int) -> int:
    """The offset at which a character occurs for the nth time."""
    offset = -1
    for _ in range(number):
        offset = text.index(character, offset + 1)
    return offset


def _end_of_front_matter(file: str, lines: list[str], problems: list[Problem]) -> int:
    """The index of the closing `---`, or 0 and a problem.

    front-matter: a file starts with fields between two lines `---`.
        bad:  title: Slow ratification
        good: --- / title: Slow ratification / ---
    """
    if not any(line.strip() for line in lines):
        message = (
            "the file is empty; start it with a line '---', the fields, and a second line '---'"
        )
        problems.append(_unsound(file, 1, message))
        return 0
    if lines[0].rstrip() != "---":
        problems.append(_no_start(file, lines))
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() != "---":
            continue
        if is_field("".join(lines[index + 1 : index + 2])) and "---" in lines[index + 2 :]:
            message = "this '---' closes the front matter, but fields follow; delete this line"
            problems.append(_unsound(file, index + 1, message))
            return 0
        return index
    for index, line in enumerate(lines[1:], 1):
        if _NEARLY_HYPHENS.fullmatch(line):
            message = (
                f"'{line.strip()}' should be '---', three hyphens and no space before them, "
                "to close the front matter"
            )
            problems.append(_unsound(file, index + 1, message))
            return index
    message = "the front matter is not closed; put a line '---' after its last field"
    problems.append(_unsound(file, 1, message))
    return 0


def _no_start(file: str, lines: list[str]) -> Problem:
    """The problem of a file whose first line is not '---'."""
    number = 0
    while not lines[number].strip():
        number += 1
    first = lines[number].strip()
    if first == "---":
        message = "the file does not start with '---'; delete the spaces or lines before it"
    elif _NEARLY_HYPHENS.fullmatch(first):
        message = f"'{first}' should be '---', three hyphens, as the file's first line"
    else:
        message = (
            "the file does not start with front matter; "
            "put '---' on its first line, then the fields, then '---'"
        )
    return _unsound(file, 1, message)


def _unsound(file: str, line: int, message: str) -> Problem:
    return Problem(Place(file, line), "front-matter", message)
