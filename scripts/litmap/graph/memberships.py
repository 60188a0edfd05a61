"""Who sits where: which bodies have whom as a member, a participant or a notable absentee, and since when."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.dates import last_day
from litmap.model.institutions import Absence, Institution, Member, Membership
from litmap.model.text import Text
from litmap.model.walk import hidden

Standing = Literal["member", "participant", "absent"]


class MembershipFact(NamedTuple):
    """That `who` is a member of `body`, takes part in it, or does not; `who` is None for `others` named in words.

    `named` is the id or the words as authored. `over` says that the record ended by `today`.
    """

    body: LoadedEntry
    who: LoadedEntry | None
    named: Text
    record: Membership
    over: bool

    @property
    def standing(self) -> Standing:
        """What the record says of the seat today: a membership that is over is an absence."""
        if isinstance(self.record, Absence) or self.over:
            return "absent"
        return "member" if isinstance(self.record, Member) else "participant"


FEWEST = 3


@dataclass(frozen=True)
class MembershipTable:
    """Members (rows) × bodies (columns); a pair without a record is unknown."""

    members: tuple[LoadedEntry, ...]
    bodies: tuple[LoadedEntry, ...]
    cells: Mapping[tuple[str, str], tuple[MembershipFact, ...]]


def memberships_of(corpus: Corpus, body: LoadedEntry) -> Iterator[MembershipFact]:
    """The seats of one body in the order of its file, former ones too; what is dated after `today` is left out."""
    fields = body.fields
    if not isinstance(fields, Institution):
        return
    for record in (*fields.members, *fields.participants, *fields.absences):
        if hidden(record, corpus.today):
            continue
        over = bool(record.until and last_day(record.until) <= corpus.today)
        for one in record.who:
            if who := corpus.resolve(one):
                yield MembershipFact(body, who, one, record, over)
        if record.others:
            yield MembershipFact(body, None, record.others, record, over)


def membership_tables(corpus: Corpus) -> tuple[MembershipTable, ...]:
    """Two tables: states and blocs of states with the bodies they sit in, and then firms and other organisations.

    A mere group of actors is no body, so it makes no column; nor does a body of which fewer than `FEWEST` seats are
    recorded, as a council of two.
    """
    bodies = [entry for entry in corpus.of_kind("institution") if _type(entry) != "actor-group"]
    seats = [seat for body in bodies for seat in memberships_of(corpus, body) if seat.who]
    states = [seat for seat in seats if seat.who and _type(seat.who) in ("state", "bloc")]
    others = [seat for seat in seats if seat not in states]
    return tuple(table for found in (states, others) if (table := _table(found, corpus)).bodies)


def _table(seats: list[MembershipFact], corpus: Corpus) -> MembershipTable:
    cells: dict[tuple[str, str], list[MembershipFact]] = {}
    for seat in sorted(seats, key=lambda seat: str(seat.record.since or seat.record.as_of or "")):
        if seat.who:
            cells.setdefault((seat.who.id, seat.body.id), []).append(seat)
    recorded = Counter(body for _, body in cells)
    cells = {pair: found for pair, found in cells.items() if recorded[pair[1]] >= FEWEST}
    members = {who: corpus.entries[who] for who, _ in cells}
    bodies = {body: corpus.entries[body] for _, body in cells}
    return MembershipTable(
        tuple(sorted(members.values(), key=lambda entry: corpus.name(entry.id))),
        tuple(sorted(bodies.values(), key=lambda entry: corpus.name(entry.id))),
        {pair: tuple(found) for pair, found in cells.items()},
    )


def _type(entry: LoadedEntry) -> str:
    return entry.fields.type if isinstance(entry.fields, Institution) else ""
