"""From a folder to a corpus: the one place that reads authored files.

Whatever is malformed becomes problems; everything sound is loaded all the same.
"""

import re
import stat
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus, LoadedEntry, Piece, PlainPage
from litmap.content.decoding import MAX_BYTES, decode, read
from litmap.content.explain import explain
from litmap.content.frontmatter import Document, read_document, read_fields
from litmap.content.git import commit_of
from litmap.content.link_records import recall
from litmap.content.prose import parse_body, parse_inline, parse_sources
from litmap.model.fields import ID_LENGTH, ID_PATTERN, Phrase, Prose, Record, Sources, reserved
from litmap.model.kinds import MODELS
from litmap.model.paper import Paper
from litmap.model.vocabulary import KIND_OF_FOLDER, PLURALS
from litmap.model.walk import hidden, walk
from litmap.problems.problem import Place, Problem, look_alike

CONTENT = "content"
BIBLIOGRAPHY = "references.bib"
MAX_BIBLIOGRAPHY = 5_000_000
MAX_PAPER = 100_000
PLAIN_PAGES = ("index.md", "about.md")
PAPER_FILE = "paper.yml"
MOST_NESTED_FOLDERS = 2
_FOLDERS = ", ".join(f"{CONTENT}/{plural}/" for plural in PLURALS.values())
_OTHER_FILES = frozenset({PAPER_FILE, "removed.yml"})
_Model = TypeVar("_Model", bound=Record)
FAR = date(9999, 12, 31)


def load(root: Path, today: date) -> tuple[Corpus, list[Problem]]:
    """Read `references.bib` and everything below `content/`. Raises OSError only where `root` itself is unreadable.

    duplicate-id: an id is used once, whatever the kind.
        bad:  barriers/oecd.md beside institutions/oecd.md
        good: one of them under another name
    """
    problems: list[Problem] = []
    files = dict(_content_files(root, problems))
    entries: dict[str, LoadedEntry] = {}
    broken: set[str] = set()
    for name, path in files.items():
        if "/" not in name:
            continue
        data = _bytes_of(f"{CONTENT}/{name}", path, problems)
        entry = None if data is None else _load_entry(name, data, problems)
        if entry is None:
            broken.add(path.stem)
        elif entry.id in entries:
            other = entries[entry.id].file
            problems.append(
                Problem(
                    Place(entry.file),
                    "duplicate-id",
                    f"'{entry.id}' is already the id of {other}; rename one of the two files",
                )
            )
        else:
            entries[entry.id] = entry
    future = {entry.id: entry for entry in entries.values() if hidden(entry.fields, today)}
    shown = {entry.id: entry for entry in entries.values() if entry.id not in future}
    pages = _plain_pages(files, problems)
    paper = _paper(files, problems)
    references = _bibliography(root, problems)
    link_records = recall(root, problems)
    commit = commit_of(root)
    return Corpus(
        today, shown, future, references, pages, frozenset(broken), paper, commit, link_records
    ), problems


def _bibliography(root: Path, problems: list[Problem]) -> dict[str, Any]:
    """The records of references.bib.

    missing-file: content/, its index.md and about.md, and references.bib are there.
        bad:  no content/about.md
        good: content/about.md with title and summary
    """
    path = root / BIBLIOGRAPHY
    if not path.is_file() or path.is_symlink():
        problems.append(
            Problem(
                Place(BIBLIOGRAPHY),
                "missing-file",
                f"there is no file {BIBLIOGRAPHY} in the "
                "project's folder; create it, or give the right folder with --root",
            )
        )
        return {}
    data = _bytes_of(BIBLIOGRAPHY, path, problems, MAX_BIBLIOGRAPHY)
    if data is None:
        return {}
    text = decode(BIBLIOGRAPHY, data, problems, MAX_BIBLIOGRAPHY)
    references, found = read_bibliography(BIBLIOGRAPHY, text)
    problems += found
    return references


def _bytes_of(
    file: str, path: Path, problems: list[Problem], limit: int = MAX_BYTES
) -> bytes | None:
    """What a file holds; None, and a problem, where it cannot be read.

    unreadable: every file and folder below content/ can be read by whoever runs the check.
        bad:  a file that belongs to another user
        good: the same with 'chmod a+r'
    """
    try:
        return read(path, limit)
    except OSError as error:
        problems.append(_unreadable(file, error))
        return None


def _unreadable(file: str, error: OSError) -> Problem:
    reason = (error.strerror or "no reason is given").lower()
    return Problem(
        Place(file), "unreadable", f"this cannot be read ({reason}); allow reading it, or remove it"
    )


def _content_files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Every authored file below `content/` as ('barriers/x.md', path), sorted; strays are reported.

    stray-file: below content/ stand entries only, named with lower-case words.
        bad:  content/barriers/Slow Ratification.md
        good: content/barriers/slow-ratification.md
    """
    content = root / CONTENT
    if not content.is_dir() or content.is_symlink():
        problems.append(
            Problem(
                Place(CONTENT),
                "missing-file",
                "there is no folder content/; create it, or give the right folder with --root",
            )
        )
        return
    for path in _within(content, MOST_NESTED_FOLDERS, problems):
        relative = path.relative_to(content).as_posix()
        if message := _stray(relative, path):
            problems.append(Problem(Place(f"{CONTENT}/{relative}"), "stray-file", message))
        else:
            yield relative, path


def _within(folder: Path, depth: int, problems: list[Problem]) -> Iterator[Path]:
    """All files in a folder and so many folders below, sorted; deeper folders come unopened."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        inner = folder.parts[folder.parts.index(CONTENT, -1 - MOST_NESTED_FOLDERS) :]
        problems.append(_unreadable("/".join(inner), error))
        return
    for path in paths:
        if depth and path.is_dir() and not path.is_symlink():
            yield from _within(path, depth - 1, problems)
        else:
            yield path


