"""Works as records of plain BibTeX, for styles that do not know BibLaTeX."""

import calendar
from collections.abc import Iterator

from litmap.model.reference import Reference
from litmap.references.record_text import as_latex, field_text, names_text, protected, record_text
from litmap.references.typography import ordinal
from litmap.references.work_types import type_of, type_words

_SAME = (
    *("volume", "series", "chapter", "isbn", "issn", "doi", "url", "urldate", "eprint"),
    *("keywords",),
)
"""Fields that are called the same; styles pass over those that they do not know."""

_PUBLISHERS = ("publisher", "institution", "school", "organization")


def bibtex_record(reference: Reference) -> str:
    """A work as a record of plain BibTeX.

    Acronyms in titles are in braces, so that no style turns them into small letters.
    """
    kind = _kind(reference)
    return record_text(kind, reference.key, dict(_values(reference, kind)))


def _kind(reference: Reference) -> str:
    kind = type_of(reference).bibtex
    if kind == "phdthesis" and "master" in type_words(reference).casefold():
        return "mastersthesis"
    return kind


def _values(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """The fields as LaTeX; those without a value do not count."""
    yield "author", names_text(reference.names("author"))
    yield "title", protected(as_latex(_title(reference)))
    yield "editor", names_text(reference.names("editor"))
    yield "journal", as_latex(reference.first_of("journaltitle", "journal"))
    yield "booktitle", protected(as_latex(reference.get("booktitle")))
    yield from _date(reference)
    yield "number", as_latex(reference.first_of("number", "issue"))
    yield "pages", as_latex(reference.first_of("pages", "eid")).replace("–", "--")
    yield "edition", as_latex(ordinal(reference.get("edition")).removesuffix(" edition"))
    yield from _publisher(reference, kind)
    yield "address", as_latex(reference.first_of("location", "address"))
    note = _note(reference)
    if kind == "unpublished":
        note = note or reference.get("eventtitle") or "Unpublished"
    yield "note", as_latex(note)
    archive = as_latex(reference.first_of("eprinttype", "archiveprefix"))
    yield "archiveprefix", archive
    yield "eprinttype", archive  # by that name in Zotero
    yield "language", as_latex(reference.first_of("langid", "language"))
    yield "primaryclass", as_latex(reference.first_of("eprintclass", "primaryclass"))
    for name in _SAME:
        yield name, field_text(name, reference.get(name))
    if not reference.authors and not reference.editors:
        yield "key", as_latex(reference.get("title"))


def _date(reference: Reference) -> Iterator[tuple[str, str]]:
    """Year, and month and day where they are known; words where no year is."""
    published = reference.published
    yield "year", as_latex(published.words).replace("–", "--")
    if published.end:
        return
    _, month, day = f"{published.start}--".split("-")[:3]
    if month:
        yield "month", calendar.month_name[int(month)]
    if day:
        yield "day", day.lstrip("0")


def _title(reference: Reference) -> str:
    return ": ".join(filter(None, (reference.get("title"), reference.get("subtitle"))))


def _publisher(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Who published a work, in the field that its type has for it, and what kind of work it is."""
    publisher = as_latex(reference.first_of(*_PUBLISHERS))
    words = as_latex(type_words(reference))
    if kind == "techreport":
        yield "institution", publisher
        yield "type", words
    elif kind.endswith("thesis"):
        yield "school", publisher
        yield "type", words
    elif kind == "misc":
        said = as_latex(reference.get("howpublished"))
        yield "howpublished", ", ".join(filter(None, (said, publisher, words)))
        yield "publisher", publisher  # which styles pass over, and managers read
    elif kind == "manual":
        yield "organization", publisher
    else:
        yield "publisher", publisher


def _note(reference: Reference) -> str:
    """The note, and who translated the work."""
    note = reference.get("note")
    names = [f"{person.first} {person.last}".strip() for person in reference.translators]
    if names:
        note = f"{note.rstrip('.')}. " if note else ""
        note += f"Translated by {', '.join(names)}"
    return note
