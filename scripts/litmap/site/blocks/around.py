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


_Line = tuple[str, LoadedEntry | None, int]
"""A line before it is written: the name of a group and its first entry, or '' and an entry; depth.

The group of the page's own entry is without one. So names and addresses are worked out for the few
lines that are shown, not for all entries on the page of each: a quarter of a build with 2,000.
"""


def around(page_data: PageData, entry: LoadedEntry) -> Around:
    """What stands around `entry`."""
    listing = page_data.site.facts.listing(entry.kind)
    row, at = listing.row, listing.number[entry.id]
    siblings: list[Sibling] = []
    among: str = entry.kind
    if isinstance(entry.fields, Ranked):
        lines = _nearest(entry, _lines(page_data.corpus, entry, listing))
        siblings = [_sibling(page_data, entry, line) for line in lines]
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


def _lines(corpus: Corpus, entry: LoadedEntry, listing: Listing) -> list[_Line]:
    """All lines of the tree: barriers by group, other kinds by what is part of what."""
    if entry.kind != "barrier":
        return [("", one, depth) for one, depth in _open_branch(corpus, entry, listing.tree)]
    lines: list[_Line] = []
    for name, rows in listing.groups:
        if any(member is entry for member, _ in rows):
            lines.append((name, None, 0))
            lines += [("", member, 1) for member, _ in rows]
        else:
            lines.append((name, rows[0][0], 0))
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


def _nearest(entry: LoadedEntry, lines: list[_Line]) -> list[_Line]:
    """As many lines as there is room for: from the first on, or else up to the page's own."""
    at = next(number for number, (name, one, _) in enumerate(lines) if one is entry and not name)
    last = max(at + 1, MOST_LINES)
    return lines[max(last - MOST_LINES, 0) : last]


def _sibling(page_data: PageData, entry: LoadedEntry, line: _Line) -> Sibling:
    """A line as it is shown on the page of `entry`."""
    group, one, depth = line
    href = page_data.href(one.address) if one else ""
    if group or one is None:
        return Sibling(group, href, depth, is_group=True)
    return Sibling(_short_name(page_data.corpus, one), href, depth, here=one is entry)
