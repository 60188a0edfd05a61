"""Who sits where, as tables: on a body's page, on a member's page, and for all on the index."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Edge
from litmap.graph.memberships import (
    MembershipFact,
    MembershipTable,
    Standing,
    membership_tables,
    memberships_of,
)
from litmap.model.dates import period
from litmap.model.institutions import Membership
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class MembershipRow:
    """One record on a body's page: who, as what, when, on which sources."""

    standing: Standing
    links: tuple[EntryLink, ...]
    others: str
    words: str
    when: str
    sources: Markup


@dataclass(frozen=True)
class MembershipElsewhere:
    """One seat on a member's page; `origin` is the place of the edge that leads here."""

    standing: Standing
    body: EntryLink
    words: str
    when: str
    sources: Markup
    origin: str


MEMBERS_ANCHOR = "#who-sits-here"
"""Where a body's page has its own table: the anchor that renderers give its heading."""


class MembershipMark(NamedTuple):
    """One record in a cell: a sign, its words ('member', 'key partner'), the years, and where its source stands."""

    standing: Standing
    words: str
    when: str
    href: str


@dataclass(frozen=True)
class MembershipCell:
    """What the index says of one pair, by ids; without marks nothing is known."""

    row: str
    column: str
    marks: tuple[MembershipMark, ...]


@dataclass(frozen=True)
class MembershipGrid:
    """The index's table: columns, for each row its link and cells, and for each column where its sources stand and how
    many works they are."""

    name: str
    columns: tuple[EntryLink, ...]
    rows: tuple[tuple[EntryLink, tuple[MembershipCell, ...]], ...]
    sources: tuple[tuple[str, int], ...]


def membership_grids(views: PageData) -> list[MembershipGrid]:
    """The tables of the index: states and blocs, then firms and other organisations."""
    names = ("States and blocs", "Firms and other organisations")
    return [
        _grid(views, name, table)
        for name, table in zip(names, membership_tables(views.corpus), strict=False)
    ]


def _grid(views: PageData, name: str, table: MembershipTable) -> MembershipGrid:
    rows = tuple(
        (
            views.link(who),
            tuple(
                MembershipCell(
                    who.id,
                    body.id,
                    tuple(_mark(views, seat) for seat in table.cells.get((who.id, body.id), ())),
                )
                for body in table.bodies
            ),
        )
        for who in table.members
    )
    sources = tuple(
        (views.link(body, MEMBERS_ANCHOR).href, _works(views, body)) for body in table.bodies
    )
    return MembershipGrid(name, tuple(views.link(body) for body in table.bodies), rows, sources)


def _mark(views: PageData, seat: MembershipFact) -> MembershipMark:
    anchor = views.graph.at[seat.named.place()].anchor
    record = seat.record
    when = period(*(day and day[:4] for day in (record.since, record.until, record.as_of)))
    when = (
        when.removeprefix("since ")
        .replace("from ", "")
        .replace(" until ", "–", 1 if record.since else 0)
    )
    return MembershipMark(
        seat.standing, record.standing, when, views.link(seat.body, f"#{anchor}").href
    )


def _works(views: PageData, body: LoadedEntry) -> int:
    """On how many works a body's seats rest."""
    cited = [seat.record.cites for seat in memberships_of(views.corpus, body) if seat.record.cites]
    return len(
        {
            citation.key
            for cites in cited
            for citation in views.graph.prose[cites.place()].citations()
        }
    )


def membership_rows(views: PageData, body: LoadedEntry) -> list[MembershipRow]:
    """The table on a body's page: members, then who takes part, then who is absent or gone."""
    records: dict[int, list[MembershipFact]] = {}
    for seat in memberships_of(views.corpus, body):
        records.setdefault(id(seat.record), []).append(seat)
    rows = []
    for seats in records.values():
        seat, record = seats[0], seats[0].record
        words = f"{record.standing}, no longer" if seat.over else record.standing
        links = views.relations(record.who)
        rows.append(
            MembershipRow(
                seat.standing,
                links,
                str(record.others or ""),
                words,
                record.when,
                views.sources(record.cites),
            )
        )
    return sorted(rows, key=lambda row: _ORDER.index(row.standing))


_ORDER: tuple[Standing, ...] = ("member", "participant", "absent")


def unknown_memberships(views: PageData, body: LoadedEntry) -> tuple[EntryLink, ...]:
    """The rows of the body's table on the index of which nothing is recorded here."""
    for table in membership_tables(views.corpus):
        if body in table.bodies:
            return tuple(
                views.link(who) for who in table.members if (who.id, body.id) not in table.cells
            )
    return ()


def memberships_elsewhere(views: PageData, edges: Iterable[Edge]) -> list[MembershipElsewhere]:
    """The table on a member's page, from the edges that lead there."""
    rows = []
    for edge in edges:
        record, body = edge.owner, views.corpus.entries[edge.source]
        if isinstance(record, Membership):
            seat = next(
                seat for seat in memberships_of(views.corpus, body) if seat.record is record
            )
            words = f"{record.standing}, no longer" if seat.over else record.standing
            cited = views.graph.prose[record.cites.place()].citations() if record.cites else ()
            sources = views.writer.again(list(cited))
            link = views.link(body, f"#{edge.anchor}")
            rows.append(
                MembershipElsewhere(
                    seat.standing,
                    link,
                    words,
                    record.when,
                    sources,
                    f"{body.address}#{edge.anchor}",
                )
            )
    return sorted(rows, key=lambda row: _ORDER.index(row.standing))
