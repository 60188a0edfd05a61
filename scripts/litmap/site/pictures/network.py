"""The regime complex as a network: who draws on, mandates, delegates to, overlaps with or succeeded whom; who is out.

Institutions stand in one column, by type, instruments in another, by force. Ties between institutions are arcs on the
left, those between instruments arcs on the right, and all others lines between the columns. Lengths are in rem.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.graph import Edge, Graph
from litmap.model.dates import in_words, last_day, period
from litmap.model.fields import Record
from litmap.model.institutions import Absence, Event, Institution, Instrument, Lineage, Tie
from litmap.model.vocabulary import BINDING_NAMES, INSTITUTION_TYPES, PAPER_DATE, TIE_WORDS
from litmap.model.walk import hidden

ROW, HEAD, APART = 1.15, 1.6, 0.16
SIGNS: Mapping[str, str] = {sign: words for sign, (words, _) in TIE_WORDS.items()} | {
    "lineage": "joined or succeeded",
    "issued": "issued by",
    "absent": "does not include",
}
"""The kinds of tie by the sign that draws them, in words from their source."""


@dataclass(frozen=True)
class NetworkTie:
    """One tie: between which entries, in words, when, and whether it stood on the paper's day and stands today."""

    source: str
    target: str
    sign: str
    words: str
    inverse: str
    when: str
    anchor: str
    paper: bool
    today: bool


@dataclass
class NetworkNode:
    """An entry in the picture, at the middle of its row."""

    entry: LoadedEntry
    name: str
    y: float = 0


@dataclass(frozen=True)
class Cluster:
    """A group in a column: its heading, the heading's place, its knots."""

    heading: str
    top: float
    knots: Sequence[NetworkNode]


@dataclass(frozen=True)
class Network:
    """The picture: both columns in groups, the ties, the height, and the entries that have no tie."""

    institutions: Sequence[Cluster]
    instruments: Sequence[Cluster]
    ties: Sequence[NetworkTie]
    high: float
    alone: Sequence[LoadedEntry]

    def gutter(self, tie: NetworkTie) -> int:
        """Where a tie is drawn: 0 left of the institutions, 1 between the columns, 2 right of the instruments."""
        kinds = [self.knots[one].entry.kind for one in (tie.source, tie.target)]
        return 1 if len(set(kinds)) > 1 else 0 if kinds[0] == "institution" else 2

    def ends(self, tie: NetworkTie) -> tuple[float, float]:
        """The heights of a tie's ends, that of the institution first where it leads across.

        Ties between the same two stand apart by `APART`: side by side across, one within the other as arcs.
        """
        one, other = sorted(
            (self.knots[tie.source], self.knots[tie.target]), key=lambda knot: knot.entry.kind
        )
        apart = APART * self.abreast(tie)
        if self.gutter(tie) == 1:
            return one.y + apart, other.y + apart
        return min(one.y, other.y) + apart, max(one.y, other.y) - apart

    def arrives(self, tie: NetworkTie) -> float | None:
        """The height at which a tie reaches whom it names; None if it names both alike."""
        if tie.words == tie.inverse:
            return None
        one, other = self.ends(tie)
        source, target = self.knots[tie.source], self.knots[tie.target]
        first = target.entry.kind == "institution" if self.gutter(tie) == 1 else target.y < source.y
        return one if first else other

    def abreast(self, tie: NetworkTie) -> int:
        """How many other ties between the same two stand before this one."""
        return self._between[frozenset((tie.source, tie.target))].index(tie)

    @cached_property
    def _between(self) -> Mapping[frozenset[str], list[NetworkTie]]:
        found: dict[frozenset[str], list[NetworkTie]] = {}
        for tie in self.ties:
            found.setdefault(frozenset((tie.source, tie.target)), []).append(tie)
        return found

    @cached_property
    def reaching(self) -> frozenset[str]:
        """The ids of entries with a tie on the right of their names, to which a thread then leads."""
        return frozenset(
            one
            for tie in self.ties
            for one in (tie.source, tie.target)
            if self.gutter(tie) == (1 if self.knots[one].entry.kind == "institution" else 2)
        )

    @cached_property
    def knots(self) -> Mapping[str, NetworkNode]:
        """The knots by id, from the top left to the bottom right."""
        return {
            knot.entry.id: knot
            for cluster in (*self.institutions, *self.instruments)
            for knot in cluster.knots
        }


