"""How much rests on a statement: what follows from it, directly or through other statements."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Graph
from litmap.graph.statements import citations_of, statements_of
from litmap.model.argument import Recommendation
from litmap.model.entry import Step


class Weights:
    """What rests on the statements of one map. Names are full names of statements."""

    def __init__(self, graph: Graph) -> None:
        """Nothing is worked out yet."""
        self.graph = graph
        self._names = graph.corpus.names

    def on_statement(self, name: str) -> frozenset[str]:
        """What rests on a claim or verdict; on an entry, what rests on any of its statements.

        What belongs to the entry itself does not count.
        """
        entry = self.graph.corpus.entries.get(name)
        if entry is None:
            return self._above([name])
        own = self._own(entry)
        return self._above(own) - own

    def on_all(self, names: Iterable[str]) -> frozenset[str]:
        """Some statements themselves, and what rests on any of them."""
        known = frozenset(map(self._names.current, names))
        return known | self._above(known)

    def on_work(self, key: str) -> frozenset[str]:
        """The claims and verdicts that cite a work in a role, and what rests on them."""
        return self.on_all(self._citing.get(key, ()))

    def _above(self, names: Iterable[str]) -> frozenset[str]:
        """What rests on any of some statements, however many steps lie between."""
        waiting = deque(names)
        found: set[str] = set()
        while waiting:
            for name in self._resting.get(waiting.popleft(), ()):
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return frozenset(found)

    def _own(self, entry: LoadedEntry) -> frozenset[str]:
        return frozenset(one.name for one in statements_of(self.graph.corpus, entry))

    @cached_property
    def _resting(self) -> Mapping[str, list[str]]:
        """By the name of a statement: what rests on it directly."""
        found: dict[str, list[str]] = defaultdict(list)
        for upper, lower in self._steps():
            found[self._names.current(lower)].append(upper)
        return dict(found)

    def _steps(self) -> Iterator[tuple[str, str]]:
        """Pairs of what rests on something, and on what."""
        for entry in self.graph.corpus.entries.values():
            for statement in statements_of(self.graph.corpus, entry):
                steps: list[Step] = []
                if statement.claim:
                    steps = statement.claim.rests_on
                elif statement.verdict:
                    steps = statement.verdict.rests_on
                    if statement.verdict.inherits:
                        yield statement.name, str(statement.verdict.inherits)
                elif isinstance(entry.fields, Recommendation):
                    steps = entry.fields.rests_on
                for step in steps:
                    yield statement.name, str(step.claim)

    @cached_property
    def _citing(self) -> Mapping[str, set[str]]:
        """By the key of a work: the claims and verdicts that cite it in a role."""
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.graph.corpus.entries.values():
            for statement in statements_of(self.graph.corpus, entry):
                for citation in citations_of(self.graph, statement):
                    if citation.needs_place:
                        found[citation.key].add(statement.name)
        return dict(found)
