"""What a reader learns who follows the map, an entry or an institution: an item for each day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.mentions import NameIndex
from litmap.history.event import Event
from litmap.history.groups import foremost, grouped, in_one_sentence
from litmap.history.history import Day
from litmap.model.vocabulary import PLURALS
from litmap.references.typography import full_date
from litmap.site.blocks.changes import ChangeRow, change_row, current, visible_days
from litmap.site.blocks.feed import Feed, FeedEntry, permanent_id
from litmap.site.html.site import Site

MOST_DAYS = 30
"""Days that a feed tells of."""
_MOST_CHANGES = 40
"""Changes that an item tells of."""
_WORDED_BEFORE = ("claim-reworded", "claim-merged", "claim-withdrawn")
"""The kinds of change that hold a former wording of a claim."""
LIMITS = (
    f"The last {MOST_DAYS} days with changes; "
    f"of a day, {_MOST_CHANGES} changes at most, what matters most first."
)


@dataclass(frozen=True)
class DayOfChanges:
    """A day and those of its changes that somebody follows."""

    day: Day
    events: Sequence[Event]


class Following:
    """The changes of a site's map by what they concern."""

    def __init__(self, site: Site) -> None:
        """Nothing is read before a feed is asked for."""
        self._site = site
        self._items: dict[Event, str] = {}

    @cached_property
    def _days(self) -> list[DayOfChanges]:
        return [DayOfChanges(day, events) for day, events in visible_days(self._site)]

    @cached_property
    def _by_entry(self) -> Mapping[str, list[DayOfChanges]]:
        """The days on which something changed that concerns an entry, by its id of today."""
        names = NameIndex(self._site.corpus)
        found: defaultdict[str, list[DayOfChanges]] = defaultdict(list)
        for day in self._days:
            of_day: defaultdict[str, list[Event]] = defaultdict(list)
            for event in day.events:
                for entry_id in self._concerned(event, names):
                    of_day[entry_id].append(event)
            for entry_id, events in of_day.items():
                found[entry_id].append(DayOfChanges(day.day, events))
        return found

    def _concerned(self, event: Event, names: NameIndex) -> set[str]:
        """The entries to which an event matters: its own, those it ties, institutions it names."""
        found = {current(self._site, entry_id) for entry_id in event.entries}
        if event.claim:
            found |= names.named_in(event.claim)
        if event.kind in _WORDED_BEFORE:
            found |= names.named_in(event.before)
        return found

    def site_feed(self) -> Feed:
        """The feed of all changes."""
        return self._feed("Changes to this map", "/changes/", "changes", self._days)

    def entry_feed(self, entry: LoadedEntry) -> Feed:
        """The feed of an entry: of its own changes, and of what ties it to others.

        That of an institution also tells of the claims that name it.
        """
        title = f"Changes to {self._site.corpus.name(entry.id)}"
        first = self._site.history.first_names.get(entry.id, entry.id)
        days = self._by_entry.get(entry.id, [])
        return self._feed(title, entry.address, first, days)

    def _feed(self, title: str, page: str, name: str, days: Sequence[DayOfChanges]) -> Feed:
        entries = [self._item(name, day) for day in days[:MOST_DAYS]]
        return Feed(title, permanent_id(f"changes of {name}"), page, entries, LIMITS)

    def _item(self, name: str, day: DayOfChanges) -> FeedEntry:
        """A day as one entry, which is new again when more has changed on the same day."""
        on = day.day.day.isoformat()
        moment = day.day.last_at(day.events)
        start = datetime(day.day.day.year, day.day.day.month, day.day.day.day, tzinfo=UTC)
        sentence = in_one_sentence(day.events)
        return FeedEntry(
            id=permanent_id(f"changes of {name} on {on}"),
            published=_rfc3339(start),
            updated=_rfc3339(max(start, moment)),
            href=f"/changes/{on}/",
            title=f"{full_date(on)}: {sentence}",
            html=self._html(day.events, sentence, f"/changes/{on}/"),
        )

    def _html(self, events: Sequence[Event], sentence: str, page: str) -> Markup:
        """What changed: what matters first, and where the rest stands."""
        told = [event for _, of_group in grouped(events) for event in of_group]
        if len(told) > _MOST_CHANGES:
            told = foremost(events, _MOST_CHANGES) or told[:_MOST_CHANGES]
        parts = [f"<p>{escape(sentence)}</p><ul>", *map(self._item_of, told), "</ul>"]
        if len(events) > len(told):
            words = f"All {len(events):,} changes of this day"
            parts.append(f'<p><a href="{page}">{words}</a></p>')
        return Markup("".join(parts))

    def _item_of(self, event: Event) -> str:
        """An event as an item of a list, made once for all feeds that tell of it."""
        if event not in self._items:
            self._items[event] = _as_item(change_row(self._site, event))
        return self._items[event]


def former_addresses(entry: LoadedEntry) -> list[str]:
    """The addresses that the page of an entry had under its former ids."""
    found = []
    for alias in entry.fields.aliases:
        found.append(f"/{PLURALS[alias.kind or entry.kind]}/{alias.id}/")
    return found


def _as_item(row: ChangeRow) -> str:
    """A row as HTML. Joined by hand: formatting each would take twice as long for all feeds."""
    title = f"<b>{escape(row.title)}</b>"
    if row.address:
        title = f'<a href="{escape(row.address)}">{escape(row.title)}</a>'
    wordings = ""
    if row.before:
        now = row.after or "nothing"
        wordings = f"<br>Before: {escape(row.before)}<br>Now: {escape(now)}"
    return f"<li>{title}: {row.said}{wordings}</li>"


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
