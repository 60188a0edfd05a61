"""A full reference in pieces: names, title, container, publisher, date, address.

`style.py` documents the form.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from litmap.model.reference import Reference
from litmap.references.identifiers import DOI_ADDRESS, WEB_ADDRESS, doi_of
from litmap.references.people import authors_listed, editors_listed
from litmap.references.typography import (
    dashed,
    full_date,
    inner_quotes,
    is_stopped,
    ordinal,
    outer_quotes,
)

_ARTICLES = frozenset(("article", "periodical", "review", "inproceedings", "conference"))
_CHAPTERS = frozenset(("incollection", "inbook", "inreference", "suppbook", "suppcollection"))
_BOOKS = frozenset(
    (
        "book",
        "mvbook",
        "collection",
        "mvcollection",
        "proceedings",
        "reference",
        "booklet",
        "manual",
    )
)
_PUBLISHERS = (
    "publisher",
    "institution",
    "school",
    "organization",
    "organisation",
    "howpublished",
)
_ARXIV = re.compile(r"(?:arxiv:\s*|10\.48550/arxiv\.)(\S+)", re.IGNORECASE)


class StyledText(NamedTuple):
    """A piece of a formatted reference: its text, whether it is in italics, its link."""

    text: str
    em: bool = False
    href: str = ""


def full_reference(reference: Reference, year: str, address: bool) -> tuple[StyledText, ...]:
    """The full reference; without DOI or URL if `address` is false. `year` is the year in words."""
    spans: list[StyledText] = []
    for sentence in _sentences(reference, year):
        words = [span for span in sentence if span.text]
        if not words:
            continue
        if spans:
            spans.append(StyledText(" "))
        spans += words
        if not is_stopped(words[-1].text):
            spans.append(StyledText("."))
    where = address_of(reference)
    if address and where:
        spans += [StyledText(" "), *where]
    return tuple(spans)


def _sentences(reference: Reference, year: str) -> Iterator[list[StyledText]]:
    """The sentences of a reference before its address; those without a text are left out later."""
    yield [*_opening(reference), StyledText(f" ({year})")]
    if _in_book(reference):
        yield _part_of_book(reference)
    else:
        yield _whole_work(reference)
        yield _journal(reference)
    yield [StyledText(_publisher(reference))]
    if _is_preprint(reference):
        yield [StyledText(f"Preprint (arXiv:{arxiv(reference)})")]
    yield [StyledText(_exact_date(reference))]
    yield [StyledText(reference.get("note"))]


def _in_book(reference: Reference) -> bool:
    if reference.type in _ARTICLES:
        return bool(reference.get("booktitle"))
    return reference.type in _CHAPTERS


def _opens_with_people(reference: Reference) -> bool:
    """Editors open the reference of what they edited as a whole, not that of a part."""
    if reference.authors:
        return True
    return bool(reference.editors) and not _in_book(reference)


def _opening(reference: Reference) -> list[StyledText]:
    """The names; the title takes the place of missing ones."""
    if not _opens_with_people(reference):
        return _title(reference)
    if reference.authors:
        return [StyledText(authors_listed(reference))]
    return [StyledText(editors_listed(reference))]


def _part_of_book(reference: Reference) -> list[StyledText]:
    """The title of a chapter, unless it opens the reference, and its book."""
    if not _opens_with_people(reference):
        return _book(reference, "In")
    title = _title(reference)
    book = _book(reference, "in")
    if not book:
        return title
    return [*title, StyledText(", "), *book]


def _whole_work(reference: Reference) -> list[StyledText]:
    """The title, unless it opens the reference, and the edition of a book."""
    edition = StyledText("")
    if not _journal_name(reference):
        edition = _further(ordinal(reference.get("edition")), _volume(reference))
    if _opens_with_people(reference):
        return [*_title(reference), edition]
    return [edition._replace(text=edition.text.removeprefix(", "))]


def _title(reference: Reference) -> list[StyledText]:
    title = reference.get("title") or "[untitled]"
    subtitle = reference.get("subtitle")
    if subtitle and is_stopped(title):
        title = f"{title} {subtitle}"
    elif subtitle:
        title = f"{title}: {subtitle}"
    if reference.type in _ARTICLES | _CHAPTERS:
        return [StyledText(f"‘{inner_quotes(title)}’")]
    return [StyledText(outer_quotes(title), em=True)]


def _journal_name(reference: Reference) -> str:
    return reference.get("journal") or reference.get("journaltitle")


def _journal(reference: Reference) -> list[StyledText]:
    name = _journal_name(reference)
    if not name or _is_preprint(reference):
        return []
    volume = reference.get("volume")
    number = dashed(reference.get("number") or reference.get("issue"))
    pages = _pages(reference) or reference.get("eid")
    if volume and number:
        volume = f"{volume}({number})"
    elif number:
        volume = f"no. {number}"
    return [StyledText(outer_quotes(name), em=True), _further(volume, pages)]


def _book(reference: Reference, word: str) -> list[StyledText]:
    """The book of a chapter; `word` is 'in' or 'In'."""
    pages = _pages(reference)
    title = reference.get("booktitle") or _journal_name(reference)
    if not title and not reference.editors:
        return []
    if not title:
        return [StyledText(f"{word} {editors_listed(reference)}"), _further(pages)]
    start = f"{word} "
    if reference.editors:
        start += f"{editors_listed(reference)}, "
    edition = ordinal(reference.get("edition"))
    further = _further(edition, _volume(reference), pages)
    return [StyledText(start), StyledText(outer_quotes(title), em=True), further]


def _further(*items: str) -> StyledText:
    """Each item that is not empty, behind a comma."""
    return StyledText("".join(f", {item}" for item in items if item))


def _volume(reference: Reference) -> str:
    volume = reference.get("volume")
    return f"vol. {volume}" if volume else ""


def _pages(reference: Reference) -> str:
    return dashed(reference.get("pages"))


def _publisher(reference: Reference) -> str:
    """Place and publisher, or institution with kind and number; no name that is there already."""
    if reference.type in _ARTICLES and not _in_book(reference):
        return ""
    publisher = reference.first_of(*_PUBLISHERS)
    named = {person.last.casefold() for person in reference.authors}
    named |= {"arxiv", _journal_name(reference).casefold()}
    if publisher.casefold() in named or _ARXIV.search(publisher):
        publisher = ""
    place = reference.get("address") or reference.get("location")
    if place and publisher:
        publisher = f"{place}: {publisher}"
    return ", ".join(filter(None, (publisher, _series(reference))))


def _series(reference: Reference) -> str:
    """The kind and number of a report, thesis or act; no number that the title has."""
    if reference.type in _BOOKS | _CHAPTERS | _ARTICLES or _journal_name(reference):
        return ""
    kind, number = reference.get("type"), reference.get("number")
    if number and number in reference.get("title"):
        return kind
    if not kind and number.isdecimal():
        return f"no. {number}"
    return f"{kind} {number}".strip()


def _exact_date(reference: Reference) -> str:
    """The date of publication in words; '' where the year is all, or the title has the date."""
    if reference.type in _BOOKS or _in_book(reference) or reference.get("volume"):
        return ""
    date = reference.published.start
    if len(date) <= 4:
        return ""
    words = full_date(date)
    return "" if words in reference.get("title") else words


def _is_preprint(reference: Reference) -> bool:
    """Is the work on arXiv and, as far as the record says, nowhere else?"""
    journal = _journal_name(reference)
    if _in_book(reference) or (journal and "arxiv" not in journal.casefold()):
        return False
    return bool(arxiv(reference))


def arxiv(reference: Reference) -> str:
    """The work's arXiv number, from `eprint` or another field that has it; '' without one."""
    archive = reference.get("archiveprefix") or reference.get("eprinttype")
    if reference.get("eprint") and archive.casefold() == "arxiv":
        return reference.get("eprint").removeprefix("arXiv:")
    for field in ("eprint", "doi", "journal", "journaltitle", "howpublished", "publisher"):
        if match := _ARXIV.search(reference.get(field)):
            return match[1]
    return ""


def address_of(reference: Reference) -> list[StyledText]:
    """The address of the work, one link: its DOI, else its URL, else its place on arXiv."""
    url = reference.get("url")
    doi = doi_of(reference.get("doi")) or doi_of(url)
    if doi:
        link = DOI_ADDRESS + quote(doi, safe="/:;().-_~!*@&=+$,")
        return [StyledText(link, href=link)]
    if url:
        return _web_address(url, reference.get("urldate"))
    number = arxiv(reference)
    if number:
        link = f"https://arxiv.org/abs/{quote(number, safe='/.')}"
        return [StyledText(link, href=link)]
    return []


def _web_address(url: str, accessed: str) -> list[StyledText]:
    """A URL, linked if it can be, and the date on which somebody saw it."""
    link = StyledText(url)
    if WEB_ADDRESS.fullmatch(url):
        link = StyledText(url, href=url)
    if not accessed:
        return [link]
    return [link, StyledText(f" (accessed {full_date(accessed)})")]
