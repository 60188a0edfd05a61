"""On what the map rests, in figures: other works, dissent, facts that rest on the paper alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.locators import NOT_OPENED
from litmap.graph.graph import ClaimView, Graph
from litmap.model.vocabulary import PAPER

RECENT = 2022
"""The first year of works that count as recent."""
_REVIEWED = ("journal-article", "conference-paper", "chapter", "book")
"""Kinds of work that peers review before they appear."""


@dataclass(frozen=True)
class Figures:
    """The figures of one map; every work in them was opened by somebody.

    `works` are those beside the paper's own that have a role at a claim, `reviewed` those of them
    that peers reviewed, from `RECENT` on. `disputed` and `limited` count claims; `facts` are those
    that the paper states, `alone` those for which no work was read. Of `citations` of other works
    in a role, `placed` say where in the work, `unread` are of works that nobody opened.
    """

    works: int
    reviewed: int
    disputed: int
    limited: int
    facts: int
    alone: int
    citations: int
    placed: int
    unread: int


def figures(graph: Graph) -> Figures:
    """The figures of a map."""
    views = [view for view in graph.claims() if not view.claim.is_note]
    works = {one.key for view in views for one in _read(graph, view)} - _of_paper(graph)
    facts = [view for view in views if view.claim.about == "fact" and _is_of_paper(graph, view)]
    placed, unread, total = _places(graph)
    return Figures(
        works=len(works),
        reviewed=sum(_is_recent_and_reviewed(graph, key) for key in works),
        disputed=sum(_has(graph, view, "disputes") for view in views),
        limited=sum(_has(graph, view, "qualifies") for view in views),
        facts=len(facts),
        alone=sum(not any(_read(graph, view)) for view in facts),
        citations=total,
        placed=placed,
        unread=unread,
    )


def _read(graph: Graph, view: ClaimView) -> Iterator[Citation]:
    """The citations with a role of works besides the paper that somebody opened."""
    for citation in graph.citations(view.claim):
        if citation.needs_place and graph.corpus.references[citation.key].opened:
            yield citation


def _has(graph: Graph, view: ClaimView, role: str) -> bool:
    return any(citation.role == role for citation in _read(graph, view))


def _is_of_paper(graph: Graph, view: ClaimView) -> bool:
    """Is it a statement of the paper itself?"""
    if view.claim.by != "source":
        return False
    citations = graph.citations(view.claim)
    return any(one.key == PAPER and one.role == "states" for one in citations)


def _of_paper(graph: Graph) -> set[str]:
    """The works that the paper itself names."""
    paper = graph.corpus.paper
    if paper is None:
        return set()
    return {str(key) for note in paper.notes for key in note.keys}


def _is_recent_and_reviewed(graph: Graph, key: str) -> bool:
    work = graph.corpus.references[key]
    return work.get("sourcetype") in _REVIEWED and int(work.year or 0) >= RECENT


def _places(graph: Graph) -> tuple[int, int, int]:
    """How many citations in a role name a place, are of unread works, and are there in all."""
    placed = unread = total = 0
    for _, _, prose in graph.corpus.texts:
        for citation in prose.citations():
            if citation.needs_place and citation.key in graph.corpus.references:
                total += 1
                unread += citation.locator == NOT_OPENED
                placed += citation.locator not in ("", NOT_OPENED)
    return placed, unread, total
