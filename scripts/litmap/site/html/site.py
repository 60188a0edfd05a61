"""What all pages of one site are made from."""

from litmap.graph.derived import DerivedFacts
from litmap.graph.graph import Graph
from litmap.references.formats import written_once
from litmap.site.html.glossary import Glossary
from litmap.site.html.labels import Labels
from litmap.site.html.templates import load_templates


class Site:
    """The graph, what follows from it, the names of works, the terms and the templates."""

    def __init__(self, graph: Graph, repository: str = "", labels: Labels | None = None) -> None:
        """Made once for a build and handed to every page.

        `repository` is the web address of the map's files and issue forms, '' if it is not known;
        `labels` are those of an earlier site with the same works and the same paper.
        """
        self.graph = graph
        self.repository = repository
        self.corpus = graph.corpus
        self.facts = DerivedFacts(graph)
        self.labels = labels or Labels(graph.corpus.references, graph.corpus.paper)
        self.work = written_once(graph.corpus.references, graph.standing_notes)
        self.glossary = Glossary(graph, self.labels)
        self.templates = load_templates()

    def form(self, name: str) -> str:
        """The address at which readers fill in a form ('add-source'); '' without a repository."""
        if not self.repository:
            return ""
        return f"{self.repository}/issues/new?template={name}.yml"
