"""The index of each kind of entry: its entries in groups or as a tree, pathways as a table."""

from collections.abc import Iterable, Iterator

from litmap.graph.listing import Row
from litmap.model.vocabulary import ORDER_NAMES, ORDER_NOTES, PLURALS, Kind
from litmap.problems.wording import counted
from litmap.site.blocks.index_rows import IndexRows
from litmap.site.blocks.memberships import membership_grids
from litmap.site.blocks.verdicts import VerdictTable, all_verdicts, verdict_table
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site

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


class IndexPage:
    """The index of one kind."""

    def __init__(self, site: Site, kind: Kind) -> None:
        """The index of `kind`."""
        self.site = site
        self.kind: Kind = kind
        self.page_data = PageData(site, f"/{PLURALS[kind]}/")
        self.rows = IndexRows(self.page_data)

    def page(self) -> Page:
        """The whole page."""
        heading = PLURALS[self.kind].capitalize()
        lead = LEADS[self.kind]
        header = Section("", self.page_data.header(self.kind, heading, lead))
        sections = list(self._sections())
        if not sections:
            html = self.site.templates.components.empty("Nothing recorded.")
            sections.append(Section("", html))
        return Page(
            title=heading,
            description=lead,
            kind=self.kind,
            sections=[header, *sections],
            count=len(self.site.facts.listing(self.kind).row),
        )

    def _sections(self) -> Iterator[Section]:
        """What the index of the kind holds; nothing without entries."""
        listing = self.site.facts.listing(self.kind)
        if not listing.row:
            return
        if self.kind == "pathway":
            yield from self._verdicts("", all_verdicts(self.page_data))
        elif self.kind == "recommendation":
            yield self._section("", listing.tree)
        else:
            for name, rows in listing.groups:
                yield self._section(name, rows)
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
