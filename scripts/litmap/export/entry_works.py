"""The works behind an entry: those that it cites, and those of the claims on which it rests."""

from dataclasses import dataclass

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.graph.foundations import claims_below
from litmap.graph.graph import Graph
from litmap.graph.plain import plain_text
from litmap.graph.sides import grounds
from litmap.model.entry import Claim


@dataclass(frozen=True)
class Use:
    """A citation, and the sentence beside which it stands."""

    citation: Citation
    sentence: str

    @property
    def words(self) -> str:
        """'partly supports, p. 5: It is so.'"""
        role = self.citation.role
        if self.citation.partly:
            role = f"partly {role}"
        if self.citation.locator:
            role += f", {self.citation.locator}"
        return f"{role}: {self.sentence}"


def works_cited(graph: Graph, entry: LoadedEntry) -> dict[str, list[Use]]:
    """The works that an entry itself cites by key, each with all that it is used for.

    Not those of our notes on what the paper leaves open: they are no statements of the works.
    """
    found: dict[str, list[Use]] = {}
    for edge in graph.outgoing(entry.id):
        is_note = isinstance(edge.owner, Claim) and edge.owner.is_note
        if edge.citation and not is_note:
            use = Use(edge.citation, plain_text(graph.corpus, edge.sentence))
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
                use = Use(citation, str(view.claim.text))
                found.setdefault(citation.key, []).append(use)
    return found
