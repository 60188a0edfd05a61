"""Works as records of plain BibTeX, for styles that do not know BibLaTeX."""

import calendar
from collections.abc import Iterator

from litmap.model.reference import Reference
from litmap.problems.wording import listed
from litmap.references.address import eprint_address
from litmap.references.containers import journal, journal_name, whole_title
from litmap.references.csl import PUBLISHERS
from litmap.references.days import exact_date
from litmap.references.designation import designation
from litmap.references.eprints import eprint_of, is_preprint
from litmap.references.record_text import (
    as_latex,
    field_text,
    is_name,
    names_text,
    protected,
    record_text,
    with_kept,
)
from litmap.references.typography import ordinal
from litmap.references.work_types import type_of, type_words

_SAME = (
    *("volume", "series", "chapter", "isbn", "issn", "doi", "url", "urldate", "keywords"),
    *("version", "volumes"),
)
"""Fields that are called the same; styles pass over those that they do not know."""


def bibtex_record(reference: Reference) -> str:
    """A work as a record of plain BibTeX.

    Acronyms in titles are in braces, so that no style turns them into small letters.
    """
    kind = _kind(reference)
    values: dict[str, str] = {}
    for name, value in _values(reference, kind):
        if value:
            values.setdefault(name, value)
    return record_text(kind, reference.key, values)


def _kind(reference: Reference) -> str:
    kind = type_of(reference).bibtex
    if kind == "phdthesis" and "master" in type_words(reference).casefold():
        return "mastersthesis"
    if kind == "inbook" and reference.get("booktitle"):
        return "incollection"  # as styles print no other title of an inbook than its own
    return kind


def _values(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """The fields as LaTeX; those without a value do not count."""
    title = whole_title(reference, "title", "subtitle")
    book = whole_title(reference, "booktitle", "booksubtitle")
    yield "author", names_text(reference.names("author"))
    yield "title", protected(with_kept(as_latex(title), reference), whole=is_name(reference))
    yield "editor", names_text(reference.names("editor"))
    yield "translator", names_text(reference.names("translator"))  # for reference managers
    yield "journal", as_latex(journal_name(reference))
    yield "booktitle", protected(with_kept(as_latex(book), reference), whole=False)
    yield from _date(reference)
    yield "number", as_latex(reference.first_of("number", "issue"))
    yield "pages", as_latex(reference.first_of("pages", "eid")).replace("–", "--")
    yield "edition", as_latex(ordinal(reference.get("edition")).removesuffix(" edition"))
    yield from _publisher(reference, kind)
    yield "address", as_latex(reference.first_of("location", "address"))
    yield "note", as_latex(_note(reference, kind))
    yield from _archive(reference)
    yield "language", as_latex(reference.first_of("langid", "language"))
    for name in _SAME:
        yield name, field_text(name, reference.get(name))
    if not reference.authors and not reference.editors:
        yield "key", as_latex(reference.get("title"))


def _archive(reference: Reference) -> Iterator[tuple[str, str]]:
    """The number on arXiv, which styles print by that name; of other archives the address."""
    eprint = eprint_of(reference)
    if eprint is None or not reference.get("eprint"):
        return
    if eprint.archive.name == "arXiv":
        yield "eprint", eprint.number
        yield "archiveprefix", "arXiv"
        yield "eprinttype", "arxiv"  # by that name in Zotero
        yield "primaryclass", as_latex(reference.first_of("eprintclass", "primaryclass"))
    elif not reference.get("url"):
        yield "url", field_text("url", eprint_address(eprint))


def _date(reference: Reference) -> Iterator[tuple[str, str]]:
    """Year, and month and day where they are known; words where no year is."""
    published = reference.published
    yield "year", as_latex(published.words).replace("–", "--")
    if published.end:
        return
    _, month, day = f"{published.start}--".split("-")[:3]
    if month and (day or "/" not in reference.date):
        yield "month", calendar.month_name[int(month)]
    elif words := exact_date(reference).removesuffix(f" {published.words}"):
        yield "month", as_latex(words).replace("–", "--")
    if day:
        yield "day", day.lstrip("0")


def _publisher(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Who published a work, in the field that its type has for it, and what kind of work it is."""
    publisher = as_latex(reference.first_of(*PUBLISHERS))
    words = as_latex(type_words(reference))
    if kind == "techreport":
        yield "institution", publisher
        yield "type", words
    elif kind.endswith("thesis"):
        yield "school", publisher
        yield "type", words
    elif kind == "manual":
        yield "organization", publisher
    else:
        yield "publisher", publisher
    if kind == "misc":
        yield "howpublished", as_latex(_manner(reference))


def _manner(reference: Reference) -> str:
    """How and where a work without a type of its own appeared; styles print nothing else of it."""
    eprint = eprint_of(reference)
    archive = ""
    if eprint and is_preprint(reference):
        archive = "Preprint" if eprint.archive.name == "arXiv" else f"Preprint, {eprint.words}"
    said = [
        reference.get("howpublished"),
        "".join(span.text for span in journal(reference)),
        designation(reference),
        f"version {reference.get('version')}" if reference.get("version") else "",
        reference.first_of(*PUBLISHERS),
        archive,
    ]
    return ", ".join(dict.fromkeys(filter(None, said)))


def _note(reference: Reference, kind: str) -> str:
    """The note, and what BibTeX has no field for."""
    said = [reference.get("note"), reference.get("addendum"), reference.get("titleaddon")]
    if names := [f"{one.first} {one.last}".strip() for one in reference.translators]:
        said.append(f"Translated by {listed(names)}")
    title, date = reference.get("origtitle"), reference.get("origdate")
    if title:
        said.append(", ".join(filter(None, (f"First published as {title}", date))))
    elif date:
        said.append(f"First published in {date}")
    if kind != "misc" and reference.get("version"):
        said.append(f"Version {reference.get('version')}")
    said.append(", ".join(filter(None, map(reference.get, ("eventtitle", "venue")))))
    if reference.get("pubstate") and reference.published.start:
        said.append(reference.get("pubstate").replace("inpress", "in press").capitalize())
    parts = [text.removesuffix(".") for text in said if text]
    if kind == "unpublished" and not parts:
        return "Unpublished"
    return ". ".join(parts)
