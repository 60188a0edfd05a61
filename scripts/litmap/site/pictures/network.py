"""The regime complex as a network: who draws on, mandates or hosts whom; who is left out.

Institutions are one column, by type, instruments another, by force. Ties between institutions are
arcs on the left, those between instruments arcs on the right, and all others lines between the
columns. Lengths are in rem.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.graph import Edge, Graph
from litmap.model.dates import in_words, last_day, period
from litmap.model.fields import Record
from litmap.model.institutions import Absence, Instrument, Lineage, Tie
from litmap.model.vocabulary import BINDING_NAMES, INSTITUTION_TYPES, PAPER_DATE, TIE_WORDS
from litmap.model.walk import hidden
from litmap.problems.wording import capitalised

ROW, HEAD, APART = 1.2, 1.6, 0.16
LEFT, ACROSS, RIGHT = 0, 1, 2
"""The gutters in which ties are drawn: left of institutions, between columns, right of texts."""
SIGNS: Mapping[str, str] = {
    **{sign: words for sign, (words, _) in TIE_WORDS.items()},
    "lineage": "joined or succeeded",
    "issued": "issued by",
    "absent": "does not include",
}
"""The kinds of tie by the sign that draws them, in words from their source."""


@dataclass(frozen=True)
class NetworkTie:
    """One tie: between which entries, in words, and when.

    `then` and `today` say whether it was in force on the paper's day and is today.
    """

    source: str
    target: str
    sign: str
    words: str
    inverse: str
    when: str
    anchor: str
    then: bool
    today: bool

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both ends."""
        return self.source, self.target


@dataclass
class NetworkNode:
    """An entry in the picture, at the middle of its row."""

    entry: LoadedEntry
    name: str
    y: float = 0


@dataclass(frozen=True)
class Cluster:
    """A group in a column: its heading, the heading's place, its nodes."""

    heading: str
    top: float
    nodes: Sequence[NetworkNode]


@dataclass(frozen=True)
class Network:
    """The picture: both columns in groups, the ties, the height, and the entries without a tie."""

    institutions: Sequence[Cluster]
    instruments: Sequence[Cluster]
    ties: Sequence[NetworkTie]
    high: float
    alone: Sequence[LoadedEntry]

    @cached_property
    def nodes(self) -> Mapping[str, NetworkNode]:
        """The nodes by id, from the top left to the bottom right."""
        found = {}
        for cluster in (*self.institutions, *self.instruments):
            for node in cluster.nodes:
                found[node.entry.id] = node
        return found

    def kind(self, entry_id: str) -> str:
        """The kind of an entry in the picture."""
        return self.nodes[entry_id].entry.kind

    def gutter(self, tie: NetworkTie) -> int:
        """The gutter in which a tie is drawn."""
        source, target = self.kind(tie.source), self.kind(tie.target)
        if source != target:
            return ACROSS
        if source == "institution":
            return LEFT
        return RIGHT

    def heights(self, tie: NetworkTie) -> tuple[float, float]:
        """The heights of a tie's ends: of the institution first for a tie across, else the upper.

        Ties between the same two are `APART`: side by side across, one within the other as arcs.
        """
        apart = APART * self.abreast(tie)
        source = self.nodes[tie.source]
        target = self.nodes[tie.target]
        if self.gutter(tie) != ACROSS:
            upper = min(source.y, target.y)
            lower = max(source.y, target.y)
            return upper + apart, lower - apart
        if source.entry.kind == "institution":
            return source.y + apart, target.y + apart
        return target.y + apart, source.y + apart

    def arrives(self, tie: NetworkTie) -> float | None:
        """The height at which a tie reaches its target; None if its words name both alike."""
        if tie.words == tie.inverse:
            return None
        first, second = self.heights(tie)
        source, target = self.nodes[tie.source], self.nodes[tie.target]
        if self.gutter(tie) == ACROSS:
            is_first = target.entry.kind == "institution"
        else:
            is_first = target.y < source.y
        if is_first:
            return first
        return second

    def abreast(self, tie: NetworkTie) -> int:
        """How many other ties between the same two are drawn before this one."""
        return self._between[frozenset(tie.ends)].index(tie)

    @cached_property
    def _between(self) -> Mapping[frozenset[str], list[NetworkTie]]:
        found: dict[frozenset[str], list[NetworkTie]] = {}
        for tie in self.ties:
            found.setdefault(frozenset(tie.ends), []).append(tie)
        return found

    @cached_property
    def reaching(self) -> frozenset[str]:
        """The ids of entries with a tie on the right of their names, to which a thread leads."""
        found = set()
        for tie in self.ties:
            for entry_id in tie.ends:
                on_the_right = ACROSS
                if self.kind(entry_id) == "instrument":
                    on_the_right = RIGHT
                if self.gutter(tie) == on_the_right:
                    found.add(entry_id)
        return frozenset(found)


