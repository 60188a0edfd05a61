"""Terms explained where a page first uses them."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from litmap.content.corpus import LoadedEntry
from litmap.content.prose import ParsedProse
from litmap.graph.graph import Graph
from litmap.site.html.labels import Labels


class Glossary:
    """All terms of a corpus by the words that prose uses for them: title and short label, also in the plural."""

    def __init__(self, graph: Graph, labels: Labels) -> None:
        """Definitions are read from `graph`; works that they name in running text are called by `labels`."""
        self.graph = graph
        self.labels = labels
        self.terms: Mapping[str, LoadedEntry] = {
            _lowered(str(name)): entry
            for entry in graph.corpus.of_kind("term")
            for name in (entry.fields.short, entry.fields.title)
            if name
        }

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches any term, the longest first; the group 'name' is the word without its plural.

        Only the first letter may be of either case: 'Global AI Governance' belongs to a proper name.
        """
        longest = sorted(self.terms, key=lambda name: (-len(name), name))
        words = (
            "|".join(f"(?i:{re.escape(name[0])}){re.escape(name[1:])}" for name in longest)
            or "(?!)"
        )
        return re.compile(rf"(?<![\w-])(?P<name>{words})(?:e?s)?(?![\w-])")

    def definition(self, term: LoadedEntry) -> str:
        """What a term means, as plain text without its sources."""
        text = term.fields.definition
        return self._said(self.graph.prose[text.place()]) if text else str(term.fields.summary)

    def _said(self, prose: ParsedProse) -> str:
        parts = [
            "".join(
                self.labels.cited(citation) for citation in span.citations if citation.narrative
            )
            if span.citations
            else span.text
            for span in prose.spans()
        ]
        return re.sub(r"\s+(?=[.,;:]|$)|(?<=\s)\s+", "", "".join(parts))


def _lowered(name: str) -> str:
    """A name as it stands within a sentence."""
    return name[0].lower() + name[1:]


class FirstUses:
    """Finds the first use of each term on one page. It remembers what it found, so ask it in the page's order."""

    def __init__(self, glossary: Glossary, own: str) -> None:
        """`own` is the id of the entry whose page it is; it does not explain itself."""
        self.glossary = glossary
        self._explained = {own}

    def first(self, entry_id: str) -> LoadedEntry | None:
        """The term with this id where the page uses it for the first time; None for all else."""
        term = self.glossary.graph.corpus.entries.get(entry_id)
        if term is None or term.kind != "term" or term.id in self._explained:
            return None
        self._explained.add(term.id)
        return term

    def split(self, text: str) -> Iterator[tuple[str, LoadedEntry | None]]:
        """The text in stretches, each with the term that it uses for the first time, if any."""
        done = 0
        for match in self.glossary.pattern.finditer(text):
            if term := self.first(self.glossary.terms[_lowered(match["name"])].id):
                yield text[done : match.start()], None
                yield match[0], term
                done = match.end()
        yield text[done:], None
