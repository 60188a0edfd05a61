"""The margin of an entry's page: every relation that the main column does not show, in the model's order."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.passages import heading_of
from litmap.model.dates import in_words, last_day, period
from litmap.model.entry import Entry
from litmap.model.fields import ClaimRef, Record, Ref
from litmap.model.institutions import Instrument
from litmap.model.text import Text
from litmap.model.vocabulary import BY_NAMES, WORD_TABLES
from litmap.model.walk import Slot, hidden, slots
from litmap.site.html.page_data import EntryLink, PageData

_IN_MAIN_COLUMN = frozenset({"summary", "definition", "claims", "assessments", "events", "review"})


@dataclass(frozen=True)
class MarginItem:
    """One relation or fact: links to entries, or plain words, and a note on it."""

    links: tuple[EntryLink, ...]
    words: Markup
    note: Markup


@dataclass(frozen=True)
class MarginBlock:
    """Items under one heading."""

    heading: str
    items: tuple[MarginItem, ...]


def margin(
    entry: LoadedEntry, views: PageData, elsewhere: frozenset[str] = frozenset()
) -> tuple[MarginBlock, ...]:
    """The blocks of an entry's margin; `elsewhere` are further fields that the page shows in its main column."""
    blocks: dict[str, list[MarginItem]] = {}
    own_first = sorted(slots(type(entry.fields)), key=lambda slot: slot.field in Entry.model_fields)
    for slot in own_first:
        if slot.field in elsewhere | _IN_MAIN_COLUMN:
            continue
        value = getattr(entry.fields, slot.field)
        for item in value if isinstance(value, list) else [value] if value else []:
            for heading, shown in _items(entry, slot, item, views):
                blocks.setdefault(heading, []).append(shown)
    return tuple(
        MarginBlock(heading[0].upper() + heading[1:], tuple(items))
        for heading, items in blocks.items()
    )


def _items(
    entry: LoadedEntry, slot: Slot, item: object, views: PageData
) -> Iterator[tuple[str, MarginItem]]:
    if isinstance(item, Text) and isinstance(slot.marker, Ref):
        if link := views.relation(item):
            yield slot.marker.says, MarginItem((link,), Markup(""), Markup(""))
    elif isinstance(item, Record) and not hidden(item, views.corpus.today):
        links = views.relations(_ids(item, own=True))
        words = escape(str(getattr(item, "person", "") or getattr(item, "name", "") or ""))
        yield _heading(item, slot.field), MarginItem(links, words, _note(entry, item, views))


def _ids(record: Record, own: bool) -> Iterator[Text]:
    """The ids in a record: its own relation, or the claims that it rests on."""
    for field, marker in slots(type(record)):
        if isinstance(marker, Ref) and (not isinstance(marker, ClaimRef)) is own:
            value = getattr(record, field)
            yield from value if isinstance(value, list) else [value] if value else []


def _heading(record: Record, field: str) -> str:
    """The relation in words, or what such records are called."""
    for _, marker in slots(type(record)):
        if isinstance(marker, Ref) and marker.table:
            return WORD_TABLES[marker.table][str(getattr(record, marker.word))][0]
    return heading_of(record, field)


def _note(entry: LoadedEntry, record: Record, views: PageData) -> Markup:
    """What else a record says: as what, since when, why, on whose word, by which sources."""
    file = entry.file
    parts = [
        escape(str(getattr(record, "as_", None) or "")),
        escape(str(getattr(record, "others", None) or "")),
        escape(_dates(record)),
        views.field_html(getattr(record, "text", None), file),
        views.field_html(getattr(record, "because", None), file),
        escape(BY_NAMES[getattr(record, "by", "source")]),
        views.sources(getattr(record, "cites", None)),
        *(
            Markup('rests on <a class="rel" id="{}" data-target="{}" href="{}">{}</a>').format(
                link.anchor, link.target, link.href, link.title
            )
            for link in views.relations(_ids(record, own=False))
        ),
    ]
    return Markup(" · ").join(part for part in parts if part)


def _dates(record: Record) -> str:
    """'3 Jul 2024', 'since 2020', 'from Nov 2023 until Feb 2025'."""
    if date := getattr(record, "date", None):
        return in_words(date)
    return period(getattr(record, "since", None), getattr(record, "until", None))


def event_rows(
    entry: LoadedEntry, views: PageData
) -> tuple[tuple[str, str, tuple[EntryLink, ...], str, Markup], ...]:
    """An instrument's events that may be shown, oldest first: (date, event, who, others, sources)."""
    if not isinstance(entry.fields, Instrument):
        return ()
    shown = [event for event in entry.fields.events if not hidden(event, views.corpus.today)]
    return tuple(
        (
            in_words(event.date),
            event.happening,
            views.relations(event.who),
            str(event.others or ""),
            views.sources(event.cites),
        )
        for event in sorted(shown, key=lambda event: last_day(event.date))
    )
