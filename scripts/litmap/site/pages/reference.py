"""The page of a reference: the work, what it argues, and how this map uses it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from urllib.parse import quote

from markupsafe import Markup, escape

from litmap.graph.addresses import PAPER_PAGE, of_reference
from litmap.graph.derived import authors_of
from litmap.graph.graph import Edge
from litmap.model.entry import Claim
from litmap.model.publication_date import NO_DATE
from litmap.model.reference import READ_NAMES, Reference
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import capitalised, counted, plural
from litmap.references.csl import CslItem
from litmap.site.blocks.claims import copying
from litmap.site.blocks.compared import by_user, comparison_rows
from litmap.site.blocks.digest import paper_digest
from litmap.site.blocks.disputes import disputes_with
from litmap.site.blocks.dissent import disputed_with
from litmap.site.blocks.record import outward_address, record_facts, take_aways
from litmap.site.blocks.standing import work_standing
from litmap.site.blocks.uses import (
    CRITICAL,
    EdgesByHeading,
    by_role,
    by_section,
    in_parts,
    use_groups,
    without,
)
from litmap.site.html.numbered import MOST_BACKLINKS
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site
from litmap.site.pages.further import Crumbs, Further

USES = "How this map uses it"
_OUR_USES = "These are our uses, not its reception."
_NOT_SUMMED_UP = {
    "record": "We know this work by its record only.",
    "unopened": "We have not opened this work.",
}
_MOST_TOGETHER = 6
_MOST_BY_SAME = 20
"""So many other works of its authors a page lists; all are in the library."""
_LINK = Markup('<a href="{}">{}</a>')


class ReferencePage:
    """The page of one work, with the numbered pages on which a long list of its uses stands."""

    def __init__(self, site: Site, reference: Reference) -> None:
        """The page of `reference`."""
        self.site = site
        self.graph = site.graph
        self.corpus = site.corpus
        self.labels = site.labels
        self.templates = site.templates.reference
        self.reference = reference
        self.key = reference.key
        self.address = of_reference(reference.key)
        self.page_data = PageData(site, self.address)
        self.item = site.work(self.key).item
        self.edges: Sequence[Edge] = self.graph.incoming(f"@{self.key}")
        self.files = take_aways(self.key, site.work(self.key))
        self.further = Further(
            site=site,
            address=self.address,
            title=f"Where {self.labels.label(self.key)} is cited",
            kind="reference",
            source=self._source(),
            parts=self._parts(),
        )

    def pages(self) -> dict[str, Content]:
        """The work's page, and those that hold a long list of its uses, by output path."""
        own: dict[str, Content] = {f"references/{self.key}.md": self.page()}
        return own | self.further.pages(self._crumbs_below, self._uses_below)

    def _crumbs_below(self, page_data: PageData) -> Crumbs:
        label = self.labels.label(self.key)
        return [*self._crumbs(page_data), (label, page_data.href(self.address))]

    def _uses_below(self, page_data: PageData, grouped: EdgesByHeading) -> Iterator[Section]:
        groups = use_groups(page_data, self.key, grouped)
        yield Section(USES, self.templates.uses("", groups))

    def page(self) -> Page:
        """The work's own page.

        Its description is what the work argues, or none: Zotero saves it as the abstract.
        """
        return Page(
            title=self.labels.title(self.key),
            description=self.reference.get("annotation"),
            kind="reference",
            sections=[section for section in self._sections() if section.html],
            source=self._source(),
            work=self._summed_up(),
        )

    def _summed_up(self) -> CslItem:
        """The work; where its record has no abstract, what we say it argues, under that name."""
        argues = self.reference.get("annotation")
        if not argues or "abstract" in self.item:
            return self.item
        return self.item | {"abstract": f"A reader’s summary, not the abstract: {argues}"}

    def _source(self) -> str:
        """The line of its record."""
        place = self.reference.place
        return f"{place.file}#L{place.line}"

    def _sections(self) -> Iterator[Section]:
        yield Section("", self._header())
        yield Section("What it argues", self._argues())
        if self._is_named and not self.further.parts:
            grouped = without(by_role(self.edges), CRITICAL)
            by_paper, by_us = by_user(list(chain.from_iterable(grouped.values())))
            yield Section("As the paper uses it", self._used(by_paper))
            yield Section("What we found in it", self._found(by_us))
        else:
            yield Section(USES, self._uses())
        yield Section("Disagreements it takes part in", self._disagreements())
        yield Section("Also here", self._also() + copying(self.page_data))

    # ---- The top ----

    def _header(self) -> Markup:
        return self.templates.header(
            heading=self.labels.title(self.key),
            kind=capitalised(self.reference.kind),
            qualifier=Markup(" · ").join(self._qualifiers()),
            byline=self.labels.byline(self.key),
            crumbs=self._crumbs(self.page_data),
            outward=outward_address(self.reference),
            formatted=self.labels.plain(self.key, address=True),
            files=self.files[:3],
            key=self.key,
            read=READ_NAMES.get(self.reference.get("read"), ""),
            standing=work_standing(self.page_data, self.key),
        )

    @staticmethod
    def _crumbs(page_data: PageData) -> list[tuple[str, str]]:
        return [("Home", page_data.href("/")), ("References", page_data.href("/references/"))]

    def _qualifiers(self) -> Iterator[Markup]:
        """The year as lists have it, such as 'forthcoming', and where the paper cites the work."""
        if (words := self.reference.published.words) != NO_DATE:
            yield escape(words)
        paper = self.corpus.paper
        if paper and self.key == PAPER:
            yield _LINK.format(self.page_data.href(PAPER_PAGE), "the paper, section by section")
        elif paper:
            yield from self._citing_notes(paper.notes_of(self.key))

    def _citing_notes(self, numbers: Sequence[str]) -> Iterator[Markup]:
        """'cited by the paper, nn. 26, 34', each a link to its place on the paper's page."""
        if not numbers:
            return
        links = []
        for number in numbers:
            href = self.page_data.href(f"{PAPER_PAGE}#note-{number}")
            links.append(_LINK.format(href, number))
        word = plural(len(numbers), "n.", "nn.")
        yield Markup("cited by the paper, {}\u00a0{}").format(word, Markup(", ").join(links))

    def _argues(self) -> Markup:
        if argues := self.reference.get("annotation"):
            return self.templates.argues(argues)
        read = self.reference.get("read")
        said = _NOT_SUMMED_UP.get(read, "We have not summed it up yet.")
        if read in _NOT_SUMMED_UP and self.edges:
            user = "paper" if self._is_named else "map"
            said += f" What follows is what the {user} uses it for."
        return self.site.templates.components.empty(said)

    # ---- Its uses ----

    @property
    def _is_named(self) -> bool:
        """Does the paper name it in a note?"""
        paper = self.corpus.paper
        return paper is not None and bool(paper.notes_of(self.key))

    def _used(self, edges: Sequence[Edge]) -> Markup:
        """What the paper cites it for; '' where no sentence of the map says so."""
        groups = use_groups(self.page_data, self.key, by_role(edges))
        return self.templates.uses("", groups)

    def _found(self, edges: Sequence[Edge]) -> Markup:
        """What it says beside that use, and what else we cite it for."""
        empty = self.site.templates.components.empty
        paper = self.corpus.paper
        rows = comparison_rows(self.page_data, paper, self.key) if paper else []
        html = self.site.templates.paper.comparisons(rows) if rows else Markup("")
        if not self.reference.opened:
            html = empty("Nobody here has opened it.")
        html += self._used(edges)
        return html or empty("Nothing beyond that use is recorded.")

    def _uses(self) -> Markup:
        """Every sentence that uses it; of very many only how many there are, and where."""
        if not self.edges:
            return self.site.templates.components.empty("Nothing on this map cites it yet.")
        if self.further.parts:
            return self._digest()
        grouped = without(by_role(self.edges), CRITICAL)
        groups = use_groups(self.page_data, self.key, grouped)
        return self.templates.uses(self._extent(), groups)

    def _extent(self) -> str:
        """'7 places on 4 pages. These are our uses, not its reception.'"""
        pages = {edge.source for edge in self.edges}
        places = counted(len(self.edges), "place")
        return f"{places} on {counted(len(pages), 'page')}. {_OUR_USES}"

    def _digest(self) -> Markup:
        """What is said of uses that fill several pages, and where these are."""
        html = Markup("")
        if self.key == PAPER and self.corpus.paper:
            html = self.templates.digest(paper_digest(self.page_data, self.corpus.paper))
        return html + self.templates.contents(self._extent(), self.further.contents(self.page_data))

    def _disagreements(self) -> Markup:
        """What it disputes or limits, and what it supports against others; '' for none."""
        if self.further.parts:
            return Markup("")
        grouped = by_role(self.edges)
        critical = {heading: grouped[heading] for heading in CRITICAL if heading in grouped}
        groups = use_groups(self.page_data, self.key, critical)
        lines = disputed_with(self.page_data, self.key)
        questions = disputes_with(self.page_data, self.key)
        in_dispute = self.site.templates.disagreements.questions(questions)
        return self.templates.disagreements(groups, lines) + in_dispute

    def _parts(self) -> list[EdgesByHeading]:
        """The uses that each numbered page shows; none where the work's own page has room."""
        if len(self.edges) <= MOST_BACKLINKS:
            return []
        if self.key == PAPER and self.corpus.paper:
            return in_parts(by_section(self.corpus.paper, self.edges))
        return in_parts(by_role(self.edges))

    # ---- What is folded ----

    def _also(self) -> Markup:
        together = [self.page_data.work_link(key) for key in self._cited_together()]
        same = self._by_same_authors()
        first = [self.page_data.work_link(key) for key in same[:_MOST_BY_SAME]]
        more = list(self._all_by_each()) if len(same) > _MOST_BY_SAME else []
        return self.templates.also(
            near=[
                ("Cited together with", together, []),
                ("More by the same authors", first, more),
            ],
            key=self.key,
            record=list(record_facts(self.reference, self.corpus.link_records)),
            files=self.files[3:],
        )

    def _by_same_authors(self) -> list[str]:
        """The other works of its authors, in the order of their labels."""
        works_by = self.site.facts.works_by
        keys = {key for author in authors_of(self.reference) for key in works_by[author]}
        return sorted(keys - {self.key}, key=self.labels.order)

    def _all_by_each(self) -> Iterator[tuple[str, str]]:
        """For each author with other works how many there are, and where all of them are listed."""
        for author in authors_of(self.reference):
            works = self.site.facts.works_by[author]
            if len(works) > 1:
                href = f"{self.page_data.href('/references/')}?q={quote(author[0])}"
                yield f"{counted(len(works), 'work')} by {author[0]}", href

    def _cited_together(self) -> list[str]:
        """The works most often cited beside this one for the same claim."""
        together: Counter[str] = Counter()
        for edge in self.edges:
            owner = edge.owner
            if isinstance(owner, Claim):
                keys = {citation.key for citation in self.graph.citations(owner)}
                together.update(sorted(keys - {self.key, PAPER}))
        return [key for key, _ in together.most_common(_MOST_TOGETHER)]
