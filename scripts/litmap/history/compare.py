"""Two states of a map to what a reader would call the changes between them.

How files are written is no change: what counts is what they say.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from litmap.content.files import BIBLIOGRAPHY, CONTENT, DISPUTES_FILE, REMOVED_FILE
from litmap.history.citations import Cited, Works, citation_events, cited_in, sources_in
from litmap.history.claims import Sides, assessment_events, claim_events, holds_events
from litmap.history.event import Difference, Event
from litmap.history.identity import Identity
from litmap.history.reading import Fields, FileState, kind_and_id, text_of
from litmap.history.relating import relation_events
from litmap.history.snapshot import Parsed, Snapshot
from litmap.history.values import (
    bare,
    changed_fields,
    cited_texts,
    names_of_fields,
    without_citations,
)
from litmap.history.works import work_events
from litmap.model.entry import Entry
from litmap.model.kinds import MODELS
from litmap.model.vocabulary import ANSWER_NAMES

_ANSWERS = ("question", "answer")
_TEXTS = ("title", "summary", "definition")
_ELSEWHERE = ("claims", "assessments", "holds", *_ANSWERS, *_TEXTS)
_DISPUTES = f"{CONTENT}/{DISPUTES_FILE}"
_FILE_NAMES = {
    "agreement": "The second rating",
    "paper": "The paper, section by section",
    "searches": "Searches for works",
    "upkeep": "When things fall due",
}
"""What readers call files that have no title."""
_NOT_SHOWN = (f"{CONTENT}/{REMOVED_FILE}", BIBLIOGRAPHY)


def compare(old: Snapshot, new: Snapshot) -> Difference:
    """What changed from one state to another, what matters most first. Never raises.

    A file that cannot be read in one of them gives no event, and is named.
    """
    paths = sorted(
        path for path in {*old.files, *new.files} if _blob(old, path) != _blob(new, path)
    )
    paths = [path for path in paths if path != BIBLIOGRAPHY]
    unread = [path for path in paths if _unread(old, path) or _unread(new, path)]
    lost = {kind_and_id(path)[1] for path in unread if kind_and_id(path)[0]}
    before = _entries(old, paths, lost)
    after = _entries(new, paths, lost)
    sides = Sides(old, new, Identity(old, new, before, after))
    before = {name: _renamed(sides.names, state) for name, state in before.items()}
    events = [
        *_entry_events(sides, before, after),
        *claim_events(sides, before, after),
        *work_events(old, new, sides.names),
        *_other_files(sides, [path for path in paths if path not in unread]),
    ]
    events.sort(key=lambda event: (event.rank, _urgency(event), event.what))
    return Difference(tuple(events), tuple(unread))


def _urgency(event: Event) -> int:
    """Among answers to whether something still holds, the worst come first."""
    worst_first = [ANSWER_NAMES["no"], ANSWER_NAMES["in-part"]]
    if event.kind == "holds-changed" and event.after in worst_first:
        return worst_first.index(event.after)
    return len(worst_first)


def _blob(snapshot: Snapshot, path: str) -> str:
    stored = snapshot.files.get(path)
    return stored.blob if stored else ""


def _unread(snapshot: Snapshot, path: str) -> bool:
    return path in snapshot.files and snapshot.file(path) is None


def _entries(snapshot: Snapshot, paths: list[str], lost: set[str]) -> dict[str, FileState]:
    """The entries of some files by id, but for those that cannot be read in one of the states."""
    found: dict[str, FileState] = {}
    for path in paths:
        state = snapshot.file(path)
        if state and state.kind and state.id not in lost:
            found[state.id] = state
    return found


def _renamed(names: Identity, state: FileState) -> FileState:
    """An earlier state in which all names are those of the later one."""
    if not names.entries and not names.claims and not names.merged and not names.renames_works:
        return state
    return replace(
        state, fields=_with_names(names, state.fields), body=_with_names(names, state.body)
    )


_LINK = re.compile(r"(?<=/)[a-z0-9-]+(?=\.md)")
_KEY = re.compile(r"(?<=@)[a-z][a-z0-9-]*")
_NAME = re.compile(r"[a-z0-9-]+(?:#[a-z0-9-]+|(?:/[a-z0-9-]+){2})?")


def _with_names(names: Identity, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_names(names, inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_names(names, inner) for inner in value]
    if _NAME.fullmatch(value):
        return names.name(value)
    text = _LINK.sub(lambda found: names.entry(found[0]), value)
    return _KEY.sub(lambda found: names.key(found[0]), text)


def _entry_events(
    sides: Sides, before: Mapping[str, FileState], after: Mapping[str, FileState]
) -> Iterator[Event]:
    """What became of each entry, but for its claims."""
    earlier = {sides.names.entries.get(name, name): state for name, state in before.items()}
    for name, state in after.items():
        event = Event("entry-added", name, name, state.title, entries=(name,))
        if name not in earlier:
            yield replace(event, after=text_of(state.fields.get("summary")))
            continue
        yield from _moved(event, earlier[name], state)
        yield from _changed(sides, event, earlier[name], state)
    for name, state in before.items():
        if name in sides.names.merged:
            yield _merged(sides, name, state)
        elif sides.names.entry(name) not in sides.new.paths:
            reason = sides.new.tombstones.get(name, {})
            event = Event("entry-removed", name, name, state.title, entries=(name,))
            summary = text_of(state.fields.get("summary"))
            yield replace(event, before=summary, said=text_of(reason.get("because")))


def _merged(sides: Sides, name: str, state: FileState) -> Event:
    target = sides.names.merged[name]
    return Event(
        kind="entry-merged",
        what=target,
        entry=target,
        title=sides.new.name(target),
        before=state.title,
        said=name,
        entries=(target,),
    )


def _moved(event: Event, before: FileState, after: FileState) -> Iterator[Event]:
    """That an entry has another id, or is of another kind."""
    event = replace(event, kind="entry-renamed")
    if before.id != after.id:
        yield replace(event, said="id", before=before.id, after=after.id)
    if before.kind != after.kind:
        yield replace(event, said="kind", before=before.kind, after=after.kind)


def _changed(sides: Sides, event: Event, before: FileState, after: FileState) -> Iterator[Event]:
    """What differs between two states of one entry."""
    for name in (*_ANSWERS, *_TEXTS):
        texts = tuple(text_of(state.fields.get(name)) for state in (before, after))
        if without_citations(texts[0]) != without_citations(texts[1]):
            event = replace(event, kind="text-reworded", said=name)
            if name in _ANSWERS:
                event = replace(event, kind="answer-reworded")
            yield replace(event, before=texts[0], after=texts[1])
    yield from holds_events(event, before.fields, after.fields)
    yield from assessment_events(sides, before, after)
    rest = (_rest(before), _rest(after))
    model = _model(after.kind)
    found = list(relation_events(sides.new, event, model, rest))
    yield from found
    then, now = _citing(before), _citing(after)
    yield from citation_events(
        event,
        before=_cited(then - now),
        after=_cited(now - then),
        names=sides.names,
        works=Works(sides.old.works, sides.new.works),
    )
    fields = [name for name in changed_fields(*rest) if not _told(name, rest, model, found)]
    if without_citations(before.body) != without_citations(after.body):
        fields.append("text")
    if fields:
        yield replace(event, kind="details-changed", said=names_of_fields(fields))


def _model(kind: str) -> type[Entry]:
    """The model of a kind; of one that the map no longer has, what all kinds share."""
    for name, model in MODELS.items():
        if name == kind:
            return model
    return Entry


def _rest(state: FileState) -> Fields:
    """The fields of an entry that have no events of their own."""
    return {name: value for name, value in state.fields.items() if name not in _ELSEWHERE}


def _told(field: str, both: tuple[Fields, Fields], model: type[Entry], found: list[Event]) -> bool:
    """Is all that changed in a field told by events of relations?"""
    if not found:
        return False
    before, after = ({field: fields.get(field, "")} for fields in both)
    event = Event("details-changed", "")
    return any(relation_events(_NOTHING, event, model, (before, after)))


_NOTHING = Snapshot({}, Parsed())


def _citing(state: FileState) -> Counter[tuple[str, str]]:
    """The texts of an entry that cite, each with its field, but for its claims and assessments."""
    found: Counter[tuple[str, str]] = Counter()
    for name, value in (*state.fields.items(), ("body", state.body)):
        if name not in ("claims", "assessments"):
            found.update(cited_texts(value, name))
    return found


def _cited(texts: Counter[tuple[str, str]]) -> list[Cited]:
    found: list[Cited] = []
    for field, text in texts.elements():
        found += sources_in(text) if field == "cites" else cited_in(text)
    return found


def _other_files(sides: Sides, paths: list[str]) -> Iterator[Event]:
    """What became of files that are no entries: the disputes, and pages as a whole."""
    for path in paths:
        if kind_and_id(path)[0] or path in _NOT_SHOWN:
            continue
        before, after = sides.old.file(path), sides.new.file(path)
        if before:
            before = _renamed(sides.names, before)
        if path == _DISPUTES:
            yield from _dispute_events(before, after)
        elif _said(before) != _said(after):
            state = after or before
            assert state
            title = _FILE_NAMES.get(state.id, state.title)
            yield Event("page-changed", state.id, title=title)


def _said(state: FileState | None) -> Any:
    return (bare(state.fields), state.body) if state else ()


def _dispute_events(before: FileState | None, after: FileState | None) -> Iterator[Event]:
    """What became of each live dispute."""
    old, new = _disputes(before), _disputes(after)
    for name in dict.fromkeys([*new, *old]):
        then, now = old.get(name, {}), new.get(name, {})
        if bare(then) == bare(now):
            continue
        event = Event(
            "dispute-changed",
            name,
            title=text_of((now or then).get("question")),
            before=text_of(then.get("question")),
            after=text_of(now.get("question")),
        )
        if then and now:
            event = replace(event, said=names_of_fields(changed_fields(then, now)))
        claims = [*(now or then).get("claims", [])]
        yield replace(event, entries=tuple(text_of(one).partition("#")[0] for one in claims))


def _disputes(state: FileState | None) -> dict[str, Fields]:
    """The disputes of the file by id."""
    content = state.fields.get("") if state else None
    listed = content.get("disputes") if isinstance(content, dict) else None
    found = {}
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict):
            found[text_of(one.get("id"))] = one
    return found
