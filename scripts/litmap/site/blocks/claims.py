"""Claims as pages show them: in full on their own page, in a line on others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from litmap.graph.graph import ClaimView, Graph
from litmap.model.dates import in_words
from litmap.model.vocabulary import NOT_CHECKED, PAPER, PAPER_DATE, WHOSE_CLAIM, Basis, Mark
from litmap.site.blocks.basis import (
    Badge,
    HoldsMark,
    claim_holds,
    happenings,
    marks_in_short,
    whose,
)
from litmap.site.blocks.sources import ClaimSources, citation_words, claim_sources
from litmap.site.blocks.standing import ChangedSource, changed_sources
from litmap.site.html.page_data import EntryLink, PageData

LEFT_OPEN = "What the paper leaves open"
"""What our notes on the paper are called."""
_OF_THE_PAPER = ("inferred", "beside", "cited", "reported", "argument")
"""The bases of claims that the paper makes, or that follow from it."""


@dataclass(frozen=True)
class ClaimRow:
    """A claim with its sources, on its own page or as a copy on another.

    `href` leads to the claim; `anchor` is its id on its own page, '' for a copy. `rests_on` are the
    steps that the source makes, `our_steps` those that are ours; `since` are the developments that
    name it; `changed_sources` say which works below it are not what they were. `as_of` is given
    where it is not the day of the paper. `cited` is what is copied behind its text.
    """

    text: Markup
    href: str
    anchor: str
    entry: EntryLink
    basis: Basis
    marks: tuple[Mark, ...]
    whose: str
    sources: ClaimSources
    holds: HoldsMark | None
    since: tuple[Markup, ...]
    unverified: str
    as_of: str
    cited: str
    rests_on: tuple[EntryLink, ...] = ()
    our_steps: tuple[EntryLink, ...] = ()
    former_anchors: tuple[str, ...] = ()
    changed_sources: tuple[ChangedSource, ...] = ()


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a line: its text, its entry, whose word it is if not the paper's, its doubts."""

    text: str
    href: str
    entry: EntryLink
    by: str
    doubts: tuple[Badge, ...]


def claim_row(page_data: PageData, view: ClaimView) -> ClaimRow:
    """A claim on its own page."""
    claim = view.claim
    return replace(
        _row(page_data, view, own=True),
        text=page_data.field_html(claim.text, view.entry.file),
        href=f"#{view.anchor}",
        anchor=view.anchor,
        rests_on=page_data.steps(step for step in claim.rests_on if step.by == "source"),
        our_steps=page_data.steps(step for step in claim.rests_on if step.by != "source"),
        former_anchors=_former_anchors(view),
    )


def claim_copy(page_data: PageData, view: ClaimView) -> ClaimRow:
    """A claim on another page: without anchors, so that it stands once on the site."""
    return _row(page_data, view, own=False)


def copying(page_data: PageData) -> Markup:
    """What a page with claims holds once, so that a script can copy any with its citation."""
    paper = ""
    if PAPER in page_data.corpus.references:
        paper = page_data.labels.plain(PAPER, address=True).rstrip(".")
    return page_data.site.templates.claims.copying(paper, page_data.site.version)


def _row(page_data: PageData, view: ClaimView, *, own: bool) -> ClaimRow:
    claim = view.claim
    as_of = ""
    if claim.as_of and claim.as_of != PAPER_DATE:
        as_of = in_words(claim.as_of)
    return ClaimRow(
        text=escape(str(claim.text)),
        href=page_data.link(view.entry, f"#{view.anchor}").href,
        anchor="",
        entry=page_data.link(view.entry),
        basis=page_data.graph.basis(claim).value,
        marks=page_data.graph.marks(claim),
        whose=whose(page_data, claim),
        sources=claim_sources(page_data, claim, own=own),
        holds=claim_holds(claim),
        since=happenings(page_data, view),
        unverified=str(claim.unverified or ""),
        as_of=as_of,
        cited=_cited(page_data, view),
        changed_sources=changed_sources(page_data, view),
    )


def _cited(page_data: PageData, view: ClaimView) -> str:
    """What is copied behind a claim: its source, then what puts it in doubt, as sentences."""
    said = [citation_words(page_data, view.claim)]
    for badge in marks_in_short(page_data, view):
        said.append(badge.words.replace("%", "%%"))
    return ". ".join(filter(None, said))


def _former_anchors(view: ClaimView) -> tuple[str, ...]:
    """The anchors that a claim had on this same page, under former ids."""
    found = []
    for name in view.claim.was:
        entry_id, _, claim_id = name.partition("#")
        if entry_id == view.entry.id:
            found.append(f"claim-{claim_id}")
    return tuple(found)


def claim_line(page_data: PageData, view: ClaimView) -> ClaimLine:
    """A claim in a line on another page."""
    return ClaimLine(
        text=str(view.claim.text),
        href=page_data.link(view.entry, f"#{view.anchor}").href,
        entry=page_data.link(view.entry),
        by=WHOSE_CLAIM[view.claim.by],
        doubts=marks_in_short(page_data, view),
    )


def not_checked(graph: Graph, views: Sequence[ClaimView]) -> str:
    """That nobody has looked whether the paper's statements among some claims still hold; or ''."""
    stated = [view for view in views if graph.basis(view.claim).value in _OF_THE_PAPER]
    unchecked = [view for view in stated if view.claim.holds is None]
    if not unchecked:
        return ""
    if len(unchecked) == len(stated):
        return f"{NOT_CHECKED}."
    return f"The others: {NOT_CHECKED[0].lower()}{NOT_CHECKED[1:]}."
