"""Everything that needs a look, and what to say of it in a line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from litmap.content.corpus import Corpus
from litmap.graph.graph import Graph
from litmap.graph.upkeep import Duty, dormant_since, duties
from litmap.graph.weight import Weights
from litmap.model.dates import in_words
from litmap.problems.wording import counted, plural
from litmap.upkeep.doubted import changed, disputed, overtaken, unsourced, unverified
from litmap.upkeep.item import LISTS, Item, ListName
from litmap.upkeep.unread import beyond, broken, unread

_ORDER = list(LISTS)
_DONE = {
    "holds": "Checked on {}",
    "critics": "Last searched for critics on {}",
    "works": "Last searched for works on {}",
    "rating": "Rated a second time on {}",
    "review": "Reviewed on {}",
}
_KINDS = (overtaken, changed, disputed, unsourced, unverified, beyond, broken, unread)


def all_items(graph: Graph) -> list[Item]:
    """Everything that needs a look: list by list, and in each the most important first.

    Important is that on which much rests; of equal weight, what is overdue for longest comes first.
    """
    weights = Weights(graph)
    found = list(_overdue(graph, weights))
    for items in _KINDS:
        found += items(graph, weights)
    found.sort(key=lambda item: (_ORDER.index(item.list), -len(item.resting)))
    return found


def ranked(items: Iterable[Item]) -> list[Item]:
    """Items of all lists by how much rests on each; of equal weight those of a worse list first."""
    return sorted(items, key=lambda item: (-len(item.resting), _ORDER.index(item.list)))


def in_lists(items: Iterable[Item]) -> dict[ListName, list[Item]]:
    """The items of each list, empty lists too."""
    found: dict[ListName, list[Item]] = {name: [] for name in LISTS}
    for item in items:
        found[item.list].append(item)
    return found


def headline(corpus: Corpus, items: Sequence[Item]) -> str:
    """The answer in a line: 'Nothing is overdue; the next falls due on 5 May 2027. 12 points …'."""
    said = [_overdue_in_words(corpus, in_lists(items)["overdue"])]
    others = sum(item.list != "overdue" for item in items)
    if others:
        points = counted(others, "other point") if others < len(items) else counted(others, "point")
        said.append(f"{points} {plural(others, 'needs', 'need')} a look.")
    else:
        said.append("Nothing else needs a look.")
    if dormant := dormant_since(corpus):
        said.insert(0, f"By its own rule this map has been dormant since {dormant}.")
    return " ".join(said)


def _overdue_in_words(corpus: Corpus, overdue: Sequence[Item]) -> str:
    days = [duty.due for duty in duties(corpus) if duty.due]
    if not days:
        return "Nothing has a day on which it falls due."
    if not overdue:
        return f"Nothing is overdue; the next falls due on {_day(days[0])}."
    things = f"{counted(len(overdue), 'thing')} {plural(len(overdue), 'is', 'are')} overdue"
    return f"{things}, the first since {_day(days[0])}."


def _overdue(graph: Graph, weights: Weights) -> Iterator[Item]:
    """What was to be done again on a day that has passed, the first first."""
    for duty in duties(graph.corpus):
        if duty.due and duty.is_overdue(graph.corpus.today):
            done = _DONE[duty.task].format(in_words(duty.done))
            yield Item(
                "overdue",
                duty.name,
                duty.done.place(),
                f"{done}; due again on {_day(duty.due)}.",
                resting=_resting(graph, weights, duty),
            )


def _resting(graph: Graph, weights: Weights, duty: Duty) -> frozenset[str]:
    """What rests on what was done: on the second rating, all that was rated."""
    agreement = graph.corpus.agreement
    if duty.task != "rating" or agreement is None:
        return weights.on_statement(duty.name)
    rated = [str(one.assessment) for one in agreement.verdicts]
    rated += [str(one.claim) for one in agreement.roles]
    return weights.on_all(rated)


def _day(day: date) -> str:
    return in_words(day.isoformat())
