"""Find everything in an entry that means something beyond itself, by the markers on its fields.

Ids, prose and citation strings are found here and nowhere else; checks, graph
and pages all walk. Records that are dated after `today` are passed over, with
all they hold, so nothing can be shown too early.
"""

import re
import types
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from litmap.model.dates import first_day, last_day
from litmap.model.fields import Dated, Prose, Record, Ref, Sources
from litmap.model.text import Text
from litmap.model.vocabulary import WORD_TABLES, RelationWords

AnyRecord = TypeVar("AnyRecord", bound=Record)
Marker = Ref | Prose | Sources
FieldPath = tuple[str | int, ...]
"""The way from an entry to a record or field in it: `("claims", 0)`, `("claims", 0, "text")`."""


FAR = date(9999, 12, 31)
"""A day on which nothing is hidden."""


class Found(NamedTuple):
    """A marked value.

    `path` holds the records from the entry to the one that has the value; `field` is that record's
    field. `record` names that record within its entry: `("claims", 0)`, or `()` for the entry.
    """

    path: tuple[Record, ...]
    field: str
    marker: Marker
    value: Text
    record: FieldPath = ()

    @property
    def owner(self) -> Record:
        """The record that holds the value."""
        return self.path[-1]

    @property
    def target(self) -> str:
        """The id of the entry that a relation names, also by a claim's or an assessment's name."""
        return re.split("[#/]", self.value)[0]

    @property
    def words(self) -> RelationWords:
        """A relation in words, from its source and from its target."""
        assert isinstance(self.marker, Ref)
        if self.marker.table:
            return WORD_TABLES[self.marker.table][str(getattr(self.owner, self.marker.word))]
        return self.marker.says, self.marker.inverse

    def holder(self, model: type[Record]) -> Any:
        """The nearest record of a model on the way to the value, or None."""
        return next((record for record in reversed(self.path) if isinstance(record, model)), None)


class Slot(NamedTuple):
    """A field of a record that holds marked values (`marker`) or further records (marker None)."""

    field: str
    marker: Marker | Dated | None


def _markers(annotation: Any) -> Iterator[Marker | Dated | None]:
    origin = get_origin(annotation)
    if origin is Annotated:
        own = [
            extra
            for extra in get_args(annotation)[1:]
            if isinstance(extra, Ref | Prose | Sources | Dated)
        ]
        yield from own or _markers(get_args(annotation)[0])
    elif origin in (Union, types.UnionType, list):
        for part in get_args(annotation):
            yield from _markers(part)
    elif origin is dict:
        yield from _markers(get_args(annotation)[1])
    elif isinstance(annotation, type) and issubclass(annotation, Record):
        yield None


@cache
def slots(model: type[Record]) -> tuple[Slot, ...]:
    """The fields of a model that hold marked values or records, in the model's order."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(
        Slot(field, marker) for field in model.model_fields for marker in _markers(hints[field])
    )


def hidden(record: Record, today: date) -> bool:
    """Is the record dated after `today`?"""
    return any(dates_to_come(record, today))


def dates_to_come(record: Record, today: date) -> Iterator[tuple[Text, Dated]]:
    """The dates by which a record is hidden on `today`, each with the marker of its field."""
    for field, marker in slots(type(record)):
        value = getattr(record, field)
        if isinstance(marker, Dated) and value:
            day = first_day(value) if marker.begun else last_day(value)
            if day > today:
                yield value, marker


def shown(record: AnyRecord, today: date) -> AnyRecord:
    """The record with only what may be shown on `today`: records within it that are dated later
    are left out.
    """
    kept: dict[str, Any] = {}
    for field, marker in slots(type(record)):
        value = getattr(record, field)
        if marker is not None or value is None:
            continue
        if isinstance(value, list):
            kept[field] = [shown(item, today) for item in value if not hidden(item, today)]
        else:
            kept[field] = None if hidden(value, today) else shown(value, today)
    if all(getattr(record, field) == value for field, value in kept.items()):
        return record
    return record.model_copy(update=kept)


def walk(
    record: Record, today: date, path: tuple[Record, ...] = (), name: FieldPath = ()
) -> Iterator[Found]:
    """Everything marked in a record that may be shown on `today`, in the order of the fields.

    `path` and `name` are those of the record, where it is part of another; see `Found`.
    """
    if hidden(record, today):
        return
    here = (*path, record)
    for field, marker in slots(type(record)):
        value = getattr(record, field)
        if value is None or isinstance(marker, Dated):
            continue
        for item, way in _items(field, value):
            if marker is not None:
                yield Found(path=here, field=field, marker=marker, value=item, record=name)
            else:
                yield from walk(item, today, here, (*name, *way))


def _items(field: str, value: Any) -> Iterator[tuple[Any, FieldPath]]:
    """What a field holds, each with the way to it from the record: one value, or one of many."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield item, (field, index)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield item, (field, key)
    else:
        yield value, (field,)


def records(record: Record) -> Iterator[Record]:
    """A record and all records within it, also those that are not shown yet."""
    yield record
    fields = [slot.field for slot in slots(type(record)) if slot.marker is None]
    for field in dict.fromkeys(fields):
        value = getattr(record, field)
        if value is None:
            continue
        for item, _ in _items(field, value):
            yield from records(item)
