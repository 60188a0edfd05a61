"""From the fields of a document to the typed fields of a model, as far as they are sound."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from litmap.content.explain import explain
from litmap.content.frontmatter import Document
from litmap.model.fields import Record
from litmap.model.walk import FieldPath
from litmap.problems.problem import Problem, nearest

_Model = TypeVar("_Model", bound=Record)


def validate(model: type[_Model], document: Document, problems: list[Problem]) -> _Model | None:
    """The typed fields of a document.

    Faulty values are reported and left out, and with them the list items and the records that
    cannot do without them, so that the rest still loads. None if nothing is left.
    """
    fields = document.fields
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        details = error.errors(include_url=False)
    told = {problem.place for problem in problems}
    for detail in _without_echoes(details):
        problem = explain(detail, model, document)
        if problem.place not in told:  # else it would be an echo of a fault of reading
            problems.append(problem)
    fields = _without(fields, _paths(details), whole_items=False)
    # An item may need the value that is gone now, and then the field may need the item.
    for _ in range(2):
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            details = error.errors(include_url=False)
        fields = _without(fields, _paths(details), whole_items=True)
    return None


def _without_echoes(details: list[Any]) -> Iterator[Any]:
    """What pydantic found, without the missing fields whose names are there with a slip."""
    unknown: dict[FieldPath, list[str]] = defaultdict(list)
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *where, name = detail["loc"]
            unknown[tuple(where)].append(str(name))
    for detail in details:
        *where, name = detail["loc"]
        slips = unknown[tuple(where)]
        if detail["type"] != "missing" or not any(nearest(slip, [str(name)]) for slip in slips):
            yield detail


def _paths(details: list[Any]) -> list[FieldPath]:
    """The paths of the values that pydantic found faulty."""
    return [tuple(detail["loc"]) for detail in details]


def _without(fields: Any, faults: list[FieldPath], *, whole_items: bool) -> Any:
    """The fields without the faulty values; with `whole_items` no item or record that holds one."""
    inner: dict[int | str, list[FieldPath]] = defaultdict(list)
    for head, *tail in faults:
        inner[head].append(tuple(tail))
    if isinstance(fields, list):
        return _items_without(fields, inner, whole_items)
    kept: dict[Any, Any] = {}
    for name, value in fields.items():
        found = inner.get(str(name))
        if not found:
            kept[name] = value
        elif () in found:
            continue
        elif isinstance(value, list) or (isinstance(value, dict) and not whole_items):
            kept[name] = _without(value, found, whole_items=whole_items)
    return kept


def _items_without(
    items: list[Any], faults: dict[int | str, list[FieldPath]], whole_items: bool
) -> list[Any]:
    kept: list[Any] = []
    for index, item in enumerate(items):
        found = faults.get(index)
        if not found:
            kept.append(item)
        elif not whole_items and () not in found and isinstance(item, dict | list):
            kept.append(_without(item, found, whole_items=False))
    return kept
