"""On how much an entry rests: the works behind its claims, and the works that dispute them."""

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import Graph
from litmap.model.vocabulary import PAPER


def supporting_works(graph: Graph, entry: LoadedEntry) -> list[str]:
    """The keys of the works besides the paper on which an entry's claims rest.

    A work that only gives background supports none of them; one that disputes a claim counts too.
    """
    works = []
    for claim in entry.fields.claims:
        for citation in graph.citations(claim):
            if citation.key != PAPER and citation.role != "background":
                works.append(citation.key)
    return list(dict.fromkeys(works))


def disputing_works(graph: Graph, entry: LoadedEntry) -> list[str]:
    """The keys of the works besides the paper that dispute one of an entry's claims."""
    works: list[str] = []
    for claim in entry.fields.claims:
        works += graph.disputants(claim)
    return list(dict.fromkeys(works))
