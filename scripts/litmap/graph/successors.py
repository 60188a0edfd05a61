"""The entries that took the place of ids that are gone, where a file was renamed without an alias.

Nothing says so; what is left points at it. The claims that are named with the former id are claims
of the renamed entry; or several things lead to the former id, and it is made of words of the name
of the renamed entry, or this is the only entry of its kind to which nothing leads.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.ids_by_name import compared
from litmap.model.fields import ID_PATTERN, Ref
from litmap.model.institutions import Institution
from litmap.model.vocabulary import KIND_OF_FOLDER, PLURALS, Kind

_Sets = defaultdict[str, set[str]]
_Kinds = tuple[Kind, ...]
_LINK = re.compile(
    rf"(?:\.\./(?P<folder>{'|'.join(KIND_OF_FOLDER)})/)?(?P<id>{ID_PATTERN})\.md"
    rf"(?:#(?:claim-)?(?P<claim>{ID_PATTERN}))?"
)


class Successors:
    """For each id that is none, the entry that probably had it before."""

    def __init__(self, corpus: Corpus) -> None:
        """Look at every pointer and every name of the map once."""
        self._corpus = corpus
        self._pointers: Counter[str] = Counter()
        self._kinds: dict[str, set[Kind]] = {}
        self._claims: _Sets = defaultdict(set)
        self._by_claim: _Sets = defaultdict(set)
        self._by_word: _Sets = defaultdict(set)
        self._loose = {entry.id for entry in corpus.authored}
        for entry in corpus.authored:
            for claim in entry.fields.claims:
                self._by_claim[str(claim.id)].add(entry.id)
            for word in _words(entry):
                self._by_word[word].add(entry.id)
            for name, kinds in _pointed_at(entry):
                self._note(entry, name, kinds)

    def _note(self, source: LoadedEntry, name: str, kinds: _Kinds) -> None:
        target = self._corpus.known(name)
        if target is not None and target is not source:
            self._loose.discard(target.id)
        if target is not None:
            return
        entry_id, _, claim_id = name.partition("#")
        self._pointers[entry_id] += 1
        self._kinds.setdefault(entry_id, set(PLURALS))
        if claim_id:
            self._claims[entry_id].add(claim_id)
        if kinds:
            self._kinds[entry_id].intersection_update(kinds)

    def of(self, entry_id: str) -> LoadedEntry | None:
        """The entry that probably had an id; None if nothing says so."""
        kinds = self._kinds.get(entry_id, set())
        for ids in self._signs(entry_id):
            fitting: list[LoadedEntry] = []
            for one in ids:
                entry = self._corpus.known(one)
                if entry and entry.kind in kinds:
                    fitting.append(entry)
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _signs(self, entry_id: str) -> Iterator[set[str]]:
        """The ids for which each sign speaks, the surest sign first."""
        yield _common(self._by_claim, self._claims[entry_id])
        if self._pointers[entry_id] < 2:
            return
        yield set(self._corpus.ids_by_name.ids(entry_id))
        words = entry_id.split("-")
        if len(words) > 1:
            yield _common(self._by_word, words)
        yield self._loose


def _common(index: _Sets, names: Iterable[str]) -> set[str]:
    """The ids that an index has under each of some names."""
    found: set[str] | None = None
    for name in names:
        if found is None:
            found = set(index[name])
        else:
            found &= index[name]
    return found or set()


def _pointed_at(entry: LoadedEntry) -> Iterator[tuple[str, _Kinds]]:
    """The names of entries and claims that an entry points at, and of which kinds they must be."""
    for found in entry.marked:
        if isinstance(found.marker, Ref):
            name = found.target
            if "#" in found.value:
                name = str(found.value)
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
