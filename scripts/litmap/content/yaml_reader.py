"""The fields of front matter: a subset of YAML, every value with its place.

The subset has mappings, lists and scalars. Every scalar is text, whatever it looks like (`no`,
`2024-05-01`, `010`); the model converts. Anchors, aliases, tags and second documents are refused,
because a contributor who meets one by accident (an unquoted `*` or `&`) would otherwise lose text.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import yaml

from litmap.content.hidden import hidden_character, hidden_characters
from litmap.content.scalars import runs_of
from litmap.content.yaml_faults import silent_slips, slip_in_value, syntax_fault
from litmap.content.yaml_values import Slip
from litmap.model.text import Run, Text
from litmap.model.walk import FieldPath
from litmap.problems.problem import Place, Problem

# Nested so deep that the parser fails. One set of first characters, then a look back: so the
# search skips all other text at full speed.
TOO_DEEP = re.compile(
    r"[\[{>*`_!<-](?:(?<=[\[{])(?:\s*[\[{]){39}|(?<=-) (?:- ){39}|(?<=>)(?: ?>){39}"
    r"|(?<=[\[*`_!<])[\[*`_!<]{399})"
)
"""What no parser here gets to see."""
_CANNOT_NEST = 60_000
"""Characters of a text that is too short to nest as deep as would end the process."""
_DEEPEST = 400
_COMMENT = re.compile(r"\s+(#.*)")
_WRITE_PLAIN = "write plain fields and lists"

# All scalars are text here, so no loader has to resolve them.
YamlLoader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads YAML as the map does."""