def _stray(relative: str, path: Path) -> str:
    """Why a file cannot be content, or ''."""
    folder, _, name = relative.rpartition("/")
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        return f"no entry stands so deep; put entries in {_FOLDERS} and remove this folder"
    if not stat.S_ISREG(mode):
        return "this is a link or a special file; put a plain file in its place"
    if not folder and (name in PLAIN_PAGES or name in _OTHER_FILES):
        return ""
    if folder not in KIND_OF_FOLDER:
        return f"entries stand in {_FOLDERS}; move the file"
    if not name.endswith(".md"):
        return "an entry's file ends in '.md'; rename or remove this one"
    stem = name.removesuffix(".md")
    if not re.fullmatch(ID_PATTERN, stem) or len(stem) > ID_LENGTH:
        if odd := look_alike(stem[:80]):
            return f"'{stem[:80]}' cannot be an id; {odd}"
        return (
            f"'{stem[:80]}' cannot be an id; name the file with lower-case words joined by '-', at most "
            f"{ID_LENGTH} characters, such as 'slow-ratification.md'"
        )
    return reserved(stem)


def _load_entry(name: str, data: bytes, problems: list[Problem]) -> LoadedEntry | None:
    folder, stem = name.removesuffix(".md").split("/")
    kind = KIND_OF_FOLDER[folder]
    document, found = read_document(f"{CONTENT}/{name}", data)
    problems += found
    if not document.fields:
        return None
    before = len(problems)
    fields = validate(MODELS[kind], document, problems)
    if fields is None:
        return None
    complete = len(problems) == before
    pieces = tuple(_pieces(fields, document))
    for piece in pieces:
        problems += piece.prose.problems
    return LoadedEntry(
        stem, kind, document.file, fields, document.body, document.places, pieces, complete
    )


def validate(model: type[_Model], document: Document, problems: list[Problem]) -> _Model | None:
    """The typed fields of a document.

    Faulty values are reported and left out, and with them the list items that
    cannot do without them, so that the rest still loads. None if nothing is left.
    """
    fields = document.fields
    for whole_items in (False, True, True):
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            details = error.errors(include_url=False)
        if fields is document.fields:
            problems += [explain(detail, model, document) for detail in details]
        fields = _without(fields, [detail["loc"] for detail in details], whole_items)
    return None


def _without(fields: Any, faults: list[tuple[int | str, ...]], whole_items: bool) -> Any:
    """The fields without the faulty values; with `whole_items` a list item that holds a fault goes as a whole."""
    tails: dict[int | str, list[tuple[int | str, ...]]] = defaultdict(list)
    for head, *tail in faults:
        tails[head].append(tuple(tail))
    if isinstance(fields, list):
        kept = [
            item
            if index not in tails
            else None
            if whole_items or () in tails[index]
            else _without(item, tails[index], whole_items)
            for index, item in enumerate(fields)
        ]
        return [item for item in kept if item is not None]
    return {
        name: value if str(name) not in tails else _without(value, tails[str(name)], whole_items)
        for name, value in fields.items()
        if str(name) not in tails or (() not in tails[str(name)] and isinstance(value, list | dict))
    }


def _pieces(fields: Record, document: Document) -> Iterator[Piece]:
    for found in walk(fields, FAR):
        if isinstance(found.marker, Prose | Sources):
            parse = parse_sources if isinstance(found.marker, Sources) else parse_inline
            yield Piece(found, parse(found.value))
    if document.body.strip():
        yield Piece(None, parse_body(document.body))


def _paper(files: dict[str, Path], problems: list[Problem]) -> Paper | None:
    if PAPER_FILE not in files:
        return None
    data = _bytes_of(f"{CONTENT}/{PAPER_FILE}", files[PAPER_FILE], problems, MAX_PAPER)
    if data is None:
        return None
    document, found = read_fields(f"{CONTENT}/{PAPER_FILE}", data, MAX_PAPER)
    problems += found
    return validate(Paper, document, problems) if document.fields else None


class PlainFields(Record):
    """The fields of a page that is no entry."""

    title: Phrase
    summary: Phrase


def _plain_pages(files: dict[str, Path], problems: list[Problem]) -> dict[str, PlainPage]:
    pages: dict[str, PlainPage] = {}
    for name in PLAIN_PAGES:
        file = f"{CONTENT}/{name}"
        if name not in files:
            problems.append(
                Problem(
                    Place(file),
                    "missing-file",
                    f"there is no {file}; create it with 'title' and "
                    "'summary' between two lines '---'",
                )
            )
            continue
        data = _bytes_of(file, files[name], problems)
        if data is None:
            continue
        document, found = read_document(file, data)
        problems += found
        fields = validate(PlainFields, document, problems) if document.fields else None
        if fields is not None:
            prose = parse_body(document.body)
            problems += prose.problems
            stem = name.removesuffix(".md")
            pages[stem] = PlainPage(stem, file, fields.title, fields.summary, document.body, prose)
    return pages
