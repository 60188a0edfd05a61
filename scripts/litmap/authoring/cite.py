"""`litmap cite`: adds works to references.bib, from a registry, a web page or a file."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from litmap.authoring.bib_file import with_records
from litmap.authoring.csl_draft import draft_of
from litmap.authoring.drafts import Draft, LeftOut
from litmap.authoring.edits import Refused, text_of
from litmap.authoring.fetching import Web
from litmap.authoring.page_record import PageWork, work_of_page
from litmap.authoring.record_keys import bare_address, mark_of, new_key, signs_of
from litmap.authoring.records import record
from litmap.authoring.registry import work_of_doi
from litmap.authoring.works import ENDINGS, read_works
from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus
from litmap.content.decoding import decode
from litmap.content.load import MAX_BIBLIOGRAPHY
from litmap.content.writing import refuse_link, write_whole
from litmap.model.reference import Reference
from litmap.problems.problem import Problem
from litmap.references.csl import CslItem
from litmap.references.identifiers import bare_doi, doi_of
from litmap.references.sameness import are_set_apart
from litmap.rules import check

_ARXIV = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*)?"
    r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

_NEEDED = ("title", "author", "editor")
"""Fields without which a record would say something else."""

_SAME: Mapping[str, str] = {
    "DOI": "a work with that DOI",
    "arXiv": "a work with that arXiv number",
    "address": "a work with that address",
    "key": "a work with that key and title",
    "record": "a work with the same record",
}
"""What is the same about two works, by the name of the sign."""

_MOST_COMPARED = 20
"""Works of one title, author and year with which another one is compared."""

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


def cite(root: Path, source: str, today: date, web: Web) -> Outcome:
    """Add the works that a DOI, an arXiv number, a web address or a file names.

    `today` is the day on which a page was seen. Raises Refused, with nothing written, if the source
    is none of these or what it names cannot be read, and if its only work is there already or would
    not be sound; OSError if the bibliography cannot be written or is a link.
    """
    path = root / "references.bib"
    if not path.is_file():
        raise Refused(f"there is no file {path.name} here; give the project's folder with --root")
    refuse_link(root, path)
    before = text_of(path)
    works, problems = read_bibliography(path.name, before)
    for problem in problems:
        if problem.rule == "bibtex-syntax" and problem.severity == "error":
            raise Refused(
                f"{path.name} has a mistake on line {problem.place.line}, and a record might land "
                f"within another one; mend it first: {problem.message}"
            )
    known = _Known(works)
    found = _found(source.strip(), known, today, web)
    outcome = _taken(found, known, works)
    if outcome.read == 1 and not outcome.added:
        for only in outcome.there:
            raise Refused(only.reason)
        for only in outcome.left_out:
            raise Refused(f"{only.origin}: {only.reason}")
    if outcome.added:
        records = {one.key: one.text for one in outcome.added}
        after = with_records(before, records, works.values())
        if len(after.encode()) > MAX_BIBLIOGRAPHY:
            raise Refused(
                f"{path.name} would have more than {MAX_BIBLIOGRAPHY:,} bytes, which is more "
                "than is read; take a file with fewer records"
            )
        written, _ = read_bibliography(path.name, after)
        if not written.keys() >= {*works, *records}:
            raise Refused(
                f"{path.name} would lose records by the addition; run `litmap check`, mend what it "
                "finds, and try again"
            )
        write_whole(path, after)
        for index, one in enumerate(outcome.added):
            line = written[one.key].place_of("read").line
            outcome.added[index] = replace(one, read_line=line)
    return outcome


class _Known:
    """The works that are there, by what tells one work from another."""

    def __init__(self, works: Mapping[str, Reference]) -> None:
        """`works` are those of the bibliography."""
        self.keys: set[str] = set()
        self._by_sign: dict[tuple[str, ...], str] = {}
        self._by_mark: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
        for work in works.values():
            self.add(work)

    def add(self, work: Reference) -> None:
        """This work is there too, under its key and those that it had."""
        self.keys |= {work.key, *work.former_keys}
        for sign in signs_of(work):
            self._by_sign.setdefault(sign, work.key)
        self._by_mark[mark_of(work)].append(work)
        if work.get("url"):
            self._by_sign.setdefault(("address", bare_address(work.get("url"))), work.key)

    def same(self, work: Reference) -> str:
        """In words that a work is there already; '' if it is not."""
        for name, *rest in signs_of(work):
            if key := self._by_sign.get((name, *rest)):
                return f"{_SAME[name]} is there already: cite it as '@{key}'"
        alike = self._by_mark[mark_of(work)][:_MOST_COMPARED] if mark_of(work) else []
        for other in alike:
            if not are_set_apart(work, other):
                same = "a work of that title, author and year"
                return f"{same} is there already: cite it as '@{other.key}'"
        return ""

    def refuse(self, *sign: str) -> None:
        """Raise Refused if a work with this sign is there."""
        if key := self._by_sign.get(sign):
            raise Refused(f"{_SAME[sign[0]]} is there already: cite it as '@{key}'")


def _found(source: str, known: _Known, today: date, web: Web) -> Source:
    """What a source names; whether a work is there already is asked before the web is."""
    doi = doi_of(source).rstrip(".,;")
    if arxiv := _ARXIV.fullmatch(source):
        doi = f"10.48550/arXiv.{arxiv[1]}"
        known.refuse("arXiv", arxiv[1].casefold())
    if doi:
        known.refuse("DOI", bare_doi(doi.casefold()))
        return Source([_draft(work_of_doi(doi, web))])
    if _ADDRESS.match(source):
        known.refuse("address", bare_address(source))
        return _from_page(work_of_page(source.partition("#")[0], today, web), known, web)
    return Source(_from_file(Path(source)), verified="no")


def _draft(item: CslItem) -> Draft:
    """The draft of a registry's or page's item. Raises Refused for what is none."""
    try:
        return draft_of(item)
    except (TypeError, AttributeError, LookupError, ValueError, OverflowError):
        raise Refused(
            f"the record of '{str(item.get('title'))[:60]}' is not in the form of CSL-JSON; "
            "add the work by hand"
        ) from None


def _from_page(page: PageWork, known: _Known, web: Web) -> Source:
    """The work of a page; where it names a DOI, the registry's record, if there is one."""
    notes: list[str] = []
    if page.doi:
        known.refuse("DOI", bare_doi(page.doi.casefold()))
        named = f"The page names the DOI {page.doi}"
        try:
            registered = _draft(work_of_doi(page.doi, web))
            return Source([registered], (f"{named}: the record is its registry's.",))
        except Refused as why:
            notes.append(f"{named}, but {why}.")
    taken = [f"{part} from {origin}" for part, origin in page.origins.items()]
    notes.append(f"Taken from the page: {', '.join(taken)}.")
    return Source([_draft(page.item)], (*notes, *page.missing))


