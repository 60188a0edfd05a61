"""The claims on which a recommendation rests, directly or through other claims."""

from collections import deque

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView, Graph
from litmap.model.argument import Recommendation


def foundations(graph: Graph, entry: LoadedEntry) -> list[ClaimView]:
    """The claims of other entries on which a recommendation rests, the nearest first.

    Each claim comes once. Entries of other kinds rest on none.
    """
    if not isinstance(entry.fields, Recommendation):
        return []
    waiting = deque(step.claim for step in entry.fields.rests_on)
    for claim in entry.fields.claims:
        waiting.extend(step.claim for step in claim.rests_on)
    found = []
    seen: set[str] = set()
    while waiting:
        name = graph.corpus.names.current(str(waiting.popleft()))
        if name in seen:
            continue
        seen.add(name)
        view = graph.claim_named(name)
        if view is None:
            continue
        waiting.extend(step.claim for step in view.claim.rests_on)
        if view.entry is not entry:
            found.append(view)
    return found
