"""The disagreements of the map, from the side of a work that takes part in them."""

from litmap.model.vocabulary import SUPPORTING
from litmap.site.blocks.claims import ClaimLine, claim_line
from litmap.site.html.page_data import PageData


def disputed_with(page_data: PageData, key: str) -> list[ClaimLine]:
    """The claims to which a work gives weight, and which another work disputes."""
    graph = page_data.graph
    lines = []
    for view in graph.claims():
        roles = {one.role for one in graph.citations(view.claim) if one.key == key}
        critics = set(graph.works_that("disputes", view.claim)) - {key}
        if critics and roles.intersection(SUPPORTING):
            lines.append(claim_line(page_data, view))
    return lines
