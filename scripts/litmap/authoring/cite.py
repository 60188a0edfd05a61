"""`litmap cite`: adds a work to references.bib, from a registry or a file.

A work that is there already is refused.
"""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from litmap.authoring.edits import Refused, text_of
from litmap.authoring.records import mark, record
from litmap.authoring.works import read_works
from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus
from litmap.content.writing import refuse_link, write_whole
from litmap.model.reference import Reference
from litmap.problems.problem import Problem
from litmap.references.csl import CslItem, csl_item
from litmap.references.identifiers import bare_doi, doi_of
from litmap.rules import check

CROSSREF = "https://api.crossref.org"
ARXIV = "https://export.arxiv.org"
TIMEOUT = 20
"""Seconds that a registry has to answer."""

MOST_ANSWER_BYTES = 1_000_000
"""Bytes of an answer or a file that are read."""

_ARXIV = re.compile(
    r"(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?)",
    re.IGNORECASE,
)
_RECORD_START = re.compile(r"^@[a-zA-Z]+\{([^,\s]+),", re.MULTILINE)
_ATOM = {"a": "http://www.w3.org/2005/Atom"}


@dataclass(frozen=True)
class Added:
    """A record that was added: its key and its text."""

    key: str
    text: str


def cite(root: Path, source: str, crossref: str = CROSSREF, arxiv: str = ARXIV) -> list[Added]:
    """Add the work that a DOI, an arXiv number or a file names; a file may hold several.

    Raises Refused, with nothing written, if the source is none of these, a registry fails, a work
    is there already, or its record would have an error; OSError if the bibliography
    cannot be written or is a link.
    """
    path = root / "references.bib"
    if not path.is_file():
        raise Refused(f"there is no file {path.name} here; give the project's folder with --root")
    refuse_link(root, path)
    before = text_of(path)
    works, _ = read_bibliography(path.name, before)
    verified = "partly"
    arxiv_number = _ARXIV.fullmatch(source.strip())
    if doi := doi_of(source.strip()):
        items = [_from_crossref(doi, crossref)]
    elif arxiv_number:
        items = [_from_arxiv(arxiv_number[1], arxiv)]
    else:
        items = _from_file(Path(source))
        verified = "no"
    added: list[Added] = []
    for item in items:
        one = _made(item, works, verified)
        works |= _read_back(item, one)
        added.append(one)
    _refuse_unsound(path.name, works)
    _write(path, before, added)
    return added


def _made(item: CslItem, works: Mapping[str, Reference], verified: str) -> Added:
    """A work as a record. Raises Refused if it is among the `works`, or its form is not CSL's."""
    try:
        _refuse_double(item, map(csl_item, works.values()))
        return Added(*record(item, works, verified=verified))
    except (TypeError, AttributeError, LookupError, ValueError):
        raise Refused(
            f"the record of '{str(item.get('title'))[:60]}' is not in the form of CSL-JSON; "
            "correct it, or add the work by hand"
        ) from None


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


def _refuse_double(item: CslItem, known: Iterable[CslItem]) -> None:
    for other in known:
        for name in ("DOI", "archive_location", "URL"):
            mine = bare_doi(_comparable(item, name))
            if mine and mine == _comparable(other, name):
                raise Refused(f"the work is there already: cite it as '@{other['id']}'")
        if all(mark(item)) and mark(item) == mark(other):
            raise Refused(
                "a work of that title, author and year is there already: "
                f"cite it as '@{other['id']}'"
            )


def _comparable(item: CslItem, name: str) -> str:
    """An identifier without regard to case and a slash at its end."""
    return str(item.get(name) or "").casefold().rstrip("/")


def _write(path: Path, before: str, added: list[Added]) -> None:
    """Add the records in the order of keys; other bytes stay."""
    text = before
    if text and not text.endswith("\n"):
        text += "\n"
    for one in added:
        text = _with_record(text, one)
    write_whole(path, text)


