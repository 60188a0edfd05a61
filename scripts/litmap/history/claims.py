"""What became of the claims and assessments of entries."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from litmap.history.citations import Works, citation_events, cited_in, sources_in
from litmap.history.event import NOT_CHECKED, Event
from litmap.history.identity import Identity, States
from litmap.history.reading import Fields, FileState, records, text_of
from litmap.history.relating import Both, relation_events
from litmap.history.snapshot import Snapshot
from litmap.history.values import bare, changed_fields, names_of_fields
from litmap.model.argument import Assessment
from litmap.model.entry import Claim
from litmap.model.vocabulary import ANSWER_NAMES, CONDITION_NAMES


@dataclass(frozen=True)
class Sides:
    """The two states, and how names of the earlier one are called in the later one."""

    old: Snapshot
    new: Snapshot
    names: Identity


def claims_of(states: States) -> dict[str, tuple[FileState, Fields]]:
    """The claims of some entries, by name, each with its entry."""
    found = {}
    for state in states.values():
        for claim_id, claim in state.claims().items():
            found[f"{state.id}#{claim_id}"] = (state, claim)
    return found


def claim_events(sides: Sides, before: States, after: States) -> Iterator[Event]:
    """What became of each claim of the entries that differ."""
    old, new = claims_of(before), claims_of(after)
    earlier: dict[str, str] = {}
    # Those that keep their names first: whatever else leads to one of these was joined with it.
    for name in sorted(old, key=lambda name: sides.names.name(name) != name):
        state, claim = old[name]
        now = sides.names.name(name)
        if now not in new:
            yield _withdrawn(sides, name, state, claim)
        elif now in earlier:
            event = _at(new[now][0], now, text_of(new[now][1].get("text")))
            yield replace(event, kind="claim-merged", before=text_of(claim.get("text")))
        else:
            earlier[now] = name
    for name, (state, claim) in new.items():
        event = _at(state, name, text_of(claim.get("text")))
        if name in earlier:
            former = earlier[name]
            yield from _changed(sides, event, former, (old[former][1], claim))
        else:
            yield replace(event, kind="claim-added", after=event.claim)


def _at(state: FileState, name: str, text: str) -> Event:
    """An event about a claim, of which only the kind and the change are missing."""
    return Event(
        kind="details-changed",
        what=name,
        entry=state.id,
        title=state.title,
        claim=text,
        entries=(state.id,),
    )


def _withdrawn(sides: Sides, name: str, state: FileState, claim: Fields) -> Event:
    """That a claim is gone, and why where its tombstone says so."""
    now = sides.names.name(name)
    entry_id = now.partition("#")[0]
    reason = sides.new.tombstones.get(name) or sides.new.tombstones.get(now) or {}
    text = text_of(claim.get("text"))
    event = _at(sides.new.entry(entry_id) or state, name, text)
    return replace(event, kind="claim-withdrawn", before=text, said=text_of(reason.get("because")))


def _changed(sides: Sides, event: Event, former: str, both: Both) -> Iterator[Event]:
    """What differs between two states of one claim."""
    before, after = both
    entry_id, _, claim_id = former.partition("#")
    if f"{sides.names.entry(entry_id)}#{claim_id}" != event.what:
        yield _renamed(sides, event, former)
    if text_of(before.get("text")) != event.claim:
        wording = text_of(before.get("text"))
        yield replace(event, kind="claim-reworded", before=wording, after=event.claim)
    yield from holds_events(event, before, after)
    yield from citation_events(
        event,
        before=sources_in(text_of(before.get("cites"))),
        after=sources_in(text_of(after.get("cites"))),
        names=sides.names,
        works=Works(sides.old.works, sides.new.works),
    )
    found = list(relation_events(sides.new, event, Claim, both))
    yield from found
    fields = changed_fields(before, after)
    fields = [name for name in fields if name not in ("text", "rests_on") or _unsaid(name, found)]
    if _answer(before) != _answer(after):
        fields = [name for name in fields if name != "holds"]
    if fields:
        yield replace(event, said=names_of_fields(fields))


def _unsaid(name: str, found: list[Event]) -> bool:
    """Did no event tell of the change of a field that holds relations?"""
    return name != "text" and not found


def _renamed(sides: Sides, event: Event, former: str) -> Event:
    entry_id = former.partition("#")[0]
    if sides.names.entry(entry_id) == event.entry:
        return replace(event, kind="claim-renamed", before=former, after=event.what)
    return replace(event, kind="claim-moved", before=sides.old.name(entry_id), after=event.title)


def _answer(fields: Fields) -> str:
    """Whether something still holds, as written; '' where nobody has said so."""
    holds = fields.get("holds")
    return text_of(holds.get("answer")) if isinstance(holds, dict) else ""


def holds_events(event: Event, before: Fields, after: Fields) -> Iterator[Event]:
    """That the answer has changed to whether something still holds."""
    then, now = _answer(before), _answer(after)
    if then != now:
        because = ""
        if isinstance(after.get("holds"), dict):
            because = text_of(after["holds"].get("because"))
        yield replace(
            event,
            kind="holds-changed",
            before=_in_words(then),
            after=_in_words(now),
            said=because,
        )


def _in_words(answer: str) -> str:
    for word, words in ANSWER_NAMES.items():
        if word == answer:
            return words
    return answer or NOT_CHECKED


def assessment_events(sides: Sides, before: FileState | None, after: FileState) -> Iterator[Event]:
    """What became of the assessments of a pathway."""
    old = _assessments(sides, before) if before else {}
    new = {_judged(one): one for one in records(after.fields, "assessments")}
    for name in dict.fromkeys([*new, *old]):
        event = replace(
            _at(after, f"{after.id}/{name}", ""),
            measure=_measure(sides, name),
            entries=(after.id, name.partition("/")[0]),
        )
        then, now = old.get(name, {}), new.get(name, {})
        if _verdict(then) != _verdict(now):
            words = (_verdict(then), _verdict(now))
            yield replace(event, kind="verdict-changed", before=words[0], after=words[1])
        elif then and now:
            yield from _judged_otherwise(sides, event, then, now)
        else:
            yield replace(event, said=names_of_fields(["because"]))


def _verdict(assessment: Fields) -> str:
    """A verdict in words; '' for none: pages say the same of 'not-assessed' and of nothing."""
    verdict = text_of(assessment.get("verdict"))
    return "" if verdict == "not-assessed" else verdict.replace("-", " ")


def _judged_otherwise(sides: Sides, event: Event, before: Fields, after: Fields) -> Iterator[Event]:
    """What differs between two assessments with one verdict."""
    yield from holds_events(event, before, after)
    yield from citation_events(
        event,
        before=cited_in(text_of(before.get("because"))),
        after=cited_in(text_of(after.get("because"))),
        names=sides.names,
        works=Works(sides.old.works, sides.new.works),
    )
    found = list(relation_events(sides.new, event, Assessment, (before, after)))
    yield from found
    if not found and _answer(before) == _answer(after) and bare(before) != bare(after):
        yield replace(event, said=names_of_fields(changed_fields(before, after)))


def _judged(assessment: Fields) -> str:
    return f"{text_of(assessment.get('criterion'))}/{text_of(assessment.get('condition'))}"


def _assessments(sides: Sides, state: FileState) -> dict[str, Fields]:
    """The assessments of an earlier state by the criterion's id of today, and the condition."""
    found = {}
    for one in records(state.fields, "assessments"):
        criterion, _, condition = _judged(one).partition("/")
        found[f"{sides.names.entry(criterion)}/{condition}"] = one
    return found


def _measure(sides: Sides, name: str) -> str:
    """'Coordination, in the abstract'."""
    criterion, _, condition = name.partition("/")
    words = CONDITION_NAMES.get(condition, condition)
    return f"{sides.new.name(criterion)}, {words[:1].lower()}{words[1:]}"
