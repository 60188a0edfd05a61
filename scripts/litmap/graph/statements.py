"""What can hold or no longer hold: claims, verdicts and entries as wholes, by their full names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.graph import Graph
from litmap.graph.order import parts, wholes
from litmap.model.argument import Assessment, Pathway, Recommendation
from litmap.model.entry import Claim, Holds
from litmap.model.vocabulary import CONDITION_NAMES
from litmap.problems.problem import Place


@dataclass(frozen=True)
class Statement:
    """A claim or a verdict with the entry it belongs to; without both, the entry as a whole."""

    name: str
    entry: LoadedEntry
    claim: Claim | None = None
    verdict: Assessment | None = None

    @property
    def holds(self) -> Holds | None:
        """Whether it still holds; None where nobody has looked."""
        if self.claim:
            return self.claim.holds
        if self.verdict:
            return self.verdict.holds
        if isinstance(self.entry.fields, Pathway | Recommendation):
            return self.entry.fields.holds
        return None

    @property
    def answerable(self) -> bool:
        """Can somebody say of it whether it still holds?"""
        part = self.claim or self.verdict
        return part is not None or isinstance(self.entry.fields, Pathway | Recommendation)

    @property
    def place(self) -> Place:
        """Where it was written."""
        if self.claim:
            return self.claim.id.place()
        if self.verdict:
            return self.verdict.criterion.place()
        return self.entry.fields.title.place()

    @property
    def fragment(self) -> str:
        """What leads to it on the page of its entry: '#claim-x', or '' for the page."""
        return f"#claim-{self.claim.id}" if self.claim else ""


def touched(graph: Graph) -> dict[str, Statement]:
    """The statements that an event bears on, or of which somebody asked if they still hold."""
    found = {}
    for entry in graph.corpus.entries.values():
        for statement in statements_of(graph.corpus, entry):
            if statement.holds or statement.name in graph.developments_on:
                found[statement.name] = statement
    return found


def statements_of(corpus: Corpus, entry: LoadedEntry) -> Iterator[Statement]:
    """An entry as a whole, its claims and its verdicts."""
    yield Statement(entry.id, entry)
    for claim in entry.fields.claims:
        yield Statement(f"{entry.id}#{claim.id}", entry, claim=claim)
    if isinstance(entry.fields, Pathway):
        for one in entry.fields.assessments:
            name = corpus.names.current(f"{entry.id}/{one.criterion}/{one.condition}")
            yield Statement(name, entry, verdict=one)


def statement_named(corpus: Corpus, name: str) -> Statement | None:
    """The statement with a name or former name; None for one that is not shown."""
    entry = corpus.resolve(name)
    if entry is None:
        return None
    wanted = corpus.names.current(name)
    return next((one for one in statements_of(corpus, entry) if one.name == wanted), None)


def words_of(corpus: Corpus, statement: Statement) -> str:
    """A claim's text, a verdict in a sentence, or an entry's title."""
    if statement.claim:
        return str(statement.claim.text)
    if statement.verdict:
        verdict = statement.verdict.verdict.replace("-", " ")
        criterion = corpus.name(statement.verdict.criterion).lower()
        condition = CONDITION_NAMES[statement.verdict.condition].lower()
        return f"Verdict: {verdict} on {criterion}, {condition}"
    return corpus.heading(statement.entry)


def address_of(graph: Graph, statement: Statement) -> str:
    """The address of a statement on the page of its entry, from the site's root."""
    fragment = statement.fragment
    if statement.verdict:
        edge = graph.at.get(statement.verdict.criterion.place())
        fragment = f"#{edge.anchor}" if edge else ""
    return statement.entry.address + fragment


def citations_of(graph: Graph, statement: Statement) -> Sequence[Citation]:
    """The citations of a claim, or of the reason of a verdict; none of an entry as a whole."""
    if statement.claim:
        return graph.citations(statement.claim)
    if statement.verdict is None:
        return []
    written = graph.prose[statement.verdict.because.place()].citations()
    return [citation for citation in written if citation.key in graph.corpus.references]


def neighbours(graph: Graph, entry: LoadedEntry) -> frozenset[str]:
    """The names of the statements that an entry builds on.

    They are the claims on which anything in it rests, and all statements of its wholes, of its
    parts, and of the recommendations that serve it.
    """
    found = set()
    for edge in graph.outgoing(entry.id):
        if edge.kind == "relation" and edge.fragment and edge.words[0] == "rests on":
            claim_id = edge.fragment.removeprefix("#claim-")
            found.add(f"{edge.target}#{claim_id}")
    for other in _joined(graph, entry):
        found.update(one.name for one in statements_of(graph.corpus, other))
    found.difference_update(one.name for one in statements_of(graph.corpus, entry))
    return frozenset(found)


def _joined(graph: Graph, entry: LoadedEntry) -> Iterator[LoadedEntry]:
    """The wholes and parts of an entry, and what serves it."""
    yield from wholes(graph.corpus, entry)
    yield from parts(graph, entry)
    for edge in graph.incoming(entry.id):
        if edge.kind == "relation" and edge.words[0] == "serves":
            yield graph.corpus.entries[edge.source]
