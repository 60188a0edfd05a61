"""Changes to this map: a page for each day on which something changed, and a list of the days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import escape

from litmap.history.event import Event
from litmap.history.groups import Group, foremost, grouped, in_one_sentence
from litmap.history.history import Day
from litmap.model.fields import id_of
from litmap.references.typography import full_date
from litmap.site.blocks.changes import (
    ChangeRow,
    CountRow,
    by_subject,
    change_row,
    change_rows,
    counts,
    visible_days,
)
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

ADDRESS = "/changes/"
TITLE = "Changes to this map"
_LEAD = (
    "What changed in what the map says, day by day, newest first. "
    "How its files are written is no change."
)
_MOST_DAYS = 30
"""Days on a page of the list."""
_OF_A_DAY = 5
"""Changes that the list tells of a day."""
_MOST_IN_FULL = 40
"""Changes of a group that matters less: where a day has more, they are counted by entry."""
_MOST_CHARACTERS = 110_000
"""Characters of rows on a page."""
_OPEN = 12
"""Rows of a group that stands open."""
_ROUGHLY = 220
"""Characters of HTML around the words of a row."""


@dataclass(frozen=True)
class DayInList:
    """A day as the list tells it. `state` changes whenever what is told of the day does."""

    day: str
    words: str
    href: str
    sentence: str
    rows: Sequence[ChangeRow]
    others: int
    total: int
    state: str


@dataclass(frozen=True)
class GroupOfDay:
    """Changes of one group on the page of a day: `rows` in full, or `counts` by entry.

    It `goes_on` where the group begins on an earlier page.
    """

    heading: str
    gist: str
    rows: Sequence[ChangeRow] = ()
    counts: Sequence[CountRow] = ()
    is_open: bool = False
    goes_on: bool = False

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return id_of(self.heading)


class ChangesPages:
    """Makes the list of days and the page of each."""

    def __init__(self, site: Site) -> None:
        """What has changed in the site's map, as far as it may be told."""
        self.site = site
        self.days = visible_days(site)

    def pages(self) -> dict[str, Content]:
        """The pages by output path. Where the history is not known, one page says so."""
        found: dict[str, Content] = {}
        parts = in_pages(self.days, _MOST_DAYS) or [[]]
        for number, part in enumerate(parts, 1):
            found[numbered_path(ADDRESS, number)] = self._list(number, part, len(parts))
        for day, events in self.days:
            found |= self._day(day, events)
        return found

    def _list(self, number: int, days: Sequence[tuple[Day, Sequence[Event]]], last: int) -> Page:
        """The page of `number` of the list."""
        page_data = PageData(self.site, numbered_address(ADDRESS, number))
        html = self.site.templates.changes.days(
            days=[self._in_list(page_data, day, events) for day, events in days],
            why=self.site.history.why,
            first=self.days[-1][0].day.isoformat() if self.days else "",
            pages=page_links(page_data, ADDRESS, last),
            number=number,
            feeds=page_data.href("/changes/feeds/"),
            href=page_data.href,
        )
        title = TITLE if number == 1 else f"{TITLE}, page {number}"
        sections = [Section("", page_data.header("view", title, _LEAD)), Section("", html)]
        within = ADDRESS.lstrip("/")
        return Page(
            title,
            _LEAD,
            "view",
            sections,
            within=within,
            feed="/changes/feed",
            edited=self.days[0][0].day if self.days else None,
        )

    def _in_list(self, page_data: PageData, day: Day, events: Sequence[Event]) -> DayInList:
        told = foremost(events, _OF_A_DAY)
        name = day.day.isoformat()
        return DayInList(
            day=name,
            words=full_date(name),
            href=page_data.href(of_day(name)),
            sentence=in_one_sentence(events),
            rows=[change_row(self.site, event) for event in told],
            others=len(events) - len(told),
            total=len(events),
            state=_state(events),
        )

    def _day(self, day: Day, events: Sequence[Event]) -> dict[str, Content]:
        """The pages of one day."""
        is_first = day is self.days[-1][0]
        parts = list(_in_parts(list(self._groups(events, is_first=is_first))))
        name = day.day.isoformat()
        found: dict[str, Content] = {}
        for number, part in enumerate(parts, 1):
            address = of_day(name, number)
            page_data = PageData(self.site, address)
            links = [(one, page_data.href(of_day(name, one))) for one in range(1, len(parts) + 1)]
            begins = _begins(page_data, name, parts) if number == 1 and len(parts) > 1 else []
            html = self.site.templates.changes.day(
                groups=part,
                begins=begins,
                pages=links,
                number=number,
                day=day,
                all_days=page_data.href(ADDRESS),
                href=page_data.href,
            )
            title = f"What changed on {full_date(name)}"
            if number > 1:
                title += f", page {number}"
            lead = in_one_sentence(events)
            sections = [Section("", page_data.header("view", title, lead)), Section("", html)]
            within = ADDRESS.lstrip("/")
            page = Page(title, lead, "view", sections, within=within, edited=day.day)
            found[f"{address.strip('/')}.md"] = page
        return found

    def _groups(self, events: Sequence[Event], *, is_first: bool) -> Iterator[GroupOfDay]:
        """The groups of a day: what matters in full, and the rest too where it is not much."""
        for group, of_group in grouped(events):
            matters = group.matters or (group.is_new and not is_first)
            if matters or len(of_group) <= _MOST_IN_FULL:
                yield self._in_full(group, of_group)
            else:
                rows = by_subject(self.site, of_group)
                yield GroupOfDay(group.heading, counts(of_group), counts=rows)

    def _in_full(self, group: Group, events: Sequence[Event]) -> GroupOfDay:
        rows = change_rows(self.site, events)
        is_open = len(rows) <= _OPEN
        return GroupOfDay(group.heading, counts(events), rows=rows, is_open=is_open)


