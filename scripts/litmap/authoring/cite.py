"""`litmap cite`: adds a work to references.bib, from a registry, a web page or a file.

A work that is there already is refused.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from litmap.authoring.bib_file import with_records
from litmap.authoring.edits import Refused, text_of
from litmap.authoring.fetching import Web
from litmap.authoring.page_record import PageWork, work_of_page
from litmap.authoring.record_keys import mark
from litmap.authoring.records import left_out, record
from litmap.authoring.registry import work_of_doi
from litmap.authoring.works import Work, of_parts, read_works
from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus
from litmap.content.writing import refuse_link, write_whole
from litmap.model.reference import Reference
from litmap.problems.problem import Problem
from litmap.references.csl import CslItem, csl_item
from litmap.references.identifiers import bare_doi, doi_of
from litmap.rules import check

MOST_FILE_BYTES = 1_000_000
"""Bytes of a file that are read."""

_ARXIV = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*)?"
    r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """Works that a source names, what was learnt of them in sentences, and how far to trust it."""

    works: list[Work]
    notes: tuple[str, ...] = ()
    verified: str = "partly"


@dataclass(frozen=True)
class Added:
    """A record that was added: its key, its text, and what its author should know of it.

    `read_line` is the line of its field `read` in references.bib.
    """

    key: str
    text: str
    notes: tuple[str, ...] = ()
    read_line: int = 0


def cite(root: Path, source: str, today: date, web: Web) -> list[Added]:
    """Add the work that a DOI, an arXiv number, a web address or a file names.

    A file may hold several works. `today` is the day on which a page was seen. Raises Refused, with
    nothing written, if the source is none of these, what it names cannot be read, a work is there
    already, or its record would have an error; OSError if the bibliography cannot be written or is
    a link.
    """
    path = root / "references.bib"
    if path.suffix.lower() in (".bib", ".ris", ".json") and not path.exists():
        raise Refused(f"there is no file {str(path)[:100]}; correct its name or its folder")
    if not path.is_file():
        raise Refused(f"there is no file {path.name} here; give the project's folder with --root")
    refuse_link(root, path)
    before = text_of(path)
    works, _ = read_bibliography(path.name, before)
    known = _Known(works)
    found = _found(source.strip(), known, today, web)
    added: list[Added] = []
    for work in found.works:
        one = _made(work, known, works, source=found)
        fresh = _read_back(work.item, one)
        known.add(fresh)
        works |= fresh
        added.append(one)
    _refuse_unsound(path.name, works)
    after = with_records(before, {one.key: one.text for one in added})
    write_whole(path, after)
    works, _ = read_bibliography(path.name, after)
    return [replace(one, read_line=works[one.key].place_of("read").line) for one in added]


class _Known:
    """The works that are there, by what tells one work from another."""

    def __init__(self, works: Mapping[str, Reference]) -> None:
        """`works` are those of the bibliography."""
        self._keys: dict[tuple[str, ...], str] = {}
        self.add(works)

    def add(self, works: Mapping[str, Reference]) -> None:
        """These works are there too."""
        for key, work in works.items():
            for sign in _signs(csl_item(work)):
                self._keys.setdefault(sign, key)

    def refuse(self, item: CslItem) -> None:
        """Raise Refused for an item with an identifier, or title, author and year, of a work."""
        for sign in _signs(item):
            if key := self._keys.get(sign):
                same = "the work"
                if sign == mark(item):
                    same = "a work of that title, author and year"
                raise Refused(f"{same} is there already: cite it as '@{key}'")


def _found(source: str, known: _Known, today: date, web: Web) -> Source:
    """What a source names; whether a work is there already is asked before the web is."""
    doi = doi_of(source).rstrip(".,;")
    if arxiv := _ARXIV.fullmatch(source):
        doi = f"10.48550/arXiv.{arxiv[1]}"
        known.refuse({"archive_location": arxiv[1]})
    if doi:
        known.refuse({"DOI": doi})
        return Source([of_parts(work_of_doi(doi, web), dict)])
    if _ADDRESS.match(source):
        known.refuse({"URL": source})
        return _from_page(work_of_page(source.partition("#")[0], today, web), known, web)
    return Source(_from_file(Path(source)), verified="no")


def _from_page(page: PageWork, known: _Known, web: Web) -> Source:
    """The work of a page; where it names a DOI, the registry's record, if there is one."""
    notes: list[str] = []
    if page.doi:
        known.refuse({"DOI": page.doi})
        named = f"The page names the DOI {page.doi}"
        try:
            registered = of_parts(work_of_doi(page.doi, web), dict)
            return Source([registered], (f"{named}: the record is its registry's.",))
        except Refused as why:
            notes.append(f"{named}, but {why}.")
    taken = [f"{part} from {origin}" for part, origin in page.origins.items()]
    notes.append(f"Taken from the page: {', '.join(taken)}.")
    return Source([Work(page.item, {})], (*notes, *page.missing))


