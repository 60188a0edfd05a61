"""The sources of a claim in a row: its places in the paper, who speaks against it, other works."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.content.locators import NOT_OPENED
from litmap.graph.support import words_as_paper_uses
from litmap.model.entry import Claim
from litmap.model.roles import ROLES
from litmap.model.vocabulary import PAPER, Basis
from litmap.site.html.labels import passive_words
from litmap.site.html.page_data import PageData
from litmap.site.html.places import paper_place

_CRITICAL = ("disputes", "qualifies")
_ROLE_ORDER = list(ROLES)
_NOT_READ = "not read by us"


@dataclass(frozen=True)
class WorkUse:
    """What a work does for a claim: 'supported by', its link, where in it, and what to know of it.

    `grounds` are those of a work that disputes or limits the claim.
    """

    role: str
    words: str
    link: Markup
    locator: Markup
    note: str
    grounds: Markup


@dataclass(frozen=True)
class ClaimSources:
    """The sources of a claim: links to places in the paper, and works, those against it first."""

    places: tuple[Markup, ...]
    works: tuple[WorkUse, ...]


def claim_sources(page_data: PageData, claim: Claim, *, own: bool) -> ClaimSources:
    """The sources of a claim; on its `own` page its citations are edges, elsewhere plain links."""
    places = []
    works = []
    for citation in page_data.citations(claim.cites):
        if citation.key == PAPER and page_data.labels.in_short(citation):
            places.append(_place(page_data, citation, own))
        else:
            works.append(_use(page_data, claim, citation, own))
    works.sort(key=lambda work: _ROLE_ORDER.index(work.role))
    return ClaimSources(tuple(places), tuple(works))


def _link(page_data: PageData, citation: Citation, own: bool) -> Markup:
    if own:
        return page_data.writer.cited_work(citation)
    return page_data.writer.plain_work(citation)


def _place(page_data: PageData, citation: Citation, own: bool) -> Markup:
    """'Paper §4 n. 46' on the claim's own page, where the citation is an edge; else '§4 n. 46'."""
    place = page_data.writer.locator(citation)
    if own or not place:
        return Markup(" ").join(filter(None, (_link(page_data, citation, own), place)))
    return place


def _use(page_data: PageData, claim: Claim, citation: Citation, own: bool) -> WorkUse:
    work = page_data.corpus.references.get(citation.key)
    unread = work is not None and not work.opened
    words = words_of_use(page_data.corpus, citation)
    if citation.role == "background" and citation.prefix:
        words = citation.prefix
    locator = page_data.writer.locator(citation)
    if citation.locator == NOT_OPENED:
        locator = Markup("")  # the note says so
    return WorkUse(
        role=citation.role,
        words=words,
        link=_link(page_data, citation, own),
        locator=locator,
        note=_NOT_READ if unread else "",
        grounds=_grounds(page_data, claim, citation, own),
    )


def words_of_use(corpus: Corpus, citation: Citation) -> str:
    """What a work does for a statement: 'supported by'.

    Of a work that the paper names and nobody here has opened, what the paper uses it for: 'cited by
    the paper in support:'.
    """
    return words_as_paper_uses(corpus, citation) or passive_words(citation)


def _grounds(page_data: PageData, claim: Claim, citation: Citation, own: bool) -> Markup:
    """The grounds that a claim gives for a work that disputes or limits it."""
    if citation.role not in _CRITICAL:
        return Markup("")
    for key, text in claim.grounds.items():
        if key == citation.key:
            return page_data.field_html(text, text.file) if own else escape(str(text))
    return Markup("")


def citation_words(page_data: PageData, claim: Claim) -> str:
    """What is copied behind the claim's text: 'Paraphrase of %, section 4'.

    '%' stands for the reference of the source paper, which a page holds once, '%%' for the sign.
    """
    basis = page_data.graph.basis(claim).value
    places = "; ".join(_full_places(page_data, claim))
    if places:
        return f"{_RELATION.get(basis, 'Paraphrase of')} %, {places}"
    citations = page_data.graph.citations(claim)
    works = [page_data.labels.plain(one.key) for one in citations if one.key != PAPER]
    if works:
        source = works[0].rstrip(".").replace("%", "%%")
        return f"Source: {source}"
    if citations:
        return f"{_RELATION.get(basis, 'Paraphrase of')} %"
    return ""


_RELATION: dict[Basis, str] = {"inferred": "Inferred from", "note": "Our note on"}


def _full_places(page_data: PageData, claim: Claim) -> Iterator[str]:
    for citation in page_data.graph.citations(claim):
        if citation.key == PAPER:
            place = paper_place(page_data.corpus.paper, citation.locator)
            if place:
                yield place.full
