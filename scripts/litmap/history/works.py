"""What became of works: added, removed, read deeper, corrected."""

from collections.abc import Iterator
from dataclasses import replace

from litmap.history.bibliography import label
from litmap.history.event import Event
from litmap.history.identity import Identity
from litmap.history.reading import normal, text_of
from litmap.history.snapshot import Snapshot
from litmap.history.values import names_of_fields
from litmap.model.dates import is_date
from litmap.model.reference import NAME_FIELDS, READ, READ_NAMES, Names, Reference
from litmap.model.standing import STANDING_NAMES, Standing, standing_words

_DEEPER = tuple(reversed(READ))
"""How far a work was read, from least to most."""
_ASIDE = ("ids", "read", "verified", "annotation", "keywords", "file", "abstract", "crossref")
_CHECKED = "verified"
_STANDING = ("standing", "standingsince", "standingby")


def work_events(old: Snapshot, new: Snapshot, names: Identity) -> Iterator[Event]:
    """What became of the works whose records are not the same in both states."""
    before, after = old.works, new.works
    earlier = {names.key(key): key for key in before.sources}
    for key in after.sources:
        former = earlier.get(key)
        if former is None:
            work = after.work(key)
            if work:
                yield replace(_at(key, work), kind="work-added", after=work.get("title"))
        elif former != key or before.differs(key, after):
            yield from _changed(new, former, before.work(former), key)
    for now, former in earlier.items():
        if now not in after.sources:
            yield _removed(new, former, before.work(former))


def _at(key: str, work: Reference | None) -> Event:
    """An event about a work, of which only the kind and the change are missing."""
    return Event("work-corrected", f"@{key}", title=label(key, work), works=(key,))


def _removed(new: Snapshot, key: str, work: Reference | None) -> Event:
    reason = new.tombstones.get(f"@{key}", {})
    title = work.get("title") if work else ""
    event = replace(_at(key, work), kind="work-removed", before=title)
    return replace(event, said=text_of(reason.get("because")))


def _changed(new: Snapshot, former: str, before: Reference | None, key: str) -> Iterator[Event]:
    """What differs between two states of one work; nothing where one of them cannot be read."""
    after = new.works.work(key)
    event = _at(key, after)
    if former != key:
        yield replace(event, kind="work-renamed", before=former, after=key)
    if before is None or after is None:
        return
    if event_of_reading := _read(event, before.get("read"), after.get("read")):
        yield event_of_reading
    yield from _standing(new, event, before, after)
    notes = (normal(before.get("annotation")), normal(after.get("annotation")))
    if notes[0] != notes[1]:
        yield replace(event, kind="work-annotated", before=notes[0], after=notes[1])
    then, now = _facts(before), _facts(after)
    fields = [name for name in dict.fromkeys([*now, *then]) if then.get(name) != now.get(name)]
    if fields:
        yield replace(
            event,
            said=names_of_fields(fields),
            before=_listed(then, fields),
            after=_listed(now, fields),
        )


def _read(event: Event, before: str, after: str) -> Event | None:
    """That a work was read further; or that less of it was read than was said."""
    if before == after:
        return None
    words = (
        READ_NAMES.get(before, before or "not said"),
        READ_NAMES.get(after, after or "not said"),
    )
    is_deeper = _depth(after) > _depth(before)
    said = "deeper" if is_deeper else "less"
    return replace(event, kind="work-read", before=words[0], after=words[1], said=said)


def _standing(new: Snapshot, event: Event, before: Reference, after: Reference) -> Iterator[Event]:
    """That a work was retracted, corrected or superseded, or that this is no longer said."""
    then, now = _standing_of(new, before), _standing_of(new, after)
    if then != now:
        yield replace(event, kind="standing-changed", before=then, after=now)


def _standing_of(new: Snapshot, work: Reference) -> str:
    """'superseded on 17 May 2024 by A convention'; '' where nothing is said.

    A word that is no standing today stays as it was written.
    """
    said, since, by = (work.get(name) for name in _STANDING)
    for word in STANDING_NAMES:
        if word == said:
            said = standing_words(Standing(work.key, word, since if is_date(since) else ""))
    if by:
        said += f" by {new.name(by)}"
    return said.strip()


def _depth(word: str) -> int:
    return _DEEPER.index(word) if word in _DEEPER else -1


def _facts(work: Reference) -> dict[str, str]:
    """What a record says of its work, by field, and whether it was checked."""
    found = {"kind of record": work.type}
    for name, value in sorted(work.fields.items()):
        if value and name not in (*_ASIDE, *_STANDING):
            found[name] = normal(value)
    if work.get(_CHECKED):
        found["checked"] = work.get(_CHECKED)
    for name in NAME_FIELDS:
        if people := _people(work.names(name)):
            found[name] = people
    return found


def _people(names: Names) -> str:
    said = []
    for person in names.persons:
        parts = (person.first, person.particle, person.last, person.suffix)
        said.append(" ".join(filter(None, parts)))
    if names.more:
        said.append("others")
    return "; ".join(said)


def _listed(facts: dict[str, str], fields: list[str]) -> str:
    return "; ".join(f"{name}: {facts[name]}" for name in fields if name in facts)
