"""How works got into the map: found, screened, read, placed, each with its number.

Every work but the paper is counted once, whatever found it. What a work on the map came to follows
from its record and from where it is cited; only candidates that are not on it have an outcome that
somebody wrote down.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from litmap.content.corpus import Corpus
from litmap.graph.graph import Graph
from litmap.model.searches import Candidate, SameReason, WorkSearch
from litmap.model.vocabulary import PAPER
from litmap.model.walk import hidden

Outcome = Literal["placed", "background", "uncited", "unread"]
"""What became of a work on the map: it has a role, gives background only, is cited nowhere, or
nobody here has opened it."""


class Way(NamedTuple):
    """A way in which works were found, and how many: a search, or None for another way."""

    name: str
    search: WorkSearch | None
    number: int


class Reason(NamedTuple):
    """Why candidates wait or were left out, and which."""

    because: str
    works: Sequence[Candidate]

    @property
    def number(self) -> int:
        """How many these are."""
        return len(self.works)


def number_of(reasons: Iterable[Reason]) -> int:
    """How many works wait, or were left out, for any of some reasons."""
    return sum(reason.number for reason in reasons)


@dataclass(frozen=True)
class Flow:
    """The numbers of the flow.

    `ways` may find a work twice; `screened` counts it once. Of these works `left_out` and `to_read`
    are no part of the map, by reason. `outcomes` gives the keys of those that are; `unread_used`
    are the keys of those that nobody here has opened and that are named in a role, as the paper
    uses them. `depths` counts by `read` those that were opened.
    """

    ways: Sequence[Way]
    screened: int
    left_out: Sequence[Reason]
    to_read: Sequence[Reason]
    outcomes: Mapping[Outcome, Sequence[str]]
    unread_used: Sequence[str]
    depths: Mapping[str, int]

    @property
    def found(self) -> int:
        """How often works were found, those found twice counted twice."""
        return sum(way.number for way in self.ways)

    @property
    def on_the_map(self) -> int:
        """How many works are on the map, beside the paper."""
        return sum(len(keys) for keys in self.outcomes.values())

    @property
    def waiting(self) -> int:
        """How many works wait to be read, on the map or not."""
        return number_of(self.to_read) + len(self.outcomes["unread"])

    @property
    def read(self) -> int:
        """How many works of the map somebody here has opened, at least in abstract."""
        return self.on_the_map - len(self.outcomes["unread"])


def flow(graph: Graph) -> Flow:
    """The flow of works into a map."""
    corpus = graph.corpus
    keys = [key for key in corpus.references if key != PAPER]
    outcomes: dict[Outcome, list[str]] = {
        "placed": [],
        "background": [],
        "uncited": [],
        "unread": [],
    }
    depths: dict[str, int] = {}
    unread_used = []
    for key in keys:
        outcome = outcome_of(graph, key)
        outcomes[outcome].append(key)
        if outcome != "unread":
            depth = corpus.references[key].get("read")
            depths[depth] = depths.get(depth, 0) + 1
        elif roles_of(graph, key) - {"background"}:
            unread_used.append(key)
    searches = shown_searches(corpus)
    left_out = _by_reason(group for one in searches for group in one.left_out)
    to_read = _by_reason(group for one in searches for group in one.to_read)
    return Flow(
        ways=_ways(corpus, keys, searches),
        screened=len(keys) + number_of(left_out) + number_of(to_read),
        left_out=left_out,
        to_read=to_read,
        outcomes=outcomes,
        unread_used=unread_used,
        depths=depths,
    )


def shown_searches(corpus: Corpus) -> list[WorkSearch]:
    """The searches that had been made by `today`, in the order of the file."""
    return [search for search in corpus.searches if not hidden(search, corpus.today)]


def outcome_of(graph: Graph, key: str) -> Outcome:
    """What became of a work on the map. Our notes on what the paper leaves open do not count."""
    if not graph.corpus.references[key].opened:
        return "unread"
    roles = roles_of(graph, key)
    if roles - {"background"}:
        return "placed"
    return "background" if roles else "uncited"


def roles_of(graph: Graph, key: str) -> set[str]:
    """The roles in which a work is cited, other than in our notes."""
    found = set()
    for edge in graph.incoming(f"@{key}"):
        if edge.citation is not None and not edge.in_note:
            found.add(edge.citation.role)
    return found


def _ways(corpus: Corpus, keys: Sequence[str], searches: Sequence[WorkSearch]) -> list[Way]:
    """The ways in which works were found: by the paper, by each search, and what is not recorded.

    A work that a search was only said to find later, or whose key is none, is not counted there.
    """
    known = set(keys)
    by_paper = {key for key in keys if corpus.paper and corpus.paper.notes_of(key)}
    ways = []
    if by_paper:
        ways.append(Way("Cited by the paper", None, len(by_paper)))
    told = set(by_paper)
    for search in searches:
        works = {corpus.names.key(key) for key in search.works} & known
        told |= works
        number = len(works) + len(list(search.candidates))
        ways.append(Way(str(search.title), search, number))
    if known - told:
        ways.append(Way("How they were found is not recorded", None, len(known - told)))
    return ways


def _by_reason(groups: Iterator[SameReason]) -> list[Reason]:
    """The candidates by reason, where the same reason stands at several searches together."""
    found: dict[str, list[Candidate]] = {}
    words: dict[str, str] = {}
    for group in groups:
        reason = words.setdefault(group.because.casefold(), str(group.because))
        found.setdefault(reason, []).extend(group.works)
    return [Reason(because, works) for because, works in found.items()]
