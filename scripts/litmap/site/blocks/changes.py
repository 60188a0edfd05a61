"""Changes of the map as rows: what each is about, with its address, and what is said of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.addresses import of_entry, of_reference
from litmap.history.event import Event
from litmap.history.groups import count_of, grouped
from litmap.history.history import Day
from litmap.history.sentences import quoted, sentence, wordings
from litmap.problems.wording import counted
from litmap.site.html.site import Site

_PAGES_OF_FILES = {
    "index": "/",
    "method": "/about/method/",
    "paper": "/paper/",
    "searches": "/about/method/",
}
"""The pages of files that are called otherwise."""


@dataclass(frozen=True)
class ChangeRow:
    """One change: `title` is what it is about, `address` the page of this from the site's root.

    The address is '' where there is no such page any more. `before` and `after` are two wordings,
    '' where none are shown.
    """

    title: str
    address: str
    said: Markup
    before: str = ""
    after: str = ""


class CountRow(NamedTuple):
    """How many changes of each kind there are to one thing: '3 sources added'."""

    title: str
    address: str
    said: str


def change_row(site: Site, event: Event) -> ChangeRow:
    """One change as a row."""
    before, after = wordings(event)
    title, address = _subject(site, event)
    said = _as_html(sentence(event))
    return ChangeRow(title, address, said, before=before, after=after)


def change_rows(site: Site, events: Iterable[Event]) -> list[ChangeRow]:
    """Changes as rows; the claims with which an entry was added are counted at its own."""
    events = list(events)
    added = {event.entry for event in events if event.kind == "entry-added"}
    claims = [event for event in events if event.kind == "claim-added" and event.entry in added]
    number = Counter(event.entry for event in claims)
    rows = []
    for event in events:
        row = change_row(site, event)
        if event.kind == "entry-added" and number[event.entry]:
            came = f" It came with {counted(number[event.entry], 'claim')}."
            row = replace(row, said=row.said + came)
        if event.kind != "claim-added" or event.entry not in added:
            rows.append(row)
    return rows


def _as_html(words: Iterable[str]) -> Markup:
    """A sentence whose words are all escaped, those of an author in quotes."""
    return Markup("".join([escape(quoted(part)) for part in words]))


def _subject(site: Site, event: Event) -> tuple[str, str]:
    """What a change is about, as it is called today or was last, and its address."""
    entry = entry_of(site, event)
    if entry:
        return site.corpus.name(entry.id), _place(site, entry, event)
    if event.what.startswith("@"):
        key = site.corpus.names.key(event.what[1:])
        if key in site.corpus.references:
            return site.labels.label(key), of_reference(key)
        return event.title, ""
    if event.kind == "dispute-changed":
        return "Disagreements", "/disagreements/"
    if event.kind == "page-changed" and event.what in (*site.corpus.pages, *_PAGES_OF_FILES):
        return event.title, _PAGES_OF_FILES.get(event.what, f"/{event.what}/")
    return event.title, ""


def entry_of(site: Site, event: Event) -> LoadedEntry | None:
    """The entry of an event as it is today, None where it is gone or not shown."""
    return site.corpus.resolve(current(site, event.entry)) if event.entry else None


def current(site: Site, entry_id: str) -> str:
    """Today's id of an entry that may have had another one."""
    return site.corpus.names.entry(site.history.names.get(entry_id, entry_id))


def _place(site: Site, entry: LoadedEntry, event: Event) -> str:
    """The address of what an event is about: of its claim where it still has one."""
    if "#" in event.what:
        view = site.graph.claim_named(event.what)
        if view:
            return of_entry(view.entry, view.name)
    return entry.address


def shown(site: Site, events: Iterable[Event]) -> list[Event]:
    """The events of which pages may tell: nothing about an entry or claim that is yet to come."""
    return [event for event in events if not _to_come(site, event)]


def _to_come(site: Site, event: Event) -> bool:
    """Is an event about something that the map holds and does not show on its day?"""
    if not event.entry:
        return False
    entry_id = current(site, event.entry)
    authored = site.corpus.known(entry_id)
    if authored is None:
        return False
    entry = site.corpus.resolve(entry_id)
    if entry is None:
        return True
    claim_id = event.what.partition("#")[2]
    return bool(claim_id and authored.claim(claim_id) and not entry.claim(claim_id))


def by_subject(site: Site, events: Iterable[Event]) -> list[CountRow]:
    """How many changes there are to each entry and work, in the order of their titles."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        title, address = _subject(site, event)
        found.setdefault((title, address.partition("#")[0]), []).append(event)
    rows = []
    for (title, address), of_one in sorted(found.items()):
        rows.append(CountRow(title, address, counts(of_one)))
    return rows


def counts(events: Iterable[Event]) -> str:
    """'3 sources added, 1 relation removed'."""
    said = []
    for _, of_group in grouped(events):
        kinds = [event.kind for event in of_group]
        said += [count_of(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)]
    return ", ".join(said)


def visible_days(site: Site) -> list[tuple[Day, Sequence[Event]]]:
    """The days of the history of which something may be told, newest first, with their events."""
    found: list[tuple[Day, Sequence[Event]]] = []
    for day in site.history.days:
        events = shown(site, day.events)
        if events:
            found.append((day, events))
    return found
