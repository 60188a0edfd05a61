"""Who is a member where, as tables: on an institution's page, on a member's, and on the index."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Edge
from litmap.graph.memberships import (
    MembershipFact,
    MembershipTable,
    Standing,
    memberships_of,
)
from litmap.model.dates import years
from litmap.model.institutions import Membership
from litmap.site.html.page_data import EntryLink, PageData

MEMBERS_ANCHOR = "#who-sits-here"
"""The anchor that renderers give the heading of the table on an institution's page."""
_GRID_NAMES = ("States and blocs", "Firms and other organisations")
_ORDER: tuple[Standing, ...] = ("member", "participant", "absent")


@dataclass(frozen=True)
class MembershipRow:
    """One record on an institution's page: who, as what, when, on which sources."""

    standing: Standing
    links: tuple[EntryLink, ...]
    others: str
    words: str
    when: str
    sources: Markup


@dataclass(frozen=True)
class MembershipElsewhere:
    """One membership on a member's page; `origin` is the address of the edge that leads here."""

    standing: Standing
    institution: EntryLink
    words: str
    when: str
    sources: Markup
    origin: str


@dataclass(frozen=True)
class MembershipMark:
    """One record in a cell of the index: its words ('member'), the years, and a link to it."""

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
class MembershipColumn:
    """An institution of the index's table, where its sources are shown, and how many they are."""

    link: EntryLink
    sources_href: str
    works: int


@dataclass(frozen=True)
class MembershipGrid:
    """The index's table: for each row a link to the member, and a cell for each column."""

    name: str
    columns: tuple[MembershipColumn, ...]
    rows: tuple[tuple[EntryLink, tuple[MembershipCell, ...]], ...]


def membership_grids(page_data: PageData) -> list[MembershipGrid]:
    """The tables of the index: states and blocs, then firms and other organisations."""
    tables = page_data.site.facts.membership_tables
    named = zip(_GRID_NAMES, tables, strict=False)
    return [_grid(page_data, name, table) for name, table in named]


def _grid(page_data: PageData, name: str, table: MembershipTable) -> MembershipGrid:
    columns = []
    for institution in table.bodies:
        column = MembershipColumn(
            link=page_data.link(institution),
            sources_href=page_data.link(institution, MEMBERS_ANCHOR).href,
            works=_count_works(page_data, institution),
        )
        columns.append(column)
    rows = []
    for member in table.members:
        cells = []
        for institution in table.bodies:
            facts = table.cells.get((member.id, institution.id), ())
            marks = tuple(_mark(page_data, fact) for fact in facts)
            cells.append(MembershipCell(member.id, institution.id, marks))
        rows.append((page_data.link(member), tuple(cells)))
    return MembershipGrid(name, tuple(columns), tuple(rows))


def _mark(page_data: PageData, fact: MembershipFact) -> MembershipMark:
    edge = page_data.graph.at[fact.named.place()]
    record = fact.record
    return MembershipMark(
        standing=fact.standing,
        words=record.standing,
        when=years(record.since, record.until, record.as_of),
        href=page_data.link(fact.body, f"#{edge.anchor}").href,
    )


def _count_works(page_data: PageData, institution: LoadedEntry) -> int:
    """On how many works an institution's memberships rest."""
    works = set()
    for fact in memberships_of(page_data.corpus, institution):
        for citation in page_data.citations(fact.record.cites):
            works.add(citation.key)
    return len(works)


def membership_rows(page_data: PageData, institution: LoadedEntry) -> list[MembershipRow]:
    """The table on an institution's page: members, then participants, then who is absent or left.

    The facts of one record are one row.
    """
    rows = []
    last: Membership | None = None
    for fact in memberships_of(page_data.corpus, institution):
        record = fact.record
        if record is last:
            continue
        last = record
        row = MembershipRow(
            standing=fact.standing,
            links=page_data.relations(record.who),
            others=str(record.others or ""),
            words=_words(fact),
            when=record.when,
            sources=page_data.sources(record.cites),
        )
        rows.append(row)
    return sorted(rows, key=lambda row: _ORDER.index(row.standing))


def _words(fact: MembershipFact) -> str:
    """'member', 'observer', 'member, no longer'."""
    if fact.over:
        return f"{fact.record.standing}, no longer"
    return fact.record.standing


def unknown_memberships(page_data: PageData, institution: LoadedEntry) -> list[EntryLink]:
    """Who has a row in the institution's table on the index, but nothing recorded here."""
    for table in page_data.site.facts.membership_tables:
        if institution not in table.bodies:
            continue
        unknown = []
        for member in table.members:
            if (member.id, institution.id) not in table.cells:
                unknown.append(page_data.link(member))
        return unknown
    return []


def memberships_elsewhere(page_data: PageData, edges: Iterable[Edge]) -> list[MembershipElsewhere]:
    """The table on a member's page, from the edges that lead there."""
    rows = []
    for edge in edges:
        institution = page_data.corpus.entries[edge.source]
        fragment = f"#{edge.anchor}"
        for fact in memberships_of(page_data.corpus, institution):
            if fact.record is edge.owner:
                row = MembershipElsewhere(
                    standing=fact.standing,
                    institution=page_data.link(institution, fragment),
                    words=_words(fact),
                    when=fact.record.when,
                    sources=page_data.writer.again(page_data.citations(fact.record.cites)),
                    origin=institution.address + fragment,
                )
                rows.append(row)
                break
    return sorted(rows, key=lambda row: _ORDER.index(row.standing))
