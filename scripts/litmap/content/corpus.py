"""Everything that was loaded, and simple questions to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from litmap.content.ids_by_name import IdsByName
from litmap.content.names import Names
from litmap.content.prose import ParsedProse
from litmap.content.releases import Release
from litmap.model.agreement import Agreement
from litmap.model.dates import first_day, last_day
from litmap.model.dispute import Dispute
from litmap.model.entry import Claim, Entry
from litmap.model.fields import Record, Sources
from litmap.model.institutions import Institution
from litmap.model.link_record import LinkRecords
from litmap.model.paper import Paper
from litmap.model.reference import Reference
from litmap.model.removed import Removed
from litmap.model.searches import WorkSearch
from litmap.model.text import Text
from litmap.model.upkeep import Upkeep
from litmap.model.vocabulary import PLURALS, Kind
from litmap.model.walk import FAR, FieldPath, Found, hidden, records, shown, walk
from litmap.problems.problem import KnownWords, Place
from litmap.references import style

LONG_TITLE = 68
"""A title of more characters than this needs a short label."""


class Piece(NamedTuple):
    """A piece of prose or a citation string of an entry, and its parse. The body has no `found`."""

    found: Found | None
    prose: ParsedProse

    @property
    def is_sources(self) -> bool:
        """Is it a citation string, such as a claim's `cites`?"""
        return self.found is not None and isinstance(self.found.marker, Sources)


class AuthoredText(NamedTuple):
    """A text of an entry or a plain page: its file, the text as written, and its parse."""

    file: str
    raw: Text
    prose: ParsedProse


@dataclass(frozen=True)
class LoadedEntry:
    """One entry with its id, kind, file and parsed prose.

    `places` gives the place of each field's name by path; `front` is the front
    matter as it was written. An entry that is not `complete` lost faulty fields
    while loading, so what seems to be missing in it may be there.
    """

    id: str
    kind: Kind
    file: str
    fields: Entry
    body: Text
    places: Mapping[FieldPath, Place]
    pieces: tuple[Piece, ...]
    front: str = ""
    complete: bool = True

    @property
    def address(self) -> str:
        """The address of its page from the site's root: '/barriers/x/'."""
        return f"/{PLURALS[self.kind]}/{self.id}/"

    @property
    def label(self) -> str:
        """Its short label, or its title."""
        return str(self.fields.short or self.fields.title)

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with an id of this entry, or None."""
        return next((claim for claim in self.fields.claims if claim.id == claim_id), None)

    @cached_property
    def _claim_ids(self) -> KnownWords:
        return KnownWords([claim.id for claim in self.fields.claims])

    def cure_of_claim(self, claim_id: str) -> str:
        """What to write for a claim that it has not: its claims, the nearest first."""
        if not self.fields.claims:
            return "; it has no claims, so name the entry, or write the claim first"
        return self._claim_ids.one_of(claim_id)

    @property
    def claims_are_known(self) -> bool:
        """Can the claim that a name means be told? Not if one was lost or two have one id."""
        claims = self.fields.claims
        return self.complete and len({claim.id for claim in claims}) == len(claims)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Its record and all records within it, shown today or not."""
        return tuple(records(self.fields))

    @cached_property
    def marked(self) -> tuple[Found, ...]:
        """Everything marked in it, shown today or not."""
        return tuple(walk(self.fields, FAR))

    def texts(self) -> Iterator[AuthoredText]:
        """Its pieces of text, the body last."""
        for piece in self.pieces:
            raw = piece.found.value if piece.found else self.body
            yield AuthoredText(self.file, raw, piece.prose)


@dataclass(frozen=True)
class PlainPage:
    """An authored page that is no entry, such as home."""

    name: str
    file: str
    title: Text
    summary: Text
    body: Text
    prose: ParsedProse


