"""Rules about institutions and instruments: their names, members, sources and dates."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.ids_by_name import compared
from litmap.model.dates import first_day, last_day
from litmap.model.institutions import Institution, Instrument, Membership
from litmap.model.text import Text
from litmap.problems.problem import Place, Problem


class _Bearer(NamedTuple):
    entry: LoadedEntry
    name: Text
    ambiguous: bool


def shared_name(corpus: Corpus) -> Iterator[Problem]:
    """A name that two institutions bear is in the `names` of both with `ambiguous: true`.

    Capitals, punctuation and the spelling of accents make no difference to a reader.

    shared-name: a name of two institutions is marked as ambiguous in both.
        bad:  names: [{name: Commission}] in two files
        good: names: [{name: Commission, ambiguous: true}] in both
    """
    bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
    for entry in corpus.authored:
        if isinstance(entry.fields, Institution) and entry.fields.mentions:
            for bearer in _bearers(entry, entry.fields):
                bearers[compared(bearer.name)].append(bearer)
    for sharing in bearers.values():
        if len(sharing) == 1:
            continue
        for bearer in sharing:
            if not bearer.ambiguous:
                first, second = sharing[:2]
                other = second if bearer is first else first
                alike = "is also a name of"
                if bearer.name != other.name:
                    alike = f"differs from '{other.name}' only in punctuation, a name of"
                yield Problem(
                    bearer.name.place(),
                    "shared-name",
                    f"'{bearer.name}' {alike} {other.entry.file}; list it "
                    "under 'names' with 'ambiguous: true' in both files, or remove it from one",
                )


def _bearers(entry: LoadedEntry, fields: Institution) -> Iterator[_Bearer]:
    """Each name of an institution once; its title and acronym are names too."""
    bearers = {compared(fields.title): _Bearer(entry, fields.title, ambiguous=False)}
    if fields.acronym:
        bearers[compared(fields.acronym)] = _Bearer(entry, fields.acronym, ambiguous=False)
    for listed in fields.names:
        bearers[compared(listed.name)] = _Bearer(entry, listed.name, listed.ambiguous)
    yield from bearers.values()


_MEMBERSHIPS = ("members", "participants", "absences")


def _memberships(corpus: Corpus) -> Iterator[tuple[LoadedEntry, str, Membership, Place]]:
    """Every membership and absence with its entry, its field and its place.

    Entries that lost faulty fields are left out: what is missing may be there.
    """
    for entry in corpus.authored:
        if not entry.complete:
            continue
        for field in _MEMBERSHIPS:
            for index, membership in enumerate(getattr(entry.fields, field, [])):
                yield entry, field, membership, entry.places[(field, index)]


def membership_source(corpus: Corpus) -> Iterator[Problem]:
    """Who is a member, takes part in a body, or is notably absent from it, has a source.

    membership-source: a membership or absence has a source.
        bad:  - {who: [china], since: 2019}
        good: - {who: [china], since: 2019, cites: "[evidence @key]"}
    """
    for _, field, membership, place in _memberships(corpus):
        if not membership.cites:
            yield Problem(
                place,
                "membership-source",
                f"this item of '{field}' has no source; add cites: \"[evidence @key]\"",
            )


def membership_date(corpus: Corpus) -> Iterator[Problem]:
    """Each membership and absence is dated: since when, or the day for which the source says so.

    membership-date: a membership or absence has a date.
        bad:  - {who: [china], cites: "[evidence @key]"}
        good: - {who: [china], as_of: 2024-02-20, cites: "[evidence @key]"}
    """
    for _, field, membership, place in _memberships(corpus):
        if not (membership.since or membership.until or membership.as_of):
            yield Problem(
                place,
                "membership-date",
                f"this item of '{field}' does not say when it held; add 'since', "
                "or 'as_of' with the day for which the source says it",
            )


_DATED = ("names", *_MEMBERSHIPS, "ties")


def order_of_dates(corpus: Corpus) -> Iterator[Problem]:
    """Events are in the order of their dates, and nothing ends before it began.

    It may end on the day, or in the month or year, in which it began: what is dated by a month or a
    year has no exact day.

    order-of-dates: events are in the order of their dates; nothing ends before it began.
        bad:  since: 2021, until: 2019
        good: since: 2019, until: 2021
    """
    for entry in corpus.authored:
        for since, until in _spells(entry):
            if last_day(until) < first_day(since):
                yield Problem(
                    until.place(),
                    "order-of-dates",
                    f"'until: {until}' lies before 'since: {since}'; exchange the dates to 'since: "
                    f"{until}' and 'until: {since}', or correct the wrong one",
                )
        if not isinstance(entry.fields, Instrument):
            continue
        for earlier, later in pairwise(entry.fields.events):
            if last_day(later.date) < first_day(earlier.date):
                yield Problem(
                    later.date.place(),
                    "order-of-dates",
                    f"the event of {later.date} is below that of {earlier.date}, but is earlier; "
                    "correct the date or, if it is right, move the event up",
                )


def _spells(entry: LoadedEntry) -> Iterator[tuple[Text, Text]]:
    """The beginning and the end of everything in an entry that has both."""
    for field in _DATED:
        for record in getattr(entry.fields, field, []):
            since, until = record.since, record.until
            if since and until:
                yield since, until
