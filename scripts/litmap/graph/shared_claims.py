"""Claims that cite several works, so that each work can be read against the others.

They are a list: drawn as arcs between works, they answered no question.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from litmap.graph.evidence import roles_by_work
from litmap.graph.graph import ClaimView, Graph
from litmap.model.vocabulary import PAPER


@dataclass(frozen=True)
class SharedClaim:
    """A claim, the works that it cites by key, and whether one of them disputes it.

    Each work has its roles there, in the order of `ROLES`.
    """

    view: ClaimView
    works: Mapping[str, tuple[str, ...]]
    disputed: bool


def shared_claims(graph: Graph) -> list[SharedClaim]:
    """Every claim with two works or more, disputed ones first, then those with most works.

    The paper is left out: nearly every claim cites it.
    """
    found: list[SharedClaim] = []
    for view in graph.claims():
        works = roles_by_work(graph, graph.citations(view.claim))
        works.pop(PAPER, None)
        if len(works) > 1:
            disputed = bool(graph.works_that("disputes", view.claim))
            found.append(SharedClaim(view, works, disputed))
    found.sort(key=lambda one: (not one.disputed, -len(one.works)))
    return found
