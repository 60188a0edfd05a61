"""What is due and what needs a look as one JSON document."""

from collections.abc import Iterator, Sequence
from typing import Any

from litmap.graph.graph import Graph
from litmap.graph.upkeep import Duty, dormant_from, duties
from litmap.upkeep.item import LISTS, Item
from litmap.upkeep.lists import headline, in_lists
from litmap.upkeep.target import target_of

Object = dict[str, Any]
_CYCLES = ("holds", "searches", "rating", "review", "dormant")


def document(graph: Graph, items: Sequence[Item]) -> Object:
    """All that `/review/` shows: what falls due when, and each list with its items.

    `as_of` is the day of the map; a cycle is a number of months. Days are YYYY-MM-DD or null.
    """
    corpus = graph.corpus
    cycles: Object = {}
    if corpus.upkeep:
        cycles = {name: int(getattr(corpus.upkeep, name)) for name in _CYCLES}
    dormant = dormant_from(corpus)
    return {
        "as_of": corpus.today.isoformat(),
        "in_short": headline(corpus, items),
        "cycles": cycles,
        "dormant_from": dormant.isoformat() if dormant else None,
        "due": [_due(graph, duty) for duty in duties(corpus)],
        "lists": list(_lists(graph, items)),
    }


def _due(graph: Graph, duty: Duty) -> Object:
    return {
        "task": duty.task,
        "name": duty.name,
        "page": target_of(graph, duty.name).address,
        "done": str(duty.done),
        "due": duty.due.isoformat() if duty.due else None,
        "overdue": duty.is_overdue(graph.corpus.today),
    }


def _lists(graph: Graph, items: Sequence[Item]) -> Iterator[Object]:
    for name, found in in_lists(items).items():
        title, holds, cure = LISTS[name]
        yield {
            "list": name,
            "title": title,
            "holds": holds,
            "cure": cure,
            "items": [item_object(graph, item) for item in found],
        }


def item_object(graph: Graph, item: Item) -> Object:
    """An item as the document has it."""
    return {
        "list": item.list,
        "name": item.name,
        "page": target_of(graph, item.name).address,
        "file": item.place.file,
        "line": item.place.line,
        "why": item.why,
        "by": list(item.by),
        "resting": sorted(item.resting),
    }
