"""What a round asks about: the works of the map with a DOI, and those on which it builds most."""

from collections import Counter
from collections.abc import Mapping

from litmap.graph.graph import Graph
from litmap.model.reference import Reference
from litmap.model.vocabulary import PAPER
from litmap.references.address import arxiv
from litmap.references.identifiers import DOI, bare_doi

MOST_CITED = 20
"""So many works besides the paper are followed: those that most claims cite."""


def doi_of(work: Reference) -> str:
    """The DOI of a work in small letters, that of arXiv for its number there; '' without one."""
    doi = bare_doi(work.get("doi")).lower()
    if DOI.fullmatch(doi):
        return doi
    number = arxiv(work).partition("v")[0]
    return f"10.48550/arxiv.{number.lower()}" if number else ""


def works_by_doi(works: Mapping[str, Reference]) -> dict[str, str]:
    """The keys of the works that have a DOI, by it."""
    found: dict[str, str] = {}
    for key, work in works.items():
        doi = doi_of(work)
        if doi:
            found.setdefault(doi, key)
    return found


def followed(graph: Graph) -> list[str]:
    """The keys of the paper and of the works that most claims cite as more than background."""
    claims: Counter[str] = Counter()
    for view in graph.claims():
        cited = {one.key for one in graph.citations(view.claim) if one.role != "background"}
        claims.update(sorted(cited - {PAPER}))
    by_use = sorted(claims, key=lambda key: (-claims[key], key))
    with_doi = [key for key in by_use if doi_of(graph.corpus.references[key])]
    most = with_doi[:MOST_CITED]
    if PAPER in graph.corpus.references:
        most.insert(0, PAPER)
    return most
