"""Projects in which every field that an author can type holds what the author should not have typed.

The fields come from the models, and the house fields of a work from references.bib, so a new field is tried by itself.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from tests.payloads import NAMES, numbered

from litmap.content.files import PLAIN_PAGES
from litmap.content.readers import PlainFields
from litmap.model.agreement import Agreement
from litmap.model.dispute import DisputesFile
from litmap.model.fields import AssessmentRef, ClaimRef, Record, Ref, Sources
from litmap.model.kinds import MODELS, field_names
from litmap.model.paper import Paper
from litmap.model.searches import SearchesFile
from litmap.model.text import Run, Text
from litmap.model.vocabulary import PLURALS

RECORD_FILES = {
    "paper": Paper,
    "disputes": DisputesFile,
    "agreement": Agreement,
    "searches": SearchesFile,
}
"""The files of records, by name."""
FIRST = 1_000_001
_HARMLESS = (
    "Plain words {0}.",
    "name-{0}",
    "2024-06",
    "true",
    "https://example.org/{0}",
    "{1}",
    "name-{0}#name-{1}",
    "Q{1}",
    "02twcfp32",
)
"""One of these suits any value that is no word of a list and names nothing."""

_WRAPPERS = ("{}", "- {}", "## {}", "> {}", "*{}*", "[{}](https://example.org/)", "[{}](name-0.md)")


class Pair(NamedTuple):
    """A payload in a field: 'barrier.claims.text', the number that stands in the payload, and its place in the list."""

    field: str
    number: int
    payload: int


@dataclass
class Attempt:
    """Every pair of a project, in the order of writing, and whether its field is typed and cannot even hold it."""

    payloads: Sequence[str]
    numbers: Iterator[int] = field(default_factory=lambda: count(FIRST))
    rendered: list[Pair] = field(default_factory=list)
    untypable: dict[str, set[int]] = field(default_factory=dict)

    def value(self, name: str, index: int) -> str:
        """The payload at `index` for the field `name`, with a number of its own."""
        value, number = numbered(self.payloads[index], self.numbers)
        self.rendered.append(Pair(name, number, index))
        return value


class Slot(NamedTuple):
    """A field of a record: its name as it is written, what it holds, how it holds it, and whether it must stand.

    It holds one value (`how` is ''), several ('list'), or values by the keys of works ('keys').
    """

    name: str
    holds: Any
    how: str
    needed: bool

    def held(self, value: Any) -> Any:
        """One value as the field holds it."""
        if self.how == "list":
            return [value]
        if self.how == "keys":
            return {"name-0": value}
        return value


def slots(model: type[Record]) -> list[Slot]:
    """The fields of a record in the order of its model."""
    hints = get_type_hints(model, include_extras=True)
    return [
        Slot(name, *_shape(hints[python]), info.is_required())
        for (name, info), python in zip(field_names(model).items(), model.model_fields, strict=True)
    ]


def _shape(hint: Any) -> tuple[Any, str]:
    if get_origin(hint) in (Union, UnionType):
        return _shape(get_args(hint)[0])
    if get_origin(hint) is list:
        return _shape(get_args(hint)[0])[0], "list"
    if get_origin(hint) is dict:
        return _shape(get_args(hint)[1])[0], "keys"
    if get_origin(hint) is Annotated and is_record(get_args(hint)[0]):
        return get_args(hint)[0], ""  # a record that may also be written as one word
    return hint, ""


def is_record(holds: Any) -> bool:
    """Does a field hold further fields?"""
    return isinstance(holds, type) and issubclass(holds, Record)


def leaves(model: type[Record], name: str) -> Iterator[tuple[str, Any]]:
    """The name of each field that holds a value, through all records, and what it holds."""
    for slot in slots(model):
        whole = f"{name}.{slot.name}"
        if is_record(slot.holds):
            yield from leaves(slot.holds, whole)
        else:
            yield whole, slot.holds


@cache
def _adapter(holds: Any) -> TypeAdapter[Any]:
    return TypeAdapter(holds)


def takes(holds: Any, value: str) -> bool:
    """Can a field hold this value, as far as its type goes?"""
    try:
        _adapter(holds).validate_python(Text(value, "f.md", (Run(0, 1, 1),)))
    except ValidationError:
        return False
    return True


def marker(holds: Any) -> Any:
    """What a field's value means beyond itself, if anything."""
    return next(
        (one for one in getattr(holds, "__metadata__", ()) if isinstance(one, Ref | Sources)), None
    )


def dressed(holds: Any, value: str) -> str:
    """A value as its field needs it: in a field of sources as the locator of one."""
    return f"[disputes @name-0, {value}]" if isinstance(marker(holds), Sources) else value


