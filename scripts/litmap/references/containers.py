"""What a work appeared in: its journal or its book, with volume, number, date and pages."""

import re

from litmap.model.reference import Reference
from litmap.problems.wording import capitalised
from litmap.references.days import exact_date
from litmap.references.eprints import is_preprint
from litmap.references.kind_words import in_words, is_kind_in_title, stated_kind
from litmap.references.numbers import labelled, numbered, paged, volume_and_number
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
    if reference.type not in ARTICLES or not reference.get("title"):
        return ""
    kind = stated_kind(reference)
    if is_kind_in_title(reference) or (is_preprint(reference) and kind.casefold() == "preprint"):
        return ""
    return kind


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


def title_of(reference: Reference) -> str:
    """Title and subtitle; without one what the work is ('Introduction'), or else '[untitled]'.

    A work in volumes may have its title in `maintitle` alone.
    """
    title = whole_title(reference, "title", "subtitle")
    if not title and not is_part(reference):
        title = whole_title(reference, "maintitle", "mainsubtitle")
    return title or capitalised(stated_kind(reference)) or "[untitled]"


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


def dated_in_journal(reference: Reference) -> bool:
    """Does the date stand with the journal, as that of a newspaper does?

    Where there is a volume, the year is enough; but people look for a magazine by its month.
    """
    has_journal = reference.type == "periodical" or bool(journal_name(reference))
    is_press = reference.get("entrysubtype") in ("newspaper", "magazine")
    is_dated = is_press or not reference.get("volume")
    return has_journal and is_dated and not is_preprint(reference)


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
    pages = [chapter(reference), _article_number(reference), paged(dashed(reference.get("pages")))]
    edition = _further(edition_words(reference))
    volume = [*volume_of(reference, is_main_named=not title), _further(_number_in_book(reference))]
    return [StyledText(start), *named, edition, *volume, _further(*pages)]


def _number_in_book(reference: Reference) -> str:
    """The number of a book that is in no series, as volumes of proceedings have it."""
    if reference.first_of("series", "shortseries"):
        return ""
    return numbered(dashed(reference.first_of("number", "issue")))


def _article_number(reference: Reference) -> str:
    """'article 12': in a book a bare number would be a page; '' where the pages say it too."""
    eid = reference.get("eid")
    return "" if eid == reference.get("pages") else labelled("article", eid)


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
    part = labelled("part", reference.get("part"))
    volumes = reference.get("volumes")
    if not main or is_main_named or main == title_of(reference):
        if volumes and re.fullmatch(r"vol\. \w+", volume):
            return [_further(f"{volume} of {volumes}", part)]
        return [_further(volume, part, _counted(volumes))]
    own = _further(volume, part)
    of_main = StyledText(", part of ")
    if own.text:
        of_main = StyledText(f"{own.text} of ")
    addon = reference.get("maintitleaddon")
    if addon:
        addon = f" {in_brackets(addon)}"
    named = StyledText(outer_quotes(main), em=True)
    return [of_main, named, StyledText(addon), _further(_counted(volumes))]


def _counted(volumes: str) -> str:
    """'3 vols'."""
    return f"{volumes} vols" if volumes.isdecimal() else volumes


def volume_is_of_series(reference: Reference) -> bool:
    """Is the volume that of the series, as with treaties, and not that of a book?

    The volume of a book is that of its series where the series has no other number.
    """
    if not reference.get("series") or reference.get("maintitle") or reference.get("volumes"):
        return False
    is_book = reference.type in BOOKS or is_part(reference)
    return not (is_book and reference.get("number"))


def volume_words(reference: Reference) -> str:
    """'vol. 5', 'vols 1–3'; '' without a volume."""
    volume = dashed(reference.get("volume"))
    are_several = re.fullmatch("[0-9]+–[0-9]+", volume)
    return labelled("vols" if are_several else "vol.", volume)


def chapter(reference: Reference) -> str:
    """'ch. 5'; '' without a chapter."""
    return labelled("ch.", reference.get("chapter"))


def _journal_series(series: str) -> str:
    """The series of a journal: 'new series', '3rd series'."""
    if series.isdecimal():
        return ordinal(series).replace("edition", "series")
    return in_words(series)


def _further(*items: str) -> StyledText:
    """Each item that is not empty, behind a comma."""
    return StyledText("".join(f", {item}" for item in items if item))
