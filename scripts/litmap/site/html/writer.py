"""Author text as HTML. Nothing an author wrote reaches a page unescaped.

Every string goes through `escape` or `Markup.format`.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from litmap.content.citations import Citation, mixed
from litmap.content.corpus import LoadedEntry
from litmap.content.prose import Block, ParsedProse, Span
from litmap.graph.addresses import PAPER_PAGE, BadLink, of_reference, relative, resolve
from litmap.graph.graph import Edge, Graph
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Place
from litmap.references.direction import isolated
from litmap.site.html.glossary import FirstUses
from litmap.site.html.labels import Labels
from litmap.site.html.places import paper_place

_TERM = Markup(
    '<span class="lm-term">{0} href="{2}" aria-describedby="term-{1}">{3}</a>'
    '<span class="lm-card" id="term-{1}" role="tooltip">{4}</span></span>'
)
_LINK_OPENING = Markup('<a class="link" id="{}" data-target="{}"')
_FIRST_MENTION = Markup('<a class="mention" id="{}" data-target="{}" href="{}">{}</a>')
_MENTION = Markup('<span class="mention" id="{}" data-target="{}">{}</span>')
_CITATION = Markup('<a class="cite" id="{}" data-key="{}" data-role="{}" href="{}">{}</a>')
_ROLE = Markup(
    '<span class="lm-role" data-role="{0}"><i class="lm-icon lm-icon--{0}"></i>{1}</span>'
)
_LOCATOR_BEHIND_NAME = Markup(' <span class="lm-locator">[{}]</span>')
_LOCATOR = Markup('<span class="lm-locator">, {}</span>')
_LONG_LOCATOR = 24
"""A locator of more characters than this may be broken between lines."""
_MARKS = {"em": "em", "strong": "strong", "code": "code"}


class Writer:
    """Writes prose for one page, whose address all relative links start from."""

    def __init__(
        self, graph: Graph, labels: Labels, page: str, terms: FirstUses | None = None
    ) -> None:
        """`page` is an address such as '/barriers/x/'; with `terms`, first uses are explained."""
        self.graph = graph
        self.labels = labels
        self.page = page
        self.terms = terms

    def href(self, address: str) -> str:
        """The relative address of something on the site."""
        return relative(address, self.page)

    def prose(self, prose: ParsedProse, file: str, below: int = 1) -> Markup:
        """A text in blocks, with anchored citations, links and mentions.

        Its headings become headings of the levels under `below`.
        """
        blocks = [self._block(block, file, below - 1) for block in prose.blocks]
        return joined_html(blocks)

    def inline(self, prose: ParsedProse, file: str) -> Markup:
        """The same without block elements, for a field."""
        return Markup(" ").join(self.spans(block.spans, file) for block in prose.blocks)

    def _block(self, block: Block, file: str, deeper: int) -> Markup:
        html = Markup("")
        for tag in block.opens:
            html += Markup(f"<{_lowered(tag, deeper)}>")
        html += self.spans(block.spans, file)
        for tag in block.closes:
            html += Markup(f"</{_lowered(tag, deeper)}>")
        return html

    def spans(self, spans: tuple[Span, ...], file: str) -> Markup:
        """Spans with their anchors; spans of one link are joined in it."""
        parts = []
        for href, group in groupby(spans, key=lambda span: span.href):
            linked = list(group)
            inner = joined_html(self._span(span) for span in linked)
            if href:
                inner = self._link(href, inner, linked[0].place, file)
            parts.append(inner)
        return joined_html(parts)

    def _span(self, span: Span) -> Markup:
        if span.citations:
            return self.group(span.citations)
        if span.mention:
            return self._mention(span)
        if span.href:
            return marked(span)
        return self._explained(span)

    def _mention(self, span: Span) -> Markup:
        """An institution's name; its first use in an entry is a link."""
        html = marked(span)
        edge = self.graph.at.get(span.place)
        if edge is None:
            return html
        if span.place not in self.graph.first_mentions:
            return _MENTION.format(edge.anchor, edge.target, html)
        target = self.graph.corpus.entries[edge.target]
        href = self.href(target.address)
        return _FIRST_MENTION.format(edge.anchor, edge.target, href, html)

    def _explained(self, span: Span) -> Markup:
        """Text in which each term that the page uses for the first time has its definition."""
        if self.terms is None or "code" in span.marks:
            return marked(span)
        parts = []
        for text, term in self.terms.split(span.text):
            if not text:
                continue
            html = marked(span._replace(text=text))
            if term:
                html = self._defined(Markup("<a"), self.href(term.address), html, term)
            parts.append(html)
        return joined_html(parts)

    def _defined(self, opening: Markup, href: str, inner: Markup, term: LoadedEntry) -> Markup:
        """A link to a term, opened with `opening`, and beside it the definition as a card."""
        assert self.terms
        definition = self.terms.glossary.definition(term)
        return _TERM.format(opening, term.id, href, inner, definition)

    def _link(self, href: str, inner: Markup, place: Place, file: str) -> Markup:
        """An authored link; only the words of it if it leads nowhere."""
        try:
            target = resolve(self.graph.corpus, file, href)
        except BadLink:
            return inner
        if target.external:
            return Markup('<a href="{}">{}</a>').format(href, inner)
        address = self.href(target.address) if target.address else ""
        edge = self.graph.at.get(place)
        if edge and edge.kind == "link":
            return self._anchored(edge, address, inner)
        if address:
            return Markup('<a href="{}">{}</a>').format(address, inner)
        return inner

    def _anchored(self, edge: Edge, address: str, inner: Markup) -> Markup:
        """An authored link that is an edge; to a term, with its definition at the first use."""
        node = edge.target.removeprefix("@")
        opening = _LINK_OPENING.format(edge.anchor, node)
        term = None
        if self.terms:
            term = self.terms.first(edge.target)
        if term:
            return self._defined(opening, address, inner, term)
        return Markup('{} href="{}">{}</a>').format(opening, address, inner)

    def group(self, citations: tuple[Citation, ...]) -> Markup:
        """A citation group: '(supports Cihon et al. 2020, p. 5; see Other 2019)'.

        A narrative citation has no parentheses.
        """
        shown = self.bare(citations)
        if citations[0].narrative:
            return shown
        return Markup('<span class="lm-cites">({})</span>').format(shown)

    def bare(self, citations: Sequence[Citation]) -> Markup:
        """The citations of a `cites` field, without parentheses."""
        spelt = mixed(citations)
        return Markup("; ").join(
            self._surrounded(self.cited_work(one), one, spelt) for one in citations
        )

    def again(self, citations: Sequence[Citation]) -> Markup:
        """Citations that another page shows again: links without anchor or class, no edges."""
        spelt = mixed(citations)
        return Markup("; ").join(
            self._surrounded(self.plain_work(one), one, spelt) for one in citations
        )

    def cited_work(self, citation: Citation) -> Markup:
        """The label of a cited work as the anchored link that backlinks lead to."""
        edge = self.graph.at.get(citation.place)
        if edge is None:
            return self.plain_work(citation)
        href = self.href(of_reference(citation.key))
        label = self.labels.cited_html(citation)
        return _CITATION.format(edge.anchor, citation.key, citation.role, href, label)

    def plain_work(self, citation: Citation) -> Markup:
        """The same as a link that is no edge, for another page; without link if it is unknown."""
        label = self.labels.cited_html(citation)
        if citation.key not in self.graph.corpus.references:
            return label
        href = self.href(of_reference(citation.key))
        return Markup('<a href="{}">{}</a>').format(href, label)

    def _surrounded(self, link: Markup, citation: Citation, spelt: bool) -> Markup:
        """A citation's link with prefix and role before it and the locator behind it.

        A narrative citation is part of its sentence, so all of it comes behind: 'Roberts et al.
        (2024) [states, sec. 4]'.
        """
        role = _role(citation, self.labels.role(citation, spelt))
        locator = self.locator(citation)
        if citation.narrative:
            said = Markup(", ").join(filter(None, (role, locator)))
            if said:
                return link + _LOCATOR_BEHIND_NAME.format(said)
            return link
        html = Markup("")
        for part in (escape(citation.prefix), role):
            if part:
                html += part + " "
        html += link
        if locator and self.labels.in_short(citation):
            return html + " " + locator
        if locator:
            html += _LOCATOR.format(locator)
        return html

    def locator(self, citation: Citation) -> Markup:
        """The locator, a short one without a line break; '' without one.

        One in the source paper leads to the page that traces the paper.
        """
        locator, paper = citation.locator, self.graph.corpus.paper
        place = paper_place(paper, locator) if paper and citation.key == PAPER else None
        if place and self.labels.in_short(citation):
            locator = place.short
        said = escape(locator)
        if len(locator) <= _LONG_LOCATOR:
            said = escape(locator.replace(" ", "\u00a0"))
        if place is None:
            return said
        href = self.href(f"{PAPER_PAGE}#{place.anchor}")
        return Markup('<a href="{}">{}</a>').format(href, said)

    def quote(self, edge: Edge) -> Markup:
        """An edge's sentence as a backlink shows it, with the pointer itself marked."""
        parts = []
        for href, group in groupby(edge.sentence, key=lambda span: span.href):
            spans = list(group)
            html = joined_html(self._quoted(span, edge) for span in spans)
            places = [span.place for span in spans]
            if href and edge.kind == "link" and edge.place in places:
                html = _highlighted(html)
            parts.append(html)
        return joined_html(parts)

    def _quoted(self, span: Span, edge: Edge) -> Markup:
        if not span.citations:
            html = marked(span)
            if edge.kind == "mention" and span.place == edge.place:
                html = _highlighted(html)
            return html
        spelt = mixed(span.citations)
        said = [self.labels.said(citation, spelt) for citation in span.citations]
        cited = Markup(isolated("; ".join(said)))
        if span.citations[0].narrative:
            return cited
        return Markup("({})").format(cited)


def joined_html(parts: Iterable[Markup]) -> Markup:
    """Pieces of HTML one after the other."""
    return Markup("").join(parts)


def _lowered(tag: str, deeper: int) -> str:
    """A heading's element some levels further down; others as they are."""
    if re.fullmatch("h[1-6]", tag):
        return f"h{min(int(tag[1]) + deeper, 6)}"
    return tag


def _highlighted(html: Markup) -> Markup:
    return Markup("<mark>{}</mark>").format(html)


def _role(citation: Citation, words: str) -> Markup:
    """The `words` for a role with its icon; '' without words."""
    return _ROLE.format(citation.role, words) if words else Markup("")


def marked(span: Span) -> Markup:
    """The text of a span with its emphasis."""
    html = escape(span.text)
    if "code" in span.marks:
        html = Markup(html.replace("\n", Markup("&#10;")))
    for mark in reversed(span.marks):
        html = Markup(f"<{_MARKS[mark]}>{{}}</{_MARKS[mark]}>").format(html)
    return html