def _begins(
    page_data: PageData, day: str, parts: Sequence[Sequence[GroupOfDay]]
) -> list[tuple[GroupOfDay, str]]:
    """Each group of a day with the address where it begins."""
    found = []
    for number, part in enumerate(parts, 1):
        for group in part:
            if not group.goes_on:
                address = f"{of_day(day, number)}#{group.anchor}"
                found.append((group, page_data.href(address)))
    return found


def _state(events: Sequence[Event]) -> str:
    """A word for what is told of a day, another one for anything else."""
    told = [f"{event.kind} {event.what} {event.title} {event.after}" for event in events]
    return sha256("\n".join(told).encode()).hexdigest()[:12]


def of_day(day: str, number: int = 1) -> str:
    """The permanent address of a day ('2026-11-24'), or of a further page of it."""
    if number == 1:
        return f"{ADDRESS}{day}/"
    return f"{ADDRESS}{day}-{number}/"


def _in_parts(groups: Sequence[GroupOfDay]) -> Iterator[list[GroupOfDay]]:
    """The groups of each page of a day; one that is too long goes on on the next."""
    part: list[GroupOfDay] = []
    left = _MOST_CHARACTERS
    for group in groups:
        for number, piece in enumerate(_pieces(group, left)):
            if number:
                yield part
                part, left = [], _MOST_CHARACTERS
            part.append(piece)
            left -= _size(piece)
    yield part


def _pieces(group: GroupOfDay, left: int) -> Iterator[GroupOfDay]:
    """A group, cut where a page is full; `left` is the room on the first page."""
    rows = list(group.rows)
    listed = list(group.counts)
    heading, goes_on = group.heading, False
    while True:
        room = _fitting(rows or listed, left)
        yield GroupOfDay(
            heading=heading,
            gist=group.gist,
            rows=rows[:room],
            counts=listed[:room],
            is_open=group.is_open,
            goes_on=goes_on,
        )
        rows, listed, left = rows[room:], listed[room:], _MOST_CHARACTERS
        heading, goes_on = f"{group.heading}, continued", True
        if not rows and not listed:
            return


def _fitting(rows: Sequence[ChangeRow | CountRow], left: int) -> int:
    """How many rows fit into so many characters, at least one."""
    for number, row in enumerate(rows):
        left -= _length(row)
        if left < 0:
            return max(number, 1)
    return len(rows)


def _size(group: GroupOfDay) -> int:
    return sum(map(_length, group.rows)) + sum(map(_length, group.counts))


def _length(row: ChangeRow | CountRow) -> int:
    """Roughly how many characters a row takes."""
    words = [row.title, row.address, row.said]
    if isinstance(row, ChangeRow):
        words += [row.before, row.after]
    return sum(len(escape(one)) for one in words) + _ROUGHLY