def harmless(holds: Any, number: int) -> str:
    """A sound value of a field; `number` tells several apart."""
    if get_origin(holds) is Literal:
        return str(get_args(holds)[0])
    mark = marker(holds)
    if isinstance(mark, Sources):
        return "[supports @name-0, n. 1]"
    if isinstance(mark, AssessmentRef):
        return "pathway-0/criterion-0/abstract"
    if isinstance(mark, Ref):
        claim = "#name-0" if isinstance(mark, ClaimRef) else ""
        return f"{mark.kinds[0] if mark.kinds else 'term'}-0{claim}"
    return next(
        value for form in _HARMLESS if takes(holds, value := form.format(number, number + 1))
    )


class Writer:
    """Writes one file's fields: of `files` alike, the one at `turn` holds every so manieth payload."""

    def __init__(self, attempt: Attempt, turn: int, files: int, before: int = 0) -> None:
        """`before` counts the files of other kinds: what a field can hold but once, the kinds take in turns."""
        self.attempt = attempt
        self.turn = turn
        self.files = files
        self.before = before

    def record(self, model: type[Record], name: str) -> dict[str, Any]:
        """All fields; each second file has those alone that are needed or can hold something hostile."""
        written: dict[str, Any] = {}
        for slot in slots(model):
            whole = f"{name}.{slot.name}"
            if is_record(slot.holds):
                if slot.how == "list":
                    written[slot.name] = self.items(slot, whole)
                else:
                    written[slot.name] = slot.held(self.record(slot.holds, whole))
                continue
            tried = self.tried(slot.holds, whole)
            if tried or slot.needed or self.turn % 2 == 0:
                value = (
                    self.joined(slot.holds, whole, tried)
                    if tried
                    else harmless(slot.holds, self.turn)
                )
                written[slot.name] = slot.held(value)
        return written

    def items(self, slot: Slot, name: str) -> list[dict[str, Any]]:
        """As many records as it takes to give each field each of this file's payloads alone."""
        tried = {
            one.name: self.tried(one.holds, f"{name}.{one.name}")
            for one in slots(slot.holds)
            if not is_record(one.holds)
        }
        last = max(1, *map(len, tried.values())) - 1
        items = [dict(self.item(slot.holds, name, tried, at)) for at in range(last + 1)]
        for one in slots(slot.holds):
            # only the last of several records of one thing is shown
            if is_record(one.holds):
                whole = f"{name}.{one.name}"
                items[last][one.name] = one.held(self.record(one.holds, whole))
        return items

    def item(
        self, model: type[Record], name: str, tried: dict[str, list[int]], at: int
    ) -> Iterator[tuple[str, Any]]:
        for slot in slots(model):
            if is_record(slot.holds):
                continue
            found = tried[slot.name]
            if at < len(found):
                value = dressed(slot.holds, self.attempt.value(f"{name}.{slot.name}", found[at]))
            elif slot.needed or at % 2 == 0:
                value = harmless(slot.holds, at)
            else:
                continue
            yield slot.name, slot.held(value)

    def tried(self, holds: Any, name: str) -> list[int]:
        """Which payloads this file holds in a field; those that it cannot hold are noted."""
        payloads = self.attempt.payloads
        takable = [
            at
            for at, payload in enumerate(payloads)
            if takes(holds, dressed(holds, payload.replace("§", str(FIRST))))
        ]
        self.attempt.untypable.setdefault(name, set(range(len(payloads))) - set(takable))
        if takable and not takes(holds, dressed(holds, "x" * 100)):
            return [takable[(self.before + self.turn) % len(takable)]]
        return takable[self.turn :: self.files]

    def joined(self, holds: Any, name: str, tried: list[int]) -> str:
        """Several payloads as one value, each at the start of a line where it may be so long."""
        value = dressed(holds, "\n\n".join(self.attempt.value(name, at) for at in tried))
        assert takes(holds, value), f"{name} cannot hold {len(tried)} payloads at once"
        return value

    def body(self, name: str) -> str:
        """Every payload of this file as a paragraph, and again within other forms."""
        found = range(self.turn, len(self.attempt.payloads), self.files)
        paragraphs = [
            (form, at) for form in ("{}", _WRAPPERS[self.turn % len(_WRAPPERS)]) for at in found
        ]
        ordered = sorted(paragraphs, key=lambda one: one[1])
        return "\n\n".join(form.format(self.attempt.value(name, at)) for form, at in ordered)


def scalar(value: str, style: int, indent: int) -> str:
    """A value in YAML: in double quotes with escapes or without, or as a block so far in where it can stand so."""
    if style % 3 == 0 and value.isprintable() and value.strip() == value != "":
        return ">-\n" + " " * indent + value
    return json.dumps(
        value, ensure_ascii=style % 3 == 1 and all(ord(one) < 0x10000 for one in value)
    )


