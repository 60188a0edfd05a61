"""The regime complex: institutions and instruments with their ties."""

from dataclasses import dataclass

from markupsafe import Markup

from litmap.model.dates import in_words
from litmap.model.vocabulary import PAPER_DATE
from litmap.site.html.numbered import numbered_address, numbered_path
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.plan import Content
from litmap.site.html.ranking import with_most
from litmap.site.html.site import Site
from litmap.site.pictures import svg
from litmap.site.pictures.network import (
    ACROSS,
    LEFT,
    RIGHT,
    SIGNS,
    NetworkNode,
    NetworkTie,
    network,
)
from litmap.site.pictures.slides import network_slide

ADDRESS = "/map/"
_TITLE = "Who is tied to whom"
_LEAD = (
    "Who draws on, mandates, delegates to, overlaps with or succeeded whom, who issued what, and "
    "who is notably absent. A tie is drawn only where an entry records it."
)
_MOST_TIED = 5
"""So many entries are named as having most ties, and all that have as many as these."""


@dataclass(frozen=True)
class RegimeTie:
    """A tie in words from one of its ends: 'draws on', what, when, and a link to it."""

    tie: NetworkTie
    words: str
    source: EntryLink
    target: EntryLink
    href: str

    @property
    def days(self) -> str:
        """'paper today': on which of the two days it was in force."""
        days = []
        if self.tie.then:
            days.append("paper")
        if self.tie.today:
            days.append("today")
        return " ".join(days)


@dataclass(frozen=True)
class DrawnTie:
    """A tie as it is drawn in a gutter, which is 100 wide: its line, and the dot at its target.

    `end` is '' for a tie whose words name both ends alike.
    """

    row: RegimeTie
    gutter: int
    line: str
    end: str


@dataclass(frozen=True)
class RegimeItem:
    """An entry in words: what it is tied to."""

    node: NetworkNode
    link: EntryLink
    title: str
    summary: str
    rows: tuple[RegimeTie, ...]

    @property
    def ties(self) -> int:
        """How many ties it has today; that it does not include somebody is none."""
        return sum(row.tie.today and row.tie.sign != "absent" for row in self.rows)


class Regime:
    """Makes the page of the network, with its file."""

    def __init__(self, site: Site, address: str = ADDRESS) -> None:
        """The regime complex of the site's map, for the page at `address`."""
        self.site = site
        self.corpus = site.corpus
        self.page_data = PageData(site, address)
        self.network = network(site.graph)

    def pages(self) -> dict[str, Content]:
        """The picture with its table, and on a page of its own the same as a list, by path."""
        return {"map.md": self._page(), numbered_path(ADDRESS, 2): self._list()}

    def _list(self) -> Page:
        other = Regime(self.site, numbered_address(ADDRESS, 2))
        html = self.site.templates.regime.as_list(self.network, other.items())
        title = "The regime complex as a list"
        crumbs = [(_TITLE, other.page_data.href(ADDRESS))]
        header = self.site.templates.components.header(
            kind="view", heading=title, summary="", crumbs=crumbs
        )
        sections = [Section("", header), Section("", html)]
        return Page(title, title, "view", sections, within=ADDRESS.lstrip("/"))

    def _page(self) -> Page:
        sections = [
            Section("", self.page_data.header("view", _TITLE, _LEAD)),
            Section("", self._network()),
        ]
        return Page(_TITLE, _LEAD, "view", sections)

    def files(self, source: str) -> dict[str, str]:
        """The picture as a file; `source` names the map and its state."""
        return {"data/map.svg": network_slide(self.network, _LEAD, source)}

    def _network(self) -> Markup:
        rows = [self._row(tie, tie.words) for tie in self.network.ties]
        items = self.items()
        return self.site.templates.regime.network(
            picture=self.network,
            lines=[self._line(row) for row in rows],
            items=items,
            rows=rows,
            signs=SIGNS,
            alone=[self.page_data.link(entry) for entry in self.network.alone],
            paper_day=in_words(PAPER_DATE),
            today=in_words(self.corpus.today.isoformat()),
            most_tied=with_most(items.values(), _MOST_TIED, lambda item: item.ties),
            list=self.page_data.href(numbered_address(ADDRESS, 2)),
        )

    def items(self) -> dict[str, RegimeItem]:
        """What has ties, by id, with what it is tied to."""
        return {entry_id: self._item(node) for entry_id, node in self.network.nodes.items()}

    def _row(self, tie: NetworkTie, words: str) -> RegimeTie:
        source, target = self.corpus.entries[tie.source], self.corpus.entries[tie.target]
        return RegimeTie(
            tie=tie,
            words=words,
            source=self.page_data.link(source),
            target=self.page_data.link(target),
            href=self.page_data.href(f"{source.address}#{tie.anchor}"),
        )

    def _line(self, row: RegimeTie) -> DrawnTie:
        tie, gutter = row.tie, self.network.gutter(row.tie)
        y1, y2 = self.network.heights(tie)
        reach = min(90, 8 + 1.6 * abs(y1 - y2))
        reach -= 5 * self.network.abreast(tie)
        if gutter == ACROSS:
            line = svg.curve(0, y1, 100, y2)
            x = 100
            if row.target.kind == "institution":
                x = 0
        elif gutter == LEFT:
            line = svg.arc(y1, y2, 100, reach)
            x = 96  # clear of the bar beside the names
        else:
            assert gutter == RIGHT
            line = svg.arc(y1, y2, 0, -reach)
            x = 6
        end = ""
        arrives = self.network.arrives(tie)
        if arrives is not None:
            end = f"M{x} {arrives:.4g}h0"
        return DrawnTie(row=row, gutter=gutter, line=line, end=end)

    def _item(self, node: NetworkNode) -> RegimeItem:
        own = node.entry.id
        rows = []
        for tie in self.network.ties:
            if tie.source == own:
                rows.append(self._row(tie, tie.words))
            elif tie.target == own:
                rows.append(self._row(tie, tie.inverse))
        signs = list(SIGNS)
        rows.sort(key=lambda row: (signs.index(row.tie.sign), row.words))
        return RegimeItem(
            node=node,
            link=self.page_data.link(node.entry),
            title=self.corpus.heading(node.entry),
            summary=str(node.entry.fields.summary),
            rows=tuple(rows),
        )
