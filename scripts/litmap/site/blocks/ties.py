"""How an institution is tied to others, and its instruments: rows that show each edge once, from whichever end."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Edge
from litmap.model.dates import in_words, last_day, period
from litmap.model.institutions import Event, Institution, Instrument, Lineage, Tie
from litmap.model.vocabulary import CHANGE_WORDS, TIE_WORDS
from litmap.model.walk import hidden
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.writer import Writer


@dataclass(frozen=True)
class TieRow:
    """A tie in words: 'draws on' what, since when, why. `origin` is the place of an edge that leads here, else ''."""

    words: str
    link: EntryLink
    when: str
    sentence: Markup
    origin: str = ""


@dataclass(frozen=True)
class DatedEvent:
    """An event on the line of an instrument; `origin` where it is an edge to the page's institution."""

    date: str
    words: str
    others: str
    href: str
    origin: str


@dataclass(frozen=True)
class InstrumentRow:
    """An instrument with its events, oldest first; `origin` where the page's institution issued it."""

    link: EntryLink
    binding: str
    sentence: Markup
    events: tuple[DatedEvent, ...]
    origin: str


def tie_rows(views: PageData, entry: LoadedEntry, edges: Iterable[Edge]) -> list[TieRow]:
    """An institution's own ties and changes, then those of others that lead to it (`edges`), alike ones together."""
    fields = entry.fields
    assert isinstance(fields, Institution)
    records: tuple[Tie | Lineage, ...] = (*fields.ties, *fields.lineage)
    own = (record for record in records if not hidden(record, views.corpus.today))
    rows = [_own(views, entry, record) for record in own]
    rows += [_arriving(views, edge) for edge in edges]
    found = [row for row in rows if row]
    first = {row.words: index for index, row in reversed(list(enumerate(found)))}
    return sorted(found, key=lambda row: first[row.words])


def _own(views: PageData, entry: LoadedEntry, record: Tie | Lineage) -> TieRow | None:
    link = views.relation(record.to)
    if link is None:
        return None
    if isinstance(record, Lineage):
        return TieRow(
            CHANGE_WORDS[record.change][0], link, in_words(record.date), views.sources(record.cites)
        )
    because = views.field_html(record.because, entry.file)
    return TieRow(TIE_WORDS[record.tie][0], link, period(record.since, record.until), because)


def _arriving(views: PageData, edge: Edge) -> TieRow | None:
    record = edge.owner
    when = in_words(record.date) if isinstance(record, Lineage) else ""
    if isinstance(record, Tie):
        when = period(record.since, record.until)
    source = views.corpus.entries[edge.source]
    return TieRow(
        edge.words[1],
        views.link(source, f"#{edge.anchor}"),
        when,
        views.writer.quote(edge),
        f"{source.address}#{edge.anchor}",
    )


def instrument_rows(views: PageData, edges: Iterable[Edge]) -> list[InstrumentRow]:
    """The instruments from which `edges` lead to an institution: those that it issued first, each by its events."""
    by_source: dict[str, list[Edge]] = {}
    for edge in edges:
        by_source.setdefault(edge.source, []).append(edge)
    rows = [
        _instrument(views, views.corpus.entries[source], found)
        for source, found in by_source.items()
    ]
    return sorted(rows, key=lambda row: (not row.origin, row.link.title))


def _instrument(views: PageData, entry: LoadedEntry, edges: list[Edge]) -> InstrumentRow:
    fields = entry.fields
    assert isinstance(fields, Instrument)
    issued = next((edge for edge in edges if not isinstance(edge.owner, Event)), None)
    own = {id(edge.owner): edge for edge in edges if isinstance(edge.owner, Event)}
    shown = [event for event in fields.events if not hidden(event, views.corpus.today)]
    shown.sort(key=lambda event: last_day(event.date))
    link = views.link(entry, f"#{issued.anchor}" if issued else "")
    return InstrumentRow(
        link,
        fields.binding,
        escape(str(fields.summary)),
        tuple(_event(views.writer, entry, event, own.get(id(event))) for event in shown),
        f"{entry.address}#{issued.anchor}" if issued else "",
    )


def _event(writer: Writer, entry: LoadedEntry, event: Event, edge: Edge | None) -> DatedEvent:
    origin = f"{entry.address}#{edge.anchor}" if edge else ""
    href = writer.href(origin) if origin else ""
    return DatedEvent(in_words(event.date), event.happening, str(event.others or ""), href, origin)
