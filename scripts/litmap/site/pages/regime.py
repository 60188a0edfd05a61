"""The map of the regime complex: institutions and instruments with their ties, and works with the claims they share."""

from collections.abc import Iterable
from dataclasses import dataclass

from litmap.graph.addresses import of_reference
from litmap.graph.graph import Graph
from litmap.graph.shared_claims import SharedClaim, shared_claims
from litmap.model.dates import in_words
from litmap.model.vocabulary import PAPER, PAPER_DATE, ROLES
from litmap.site.html.labels import Labels
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import ClaimLine, EntryLink, PageData
from litmap.site.html.templates import load_templates
from litmap.site.html.writer import Writer
from litmap.site.pictures import svg
from litmap.site.pictures.network import SIGNS, Network, NetworkNode, NetworkTie, network
from litmap.site.pictures.slides import network_slide

_PAGE = "/map/"
_LEAD = (
    "Who draws on, mandates, delegates to, overlaps with or succeeded whom, who issued what, and who is notably "
    "absent. A tie is drawn only where an entry records it."
)


@dataclass(frozen=True)
class RegimeTie:
    """A tie in words, from whichever end: 'draws on', what, when, on which days, and where it stands."""

    tie: NetworkTie
    words: str
    source: EntryLink
    target: EntryLink
    href: str

    @property
    def days(self) -> str:
        """'paper today': on which of the two days it stood."""
        return " ".join(
            day for day, stood in (("paper", self.tie.paper), ("today", self.tie.today)) if stood
        )


@dataclass(frozen=True)
class DrawnTie:
    """A tie as it is drawn in a gutter, which is 100 wide: its line, and the dot at whom it names ('' for none)."""

    row: RegimeTie
    gutter: int
    d: str
    end: str


@dataclass(frozen=True)
class RegimeItem:
    """An entry in words: what it is tied to."""

    knot: NetworkNode
    link: EntryLink
    title: str
    summary: str
    rows: tuple[RegimeTie, ...]

    @property
    def ties(self) -> int:
        """How many ties it has today; that it does not include somebody is none."""
        return sum(row.tie.today and row.tie.sign != "absent" for row in self.rows)


@dataclass(frozen=True)
class WorkBesideClaim:
    """A work beside a claim: where it stands, its year ('' for none), what it does there."""

    link: EntryLink
    year: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class SharedClaimRow:
    """A claim in a line, and the works that stand beside it."""

    claim: ClaimLine
    works: tuple[WorkBesideClaim, ...]


class Regime:
    """Makes the page of both networks and their files."""

    def __init__(self, graph: Graph, labels: Labels) -> None:
        """`labels` name works."""
        self.graph = graph
        self.corpus = graph.corpus
        self.labels = labels
        self.writer = Writer(graph, labels, _PAGE)
        self.views = PageData(graph, self.writer)
        self.network: Network = network(graph)

    def page(self) -> Page:
        """The page: the picture with its list, and the works that share claims."""
        parts = load_templates("regime")
        header = load_templates().header(
            "view", "", "", "The regime complex", _LEAD, [], [("Home", self.writer.href("/"))]
        )
        rows = [self._row(tie, tie.words) for tie in self.network.ties]
        items = {knot.entry.id: self._item(knot) for knot in self.network.knots.values()}
        alone = [self.views.link(entry) for entry in self.network.alone]
        days = in_words(PAPER_DATE), in_words(self.corpus.today.isoformat())
        blocks = [
            Section("", header),
            Section(
                "Institutions and instruments",
                parts.network(
                    self.network,
                    [self._line(row) for row in rows],
                    items,
                    rows,
                    SIGNS,
                    alone,
                    days,
                    _most(items.values()),
                ),
            ),
        ]
        if shared := shared_claims(self.graph):
            works = {key for meeting in shared for key in meeting.works}
            others = len(self.corpus.references.keys() - works - {PAPER})
            blocks.append(
                Section(
                    "Works that stand beside the same claims",
                    parts.companions(
                        [self._beside(meeting) for meeting in shared],
                        len(works),
                        others,
                        sum(meeting.disputed for meeting in shared),
                        list(ROLES),
                    ),
                )
            )
        return Page("The regime complex", _LEAD, "view", blocks, weight=0)

    def files(self, source: str) -> dict[str, str]:
        """The picture as a file; `source` says whence and of when."""
        return {"data/map.svg": network_slide(self.network, _LEAD, source)}

    def _row(self, tie: NetworkTie, words: str) -> RegimeTie:
        source, target = self.corpus.entries[tie.source], self.corpus.entries[tie.target]
        href = self.writer.href(f"{source.address}#{tie.anchor}")
        return RegimeTie(tie, words, self.views.link(source), self.views.link(target), href)

    def _line(self, row: RegimeTie) -> DrawnTie:
        y1, y2 = self.network.ends(row.tie)
        gutter = self.network.gutter(row.tie)
        reach = min(90, 8 + 1.6 * abs(y1 - y2)) - 5 * self.network.abreast(row.tie)
        d = (
            svg.curve(0, y1, 100, y2)
            if gutter == 1
            else svg.arc(y1, y2, 100, reach)
            if gutter == 0
            else svg.arc(y1, y2, 0, -reach)
        )
        arrives = self.network.arrives(row.tie)
        across = 0 if row.target.kind == "institution" else 100
        x = {0: 96, 1: across, 2: 6}[gutter]  # clear of the bar beside the names
        return DrawnTie(row, gutter, d, "" if arrives is None else f"M{x} {arrives:.4g}h0")

    def _item(self, knot: NetworkNode) -> RegimeItem:
        own = knot.entry.id
        rows = [
            self._row(tie, tie.words if tie.source == own else tie.inverse)
            for tie in self.network.ties
            if own in (tie.source, tie.target)
        ]
        return RegimeItem(
            knot,
            self.views.link(knot.entry),
            self.corpus.heading(knot.entry),
            str(knot.entry.fields.summary),
            tuple(sorted(rows, key=lambda row: (list(SIGNS).index(row.tie.sign), row.words))),
        )

    def _beside(self, meeting: SharedClaim) -> SharedClaimRow:
        works = (
            WorkBesideClaim(
                EntryLink(
                    "reference",
                    self.writer.href(of_reference(key)),
                    self.labels.label(key),
                    target=key,
                ),
                self.corpus.references[key].year,
                roles,
            )
            for key, roles in meeting.works.items()
        )
        return SharedClaimRow(self.views.resting(meeting.view), tuple(works))


def _most(items: Iterable[RegimeItem]) -> list[RegimeItem]:
    """The five items with most ties, and those that have as many as the fifth; none without a tie."""
    ranked = sorted((item for item in items if item.ties), key=lambda item: -item.ties)
    return [item for item in ranked if item.ties >= ranked[min(4, len(ranked) - 1)].ties]
