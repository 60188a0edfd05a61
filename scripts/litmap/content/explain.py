"""What the model found wrong with an entry's fields, in a contributor's words."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from litmap.content.frontmatter import Document
from litmap.model.fields import Record, Sources
from litmap.model.kinds import field_names
from litmap.model.text import Text
from litmap.problems.problem import Place, Problem, nearest


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
    loc: tuple[int | str, ...] = tuple(detail["loc"])
    path = ".".join(str(part) for part in loc if not isinstance(part, int))
    record, field = _reached(model, loc)
    kind, value = detail["type"], detail["input"]
    if kind == "missing":
        return Problem(
            _place(document, loc[:-1]), "missing-field", f"the field '{path}' is missing; add it"
        )
    place = value.place() if isinstance(value, Text) and value else _place(document, loc)
    if kind == "extra_forbidden":
        known = [name for name in field_names(record)] if record else []
        cure = nearest(str(loc[-1]), known) or f"; the fields here are {', '.join(known)}"
        return Problem(_place(document, loc), "unknown-field", f"there is no field '{path}'{cure}")
    if isinstance(value, Text) and not value.strip():
        return Problem(
            _place(document, loc),
            "bad-value",
            f"'{path}' has no value; write one, or remove the field",
        )
    if kind == "literal_error":
        allowed = [str(word) for word in _words(field)]
        cure = nearest(str(value), allowed) or f"; write one of {', '.join(allowed)}"
        return Problem(
            place, "unknown-word", f"'{str(value)[:80]}' is not a word for '{path}'{cure}"
        )
    if kind == "field":
        return Problem(place, "bad-value", f"'{path}': {detail['ctx']['message']}")
    return Problem(place, "bad-value", f"'{path}' {_shape(kind, value, field, detail)}")


def _shape(kind: str, value: Any, field: Any, detail: Mapping[str, Any]) -> str:
    """Why the value has the wrong shape, and which is right."""
    if kind == "too_long":
        return f"has {len(value)} characters; keep it within {detail['ctx']['max_length']}"
    if kind == "list_type" and isinstance(value, Text):
        return f"is a list; write [{value[:40]}], or one item a line, each behind '- '"
    if kind == "list_type":
        return "is a list; put '- ' before each of its items"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        names = (
            ", ".join(f"{name}: …" for name in _first_names(field))
            if _is_record(field)
            else "name: value"
        )
        return f"holds fields of its own; write {{{names}}}"
    if any(isinstance(extra, Sources) for extra in _extras(field)) and isinstance(value, list):
        if any("[" in item for item in value if isinstance(item, Text)):
            return 'is one value, not a list; put all sources in one pair of brackets: "[states @key, p. 5; @other]"'
        return 'is cut up by YAML because it is not quoted; put it in double quotes: "[states @key, p. 5]"'
    if isinstance(value, list):
        return "is one value, not a list; write it without '[', ']' and '- '"
    if isinstance(value, dict):
        return "is one value, not fields of its own; if it holds ': ', put it in double quotes"
    return "is not of the right form; look at another entry of this kind"


def _first_names(record: type[Record]) -> list[str]:
    """Up to three fields of a record, those that it cannot do without first."""
    fields = field_names(record)
    return sorted(fields, key=lambda name: not fields[name].is_required())[:3]


def _place(document: Document, loc: tuple[int | str, ...]) -> Place:
    """The place of the nearest field on the way to `loc` that the file does have."""
    for length in range(len(loc), 0, -1):
        if place := document.places.get(loc[:length]):
            return place
    return Place(document.file, 1, 1)


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _plain(annotation: Any) -> Any:
    """An annotation without Optional."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _extras(annotation: Any) -> list[Any]:
    return list(get_args(annotation)[1:]) if get_origin(annotation) is Annotated else []


def _words(annotation: Any) -> tuple[Any, ...]:
    return get_args(get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation)


def _reached(model: type[Record], loc: tuple[int | str, ...]) -> tuple[type[Record] | None, Any]:
    """The record that holds the value at `loc`, and the annotation of the value itself."""
    from typing import get_type_hints

    record: type[Record] | None = model
    annotation: Any = model
    for part in loc:
        annotation = _plain(annotation)
        if isinstance(part, int):
            annotation = get_args(annotation)[0] if get_args(annotation) else None
        elif _is_record(annotation):
            record = annotation
            hints = get_type_hints(annotation, include_extras=True)
            attribute = next(
                (
                    name
                    for name, field in annotation.model_fields.items()
                    if part in (name, field.alias)
                ),
                "",
            )
            annotation = hints.get(attribute)
    return record, _plain(annotation)
