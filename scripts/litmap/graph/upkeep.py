"""What falls due, and when: answers to be checked, searches, ratings and reviews to be done again.

Whatever somebody did falls due after the cycle that `content/upkeep.yml` gives, counted from the
day on which it was done. A day that was missed stays as it is until the work is done again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.flow import shown_searches
from litmap.graph.statements import statements_of
from litmap.model.argument import Answering
from litmap.model.dates import first_day, in_words, last_day, months_after
from litmap.model.entry import Review, Search
from litmap.model.text import Text

Task = Literal["holds", "critics", "works", "rating", "review"]
"""What is to be done again."""

TASK_NAMES: Mapping[Task, str] = {
    "holds": "Does it still hold?",
    "critics": "Searches for critics",
    "works": "Searches for newer works",
    "rating": "Second rating",
    "review": "Reviews by a person",
}
"""Each task as pages call it."""

RATING = "content/agreement.yml"
"""The name of what is due for the second rating, which is about no single statement."""
WORKS = "content/searches.yml"
"""The same for searches for works."""


@dataclass(frozen=True)
class Duty:
    """Something that was done and is to be done again.

    `name` is the full name of the statement or entry that it is about, or `RATING` or `WORKS`.
    `done` is the day as an author wrote it; `due` is None where no cycle is known.
    """

    task: Task
    name: str
    done: Text
    due: date | None

    def is_overdue(self, today: date) -> bool:
        """Has its day passed?"""
        return self.due is not None and self.due < today


def duties(corpus: Corpus) -> list[Duty]:
    """All that was done and falls due again, the first first; by name what has no day."""
    found = [*_of_entries(corpus), *_of_map(corpus)]
    found.sort(key=lambda duty: (duty.due or date.max, duty.task, duty.name))
    return found


def day_due(corpus: Corpus, task: Task, done: str) -> date | None:
    """The day on which a task that was done on a day is due again; None where no cycle is known.

    A month or year in which something was done counts from its last day.
    """
    months = cycle(corpus, task)
    return None if months is None else months_after(last_day(done), months)


def cycle(corpus: Corpus, task: Task) -> int | None:
    """After how many months a task is due again; None where content/upkeep.yml does not say so."""
    upkeep = corpus.upkeep
    if upkeep is None:
        return None
    cycles = {
        "holds": upkeep.holds,
        "critics": upkeep.searches,
        "works": upkeep.searches,
        "rating": upkeep.rating,
        "review": upkeep.review,
    }
    return int(cycles[task])


def review_due(corpus: Corpus, review: Review) -> date | None:
    """The day on which an entry is to be reviewed again: the one that the review names, if any."""
    if review.due:
        return last_day(review.due)
    return day_due(corpus, "review", review.date)


def last_looked(corpus: Corpus) -> date | None:
    """The last day on which anything was checked, searched, rated or reviewed; None for never.

    Of a month only its first day is sure to have come, whatever the day of the build.
    """
    return max((first_day(duty.done) for duty in duties(corpus)), default=None)


def dormant_since(corpus: Corpus) -> str:
    """The day from which the map has been dormant, '5 Sep 2024'; '' for one that is not."""
    day = dormant_from(corpus)
    return in_words(day.isoformat()) if day and day <= corpus.today else ""


def dormant_from(corpus: Corpus) -> date | None:
    """The day from which the map counts as dormant if nothing is done; None where none is known."""
    last = last_looked(corpus)
    if last is None or corpus.upkeep is None:
        return None
    return months_after(last, int(corpus.upkeep.dormant))


def _of_entries(corpus: Corpus) -> Iterator[Duty]:
    for entry in corpus.entries.values():
        for statement in statements_of(corpus, entry):
            if holds := statement.holds:
                yield _duty(corpus, "holds", statement.name, holds.checked)
        yield from _searches(corpus, entry)
        if review := entry.fields.review:
            yield Duty("review", entry.id, review.date, review_due(corpus, review))


def _searches(corpus: Corpus, entry: LoadedEntry) -> Iterator[Duty]:
    """The last search for an entry as a whole, and for each of its claims."""
    if isinstance(entry.fields, Answering) and entry.fields.sought:
        yield _duty(corpus, "critics", entry.id, _last(entry.fields.sought))
    for claim in entry.fields.claims:
        if claim.sought:
            yield _duty(corpus, "critics", f"{entry.id}#{claim.id}", _last(claim.sought))


def _last(searches: list[Search]) -> Text:
    return max((search.date for search in searches), key=last_day)


def _of_map(corpus: Corpus) -> Iterator[Duty]:
    """The second rating, and the last search for works."""
    if corpus.agreement:
        yield _duty(corpus, "rating", RATING, corpus.agreement.date)
    days = [search.date for search in shown_searches(corpus)]
    if days:
        yield _duty(corpus, "works", WORKS, max(days, key=last_day))


def _duty(corpus: Corpus, task: Task, name: str, done: Text) -> Duty:
    return Duty(task, name, done, day_due(corpus, task, done))
