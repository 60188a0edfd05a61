"""What a work appeared in: its journal or its book, with volume, number, date and pages."""

import re

from litmap.model.reference import Reference
from litmap.references.days import exact_date
from litmap.references.eprints import is_preprint
from litmap.references.kind_words import in_words, stated_kind
from litmap.references.roles import book_authors, editors_opening
from litmap.references.typography import (
    StyledText,
    dashed,
    inner_quotes,
    is_stopped,
    ordinal,
    outer_quotes,
)

ARTICLES = frozenset(("article", "suppperiodical", "review", "inproceedings", "conference"))
"""Types of what is in a journal or, if they name one, a book."""

CHAPTERS = frozenset(
    ("incollection", "inbook", "bookinbook", "inreference", "suppbook", "suppcollection")
)
"""Types of parts of books."""

BOOKS = frozenset(
    (
        *("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"),
        *("reference", "mvreference", "booklet", "manual"),
    )
)
"""Types of books as wholes."""

_NUMBERED_THEMSELVES = frozenset(("jurisdiction", "patent", "report", "standard", "techreport"))
_ACTS = frozenset(("legislation", "legal"))
_FIRST = frozenset(("1", "1st", "first", "i", "1st edition", "first edition", "1st ed."))
_ABBREVIATED = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|jr|sr|al|ed|eds|no|vol|st|dr|mr|mrs|cf|vs|ca)|\b\w|\.\w+)\.\Z",
    re.IGNORECASE,
)
_FOREIGN_EDITION = re.compile(
    r"\b(?:aufl|ausg|éd|ed(?:ici|iz|iç)|druk|utg|udg|wyd|изд)|版", re.IGNORECASE
)
_PAGE = re.compile(r"[A-Za-z]?[0-9]+")
_NUMBER = re.compile(r"[0-9A-Z]\S{0,8}|[ivxlc]+")


def is_part(reference: Reference) -> bool:
    """Is the work a part of a book? BibTeX's own `inbook` has the title of the book as its own."""
    if book_title(reference):
        return True
    if reference.type not in CHAPTERS:
        return False
    named = journal_name(reference) or reference.get("maintitle")
    if reference.type == "inbook":
        return bool(named or reference.names("bookauthor").persons)
    return bool(named or reference.editors or reference.names("bookauthor").persons)


def kind_at_title(reference: Reference) -> str:
    """What an article is, such as 'Editorial': it stands behind its title."""
    if reference.type in ARTICLES and reference.get("title"):
        return stated_kind(reference)
    return ""


def book_title(reference: Reference) -> str:
    """The title and subtitle of the book that a work is a part of; '' where there is none.

    A whole book may have its own title there, for its chapters to inherit.
    """
    title = whole_title(reference, "booktitle", "booksubtitle")
    own = reference.get("title"), whole_title(reference, "title", "subtitle")
    return "" if title in own else title


def journal_name(reference: Reference) -> str:
    """The name of the journal; '' where there is none."""
    name = reference.first_of("journal", "journaltitle")
    subtitle = reference.get("journalsubtitle")
    return f"{name}: {subtitle}" if name and subtitle else name


def whole_title(reference: Reference, title: str, subtitle: str) -> str:
    """Title and subtitle, from the fields of these names, without a full stop at their end."""
    main, sub = _unstopped(reference.get(title)), _unstopped(reference.get(subtitle))
    if not main or not sub:
        return main or sub
    if is_stopped(main):
        return f"{main} {sub}"
    return f"{main}: {sub}"


def _unstopped(title: str) -> str:
    """A title without its full stop, unless that is one of an abbreviation."""
    plain = title.rstrip(" ,;")
    if not plain.endswith(".") or plain.endswith("..") or _ABBREVIATED.search(plain):
        return plain
    return plain[:-1]


def number_is_own(reference: Reference) -> bool:
    """Is the number that of the work itself, and not that of an issue of a journal?

    An act has the number of its gazette, unless that is counted in volumes.
    """
    if reference.type in _ACTS and reference.get("volume"):
        return True
    if is_part(reference):
        return bool(reference.first_of("series", "shortseries"))
    if journal_name(reference):
        return reference.type in _NUMBERED_THEMSELVES
    return reference.type != "periodical"


def journal(reference: Reference) -> list[StyledText]:
    """The journal with all that says where in it; nothing for a preprint."""
    name = journal_name(reference)
    if not name or is_preprint(reference):
        return []
    addon = reference.get("journaltitleaddon")
    if addon:
        addon = f" ({addon})"
    return [StyledText(outer_quotes(name), em=True), StyledText(addon), *issue(reference)]


def issue(reference: Reference) -> list[StyledText]:
    """Volume, number, title and date of an issue, and the pages in it, behind a comma each."""
    number = ""
    if number_is_own(reference):
        volume = reference.get("volume")
    else:
        number = dashed(reference.first_of("number", "issue"))
        volume = volume_and_number(reference.get("volume"), number)
    series = _journal_series(reference.get("series"))
    named = reference.get("issue")
    if named == number:
        named = ""
    title = whole_title(reference, "issuetitle", "issuesubtitle")
    if title:
        title = f"‘{inner_quotes(title)}’"
    date = ""
    if dated_in_journal(reference):
        date = exact_date(reference)
    eid, pages = reference.get("eid"), dashed(reference.get("pages"))
    if eid == pages:
        eid = ""
    if date:
        pages = paged(pages)
    further = _further(series, volume, named, title, reference.get("issuetitleaddon"))
    return [further, _further(date, eid, pages)]


