"""The page of an entry: what it says, in reading order, and all else in folds at the end."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import ClassVar

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView
from litmap.problems.wording import counted
from litmap.site.blocks.around import around
from litmap.site.blocks.cited_works import cited_works, work_files
from litmap.site.blocks.claims import LEFT_OPEN, claim_row, copying, not_checked
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.former import former_claims
from litmap.site.blocks.relations import RelationBlock, other_blocks, relation_blocks
from litmap.site.blocks.remarks import Remark, also_called, remarks
from litmap.site.blocks.searches import searches_of
from litmap.site.blocks.since import own_rows
from litmap.site.html.numbered import numbered_path
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site
from litmap.site.pages.backlinked import USED, BacklinkedPage
from litmap.site.pages.further import Crumbs


class EntryPage(BacklinkedPage):
    """The page of an entry; a class for each kind says what stands where.

    The page explains each term at its first use, so all blocks are made in reading order.
    """

    within: ClassVar[str] = ""
    """The index below which the navigation shows this kind, if not that of its own."""

    def __init__(self, site: Site, entry: LoadedEntry) -> None:
        """The page of `entry`."""
        super().__init__(site, entry)
        self.around = around(self.page_data, entry)

    def pages(self) -> dict[str, Content]:
        """The page, and those on which its backlinks go on, by output path."""
        own: dict[str, Content] = {numbered_path(self.entry.address, 1): self.page()}
        return own | self.further.pages(self._crumbs_below, self.blocks_below)

    def _crumbs_below(self, page_data: PageData) -> Crumbs:
        own = (self.entry.label, page_data.href(self.entry.address))
        return [*self.crumbs(page_data), own]

    def page(self) -> Page:
        """The whole page."""
        return Page(
            title=self.heading(),
            description=str(self.fields.summary),
            kind=self.entry.kind,
            sections=[section for section in self._sections() if section.html],
            source=self.entry.file,
            version=self.site.version,
            day=self.site.day.isoformat(),
            within=self.within,
            around=asdict(self.around),
            feed=f"{self.entry.address}feed",
        )

    def _sections(self) -> Iterator[Section]:
        yield Section("", copying(self.page_data))
        yield Section("", self.head())
        yield Section("", self.former())
        yield from self.blocks()
        yield Section("How it hangs together", self.folds())

    # ---- What each kind says for itself ----

    def blocks(self) -> Iterator[Section]:
        """The blocks of the page, in reading order; one without HTML is left out."""
        yield Section("What it means", self.definition())
        yield Section("What is claimed", self.claims())
        yield Section("What has changed since", self.developments())
        yield Section("Discussion", self.discussion())

    def all_folds(self) -> Iterator[Fold]:
        """What stands folded at the end; a fold without HTML is left out."""
        yield from self.own_folds()
        yield self.notes_fold()
        yield self.searches_fold()
        yield self.used_fold()
        yield self.references_fold()

    def own_folds(self) -> Iterator[Fold]:
        """The folds that only entries of this kind have."""
        yield from ()

    def searches_fold(self) -> Fold:
        """Where somebody looked for works that disagree, and what was found."""
        searches = searches_of(self.page_data, self.entry)
        html = self.templates.entry.searches(searches) if searches else Markup("")
        gist = counted(len(searches), "search", "searches")
        return Fold("Where we looked for critics", gist, html)

    def heading(self) -> str:
        """The page's main heading."""
        return self.corpus.heading(self.entry)

    def qualifier(self) -> str:
        """What is said beside the kind, above the heading."""
        return ""

    # ---- The top ----

    def head(self) -> Markup:
        """The heading, the summary, and what is to be known of the claims."""
        kind = self.entry.kind
        summary = self.page_data.field_html(self.fields.summary, self.entry.file)
        return self.templates.components.header(
            kind=kind,
            word=kind.capitalize(),
            qualifier=self.qualifier(),
            heading=self.heading(),
            summary=summary,
            remarks=[*self.remarks(), *also_called(self.fields)],
            crumbs=self.crumbs(self.page_data),
            around=self.around,
            more=self.below_summary(),
        )

    def below_summary(self) -> Markup:
        """What stands in the head below the summary."""
        return Markup("")

    def crumbs(self, page_data: PageData) -> Crumbs:
        """The way down to the page, from the page of `page_data`."""
        return [("Home", page_data.href("/")), page_data.index(self.entry.kind)]

    def remarks(self) -> Iterator[Remark]:
        """What is to be known of the claims as a whole."""
        yield from remarks(self.page_data, self.entry, self.views(notes=False))

    def former(self) -> Markup:
        """What is said of statements that have left the entry."""
        claims = list(former_claims(self.page_data, self.entry.id, here=self.entry.id))
        if not claims:
            return Markup("")
        return self.templates.former.claims(claims)

    # ---- Blocks ----

    def definition(self) -> Markup:
        """What the word means."""
        text = self.fields.definition
        if text is None:
            return Markup("")
        html = self.page_data.field_html(text, self.entry.file)
        return self.templates.entry.definition(html)

    def views(self, *, notes: bool) -> list[ClaimView]:
        """The entry's claims, or our notes on what the paper leaves open."""
        return [
            ClaimView(self.entry, claim) for claim in self.fields.claims if claim.is_note is notes
        ]

    def claims(self) -> Markup:
        """The entry's claims, in order."""
        views = self.views(notes=False)
        if not views:
            return Markup("")
        rows = [claim_row(self.page_data, view) for view in views]
        unchecked = ""
        if any(view.claim.holds for view in views):
            unchecked = not_checked(self.graph, views)
        return self.templates.claims.rows(rows, unchecked)

    def developments(self) -> Markup:
        """What happened to it after the paper."""
        rows = own_rows(self.page_data, self.entry)
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

    # ---- Folds ----

    def folds(self) -> Markup:
        """All else, closed."""
        found = [fold for fold in self.all_folds() if fold.html]
        if not found:
            return Markup("")
        return self.templates.entry.folds(found)

    def notes_fold(self) -> Fold:
        """Our notes on what the paper leaves open."""
        views = self.views(notes=True)
        rows = [claim_row(self.page_data, view) for view in views]
        html = self.templates.claims.rows(rows) if rows else Markup("")
        return Fold(LEFT_OPEN, counted(len(views), "note of ours", "notes of ours"), html)

    def used_fold(self) -> Fold:
        """What else leads here."""
        gist = counted(len(self.arriving("used")), "place")
        return Fold(USED, gist, self.folded(USED))

    def references_fold(self) -> Fold:
        """The works cited on the page."""
        works = cited_works(self.page_data, self.entry)
        html = Markup("")
        if works:
            files = work_files(self.page_data, self.entry)
            html = self.templates.entry.references(works, files)
        return Fold("References", counted(len(works), "work"), html, "references")

    def relations_fold(self, heading: str, fields: Sequence[str], block: str = "") -> Fold:
        """A fold with what some fields say, and with the backlinks of a block."""
        blocks = relation_blocks(self.page_data, self.entry, fields)
        return self.blocks_fold(heading, blocks, block)

    def others_fold(self, heading: str, shown: Collection[str] = ()) -> Fold:
        """A fold with what all fields say but those that the page shows elsewhere."""
        return self.blocks_fold(heading, other_blocks(self.page_data, self.entry, shown))

    def blocks_fold(self, heading: str, blocks: Sequence[RelationBlock], block: str = "") -> Fold:
        """A fold with relations, and with the backlinks of a block."""
        html = self.templates.entry.relations(blocks) if blocks else Markup("")
        edges = self.arriving(block) if block else []
        names = [link.target for one in blocks for item in one.items for link in item.links]
        names += [edge.source for edge in edges]
        titles = [self.corpus.entries[name].label for name in names]
        html += self.backlinks_of(edges)
        return Fold(heading, first_few(titles), html)


def first_few(titles: Sequence[str]) -> str:
    """The first few titles, and how many more there are."""
    distinct = list(dict.fromkeys(titles))
    said = ", ".join(distinct[:3])
    more = len(distinct) - 3
    if more > 0:
        return f"{said} and {more} more"
    return said
