"""Statements that need a look: overtaken, disputed, unsourced, unverified, on changed works."""

from collections.abc import Iterator

from litmap.graph.graph import ClaimView, Graph, date_of
from litmap.graph.statements import Statement, touched
from litmap.graph.weight import Weights
from litmap.model.dates import first_day, in_words, is_date, last_day
from litmap.model.entry import Holds
from litmap.model.standing import STANDING_NAMES
from litmap.model.vocabulary import PAPER_DATE
from litmap.problems.wording import ended, listed
from litmap.upkeep.item import Item, ListName

_OVERTAKING = ("updates", "contradicts")
_NO_SOURCE = {
    "reported": "The paper states it and names no source.",
    "none": "No work is named that bears it out.",
}
"""By the basis of a fact: why it is listed."""


def overtaken(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Statements that an event updates or contradicts, and that nobody has answered since.

    Only what can have an answer counts: claims, verdicts, pathways and recommendations.
    """
    for name, statement in touched(graph).items():
        events = tuple(_unanswered(graph, statement)) if statement.answerable else ()
        if events:
            yield Item(
                "overtaken",
                name,
                statement.place,
                _checked_before(statement.holds),
                by=events,
                resting=weights.on_statement(name),
            )


def _unanswered(graph: Graph, statement: Statement) -> Iterator[str]:
    """The events after a statement that overtake it, and that its answer knows nothing of."""
    part = statement.claim or statement.verdict
    said = last_day((part.as_of if part else None) or PAPER_DATE)
    for event, effect in graph.developments_on.get(statement.name, ()):
        when = date_of(event)
        overtakes = effect in _OVERTAKING and last_day(when) > said
        if overtakes and not _knows_of(graph, statement, event.id, when):
            yield event.id


def changed(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Claims that cite a work which is not what it was, and that nobody answered since.

    Where it is not recorded since when it is so, only an answer that names the work counts.
    """
    for view in graph.claims():
        statement = Statement(view.name, view.entry, claim=view.claim)
        words, works = [], []
        for standing in graph.changed_works(view.claim):
            if not _knows_of(graph, statement, f"@{standing.key}", standing.since):
                words.append(STANDING_NAMES[standing.word])
                works.append(f"@{standing.key}")
        if works:
            was = listed(list(dict.fromkeys(words)), "or")
            why = f"{_checked_before(view.claim.holds)} its source was {was}"
            yield _of_claim("changed", view, why, weights, by=tuple(works))


def disputed(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Claims that a work disputes which came out after their day, and that nobody answered since.

    A work of which only the year or month is known may have come out on its last day.
    """
    for view in graph.claims():
        works = tuple(_newer_critics(graph, view))
        if works:
            why = _checked_before(view.claim.holds)
            yield _of_claim("disputed", view, why, weights, by=works)


def _newer_critics(graph: Graph, view: ClaimView) -> Iterator[str]:
    said = last_day(view.claim.as_of or PAPER_DATE)
    statement = Statement(view.name, view.entry, claim=view.claim)
    for key in graph.works_that("disputes", view.claim):
        out = graph.corpus.references[key].published.start
        is_newer = is_date(out) and last_day(out) > said
        if is_newer and not _knows_of(graph, statement, f"@{key}", out):
            yield f"@{key}"


def _knows_of(graph: Graph, statement: Statement, node: str, when: str) -> bool:
    """Does the answer whether a statement holds name an event or work, or come after its day?

    `when` is '' or no date where the day is not known.
    """
    holds = statement.holds
    if holds is None:
        return False
    if is_date(when) and first_day(holds.checked) >= last_day(when):
        return True
    edges = graph.outgoing(statement.entry.id)
    return any(edge.target == node and edge.owner is holds for edge in edges)


def _checked_before(holds: Holds | None) -> str:
    if holds is None:
        return "Nobody has checked it since"
    return f"Last checked on {in_words(holds.checked)}, perhaps before it"


def unsourced(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Facts for which no work is named, or only the paper, which names no source itself."""
    for view in graph.claims():
        why = _NO_SOURCE.get(graph.basis(view.claim).value)
        if why and view.claim.about == "fact":
            yield _of_claim("unsourced", view, why, weights)


def unverified(graph: Graph, weights: Weights) -> Iterator[Item]:
    """Claims that somebody tried to confirm and could not."""
    for view in graph.claims():
        if view.claim.unverified:
            yield _of_claim("unverified", view, ended(str(view.claim.unverified)), weights)


def _of_claim(
    name: ListName, view: ClaimView, why: str, weights: Weights, *, by: tuple[str, ...] = ()
) -> Item:
    return Item(
        name,
        view.name,
        view.claim.id.place(),
        why,
        by=by,
        resting=weights.on_statement(view.name),
    )
