"""The works behind an entry: those that it cites, and those of the claims on which it rests."""

from collections.abc import Mapping
from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.graph.foundations import claims_below
from litmap.graph.graph import Graph
from litmap.graph.plain import named, plain_text
from litmap.graph.sides import grounds
from litmap.graph.support import words_as_paper_uses
from litmap.model.entry import Claim
from litmap.model.vocabulary import PAPER

_DOES: Mapping[str, str] = {
    "disputes": "argues against this statement",
    "qualifies": "limits this statement",
    "updates": "brings this statement up to date",
    "supports": "supports this statement",
    "extends": "gives the framework for this statement",
    "evidence": "gives evidence for this statement",
    "states": "makes this statement",
    "background": "gives background to this statement",
}
"""What a work does for a statement, by its role."""


@dataclass(frozen=True)
class Use:
    """A citation, and the sentence beside which it stands.

    `by_paper` says what the source paper uses the work for, if that is all that we know of it.
    """

    citation: Citation
    sentence: str
    by_paper: str = ""

    @property
    def words(self) -> str:
        """'Partly supports this statement (p. 5): It is so.'"""
        said = self.by_paper or _DOES[self.citation.role]
        if self.citation.partly:
            said = f"{said}, in part" if self.by_paper else f"partly {said}"
        if self.citation.locator:
            said += f" ({self.citation.locator})"
        return f"{said[0].upper()}{said[1:]}: {self.sentence}"


def works_cited(graph: Graph, entry: LoadedEntry) -> dict[str, list[Use]]:
    """The works that an entry itself cites by key, each with all that it is used for.

    Not those of our notes on what the paper leaves open: they are no statements of the works.
    """
    found: dict[str, list[Use]] = {}
    for edge in graph.outgoing(entry.id):
        is_note = isinstance(edge.owner, Claim) and edge.owner.is_note
        if edge.citation and not is_note:
            use = _use(graph, edge.citation, plain_text(graph.corpus, edge.sentence))
            found.setdefault(edge.citation.key, []).append(use)
    return found


def works_behind(graph: Graph, entry: LoadedEntry) -> dict[str, list[Use]]:
    """The works that an entry cites, then those of what it stands on and of all below that."""
    found = works_cited(graph, entry)
    views = {view.name: view for _, view in grounds(graph, entry)}
    views |= {view.name: view for view in claims_below(graph, entry)}
    for view in views.values():
        if view.entry is not entry and not view.claim.is_note:
            for citation in graph.citations(view.claim):
                use = _use(graph, citation, str(view.claim.text))
                found.setdefault(citation.key, []).append(use)
    return found


def _use(graph: Graph, citation: Citation, sentence: str) -> Use:
    """A use; where the paper alone knows the work, the paper is named, for notes leave the map."""
    by_paper = words_as_paper_uses(graph.corpus, citation).removesuffix(":")
    if by_paper and PAPER in graph.corpus.references:
        by_paper = by_paper.replace("the paper", named(graph.corpus, PAPER))
    return Use(citation, sentence, by_paper)
