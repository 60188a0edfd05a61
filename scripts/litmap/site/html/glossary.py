"""Terms explained at the first use on a page."""

import re
from collections.abc import Iterator
from functools import cached_property

from litmap.content.corpus import LoadedEntry
from litmap.content.prose import ParsedProse
from litmap.graph.graph import Graph
from litmap.site.html.labels import Labels


class Glossary:
    """All terms of a corpus by their titles and short labels, as prose uses them."""

    def __init__(self, graph: Graph, labels: Labels) -> None:
        """Definitions come from `graph`; works that they name in running text from `labels`."""
        self.graph = graph
        self.labels = labels
        self.terms: dict[str, LoadedEntry] = {}
        for entry in graph.corpus.of_kind("term"):
            for name in (entry.fields.short, entry.fields.title):
                if name:
                    self.terms[_lowered(str(name))] = entry

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches any term, the longest first; the group 'name' is the word without its plural.

        Only the first letter may be of either case: 'Global AI Governance' is a proper name.
        """
        longest = sorted(self.terms, key=lambda name: (-len(name), name))
        names = "|".join(map(_either_case, longest)) or "(?!)"
        return re.compile(rf"(?<![\w-])(?P<name>{names})(?:e?s)?(?![\w-])")

    def definition(self, term: LoadedEntry) -> str:
        """What a term means, as plain text without its sources."""
        text = term.fields.definition
        if text is None:
            return str(term.fields.summary)
        return self._plain(self.graph.prose[text.place()])

    def _plain(self, prose: ParsedProse) -> str:
        said = ""
        for span in prose.spans():
            if not span.citations:
                said += span.text
            for citation in span.citations:
                if citation.narrative:
                    said += self.labels.cited(citation)
        return re.sub(r"\s+(?=[.,;:]|$)|(?<=\s)\s+", "", said)


def _either_case(name: str) -> str:
    """A pattern for a name whose first letter may be of either case."""
    first = re.escape(name[0])
    rest = re.escape(name[1:])
    return f"(?i:{first}){rest}"


def _lowered(name: str) -> str:
    """A name as it is written within a sentence."""
    return name[0].lower() + name[1:]


class FirstUses:
    """Finds the first use of each term on one page.

    It remembers what it found, so ask it in the order in which the page is read.
    """

    def __init__(self, glossary: Glossary, own: str) -> None:
        """`own` is the id of the entry whose page it is; it does not explain itself."""
        self.glossary = glossary
        self._entries = glossary.graph.corpus.entries
        self._explained = {own}

    def first(self, entry_id: str) -> LoadedEntry | None:
        """The term with this id if the page uses it for the first time; None for all else."""
        term = self._entries.get(entry_id)
        if term is None or term.kind != "term":
            return None
        if term.id in self._explained:
            return None
        self._explained.add(term.id)
        return term

    def split(self, text: str) -> Iterator[tuple[str, LoadedEntry | None]]:
        """The text in stretches, each with the term that it uses for the first time, if any."""
        done = 0
        for match in self.glossary.pattern.finditer(text):
            named = self.glossary.terms[_lowered(match["name"])]
            term = self.first(named.id)
            if term:
                yield text[done : match.start()], None
                yield match[0], term
                done = match.end()
        yield text[done:], None
