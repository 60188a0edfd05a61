"""On how much an entry rests: the works behind its claims, and the works that dispute them."""

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.graph import Graph
from litmap.model.roles import SUPPORTING
from litmap.model.vocabulary import PAPER


def supporting_works(graph: Graph, entry: LoadedEntry) -> list[str]:
    """The keys of the works besides the paper that support an entry's claims.

    A work that gives background, limits a claim or disputes it does not, nor one that nobody here
    has opened. Notes of ours on what the paper leaves open are no claims of its argument.
    """
    works = []
    for claim in entry.fields.claims:
        if claim.is_note:
            continue
        for citation in graph.citations(claim):
            if citation.key != PAPER and supports(graph.corpus, citation):
                works.append(citation.key)
    return list(dict.fromkeys(works))


def unread_works(graph: Graph, entry: LoadedEntry) -> list[str]:
    """The keys of the works that would support an entry's claims, had somebody here opened them."""
    works = []
    for claim in entry.fields.claims:
        if claim.is_note:
            continue
        for citation in graph.citations(claim):
            work = graph.corpus.references[citation.key]
            if citation.key != PAPER and citation.role in SUPPORTING and not work.opened:
                works.append(citation.key)
    return list(dict.fromkeys(works))


def supports(corpus: Corpus, citation: Citation) -> bool:
    """Does a citation give weight to the statement beside it?"""
    work = corpus.references.get(citation.key)
    return work is not None and work.opened and citation.role in SUPPORTING


def disputing_works(graph: Graph, entry: LoadedEntry) -> list[str]:
    """The keys of the works besides the paper that dispute one of an entry's claims."""
    works: list[str] = []
    for claim in entry.fields.claims:
        works += graph.works_that("disputes", claim)
    return list(dict.fromkeys(works))