def yaml_lines(value: Any, indent: int, styles: Iterator[int]) -> Iterator[str]:
    """A field's value in YAML, from behind its name on."""
    blank = "\n" + " " * indent
    if isinstance(value, str):
        yield " " + scalar(value, next(styles), indent + 2)
    elif isinstance(value, list):
        for item in value:
            yield f"{blank}-"
            yield from yaml_lines(item, indent + 2, styles)
    else:
        for name, held in value.items():
            yield f"{blank}{name}:"
            yield from yaml_lines(held, indent + 2, styles)


def page(fields: dict[str, Any], body: str, shift: int) -> str:
    """An entry's file."""
    return f"---{''.join(yaml_lines(fields, 0, count(shift)))}\n---\n{body}\n"


def fields_of_works(root: Path) -> list[str]:
    """The fields that the works of the project use."""
    return sorted(
        set(
            re.findall(
                r"^  (\w+) =", (root / "references.bib").read_text(encoding="utf-8"), re.MULTILINE
            )
        )
    )


def is_balanced(payload: str) -> bool:
    """Can a payload stand in braces?"""
    depth = 0
    for sign in payload:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def works(attempt: Attempt, names: Sequence[str], together: int = 3) -> str:
    """A record for every so many payloads, each field beginning with another; what would end the record is left out."""
    types = (
        "article",
        "report",
        "incollection",
        "online",
        "book",
        "inproceedings",
        "thesis",
        "misc",
    )
    payloads, records = attempt.payloads, []
    sound = [at for at, payload in enumerate(payloads) if is_balanced(payload)]
    attempt.untypable |= {f"work.{name}": set(range(len(payloads))) - set(sound) for name in names}
    files = max(3, -(-len(sound) // together))
    for turn in range(files):
        lines = [f"@{types[turn % len(types)]}{{name-{turn},"]
        for shift, name in enumerate(names):
            held = [
                attempt.value(f"work.{name}", at) for at in sound[(turn + shift) % files :: files]
            ]
            lines.append(f"  {name} = {{{' '.join(held)}}},")
        records.append("\n".join([*lines, "}"]))
    records += [
        f"@misc{{{name}, title = {{Sound}}, author = {{Doe, Ann}}, date = {{2024}}}}"
        for name in NAMES
    ]
    return "\n\n".join(records) + "\n"


def files(root: Path, payloads: Sequence[str], copies: int) -> tuple[dict[str, str], Attempt]:
    """A project's files by name, with every payload in every field; each kind has `copies` entries."""
    attempt = Attempt(payloads)
    found = {"references.bib": works(attempt, fields_of_works(root))}
    for before, (kind, model) in enumerate(MODELS.items()):
        for turn in range(copies):
            writer = Writer(attempt, turn, copies, before * copies)
            text = page(writer.record(model, kind), writer.body(f"{kind}.body"), turn)
            found[f"content/{PLURALS[kind]}/{kind}-{turn}.md"] = text
    for name in PLAIN_PAGES:
        writer, stem = Writer(attempt, 0, 1), name.removesuffix(".md")
        found[f"content/{name}"] = page(
            writer.record(PlainFields, stem), writer.body(f"{stem}.body"), 1
        )
    for name, records in RECORD_FILES.items():
        fields = Writer(attempt, 0, 1).record(records, name)
        text = "".join(yaml_lines(fields, 0, count(1)))
        found[f"content/{name}.yml"] = text.lstrip("\n") + "\n"
    return found | _named(), attempt


def _named() -> dict[str, str]:
    """Entries and claims whose sound ids are names that a page's scripts use."""
    claims = "".join(
        f"  - id: {name}\n    text: Sound.\n    cites: '[@{name}]'\n" for name in NAMES
    )
    term = "---\ntitle: Sound {0}\nsummary: Sound.\ndefinition: Sound.\n---\n"
    entries = {f"content/terms/{name}.md": term.format(name) for name in NAMES[:4]}
    cited = " ".join(f"Sound {name} [@{name}]." for name in NAMES)
    return entries | {
        "content/barriers/sound.md": f"---\ntitle: Sound\nsummary: Sound.\norder: landscape\nclaims:\n{claims}---\n{cited}\n"
    }


def write(target: Path, found: dict[str, str]) -> Path:
    """The files in a folder."""
    for name, text in found.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, encoding="utf-8")
    return target


def mistyped(model: type[Record], value: str) -> dict[str, Any]:
    """A record with a value in every field that cannot hold it, and harmless ones in the others that are needed."""
    written: dict[str, Any] = {}
    for slot in slots(model):
        if is_record(slot.holds):
            written[slot.name] = slot.held(mistyped(slot.holds, value))
        elif slot.needed or not takes(slot.holds, value):
            found = harmless(slot.holds, 0) if takes(slot.holds, value) else value
            written[slot.name] = slot.held(found)
    return {name: held for name, held in written.items() if held}
