"""Faults that the model found in an entry's fields, in a contributor's words."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from litmap.content.frontmatter import Document
from litmap.content.misplaced import swallowed, too_far_left
from litmap.model.fields import Record, Sources
from litmap.model.kinds import field_names, known_names
from litmap.model.text import Text
from litmap.model.walk import FieldPath
from litmap.problems.problem import Place, Problem, nearest

_KEY_OF_MAPPING = "[key]"
"""What pydantic calls a key of a mapping that has a fault itself."""
_MOST_REPEATED = 140
"""Characters of a value that a message repeats; a name of a claim has fewer."""


def explain(detail: Mapping[str, Any], model: type[Record], document: Document) -> Problem:
    """One pydantic error as a problem at its place in the file.

    missing-field: each kind has fields that it cannot do without.
        bad:  a barrier without order:
        good: order: second
    unknown-field: only the fields of the kind are used.
        bad:  sumary: …
        good: summary: …
    unknown-word: some fields take one of a few words.
        bad:  order: third
        good: order: second
    bad-value: a value has the form that its field needs.
        bad:  date: May 2024
        good: date: 2024-05
    """
    loc: FieldPath = tuple(detail["loc"])
    name = _name(document, loc, detail["type"])
    record, field = _reached(model, loc)
    kind, value = detail["type"], detail["input"]
    place = _place(document, loc)
    if kind == "missing":
        if found := swallowed(document, loc):
            return found
        place = _place(document, loc[:-1])
        words = f", with one of {_alternatives(field)}" if _words(field) else ""
        return Problem(place, "missing-field", f"the field '{name}' is missing; add it{words}")
    if kind == "extra_forbidden":
        return Problem(place, "unknown-field", _unknown(document, loc, name, record))
    if isinstance(value, Text) and not value.strip():
        message = f"'{name}' has no value; write one, or remove the field"
        return Problem(place, "bad-value", message)
    if isinstance(value, Text):
        place = value.place()
    if kind == "literal_error":
        cure = nearest(str(value), [str(word) for word in _words(field)])
        cure = cure or f"; write one of {_alternatives(field)}"
        message = f"'{str(value)[:80]}' is not a word for '{name}'{cure}"
        return Problem(place, "unknown-word", message)
    if kind == "field":
        message = f"'{name}': {detail['ctx']['message']}"
        return Problem(place, "bad-value", message, wanted=detail["ctx"].get("wanted", ""))
    return Problem(place, "bad-value", f"'{name}' {_shape(kind, value, field, detail)}")


def _unknown(document: Document, loc: FieldPath, name: str, record: type[Record] | None) -> str:
    """What to do about a field that its record does not have."""
    first, _, rest = str(loc[-1]).partition(" ")
    joined = str(loc[-1]).replace(" ", "_")
    if joined in known_names() and rest:
        return f"there is no field '{name}'; write it as '{joined}'"
    if rest and first in known_names():
        return f"there is no ':' after '{first}'; write '{first}: '"
    written = document.lines[_place(document, loc).line - 1]
    if rest and "{" in written:
        return (
            f"there is no field '{name}'; in '{{…}}' write 'name: value' for each field, "
            "and put a value with a comma in double quotes"
        )
    if rest:
        return (
            f"there is no field '{name}'; if this line continues the text above, put '>-' "
            "before that text, and all of it on the lines below, two spaces further right"
        )
    if cure := too_far_left(document, loc):
        return cure
    known = list(field_names(record)) if record else []
    cure = nearest(str(loc[-1]), known) or f"; the fields here are {', '.join(known)}"
    return f"there is no field '{name}'{cure}"


def _name(document: Document, loc: FieldPath, kind: str) -> str:
    """What messages call a field: 'bears_on.effect'.

    A record may be written as one word, such as a claim in `rests_on`, and then no name of its
    field stands in the file; nor does one where the whole file is a list, such as `removed.yml`.
    """
    names = [part for part in loc if isinstance(part, str) and part != _KEY_OF_MAPPING]
    if len(loc) > 1 and loc[:1] not in document.places:
        names = names[1:]
    is_written = loc in document.places or kind in ("missing", "extra_forbidden")
    if not is_written and isinstance(loc[-1], str) and loc[:-1] in document.places:
        names = names[:-1] or names
    return ".".join(names)


def _shape(kind: str, value: Any, field: Any, detail: Mapping[str, Any]) -> str:
    """What is wrong with the shape of a value, and the right one."""
    if kind == "too_long":
        return f"has {len(value)} characters; keep it within {detail['ctx']['max_length']}"
    if kind == "list_type" and isinstance(value, Text):
        return _word_for_list(value, field)
    if kind == "list_type":
        return "is a list; put '- ' before each of its items"
    if kind == "dict_type":
        return (
            "has a text for each work; write 'key: text' below it, two spaces further right, "
            "the key without '@'"
        )
    if kind in ("model_type", "model_attributes_type"):
        names = "name: value"
        if _is_record(field):
            names = ", ".join(f"{name}: …" for name in _first_names(field))
        return f"has fields of its own; write {{{names}}}"
    if isinstance(value, list):
        return _no_list(value, field)
    if isinstance(value, dict):
        return (
            "is one value, not fields of its own; if it is text with ': ' or '{', "
            "put it in double quotes"
        )
    return "is not of the right form; look at another entry of this kind"


def _word_for_list(value: Text, field: Any) -> str:
    """What is wrong with one word or text in place of a list."""
    item: Any = next(iter(get_args(field)), None)
    if _is_record(item):
        names = ", ".join(f"{name}: …" for name in _first_names(item))
        return f"is a list of items with fields of their own; write [{{{names}}}]"
    word = str(value).strip("[] ")
    if "#" in word:
        word = f'"{word}"'
    if len(word) > _MOST_REPEATED:
        word = "…"
    return f"is a list; write [{word}], or one item a line, each after '- '"


def _no_list(value: list[Any], field: Any) -> str:
    """What is wrong with a list in place of one value."""
    if not any(isinstance(extra, Sources) for extra in _extras(field)):
        return "is one value, not a list; write it without '[', ']' and '- '"
    if "[" in "".join(map(str, value)):
        return (
            "is one value, not a list; put all sources in one pair of brackets: "
            '"[states @key, p. 5; @other]"'
        )
    return (
        'is cut up by YAML because it is not quoted; put it in double quotes: "[states @key, p. 5]"'
    )


def _first_names(record: type[Record]) -> list[str]:
    """The fields that a record cannot do without, and up to three in all if these are fewer."""
    fields = field_names(record)
    needed = [name for name in fields if fields[name].is_required()]
    others = [name for name in fields if name not in needed]
    return [*needed, *others[: max(0, 3 - len(needed))]]


def _place(document: Document, loc: FieldPath) -> Place:
    """The place of the nearest field on the way to `loc` that the file does have."""
    for length in range(len(loc), 0, -1):
        if place := document.places.get(loc[:length]):
            return place
    return Place(document.file, 1, 1)


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _plain(annotation: Any) -> Any:
    """An annotation without Optional; of a record that can be written as a word, the record."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is Annotated and _is_record(get_args(annotation)[0]):
        return get_args(annotation)[0]
    return annotation


