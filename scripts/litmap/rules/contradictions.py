"""Rules about facts of one entry that cannot both be true."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.argument import Pathway
from litmap.model.dates import first_day, last_day
from litmap.model.institutions import Institution, Membership, Name
from litmap.model.text import Text
from litmap.problems.problem import Problem


def member_and_absent(corpus: Corpus) -> Iterator[Problem]:
    """Nobody is a member of a body and absent from it at one time.

    member-and-absent: who is absent is no member or participant at the same time.
        bad:  members: [{who: [china], …}] and absences: [{who: [china], …}]
        good: the same with `until` in the one and a later `since` in the other
    """
    for entry in corpus.authored:
        if not isinstance(entry.fields, Institution):
            continue
        for membership in (*entry.fields.members, *entry.fields.participants):
            for who in membership.who:
                for absence in entry.fields.absences:
                    if who in absence.who and _overlap(membership, absence):
                        yield _both(who, absence.who[absence.who.index(who)])


def _both(member: Text, absent: Text) -> Problem:
    return Problem(
        member.place(),
        "member-and-absent",
        f"'{member}' takes part here, and is absent on line {absent.place().line}; remove the "
        "wrong one, or write until when the one holds and since when the other",
    )


def overlapping_names(corpus: Corpus) -> Iterator[Problem]:
    """A body that changes its name has the new one when the former one ends.

    names-overlap: a name begins when the one before it ends, not earlier.
        bad:  a name until 2025-02, and the next one since 2024-02
        good: a name until 2025-02, and the next one since 2025-02
    """
    for entry in corpus.authored:
        for former, name in _renamings(entry):
            if former.until and name.since and last_day(name.since) < first_day(former.until):
                yield Problem(
                    name.since.place(),
                    "names-overlap",
                    f"'{name.name}' begins on {name.since}, before '{former.name}' ends on "
                    f"{former.until}; correct one of the two dates",
                    "warning",
                )


def _renamings(entry: LoadedEntry) -> Iterator[tuple[Name, Name]]:
    """Each name of an institution that has a beginning, behind one that it outlasts."""
    if not isinstance(entry.fields, Institution):
        return
    for name in entry.fields.names:
        for former in entry.fields.names:
            if former.until and name.since and _ends_later(name, former.until):
                yield former, name
                break


def _ends_later(name: Name, day: Text) -> bool:
    return name.until is None or first_day(name.until) > last_day(day)


def _overlap(one: Membership, other: Membership) -> bool:
    """Do two memberships or absences hold at one time? An open end is taken to last."""
    for first, second in ((one, other), (other, one)):
        begins = second.since or second.as_of
        if first.until and begins and last_day(first.until) <= last_day(begins):
            return False
    return True


def inherited_verdict(corpus: Corpus) -> Iterator[Problem]:
    """An assessment that takes its verdict from another one has the same.

    inherited-verdict: an assessment has the verdict of the one that it inherits from.
        bad:  verdict: weak, and inherits from one that is strong
        good: verdict: strong, or no inherits
    """
    verdicts: dict[str, str] = {}
    for entry in corpus.authored:
        if isinstance(entry.fields, Pathway):
            for one in entry.fields.assessments:
                verdicts[f"{entry.id}/{one.criterion}/{one.condition}"] = one.verdict
    for entry in corpus.authored:
        if not isinstance(entry.fields, Pathway):
            continue
        for index, one in enumerate(entry.fields.assessments):
            above = verdicts.get(corpus.names.current(one.inherits)) if one.inherits else None
            if one.inherits and above and above != one.verdict:
                yield Problem(
                    entry.places.get(("assessments", index, "verdict"), one.inherits.place()),
                    "inherited-verdict",
                    f"the verdict is '{one.verdict}' here, but '{above}' in '{one.inherits}', from "
                    f"which it is taken; write 'verdict: {above}', or remove the line 'inherits'",
                )
