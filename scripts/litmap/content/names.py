"""What every former name means today: the one place that knows.

Entries keep their former ids in `aliases`, claims their former names in `was`, works their former
keys in the field `ids` of their record; `content/removed.yml` lists what was removed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from litmap.model.entry import Entry
from litmap.model.fields import can_be_key
from litmap.model.reference import Reference
from litmap.model.removed import Removed, RemovedKind
from litmap.model.vocabulary import Kind


class Names:
    """All names of a map, those of today and former ones.

    The name of an entry is its id, that of a claim 'entry-id#claim-id', that of an assessment
    'pathway-id/criterion-id/condition', that of a work its key. `tombstones` are those whose names
    can be names, an id once for each kind that it was; `removed` holds the first of each name, that
    of a work behind '@'.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, Kind, Entry]],
        references: Mapping[str, Reference],
        removed: Sequence[Removed],
    ) -> None:
        """`entries` holds the id, kind and fields of each entry, shown today or not."""
        self.tombstones = [one for one in removed if not one.fault]
        self.removed: Mapping[str, Removed] = {one.name: one for one in reversed(self.tombstones)}
        self._references = references
        self._kinds: defaultdict[str, set[RemovedKind]] = defaultdict(set)
        self._entries: dict[str, str] = {}
        self._claims: dict[str, str] = {}
        self._was: dict[str, str] = {}
        self._former_claims: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._removed_claims: defaultdict[str, dict[str, Removed]] = defaultdict(dict)
        for entry_id, kind, fields in entries:
            self._add_entry(entry_id, kind, fields)
        for tombstone in self.tombstones:
            self._kinds[tombstone.name].add(tombstone.kind)
            if tombstone.kind == "claim":
                entry_id, _, claim_id = tombstone.name.partition("#")
                self._removed_claims[entry_id].setdefault(claim_id, tombstone)
        self._keys = _former_keys(references)

    def _add_entry(self, entry_id: str, kind: Kind, fields: Entry) -> None:
        self._kinds[entry_id].add(kind)
        self._entries[entry_id] = entry_id
        for alias in fields.aliases:
            self._kinds[str(alias.id)].add(alias.kind or kind)
            self._entries.setdefault(str(alias.id), entry_id)
        for claim in fields.claims:
            name = f"{entry_id}#{claim.id}"
            self._claims[name] = name
            for former in claim.was:
                self._was.setdefault(str(former), name)
                then, _, claim_id = former.partition("#")
                self._former_claims[then].setdefault(claim_id, name)

    def current(self, name: str) -> str:
        """Today's name of an entry, claim or assessment; for an unknown claim that of its entry."""
        if "#" in name:
            entry_id, _, claim_id = name.partition("#")
            return self.claim(name) or f"{self.entry(entry_id)}#{claim_id}"
        parts = name.split("/")
        return "/".join([*map(self.entry, parts[:2]), *parts[2:]])

    def entry(self, entry_id: str) -> str:
        """Today's id of the entry with an id or former id; an unknown one as it is."""
        return self._entries.get(entry_id, entry_id)

    def entry_of(self, name: str) -> str:
        """Today's id of the entry in which an entry, claim or assessment is found by its name."""
        if name in self._entries:
            return self._entries[name]  # an id or former id, as nearly all that are asked for
        return re.split("[#/]", self.current(name))[0]

    def claim(self, name: str) -> str:
        """Today's name of the claim with a name or former name; '' if there is none.

        A name in a `was` leads on, even where its entry has moved as a whole.
        """
        entry_id, _, claim_id = name.partition("#")
        for one in (name, f"{self.entry(entry_id)}#{claim_id}"):
            if found := self._claims.get(one) or self._was.get(one):
                return found
        return ""

    def key(self, key: str) -> str:
        """Today's key of the work with a key or former key; an unknown one as it is."""
        if key in self._references:
            return key
        return self._keys.get(key, key)

    def kinds(self, entry_id: str) -> set[RemovedKind]:
        """Of which kinds the entry with an id is and was, those of removed ones included.

        Each of them has an address with this id: '/barriers/x/', '/terms/x/'.
        """
        return self._kinds.get(entry_id, set())

    def former_claims(self, entry_id: str) -> Mapping[str, str]:
        """Today's names of the claims that were named in an entry: by the claim's id then."""
        return self._former_claims.get(entry_id, {})

    def removed_claims(self, entry_id: str) -> Mapping[str, Removed]:
        """The tombstones of the claims of an entry: by the claim's id."""
        return self._removed_claims.get(entry_id, {})

    def former_keys(self) -> Mapping[str, str]:
        """The former keys of works that had a page here, and are no keys today, each with today's.

        A key that another library gave has none: a page's address is made from our own.
        """
        found = {}
        for key, now in self._keys.items():
            if key not in self._references and can_be_key(key):
                found[key] = now
        return found

    def removal(self, name: str) -> str:
        """Behind a message: that what had a name was removed, and where to look; '' if it was not.

        The name of a work has '@' before it.
        """
        tombstone = self.removed.get(name)
        if tombstone is None:
            return ""
        said = f"; it was removed on {tombstone.date}"
        if tombstone.see:
            said += f", see '{tombstone.see}'"
        return said

    def is_known(self, kind: RemovedKind, name: str) -> bool:
        """Does what had a name still have a page or a place on one, or a tombstone?"""
        if kind == "reference":
            return self.key(name) in self._references or f"@{name}" in self.removed
        if kind != "claim":
            return kind in self.kinds(name)
        entry_id, _, claim_id = name.partition("#")
        now = self.entry(entry_id)
        tombstones = (name, f"{now}#{claim_id}", entry_id, now)
        return bool(self.claim(name)) or any(one in self.removed for one in tombstones)


def _former_keys(references: Mapping[str, Reference]) -> dict[str, str]:
    """The former keys of all works, also those of other libraries, each with today's."""
    found: dict[str, str] = {}
    for key, reference in references.items():
        for former in reference.former_keys:
            found.setdefault(former, key)
    return found