@dataclass(frozen=True)
class Corpus:
    """All entries by id, all references by key, the plain pages by name, and the day of today.

    `authored` are all entries as they were written; `entries` are those that are shown, without
    what in them is dated after `today`.
    `broken` holds the ids of files that could not be read as entries, so that
    a relation to one is not reported as unknown on top. `paper` is the source
    paper as its file describes it, if the project has one. `removed` holds the tombstones; unless
    `removed_is_sound`, some could not be read, and what seems to be lost may be one of them.
    `disputes` are the live disputes, `agreement` is the second rating, if there is one, and
    `upkeep` says how often the map is looked at again; without it, nothing falls due by itself.
    `searches` say how works were found, also on days that are to come.
    `commit` is the one that is checked out, if any; `releases` are those of the change log, the
    newest first; `link_records` holds what rounds of the link checker found, by address.
    """

    today: date
    authored: tuple[LoadedEntry, ...]
    references: Mapping[str, Reference]
    pages: Mapping[str, PlainPage]
    broken: frozenset[str]
    paper: Paper | None = None
    removed: tuple[Removed, ...] = ()
    removed_is_sound: bool = True
    disputes: tuple[Dispute, ...] = ()
    agreement: Agreement | None = None
    upkeep: Upkeep | None = None
    searches: tuple[WorkSearch, ...] = ()
    commit: str = ""
    releases: tuple[Release, ...] = ()
    link_records: LinkRecords = field(default_factory=dict)

    @cached_property
    def entries(self) -> Mapping[str, LoadedEntry]:
        """The entries that are shown today, by id, without what in them is dated later.

        What is dated later as a whole, or had not begun, is no entry of this day.
        """
        found = {}
        for entry in self.authored:
            begins = entry.fields.begins
            to_come = begins is not None and first_day(begins) > self.today
            if not to_come and not hidden(entry.fields, self.today):
                found[entry.id] = replace(entry, fields=shown(entry.fields, self.today))
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, LoadedEntry]:
        """All entries by id, as they were written."""
        return {entry.id: entry for entry in self.authored}

    @cached_property
    def names(self) -> Names:
        """What each name means today, former ones included."""
        entries = [(entry.id, entry.kind, entry.fields) for entry in self.authored]
        return Names(entries, self.references, self.removed)

    @cached_property
    def ids_by_name(self) -> IdsByName:
        """The ids of all entries by what people call them."""
        return IdsByName((entry.id, entry.kind, entry.fields) for entry in self.authored)

    @cached_property
    def known_keys(self) -> KnownWords:
        """The keys of all references, for what looks like one of them."""
        return KnownWords(self.references)

    def known_ids(self, kinds: tuple[Kind, ...] = ()) -> KnownWords:
        """The ids of the shown entries of some kinds, or of all: for what looks like one."""
        if kinds not in self._known_ids:
            wanted = kinds or tuple(PLURALS)
            ids = [entry.id for entry in self.entries.values() if entry.kind in wanted]
            self._known_ids[kinds] = KnownWords(ids)
        return self._known_ids[kinds]

    @cached_property
    def _known_ids(self) -> dict[tuple[Kind, ...], KnownWords]:
        """The ids of the shown entries by the kinds that were asked for."""
        return {}

    def pieces(self) -> Iterator[Piece]:
        """Every piece of prose and citation string of the entries, shown today or not."""
        for entry in self.authored:
            yield from entry.pieces

    @cached_property
    def texts(self) -> Sequence[AuthoredText]:
        """Every text that authors wrote, in entries shown today or not and in plain pages.

        Kept, as more than a dozen rules look through all of them: 4 % of a check.
        """
        found: list[AuthoredText] = []
        for entry in self.authored:
            found += entry.texts()
        for page in self.pages.values():
            found.append(AuthoredText(page.file, page.body, page.prose))
        return found

    @cached_property
    def works_named(self) -> Mapping[str, str]:
        """Each work as a sentence names it, by key: 'Cihon et al. (2020a)'."""
        works = self.references.values()
        ends, told = style.year_suffixes(works), style.with_namesakes_told(works)
        return {one.key: f"{style.names(one)} ({style.year(one, ends[one.key])})" for one in told}

    def known(self, name: str) -> LoadedEntry | None:
        """The entry, shown today or not, that a name of it, a claim or an assessment leads to.

        Former names lead on; None if nothing has this name.
        """
        return self._by_id.get(self.names.entry_of(name))

    def resolve(self, name: str, *kinds: Kind) -> LoadedEntry | None:
        """The shown entry that a name of it, a claim or an assessment leads to, or None.

        Where `kinds` are given, an entry of another kind is none: `check` reports it, and no page
        may take it for one of these.
        """
        entry = self.entries.get(self.names.entry_of(name))
        if entry is not None and kinds and entry.kind not in kinds:
            return None
        return entry

    def of_kind(self, kind: Kind) -> Iterator[LoadedEntry]:
        """The shown entries of a kind, by id."""
        return (entry for entry in self.entries.values() if entry.kind == kind)

    def name(self, entry_id: str) -> str:
        """The name of an entry in a list, by its id; an unknown id is returned as it is.

        An institution has its short name, acronym or name on `today`; others have their title, or
        their label if the title is long.
        """
        entry = self.resolve(entry_id)
        if entry is None:
            return entry_id
        fields = entry.fields
        if isinstance(fields, Institution):
            return str(fields.short or fields.acronym or current_name(fields, self.today))
        if fields.short and len(fields.title) > LONG_TITLE:
            return str(fields.short)
        return str(fields.title)

    def heading(self, entry: LoadedEntry) -> str:
        """The heading of an entry's page: its title, or the name of an institution on `today`."""
        if isinstance(entry.fields, Institution):
            return current_name(entry.fields, self.today)
        return str(entry.fields.title)

    def found(self, entry: LoadedEntry) -> Iterator[Found]:
        """Everything marked in an entry that may be shown today."""
        return walk(entry.fields, self.today)


def current_name(institution: Institution, today: date) -> str:
    """The name that heads an institution's page on `today`: the newest name in use, else the title.

    Only a name that says since when it is used can replace the title.
    """
    dated = [name for name in institution.names if name.since and not hidden(name, today)]
    current = [name for name in dated if not name.until or last_day(name.until) >= today]
    if not current:
        return str(institution.title)
    newest = max(current, key=lambda name: last_day(name.since or ""))
    return str(newest.name)
