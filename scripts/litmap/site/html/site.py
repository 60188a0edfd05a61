"""What all pages of one site are made from."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from litmap.graph.derived import DerivedFacts
from litmap.graph.graph import Graph
from litmap.history.history import UNKNOWN, History
from litmap.problems.problem import Place
from litmap.references.formats import written_once
from litmap.references.typography import full_date
from litmap.site.html.glossary import Glossary
from litmap.site.html.labels import Labels
from litmap.site.html.templates import load_templates
from litmap.upkeep.item import Item
from litmap.upkeep.lists import all_items


class Site:
    """The graph, what follows from it, the names of works, the terms and the templates."""

    def __init__(
        self,
        graph: Graph,
        repository: str = "",
        labels: Labels | None = None,
        history: Callable[[], History] | None = None,
    ) -> None:
        """Made once for a build and handed to every page.

        `repository` is the web address of the map's files and issue forms, '' if it is not known;
        `labels` are those of an earlier site with the same works and the same paper. `history` is
        called when a page asks what has changed; without it, nothing is known of that.
        """
        self.graph = graph
        self.repository = repository
        self.corpus = graph.corpus
        self.facts = DerivedFacts(graph)
        self.labels = labels or Labels(graph.corpus.references, graph.corpus.paper)
        self.work = written_once(graph.corpus.references, graph.standing_notes)
        self.glossary = Glossary(graph, self.labels)
        self.templates = load_templates()
        self._read_history = history

    @cached_property
    def history(self) -> History:
        """What has changed from day to day."""
        return self._read_history() if self._read_history else UNKNOWN

    @cached_property
    def day(self) -> date:
        """The day of the state that pages show: of its commit, today where that is not known."""
        return self.history.committed or self.corpus.today

    @cached_property
    def version(self) -> str:
        """The name of that state: '23 November 2026, commit 1a2b3c4d5e'."""
        day = full_date(self.day.isoformat())
        if self.corpus.commit:
            return f"{day}, commit {self.corpus.commit}"
        return day

    def edited(self, names: Iterable[str]) -> date | None:
        """The last day on which the meaning of some sources changed; None where none is known.

        Names are ids of entries, '@' and keys of works, and names of pages ('about').
        """
        days = filter(None, map(self.history.edited, names))
        return max(days, default=None)

    @cached_property
    def to_review(self) -> list[Item]:
        """Everything on the map that needs a look, list by list."""
        return all_items(self.graph)

    def file(self, place: Place) -> str:
        """The address at which a line of an authored file is seen; '' without a repository."""
        if not self.repository:
            return ""
        return f"{self.repository}/blob/HEAD/{place.file}?plain=1#L{place.line}"

    def form(self, name: str) -> str:
        """The address at which readers fill in a form ('add-source'); '' without a repository."""
        if not self.repository:
            return ""
        return f"{self.repository}/issues/new?template={name}.yml"
