"""The page of an entry: its header, its margin, and the blocks of its main column in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.export import BIBLIOGRAPHY_FORMATS
from litmap.graph.addresses import of_reference
from litmap.graph.graph import ClaimView, date_of
from litmap.model.dates import in_words
from litmap.model.vocabulary import PLURALS, ROLES
from litmap.site.blocks.claims import claim_row, newest_as_of, support
from litmap.site.blocks.developments import development_lines
from litmap.site.blocks.margin import MarginBlock, at_a_glance, margin
from litmap.site.html.backlinks import NOT_READ, Backlinks
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
    uses: tuple[tuple[str, tuple[str, ...]], ...]
    note: str
    openurl: str


class EntryPage:
    """The page of a barrier, criterion or term; a class for each other kind adds what it has more.

    The page explains each term at its first use, so all blocks are made in reading order.
    """

    in_main_column: ClassVar[frozenset[str]] = frozenset()
    """Fields of this kind that the margin leaves to the main column."""
    nothing_leads_here: ClassVar[str] = "Nothing on this map leads here yet."

    def __init__(self, site: Site, entry: LoadedEntry) -> None:
        """The page of `entry`."""
        self.site = site
        self.graph = site.graph
        self.corpus = site.corpus
        self.entry = entry
        self.page_data = PageData(site, entry.address, FirstUses(site.glossary, entry.id))
        self.backlinks = Backlinks(self.page_data)

    def page(self) -> Page:
        """The whole page."""
        return Page(
            title=self.heading(),
            description=str(self.entry.fields.summary),
            kind=self.entry.kind,
            sections=[section for section in self._sections() if section.html],
            names=self.names(),
            version=version(self.corpus),
        )

    def _sections(self) -> Iterator[Section]:
        yield Section("", self._header())
        yield Section("", self.counts())
        yield Section("", self._margin())
        yield from self.blocks()
        yield Section("References", self.references())

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
        if self.entry.fields.aliases:
            facts.append(("Former ids", escape(", ".join(self.entry.fields.aliases))))
        if not blocks and not facts:
            return Markup("")
        return self.site.templates.entry.margin(blocks, facts, at_a_glance(self.corpus, blocks))

    def _header(self) -> Markup:
        kind = self.entry.kind
        index = self.page_data.href(f"/{PLURALS[kind]}/")
        return self.site.templates.components.header(
            kind=kind,
            word=kind.capitalize(),
            qualifier=self.qualifier(),
            heading=self.heading(),
            summary=self.page_data.field_html(self.entry.fields.summary, self.entry.file),
            meta=list(self._header_facts()),
            crumbs=[("Home", self.page_data.href("/")), (PLURALS[kind].capitalize(), index)],
        )

    def _header_facts(self) -> Iterator[LabelledFact]:
        fields = self.entry.fields
        reviewed = "never"
        if fields.review:
            reviewed = f"{in_words(fields.review.date)}, {fields.review.outcome}"
        yield "Reviewed", escape(reviewed)
        if date := date_of(self.entry):
            yield "Happened", escape(in_words(date))
        if as_of := newest_as_of(fields.claims):
            yield "Claims as of", escape(as_of)
        yield from self.doubts()
        if fields.claims:
            yield "Support", escape(support(self.page_data, self.entry))

    def definition(self) -> Markup:
        """What the word means."""
        if self.entry.fields.definition is None:
            return Markup("")
        html = self.page_data.field_html(self.entry.fields.definition, self.entry.file)
        return self.site.templates.entry.definition(html)

    def claims(self) -> Markup:
        """The entry's claims, in order."""
        views = [ClaimView(self.entry, claim) for claim in self.entry.fields.claims]
        if not views:
            return Markup("")
        rows = [claim_row(self.page_data, view) for view in views]
        return self.site.templates.entry.claims(rows)

    def developments(self) -> Markup:
        """What happened to it after the paper."""
        lines = development_lines(self.page_data, self.entry)
        if not lines:
            return Markup("")
        return self.site.templates.entry.developments(lines)

    def discussion(self) -> Markup:
        """The text below the front matter."""
        text = self.entry.body
        if not text.strip():
            return Markup("")
        prose = self.graph.prose[text.place()]
        html = self.page_data.writer.prose(prose, self.entry.file, below=2)
        return self.site.templates.components.prose(html)

    def references(self) -> Markup:
        """The works cited on the page, each with an arrow back to every use."""
        uses: dict[str, dict[str, list[str]]] = {}
        for edge in self.graph.outgoing(self.entry.id):
            if edge.citation:
                by_part = uses.setdefault(edge.citation.key, {})
                by_part.setdefault(edge.where, []).append(edge.anchor)
        if not uses:
            return Markup("")
        works = []
        for key in sorted(uses, key=self.site.labels.order):
            works.append(self._cited_work(key, uses[key]))
        files = []
        for suffix, name in BIBLIOGRAPHY_FORMATS.items():
            file = self.page_data.href("/data/") + f"entries/{self.entry.id}.{suffix}"
            files.append((name, file))
        meanings = {role.name: role.meaning for role in ROLES.values()}
        return self.site.templates.entry.references(works, files, meanings)

    def _cited_work(self, key: str, uses: dict[str, list[str]]) -> CitedWork:
        note = ""
        if self.backlinks.record_only(key):
            note = NOT_READ
        parts = sorted(uses, key=str.lower)
        return CitedWork(
            key=key,
            formatted=self.site.labels.html(key),
            href=self.page_data.href(of_reference(key)),
            uses=tuple((part, tuple(uses[part])) for part in parts),
            note=note,
            openurl=self.site.labels.coins(key),
        )

    def used_by(self) -> Markup:
        """Every edge that leads here, grouped by what it says."""
        groups = self.backlinks.by_words(self.graph.incoming(self.entry.id), fold=5)
        if groups:
            return self.site.templates.entry.backlinks(groups)
        return self.site.templates.components.empty(self.nothing_leads_here)