class FieldReader:
    """Turns one block of YAML into nested fields of `Text`.

    yaml-syntax: fields are plain `name: value` lines.
        bad:  summary: Treaties: slow and few
        good: summary: >- with the text indented on the next line
    duplicate-field: a field is given once.
        bad:  title: A, and again title: B
        good: title: A
    yaml-comment: a value with " #" is in quotes, or the rest of it is lost.
        bad:  title: Rule #1
        good: title: "Rule #1"
    """

    def __init__(
        self, file: str, lines: list[str], first: int = 2, block: str = "front matter"
    ) -> None:
        """`first` is the number of the block's first line, and `block` what messages call it."""
        self.problems: list[Problem] = []
        self.places: dict[FieldPath, Place] = {}
        self._file = file
        self._lines = lines
        self._first = first
        self._block = block
        self._seen: set[int] = set()

    def read(self) -> dict[Any, Any]:
        """The fields; empty, with a problem, if there is no list of fields."""
        return self._read(self._fields)

    def read_items(self, name: str) -> dict[Any, Any]:
        """A block that is a list, as the one field `name`; empty if there is nothing in it."""
        return self._read(partial(self._items, name))

    def _read(self, taken: Callable[[Any], dict[Any, Any]]) -> dict[Any, Any]:
        """What `taken` makes of the block's node; empty, with a problem, if it is no YAML."""
        text = "\n".join(self._lines)
        if deep := TOO_DEEP.search(text):
            line = text.count("\n", 0, deep.start()) + self._first
            self._report(
                Place(self._file, line),
                "yaml-syntax",
                f"'{deep[0][:10]}…' nests too deeply; {_WRITE_PLAIN}",
            )
            return {}
        try:
            if len(text) > _CANNOT_NEST and _nests_too_deeply(text):
                self._report(
                    Place(self._file, self._first),
                    "yaml-syntax",
                    f"the {self._block} nests too deeply; {_WRITE_PLAIN}",
                )
                return {}
            node = yaml.compose(text, Loader=YamlLoader)
            slips = list(silent_slips(text, self._lines))
            for slip in slips:
                self._report_slip(slip)
            return {} if slips else taken(node)
        except (yaml.YAMLError, RecursionError) as error:
            self._report_syntax(error)
            return {}

    @property
    def _example(self) -> str:
        """A line of the block; in other files than those of pages no field is called 'title'."""
        return "'title: …'" if self._block == "front matter" else "'name: value'"

    def _fields(self, node: Any) -> dict[Any, Any]:
        if node is None or not node.value:
            self._report(
                Place(self._file, self._first),
                "front-matter",
                f"the {self._block} holds no fields; write lines such as {self._example}",
            )
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._report(
                self._place(node),
                "front-matter",
                f"the {self._block} is not a list of fields; write lines such as {self._example}",
            )
            return {}
        fields: dict[Any, Any] = self._value(node, ())
        return fields

    def _items(self, name: str, node: Any) -> dict[Any, Any]:
        if node is None or not node.value:
            return {}
        if not isinstance(node, yaml.SequenceNode):
            self._report(
                self._place(node),
                "front-matter",
                f"the {self._block} is not a list; put '- ' before each of its items",
            )
            return {}
        return {name: self._value(node, (name,))}

    def _place(self, node: Any) -> Place:
        mark = node.start_mark
        return Place(self._file, mark.line + self._first, mark.column + 1)

    def _report(self, place: Place, rule: str, message: str) -> None:
        self.problems.append(Problem(place, rule, message))

    def _report_syntax(self, error: Exception) -> None:
        slip = syntax_fault(error, self._lines)
        if slip is None:
            place = Place(self._file, self._first)
            self._report(
                place, "yaml-syntax", f"the {self._block} nests too deeply; {_WRITE_PLAIN}"
            )
            return
        self._report_slip(slip)

    def _report_slip(self, slip: Slip) -> None:
        place = Place(self._file, slip.line + self._first, slip.column + 1)
        self._report(place, "yaml-syntax", slip.cure)

    def _value(self, node: Any, path: FieldPath) -> Any:
        place = self._place(node)
        if id(node) in self._seen:
            self._report(
                place,
                "yaml-syntax",
                "a value cannot start with '*' or be shared by '&name'; put it in double quotes",
            )
            return Text("", self._file, (Run(0, place.line, place.column),))
        self._seen.add(id(node))
        mark = node.start_mark
        if self._lines[mark.line].startswith(("&", "!"), mark.column):
            self._report(
                place,
                "yaml-syntax",
                "a value cannot start with '&' or '!'; put it in double quotes",
            )
            if not node.value:  # a name and nothing else, which is the text that was meant
                written = self._lines[mark.line][mark.column :]
                return Text(written, self._file, (Run(0, place.line, place.column),))
        if isinstance(node, yaml.ScalarNode):
            if slip := slip_in_value(node, self._lines):
                self._report_slip(slip)
            return self._text(node)
        if isinstance(node, yaml.SequenceNode):
            return self._list(node, path)
        return self._mapping(node, path)

    def _list(self, node: Any, path: FieldPath) -> list[Any]:
        items: list[Any] = []
        for index, item in enumerate(node.value):
            self.places[(*path, index)] = self._place(item)
            items.append(self._value(item, (*path, index)))
        return items

    def _mapping(self, node: Any, path: FieldPath) -> dict[Text, Any]:
        fields: dict[Text, Any] = {}
        for key_node, value_node in node.value:
            place = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(
                    place, "yaml-syntax", "a field's name must be one word, such as 'title:'"
                )
                continue
            key = self._text(key_node)
            here = (*path, str(key))
            if key in fields:
                first = self.places[here].line
                if path and isinstance(path[-1], int) and key == next(iter(fields)):
                    message = (
                        f"the field '{key}' is used a second time in this item (first on line "
                        f"{first}); if a new item starts here, write '- ' right before it"
                    )
                    self._report(place, "duplicate-field", message)
                    break
                self._report(
                    place,
                    "duplicate-field",
                    f"the field '{key}' is used a second time (first on line {first}); "
                    "keep one of the two",
                )
                continue
            self.places[here] = place
            fields[key] = self._value(value_node, here)
        return fields

    def _text(self, node: Any) -> Text:
        start, end = node.start_mark, node.end_mark
        comment = _COMMENT.match(self._lines[end.line], end.column)
        if comment and not node.style:
            place = Place(self._file, end.line + self._first, comment.start(1) + 1)
            message = (
                f"'{comment[1][:40]}' is cut off as a comment; put the value in "
                "double quotes, or the comment on a line of its own"
            )
            self.problems.append(Problem(place, "yaml-comment", message, "warning"))
        runs: list[Run] = []
        for offset, line, column in runs_of(node, self._lines, start.line, start.column):
            runs.append(Run(offset, line + self._first, column + 1))
        return self._visible(Text(node.value, self._file, tuple(runs)))

    def _visible(self, text: Text) -> Text:
        """The text with blanks for what cannot be shown, such as the escape '\\x02' in quotes."""
        if text.isprintable():
            return text
        shown = list(text)
        for index in hidden_characters(text):
            shown[index] = " "
            self.problems.append(hidden_character(text.place(index), text[index]))
        return Text("".join(shown), text.file, text.runs)


def _nests_too_deeply(text: str) -> bool:
    """Would what composes nodes, which calls itself for each level, run out of stack?"""
    depth = 0
    for event in yaml.parse(text, Loader=YamlLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            return True
    return False
