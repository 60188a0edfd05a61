"""In short: the worst that speaks against the claims of a sentence or an entry, and changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry, PlainPage
from litmap.content.prose import Block
from litmap.graph.addresses import BadLink, resolve
from litmap.graph.graph import ClaimView, Graph
from litmap.model.standing import GRAVE, STANDING_NAMES
from litmap.model.vocabulary import CHANGED_SINCE, PAPER
from litmap.site.html.page_data import EntryLink, PageData

_MOST = 2
"""How many works a mark names; how many more there are it says in a number."""
Sign = Literal["contested", "limited", "changed", "changed-source"]


@dataclass(frozen=True)
class ShortMark:
    """'disputed in part: Wilkinson 2026', or 'changed since' as a link; `sign` is its icon.

    `more` is how many works there are besides those named.
    """

    sign: Sign
    words: str
    links: tuple[EntryLink, ...]
    more: int = 0


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence as HTML, and its mark, if there is one."""

    html: Markup
    mark: ShortMark | None


@dataclass(frozen=True)
class _Worry:
    """What speaks against a claim: the works, or the development; the lower `rank`, the worse."""

    rank: int
    sign: Sign
    words: str
    works: tuple[str, ...] = ()
    link: EntryLink | None = None


def marked_sentences(page_data: PageData, page: PlainPage) -> list[MarkedSentence]:
    """The paragraphs or list items of a page, each with the worst mark of the claims it links."""
    found = []
    for block in page.prose.blocks:
        html = page_data.writer.spans(block.spans, page.file)
        worries: list[_Worry] = []
        for view in linked_claims(page_data.graph, block, page.file):
            worries += _worries(page_data, view)
        found.append(MarkedSentence(html, _worst(page_data, worries)))
    return found


def entry_marks(page_data: PageData, entry: LoadedEntry) -> list[ShortMark]:
    """Who disputes an entry's claims, which works behind them were taken back, and what changed.

    Notes of ours are left out.
    """
    against, gone, changes = [], [], []
    for claim in entry.fields.claims:
        if claim.is_note:
            continue
        for worry in _worries(page_data, ClaimView(entry, claim)):
            if worry.sign == "contested":
                against.append(worry)
            elif worry.sign == "changed-source":
                gone.append(worry)
            elif worry.sign == "changed":
                changes.append(worry)
    found = [_worst(page_data, one) for one in (against, gone, changes)]
    return [mark for mark in found if mark]


def linked_claims(graph: Graph, block: Block, file: str) -> list[ClaimView]:
    """The claims that a block of a page links to, in order, each once."""
    found: dict[str, ClaimView] = {}
    for span in block.spans:
        if not span.href:
            continue
        try:
            target = resolve(graph.corpus, file, span.href)
        except BadLink:
            continue
        claim = target.address.partition("#claim-")[2]
        view = graph.claim_named(f"{target.node}#{claim}")
        if claim and view:
            found[view.name] = view
    return list(found.values())


def _worries(page_data: PageData, view: ClaimView) -> Iterator[_Worry]:
    graph = page_data.graph
    for citation in graph.citations(view.claim):
        if citation.role != "disputes" or citation.key == PAPER:
            continue
        if citation.partly:
            yield _Worry(1, "contested", "disputed in part:", (citation.key,))
        else:
            yield _Worry(0, "contested", "disputed:", (citation.key,))
    for standing in graph.changed_works(view.claim):
        if standing.word in GRAVE:
            words = f"{STANDING_NAMES[standing.word]}:"
            yield _Worry(0, "changed-source", words, (standing.key,))
    limiting = graph.works_that("qualifies", view.claim)
    if limiting:
        yield _Worry(2, "limited", "limited:", limiting)
    if view.claim.changed:
        yield _Worry(3, "changed", "", link=_change(page_data, view))


def _change(page_data: PageData, view: ClaimView) -> EntryLink:
    """A link to what has changed a claim: the newest development or, without one, the claim."""
    for development, effect in reversed(page_data.graph.developments_on.get(view.name, [])):
        if effect != "confirms":
            return page_data.link(development, title=CHANGED_SINCE)
    return page_data.link(view.entry, f"#{view.anchor}", title=CHANGED_SINCE)


def _worst(page_data: PageData, worries: list[_Worry]) -> ShortMark | None:
    """The worst of all, with every work that weighs as much."""
    if not worries:
        return None
    worst = min(worries, key=lambda one: one.rank)
    if worst.link:
        return ShortMark(worst.sign, worst.words, (worst.link,))
    works: list[str] = []
    for worry in worries:
        if (worry.rank, worry.words) == (worst.rank, worst.words):
            works += worry.works
    links = [page_data.work_link(key) for key in dict.fromkeys(works)]
    return ShortMark(worst.sign, worst.words, tuple(links[:_MOST]), more=len(links[_MOST:]))
