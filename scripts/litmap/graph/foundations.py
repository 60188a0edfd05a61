"""The claims on which an entry rests, directly or through other claims."""

from collections import deque
from collections.abc import Iterable, Iterator

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView, Graph
from litmap.model.argument import Barrier, Pathway, Recommendation
from litmap.model.entry import Step


def foundations(graph: Graph, entry: LoadedEntry) -> list[ClaimView]:
    """The claims of other entries on which a recommendation rests, the nearest first.

    Each claim comes once. Entries of other kinds rest on none.
    """
    if not isinstance(entry.fields, Recommendation):
        return []
    return [view for view in claims_below(graph, entry) if view.entry is not entry]


def claims_below(graph: Graph, entry: LoadedEntry) -> list[ClaimView]:
    """The claims on which anything in an entry rests, the nearest first, each once."""
    waiting = deque(_steps(entry))
    found = []
    seen: set[str] = set()
    while waiting:
        name = graph.corpus.names.current(str(waiting.popleft().claim))
        if name in seen:
            continue
        seen.add(name)
        view = graph.claim_named(name)
        if view:
            waiting.extend(view.claim.rests_on)
            found.append(view)
    return found


def _steps(entry: LoadedEntry) -> Iterator[Step]:
    """The steps from an entry: of the whole, of its verdicts or effects, and of its claims."""
    fields = entry.fields
    if isinstance(fields, Recommendation):
        yield from fields.rests_on
    if isinstance(fields, Pathway):
        yield from _of_all(assessment.rests_on for assessment in fields.assessments)
    if isinstance(fields, Barrier):
        yield from _of_all(effect.rests_on for effect in fields.bears_on)
    yield from _of_all(claim.rests_on for claim in fields.claims)


def _of_all(groups: Iterable[list[Step]]) -> Iterator[Step]:
    for steps in groups:
        yield from steps
