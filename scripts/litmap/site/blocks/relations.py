"""The relations and texts of an entry that no other block of its page shows, for its folds.

They follow the model's order, the fields of the entry's own kind before those of all kinds.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.passages import heading_of
from litmap.model.argument import Consequence
from litmap.model.dates import in_words, period
from litmap.model.entry import Entry, Step
from litmap.model.fields import ClaimRef, Prose, Record, Ref
from litmap.model.text import Text
from litmap.model.vocabulary import BY_NAMES, STEP_NAMES, WORD_TABLES
from litmap.model.walk import Slot, slots
from litmap.problems.wording import capitalised
from litmap.site.html.page_data import EntryLink, PageData

_IN_BLOCKS = frozenset(
    {
        "summary",
        "definition",
        "aliases",
        "also",
        "answer",
        "sought",
        "holds",
        "claims",
        "assessments",
        "events",
        "review",
    }
)
_RESTS_ON = Markup('rests on <a class="rel" id="{}" data-target="{}" href="{}">{}</a>')


@dataclass(frozen=True)
class RelationItem:
    """One relation or fact: links to entries, or plain words, a note, and whose word it is."""

    links: tuple[EntryLink, ...] = ()
    words: Markup | str = ""
    note: Markup | str = ""
    by: str = ""


@dataclass(frozen=True)
class RelationBlock:
    """Items under one heading."""

    heading: str
    items: tuple[RelationItem, ...]


def other_blocks(
    page_data: PageData, entry: LoadedEntry, shown: Collection[str] = ()
) -> list[RelationBlock]:
    """What all fields of an entry say that its page shows nowhere else; `shown` names those."""
    fields = []
    for slot in _own_fields_first(entry):
        if slot.field not in shown and slot.field not in _IN_BLOCKS:
            fields.append(slot.field)
    return relation_blocks(page_data, entry, fields)


def relation_blocks(
    page_data: PageData, entry: LoadedEntry, fields: Collection[str]
) -> list[RelationBlock]:
    """What some fields of an entry say, grouped under the words for each relation."""
    groups: dict[str, list[RelationItem]] = {}
    for slot in _own_fields_first(entry):
        if slot.field not in fields:
            continue
        for value in _values(entry.fields, slot.field):
            for heading, item in _items(page_data, entry, slot, value):
                groups.setdefault(heading, []).append(item)
    blocks = []
    for heading, items in groups.items():
        blocks.append(RelationBlock(capitalised(heading), tuple(items)))
    return blocks


def _own_fields_first(entry: LoadedEntry) -> list[Slot]:
    """The fields that only this kind has, then those that all kinds have."""
    own = []
    common = []
    for slot in slots(type(entry.fields)):
        if slot.field in Entry.model_fields:
            common.append(slot)
        else:
            own.append(slot)
    return own + common


def _values(record: Record, field: str) -> list[object]:
    """What a field holds, one or several."""
    value = getattr(record, field)
    if isinstance(value, list):
        return value
    if value is None:
        return []
    return [value]


def _items(
    page_data: PageData, entry: LoadedEntry, slot: Slot, value: object
) -> Iterator[tuple[str, RelationItem]]:
    """What is shown of a value, if anything: a heading and an item."""
    if isinstance(value, Record):
        heading = _heading(value, slot.field)
        yield heading, _record_item(page_data, entry, value)
        return
    assert isinstance(value, Text)
    if isinstance(slot.marker, Ref):
        link = page_data.relation(value)
        if link:
            yield _words(slot.marker, entry.fields), RelationItem(links=(link,))
    elif isinstance(slot.marker, Prose):
        heading = slot.field.replace("_", " ")
        html = page_data.field_html(value, entry.file)
        yield heading, RelationItem(words=html)


def _heading(record: Record, field: str) -> str:
    """The relation in words, or what such records are called."""
    for _, marker in slots(type(record)):
        if isinstance(marker, Ref) and marker.table:
            return _words(marker, record)
    return heading_of(record, field)


def _words(marker: Ref, owner: Record) -> str:
    """A relation in words, from the record that holds it."""
    if marker.table:
        return WORD_TABLES[marker.table][str(getattr(owner, marker.word))][0]
    return marker.says


def _record_item(page_data: PageData, entry: LoadedEntry, record: Record) -> RelationItem:
    if isinstance(record, Step):
        return RelationItem(page_data.steps([record]), by=STEP_NAMES[record.by])
    return RelationItem(
        links=page_data.relations(_ids(record, of_claims=False)),
        words=_plain(record, "person") or _plain(record, "name"),
        note=_note(page_data, entry, record),
        by=_by(record),
    )


def _plain(record: Record, field: str) -> str:
    """A field without a marker; '' for a record that has no such field or does not fill it."""
    return str(getattr(record, field, None) or "")


def _ids(record: Record, of_claims: bool) -> Iterator[Text]:
    """The ids in a record: those of claims, also of those that it rests on, or all others."""
    for field, marker in slots(type(record)):
        if isinstance(marker, Ref) and isinstance(marker, ClaimRef) is of_claims:
            for value in _values(record, field):
                if isinstance(value, Text):
                    yield value
    if of_claims:
        for step in getattr(record, "rests_on", ()):
            yield step.claim


def _note(page_data: PageData, entry: LoadedEntry, record: Record) -> Markup:
    """What else a record says: as what, since when, why, by which sources."""
    parts = [
        escape(_plain(record, "as_")),
        escape(_plain(record, "others")),
        escape(_dates(record)),
    ]
    for field, marker in slots(type(record)):
        value = getattr(record, field)
        if isinstance(marker, Prose):
            parts.append(page_data.field_html(value, entry.file))
    cites = getattr(record, "cites", None)
    parts.append(page_data.sources(cites))
    for link in page_data.relations(_ids(record, of_claims=True)):
        parts.append(_RESTS_ON.format(link.anchor, link.target, link.href, link.title))
    return Markup(" · ").join(filter(None, parts))


def _by(record: Record) -> str:
    """Whose word a record is, if not the source's."""
    names = STEP_NAMES if isinstance(record, Consequence) else BY_NAMES
    return names[_plain(record, "by") or "source"]


def _dates(record: Record) -> str:
    """'3 Jul 2024', 'since 2020', 'as of 20 Feb 2024'."""
    date = _plain(record, "date")
    if date:
        return in_words(date)
    return period(_plain(record, "since"), _plain(record, "until"), _plain(record, "as_of"))
