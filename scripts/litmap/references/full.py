"""A full reference in pieces: names, title, container, publisher, date, address.

`style.py` documents the form.
"""

from collections.abc import Iterable, Iterator

from litmap.model.reference import Reference
from litmap.references.address import address_of, arxiv
from litmap.references.identifiers import ARXIV
from litmap.references.people import authors_listed, editors_listed, people_named
from litmap.references.typography import (
    StyledText,
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


def full_reference(reference: Reference, year: str, address: bool) -> tuple[StyledText, ...]:
    """The full reference; without DOI or URL if `address` is false. `year` is the year in words."""
    spans = _joined(_sentences(reference, year))
    where = address_of(reference)
    if address and where:
        spans += [StyledText(" "), *where]
    return tuple(spans)


def byline(reference: Reference) -> tuple[StyledText, ...]:
    """Who made the work, with given names, and where it appeared: what stands below its title."""
    return tuple(_joined(([StyledText(people_named(reference))], *_appearance(reference))))


def host_of(reference: Reference) -> str:
    """The journal, book or publisher of a work; '' where that is its author or not known."""
    if _is_preprint(reference):
        return "arXiv"
    host = _journal_name(reference) or reference.get("booktitle")
    host = host or reference.first_of(*_PUBLISHERS)
    authors = {person.last.casefold() for person in reference.authors}
    return "" if host.casefold() in authors else host


def _joined(sentences: Iterable[list[StyledText]]) -> list[StyledText]:
    """Sentences one after the other, each with its full stop; those without a text are left out."""
    spans: list[StyledText] = []
    for sentence in sentences:
        words = [span for span in sentence if span.text]
        if not words:
            continue
        if spans:
            spans.append(StyledText(" "))
        spans += words
        if not is_stopped(words[-1].text):
            spans.append(StyledText("."))
    return spans


def _sentences(reference: Reference, year: str) -> Iterator[list[StyledText]]:
    """The sentences of a reference before its address; those without a text are left out later."""
    yield [*_opening(reference), StyledText(f" ({year})")]
    if _in_book(reference):
        yield _part_of_book(reference)
    else:
        yield _whole_work(reference)
        yield _journal(reference)
    yield from _imprint(reference)


def _appearance(reference: Reference) -> Iterator[list[StyledText]]:
    """The sentences that say where the work appeared, and when exactly."""
    if _in_book(reference):
        yield _book(reference, "In")
    else:
        yield [_edition(reference)]
        yield _journal(reference)
    yield from _imprint(reference)


def _imprint(reference: Reference) -> Iterator[list[StyledText]]:
    """Publisher, archive, exact date and note."""
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
    edition = _edition(reference)
    if not _opens_with_people(reference):
        return [edition]
    if edition.text:
        edition = StyledText(f", {edition.text}")
    return [*_title(reference), edition]


def _edition(reference: Reference) -> StyledText:
    """Edition and volume of a book; without a text for what is in a journal."""
    if _journal_name(reference):
        return StyledText("")
    further = _further(ordinal(reference.get("edition")), _volume(reference))
    return StyledText(further.text.removeprefix(", "))


def _title(reference: Reference) -> list[StyledText]:
    title = title_of(reference)
    if reference.type in _ARTICLES | _CHAPTERS:
        return [StyledText(f"‘{inner_quotes(title)}’")]
    return [StyledText(outer_quotes(title), em=True)]


def title_of(reference: Reference) -> str:
    """Title and subtitle; '[untitled]' without one."""
    title = reference.get("title") or "[untitled]"
    subtitle = reference.get("subtitle")
    if not subtitle:
        return title
    if is_stopped(title):
        return f"{title} {subtitle}"
    return f"{title}: {subtitle}"


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
    if publisher.casefold() in named or ARXIV.search(publisher):
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