def volume_and_number(volume: str, number: str) -> str:
    """'11(5)', '11', 'no. 5'; a number that is a symbol has no 'no.' before it: 'L 119'."""
    if volume and number:
        return f"{volume}({number})"
    return volume or numbered(number)


def numbered(number: str) -> str:
    """'no. 5'; what starts with a letter, as 'L 119' and 'A/RES/78/265' do, stays as it is."""
    return f"no. {number}" if number[:1].isdecimal() else number


def paged(pages: str) -> str:
    """'p. 7', 'p. A1', 'pp. 1, 4'; '' without pages."""
    if not _PAGE.match(pages):
        return pages
    return f"p. {pages}" if _PAGE.fullmatch(pages) else f"pp. {pages}"


def dated_in_journal(reference: Reference) -> bool:
    """Does the date stand with the journal, as a newspaper's does?"""
    has_journal = reference.type == "periodical" or bool(journal_name(reference))
    return has_journal and not reference.get("volume") and not is_preprint(reference)


def book(reference: Reference, word: str) -> list[StyledText]:
    """The book of a part; `word` is 'in' or 'In'."""
    title = book_title(reference) or journal_name(reference)
    main = whole_title(reference, "maintitle", "mainsubtitle")
    people = book_authors(reference) or (reference.editors and editors_opening(reference)) or ""
    if not title and not main and not people:
        return []
    start = f"{word} {people}"
    if people and (title or main):
        start += ", "
    addon = reference.get("booktitleaddon" if title else "maintitleaddon")
    named = [StyledText(outer_quotes(title or main), em=True)]
    if addon:
        named.append(StyledText(f" {in_brackets(addon)}"))
    pages = [chapter(reference), reference.get("eid"), dashed(reference.get("pages"))]
    edition = _further(edition_words(reference))
    volume = [*volume_of(reference, is_main_named=not title), _further(_number_in_book(reference))]
    return [StyledText(start), *named, edition, *volume, _further(*pages)]


def _number_in_book(reference: Reference) -> str:
    """The number of a book that is in no series, as volumes of proceedings have it."""
    if reference.first_of("series", "shortseries"):
        return ""
    return numbered(dashed(reference.first_of("number", "issue")))


def in_brackets(text: str) -> str:
    """A remark of an editor, in square brackets unless it is in brackets already."""
    return text if text.startswith(("[", "(")) else f"[{text}]"


def edition_words(reference: Reference) -> str:
    """The edition, if it is not the first: '2nd edition', 'revised edition'."""
    edition = reference.get("edition")
    if not edition or edition.casefold() in _FIRST:
        return ""
    if _FOREIGN_EDITION.search(edition):
        return edition
    words = ordinal(edition)
    return words[0].lower() + words[1:]


def volume_of(reference: Reference, is_main_named: bool = False) -> list[StyledText]:
    """Volume and part, and of which work in volumes, behind a comma each."""
    main = whole_title(reference, "maintitle", "mainsubtitle")
    volume = "" if volume_is_of_series(reference) else volume_words(reference)
    part = _labelled("part", reference.get("part"))
    volumes = reference.get("volumes")
    if volumes.isdecimal():
        volumes = f"{volumes} vols"
    own = _further(volume, part)
    if not main or is_main_named or main == reference.get("title"):
        return [own, _further(volumes)]
    of_main = StyledText(", part of ")
    if own.text:
        of_main = StyledText(f"{own.text} of ")
    addon = reference.get("maintitleaddon")
    if addon:
        addon = f" {in_brackets(addon)}"
    named = StyledText(outer_quotes(main), em=True)
    return [of_main, named, StyledText(addon), _further(volumes)]


def volume_is_of_series(reference: Reference) -> bool:
    """Is the volume that of the series, as with treaties, and not that of a book?

    The volume of a book is that of its series where the series has no other number.
    """
    if not reference.get("series") or reference.get("maintitle") or reference.get("volumes"):
        return False
    is_book = reference.type in BOOKS or is_part(reference)
    return not (is_book and reference.get("number"))


def volume_words(reference: Reference) -> str:
    """'vol. 5'; '' without a volume."""
    return _labelled("vol.", reference.get("volume"))


def chapter(reference: Reference) -> str:
    """'ch. 5'; '' without a chapter."""
    return _labelled("ch.", reference.get("chapter"))


def _labelled(label: str, number: str) -> str:
    """A number with its label, unless it has one, as 'Band 2' has."""
    return f"{label} {number}" if _NUMBER.fullmatch(number) else number


def _journal_series(series: str) -> str:
    """The series of a journal: 'new series', '3rd series'."""
    if series.isdecimal():
        return ordinal(series).replace("edition", "series")
    return in_words(series)


def _further(*items: str) -> StyledText:
    """Each item that is not empty, behind a comma."""
    return StyledText("".join(f", {item}" for item in items if item))
