"""Which relations a record gained or lost, or states in another way."""

from collections.abc import Iterator
from dataclasses import replace

from litmap.history.event import Event
from litmap.history.reading import Fields
from litmap.history.relations import Relation, relations
from litmap.history.snapshot import Snapshot
from litmap.model.fields import Record
from litmap.problems.wording import ended

_OF_MEMBERS = ("members", "participants", "absences")
_OF_DEVELOPMENTS = ("narrows", "updates", "contradicts")
Both = tuple[Fields, Fields]
"""A record then, with names as they are now, and now."""


def relation_events(
    new: Snapshot, event: Event, model: type[Record], both: Both
) -> Iterator[Event]:
    """What became of the relations of a record; `event` says where they stand."""
    if both[0] == both[1]:
        return
    before, after = (list(relations(model, fields)) for fields in both)
    lost = [one for one in before if one not in after]
    for relation in after:
        if relation in before:
            continue
        former = _former(relation, lost)
        if former:
            lost.remove(former)
        yield _told(new, event, former, relation)
    for relation in lost:
        yield _told(new, event, relation, None)


def _former(relation: Relation, lost: list[Relation]) -> Relation | None:
    """What stood in the place of a relation: one to the same target, by the same field."""
    for one in lost:
        if (one.field, one.target) == (relation.field, relation.target):
            return one
    return None


def _told(new: Snapshot, event: Event, before: Relation | None, after: Relation | None) -> Event:
    relation = after or before
    assert relation
    entry_id = _entry_of(relation.target)
    claim = _claim(new, relation.target)
    event = replace(
        event,
        before=_in_words(new, before),
        after=_in_words(new, after),
        entries=tuple(dict.fromkeys((*event.entries, entry_id))),
    )
    if relation.field in _OF_MEMBERS:
        return replace(event, kind="membership-changed")
    if before is None and relation.field == "bears_on" and relation.words in _OF_DEVELOPMENTS:
        source = new.name(entry_id)
        return replace(event, kind="overtaken", said=relation.words, claim=claim, source=source)
    if before is None:
        return replace(event, kind="relation-added")
    if after is None:
        return replace(event, kind="relation-removed")
    return replace(event, kind="relation-changed")


def _entry_of(name: str) -> str:
    return name.partition("#")[0].partition("/")[0]


def _claim(new: Snapshot, name: str) -> str:
    """The text of the claim with a name, '' where it names none."""
    entry_id, _, claim_id = name.partition("#")
    entry = new.entry(entry_id)
    if not claim_id or entry is None:
        return ""
    return str(entry.claims().get(claim_id, {}).get("text", ""))


def _in_words(new: Snapshot, relation: Relation | None) -> str:
    """'hinders Weak regime complex', 'has as a member OECD (since 1961)'."""
    if relation is None:
        return ""
    target = new.name(_entry_of(relation.target))
    if claim := _claim(new, relation.target):
        target = f"“{ended(claim)}” ({target})"
    words = f"{relation.words} {target}".strip()
    return f"{words} ({relation.added})" if relation.added else words
