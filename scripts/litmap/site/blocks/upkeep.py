"""What was done and what falls due when: a row for each task."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from litmap.content.corpus import Corpus
from litmap.graph.flow import shown_searches
from litmap.graph.upkeep import (
    TASK_NAMES,
    Duty,
    Task,
    cycle,
    day_due,
    dormant_from,
    dormant_since,
    duties,
)
from litmap.model.dates import first_day, in_words, last_day
from litmap.problems.wording import counted


@dataclass(frozen=True)
class DueRow:
    """One task: what was done and last when, after how long it falls due, and next when.

    `overdue` says how many are overdue; '' for none.
    """

    task: str
    words: str
    overdue: str


_COUNTED: Mapping[Task, tuple[str, str]] = {
    "holds": ("statement checked", "statements checked"),
    "critics": ("entry or claim searched for", "entries and claims searched for"),
    "works": ("search for works", "searches for works"),
    "rating": ("second rating", "second ratings"),
    "review": ("entry reviewed", "entries reviewed"),
}
_NEVER: Mapping[Task, str] = {
    "holds": "Nothing was checked yet",
    "critics": "No search is recorded yet",
    "works": "No search is recorded yet",
    "rating": "Nobody has rated a second time yet",
    "review": "No person has reviewed an entry yet",
}


def due_rows(corpus: Corpus) -> list[DueRow]:
    """A row for each task."""
    found = duties(corpus)
    rows = []
    for task, name in TASK_NAMES.items():
        done = [duty for duty in found if duty.task == task]
        overdue = sum(duty.is_overdue(corpus.today) for duty in done)
        words = "; ".join(_words(corpus, task, done))
        rows.append(DueRow(name, f"{words}.", f"{overdue} overdue" if overdue else ""))
    return rows


def _words(corpus: Corpus, task: Task, done: Sequence[Duty]) -> Iterator[str]:
    """What there is to say of one task; `done` comes in the order in which it is due."""
    if done:
        last = max((duty.done for duty in done), key=last_day)
        when = f"{'on' if first_day(last) == last_day(last) else 'in'} {in_words(last)}"
        number = len(shown_searches(corpus)) if task == "works" else len(done)
        yield f"{counted(number, *_COUNTED[task])}, last {when}"
    else:
        yield _NEVER[task]
    months = cycle(corpus, task)
    if months:
        yield f"{'' if done else 'once done, '}due again after {counted(months, 'month')}"
    if done and done[0].due:
        yield f"the first on {_day(done[0].due)}"


def overdue_since(corpus: Corpus, task: Task, done: str) -> str:
    """'due again since 26 May 2027' for what was done and is overdue; '' for anything else."""
    due = day_due(corpus, task, done)
    if due is None or due >= corpus.today:
        return ""
    return f"due again since {_day(due)}"


def dormancy(corpus: Corpus) -> str:
    """When the map would call itself dormant, in a sentence; '' where no cycle says so."""
    day = dormant_from(corpus)
    if day is None or corpus.upkeep is None:
        return ""
    if since := dormant_since(corpus):
        return f"Nobody has done any of this for so long that the map is dormant since {since}."
    return (
        f"If nobody did any of this for {counted(int(corpus.upkeep.dormant), 'month')}, the map "
        f"would call itself dormant: on {_day(day)} as things stand."
    )


def _day(day: date) -> str:
    return in_words(day.isoformat())
