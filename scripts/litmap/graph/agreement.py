"""How far two raters agree on verdicts and on roles.

A rating counts only while the map still says what the first rater said: a verdict or role that was
changed since is void until somebody rates it again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from litmap.graph.graph import Graph
from litmap.model.agreement import RatedRole, RatedVerdict
from litmap.model.argument import Pathway
from litmap.model.roles import SUPPORTING

_AGAINST = ("disputes", "qualifies")
_LEANINGS = dict.fromkeys(SUPPORTING, "for") | dict.fromkeys(_AGAINST, "against")
"""On which side of a statement a role puts a work; background and updates are on none."""


@dataclass(frozen=True)
class Rated:
    """One thing that both raters rated; `group` is the first rater's word for it.

    `void` where the map says something else by now.
    """

    name: str
    first: str
    second: str
    because: str
    void: bool

    @property
    def agrees(self) -> bool:
        """Did both give the same word?"""
        return self.first == self.second


@dataclass(frozen=True)
class Tally:
    """How many ratings count, how many of them agree, and how many more than by chance (kappa).

    `kappa` is Cohen's: 1 for full agreement, 0 for what chance would give; None without ratings,
    or where chance alone explains all.
    """

    counted: int
    agreed: int
    void: int
    kappa: float | None


def rated_verdicts(graph: Graph) -> list[Rated]:
    """The verdicts that were rated twice, in the order of the file."""
    agreement = graph.corpus.agreement
    verdicts = agreement.verdicts if agreement else []
    return [_rated(one, _verdicts_now(graph, one)) for one in verdicts]


def rated_roles(graph: Graph) -> list[Rated]:
    """The roles that were rated twice, in the order of the file."""
    agreement = graph.corpus.agreement
    roles = agreement.roles if agreement else []
    return [_rated(one, _roles_now(graph, one)) for one in roles]


def tally(rated: Sequence[Rated]) -> Tally:
    """The agreement of some ratings."""
    valid = [one for one in rated if not one.void]
    agreed = sum(one.agrees for one in valid)
    return Tally(len(valid), agreed, len(rated) - len(valid), _kappa(valid, agreed))


def same_side(rated: Sequence[Rated]) -> int:
    """On how many roles that count both raters put the work on the same side of the claim."""
    found = 0
    for one in rated:
        found += not one.void and _LEANINGS.get(one.first) == _LEANINGS.get(one.second)
    return found


def _kappa(valid: Sequence[Rated], agreed: int) -> float | None:
    """Cohen's kappa (Cohen 1960): agreement beyond what both raters' habits give by chance."""
    total = len(valid)
    if total == 0:
        return None
    first = Counter(one.first for one in valid)
    second = Counter(one.second for one in valid)
    by_chance = sum(first[word] * second[word] for word in first) / total**2
    if by_chance == 1:
        return None
    return (agreed / total - by_chance) / (1 - by_chance)


def _rated(one: RatedVerdict | RatedRole, now: Iterable[str]) -> Rated:
    """A rating beside what the map says `now`, which may be several words."""
    return Rated(
        name=one.name,
        first=one.first,
        second=one.second,
        because=str(one.because),
        void=one.first not in now,
    )


def _verdicts_now(graph: Graph, one: RatedVerdict) -> Iterator[str]:
    """What the map says of an assessment today."""
    entry_id, criterion, condition = graph.corpus.names.current(one.name).split("/")
    entry = graph.corpus.entries.get(entry_id)
    if entry is None or not isinstance(entry.fields, Pathway):
        return
    for assessment in entry.fields.assessments:
        if (str(assessment.criterion), str(assessment.condition)) == (criterion, condition):
            yield assessment.verdict


def _roles_now(graph: Graph, one: RatedRole) -> Iterator[str]:
    """In which roles the map cites the work at the claim today."""
    view = graph.claim_named(one.claim)
    if view:
        for citation in graph.citations(view.claim):
            if citation.key == one.work:
                yield citation.role
