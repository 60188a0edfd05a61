"""From a folder to a corpus: the one place that reads authored files.

Whatever is malformed becomes problems; everything sound is loaded all the same.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus, LoadedEntry, Piece, PlainPage
from litmap.content.decoding import decode
from litmap.content.files import (
    AGREEMENT_FILE,
    BIBLIOGRAPHY,
    CONTENT,
    DISPUTES_FILE,
    OPTIONAL_PAGES,
    PAPER_FILE,
    PLAIN_PAGES,
    REMOVED_FILE,
    bytes_of,
    content_files,
)
from litmap.content.frontmatter import Document, read_document, read_fields
from litmap.content.git import commit_of
from litmap.content.hidden import milder_where_unseen
from litmap.content.link_records import recall
from litmap.content.misplaced import of_another_kind
from litmap.content.names_for_ids import with_id
from litmap.content.parse import parse_body, parse_inline, parse_sources
from litmap.content.validation import validate
from litmap.model.agreement import Agreement
from litmap.model.dispute import Dispute, DisputesFile
from litmap.model.fields import Phrase, Prose, Record, Sources
from litmap.model.kinds import MODELS
from litmap.model.paper import Paper
from litmap.model.reference import Reference
from litmap.model.removed import Removed, RemovedFile
from litmap.model.vocabulary import KIND_OF_FOLDER
from litmap.model.walk import AnyRecord, hidden, walk
from litmap.problems.problem import Place, Problem

MAX_BIBLIOGRAPHY = 5_000_000
"""Bytes of the bibliography that are read."""

MAX_PAPER = 100_000
"""Bytes of paper.yml that are read."""

MAX_LIST = 1_000_000
"""Bytes of a file of records, such as removed.yml, that are read."""

FAR = date(9999, 12, 31)
"""A day on which nothing is hidden."""


class PlainFields(Record):
    """The fields of a page that is no entry."""

    title: Phrase
    summary: Phrase


def load(root: Path, today: date) -> tuple[Corpus, list[Problem]]:
    """Read `references.bib` and everything below `content/`.

    Raises OSError only if `root` itself is unreadable.
    """
    problems: list[Problem] = []
    files = dict(content_files(root, problems))
    misnamed = {Path(one.place.file).name.partition(".")[0].lower() for one in problems}
    entries, broken = _entries(files, problems)
    removed, removed_is_sound = _removed(files, problems)
    corpus = Corpus(
        today=today,
        authored=tuple(entries.values()),
        references=_bibliography(root, problems),
        pages=_plain_pages(files, problems),
        broken=frozenset(broken | misnamed),
        paper=_paper(files, problems),
        removed=removed,
        removed_is_sound=removed_is_sound,
        disputes=_disputes(files, problems),
        agreement=_agreement(files, problems, today),
        commit=commit_of(root),
        link_records=recall(root, problems),
    )
    return corpus, [with_id(problem, corpus) for problem in problems]


def _entries(
    files: dict[str, Path], problems: list[Problem]
) -> tuple[dict[str, LoadedEntry], set[str]]:
    """The entries by id, and the ids of the files that could not be read as entries.

    duplicate-id: an id is used once, whatever the kind.
        bad:  barriers/oecd.md beside institutions/oecd.md
        good: one of them under another name
    """
    entries: dict[str, LoadedEntry] = {}
    broken: set[str] = set()
    for name, path in files.items():
        if "/" not in name:
            continue
        data = bytes_of(f"{CONTENT}/{name}", path, problems)
        if data is None:
            broken.add(path.stem)
            continue
        entry, found = load_entry(name, data)
        problems += found
        if entry is None:
            broken.add(path.stem)
            continue
        first = entries.setdefault(entry.id, entry)
        if first is not entry:
            message = f"'{entry.id}' is already the id of {first.file}; rename one of the two files"
            problems.append(Problem(Place(entry.file), "duplicate-id", message))
    return entries, broken


def load_entry(name: str, data: bytes) -> tuple[LoadedEntry | None, list[Problem]]:
    """The entry in the file `name` ('barriers/x.md') that holds `data`, and what is wrong with it.

    None if nothing of it can be read.
    """
    document, problems = read_document(f"{CONTENT}/{name}", data)
    if not document.fields:
        return None, problems
    before = len(problems)
    folder, stem = name.removesuffix(".md").split("/")
    kind = KIND_OF_FOLDER[folder]
    if elsewhere := list(of_another_kind(document, kind)):
        return None, problems + elsewhere
    fields = validate(MODELS[kind], document, problems)
    if fields is None:
        return None, problems
    complete = len(problems) == before
    pieces = tuple(_pieces(fields, document))
    for piece in pieces:
        told = {problem.place for problem in problems}
        problems += [one for one in piece.prose.problems if one.place not in told]
    entry = LoadedEntry(
        id=stem,
        kind=kind,
        file=document.file,
        fields=fields,
        body=document.body,
        places=document.places,
        pieces=pieces,
        front=document.front,
        complete=complete,
    )
    return entry, problems


def _pieces(fields: Record, document: Document) -> Iterator[Piece]:
    """The parsed texts of an entry, the body last."""
    for found in walk(fields, FAR):
        if isinstance(found.marker, Sources):
            yield Piece(found, parse_sources(found.value))
        elif isinstance(found.marker, Prose):
            yield Piece(found, parse_inline(found.value))
    if document.body.strip():
        yield Piece(None, parse_body(document.body))


def _bibliography(root: Path, problems: list[Problem]) -> dict[str, Reference]:
    """The records of references.bib.

    missing-file: content/, its index.md and about.md, and references.bib are there.
        bad:  no content/about.md
        good: content/about.md with title and summary
    """
    path = root / BIBLIOGRAPHY
    if not path.is_file() or path.is_symlink():
        message = (
            f"there is no file {BIBLIOGRAPHY} in the "
            "project's folder; create it, or give the right folder with --root"
        )
        problems.append(Problem(Place(BIBLIOGRAPHY), "missing-file", message))
        return {}
    data = bytes_of(BIBLIOGRAPHY, path, problems, MAX_BIBLIOGRAPHY)
    if data is None:
        return {}
    decoding: list[Problem] = []
    text = decode(BIBLIOGRAPHY, data, decoding, MAX_BIBLIOGRAPHY)
    references, found = read_bibliography(BIBLIOGRAPHY, text)
    problems += [*milder_where_unseen(decoding, references.values()), *found]
    return references


def _paper(files: dict[str, Path], problems: list[Problem]) -> Paper | None:
    """The source paper as its file describes it, if there is one."""
    if PAPER_FILE not in files:
        return None
    file = f"{CONTENT}/{PAPER_FILE}"
    data = bytes_of(file, files[PAPER_FILE], problems, MAX_PAPER)
    if data is None:
        return None
    document, found = read_fields(file, data, MAX_PAPER)
    problems += found
    if not document.fields:
        return None
    return validate(Paper, document, problems)


def _removed(files: dict[str, Path], problems: list[Problem]) -> tuple[tuple[Removed, ...], bool]:
    """The tombstones, none where there is no file of them; and whether all could be read."""
    read, is_sound = _list_file(files, problems, REMOVED_FILE, RemovedFile, items="removed")
    return tuple(read.removed if read else ()), is_sound


def _disputes(files: dict[str, Path], problems: list[Problem]) -> tuple[Dispute, ...]:
    """The live disputes, none where there is no file of them."""
    read, _ = _list_file(files, problems, DISPUTES_FILE, DisputesFile)
    return tuple(read.disputes if read else ())


def _agreement(files: dict[str, Path], problems: list[Problem], today: date) -> Agreement | None:
    """The second rating, from the day on which it was made."""
    read, _ = _list_file(files, problems, AGREEMENT_FILE, Agreement)
    return None if read is None or hidden(read, today) else read


def _list_file(
    files: dict[str, Path],
    problems: list[Problem],
    name: str,
    model: type[AnyRecord],
    *,
    items: str = "",
) -> tuple[AnyRecord | None, bool]:
    """What a file of records holds, as its model; and whether all could be read.

    With `items` the file is a list, which becomes the field of that name.
    """
    if name not in files:
        return None, True
    file = f"{CONTENT}/{name}"
    data = bytes_of(file, files[name], problems, MAX_LIST)
    if data is None:
        return None, False
    document, found = read_fields(file, data, MAX_LIST, items=items)
    read = None
    if document.fields:
        read = validate(model, document, found)
    problems += found
    return read, all(problem.severity != "error" for problem in found)


def _plain_pages(files: dict[str, Path], problems: list[Problem]) -> dict[str, PlainPage]:
    """The pages that are no entries, by name."""
    pages: dict[str, PlainPage] = {}
    for name in (*PLAIN_PAGES, *OPTIONAL_PAGES):
        file = f"{CONTENT}/{name}"
        if name not in files and name in OPTIONAL_PAGES:
            continue
        if name not in files:
            message = (
                f"there is no {file}; create it with 'title' and 'summary' between two lines '---'"
            )
            problems.append(Problem(Place(file), "missing-file", message))
            continue
        page = _plain_page(file, files[name], problems)
        if page:
            pages[page.name] = page
    return pages


def _plain_page(file: str, path: Path, problems: list[Problem]) -> PlainPage | None:
    data = bytes_of(file, path, problems)
    if data is None:
        return None
    document, found = read_document(file, data)
    problems += found
    if not document.fields:
        return None
    fields = validate(PlainFields, document, problems)
    if fields is None:
        return None
    prose = parse_body(document.body)
    problems += prose.problems
    return PlainPage(
        name=path.stem,
        file=file,
        title=fields.title,
        summary=fields.summary,
        body=document.body,
        prose=prose,
    )
