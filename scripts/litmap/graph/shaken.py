"""What rests on works that were retracted, amended or otherwise changed: claims, at any remove."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from litmap.graph.graph import ClaimView, Graph
from litmap.model.standing import Standing


class Below(NamedTuple):
    """A claim on which another rests, at any remove, and a work that it cites and that changed."""

    view: ClaimView
    standing: Standing


def shaken(graph: Graph) -> Mapping[str, Sequence[Below]]:
    """By the full name of each claim that rests on such a claim, at any remove: on which ones."""
    found: dict[str, list[Below]] = {}
    for view in graph.claims():
        changed = graph.changed_works(view.claim)
        if not changed:
            continue
        for above in _above(graph, view):
            for standing in changed:
                found.setdefault(above.name, []).append(Below(view, standing))
    return found


def _above(graph: Graph, view: ClaimView) -> Iterator[ClaimView]:
    """The claims that rest on one, the nearest first, each once."""
    waiting = deque([view])
    seen = {view.name}
    while waiting:
        for above in graph.resting.get(waiting.popleft().name, []):
            if above.name not in seen:
                seen.add(above.name)
                waiting.append(above)
                yield above
