"""On how much an entry rests: the works behind its claims, and the works that dispute them."""

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.graph import Graph
from litmap.model.roles import ROLES, SUPPORTING
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


def words_as_paper_uses(corpus: Corpus, citation: Citation) -> str:
    """What the paper uses a work for that nobody here has opened: 'cited by the paper in support:'.

    '' for a work that we have opened, or that the paper does not name.
    """
    work = corpus.references.get(citation.key)
    if corpus.paper is None or work is None or work.opened:
        return ""
    if not corpus.paper.notes_of(citation.key):
        return ""
    return ROLES[citation.role].by_paper


def disputing_works(graph: Graph, entry: LoadedEntry) -> list[str]:
    """The keys of the works besides the paper that dispute one of an entry's claims."""
    works: list[str] = []
    for claim in entry.fields.claims:
        works += graph.works_that("disputes", claim)
    return list(dict.fromkeys(works))
