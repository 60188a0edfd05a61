"""Where an entry stands among those of its kind: its neighbours, and a tree of its siblings."""

from collections.abc import Sequence
from dataclasses import dataclass

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.listing import Listing, Row
from litmap.graph.order import wholes
from litmap.model.argument import Ranked
from litmap.site.html.page_data import PageData

MOST_LINES = 12
"""So many siblings stand beside an entry; the others are on the index."""


@dataclass(frozen=True)
class Neighbour:
    """A page beside this one, and its address from here; `short`: its name where room is short."""

    title: str
    href: str
    short: str = ""


@dataclass(frozen=True)
class Sibling:
    """A line of the tree: an entry, `here` if it is the page's own, or a group of entries.

    A group leads to its first entry; the group of this entry leads nowhere (`href` is '').
    """

    title: str
    href: str
    depth: int
    here: bool = False
    is_group: bool = False


@dataclass(frozen=True)
class Around:
    """What a page shows around an entry.

    `place` says which one it is ('7 of 10'), `among` of what ('in the argument', 'institution');
    `siblings` is empty for kinds without a tree, and `more` counts the entries it leaves out.
    """

    index: Neighbour
    previous: Neighbour | None
    next: Neighbour | None
    place: str
    among: str
    siblings: Sequence[Sibling]
    more: int


def around(page_data: PageData, entry: LoadedEntry) -> Around:
    """What stands around `entry`."""
    listing = page_data.site.facts.listing(entry.kind)
    row, at = listing.row, listing.number[entry.id]
    siblings: list[Sibling] = []
    among: str = entry.kind
    if isinstance(entry.fields, Ranked):
        siblings = _nearest(_lines(page_data, entry, listing))
        among = "in the argument"
    return Around(
        index=Neighbour(*page_data.index(entry.kind)),
        previous=_neighbour(page_data, row[:at][-1:]),
        next=_neighbour(page_data, row[at + 1 :][:1]),
        place=f"{at + 1} of {len(row)}",
        among=among,
        siblings=siblings,
        more=len(row) - sum(not sibling.is_group for sibling in siblings),
    )


def _neighbour(page_data: PageData, found: list[LoadedEntry]) -> Neighbour | None:
    """The entry on one side, if there is one."""
    for entry in found:
        title = page_data.corpus.name(entry.id)
        short = _short_name(page_data.corpus, entry)
        return Neighbour(title, page_data.href(entry.address), short)
    return None


def _short_name(corpus: Corpus, entry: LoadedEntry) -> str:
    """Its short label, or its name in a list."""
    return str(entry.fields.short or corpus.name(entry.id))


def _lines(page_data: PageData, entry: LoadedEntry, listing: Listing) -> list[Sibling]:
    """All lines of the tree: barriers by group, other kinds by what is part of what."""
    if entry.kind != "barrier":
        rows = _open_branch(page_data.corpus, entry, listing.tree)
        return _siblings(page_data, entry, rows)
    lines = []
    for name, rows in listing.groups:
        if any(member is entry for member, _ in rows):
            lines.append(Sibling(name, "", 0, is_group=True))
            lines += _siblings(page_data, entry, [(member, 1) for member, _ in rows])
        else:
            first = page_data.href(rows[0][0].address)
            lines.append(Sibling(name, first, 0, is_group=True))
    return lines


def _open_branch(corpus: Corpus, entry: LoadedEntry, rows: list[Row]) -> list[Row]:
    """The rows of a tree that show if all its branches but that of `entry` are closed.

    A tree that is short enough shows whole.
    """
    if len(rows) <= MOST_LINES:
        return rows
    opened = {entry.id}
    for whole in wholes(corpus, entry):
        opened.add(whole.id)
    found = []
    for one, depth in rows:
        above = next(wholes(corpus, one), None)
        if depth == 0 or (above and above.id in opened):
            found.append((one, depth))
    return found


def _siblings(page_data: PageData, entry: LoadedEntry, rows: list[Row]) -> list[Sibling]:
    """Entries as lines."""
    lines = []
    for one, depth in rows:
        name = _short_name(page_data.corpus, one)
        line = Sibling(name, page_data.href(one.address), depth, here=one is entry)
        lines.append(line)
    return lines


def _nearest(lines: list[Sibling]) -> list[Sibling]:
    """As many lines as there is room for: from the first on, or else up to the page's own."""
    at = next(number for number, line in enumerate(lines) if line.here)
    last = max(at + 1, MOST_LINES)
    return lines[max(last - MOST_LINES, 0) : last]
