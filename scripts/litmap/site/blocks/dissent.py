"""In which disagreements a work takes part, and what the map has of the paper itself."""

from dataclasses import dataclass

from litmap.graph.graph import ClaimView, Graph
from litmap.model.vocabulary import SUPPORTING
from litmap.site.blocks.basis import Badge, mark_badges
from litmap.site.blocks.claims import ClaimLine, claim_line
from litmap.site.html.page_data import PageData

_AGAINST = ("disputes", "qualifies")


@dataclass(frozen=True)
class Disagreement:
    """A claim in doubt, and whose doubt it is, on which grounds."""

    claim: ClaimLine
    badges: tuple[Badge, ...]


def disagreements(page_data: PageData, key: str) -> list[Disagreement]:
    """The claims that a work disputes or limits, or that it supports and others dispute."""
    found = []
    for view in page_data.graph.claims():
        if _takes_part(page_data.graph, view, key):
            badges = mark_badges(page_data, view.claim)
            against = tuple(one for one in badges if one.status != "unverified")
            found.append(Disagreement(claim_line(page_data, view), against))
    return found


def _takes_part(graph: Graph, view: ClaimView, key: str) -> bool:
    roles = {one.role for one in graph.citations(view.claim) if one.key == key}
    if roles.intersection(_AGAINST):
        return True
    critics = set(graph.works_that("disputes", view.claim)) - {key}
    return bool(critics) and bool(roles.intersection(SUPPORTING))


def critics_of(graph: Graph, role: str) -> tuple[list[str], int]:
    """The works besides the paper that dispute or qualify claims, and how many claims those are."""
    works: list[str] = []
    claims = 0
    for view in graph.claims():
        against = graph.works_that(role, view.claim)
        works += against
        claims += bool(against)
    return list(dict.fromkeys(works)), claims
