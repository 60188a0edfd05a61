"""What one authored file says: from its bytes to an entry, a page, the paper or records.

Each reader gives what could be read, and what is wrong with the file.
"""

from collections.abc import Iterator
from pathlib import Path

from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import LoadedEntry, Piece, PlainPage
from litmap.content.decoding import decode
from litmap.content.frontmatter import Document, read_document, read_fields
from litmap.content.hidden import milder_where_unseen
from litmap.content.misplaced import of_another_kind
from litmap.content.parse import parse_body, parse_inline, parse_sources
from litmap.content.validation import validate
from litmap.model.fields import Phrase, Prose, Record, Sources
from litmap.model.kinds import MODELS
from litmap.model.paper import Paper
from litmap.model.reference import Reference
from litmap.model.vocabulary import KIND_OF_FOLDER
from litmap.model.walk import FAR, AnyRecord, walk
from litmap.problems.problem import Problem

MAX_BIBLIOGRAPHY = 5_000_000
"""Bytes of the bibliography that are read."""

MAX_PAPER = 100_000
"""Bytes of paper.yml that are read."""

MAX_LIST = 1_000_000
"""Bytes of a file of records, such as removed.yml, that are read."""


class PlainFields(Record):
    """The fields of a page that is no entry."""

    title: Phrase
    summary: Phrase


def read_entry(file: str, data: bytes) -> tuple[LoadedEntry | None, list[Problem]]:
    """The entry in `file` ('content/barriers/x.md') that holds `data`, and what is wrong with it.

    None if nothing of it can be read.
    """
    document, problems = read_document(file, data)
    if not document.fields:
        return None, problems
    before = len(problems)
    _, folder, stem = file.removesuffix(".md").split("/")
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


def read_references(file: str, data: bytes) -> tuple[dict[str, Reference], list[Problem]]:
    """The records of a bibliography by key."""
    decoding: list[Problem] = []
    text = decode(file, data, decoding, MAX_BIBLIOGRAPHY)
    references, found = read_bibliography(file, text)
    return references, [*milder_where_unseen(decoding, references.values()), *found]


def read_paper(file: str, data: bytes) -> tuple[Paper | None, list[Problem]]:
    """The source paper; None if its file cannot be read."""
    document, problems = read_fields(file, data, MAX_PAPER)
    if not document.fields:
        return None, problems
    return validate(Paper, document, problems), problems


def read_records(
    file: str, data: bytes, *, model: type[AnyRecord], items: str
) -> tuple[tuple[AnyRecord | None, bool], list[Problem]]:
    """A file of records as its model, None if nothing of it can be read; and whether all could be.

    With `items` the file is a list, which becomes the field of that name.
    """
    document, problems = read_fields(file, data, MAX_LIST, items=items)
    records = None
    if document.fields:
        records = validate(model, document, problems)
    is_sound = all(problem.severity != "error" for problem in problems)
    return (records, is_sound), problems


def read_page(file: str, data: bytes) -> tuple[PlainPage | None, list[Problem]]:
    """A page that is no entry; None if it cannot be read."""
    document, problems = read_document(file, data)
    if not document.fields:
        return None, problems
    fields = validate(PlainFields, document, problems)
    if fields is None:
        return None, problems
    prose = parse_body(document.body)
    problems += prose.problems
    page = PlainPage(
        name=Path(file).stem,
        file=file,
        title=fields.title,
        summary=fields.summary,
        body=document.body,
        prose=prose,
    )
    return page, problems
