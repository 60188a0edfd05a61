"""The status of a claim as data files have given it since their first version.

Pages say more: on what a claim rests, what puts it in doubt, and whether it still holds. Who reads
`status` keeps it unchanged.
"""

from typing import Literal

from litmap.graph.graph import ClaimView, Graph, date_of
from litmap.model.dates import last_day
from litmap.model.vocabulary import PAPER, PAPER_DATE

Status = Literal["contested", "overtaken", "unsourced", "unverified", "current"]


def statuses(graph: Graph, view: ClaimView) -> list[Status]:
    """The statuses of a claim: 'current' where there is no other."""
    claim = view.claim
    found: list[Status] = []
    if graph.works_that("disputes", claim):
        found.append("contested")
    if _is_overtaken(graph, view):
        found.append("overtaken")
    works = {one.key for one in graph.citations(claim) if one.role != "background"}
    if not works - {PAPER}:
        found.append("unsourced")
    if claim.unverified:
        found.append("unverified")
    return found or ["current"]


def _is_overtaken(graph: Graph, view: ClaimView) -> bool:
    """Did a development after the claim's date update or contradict it?"""
    as_of = last_day(view.claim.as_of or PAPER_DATE)
    for development, effect in graph.developments_on.get(view.name, []):
        if effect in ("updates", "contradicts") and last_day(date_of(development)) > as_of:
            return True
    return False
