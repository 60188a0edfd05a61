"""The index of each kind of entry: its entries in groups or as a tree, pathways as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from litmap.graph.listing import Row
from litmap.model.vocabulary import ORDER_NAMES, ORDER_NOTES, PLURALS, Kind
from litmap.problems.wording import counted
from litmap.site.blocks.index_rows import IndexRows
from litmap.site.blocks.memberships import membership_grids
from litmap.site.blocks.verdicts import VerdictTable, all_verdicts, verdict_table
from litmap.site.html.numbered import in_pages, numbered_address, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

MOST_ON_A_PAGE = 100
"""Entries that one page of an index lists."""

LEADS: dict[Kind, str] = {
    "barrier": "What stands in the way of stronger global AI governance, in the order of the "
    "argument.",
    "pathway": "The options that the paper compares, each by every criterion, in the abstract and "
    "in its own time; with their starting point, forms and precedent.",
    "recommendation": "What the paper recommends, each step above its parts, in the order of the "
    "argument; with the means, the candidates and what it found insufficient. Addressees marked "
    "“inferred” are named by us, not by the paper.",
    "criterion": "The sources of political legitimacy by which the paper compares the options, in "
    "the abstract and under the conditions of 2024.",
    "institution": "The bodies, forums and states that have a part in the argument, and who sits "
    "where.",
    "instrument": "The texts and processes through which AI is governed, with what happened to "
    "each and when.",
    "term": "Words of the debate that need explaining.",
}
_NOTES = {ORDER_NAMES[order]: note for order, note in ORDER_NOTES.items()}
"""What is said below the heading of a group."""


Part = Mapping[str, Sequence[Row]]
"""The entries of one page in their groups, by the names of these."""


def index_pages(site: Site, kind: Kind) -> dict[str, Content]:
    """The index of a kind by output path, on several pages where it is long."""
    parts = _parts(site, kind)
    made: dict[str, Content] = {}
    for number, part in enumerate(parts, 1):
        address = numbered_address(f"/{PLURALS[kind]}/", number)
        path = f"{PLURALS[kind]}/{'index' if number == 1 else number}.md"
        made[path] = IndexPage(site, kind, address).page(number, part, len(parts))
    return made


def _parts(site: Site, kind: Kind) -> list[Part]:
    """The entries of each page, in their order. Pathways stand in one table."""
    listing = site.facts.listing(kind)
    groups = [("", listing.tree)] if kind == "recommendation" else listing.groups
    if kind == "pathway":
        return [{}]
    rows = [(name, row) for name, found in groups for row in found]
    parts: list[Part] = []
    for some in in_pages(rows, MOST_ON_A_PAGE) or [()]:
        part: dict[str, list[Row]] = {}
        for name, row in some:
            part.setdefault(name, []).append(row)
        parts.append(part)
    return parts


class IndexPage:
    """One page of the index of one kind."""

    def __init__(self, site: Site, kind: Kind, address: str) -> None:
        """The page at `address` of the index of `kind`."""
        self.site = site
        self.kind: Kind = kind
        self.address = f"/{PLURALS[kind]}/"
        self.page_data = PageData(site, address)
        self.rows = IndexRows(self.page_data)

    def page(self, number: int, part: Part, last: int) -> Page:
        """The whole page, which is the one of `number`."""
        heading = PLURALS[self.kind].capitalize()
        lead = LEADS[self.kind]
        title = heading if number == 1 else f"{heading}, page {number}"
        header = Section("", self.page_data.header(self.kind, title, lead))
        sections = list(self._sections(part, is_last=number == last))
        if not sections:
            html = self.site.templates.components.empty("Nothing recorded.")
            sections.append(Section("", html))
        steps = page_links(self.page_data, self.address, last)
        sections.append(Section("", self.site.templates.facets.page_links(steps, number)))
        return Page(
            title=title,
            description=lead,
            kind=self.kind,
            sections=[header, *sections],
            count=len(self.site.facts.listing(self.kind).row),
            within=self.address.lstrip("/"),
        )

    def _sections(self, part: Part, *, is_last: bool) -> Iterator[Section]:
        """What the page holds; nothing without entries. Tables stand on the last one."""
        if not self.site.facts.listing(self.kind).row:
            return
        for name, rows in part.items():
            yield self._section(name, rows)
        if is_last:
            yield from self._tables()

    def _tables(self) -> Iterator[Section]:
        """The tables of the kind."""
        if self.kind == "pathway":
            yield from self._verdicts("", all_verdicts(self.page_data))
        if self.kind == "criterion":
            yield from self._verdicts("How the options fare", verdict_table(self.page_data))
        if self.kind == "institution":
            grids = membership_grids(self.page_data)
            if grids:
                html = self.site.templates.index.membership_grids(grids)
                yield Section("Who sits where", html)

    def _section(self, name: str, listed: Iterable[Row]) -> Section:
        """A group of entries below its heading; of barriers, with what they do to the options."""
        rows = list(listed)
        notes = []
        if self.kind == "barrier":
            notes.append(
                " ".join(filter(None, (f"{counted(len(rows), 'barrier')}.", _NOTES.get(name))))
            )
            notes.append(self.rows.effects_of(entry for entry, _ in rows))
        made = [self.rows.row(entry, depth) for entry, depth in rows]
        return Section(name, self.site.templates.index.rows(made, list(filter(None, notes))))

    def _verdicts(self, name: str, table: VerdictTable | None) -> Iterator[Section]:
        if table:
            reasons = self.page_data.href("/matrix/")
            yield Section(name, self.site.templates.verdicts.table(table, reasons))
