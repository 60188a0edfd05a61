"""What `litmap todo` prints: the ranked items, each with its place, the reason and what to do."""

import json
from collections.abc import Callable, Iterator, Sequence

from litmap.graph.graph import Graph
from litmap.problems.report import safe
from litmap.problems.wording import counted, ended, plural
from litmap.upkeep.document import item_object
from litmap.upkeep.item import LISTS, Item
from litmap.upkeep.lists import headline
from litmap.upkeep.target import day_of, target_of

MOST_SHOWN = 20
"""So many items the text shows where nobody asks for more."""


def todo_text(
    graph: Graph, items: Sequence[Item], limit: int | None, seen: Callable[[str], str]
) -> str:
    """The first `limit` items for the terminal; `seen` gives a file's path as the user sees it."""
    shown = items[: limit or MOST_SHOWN]
    lines = [headline(graph.corpus, items)]
    for item in shown:
        lines += ["", f"{seen(item.place.file)}:{item.place.line}: {item.name}"]
        lines.append(f"    {LISTS[item.list].title}: {ended(_why(graph, item))}{_weight(item)}")
        lines.append(f"    {LISTS[item.list].cure}")
    more = len(items) - len(shown)
    if more:
        lines += ["", f"{more} more; '--limit {len(items)}' shows all."]
    return "\n".join(map(safe, lines)) + "\n"


def todo_json(graph: Graph, items: Sequence[Item], limit: int | None) -> str:
    """The first `limit` items, or all, as JSON; `total` says how many there are."""
    found = [item_object(graph, item) for item in items[:limit]]
    said = {
        "as_of": graph.corpus.today.isoformat(),
        "in_short": headline(graph.corpus, items),
        "total": len(items),
        "items": found,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _why(graph: Graph, item: Item) -> str:
    """The reason, with the events and works that are meant."""
    meant = list(_meant(graph, item.by))
    return f"{item.why}: {', '.join(meant)}" if meant else item.why


def _meant(graph: Graph, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        when = day_of(target_of(graph, name))
        yield f"{name} ({when})" if when else name


def _weight(item: Item) -> str:
    number = len(item.resting)
    if not number:
        return ""
    return f" {counted(number, 'statement')} {plural(number, 'rests', 'rest')} on it."
