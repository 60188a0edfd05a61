"""Claims beside which several works stand, so that each work can be read against the others.

A list: drawn as arcs between works, it answered no question.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from litmap.graph.graph import ClaimView, Graph
from litmap.model.vocabulary import PAPER, ROLES


@dataclass(frozen=True)
class SharedClaim:
    """A claim, the works that stand beside it by key, each with its roles there in the order of `ROLES`, and whether
    one disputes it.
    """

    view: ClaimView
    works: Mapping[str, tuple[str, ...]]
    disputed: bool


def shared_claims(graph: Graph) -> list[SharedClaim]:
    """Every claim beside which two works or more stand, disputed ones first, then those with most works.

    The paper stands beside nearly every claim and is left out.
    """
    found = []
    for entry in graph.corpus.entries.values():
        for claim in entry.fields.claims:
            roles: dict[str, set[str]] = {}
            for citation in graph.citations(claim):
                if citation.key != PAPER and citation.key in graph.corpus.references:
                    roles.setdefault(citation.key, set()).add(citation.role)
            if len(roles) > 1:
                works = {key: tuple(role for role in ROLES if role in roles[key]) for key in roles}
                found.append(
                    SharedClaim(ClaimView(entry, claim), works, bool(graph.disputants(claim)))
                )
    return sorted(found, key=lambda one: (not one.disputed, -len(one.works)))
