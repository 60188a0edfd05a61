"""Feeds, in Atom (RFC 4287) and as JSON Feed (1.1).

An entry keeps its id over rebuilds and over growth. Addresses are relative to the feed, or start at
the root of the site; `publish/addresses.py` completes them.
"""

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from markupsafe import Markup

from litmap.model.dates import last_day
from litmap.model.vocabulary import PAPER_DATE
from litmap.problems.wording import ended
from litmap.site.blocks.happenings import Happening
from litmap.site.blocks.since import SinceRow

_NAMESPACE = uuid.UUID("2f4d1c3e-6b0a-5d52-9a57-0d6f6c1b7e11")
"""Within this, the names of an event and a statement give an id that never changes."""
NAME = "Global AI Governance Map"


@dataclass(frozen=True)
class FeedEntry:
    """One entry: its permanent id, a relative address, and what it says.

    `published` and `updated` are days (YYYY-MM-DD) or moments ('2026-11-24T17:33:07Z').
    """

    id: str
    published: str
    updated: str
    href: str
    title: str
    html: Markup


@dataclass(frozen=True)
class Feed:
    """A feed: its title, its permanent id, and the address of its page, from the feed.

    `limits` says what it leaves out, '' for nothing.
    """

    title: str
    id: str
    page: str
    entries: Sequence[FeedEntry]
    limits: str = ""

    @property
    def updated(self) -> str:
        """When the newest entry was updated; where there is none, the day of the paper."""
        return max((_moment(entry.updated) for entry in self.entries), default=_moment(PAPER_DATE))

    def files(self, path: str) -> dict[str, str]:
        """Its two files, by output path; `path` is that of both without ending."""
        return {f"{path}.xml": atom(self), f"{path}.json": as_json(self)}


def permanent_id(name: str) -> str:
    """The id of what has this name, always the same."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}"


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
        id=permanent_id(f"{event.development.id} {row.name}"),
        published=happened.isoformat(),
        updated=updated.isoformat(),
        href=row.said.href,
        title=f"{row.words}: {row.said.words}",
        html=said,
    )


def atom(feed: Feed) -> str:
    """The feed as XML."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(f'{NAME}: {feed.title}')}</title>",
        f"<id>{feed.id}</id>",
        f"<updated>{feed.updated}</updated>",
        f"<author><name>{_xml(NAME)}</name></author>",
        '<link rel="self" href="feed.xml"/>',
        f'<link href="{_xml(feed.page)}"/>',
    ]
    if feed.limits:
        lines.append(f"<subtitle>{_xml(feed.limits)}</subtitle>")
    for entry in feed.entries:
        lines += _lines(entry)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _lines(entry: FeedEntry) -> Iterator[str]:
    yield "<entry>"
    yield f"<title>{_xml(entry.title)}</title>"
    yield f"<id>{entry.id}</id>"
    yield f"<published>{_moment(entry.published)}</published>"
    yield f"<updated>{_moment(entry.updated)}</updated>"
    yield f'<link href="{_xml(entry.href)}"/>'
    yield f'<content type="html">{_xml(str(entry.html))}</content>'
    yield "</entry>"


def as_json(feed: Feed) -> str:
    """The feed as JSON."""
    items = []
    for entry in feed.entries:
        item = {
            "id": entry.id,
            "url": entry.href,
            "title": entry.title,
            "content_html": str(entry.html),
            "date_published": _moment(entry.published),
            "date_modified": _moment(entry.updated),
        }
        items.append(item)
    found: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{NAME}: {feed.title}",
        "home_page_url": feed.page,
        "feed_url": "feed.json",
        "language": "en",
        "authors": [{"name": NAME}],
    }
    if feed.limits:
        found["description"] = feed.limits
    return json.dumps({**found, "items": items}, ensure_ascii=False, indent=1) + "\n"


def _moment(when: str) -> str:
    """A day or a moment as RFC 3339 writes a moment."""
    return when if "T" in when else f"{when}T00:00:00Z"


_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""


def _xml(text: str) -> str:
    """Text as XML takes it: escaped, without the characters that XML cannot hold."""
    return escape(_NO_XML.sub(" ", text))
