"""The sentences of a full reference: title, container, publisher, date, address.

`style.py` documents the form and puts the sentences together.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from litmap.model.reference import Person, Reference
from litmap.problems.wording import listed
from litmap.references.typography import (
    MONTHS,
    dashed,
    full_date,
    initials,
    inner_quotes,
    is_stopped,
    ordinal,
    outer_quotes,
)

MOST_NAMES = 10
"""Names that a full reference lists; of more, the first `NAMES_KEPT`."""

NAMES_KEPT = 7
"""Names left before "et al." where there are too many."""

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
_ARXIV = re.compile(r"(?:arxiv:\s*|10\.48550/arxiv\.)(\S+)", re.IGNORECASE)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s\x00-\x1f\"'<>\\^`{|}]+", re.IGNORECASE)


class StyledText(NamedTuple):
    """A piece of a formatted reference: its text, `em` where it stands in italics, and where it links to."""

    text: str
    em: bool = False
    href: str = ""


def responsible(reference: Reference) -> tuple[tuple[Person, ...], bool]:
    """The authors, or else the editors, and whether there are more."""
    if reference.authors:
        return reference.authors, reference.more_authors
    return reference.editors, reference.more_editors


def _in_book(reference: Reference) -> bool:
    return reference.type in _CHAPTERS or (
        reference.type in _ARTICLES and bool(reference.get("booktitle"))
    )


def _opens_with_people(reference: Reference) -> bool:
    """Editors open the reference of what they edited as a whole, not that of a part."""
    return bool(reference.authors or (reference.editors and not _in_book(reference)))


def opening(reference: Reference, year: str) -> list[StyledText]:
    """Names and `year`; the title takes the place of missing names."""
    when = StyledText(f" ({year})")
    if not _opens_with_people(reference):
        return [*_title(reference), when]
    people, more = responsible(reference)
    return [
        StyledText(_inverted_list(people, more) if reference.authors else _editors(reference)),
        when,
    ]


def reference_sentences(reference: Reference) -> Iterator[list[StyledText]]:
    """What follows the names and the year, sentence by sentence; empty texts among it count for nothing."""
    title = _title(reference) if _opens_with_people(reference) else []
    rest = _book(reference, "in" if title else "In") if _in_book(reference) else _edition(reference)
    yield [*title, StyledText(", "), *rest] if title and rest else title or rest
    yield [] if _in_book(reference) else _journal(reference)
    yield [StyledText(_publisher(reference))]
    yield [StyledText(f"Preprint (arXiv:{arxiv(reference)})" if _is_preprint(reference) else "")]
    yield [StyledText(_exact_date(reference))]
    yield [StyledText(reference.get("note"))]


def _title(reference: Reference) -> list[StyledText]:
    title, subtitle = reference.get("title") or "[untitled]", reference.get("subtitle")
    if subtitle:
        title = f"{title} {subtitle}" if is_stopped(title) else f"{title}: {subtitle}"
    if reference.type in _ARTICLES | _CHAPTERS:
        return [StyledText(f"‘{inner_quotes(title)}’")]
    return [StyledText(outer_quotes(title), em=True)]


def _journal_name(reference: Reference) -> str:
    return reference.get("journal") or reference.get("journaltitle")


def _journal(reference: Reference) -> list[StyledText]:
    name = _journal_name(reference)
    if not name or _is_preprint(reference):
        return []
    volume, number = (
        reference.get("volume"),
        dashed(reference.get("number") or reference.get("issue")),
    )
    if volume and number:
        volume = f"{volume}({number})"
    elif number:
        volume = f"no. {number}"
    return [
        StyledText(outer_quotes(name), em=True),
        _further(volume, _pages(reference) or reference.get("eid")),
    ]


def _book(reference: Reference, word: str) -> list[StyledText]:
    """In which book a chapter stands; `word` is 'in' or 'In'."""
    editors = f"{_editors(reference)}, " if reference.editors else ""
    title = reference.get("booktitle") or _journal_name(reference)
    if not title:
        return (
            [StyledText(f"{word} {_editors(reference)}"), _further(_pages(reference))]
            if editors
            else []
        )
    further = _further(ordinal(reference.get("edition")), _volume(reference), _pages(reference))
    return [StyledText(f"{word} {editors}"), StyledText(outer_quotes(title), em=True), further]


def _edition(reference: Reference) -> list[StyledText]:
    if _journal_name(reference):
        return []
    items = [item for item in (ordinal(reference.get("edition")), _volume(reference)) if item]
    return [StyledText(", ".join(items))] if items else []


def _further(*items: str) -> StyledText:
    """Each item that is not empty, behind a comma."""
    return StyledText("".join(f", {item}" for item in items if item))


def _volume(reference: Reference) -> str:
    return f"vol. {reference.get('volume')}" if reference.get("volume") else ""


def _pages(reference: Reference) -> str:
    return dashed(reference.get("pages"))


def _publisher(reference: Reference) -> str:
    """Place and publisher, or institution with kind and number; no name that stands there already."""
    body = ""
    for field in (
        "publisher",
        "institution",
        "school",
        "organization",
        "organisation",
        "howpublished",
    ):
        body = body or reference.get(field)
    named = {person.last.casefold() for person in reference.authors} | {
        _journal_name(reference).casefold()
    }
    if body.casefold() in named or _ARXIV.search(body) or body.casefold() == "arxiv":
        body = ""
    place = reference.get("address") or reference.get("location")
    if place and body:
        body = f"{place}: {body}"
    if reference.type in _ARTICLES and not _in_book(reference):
        return ""
    return ", ".join(item for item in (body, _series(reference)) if item)


def _series(reference: Reference) -> str:
    """The kind and number of a report, thesis or act; no number that stands in the title."""
    if reference.type in _BOOKS | _CHAPTERS | _ARTICLES or _journal_name(reference):
        return ""
    kind, number = reference.get("type"), reference.get("number")
    if number and number in reference.get("title"):
        return kind
    if not kind and number.isdecimal():
        return f"no. {number}"
    return f"{kind} {number}".strip()


def _exact_date(reference: Reference) -> str:
    """The date of publication in words, where it is more exact than the year and the title does not say it."""
    if reference.type in _BOOKS or _in_book(reference) or reference.get("volume"):
        return ""
    date = published(reference)
    words = full_date(date) if len(date) > 4 else ""
    return "" if words in reference.get("title") else words


def published(reference: Reference) -> str:
    """The date of publication, as exact as it is known, written YYYY-MM-DD; '' where it is not known."""
    if reference.get("date"):
        return reference.get("date")
    month, day = reference.get("month").lower(), reference.get("day")
    numbers = [n for n, name in enumerate(MONTHS, 1) if month[:3] == name[:3].lower()]
    number = numbers[0] if numbers else int(month) if month.isdecimal() and len(month) < 3 else 0
    if not reference.get("year") or not 1 <= number <= 12:
        return reference.get("year")
    end = f"-{int(day):02}" if day.isdecimal() and len(day) < 3 else ""
    return f"{reference.get('year')}-{number:02}{end}"


def _is_preprint(reference: Reference) -> bool:
    """Is the work on arXiv and, as far as the record tells, nowhere else?"""
    journal = _journal_name(reference)
    elsewhere = journal and "arxiv" not in journal.casefold()
    return bool(arxiv(reference)) and not elsewhere and not _in_book(reference)


def arxiv(reference: Reference) -> str:
    """The work's arXiv number, from `eprint` or from where people write it instead; '' without one."""
    archive = reference.get("archiveprefix") or reference.get("eprinttype")
    if reference.get("eprint") and archive.casefold() == "arxiv":
        return reference.get("eprint").removeprefix("arXiv:")
    for field in ("eprint", "doi", "journal", "journaltitle", "howpublished", "publisher"):
        if match := _ARXIV.search(reference.get(field)):
            return match[1]
    return ""


