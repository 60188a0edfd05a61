"""Rules about days that are still to come: what is true tomorrow is never an error."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.dates import first_day, in_words, is_date, last_day
from litmap.model.institutions import Institution
from litmap.model.text import Text
from litmap.model.walk import dates_to_come
from litmap.problems.problem import Problem

_DATES = ("date", "since", "until", "as_of", "due", "checked")
_AHEAD = 10
"""Years: no plan in an entry reaches further, but a mistyped year easily does."""


def year_far_off(corpus: Corpus) -> Iterator[Problem]:
    """A date lies no more than ten years ahead: what is dated after today is not shown.

    year-far-off: a date lies no more than ten years ahead.
        bad:  since: 2204
        good: since: 2024
    """
    for entry in corpus.authored:
        for date in _dates(entry):
            if _is_far(corpus, date):
                yield Problem(
                    date.place(),
                    "year-far-off",
                    f"'{date}' is more than ten years ahead; correct the year, "
                    "since what is dated after today is not shown",
                    "warning",
                )


def _dates(entry: LoadedEntry) -> Iterator[Text]:
    """Every date in an entry and its records."""
    for record in entry.records:
        for field in _DATES:
            date = vars(record).get(field)
            if date:
                yield date


def _is_far(corpus: Corpus, date: str) -> bool:
    return int(date[:4]) > corpus.today.year + _AHEAD


def hidden_until(corpus: Corpus) -> Iterator[Problem]:
    """What is dated after today is hidden; whoever wrote it is told until when.

    Only a notice for what is announced; nobody can have said, read or checked something tomorrow.

    hidden-until: what is dated after today, or by a year or month that is not over, is hidden.
        bad:  date: 2026, in August of that year
        good: date: 2026-03
    lies-ahead: what was said, read, checked or removed has no date in the future.
        bad:  as_of: 2027-02-20, in 2026
        good: as_of: 2026-02-20
    """
    for entry in corpus.authored:
        for record in entry.records:
            for date, marker in dates_to_come(record, corpus.today):
                if _is_far(corpus, date):
                    continue
                if marker.begun:
                    yield _ahead(date)
                else:
                    yield _hidden(corpus, date)
        fields = entry.fields
        if isinstance(fields, Institution) and fields.founded:
            founded = fields.founded.date
            if first_day(founded) > corpus.today and not _is_far(corpus, founded):
                yield _hidden(corpus, founded)
    for one in corpus.removed:
        if first_day(one.date) > corpus.today:
            yield _ahead(one.date)


def _ahead(date: Text) -> Problem:
    message = f"'{date}' is in the future; write the day on which it was said, done or checked"
    return Problem(date.place(), "lies-ahead", message, "warning")


def _hidden(corpus: Corpus, date: Text) -> Problem:
    until = in_words(last_day(date).isoformat())
    if corpus.today.isoformat().startswith(date):
        why, cure = "is not over", "write the month, or the day"
    else:
        why, cure = "is after today", "correct it if it has already happened, or leave it"
    message = f"'{date}' {why}, so this part stays hidden until {until}; {cure}"
    return Problem(date.place(), "hidden-until", message, "notice")


def work_ahead(corpus: Corpus) -> Iterator[Problem]:
    """The day on which a web page was read (`urldate`) has come, and so has the date of a work."""
    for work in corpus.references.values():
        read = work.own("urldate")
        if is_date(read) and first_day(read) > corpus.today:
            yield Problem(
                work.place_of("urldate"),
                "lies-ahead",
                f"'{read}' is in the future; write the day on which somebody read the page",
                "warning",
            )
        date = work.own("date")
        if is_date(date) and first_day(date) > corpus.today:
            yield Problem(
                work.place_of("date"),
                "lies-ahead",
                f"'{date}' is in the future; correct it, unless the work is announced for that day",
                "notice",
            )
