"""Works that argue against a claim or limit it: who, on what grounds, and what answers them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.sentences import first_sentence
from litmap.graph.graph import ClaimView, Graph
from litmap.graph.places import paper_places, position
from litmap.model.reference import READ_NAMES
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import listed, plural
from litmap.site.blocks.claims import ClaimRow, claim_copy
from litmap.site.html.page_data import EntryLink, PageData

_DEGREES = ("disputes it", "disputes it in part", "limits it")
"""How far a work disagrees, from what weighs most."""
_NO_CRITIC = ("news",)
"""Kinds of work that correct a fact and take no side."""
_ANSWERS = ("caveat", "benefit", "remedy")
"""What a claim is about that answers another, on which it rests."""


@dataclass(frozen=True)
class Reply:
    """What answers a critic: words, and behind them a link ('' without one)."""

    words: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True)
class Disagreement:
    """A work that disagrees with a claim.

    `icon` is the role of the citation; `grounds` are those that the claim gives or, without them,
    the first sentence of what the work argues.
    """

    claim: ClaimRow
    work: EntryLink
    icon: str
    degree: str
    grounds: str
    kind: str
    read: str
    replies: tuple[Reply, ...]


Criticism = tuple[ClaimView, Citation]
"""A claim, and the citation by which another work argues against it."""


def criticisms(graph: Graph) -> list[Criticism]:
    """All of them: those that dispute first, then in the order of the paper."""
    found = []
    for view in graph.claims():
        places = paper_places(graph.corpus, graph.citations(view.claim))
        for citation in _critical(graph, view):
            degree = _degree(citation)
            order = (_DEGREES.index(degree), position(places), view.name, citation.key)
            found.append((order, (view, citation)))
    found.sort(key=lambda pair: pair[0])
    return [criticism for _, criticism in found]


def disagreements(page_data: PageData, found: Iterable[Criticism]) -> list[Disagreement]:
    """Some criticisms as the page of `page_data` shows them."""
    return [_disagreement(page_data, view, citation) for view, citation in found]


def _critical(graph: Graph, view: ClaimView) -> Iterator[Citation]:
    """The citations of a claim by which a work other than the paper argues against it."""
    for citation in graph.citations(view.claim):
        if citation.key == PAPER or citation.role not in ("disputes", "qualifies"):
            continue
        if graph.corpus.references[citation.key].get("sourcetype") not in _NO_CRITIC:
            yield citation


def _degree(citation: Citation) -> str:
    if citation.role == "qualifies":
        return _DEGREES[2]
    return _DEGREES[1] if citation.partly else _DEGREES[0]


def _disagreement(page_data: PageData, view: ClaimView, citation: Citation) -> Disagreement:
    reference = page_data.corpus.references[citation.key]
    kind = reference.get("sourcetype") or reference.type
    return Disagreement(
        claim=claim_copy(page_data, view),
        work=page_data.work_link(citation.key),
        icon=citation.role,
        degree=_degree(citation),
        grounds=_grounds(page_data, view, citation.key),
        kind=kind.replace("-", " "),
        read=READ_NAMES.get(reference.get("read"), ""),
        replies=tuple(_replies(page_data, view, citation.key)),
    )


def _grounds(page_data: PageData, view: ClaimView, key: str) -> str:
    for name, text in view.claim.grounds.items():
        if name == key:
            return str(text)
    return first_sentence(page_data.corpus.references[key].get("annotation"))


def _replies(page_data: PageData, view: ClaimView, key: str) -> Iterator[Reply]:
    """What the paper says on it itself, what it makes of the work, and what has happened since."""
    for other in view.entry.fields.claims:
        answered = [page_data.corpus.names.claim(step.claim) for step in other.rests_on]
        if other.by == "source" and other.about in _ANSWERS and view.name in answered:
            answer = ClaimView(view.entry, other)
            href = page_data.link(view.entry, f"#{answer.anchor}").href
            yield Reply("The paper:", href, answer.label)
    paper = page_data.corpus.paper
    notes = paper.notes_of(key) if paper else []
    if notes:
        places = f"{plural(len(notes), 'n.', 'nn.')} {listed(notes)}"
        yield Reply(f"The paper cites the work ({places}).")
    for development, _ in reversed(page_data.graph.developments_on.get(view.name, [])):
        link = page_data.link(development)
        yield Reply("Since then:", link.href, link.title)
