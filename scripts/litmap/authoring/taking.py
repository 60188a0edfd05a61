"""Which works of a source become records of the bibliography."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from litmap.authoring.drafts import Draft, LeftOut
from litmap.authoring.known_works import KnownWorks
from litmap.authoring.record_keys import new_key
from litmap.authoring.records import record
from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus
from litmap.content.decoding import decode
from litmap.content.readers import MAX_BIBLIOGRAPHY
from litmap.model.reference import Reference
from litmap.problems.problem import Problem
from litmap.rules import check

_NEEDED = ("title", "author", "editor")
"""Fields without which a record would say something else."""

_MOST_ROUNDS = 5
"""How often fields with faults are taken out of records before the rest is given up."""


@dataclass(frozen=True)
class Source:
    """Works that a source names, what was learnt of them in sentences, and how far to trust it."""

    works: list[Draft | LeftOut]
    notes: tuple[str, ...] = ()
    verified: str = "partly"


@dataclass(frozen=True)
class Added:
    """A record that was added: its key, its text, and what its author should know of it.

    `origin` says where it stood in its source, `left_out` names what that holds and the record does
    not. `read_line` is the line of its field `read` in references.bib.
    """

    key: str
    text: str
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    origin: str = ""
    read_line: int = 0


@dataclass
class Outcome:
    """What became of the works of a source: `there` and `left_out` say why they were not added."""

    added: list[Added] = field(default_factory=list)
    there: list[LeftOut] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many works the source holds."""
        return len(self.added) + len(self.there) + len(self.left_out)


def taken(source: Source, known: KnownWorks, works: Mapping[str, Reference]) -> Outcome:
    """What becomes of the works of a source beside those that are there."""
    outcome = Outcome()
    accepted: list[_Candidate] = []
    for work in source.works:
        if isinstance(work, LeftOut):
            outcome.left_out.append(work)
            continue
        if not work.get("title"):
            outcome.left_out.append(LeftOut(work.origin, "it has no title; add one"))
            continue
        try:
            candidate = _Candidate(work, known, source)
        except ValueError:
            reason = "its record could not be read back; add the work by hand"
            outcome.left_out.append(LeftOut(work.origin, reason))
            continue
        if candidate.there:
            outcome.there.append(LeftOut(work.origin, candidate.there))
            continue
        known.add(candidate.reference)
        accepted.append(candidate)
    for round_number in range(_MOST_ROUNDS):
        faulty = _faults(accepted, works)
        for candidate, problems in faulty:
            candidate.mend(problems, is_last=round_number == _MOST_ROUNDS - 1)
        if not faulty:
            break
    for candidate in accepted:
        if candidate.fault:
            outcome.left_out.append(LeftOut(candidate.draft.origin, candidate.fault))
        else:
            outcome.added.append(candidate.added())
    return outcome


class _Candidate:
    """A draft on its way into the bibliography, under a key of its own."""

    def __init__(self, draft: Draft, known: KnownWorks, source: Source) -> None:
        self.source = source
        self.draft = draft
        self.fault = ""
        former = next(iter(draft.former_keys), "")
        self.key = new_key(draft.as_reference(former), former, known.keys)
        free = [one for one in draft.former_keys if one == self.key or one not in known.keys]
        self.draft = replace(draft, former_keys=tuple(free))
        self.cures: list[str] = []
        for taken_key in draft.former_keys:
            if taken_key not in free:
                self.cures.append(f"Its key '{taken_key}' is that of another work here.")
        self._write()
        self.there = known.same(self.reference)

    def _write(self) -> None:
        """Write the record, and read it back as the bibliography will."""
        self.text = record(self.draft, self.key, verified=self.source.verified)
        self.problems: list[Problem] = []
        written = self.text.encode("utf-8", errors="replace")
        decode(self.key, written, self.problems, MAX_BIBLIOGRAPHY)
        works, found = read_bibliography(self.key, self.text)
        self.problems += found
        self.reference = works[self.key]

    def mend(self, problems: list[Problem], *, is_last: bool) -> None:
        """Take out the fields at which problems lie; where that cannot be, the record is faulty."""
        by_line = {place.line: name for name, place in self.reference.field_places.items()}
        fields = dict(self.draft.fields)
        former_keys = self.draft.former_keys
        for problem in problems:
            name = by_line.get(problem.place.line, "")
            said = f"{problem.message} [{problem.rule}]"
            if not name or name in _NEEDED or is_last:
                self.fault = said
                return
            if name == "ids":
                former_keys = ()
            fields[name] = ""
            self.cures.append(f"Left out: {name}: {said}.")
        self.draft = replace(self.draft, fields=fields, former_keys=former_keys)
        self._write()

    def added(self) -> Added:
        notes = [*self.source.notes, *self.draft.notes, *self.cures]
        return Added(
            key=self.key,
            text=self.text,
            notes=tuple(notes),
            left_out=self.draft.left_out,
            origin=self.draft.origin,
        )


def _faults(
    candidates: list[_Candidate], works: Mapping[str, Reference]
) -> list[tuple[_Candidate, list[Problem]]]:
    """The candidates whose records would not be sound, each with what is wrong with it."""
    by_key = {one.key: one for one in candidates if not one.fault}
    problems = [one for candidate in by_key.values() for one in candidate.problems]
    fresh = {key: candidate.reference for key, candidate in by_key.items()}
    corpus = Corpus(
        today=date.max,  # no rule for records asks which day it is
        authored=(),
        references={**works, **fresh},
        pages={},
        broken=frozenset(),
    )
    problems += check(corpus)
    faults: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity == "error" and problem.place.file in by_key:
            faults.setdefault(problem.place.file, []).append(problem)
    return [(by_key[key], found) for key, found in faults.items()]
