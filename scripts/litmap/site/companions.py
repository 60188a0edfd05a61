"""Works that stand beside the same claims. A list: drawn as arcs, they answered no question."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from litmap.graph import ClaimView, Graph
from litmap.model.vocabulary import PAPER, ROLES


@dataclass(frozen=True)
class Shared:
    """Two works, by key, the claims beside which both stand, and the roles that both have in some such claim."""

    one: str
    other: str
    claims: Sequence[ClaimView]
    roles: tuple[str, ...]


def companions(graph: Graph) -> list[Shared]:
    """Every two works that share a claim, by key. The paper stands beside nearly every claim and is left out."""
    roles: dict[str, set[str]] = {}
    claims: dict[tuple[str, str], list[ClaimView]] = {}
    for entry in graph.corpus.entries.values():
        for claim in entry.fields.claims:
            cited = [c for c in graph.citations(claim) if c.key != PAPER and c.key in graph.corpus.references]
            for pair in combinations(sorted({citation.key for citation in cited}), 2):
                claims.setdefault(pair, []).append(ClaimView(entry, claim))
                for citation in cited:
                    roles.setdefault(citation.key, set()).add(citation.role)
    return [Shared(one, other, found, tuple(role for role in ROLES if role in roles[one] & roles[other]))
            for (one, other), found in sorted(claims.items())]  # fmt: skip
