"""What is to be said against a claim, as values to filter by."""

from collections.abc import Mapping

from litmap.graph.graph import Graph
from litmap.model.entry import Claim
from litmap.model.vocabulary import ANSWER_NAMES, Mark

DOUBTS: Mapping[str, str] = {
    "disputed": "disputed",
    "limited": "limited",
    "changed-source": "source changed or withdrawn",
    "no": ANSWER_NAMES["no"],
    "in-part": ANSWER_NAMES["in-part"],
    "unverified": "unverified",
}
"""Each doubt in words, in the order in which a reader should meet it."""
_OF_MARK: Mapping[Mark, str] = {
    "contested": "disputed",
    "limited": "limited",
    "changed-source": "changed-source",
    "unverified": "unverified",
}


def doubts(graph: Graph, claim: Claim) -> tuple[str, ...]:
    """What is to be said against a claim: keys of `DOUBTS`, in their order."""
    found = [_OF_MARK[mark] for mark in graph.marks(claim)]
    if claim.holds and claim.changed:
        found.append(claim.holds.answer)
    return tuple(sorted(found, key=list(DOUBTS).index))
