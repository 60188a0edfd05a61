"""The page of an entry: its header, its margin, and the blocks of its main column in order."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.export import BIBLIOGRAPHY_FORMATS
from litmap.graph.addresses import of_reference
from litmap.graph.graph import ClaimView, Edge, date_of
from litmap.model.argument import Answering
from litmap.model.dates import in_words
from litmap.site.blocks.around import around
from litmap.site.blocks.claims import (
    claim_row,
    copying,
    newest_as_of,
    not_checked,
    paper_places,
    support,
)
from litmap.site.blocks.former import former_claims
from litmap.site.blocks.margin import MarginBlock, at_a_glance, margin
from litmap.site.blocks.since import page_since
from litmap.site.blocks.uses import NOT_READ
from litmap.site.html.backlinks import Backlinks
from litmap.site.html.glossary import FirstUses
from litmap.site.html.page import Page, Section, version
from litmap.site.html.page_data import LabelledFact, PageData
from litmap.site.html.site import Site


@dataclass(frozen=True)
class CitedWork:
    """A work cited on the page.

    `uses` are the parts of the entry that cite it, each with the anchors of its citations; `note`
    says what is to be known of our reading of it; `openurl` is for reference managers.
    """

    key: str
    formatted: Markup
    href: str
    uses: Sequence[tuple[str, Sequence[str]]]
    note: str
    openurl: str


class EntryPage:
    """The page of a barrier, criterion or term; a class for each other kind adds what it has more.

    The page explains each term at its first use, so all blocks are made in reading order.
    """

    in_main_column: ClassVar[frozenset[str]] = frozenset()
    """Fields of this kind that the margin leaves to the main column."""
    within: ClassVar[str] = ""
    """The index below which the navigation shows this kind, if not that of its own."""
    nothing_leads_here: ClassVar[str] = "Nothing on this map leads here yet."

    def __init__(self, site: Site, entry: LoadedEntry) -> None:
        """The page of `entry`."""
        self.site = site
        self.graph = site.graph
        self.corpus = site.corpus
        self.labels = site.labels
        self.templates = site.templates
        self.entry = entry
        self.fields = entry.fields
        self.page_data = PageData(site, entry.address, FirstUses(site.glossary, entry.id))
        self.backlinks = Backlinks(self.page_data)
        self.around = around(self.page_data, entry)

    def page(self) -> Page:
        """The whole page."""
        return Page(
            title=self.heading(),
            description=str(self.fields.summary),
            kind=self.entry.kind,
            sections=[section for section in self._sections() if section.html],
            names=self.names(),
            version=version(self.corpus),
            within=self.within,
            around=asdict(self.around),
        )

    def _sections(self) -> Iterator[Section]:
        yield Section("", self._header())
        yield Section("", self.counts())
        yield Section("", self._margin())
        yield Section("", self.former())
        yield from self.blocks()
        yield Section("References", self.references())
        yield self.left_open()

    def blocks(self) -> Iterator[Section]:
        """The blocks of the main column, in reading order; one without HTML is left out."""
        yield Section("What it means", self.definition())
        yield from self.own_blocks()
        yield Section("What is claimed", self.claims())
        yield Section("Since the paper", self.developments())
        yield Section("Discussion", self.discussion())
        yield Section("Used by", self.used_by())

    def own_blocks(self) -> Iterator[Section]:
        """The blocks that only entries of this kind have."""
        yield from ()

    def heading(self) -> str:
        """The page's main heading."""
        return self.corpus.heading(self.entry)

    def names(self) -> Sequence[str]:
        """By which names search finds the page first."""
        return ()

    def qualifier(self) -> str:
        """What is said beside the kind, above the heading."""
        return ""

    def counts(self) -> Markup:
        """Counts below the header."""
        return Markup("")

    def more_in_margin(self) -> list[MarginBlock]:
        """Blocks of the margin beyond the entry's own relations."""
        return []

    def profile(self) -> list[LabelledFact]:
        """Facts on top of the margin."""
        return []

    def doubts(self) -> list[LabelledFact]:
        """What the header says of doubts in the claims that the entry rests on."""
        return []

    def _margin(self) -> Markup:
        """The margin. No term is explained in it, because the main column is read first."""
        page_data = PageData(self.site, self.entry.address)
        blocks = margin(page_data, self.entry, self.in_main_column)
        blocks += self.more_in_margin()
        facts = self.profile()
        if not blocks and not facts:
            return Markup("")
        gist = at_a_glance(self.corpus, blocks)
        return self.templates.entry.margin(blocks, facts, gist)

    def _header(self) -> Markup:
        kind = self.entry.kind
        home = self.page_data.href("/")
        summary = self.page_data.field_html(self.fields.summary, self.entry.file)
        return copying(self.page_data) + self.templates.components.header(
            kind=kind,
            word=kind.capitalize(),
            qualifier=self.qualifier(),
            heading=self.heading(),
            summary=summary,
            meta=list(self._header_facts()),
            crumbs=[("Home", home), self.page_data.index(kind)],
            around=self.around,
        )

    def _header_facts(self) -> Iterator[LabelledFact]:
        fields = self.fields
        review = fields.review
        if review:
            yield "Reviewed", escape(f"{in_words(review.date)}, {review.outcome}")
        if date := date_of(self.entry):
            yield "Happened", escape(in_words(date))
        if as_of := newest_as_of(fields.claims):
            yield "Claims as of", escape(as_of)
        yield from self.doubts()
        if fields.claims:
            yield "Support", escape(support(self.page_data, self.entry))

    def former(self) -> Markup:
        """What is said of statements that have left the entry."""
        claims = list(former_claims(self.page_data, self.entry.id, here=self.entry.id))
        if not claims:
            return Markup("")
        return self.templates.former.claims(claims)

    def definition(self) -> Markup:
        """What the word means."""
        text = self.fields.definition
        if text is None:
            return Markup("")
        html = self.page_data.field_html(text, self.entry.file)
        return self.templates.entry.definition(html)

    def _views(self, *, notes: bool) -> list[ClaimView]:
        """The entry's claims, or our notes on what the paper leaves open."""
        return [
            ClaimView(self.entry, claim) for claim in self.fields.claims if claim.is_note is notes
        ]

    def claims(self) -> Markup:
        """The entry's claims, in order."""
        views = self._views(notes=False)
        if not views:
            return Markup("")
        rows = [claim_row(self.page_data, view) for view in views]
        return self.templates.claims.rows(rows, not_checked(self.graph, views))

    def searches(self) -> Markup:
        """Where somebody looked for works that disagree, and what was found."""
        if not isinstance(self.fields, Answering) or not self.fields.sought:
            return Markup("")
        rows = [(in_words(search.date), search) for search in self.fields.sought]
        return self.templates.entry.searches(rows)

    def left_open(self) -> Section:
        """Our notes on what the paper leaves open, folded.

        The paper's page shows them too, at the places that they are about.
        """
        views = self._views(notes=True)
        if not views:
            return Section("", Markup(""))
        rows = [claim_row(self.page_data, view) for view in views]
        places = paper_places(self.page_data, views)
        return Section("", self.templates.claims.left_open(rows, places))

    def developments(self) -> Markup:
        """What happened to it after the paper."""
        rows = page_since(self.page_data, self.entry).own
        if not rows:
            return Markup("")
        return self.templates.since.rows(rows, True)

    def discussion(self) -> Markup:
        """The text below the front matter."""
        text = self.entry.body
        if not text.strip():
            return Markup("")
        prose = self.graph.prose[text.place()]
        html = self.page_data.writer.prose(prose, self.entry.file, below=2)
        return self.templates.components.prose(html)

    def references(self) -> Markup:
        """The works cited on the page, each with an arrow back to every use."""
        uses: dict[str, list[Edge]] = {}
        for edge in self.graph.outgoing(self.entry.id):
            if edge.citation:
                uses.setdefault(edge.citation.key, []).append(edge)
        if not uses:
            return Markup("")
        works = []
        for key in sorted(uses, key=self.labels.order):
            works.append(self._cited_work(key, uses[key]))
        folder = self.page_data.href("/data/")
        files = []
        for suffix, name in BIBLIOGRAPHY_FORMATS.items():
            file = f"{folder}entries/{self.entry.id}.{suffix}"
            files.append((name, file))
        return self.templates.entry.references(works, files)

    def _cited_work(self, key: str, uses: list[Edge]) -> CitedWork:
        note = ""
        if not self.corpus.references[key].opened:
            note = NOT_READ
        anchors: dict[str, list[str]] = {}
        for edge in uses:
            anchors.setdefault(edge.where, []).append(edge.anchor)
        return CitedWork(
            key=key,
            formatted=self.labels.html(key),
            href=self.page_data.href(of_reference(key)),
            uses=[(part, anchors[part]) for part in sorted(anchors, key=str.lower)],
            note=note,
            openurl=self.labels.coins(key),
        )

    def used_by(self) -> Markup:
        """Every edge that leads here, grouped by what it says."""
        edges = self.graph.incoming(self.entry.id)
        groups = self.backlinks.by_words(edges, fold=5)
        if groups:
            return self.templates.entry.backlinks(groups)
        return self.templates.components.empty(self.nothing_leads_here)
