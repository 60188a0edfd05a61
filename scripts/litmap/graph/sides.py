"""What speaks for and against a pathway or recommendation: its claims, and those of barriers.

Own claims stand on the side that `Claim.stands` says. A barrier adds the claim on which its effect
rests: one that motivates a pathway speaks for it, one that hinders it, or is worsened by it, speaks
against it. Effects that we infer add none; they are listed with the barriers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.choice import choices_of
from litmap.graph.graph import ClaimView, Graph
from litmap.model.argument import Barrier, BearsOn, Pathway, Recommendation
from litmap.model.entry import RestsOn
from litmap.model.vocabulary import Side

_SIDES: dict[str, Side] = {"motivates": "for", "hinders": "against", "worsened-by": "against"}
_ANSWERS = ("benefit", "precedent", "remedy")


@dataclass(frozen=True)
class Point:
    """A claim that speaks for or against an entry, with the claims that answer it."""

    view: ClaimView
    answers: tuple[ClaimView, ...] = ()


@dataclass(frozen=True)
class Sides:
    """The points for and against, those of the entry itself first."""

    points_for: tuple[Point, ...]
    points_against: tuple[Point, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of the claims on both sides."""
        return frozenset(point.view.name for point in (*self.points_for, *self.points_against))


def sides(graph: Graph, entry: LoadedEntry) -> Sides:
    """What speaks for and against an entry. Each claim comes once; notes of ours are left out."""
    points: dict[Side, dict[str, Point]] = {"for": {}, "against": {}}
    for side, point in (*_own(graph, entry), *_of_barriers(graph, entry)):
        if point.view.name not in points["for"] | points["against"]:
            points[side][point.view.name] = point
    return Sides(tuple(points["for"].values()), tuple(points["against"].values()))


def bearing_on(graph: Graph, pathway: LoadedEntry) -> list[tuple[LoadedEntry, BearsOn]]:
    """What barriers do to a pathway, in the order of the map."""
    found = []
    for barrier in graph.corpus.of_kind("barrier"):
        assert isinstance(barrier.fields, Barrier)
        for record in barrier.fields.bears_on:
            if graph.corpus.resolve(record.pathway, "pathway") is pathway:
                found.append((barrier, record))
    return found


def _own(graph: Graph, entry: LoadedEntry) -> Iterator[tuple[Side, Point]]:
    for claim in entry.fields.claims:
        view = ClaimView(entry, claim)
        if claim.is_note or claim.stands == "none":
            continue
        answers: Sequence[ClaimView] = ()
        if claim.stands == "against":
            answers = _resting_on(graph, view)
        yield claim.stands, Point(view, tuple(answers))


def _resting_on(graph: Graph, view: ClaimView) -> list[ClaimView]:
    """The claims that answer a claim: they rest on it and offer a remedy or a benefit."""
    found = []
    for other in graph.resting.get(view.name, ()):
        if other.claim.about in _ANSWERS and not other.claim.is_note:
            found.append(other)
    return found


def _of_barriers(graph: Graph, entry: LoadedEntry) -> Iterator[tuple[Side, Point]]:
    if not isinstance(entry.fields, Pathway):
        return
    bearings = bearing_on(graph, entry)
    for barrier, record in bearings:
        side = _SIDES.get(record.effect)
        if side is None or record.by != "source":
            continue
        foreign = _foreign(graph, entry, record)
        if side == "for":
            for view in foreign:
                yield side, Point(view)
        elif foreign:
            answers = [view for view in foreign[1:] if view.claim.stands != "against"]
            answers += _easing(graph, barrier, bearings)
            distinct = {view.name: view for view in answers}
            yield side, Point(foreign[0], tuple(distinct.values()))


def _foreign(graph: Graph, entry: LoadedEntry, record: BearsOn) -> list[ClaimView]:
    """The claims of other entries on which a barrier's effect rests."""
    return [view for view in _claims(graph, record.rests_on) if view.entry is not entry]


def _easing(
    graph: Graph, barrier: LoadedEntry, bearings: Sequence[tuple[LoadedEntry, BearsOn]]
) -> list[ClaimView]:
    """The claims by which the pathway would ease a barrier that hinders it."""
    found: list[ClaimView] = []
    for other, record in bearings:
        if other is barrier and record.effect == "eased-by" and record.by == "source":
            found += _claims(graph, record.rests_on)
    return found


def _claims(graph: Graph, steps: RestsOn) -> list[ClaimView]:
    found = []
    for step in steps:
        view = graph.claim_named(str(step.claim))
        if view:
            found.append(view)
    return found


def grounds(graph: Graph, entry: LoadedEntry) -> list[tuple[Side, ClaimView]]:
    """The claims on which an entry stands, each once with the side on which it counts.

    A recommendation stands on the claims that it, or a claim that speaks for it, rests on: all of
    them count for it. A pathway stands on the claims behind its verdicts, and on what the paper
    recommends as a whole in order to follow it.
    """
    found: dict[str, tuple[Side, ClaimView]] = {}

    def add(side: Side, views: Iterable[ClaimView]) -> None:
        for view in views:
            found.setdefault(view.name, (side, view))

    if isinstance(entry.fields, Pathway):
        for assessment in entry.fields.assessments:
            for view in _claims(graph, assessment.rests_on):
                add(view.claim.stands, [view])
        for advice in choices_of(graph.corpus, entry):
            for claim in advice.fields.claims:
                add(claim.stands, [ClaimView(advice, claim)])
            add("for", _premises(graph, advice))
    if isinstance(entry.fields, Recommendation):
        add("for", _premises(graph, entry))
    return list(found.values())


def _premises(graph: Graph, advice: LoadedEntry) -> Iterator[ClaimView]:
    """The claims that a recommendation, or a claim that speaks for it, rests on."""
    assert isinstance(advice.fields, Recommendation)
    yield from _claims(graph, advice.fields.rests_on)
    for claim in advice.fields.claims:
        if claim.stands == "for" and not claim.is_note:
            yield from _claims(graph, claim.rests_on)
