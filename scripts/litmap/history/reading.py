"""From the bytes of a file of any age to its meaning: fields and text without their layout.

Old files may use fields and words that the model no longer knows, so all is read as text, and
nothing is judged. How a text is wrapped, quoted or folded is no part of its meaning.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from litmap.content.files import CONTENT
from litmap.content.yaml_reader import TOO_DEEP, YamlLoader
from litmap.model.vocabulary import KIND_OF_FOLDER

_MOST_BYTES = 1_000_000
_MOST_NODES = 50_000
_MOST_BRACKETS = 1_000
_DEEPEST = 40

Fields = dict[str, Any]
"""Names of fields with nested dicts, lists and texts."""


class Unreadable(ValueError):
    """A file of which nobody can tell what it says."""


@dataclass(frozen=True)
class FileState:
    """What a file below content/ said: its fields and, for an entry or a page, the text below.

    `id` is its name without folder and ending, `kind` the kind of entry it is: a word of old files
    where the map has no such kind today, '' for a file that is no entry.
    """

    id: str
    kind: str
    file: str
    fields: Fields
    body: str = ""

    @property
    def title(self) -> str:
        """Its title, or its id where it has none."""
        return text_of(self.fields.get("title")) or self.id

    def claims(self) -> dict[str, Fields]:
        """Its claims by id; of several with one id the first."""
        found: dict[str, Fields] = {}
        for claim in records(self.fields, "claims"):
            found.setdefault(text_of(claim.get("id")), claim)
        found.pop("", None)
        return found


def normal(text: str) -> str:
    """A text without its line breaks and doubled blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def text_of(value: Any) -> str:
    """A value that is a text; '' for any other."""
    return value if isinstance(value, str) else ""


def items(fields: Mapping[str, Any], name: str) -> list[Any]:
    """The items of a field: those of a list, or the one value that stands there."""
    value = fields.get(name)
    if isinstance(value, list):
        return value
    return [value] if value else []


def records(fields: Mapping[str, Any], name: str) -> list[Fields]:
    """Those items of a field that are groups of fields."""
    return [item for item in items(fields, name) if isinstance(item, dict)]


def kind_and_id(path: str) -> tuple[str, str]:
    """Of which kind an entry is, and its id, by its path; the kind is '' where none lies there."""
    folder, _, name = path.removeprefix(f"{CONTENT}/").rpartition("/")
    stem, _, ending = name.rpartition(".")
    if not folder or "/" in folder or ending != "md":
        return "", stem or name
    return KIND_OF_FOLDER.get(folder, folder), stem


def read_file(path: str, data: bytes | None) -> FileState:
    """What a file below content/ says. Raises Unreadable."""
    if data is None or len(data) > _MOST_BYTES:
        raise Unreadable
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise Unreadable from None
    if text.count("[") > _MOST_BRACKETS:
        raise Unreadable
    kind, name = kind_and_id(path)
    if not path.endswith(".md"):
        return FileState(name, kind, path, {"": _read_yaml(text)})
    front, body = _parted(text)
    fields = _read_yaml(front)
    if not isinstance(fields, dict):
        raise Unreadable
    return FileState(name, kind, path, fields, body=normal(body))


def _parted(text: str) -> tuple[str, str]:
    """The front matter and what follows it. Raises Unreadable where there is none."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise Unreadable
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    raise Unreadable


def _read_yaml(text: str) -> Any:
    """A block of YAML as nested dicts, lists and texts. Raises Unreadable."""
    if TOO_DEEP.search(text):
        raise Unreadable
    try:
        return _Plain(text).document()
    except (yaml.YAMLError, KeyError, ValueError):
        raise Unreadable from None


class _Plain:
    """Turns YAML into plain values, of a depth and size that nothing fails on.

    It goes by the parser's events: what composes them to nodes runs out of stack in deep ones, and
    ends the whole process. What an anchor repeats counts each time.
    """

    def __init__(self, text: str) -> None:
        self._events = yaml.parse(text, Loader=YamlLoader)
        self._anchors: dict[str | None, Any] = {}
        self._nodes_left = _MOST_NODES
        self._characters_left = _MOST_BYTES

    def document(self) -> Any:
        """The one document, '' for none. Raises Unreadable, YAMLError, KeyError or ValueError."""
        next(self._events)  # the stream's start
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return ""
        value = self._value(next(self._events), 0)
        next(self._events)  # the document's end
        if not isinstance(next(self._events), yaml.StreamEndEvent):
            raise Unreadable
        return value

    def _value(self, event: Any, depth: int) -> Any:
        if depth > _DEEPEST:
            raise Unreadable
        if isinstance(event, yaml.AliasEvent):
            value = self._anchors[event.anchor]
            self._count_all(value)
            return value
        if isinstance(event, yaml.MappingStartEvent):
            value = {}
            for name in self._events:
                if isinstance(name, yaml.MappingEndEvent):
                    break
                value[self._name(name, depth)] = self._value(next(self._events), depth + 1)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
            for item in self._events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                value.append(self._value(item, depth + 1))
        else:
            value = normal(event.value)
        self._count(value)
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _name(self, event: Any, depth: int) -> str:
        """The name of a field. Raises Unreadable for one that is no text."""
        name = self._value(event, depth + 1)
        if not isinstance(name, str):
            raise Unreadable
        return name

    def _count(self, value: Any) -> None:
        """Count a value, without those in it. Raises Unreadable where there are too many."""
        self._nodes_left -= 1
        self._characters_left -= len(value) if isinstance(value, str) else 0
        if self._nodes_left < 0 or self._characters_left < 0:
            raise Unreadable

    def _count_all(self, value: Any) -> None:
        """Count a value and those in it. Raises Unreadable."""
        self._count(value)
        inner = value.values() if isinstance(value, dict) else value
        for one in inner if isinstance(value, dict | list) else ():
            self._count_all(one)
