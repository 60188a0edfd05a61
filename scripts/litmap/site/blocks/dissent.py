"""The disagreements of the map, from the side of a work that takes part in them."""

from litmap.graph.graph import ClaimView
from litmap.model.entry import Claim
from litmap.model.roles import SUPPORTING
from litmap.site.blocks.claims import ClaimLine, claim_line
from litmap.site.html.page_data import PageData


def disputed_with(page_data: PageData, key: str) -> list[ClaimLine]:
    """The claims to which a work gives weight, and which another work disputes."""
    graph = page_data.graph
    found = {}
    for edge in graph.incoming(f"@{key}"):
        if edge.citation is None or edge.citation.role not in SUPPORTING:
            continue
        if isinstance(edge.owner, Claim):
            view = ClaimView(graph.corpus.entries[edge.source], edge.owner)
            critics = set(graph.works_that("disputes", view.claim)) - {key}
            if critics:
                found[view.name] = view
    return [claim_line(page_data, view) for view in found.values()]
