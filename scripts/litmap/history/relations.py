"""The relations that a record states, found by the markers of those fields that the model knows."""

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from litmap.history.reading import Fields, items, text_of
from litmap.model.dates import in_words, is_date
from litmap.model.fields import Prose, Record, Ref, Sources
from litmap.model.institutions import Membership
from litmap.model.vocabulary import WORD_TABLES
from litmap.model.walk import slots


class Relation(NamedTuple):
    """That a record names an entry or a claim: by which field, how it is said, and what is added.

    `words` say the relation ('hinders'), `added` what else is known of it ('since 1961').
    """

    field: str
    target: str
    words: str
    added: str


def relations(model: type[Record], fields: Fields) -> Iterator[Relation]:
    """The relations that the values of a record state, and those of the records within it.

    Claims and assessments are passed over: they have events of their own.
    """
    for name in model.model_fields:
        if name in ("claims", "assessments"):
            continue
        inner = _inner(model).get(name)
        marker = _markers(model).get(name)
        for item in items(fields, _written(model, name)):
            if inner:
                yield from _of_record(inner, name, item)
            elif marker and text_of(item):
                yield Relation(name, item, _words(marker, fields), "")


def _of_record(model: type[Record], field: str, item: Any) -> Iterator[Relation]:
    """The relations of a record in a list; one may be written as the one thing that it names."""
    markers = _markers(model)
    if isinstance(item, str):
        item = {next(iter(markers), ""): item}
    if not isinstance(item, dict):
        return
    plain = "member" if issubclass(model, Membership) else ""
    for name, marker in markers.items():
        for target in items(item, _written(model, name)):
            if text_of(target):
                words = _words(marker, item) or plain
                yield Relation(field, target, words, _added(model, item))


def _words(marker: Ref, fields: Fields) -> str:
    """A relation in words, from its source; an unknown word is taken as it is."""
    if not marker.table:
        return marker.says
    word = text_of(fields.get(marker.word))
    known = WORD_TABLES[marker.table].get(word)
    return known[0] if known else word


def _added(model: type[Record], item: Fields) -> str:
    """What a record says beside the relation, other than in prose: 'as observer, since 1961'."""
    found = []
    marked = {slot.field for slot in slots(model) if not _is_date(slot.marker)}
    words = {marker.word for marker in _markers(model).values() if marker.table}
    for name in model.model_fields:
        written = _written(model, name)
        value = text_of(item.get(written))
        if value and name not in marked and name not in words:
            if is_date(value):
                value = in_words(value)
            found.append(f"{written.replace('_', ' ')} {value}")
    return ", ".join(found)


def _is_date(marker: object) -> bool:
    return not isinstance(marker, Ref | Prose | Sources) and marker is not None


def _written(model: type[Record], name: str) -> str:
    """What a field is called in files: 'as' for `as_`."""
    return model.model_fields[name].alias or name


@cache
def _markers(model: type[Record]) -> Mapping[str, Ref]:
    """The fields of a model that name entries or claims."""
    return {slot.field: slot.marker for slot in slots(model) if isinstance(slot.marker, Ref)}


@cache
def _inner(model: type[Record]) -> Mapping[str, type[Record]]:
    """The fields of a model that hold records, each with its model."""
    found = {}
    for name, hint in get_type_hints(model, include_extras=True).items():
        for inner in _records_in(hint):
            found[name] = inner
    return found


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _records_in(get_args(annotation)[0])
    elif origin in (Union, types.UnionType, list):
        for part in get_args(annotation):
            yield from _records_in(part)
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