def network(graph: Graph) -> Network:
    """Lay the network out."""
    corpus = graph.corpus
    ties = list(_ties(graph))
    tied = {one for tie in ties for one in (tie.source, tie.target)}
    bodies = [entry for entry in corpus.of_kind("institution") if entry.id in tied]
    texts = [entry for entry in corpus.of_kind("instrument") if entry.id in tied]
    left = _clusters(corpus, bodies, INSTITUTION_TYPES, "type", {})
    heights = {knot.entry.id: knot.y for cluster in left for knot in cluster.knots}
    wished = {text.id: _mean(heights, ties, text.id) for text in texts}
    right = _clusters(corpus, texts, BINDING_NAMES, "binding", wished)
    high = max((cluster.knots[-1].y + ROW / 2 for cluster in (*left, *right)), default=0)
    alone = [
        entry
        for kind in ("institution", "instrument")
        for entry in corpus.of_kind(kind)
        if entry.id not in tied
    ]
    return Network(left, right, ties, high, alone)


def _clusters(
    corpus: Corpus,
    entries: Iterable[LoadedEntry],
    names: Mapping[str, str],
    field_: str,
    wished: Mapping[str, float],
) -> list[Cluster]:
    """A column: groups in the order of `names`, in each the entries by the height wished for, then by name."""
    clusters, y = [], 0.0
    found = sorted(
        entries, key=lambda entry: (wished.get(entry.id, 0), corpus.name(entry.id).lower())
    )
    for value, heading in names.items():
        knots = [
            NetworkNode(entry, _short(corpus, entry))
            for entry in found
            if getattr(entry.fields, field_) == value
        ]
        if not knots:
            continue
        top = y
        for place, knot in enumerate(knots):
            knot.y = top + HEAD + ROW * (place + 0.5)
        clusters.append(Cluster(heading[0].upper() + heading[1:], top, knots))
        y = top + HEAD + ROW * len(knots)
    return clusters


def _short(corpus: Corpus, entry: LoadedEntry) -> str:
    return corpus.name(entry.id) if entry.kind == "institution" else entry.label


def _mean(heights: Mapping[str, float], ties: Iterable[NetworkTie], one: str) -> float:
    found = [
        heights[other]
        for tie in ties
        if one in (tie.source, tie.target)
        for other in (tie.source, tie.target)
        if other in heights
    ]
    return sum(found) / len(found) if found else 0


def _ties(graph: Graph) -> Iterator[NetworkTie]:
    """Every tie that may be shown today or stood on the paper's day."""
    for edge in graph.edges:
        if edge.kind != "relation" or edge.target not in graph.corpus.entries:
            continue
        source = graph.corpus.entries[edge.source]
        sign = _sign(edge, source)
        if sign:
            record = edge.owner
            assert record is not None
            paper, today = (
                _stood(source, record, day) for day in (last_day(PAPER_DATE), graph.corpus.today)
            )
            if paper or today:
                yield NetworkTie(
                    edge.source,
                    edge.target,
                    sign,
                    *edge.words,
                    _when(record),
                    edge.anchor,
                    paper,
                    today,
                )


def _sign(edge: Edge, source: LoadedEntry) -> str:
    record = edge.owner
    if isinstance(record, Tie):
        return str(record.tie)
    if isinstance(record, Lineage):
        return "lineage"
    if isinstance(record, Absence):
        return "absent"
    return (
        "issued" if isinstance(source.fields, Instrument) and edge.words[0] == "issued by" else ""
    )


def _stood(source: LoadedEntry, record: Record, day: date) -> bool:
    """Did a tie stand on a day? One without a date did on any, unless its instrument was not there yet."""
    events = [event for event in getattr(source.fields, "events", []) if isinstance(event, Event)]
    if (
        isinstance(source.fields, Instrument)
        and events
        and all(last_day(event.date) > day for event in events)
    ):
        return False
    until = getattr(record, "until", None)
    return not hidden(record, day) and not (until and last_day(until) < day)


def _when(record: Record) -> str:
    if isinstance(record, Lineage):
        return in_words(record.date)
    if isinstance(record, Instrument | Institution):
        return ""
    return period(
        getattr(record, "since", None),
        getattr(record, "until", None),
        getattr(record, "as_of", None),
    )
