"""Works as a network: two are joined where they stand beside the same claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from litmap.graph import ClaimView, Graph
from litmap.model.vocabulary import PAPER, ROLES

ROW = 1.3


@dataclass(frozen=True)
class Companion:
    """A work in the picture, at the middle of its row, with its roles in the claims that it shares."""

    key: str
    year: str
    y: float
    roles: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """Two works, by key, and the claims beside which both stand."""

    one: str
    other: str
    claims: Sequence[ClaimView]


@dataclass(frozen=True)
class Companions:
    """The picture: works by year, what they share, the height, and how many works share no claim with another."""

    works: Sequence[Companion]
    shared: Sequence[Shared]
    high: float
    alone: int


def companions(graph: Graph) -> Companions:
    """Lay the works out, the oldest on top. The paper stands beside nearly every claim and is left out."""
    roles: dict[str, set[str]] = {}
    claims: dict[tuple[str, str], list[ClaimView]] = {}
    for entry in graph.corpus.entries.values():
        for claim in entry.fields.claims:
            cited = [c for c in graph.citations(claim) if c.key != PAPER and c.key in graph.corpus.references]
            for pair in combinations(sorted({citation.key for citation in cited}), 2):
                claims.setdefault(pair, []).append(ClaimView(entry, claim))
                for citation in cited:
                    roles.setdefault(citation.key, set()).add(citation.role)
    references = graph.corpus.references
    keys = sorted(roles, key=lambda key: (references[key].year or "9999", key))
    near: Mapping[str, list[str]] = {key: [] for key in keys}
    for one, other in claims:
        near[one].append(other)
        near[other].append(one)
    works = [Companion(key, references[key].year, ROW * (place + 0.5), tuple(r for r in ROLES if r in roles[key]),
                       tuple(near[key])) for place, key in enumerate(keys)]  # fmt: skip
    shared = [Shared(*pair, found) for pair, found in sorted(claims.items())]
    return Companions(works, shared, ROW * len(keys), len(references) - len(keys))