def _with_record(text: str, added: Added) -> str:
    """The bibliography with a record before the first one whose key is behind its own, or last."""
    for match in _RECORD_START.finditer(text):
        if match[1] > added.key:
            return f"{text[: match.start()]}{added.text}\n{text[match.start() :]}"
    before = f"{text.rstrip()}\n\n".lstrip()
    return before + added.text


def _from_file(path: Path) -> list[CslItem]:
    if not path.is_file():
        raise Refused(
            f"'{str(path)[:100]}' is no DOI, no arXiv number and no file; "
            "write 10.1093/ia/iiae073, 2307.04699, or the name of a .bib, .ris or .json file"
        )
    if path.stat().st_size > MOST_ANSWER_BYTES:
        raise Refused(
            f"{path.name} has more than {MOST_ANSWER_BYTES:,} bytes; keep the records that you need"
        )
    try:
        items = read_works(path.name, path.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise Refused(f"{path.name} cannot be read: {fault}") from None
    if not items:
        raise Refused(f"there is no work in {path.name}")
    return items


def _from_crossref(doi: str, base: str) -> CslItem:
    answer = _fetch(f"{base}/works/{quote(doi, safe='')}", "Crossref", f"the DOI {doi}")
    try:
        message = json.loads(answer)["message"]
        if not message["title"]:
            raise KeyError("title")
    except (ValueError, KeyError, TypeError):
        raise Refused(
            f"Crossref's answer for {doi} is not a record; add the work by hand"
        ) from None
    return dict(message) | {"DOI": message.get("DOI") or doi}


def _from_arxiv(number: str, base: str) -> CslItem:
    answer = _fetch(f"{base}/api/query?id_list={number}", "arXiv", f"the number {number}")
    if b"<!DOCTYPE" in answer or b"<!ENTITY" in answer:
        raise Refused("arXiv's answer is not plain; add the work by hand")
    try:
        item = _read_atom(answer)
    except (ElementTree.ParseError, ValueError):
        raise Refused(f"arXiv knows no work with the number {number}; check it") from None
    return item | {"archive": "arXiv", "archive_location": number.partition("v")[0]}


def _read_atom(answer: bytes) -> CslItem:
    """The work in arXiv's answer. Raises ParseError or ValueError if there is none."""
    entry = ElementTree.fromstring(answer).find("a:entry", _ATOM)
    if entry is None:
        raise ValueError("no entry")
    title = entry.findtext("a:title", "", _ATOM)
    authors: list[dict[str, str]] = []
    for name in entry.findall("a:author/a:name", _ATOM):
        given, _, family = (name.text or "").rpartition(" ")
        authors.append({"given": given, "family": family})
    if not title or not authors:
        raise ValueError("no title or author")
    day = entry.findtext("a:published", "", _ATOM)[:10]
    parts = [int(part) for part in day.split("-") if part.isdecimal()]
    return {
        "type": "document",
        "title": title,
        "author": authors,
        "language": "en",
        "issued": {"date-parts": [parts]},
    }


def _fetch(url: str, who: str, what: str) -> bytes:
    """A registry's answer. Raises Refused, which says what failed."""
    request = urllib.request.Request(
        url, headers={"User-Agent": "litmap", "Accept": "application/json, */*"}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            data: bytes = answer.read(MOST_ANSWER_BYTES + 1)
    except urllib.error.HTTPError as error:
        if error.code in (400, 404, 410):
            raise Refused(f"{who} knows nothing of {what}; check it for a slip") from None
        raise Refused(
            f"{who} answered {error.code} for {what}; try again later, or add the work by hand"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        said = f"cannot be reached ({str(reason)[:80]})"
        if isinstance(reason, TimeoutError):
            said = f"did not answer within {TIMEOUT} seconds"
        raise Refused(f"{who} {said}; try again later, or give a file") from None
    if len(data) > MOST_ANSWER_BYTES:
        raise Refused(f"{who}'s answer for {what} is too long; add the work by hand")
    return data
