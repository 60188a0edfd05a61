"""How an institution is tied to others, and its instruments.

Each edge is shown once on each of its two pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Edge
from litmap.model.dates import in_words, period
from litmap.model.fields import Record
from litmap.model.institutions import Event, Institution, Instrument, Lineage, Tie
from litmap.model.vocabulary import CHANGE_WORDS, TIE_WORDS
from litmap.site.blocks.events import EventElsewhere, events_elsewhere
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class TieRow:
    """A tie in words: 'draws on' what, since when, why.

    `origin` is the address of an edge that leads to the page, '' for the page's own tie.
    """

    words: str
    link: EntryLink
    when: str
    sentence: Markup
    origin: str = ""


@dataclass(frozen=True)
class InstrumentRow:
    """An instrument with its events, oldest first.

    `origin` is the address of the edge by which the page's institution issued it, '' if it did not.
    """

    link: EntryLink
    summary: str
    events: tuple[EventElsewhere, ...]
    origin: str


def tie_rows(page_data: PageData, entry: LoadedEntry, edges: Iterable[Edge]) -> list[TieRow]:
    """An institution's own ties and changes, then the `edges` that lead to it; alike ones together.

    Ties with the same words come together, in the order in which these words are first used.
    """
    rows = list(_own_rows(page_data, entry))
    rows += [_arriving(page_data, edge) for edge in edges]
    words = list(dict.fromkeys(row.words for row in rows))
    rows.sort(key=lambda row: words.index(row.words))
    return rows


def _own_rows(page_data: PageData, entry: LoadedEntry) -> Iterator[TieRow]:
    assert isinstance(entry.fields, Institution)
    records: list[Tie | Lineage] = [*entry.fields.ties, *entry.fields.lineage]
    for record in records:
        link = page_data.relation(record.to)
        if link:
            yield _own(page_data, entry, record, link)


def _own(page_data: PageData, entry: LoadedEntry, record: Tie | Lineage, link: EntryLink) -> TieRow:
    """A tie of the page's own institution, with its reason or its sources."""
    if isinstance(record, Lineage):
        words = CHANGE_WORDS[record.change][0]
        sentence = page_data.sources(record.cites)
    else:
        words = TIE_WORDS[record.tie][0]
        sentence = page_data.field_html(record.because, entry.file)
    return TieRow(words=words, link=link, when=_when(record), sentence=sentence)


def _arriving(page_data: PageData, edge: Edge) -> TieRow:
    """A tie that another entry records."""
    source = page_data.corpus.entries[edge.source]
    return TieRow(
        words=edge.words[1],
        link=page_data.link(source, f"#{edge.anchor}"),
        when=_when(edge.owner),
        sentence=page_data.writer.quote(edge),
        origin=f"{source.address}#{edge.anchor}",
    )


def _when(record: Record | None) -> str:
    if isinstance(record, Lineage):
        return in_words(record.date)
    if isinstance(record, Tie):
        return period(record.since, record.until)
    return ""


def instrument_rows(page_data: PageData, edges: Iterable[Edge]) -> list[InstrumentRow]:
    """The instruments from which `edges` lead to an institution, those that it issued first."""
    by_instrument: dict[str, list[Edge]] = {}
    for edge in edges:
        by_instrument.setdefault(edge.source, []).append(edge)
    rows = []
    for entry_id, found in by_instrument.items():
        entry = page_data.corpus.entries[entry_id]
        rows.append(_instrument(page_data, entry, found))
    rows.sort(key=lambda row: (not row.origin, row.link.title))
    return rows


def _instrument(page_data: PageData, entry: LoadedEntry, edges: list[Edge]) -> InstrumentRow:
    assert isinstance(entry.fields, Instrument)
    link, origin = page_data.link(entry), ""
    for edge in edges:
        if not isinstance(edge.owner, Event):
            link = page_data.link(entry, f"#{edge.anchor}")
            origin = f"{entry.address}#{edge.anchor}"
            break
    return InstrumentRow(
        link=link,
        summary=str(entry.fields.summary),
        events=events_elsewhere(page_data, entry, edges),
        origin=origin,
    )
