"""Rules about institutions and instruments: whose name it is, on which source, in which order."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.dates import last_day
from litmap.model.institutions import Institution, Instrument, Membership
from litmap.model.text import Text
from litmap.problems.problem import Place, Problem


class _Bearer(NamedTuple):
    entry: LoadedEntry
    name: Text
    ambiguous: bool


def shared_name(corpus: Corpus) -> Iterator[Problem]:
    """A name that two institutions bear stands in the `names` of both with `ambiguous: true`.

    shared-name: a name of two institutions is marked as ambiguous in both.
        bad:  names: [{name: Commission}] in two files
        good: names: [{name: Commission, ambiguous: true}] in both
    """
    bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        if isinstance(entry.fields, Institution) and entry.fields.mentions:
            for bearer in _bearers(entry, entry.fields):
                bearers[str(bearer.name)].append(bearer)
    for sharing in bearers.values():
        for one in sharing if len(sharing) > 1 else []:
            if not one.ambiguous:
                other = next(bearer.entry for bearer in sharing if bearer is not one)
                yield Problem(
                    one.name.place(),
                    "shared-name",
                    f"'{one.name}' is also a name of {other.file}; list it "
                    "under 'names' with 'ambiguous: true' in both files, or remove it from one",
                )


def _bearers(entry: LoadedEntry, fields: Institution) -> Iterator[_Bearer]:
    """Each name of an institution once; its title and acronym are names too."""
    listed = {str(name.name): _Bearer(entry, name.name, name.ambiguous) for name in fields.names}
    own = {
        str(name): _Bearer(entry, name, False) for name in (fields.title, fields.acronym) if name
    }
    yield from (own | listed).values()


_MEMBERSHIPS = ("members", "participants", "absences")


def _memberships(corpus: Corpus) -> Iterator[tuple[LoadedEntry, str, Membership, Place]]:
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        for field in _MEMBERSHIPS if entry.complete else ():
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

    membership-date: a membership or absence says when it held.
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
    """Events stand in the order of their dates, and nothing ends before it began.

    order-of-dates: events stand in the order of their dates; nothing ends before it began.
        bad:  since: 2021, until: 2019
        good: since: 2019, until: 2021
    """
    for entry in (*corpus.entries.values(), *corpus.future.values()):
        dated = (record for field in _DATED for record in getattr(entry.fields, field, []))
        for record in dated:
            since, until = getattr(record, "since", None), getattr(record, "until", None)
            if since and until and last_day(until) < last_day(since):
                yield Problem(
                    until.place(),
                    "order-of-dates",
                    f"'until: {until}' lies before 'since: {since}'; correct one of the two",
                )
        events = entry.fields.events if isinstance(entry.fields, Instrument) else []
        for earlier, later in pairwise(events):
            if last_day(later.date) < last_day(earlier.date):
                yield Problem(
                    later.date.place(),
                    "order-of-dates",
                    f"the event of {later.date} stands behind that of "
                    f"{earlier.date}; put events in the order of their dates",
                )
