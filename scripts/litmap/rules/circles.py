"""The rule that no relation leads back to where it started."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.argument import Assessment
from litmap.model.entry import Claim, Step
from litmap.model.walk import Found
from litmap.problems.problem import Place, Problem

_ACYCLIC = {
    ("Lineage", "to"): "is succeeded by",
    ("Assessment", "inherits"): "takes its verdict from",
}
"""What a relation says in words, by its record and field; so does `part_of` of any record."""

Neighbours = Mapping[str, list[str]]
"""The nodes that each node leads to."""


def circle(corpus: Corpus) -> Iterator[Problem]:
    """Nothing is part of itself, rests on, succeeds or takes its verdict from itself.

    Not even through others. Of circles that have nodes in common one is reported.

    circle: nothing is part of itself, rests on itself or succeeds itself.
        bad:  a: part_of: b, and b: part_of: a
        good: one of the two
    """
    links: defaultdict[str, dict[tuple[str, str], Place]] = defaultdict(dict)
    for entry in corpus.authored:
        for found in entry.marked:
            says = _ACYCLIC.get((type(found.owner).__name__, found.field))
            if found.field == "part_of":
                says = "is part of"
            if isinstance(found.owner, Step) and found.holder(Claim):
                says = "rests on"
            if says:
                edge = (_node(corpus, entry, found), corpus.names.current(found.value))
                links[says].setdefault(edge, found.value.place())
    for says, edges in links.items():
        for closed in circles(edges):
            way = " → ".join((*closed, closed[0]))
            yield Problem(
                edges[closed[-1], closed[0]],
                "circle",
                f"'{closed[0]}' {says} itself: {way}; remove one of these relations",
            )


def _node(corpus: Corpus, entry: LoadedEntry, found: Found) -> str:
    """The full name of what a relation starts from: the entry, its claim or its assessment."""
    owner = found.owner
    if claim := found.holder(Claim):
        return f"{entry.id}#{claim.id}"
    if isinstance(owner, Assessment):
        return corpus.names.current(f"{entry.id}/{owner.criterion}/{owner.condition}")
    return entry.id


def circles(edges: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """A circle from each group of nodes that all lead to each other.

    Its nodes are in the order of its edges, from the first by name. Reads each edge a few times,
    however many circles there are.
    """
    after: defaultdict[str, list[str]] = defaultdict(list)
    before: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        after[source].append(target)
        before[target].append(source)
    for group in _groups(after, before):
        closed = _shortest(min(group), after, group)
        if closed:
            yield closed


def _groups(after: Neighbours, before: Neighbours) -> Iterator[set[str]]:
    """The nodes in groups of those that lead to each other (Kosaraju's algorithm)."""
    placed: set[str] = set()
    for start in reversed(_finished(after)):
        group: set[str] = set()
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in placed:
                placed.add(node)
                group.add(node)
                waiting += before.get(node, ())
        if group:
            yield group


def _finished(after: Neighbours) -> list[str]:
    """The nodes in the order in which a search in depth leaves them."""
    seen: set[str] = set()
    left: list[str] = []
    waiting = [(node, False) for node in after]
    while waiting:
        node, is_done = waiting.pop()
        if is_done:
            left.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting += [(target, False) for target in after.get(node, ())]
    return left


def _shortest(start: str, after: Neighbours, group: set[str]) -> list[str]:
    """The nodes of the shortest circle through `start` within its group; [] for none."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for target in after.get(node, ()):
            if target == start:
                way = [node]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if target in group and target not in came_from:
                came_from[target] = node
                waiting.append(target)
    return []
