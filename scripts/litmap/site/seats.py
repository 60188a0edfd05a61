"""Who sits where, as tables: on a body's page, on a member's page, and for all on the index."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from litmap.graph import Edge
from litmap.model.bodies import Membership
from litmap.model.dates import in_words
from litmap.seats import Seat, SeatTable, Standing, seat_tables, seats_of
from litmap.site.views import Link, Views
from litmap.source.corpus import LoadedEntry


@dataclass(frozen=True)
class SeatRow:
    """One record on a body's page: who, as what, when, on which sources."""

    standing: Standing
    links: tuple[Link, ...]
    others: str
    words: str
    when: str
    sources: Markup


@dataclass(frozen=True)
class SeatElsewhere:
    """One seat on a member's page; `origin` is the place of the edge that leads here."""

    standing: Standing
    body: Link
    words: str
    when: str
    sources: Markup
    origin: str


class SeatMark(NamedTuple):
    """One record in a cell: a sign, its words ('member', 'key partner'), when, and where its source stands."""

    standing: Standing
    words: str
    when: str
    href: str


@dataclass(frozen=True)
class SeatCell:
    """What the index says of one pair, by ids; without marks nothing is known."""

    row: str
    column: str
    marks: tuple[SeatMark, ...]


@dataclass(frozen=True)
class SeatGrid:
    """The index's table: columns, for each row its link and cells, and the sources of each column."""

    name: str
    columns: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[SeatCell, ...]], ...]
    sources: tuple[Markup, ...]


def seat_grids(views: Views) -> list[SeatGrid]:
    """The tables of the index: states and blocs, then firms and other organisations."""
    names = ("States and blocs", "Firms and other organisations")
    return [_grid(views, name, table) for name, table in zip(names, seat_tables(views.corpus), strict=False)]


def _grid(views: Views, name: str, table: SeatTable) -> SeatGrid:
    rows = tuple(
        (views.link(who), tuple(
            SeatCell(who.id, body.id, tuple(_mark(views, seat) for seat in table.cells.get((who.id, body.id), ())))
            for body in table.bodies))
        for who in table.members
    )  # fmt: skip
    sources = tuple(_sources(views, body) for body in table.bodies)
    return SeatGrid(name, tuple(views.link(body) for body in table.bodies), rows, sources)


def _mark(views: Views, seat: Seat) -> SeatMark:
    anchor = views.graph.at[seat.named.place()].anchor
    record = seat.record
    when = in_words(record.since) if record.since and not record.until else record.when
    return SeatMark(seat.standing, record.standing, when, views.link(seat.body, f"#{anchor}").href)


def _sources(views: Views, body: LoadedEntry) -> Markup:
    """The works on which a body's seats rest, each once."""
    cited = [seat.record.cites for seat in seats_of(views.corpus, body) if seat.record.cites]
    found = (citation for cites in cited for citation in views.graph.prose[cites.place()].citations())
    return Markup("; ").join({citation.key: views.work(citation.key) for citation in found}.values())


def seat_rows(views: Views, body: LoadedEntry) -> list[SeatRow]:
    """The table on a body's page: members, then who takes part, then who is absent or gone."""
    records: dict[int, list[Seat]] = {}
    for seat in seats_of(views.corpus, body):
        records.setdefault(id(seat.record), []).append(seat)
    rows = []
    for seats in records.values():
        seat, record = seats[0], seats[0].record
        words = f"{record.standing}, no longer" if seat.over else record.standing
        links = views.relations(record.who)
        rows.append(SeatRow(seat.standing, links, str(record.others or ""), words, record.when,
                            views.sources(record.cites)))
    return sorted(rows, key=lambda row: _ORDER.index(row.standing))


_ORDER: tuple[Standing, ...] = ("member", "participant", "absent")


def unknown_seats(views: Views, body: LoadedEntry) -> tuple[Link, ...]:
    """The rows of the body's table on the index of which nothing is recorded here."""
    for table in seat_tables(views.corpus):
        if body in table.bodies:
            return tuple(views.link(who) for who in table.members if (who.id, body.id) not in table.cells)
    return ()


def seats_elsewhere(views: Views, edges: Iterable[Edge]) -> list[SeatElsewhere]:
    """The table on a member's page, from the edges that lead there."""
    rows = []
    for edge in edges:
        record, body = edge.owner, views.corpus.entries[edge.source]
        if isinstance(record, Membership):
            seat = next(seat for seat in seats_of(views.corpus, body) if seat.record is record)
            words = f"{record.standing}, no longer" if seat.over else record.standing
            cited = views.graph.prose[record.cites.place()].citations() if record.cites else ()
            sources = Markup("; ").join(views.writer.plain_citation(citation) for citation in cited)
            link = views.link(body, f"#{edge.anchor}")
            rows.append(SeatElsewhere(seat.standing, link, words, record.when, sources,
                                      f"{body.address}#{edge.anchor}"))
    return sorted(rows, key=lambda row: _ORDER.index(row.standing))
