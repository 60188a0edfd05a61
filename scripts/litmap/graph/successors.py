"""The entries that took the place of ids that are gone, where a file was renamed without an alias.

Nothing says so; what is left points at it. The claims that are named with the former id are claims
of the renamed entry; or several things lead to the former id, and it is made of words of the name
of the renamed entry, or this is the only entry of its kind to which nothing leads.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.ids_by_name import compared
from litmap.content.load import FAR
from litmap.model.fields import ID_PATTERN, Ref
from litmap.model.institutions import Institution
from litmap.model.vocabulary import KIND_OF_FOLDER, PLURALS, Kind
from litmap.model.walk import walk

_LINK = re.compile(
    rf"(?:\.\./(?P<folder>{'|'.join(KIND_OF_FOLDER)})/)?(?P<id>{ID_PATTERN})\.md"
    rf"(?:#(?:claim-)?(?P<claim>{ID_PATTERN}))?"
)


class Successors:
    """For each id that is none, the entry that probably had it before."""

    def __init__(self, corpus: Corpus) -> None:
        """Look at every pointer and every name of the map once."""
        self._corpus = corpus
        self._pointers: defaultdict[str, int] = defaultdict(int)
        self._kinds: defaultdict[str, set[Kind]] = defaultdict(lambda: set(PLURALS))
        self._claims: defaultdict[str, set[str]] = defaultdict(set)
        self._by_claim: defaultdict[str, set[str]] = defaultdict(set)
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        self._loose = {entry.id for entry in corpus.authored}
        for entry in corpus.authored:
            for claim in entry.fields.claims:
                self._by_claim[str(claim.id)].add(entry.id)
            for word in _words(entry):
                self._by_word[word].add(entry.id)
            for name, kinds in _pointed_at(entry):
                self._note(entry, name, kinds)

    def _note(self, source: LoadedEntry, name: str, kinds: tuple[Kind, ...]) -> None:
        target = self._corpus.known(name)
        entry_id, _, claim_id = name.partition("#")
        if target is None:
            self._pointers[entry_id] += 1
            if claim_id:
                self._claims[entry_id].add(claim_id)
            if kinds:
                self._kinds[entry_id].intersection_update(kinds)
        elif target is not source:
            self._loose.discard(target.id)

    def of(self, entry_id: str) -> LoadedEntry | None:
        """The entry that probably had an id; None if nothing says so."""
        for signs in self._signs(entry_id):
            found = [entry for entry in map(self._corpus.known, signs) if entry is not None]
            fitting = [entry for entry in found if entry.kind in self._kinds[entry_id]]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _signs(self, entry_id: str) -> Iterator[set[str]]:
        """The ids for which each sign speaks, the surest sign first."""
        claims = [self._by_claim[claim_id] for claim_id in self._claims[entry_id]]
        if claims:
            yield set.intersection(*claims)
        if self._pointers[entry_id] > 1:
            words = [self._by_word[word] for word in entry_id.split("-")]
            yield set(self._corpus.ids_by_name.ids(entry_id))
            if len(words) > 1:
                yield set.intersection(*words)
            yield self._loose


def _pointed_at(entry: LoadedEntry) -> Iterator[tuple[str, tuple[Kind, ...]]]:
    """The names of entries and claims that an entry points at, and of which kinds they must be."""
    for found in walk(entry.fields, FAR):
        if isinstance(found.marker, Ref):
            name = str(found.value) if "#" in found.value else found.target
            yield name, found.marker.kinds
    for piece in entry.pieces:
        for span in piece.prose.spans():
            link = _LINK.fullmatch(span.href)
            if link:
                folder = link["folder"] or PLURALS[entry.kind]
                name = "#".join(filter(None, (link["id"], link["claim"])))
                yield name, (KIND_OF_FOLDER[folder],)


def _words(entry: LoadedEntry) -> Iterator[str]:
    """The words of an entry's names, and their acronym."""
    names = [str(entry.fields.title), str(entry.fields.short or "")]
    if isinstance(entry.fields, Institution):
        names.append(str(entry.fields.acronym or ""))
        names += [str(one.name) for one in entry.fields.names]
    for name in names:
        yield from compared(name).split()
