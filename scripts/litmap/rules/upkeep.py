"""Rules about what falls due: reviews, and the cycles of `content/upkeep.yml`."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.graph.upkeep import review_due
from litmap.problems.problem import Problem


def review_overdue(corpus: Corpus) -> Iterator[Problem]:
    """A review that is due is reported, and fails nothing.

    It is due on the day in 'due', or else after the cycle that content/upkeep.yml gives.

    review-overdue: when a review is due again, somebody reads the entry again.
        bad:  review: {date: 2024-05-01, by: …, outcome: …, due: 2025-05-01}
        good: the same with a new date and outcome
    """
    for entry in corpus.entries.values():
        review = entry.fields.review
        due = review_due(corpus, review) if review else None
        if review and due and due < corpus.today:
            days = "'date' and 'due'" if review.due else "'date'"
            yield Problem(
                (review.due or review.date).place(),
                "review-overdue",
                f"the review of '{entry.id}' was due on {review.due or due}; read the entry again, "
                f"then write a new {days}",
                "notice",
            )


def sensible_cycles(corpus: Corpus) -> Iterator[Problem]:
    """The map does not call itself dormant while nothing is overdue.

    upkeep-cycles: 'dormant' is longer than the shortest of the cycles.
        bad:  dormant: 3, with holds: 6
        good: dormant: 18, with holds: 6
    """
    upkeep = corpus.upkeep
    if upkeep is None:
        return
    cycles = (upkeep.holds, upkeep.searches, upkeep.rating, upkeep.review)
    shortest = min(int(months) for months in cycles)
    if int(upkeep.dormant) <= shortest:
        yield Problem(
            upkeep.dormant.place(),
            "upkeep-cycles",
            f"after {upkeep.dormant} months the map would call itself dormant although nothing is "
            f"overdue; write more than {shortest}, the shortest of the cycles",
            "warning",
        )
