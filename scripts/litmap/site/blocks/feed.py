"""Then and now as an Atom feed: one entry for each event that bears on a statement."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from markupsafe import Markup

from litmap.model.dates import last_day
from litmap.problems.wording import ended
from litmap.site.blocks.happenings import Happening
from litmap.site.blocks.since import SinceRow

_NAMESPACE = uuid.UUID("2f4d1c3e-6b0a-5d52-9a57-0d6f6c1b7e11")
"""Within this, the names of an event and a statement give an id that never changes."""
NAME = "Global AI Governance Map"


@dataclass(frozen=True)
class FeedEntry:
    """One entry: its permanent id, its days (YYYY-MM-DD), a relative address, and what it says."""

    id: str
    published: str
    updated: str
    href: str
    title: str
    html: Markup


def feed_entries(rows: Iterable[SinceRow], today: date) -> list[FeedEntry]:
    """The entries for all events of some rows, what was changed last first; none after `today`."""
    found = [_entry(row, event, today) for row in rows for event in row.events]
    found.sort(key=lambda entry: entry.updated, reverse=True)
    return found


def _entry(row: SinceRow, event: Happening, today: date) -> FeedEntry:
    """An entry is new again when somebody has checked whether the statement still holds.

    A check of which only the month is known, and that month goes on, counts as one of today.
    """
    happened = updated = last_day(event.date)
    if holds := row.statement.holds:
        updated = max(happened, min(last_day(holds.checked), today))
    name = uuid.uuid5(_NAMESPACE, f"{event.development.id} {row.name}")
    because = Markup("") if row.answer else event.because
    said = Markup('<p>{} {}</p><p>{}: <a href="{}">{}</a>. {}</p><p>{}. {}</p>').format(
        "Said in the paper:",
        ended(row.said.words),
        event.when,
        event.link.href,
        event.link.title,
        because,
        row.words,
        row.because,
    )
    return FeedEntry(
        id=f"urn:uuid:{name}",
        published=happened.isoformat(),
        updated=updated.isoformat(),
        href=row.said.href,
        title=f"{row.words}: {row.said.words}",
        html=said,
    )


def atom(title: str, entries: Sequence[FeedEntry], address: str, page: str) -> str:
    """The feed as XML. `address` and `page` are its own address and its page's, from that page."""
    name = uuid.uuid5(_NAMESPACE, title)
    updated = max((entry.updated for entry in entries), default="2024-02-20")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(NAME)}: {escape(title)}</title>",
        f"<id>urn:uuid:{name}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(NAME)}</name></author>",
        f'<link rel="self" href="{escape(address)}"/>',
        f'<link href="{escape(page)}"/>',
    ]
    for entry in entries:
        lines += _lines(entry)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _lines(entry: FeedEntry) -> Iterator[str]:
    yield "<entry>"
    yield f"<title>{escape(entry.title)}</title>"
    yield f"<id>{entry.id}</id>"
    yield f"<published>{entry.published}T00:00:00Z</published>"
    yield f"<updated>{entry.updated}T00:00:00Z</updated>"
    yield f'<link href="{escape(entry.href)}"/>'
    yield f'<content type="html">{escape(str(entry.html))}</content>'
    yield "</entry>"