def _from_file(path: Path) -> list[Draft | LeftOut]:
    if path.suffix.casefold() in ENDINGS and not path.exists():
        raise Refused(f"there is no file {str(path)[:100]}; correct its name or its folder")
    if not path.is_file():
        raise Refused(
            f"'{str(path)[:100]}' is not a DOI, arXiv number, web address or file; "
            "write 10.1093/ia/iiae073, 2307.04699, https://…, or the name of a .bib, .ris or "
            ".json file"
        )
    try:
        works = read_works(path)
    except ValueError as fault:
        raise Refused(f"{path.name} cannot be read: {fault}") from None
    if not works:
        raise Refused(f"there is no work in {path.name}")
    return works


def _taken(source: Source, known: _Known, works: Mapping[str, Reference]) -> Outcome:
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

    def __init__(self, draft: Draft, known: _Known, source: Source) -> None:
        self.source = source
        self.draft = draft
        self.fault = ""
        former = next(iter(draft.former_keys), "")
        self.key = new_key(draft.as_reference(former), former, known.keys)
        free = [one for one in draft.former_keys if one == self.key or one not in known.keys]
        self.draft = replace(draft, former_keys=tuple(free))
        self.cures: list[str] = []
        self._write()
        self.there = known.same(self.reference)

    def _write(self) -> None:
        """Write the record, and read it back as the bibliography will."""
        self.text = record(self.draft, self.key, verified=self.source.verified)
        self.problems: list[Problem] = []
        decode(self.key, self.text.encode("utf-8", errors="replace"), self.problems)
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
        return Added(self.key, self.text, tuple(notes), self.draft.left_out, self.draft.origin)


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
