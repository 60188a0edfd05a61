"""A full reference in pieces: names, title, container, publisher, date, address.

`style.py` documents the form.
"""

import re
from collections.abc import Iterable, Iterator

from litmap.model.reference import Reference
from litmap.problems.wording import capitalised
from litmap.references.address import address_of
from litmap.references.containers import (
    ARTICLES,
    CHAPTERS,
    book,
    book_title,
    chapter,
    edition_words,
    in_brackets,
    is_part,
    issue,
    journal,
    journal_name,
    kind_at_title,
    title_of,
    volume_of,
)
from litmap.references.eprints import eprint_of, is_preprint
from litmap.references.gazettes import gazette_of
from litmap.references.imprint import imprint, manner, publishers
from litmap.references.kind_words import stated_kind
from litmap.references.opening import as_cited, naming_field, opening_names
from litmap.references.people import people_named
from litmap.references.roles import book_authors, others_involved
from litmap.references.typography import StyledText, inner_quotes, is_stopped, outer_quotes

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CHAPTER = re.compile(r"cc?\.? ?[0-9]")
"""The number of an act of the United Kingdom, 'c. 50': a large C is not the same."""

_SMALL_WORD = re.compile(r"[^\W\d_]+(?=[.,;:]?(?:\s|\Z))")


def full_reference(reference: Reference, year: str, address: bool) -> tuple[StyledText, ...]:
    """The full reference; without DOI or URL if `address` is false. `year` is the year in words."""
    spans = tuple(_joined(_sentences(as_cited(reference), year)))
    return with_address(reference, spans) if address else spans


def with_address(reference: Reference, spans: tuple[StyledText, ...]) -> tuple[StyledText, ...]:
    """A full reference that has neither DOI nor URL, with them."""
    where = address_of(as_cited(reference))
    return (*spans, StyledText(" "), *where) if where else spans


def byline(reference: Reference) -> tuple[StyledText, ...]:
    """Who made the work, with given names, and where it appeared: what stands below its title."""
    reference = as_cited(reference)
    names = people_named(reference) if naming_field(reference) else ""
    return tuple(_joined(([StyledText(names)], *_appearance(reference))))


def host_of(reference: Reference) -> str:
    """The journal, book or publisher of a work; '' where that is its author or not known."""
    reference = as_cited(reference)
    eprint = eprint_of(reference)
    if eprint and is_preprint(reference):
        return eprint.archive.name
    authors = {person.last.casefold() for person in reference.authors}
    hosts = [journal_name(reference), reference.get("booktitle"), *publishers(reference)]
    for host in [*hosts, manner(reference)]:
        if host:
            return "" if host.casefold() in authors else host
    return ""


def _joined(sentences: Iterable[list[StyledText]]) -> list[StyledText]:
    """Sentences one after the other, each with its full stop; those without a text are left out."""
    spans: list[StyledText] = []
    for sentence in sentences:
        words = [span for span in sentence if span.text]
        if not words:
            continue
        if spans:
            words[0] = _started(words[0])
            spans.append(StyledText(" "))
        spans += words
        if not is_stopped(words[-1].text):
            spans.append(StyledText("."))
    return spans


def _started(span: StyledText) -> StyledText:
    """The start of a sentence with a capital, unless it is a title or a name such as 'arXiv'."""
    word = _SMALL_WORD.match(span.text)
    if span.em or not word or not word[0].islower() or _CHAPTER.match(span.text):
        return span
    return span._replace(text=capitalised(span.text))


def _sentences(reference: Reference, year: str) -> Iterator[list[StyledText]]:
    """The sentences of a reference before its address; those without a text are left out later."""
    yield [*_opening(reference), StyledText(f" ({year})")]
    if is_part(reference):
        yield _part_of_book(reference)
    else:
        yield _whole_work(reference)
    yield from _made_public(reference)


def _appearance(reference: Reference) -> Iterator[list[StyledText]]:
    """The sentences that say where the work appeared, and when exactly."""
    if is_part(reference):
        yield book(reference, "In")
    else:
        yield _edition(reference)
    yield from _made_public(reference)


def _made_public(reference: Reference) -> Iterator[list[StyledText]]:
    """Remarks on the title, others involved, the journal of a whole work, and the imprint."""
    if not _addon_at_title(reference):
        yield [StyledText(outer_quotes(reference.get("titleaddon")))]
    yield [StyledText(others_involved(reference, _are_editors_named(reference)))]
    if gazette := gazette_of(reference):
        yield [StyledText(gazette.words)]
    elif not is_part(reference):
        yield journal(reference)
    elif book_title(reference):
        yield [StyledText(outer_quotes(journal_name(reference)), em=True)]
    yield from imprint(reference)


def _are_editors_named(reference: Reference) -> bool:
    """Do the editors stand at the opening or with the book?"""
    if is_part(reference):
        return not book_authors(reference)
    return not reference.authors


def _opening(reference: Reference) -> list[StyledText]:
    """The names; without names the title."""
    names = opening_names(reference)
    return [StyledText(names)] if names else _title(reference)


def _part_of_book(reference: Reference) -> list[StyledText]:
    """The title of a chapter, unless it opens the reference, and its book."""
    if not naming_field(reference):
        return book(reference, "In")
    title = _title(reference)
    container = book(reference, "in")
    if not container:
        return title
    return [*title, StyledText(", "), *container]


def _whole_work(reference: Reference) -> list[StyledText]:
    """The title, unless it opens the reference, and the edition of a book."""
    if not naming_field(reference):
        return _edition(reference)
    return [*_title(reference), *_further(reference)]


def _edition(reference: Reference) -> list[StyledText]:
    """Edition and volume of a book, as a sentence."""
    spans = [span for span in _further(reference) if span.text]
    if spans:
        spans[0] = StyledText(spans[0].text.removeprefix(", "))
    return spans


def _further(reference: Reference) -> list[StyledText]:
    """Edition and volume of a book, the issue of a periodical, behind a comma each."""
    edition = edition_words(reference)
    if edition:
        edition = f", {edition}"
    if journal_name(reference):
        return [StyledText(edition)]
    if reference.type == "periodical":
        return [StyledText(edition), *issue(reference)]
    part = chapter(reference)
    if part:
        part = f", {part}"
    return [StyledText(edition), *volume_of(reference), StyledText(part)]


def _title(reference: Reference) -> list[StyledText]:
    """The title, in quotes where the work is a part, and what an editor said of it in brackets."""
    title = title_of(reference)
    spans = [StyledText(outer_quotes(title), em=True)]
    if is_part(reference) and title.casefold() == stated_kind(reference).casefold():
        spans = [StyledText(title)]
    elif _is_quoted(reference):
        spans = [StyledText(f"‘{inner_quotes(title)}’")]
    if addon := _addon_at_title(reference):
        spans.append(StyledText(f" {addon}"))
    if kind := kind_at_title(reference):
        spans.append(StyledText(f" [{kind}]"))
    return spans


def _addon_at_title(reference: Reference) -> str:
    """A remark in brackets behind the title: an editor's, or a title in Latin letters for it."""
    addon = reference.get("titleaddon")
    is_translation = _LATIN.search(addon) and not _LATIN.search(title_of(reference))
    return in_brackets(addon) if is_translation or addon.startswith(("[", "(")) else ""


def _is_quoted(reference: Reference) -> bool:
    """Does the title stand in quotes, as that of a part or an article does?"""
    if reference.type in ("inbook", "bookinbook"):
        return is_part(reference) and reference.type == "inbook"
    return reference.type in ARTICLES | CHAPTERS or is_part(reference)