def _made(work: Work, known: _Known, taken: Container[str], *, source: Source) -> Added:
    """A work as a record, whose key is not `taken`.

    Raises Refused if the work is there already, or its form is not CSL's.
    """
    try:
        known.refuse(work.item)
        key, text = record(work.item, taken, verified=source.verified)
        lost = left_out(work.item, work.without)
    except (TypeError, AttributeError, LookupError, ValueError):
        raise Refused(
            f"the record of '{str(work.item.get('title'))[:60]}' is not in the form of CSL-JSON; "
            "correct it, or add the work by hand"
        ) from None
    notes = source.notes
    if lost:
        notes += (f"Left out: {', '.join(name[:40] for name in lost)}.",)
    return Added(key, text, notes)


def _read_back(item: CslItem, added: Added) -> dict[str, Reference]:
    """The record as the bibliography's reader has it; the key is the name of its file.

    Raises Refused if the reader finds an error, or not everybody whom the item names.
    """
    fresh, problems = read_bibliography(added.key, added.text)
    for problem in problems:
        if problem.severity == "error":
            raise _unsound(problem)
    work = fresh[added.key]
    for name, people in (("author", work.authors), ("editor", work.editors)):
        if len(people) != len(item.get(name) or ()):
            raise Refused(
                f"an {name} of '{str(item.get('title'))[:60]}' cannot be read; "
                "write the name with its family name, or add the work by hand"
            )
    return fresh


def _refuse_unsound(file: str, works: dict[str, Reference]) -> None:
    """Raise Refused if a rule finds an error in a record that is not in the `file` yet."""
    # no rule for records asks which day it is
    corpus = Corpus(today=date.max, authored=(), references=works, pages={}, broken=frozenset())
    for problem in check(corpus):
        if problem.severity == "error" and problem.place.file != file:
            raise _unsound(problem)


def _unsound(problem: Problem) -> Refused:
    return Refused(f"the record would not be sound: {problem.message} [{problem.rule}]")


def _signs(item: CslItem) -> Iterator[tuple[str, ...]]:
    """What a work has alone: each identifier with its name; title, first author and year."""
    for name in ("DOI", "archive_location", "URL"):
        if value := _comparable(item, name):
            yield name, value
    if all(mark(item)):
        yield mark(item)


def _comparable(item: CslItem, name: str) -> str:
    """An identifier without regard to case; of an address what tells pages apart."""
    value = bare_doi(str(item.get(name) or "").casefold())
    if name == "URL":
        return re.sub(r"^https?://(www\.)?|#.*$", "", value).rstrip("/")
    return value


def _from_file(path: Path) -> list[Work]:
    if path.suffix.lower() in (".bib", ".ris", ".json") and not path.exists():
        raise Refused(f"there is no file {str(path)[:100]}; correct its name or its folder")
    if not path.is_file():
        raise Refused(
            f"'{str(path)[:100]}' is not a DOI, arXiv number, web address or file; "
            "write 10.1093/ia/iiae073, 2307.04699, https://…, or the name of a .bib, .ris or "
            ".json file"
        )
    if path.stat().st_size > MOST_FILE_BYTES:
        raise Refused(
            f"{path.name} has more than {MOST_FILE_BYTES:,} bytes; keep the records that you need"
        )
    try:
        works = read_works(path.name, path.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise Refused(f"{path.name} cannot be read: {fault}") from None
    if not works:
        raise Refused(f"there is no work in {path.name}")
    return works