def network(graph: Graph) -> Network:
    """Lay the network out."""
    corpus = graph.corpus
    ties = list(_ties(graph))
    tied = {entry_id for tie in ties for entry_id in tie.ends}
    institutions = []
    instruments = []
    alone = []
    for entry in (*corpus.of_kind("institution"), *corpus.of_kind("instrument")):
        if entry.id not in tied:
            alone.append(entry)
        elif entry.kind == "institution":
            institutions.append(entry)
        else:
            instruments.append(entry)
    institutions.sort(key=lambda entry: corpus.name(entry.id).lower())
    left = _clusters(corpus, institutions, "type", INSTITUTION_TYPES)
    instruments.sort(key=_by_ties(corpus, left, ties))
    right = _clusters(corpus, instruments, "binding", BINDING_NAMES)
    high = 0.0
    for cluster in (*left, *right):
        high = max(high, cluster.nodes[-1].y + ROW / 2)
    return Network(institutions=left, instruments=right, ties=ties, high=high, alone=alone)


def _by_ties(
    corpus: Corpus, clusters: Sequence[Cluster], ties: Sequence[NetworkTie]
) -> Callable[[LoadedEntry], tuple[float, str]]:
    """A key to sort instruments: by the mean height of what they are tied to, then by name."""
    heights = {}
    for cluster in clusters:
        for node in cluster.nodes:
            heights[node.entry.id] = node.y
    return lambda entry: (_mean(heights, ties, entry.id), corpus.name(entry.id).lower())


def _clusters(
    corpus: Corpus, entries: Sequence[LoadedEntry], field: str, headings: Mapping[str, str]
) -> list[Cluster]:
    """A column: the entries in groups by the value of a field, in the order of `headings`."""
    clusters = []
    top = 0.0
    for value, heading in headings.items():
        nodes: list[NetworkNode] = []
        for entry in entries:
            if getattr(entry.fields, field) == value:
                y = top + HEAD + ROW * (len(nodes) + 0.5)
                nodes.append(NetworkNode(entry, _short(corpus, entry), y))
        if nodes:
            clusters.append(Cluster(capitalised(heading), top, nodes))
            top = top + HEAD + ROW * len(nodes)
    return clusters


def _short(corpus: Corpus, entry: LoadedEntry) -> str:
    if entry.kind == "institution":
        return corpus.name(entry.id)
    return entry.label


def _mean(heights: Mapping[str, float], ties: Iterable[NetworkTie], entry_id: str) -> float:
    """The mean height of all that an entry is tied to; 0 if none of it has one."""
    found = []
    for tie in ties:
        if entry_id in tie.ends:
            found += [heights[other] for other in tie.ends if other in heights]
    if not found:
        return 0
    return sum(found) / len(found)


def _ties(graph: Graph) -> Iterator[NetworkTie]:
    """Every tie that is in force today or was on the paper's day."""
    for edge in graph.edges:
        if edge.kind != "relation":
            continue
        source, record = graph.corpus.entries[edge.source], edge.owner
        sign = _sign(edge, source)
        if record is None or not sign:
            continue
        then = _in_force(source, record, last_day(PAPER_DATE))
        today = _in_force(source, record, graph.corpus.today)
        if then or today:
            words, inverse = edge.words
            yield NetworkTie(
                source=edge.source,
                target=edge.target,
                sign=sign,
                words=words,
                inverse=inverse,
                when=_when(record),
                anchor=edge.anchor,
                then=then,
                today=today,
            )


def _sign(edge: Edge, source: LoadedEntry) -> str:
    """The sign that draws an edge; '' for one that is no tie."""
    record = edge.owner
    if isinstance(record, Tie):
        return str(record.tie)
    if isinstance(record, Lineage):
        return "lineage"
    if isinstance(record, Absence):
        return "absent"
    if isinstance(source.fields, Instrument) and edge.words[0] == "issued by":
        return "issued"
    return ""


def _in_force(source: LoadedEntry, record: Record, day: date) -> bool:
    """Was a tie in force on a day? One that ends on the day still was.

    One without a date was on any day, unless its instrument did not exist yet.
    """
    if isinstance(source.fields, Instrument) and source.fields.events:
        first = min(last_day(event.date) for event in source.fields.events)
        if first > day:
            return False
    until = getattr(record, "until", None)
    if until and last_day(until) < day:
        return False
    return not hidden(record, day)


def _when(record: Record) -> str:
    if isinstance(record, Lineage):
        return in_words(record.date)
    if isinstance(record, Tie):
        return period(record.since, record.until)
    if isinstance(record, Absence):
        return record.when
    return ""
