"""Entries in a list: what each is, says and does, and what speaks against it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.addressees import addressees
from litmap.graph.choice import option_numbers
from litmap.graph.order import standing_in_words
from litmap.graph.support import supporting_works
from litmap.model.argument import Barrier, Recommendation
from litmap.model.institutions import Institution, Instrument
from litmap.model.vocabulary import (
    BINDING_NAMES,
    EFFECT_WORDS,
)
from litmap.problems.wording import counted, listed
from litmap.site.blocks.effect_words import BARRIER_AND_PATHWAYS, ON_A_PATHWAY
from litmap.site.blocks.marks import ShortMark, entry_marks
from litmap.site.blocks.status import status
from litmap.site.html.page_data import PageData

_ON_OPTIONS = ("hinders", "motivates", "mixed")
"""The effects that are counted for a group of barriers."""


@dataclass(frozen=True)
class IndexRow:
    """An entry in a list, `depth` steps below its whole.

    `standing` is said beside its title where it is not the usual one, `facts` are lines beside its
    summary.
    """

    kind: str
    href: str
    title: str
    standing: str
    summary: str
    facts: tuple[str, ...]
    marks: tuple[ShortMark, ...]
    depth: int = 0


class IndexRows:
    """Makes the rows of one page."""

    def __init__(self, page_data: PageData) -> None:
        """Rows whose links start from the page of some data."""
        self.page_data = page_data
        self.graph = page_data.graph
        self.corpus = page_data.corpus
        self.numbers = option_numbers(self.corpus)

    def row(self, entry: LoadedEntry, depth: int = 0) -> IndexRow:
        """An entry of any kind."""
        return IndexRow(
            kind=entry.kind,
            href=self.page_data.href(entry.address),
            title=self._title(entry),
            standing=self._standing(entry),
            summary=str(entry.fields.summary),
            facts=tuple(filter(None, self._facts(entry))),
            marks=tuple(entry_marks(self.page_data, entry)),
            depth=depth,
        )

    def effects_of(self, barriers: Iterable[LoadedEntry]) -> str:
        """'Option 1: 5 hinder it, 1 speaks for it · Option 2: 4 hinder it'; '' for none."""
        counts: Counter[tuple[str, str]] = Counter()
        for barrier in barriers:
            for effect, pathways in self._by_effect(barrier):
                for pathway in pathways:
                    counts[pathway.id, effect] += 1
        said = []
        for option, number in self.numbers.items():
            words = []
            for effect in _ON_OPTIONS:
                number_of = counts[option, effect]
                if number_of:
                    words.append(counted(number_of, *ON_A_PATHWAY[effect]))
            if words:
                said.append(f"Option {number}: {', '.join(words)}")
        return " · ".join(said)

    def _title(self, entry: LoadedEntry) -> str:
        """Its title; that of an institution behind its acronym."""
        title = self.corpus.heading(entry)
        if isinstance(entry.fields, Institution):
            acronym = entry.fields.acronym
            if acronym and acronym != title:
                return f"{acronym}: {title}"
        return title

    def _standing(self, entry: LoadedEntry) -> str:
        fields = entry.fields
        if isinstance(fields, Recommendation) and fields.standing != "recommended":
            return standing_in_words(self.corpus, entry)
        if isinstance(fields, Instrument):
            return self._state(fields)
        return ""

    def _state(self, instrument: Instrument) -> str:
        """'binding on its parties · Opened for signature on 5 Sep 2024; …': where it stands."""
        said = []
        if instrument.binding != "not-applicable":
            said.append(BINDING_NAMES[instrument.binding])
        if instrument.events:
            said.append(status(self.corpus, instrument))
        return " · ".join(said)

    def _facts(self, entry: LoadedEntry) -> Iterator[str]:
        if isinstance(entry.fields, Barrier):
            yield from self._does(entry)
        if isinstance(entry.fields, Recommendation):
            yield self._asks(entry)
        works = len(supporting_works(self.graph, entry))
        if works:
            yield f"{counted(works, 'other work')} in support"
        if entry.kind == "institution":
            mentions = [one for one in self.graph.incoming(entry.id) if one.kind == "mention"]
            if mentions:
                yield f"named in {counted(len(mentions), 'sentence')}"

    def _does(self, barrier: LoadedEntry) -> Iterator[str]:
        """'Hinders: option 1 and IAEA for AI': what it does to which pathways, or they to it."""
        for effect, pathways in self._by_effect(barrier):
            names = []
            for pathway in pathways:
                number = self.numbers.get(pathway.id)
                names.append(f"option {number}" if number else pathway.label)
            yield f"{BARRIER_AND_PATHWAYS[effect]}: {listed(names)}"

    def _by_effect(self, barrier: LoadedEntry) -> Iterator[tuple[str, list[LoadedEntry]]]:
        """The pathways on which a barrier has each effect, the options first."""
        assert isinstance(barrier.fields, Barrier)
        for effect in EFFECT_WORDS:
            found = []
            for record in barrier.fields.bears_on:
                pathway = self.corpus.resolve(record.pathway, "pathway")
                if record.effect == effect and pathway and pathway not in found:
                    found.append(pathway)
            if found:
                found.sort(key=lambda one: self.numbers.get(one.id, len(self.numbers) + 1))
                yield effect, found

    def _asks(self, advice: LoadedEntry) -> str:
        """'To OECD; UN (inferred)': whom it addresses; '' for nobody."""
        stated, inferred = [], []
        for institution, by in addressees(self.corpus, advice):
            name = self.corpus.name(institution.id)
            if by == "source":
                stated.append(name)
            else:
                inferred.append(name)
        said = []
        if stated:
            said.append(listed(stated))
        if inferred:
            said.append(f"{listed(inferred)} (inferred)")
        if not said:
            return ""
        return f"To {'; '.join(said)}"
