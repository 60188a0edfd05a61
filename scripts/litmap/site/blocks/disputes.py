"""The live disputes, as pages show them: who answers a question how, on what grounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.graph.graph import ClaimView
from litmap.model.dispute import Dispute, Position
from litmap.model.reference import READ_NAMES
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import counted
from litmap.site.blocks.claims import ClaimLine, claim_line
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.places import paper_place

DISPUTES_PAGE = "/disagreements/"


@dataclass(frozen=True)
class HolderRow:
    """A work that holds a position: its grounds, what kind of work it is, how far it was read."""

    work: EntryLink
    grounds: str
    kind: str
    read: str


@dataclass(frozen=True)
class PaperSays:
    """A claim that the paper makes: its text, its address, and its place in the paper."""

    text: str
    href: str
    place: str


@dataclass(frozen=True)
class PositionRow:
    """A position: its view, what the paper says where it holds it, and the works that hold it."""

    view: str
    paper: PaperSays | None
    works: tuple[HolderRow, ...]


@dataclass(frozen=True)
class DisputeRow:
    """A dispute, with the claims of the map that it is about."""

    id: str
    question: str
    positions: tuple[PositionRow, ...]
    claims: tuple[ClaimLine, ...]
    settle: str
    gist: str


def dispute_rows(page_data: PageData) -> list[DisputeRow]:
    """The disputes in the order of their file; those about claims to come are left out."""
    rows = []
    for dispute in page_data.corpus.disputes:
        views = claims_of(page_data, dispute)
        if views:
            rows.append(_row(page_data, dispute, views))
    return rows


def claims_of(page_data: PageData, dispute: Dispute) -> list[ClaimView]:
    """The claims of a dispute that are shown today."""
    found = [page_data.graph.claim_named(name) for name in dispute.claims]
    return [view for view in found if view]


def disputes_about(page_data: PageData, entry_id: str) -> list[tuple[str, str]]:
    """The questions in dispute about claims of an entry, each with its address."""
    found = []
    for dispute in page_data.corpus.disputes:
        if any(view.entry.id == entry_id for view in claims_of(page_data, dispute)):
            found.append(_link(page_data, dispute))
    return found


def disputes_with(page_data: PageData, key: str) -> list[tuple[str, str]]:
    """The questions on which a work takes a position, each with its address."""
    found = []
    for dispute in page_data.corpus.disputes:
        works = {str(one) for position in dispute.positions for one in position.works}
        if key in works and claims_of(page_data, dispute):
            found.append(_link(page_data, dispute))
    return found


def _link(page_data: PageData, dispute: Dispute) -> tuple[str, str]:
    return str(dispute.question), page_data.href(f"{DISPUTES_PAGE}#{dispute.id}")


def _row(page_data: PageData, dispute: Dispute, views: list[ClaimView]) -> DisputeRow:
    positions = tuple(_position(page_data, one, views) for one in dispute.positions)
    works = {str(key) for one in dispute.positions for key in one.works}
    return DisputeRow(
        id=str(dispute.id),
        question=str(dispute.question),
        positions=positions,
        claims=tuple(claim_line(page_data, view) for view in views),
        settle=str(dispute.settle),
        gist=f"{counted(len(positions), 'position')}, {counted(len(works), 'work')}",
    )


def _position(page_data: PageData, position: Position, views: list[ClaimView]) -> PositionRow:
    works = [key for key in position.works if key in page_data.corpus.references]
    return PositionRow(
        view=str(position.view),
        paper=next(_in_paper(page_data, views), None) if position.paper else None,
        works=tuple(_holder(page_data, str(key), views) for key in works),
    )


def _in_paper(page_data: PageData, views: list[ClaimView]) -> Iterator[PaperSays]:
    """Those of some claims that the paper makes itself."""
    for view in views:
        href = page_data.link(view.entry, f"#{view.anchor}").href
        for citation in page_data.graph.citations(view.claim):
            if citation.key == PAPER and citation.role == "states":
                place = paper_place(page_data.corpus.paper, citation.locator)
                yield PaperSays(str(view.claim.text), href, place.short if place else "")


def _holder(page_data: PageData, key: str, views: list[ClaimView]) -> HolderRow:
    reference = page_data.corpus.references[key]
    grounds = next(_grounds(page_data, views, key), "")
    grounds = grounds or reference.get("annotation")
    read = READ_NAMES.get(reference.get("read"), "")
    place = next(_places(page_data, views, key), "")
    return HolderRow(
        work=page_data.work_link(key),
        grounds=grounds,
        kind=reference.kind,
        read=read if place in ("", read) else f"{read} ({place})",
    )


def _grounds(page_data: PageData, views: list[ClaimView], key: str) -> Iterator[str]:
    """The grounds that claims of a dispute give for a work, and what it says itself in one."""
    for view in views:
        for name, text in view.claim.grounds.items():
            if name == key:
                yield str(text)
    for view in views:
        if page_data.graph.basis(view.claim).value != "other":
            continue
        for citation in page_data.graph.citations(view.claim):
            if citation.key == key and citation.role in ("states", "evidence"):
                yield str(view.claim.text)


def _places(page_data: PageData, views: list[ClaimView], key: str) -> Iterator[str]:
    """Where in a work what it is cited for at the claims of a dispute stands."""
    for view in views:
        for citation in page_data.graph.citations(view.claim):
            if citation.key == key and _is_placed(citation):
                yield citation.locator


def _is_placed(citation: Citation) -> bool:
    return citation.needs_place and bool(citation.locator)
