"""Author text as HTML. Nothing an author wrote reaches a page unescaped, for every string passes `escape`."""

import re
from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup, escape

from litmap.content.citations import Citation, mixed
from litmap.content.corpus import LoadedEntry
from litmap.content.prose import Block, ParsedProse, Span
from litmap.graph.addresses import PAPER_PAGE, BadLink, of_reference, relative, resolve
from litmap.graph.graph import Edge, Graph
from litmap.model.paper import paper_parts
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Place
from litmap.site.html.glossary import FirstUses
from litmap.site.html.labels import Labels

_TERM = Markup(
    '<span class="lm-term">{0} href="{2}" aria-describedby="term-{1}">{3}</a>'
    '<span class="lm-card" id="term-{1}" role="tooltip" data-search-exclude>{4}</span></span>'
)
_MARKS = {"em": "em", "strong": "strong", "code": "code"}


class Writer:
    """Writes prose for one page, whose address all relative links start from."""

    def __init__(
        self, graph: Graph, labels: Labels, page: str, terms: FirstUses | None = None
    ) -> None:
        """`page` is an address such as '/barriers/x/'; with `terms` each is explained where it is first written."""
        self.graph = graph
        self.labels = labels
        self.page = page
        self.terms = terms

    def href(self, address: str) -> str:
        """The relative address of something on the site."""
        return relative(address, self.page)

    def prose(self, prose: ParsedProse, file: str, below: int = 1) -> Markup:
        """The owner's rendering: blocks with anchored citations, links and mentions.

        Headings stand below a heading of the level `below`.
        """
        return Markup("").join(self._block(block, file, below - 1) for block in prose.blocks)

    def inline(self, prose: ParsedProse, file: str) -> Markup:
        """The same without block elements, for a field."""
        return Markup(" ").join(self.spans(block.spans, file) for block in prose.blocks)

    def _block(self, block: Block, file: str, deeper: int) -> Markup:
        opens = Markup("").join(Markup(f"<{_lowered(tag, deeper)}>") for tag in block.opens)
        closes = Markup("").join(Markup(f"</{_lowered(tag, deeper)}>") for tag in block.closes)
        return opens + self.spans(block.spans, file) + closes

    def spans(self, spans: tuple[Span, ...], file: str) -> Markup:
        """Spans with their anchors, links joined where one link holds several spans."""
        parts = []
        for href, group in groupby(spans, key=lambda span: span.href):
            linked = list(group)
            inner = Markup("").join(self._span(span) for span in linked)
            parts.append(self._link(href, inner, linked[0].place, file) if href else inner)
        return Markup("").join(parts)

    def _span(self, span: Span) -> Markup:
        if span.citations:
            return self.group(span.citations)
        if not span.mention:
            return self._explained(span) if self.terms and not span.href else _marked(span)
        html = _marked(span)
        edge = self.graph.at.get(span.place)
        if edge is None:
            return html
        target = self.graph.corpus.entries[edge.target]
        if span.place in self.graph.first_mentions:
            return Markup('<a class="mention" id="{}" data-target="{}" href="{}">{}</a>').format(
                edge.anchor, edge.target, self.href(target.address), html
            )
        return Markup('<span class="mention" id="{}" data-target="{}">{}</span>').format(
            edge.anchor, edge.target, html
        )

    def _explained(self, span: Span) -> Markup:
        """A stretch of text in which each term that the page uses for the first time carries its definition."""
        if self.terms is None or "code" in span.marks:
            return _marked(span)
        parts = []
        for text, term in self.terms.split(span.text):
            html = _marked(span._replace(text=text)) if text else Markup("")
            parts.append(
                self._defined(Markup("<a"), self.href(term.address), html, term) if term else html
            )
        return Markup("").join(parts)

    def _defined(self, opening: Markup, href: str, inner: Markup, term: LoadedEntry) -> Markup:
        """A link to a term, opened with `opening`, and beside it the definition as a card."""
        assert self.terms
        return _TERM.format(opening, term.id, href, inner, self.terms.glossary.definition(term))

    def _link(self, href: str, inner: Markup, place: Place, file: str) -> Markup:
        try:
            target = resolve(self.graph.corpus, file, href)
        except BadLink:
            return inner
        if target.external:
            return Markup('<a href="{}" rel="noopener">{}</a>').format(href, inner)
        edge = self.graph.at.get(place)
        address = self.href(target.address) if target.address else ""
        if edge and edge.kind == "link":
            opening = Markup('<a class="link" id="{}" data-target="{}"').format(
                edge.anchor, edge.target.removeprefix("@")
            )
            if self.terms and (term := self.terms.first(edge.target)):
                return self._defined(opening, address, inner, term)
            return Markup('{} href="{}">{}</a>').format(opening, address, inner)
        return Markup('<a href="{}">{}</a>').format(address, inner) if address else inner

    def group(self, citations: tuple[Citation, ...]) -> Markup:
        """A citation group: '(supports Cihon et al. 2020, p. 5; see Other 2019)'; a narrative one bare."""
        shown = self.bare(citations)
        return (
            shown
            if citations[0].narrative
            else Markup('<span class="lm-cites">({})</span>').format(shown)
        )

    def bare(self, citations: Sequence[Citation]) -> Markup:
        """The citations of a `cites` field, without parentheses."""
        return Markup("; ").join(
            self._citation(citation, mixed(citations)) for citation in citations
        )

    def again(self, citations: Sequence[Citation]) -> Markup:
        """Citations that are shown again on another page: links that are no edges, without anchor or class."""
        return Markup("; ").join(self._plain(citation, mixed(citations)) for citation in citations)

    def _citation(self, citation: Citation, spelt: bool) -> Markup:
        """One citation as the anchored link that backlinks lead to."""
        edge = self.graph.at.get(citation.place)
        if edge is None:
            return self._plain(citation, spelt)
        href = self.href(of_reference(citation.key))
        head, tail = self._around(citation, spelt)
        return Markup(
            '{}<a class="cite" id="{}" data-key="{}" data-role="{}" href="{}">{}</a>{}'
        ).format(
            head, edge.anchor, citation.key, citation.role, href, self.labels.cited(citation), tail
        )

    def _plain(self, citation: Citation, spelt: bool) -> Markup:
        if citation.key not in self.graph.corpus.references:
            return escape(self.labels.cited(citation))
        head, tail = self._around(citation, spelt)
        return Markup('{}<a href="{}">{}</a>{}').format(
            head, self.href(of_reference(citation.key)), self.labels.cited(citation), tail
        )

    def _around(self, citation: Citation, spelt: bool) -> tuple[Markup, Markup]:
        """What stands before and behind the link: prefix and role word with its glyph; the locator.

        A narrative citation is part of its sentence, so all stands behind: 'Roberts et al. (2024) [states, sec. 4]'.
        """
        role = _role(citation, spelt)
        locator = self._locator(citation)
        if citation.narrative:
            said = Markup(", ").join(part for part in (role, locator) if part)
            return Markup(""), Markup(' <span class="lm-locator">[{}]</span>').format(
                said
            ) if said else Markup("")
        before = Markup("").join(part + " " for part in (escape(citation.prefix), role) if part)
        return before, Markup('<span class="lm-locator">, {}</span>').format(
            locator
        ) if locator else Markup("")

    def _locator(self, citation: Citation) -> Markup:
        """The locator, short ones without a line break; one in the source paper leads to the page that traces it."""
        said = escape(
            citation.locator
            if len(citation.locator) > 24
            else citation.locator.replace(" ", "\u00a0")
        )
        named = (
            paper_parts(citation.locator)
            if citation.key == PAPER and self.graph.corpus.paper
            else None
        )
        if not named:
            return said
        return Markup('<a href="{}">{}</a>').format(
            self.href(f"{PAPER_PAGE}#{named[0].anchor}"), said
        )

    def quote(self, edge: Edge) -> Markup:
        """An edge's sentence as a backlink shows it, with the pointer itself marked."""
        parts = []
        for href, group in groupby(edge.sentence, key=lambda span: span.href):
            spans = list(group)
            html = Markup("").join(self._quoted(span, edge) for span in spans)
            linked = (
                bool(href)
                and edge.kind == "link"
                and any(span.place == edge.place for span in spans)
            )
            parts.append(_highlighted(html, linked))
        return Markup("").join(parts)

    def _quoted(self, span: Span, edge: Edge) -> Markup:
        if not span.citations:
            return _highlighted(_marked(span), span.place == edge.place and edge.kind == "mention")
        cited = Markup("; ").join(
            _highlighted(
                escape(self.labels.said(citation, mixed(span.citations))),
                citation.place == edge.place,
            )
            for citation in span.citations
        )
        return cited if span.citations[0].narrative else Markup("({})").format(cited)


def _lowered(tag: str, deeper: int) -> str:
    """A heading's element some levels further down; others as they are."""
    return f"h{min(int(tag[1]) + deeper, 6)}" if re.fullmatch("h[1-6]", tag) else tag


def _highlighted(html: Markup, marked: bool) -> Markup:
    return Markup("<mark>{}</mark>").format(html) if marked else html


def _role(citation: Citation, spelt: bool) -> Markup:
    """The role in a word with its glyph; background, the default, goes unsaid unless it is to be `spelt` out."""
    if citation.role == "background" and not spelt:
        return Markup("")
    icon = Markup('<i class="lm-icon lm-icon--{}" aria-hidden="true"></i>').format(citation.role)
    word = f"{'partly ' if citation.partly else ''}{citation.role}"
    return Markup('<span class="lm-role" data-role="{}">{}{}</span>').format(
        citation.role, icon, word
    )


def _marked(span: Span) -> Markup:
    html = escape(span.text)
    if "code" in span.marks:
        html = Markup(html.replace("\n", Markup("&#10;")))
    for mark in reversed(span.marks):
        html = Markup(f"<{_MARKS[mark]}>{{}}</{_MARKS[mark]}>").format(html)
    return html