def _extras(annotation: Any) -> list[Any]:
    """What is annotated to a type beside it."""
    if get_origin(annotation) is Annotated:
        return list(get_args(annotation)[1:])
    return []


def _words(annotation: Any) -> tuple[Any, ...]:
    """The words of a Literal; none of another type."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is not Literal:
        return ()
    return get_args(annotation)


def _alternatives(annotation: Any) -> str:
    """The words of a Literal, as a message lists them."""
    return ", ".join(map(str, _words(annotation)))


def _reached(model: type[Record], loc: FieldPath) -> tuple[type[Record] | None, Any]:
    """The record that holds the value at `loc`, and the annotation of the value itself."""
    record: type[Record] | None = model
    annotation: Any = model
    for part in loc:
        annotation = _plain(annotation)
        if isinstance(part, int):
            arguments = get_args(annotation)
            annotation = arguments[0] if arguments else None
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
        elif _is_record(annotation):
            record = annotation
            annotation = _hint(annotation, part)
    return record, _plain(annotation)


def _hint(record: type[Record], name: str) -> Any:
    """The annotation of a field by its name or alias; None where the record has no such field."""
    for attribute, field in record.model_fields.items():
        if name in (attribute, field.alias):
            return _hints(record)[attribute]
    return None


@cache
def _hints(record: type[Record]) -> Mapping[str, Any]:
    """The annotations of a record's fields; to work them out takes long."""
    return get_type_hints(record, include_extras=True)
