"""What was done and what falls due when: a row for each kind of work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from litmap.content.corpus import Corpus
from litmap.graph.upkeep import WORK_NAMES, Duty, Work, day_due, dormant_from, duties
from litmap.model.dates import in_words, last_day
from litmap.problems.wording import counted


@dataclass(frozen=True)
class DueRow:
    """One kind of work: what was done, last when, after how long again, next when.

    `overdue` says how many are overdue; '' for none.
    """

    work: str
    done: str
    last: str
    cycle: str
    due: str
    overdue: str


_COUNTED: dict[Work, tuple[str, str]] = {
    "holds": ("statement checked", "statements checked"),
    "searches": ("entry or claim searched for", "entries and claims searched for"),
    "rating": ("rating", "ratings"),
    "review": ("entry reviewed", "entries reviewed"),
}
_NEVER = {
    "holds": "nothing checked yet",
    "searches": "no search yet",
    "rating": "no second rating yet",
    "review": "no entry reviewed by a person yet",
}


def due_rows(corpus: Corpus) -> list[DueRow]:
    """A row for each kind of work."""
    found = duties(corpus)
    return [
        _row(corpus, work, [duty for duty in found if duty.work == work]) for work in WORK_NAMES
    ]


def _row(corpus: Corpus, work: Work, done: Sequence[Duty]) -> DueRow:
    """A row; `done` comes in the order in which it falls due."""
    overdue = sum(duty.is_overdue(corpus.today) for duty in done)
    return DueRow(
        work=WORK_NAMES[work],
        done=counted(len(done), *_COUNTED[work]) if done else _NEVER[work],
        last=in_words(max((duty.done for duty in done), key=last_day, default="")),
        cycle=_cycle(corpus, work),
        due=in_words(done[0].due.isoformat()) if done and done[0].due else "",
        overdue=f"{overdue} overdue" if overdue else "",
    )


def _cycle(corpus: Corpus, work: Work) -> str:
    if corpus.upkeep is None:
        return "no cycle set"
    months = int(getattr(corpus.upkeep, work))
    return f"every {counted(months, 'month')}" if months > 1 else "every month"


def overdue_since(corpus: Corpus, work: Work, done: str) -> str:
    """'due again since 26 May 2027' for what was done and is overdue; '' for anything else."""
    due = day_due(corpus, work, done)
    if due is None or due >= corpus.today:
        return ""
    return f"due again since {_day(due)}"


def dormancy(corpus: Corpus) -> str:
    """When the map would call itself dormant, in a sentence; '' where no cycle says so."""
    day = dormant_from(corpus)
    if day is None or corpus.upkeep is None:
        return ""
    if day <= corpus.today:
        return f"Nobody has done any of this for so long that the map is dormant since {_day(day)}."
    return (
        f"If nobody did any of this for {counted(int(corpus.upkeep.dormant), 'month')}, the map "
        f"would call itself dormant: on {_day(day)} as things stand."
    )


def _day(day: date) -> str:
    return in_words(day.isoformat())
