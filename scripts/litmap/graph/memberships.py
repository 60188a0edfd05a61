"""Whom each body has as a member, a participant or a notable absentee, and since when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.dates import last_day
from litmap.model.institutions import Absence, Institution, Member, Membership
from litmap.model.text import Text

Standing = Literal["member", "participant", "absent"]


class MembershipFact(NamedTuple):
    """That `who` is a member of `body`, takes part in it, or does not;

    `who` is None for `others` named in words.

    `named` is the id or the words as authored. `over` says that the record ended by `today`.
    """

    body: LoadedEntry
    who: LoadedEntry | None
    named: Text
    record: Membership
    over: bool

    @property
    def standing(self) -> Standing:
        """What the record means today: a membership that is over is an absence."""
        if isinstance(self.record, Absence) or self.over:
            return "absent"
        if isinstance(self.record, Member):
            return "member"
        return "participant"


FEWEST = 3
"""Recorded memberships that a body needs for a column of its own."""


@dataclass(frozen=True)
class MembershipTable:
    """Members (rows) × bodies (columns); a pair without a record is unknown."""

    members: tuple[LoadedEntry, ...]
    bodies: tuple[LoadedEntry, ...]
    cells: Mapping[tuple[str, str], tuple[MembershipFact, ...]]


def memberships_of(corpus: Corpus, body: LoadedEntry) -> Iterator[MembershipFact]:
    """The memberships of one body in the order of its file, former ones too."""
    fields = body.fields
    if not isinstance(fields, Institution):
        return
    for record in (*fields.members, *fields.participants, *fields.absences):
        over = record.until is not None and last_day(record.until) <= corpus.today
        for one in record.who:
            if who := corpus.resolve(one, "institution"):
                yield MembershipFact(body, who, named=one, record=record, over=over)
        if record.others:
            yield MembershipFact(body, None, named=record.others, record=record, over=over)


def membership_tables(corpus: Corpus) -> tuple[MembershipTable, ...]:
    """Two tables: of states and blocs of states, and of firms and other organisations.

    A mere group of actors is no body, so it makes no column; nor does a body with fewer than
    `FEWEST` members recorded, such as a council of two. A table without columns is left out.
    """
    states: list[MembershipFact] = []
    others: list[MembershipFact] = []
    for body in corpus.of_kind("institution"):
        if _type(body) == "actor-group":
            continue
        for fact in memberships_of(corpus, body):
            if fact.who and _type(fact.who) in ("state", "bloc"):
                states.append(fact)
            elif fact.who:
                others.append(fact)
    tables: list[MembershipTable] = []
    for facts in (states, others):
        table = _table(facts, corpus)
        if table.bodies:
            tables.append(table)
    return tuple(tables)


def _table(facts: list[MembershipFact], corpus: Corpus) -> MembershipTable:
    cells: dict[tuple[str, str], list[MembershipFact]] = {}
    for fact in sorted(facts, key=_beginning):
        if fact.who:
            cells.setdefault((fact.who.id, fact.body.id), []).append(fact)
    recorded = Counter(body for _, body in cells)
    shown: dict[tuple[str, str], tuple[MembershipFact, ...]] = {}
    members: set[str] = set()
    bodies: set[str] = set()
    for (who, body), together in cells.items():
        if recorded[body] >= FEWEST:
            shown[who, body] = tuple(together)
            members.add(who)
            bodies.add(body)
    return MembershipTable(
        members=_by_name(members, corpus),
        bodies=_by_name(bodies, corpus),
        cells=shown,
    )


def _beginning(fact: MembershipFact) -> str:
    """The date by which the memberships of one pair are ordered; '' for none."""
    return str(fact.record.since or fact.record.as_of or "")


def _by_name(ids: Iterable[str], corpus: Corpus) -> tuple[LoadedEntry, ...]:
    ordered = sorted(sorted(ids), key=corpus.name)
    return tuple(corpus.entries[entry_id] for entry_id in ordered)


def _type(entry: LoadedEntry) -> str:
    if isinstance(entry.fields, Institution):
        return entry.fields.type
    return ""
