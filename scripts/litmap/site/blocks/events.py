"""What happened to an instrument: its dated events that may be shown, oldest first."""

from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Edge
from litmap.model.dates import in_words
from litmap.model.institutions import Instrument
from litmap.site.blocks.status import events_in_order
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class EventRow:
    """An event on the instrument's own page; `others` are actors without an entry, in words."""

    date: str
    words: str
    who: tuple[EntryLink, ...]
    others: str
    sources: Markup


@dataclass(frozen=True)
class EventElsewhere:
    """An event on an institution's page.

    `href` leads to the institution's part in it and `origin` is that edge's address from the site's
    root; both are '' for an event in which it had none.
    """

    date: str
    words: str
    href: str
    origin: str


def event_rows(page_data: PageData, entry: LoadedEntry) -> list[EventRow]:
    """The events of an instrument; [] for an entry of another kind."""
    if not isinstance(entry.fields, Instrument):
        return []
    rows = []
    for event in events_in_order(entry.fields):
        row = EventRow(
            date=in_words(event.date),
            words=event.happening,
            who=page_data.relations(event.who),
            others=str(event.others or ""),
            sources=page_data.sources(event.cites),
        )
        rows.append(row)
    return rows


def events_elsewhere(
    page_data: PageData, entry: LoadedEntry, edges: list[Edge]
) -> tuple[EventElsewhere, ...]:
    """The events of an instrument on an institution's page, to which `edges` lead from it."""
    assert isinstance(entry.fields, Instrument)
    rows = []
    for event in events_in_order(entry.fields):
        href, origin = "", ""
        for edge in edges:
            if edge.owner is event:
                origin = f"{entry.address}#{edge.anchor}"
                href = page_data.href(origin)
        rows.append(EventElsewhere(in_words(event.date), event.happening, href, origin))
    return tuple(rows)
