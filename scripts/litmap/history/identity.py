"""Which entry, claim or work of a later state is the same as one of an earlier state.

Former names lead on (`aliases`, `was`, `ids`). Before maps kept these, things were renamed all the
same: so what has gone and what has come are also taken for one where they say the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz, process

from litmap.history.reading import Fields, FileState, items, text_of
from litmap.history.snapshot import Snapshot

_ALIKE = 85
"""Per cent by which two wordings of one claim are alike at least, where no name says so."""
_LONGEST = 2_000
"""Characters of a wording that is compared so."""
_MOST_COMPARED = 500
"""New claims of an entry that are compared so."""

States = Mapping[str, FileState]
"""The entries that are not the same in both states, by id."""


class Identity:
    """The names of an earlier state as a later one has them.

    `entries` and `claims` hold only names that changed; `merged` the ids of entries that became
    part of another one, which was there before.
    """

    def __init__(self, old: Snapshot, new: Snapshot, before: States, after: States) -> None:
        """`before` and `after` are the entries that differ."""
        self._works = new.works.today
        self.entries: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        self._match_entries(old, new, before, after)
        self.claims: dict[str, str] = {}
        self._match_claims(_Claims(before), _Claims(after))

    def entry(self, entry_id: str) -> str:
        """The id that an entry has in the later state."""
        return self.entries.get(entry_id) or self.merged.get(entry_id) or entry_id

    def name(self, name: str) -> str:
        """The name that an entry, a claim or an assessment has in the later state."""
        if "#" in name:
            entry_id, _, claim_id = name.partition("#")
            return self.claims.get(name) or f"{self.entry(entry_id)}#{claim_id}"
        parts = name.split("/")
        return "/".join([*map(self.entry, parts[:2]), *parts[2:]])

    @property
    def renames_works(self) -> bool:
        """Has any work had another key?"""
        return bool(self._works)

    def key(self, key: str) -> str:
        """The key that a work has in the later state."""
        return self._works.get(key, key)

    def _match_entries(self, old: Snapshot, new: Snapshot, before: States, after: States) -> None:
        gone = [entry_id for entry_id in before if entry_id not in new.paths]
        aliases = _aliases(after.values())
        titles = {}
        for entry_id, state in after.items():
            if entry_id not in old.paths:
                titles[state.title.casefold()] = entry_id
        for entry_id in gone:
            target = aliases.get(entry_id) or titles.get(before[entry_id].title.casefold())
            if target is None:
                continue
            if target in old.paths or target in self.entries.values():
                self.merged[entry_id] = target
            else:
                self.entries[entry_id] = target

    def _match_claims(self, before: "_Claims", after: "_Claims") -> None:
        """Find each claim's later name: by its former names, its entry's, or what it says."""
        for name in before.texts:
            now = after.was.get(name) or self.name(name)
            if now in after.texts and now != name:
                self.claims[name] = now
        gone = {}
        for name, text in before.texts.items():
            if self.name(name) not in after.texts:
                gone[name] = text
        taken = {self.name(name) for name in before.texts}
        come = _ByEntry(after.texts, taken)
        for name, text in gone.items():
            if now := come.take(self.entry(name.partition("#")[0]), text):
                self.claims[name] = now


class _ByEntry:
    """New claims that may be old ones under another name."""

    def __init__(self, texts: Mapping[str, str], taken: set[str]) -> None:
        """`texts` of all claims by name, `taken` the names that are known to be old ones."""
        self._names: dict[str, str] = {}
        self._texts: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, text in texts.items():
            if text and name not in taken:
                self._names[text] = name
                self._texts[name.partition("#")[0]][name] = text

    def take(self, entry_id: str, text: str) -> str:
        """The new claim that says the same, in the same entry also nearly so; '' for none.

        None is given twice.
        """
        name = self._names.get(text) or self._nearest(entry_id, text)
        if name:
            said = self._texts[name.partition("#")[0]].pop(name)
            self._names.pop(said, None)
        return name

    def _nearest(self, entry_id: str, text: str) -> str:
        near = self._texts[entry_id]
        if len(near) > _MOST_COMPARED or len(text) > _LONGEST:
            return ""
        found = process.extractOne(text, near, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return str(found[2]) if found else ""


class _Claims:
    """The texts of the claims of some entries, by name, and the claim that has a former name."""

    def __init__(self, states: States) -> None:
        self.texts: dict[str, str] = {}
        self.was: dict[str, str] = {}
        for entry_id, state in states.items():
            for claim_id, claim in state.claims().items():
                name = f"{entry_id}#{claim_id}"
                self.texts[name] = text_of(claim.get("text"))
                for former in items(claim, "was"):
                    self.was.setdefault(text_of(former), name)


def _aliases(states: Iterable[FileState]) -> Mapping[str, str]:
    """The id of today of each former one."""
    found: dict[str, str] = {}
    for state in states:
        for former in _former(state.fields):
            found.setdefault(former, state.id)
    return found


def _former(fields: Fields) -> Iterator[str]:
    for alias in items(fields, "aliases"):
        if isinstance(alias, dict):
            yield text_of(alias.get("id"))
        else:
            yield text_of(alias)