def address_of(reference: Reference) -> list[StyledText]:
    """Where the work is to be had: one link."""
    doi = _DOI.fullmatch(reference.get("doi")) or _DOI.fullmatch(reference.get("url"))
    if doi:
        link = f"https://doi.org/{quote(doi[1], safe='/:;().-_~!*@&=+$,')}"
        return [StyledText(link, href=link)]
    url = reference.get("url")
    if url:
        accessed = reference.get("urldate")
        seen = f" (accessed {full_date(accessed)})" if accessed else ""
        return [StyledText(url, href=url if _URL.fullmatch(url) else ""), StyledText(seen)]
    if number := arxiv(reference):
        link = f"https://arxiv.org/abs/{quote(number, safe='/.')}"
        return [StyledText(link, href=link)]
    return []


def surname(person: Person) -> str:
    """The name that a label shows: 'van der Berg', 'O’Keefe', a corporate name whole."""
    return f"{person.particle} {person.last}".strip().replace("'", "’")


def family_first(person: Person) -> str:
    """The name as a list has it: 'van der Berg, J. P., Jr'."""
    given = initials(person.first)
    return ", ".join(part for part in (surname(person), given, person.suffix) if part)


def _inverted_list(people: tuple[Person, ...], more: bool) -> str:
    shown = [family_first(person) for person in people]
    if len(shown) > MOST_NAMES:
        shown, more = shown[:NAMES_KEPT], True
    return f"{', '.join(shown)} et al." if more else listed(shown)


def _editors(reference: Reference) -> str:
    several = len(reference.editors) > 1 or reference.more_editors
    return f"{_inverted_list(reference.editors, reference.more_editors)} ({'eds' if several else 'ed.'})"
