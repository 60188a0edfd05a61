"""Who published a work, as what, and when: publisher, kind and number, event, date, original."""

import re
from collections.abc import Iterator

from litmap.model.reference import Reference
from litmap.references.address import without_address
from litmap.references.containers import (
    ARTICLES,
    BOOKS,
    dated_in_journal,
    exact_date,
    is_part,
    is_preprint,
    journal_name,
    kind_at_title,
    number_is_own,
    numbered,
    paged,
    volume_is_of_series,
    volume_words,
)
from litmap.references.days import days_in_words
from litmap.references.eprints import eprint_of, is_name_of
from litmap.references.people import surname
from litmap.references.type_words import (
    in_words,
    keys_in_words,
    kind_of,
    languages_in_words,
    stated_kind,
)
from litmap.references.typography import StyledText, dashed, outer_quotes

PUBLISHERS = (
    "publisher",
    "institution",
    "school",
    "organization",
    "organisation",
    "howpublished",
)
"""The fields for those who published a work."""

_PRESENTED = frozenset(("inproceedings", "conference", "unpublished", "performance"))
_IN_LIBRARIES = frozenset(("letter", "unpublished", "artwork", "image"))
_NUMBERED = re.compile(r"(?:no|nos|nr|n°|nº|№|vol|issue|number)\b|[№]", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,8}(?: [A-Z])?")


def imprint(reference: Reference) -> Iterator[list[StyledText]]:
    """Publisher with kind and number, archive, event, exact date, original, notes."""
    yield [StyledText(_published(reference))]
    yield [StyledText(_archived(reference))]
    if reference.type in _IN_LIBRARIES:
        yield [StyledText(reference.get("library"))]
    yield [StyledText(_event(reference))]
    yield [StyledText(_date(reference))]
    yield _original(reference)
    yield [StyledText(_state(reference))]
    for field in ("note", "addendum"):
        yield [StyledText(_note(reference, field))]


def _archived(reference: Reference) -> str:
    """'Preprint (SSRN:4567890)'; of an archive whose addresses are not known, 'ERIC:ED1234'."""
    eprint = eprint_of(reference)
    if eprint is None:
        return ""
    if is_preprint(reference):
        return f"Preprint ({eprint.words})"
    return "" if eprint.archive.address else eprint.words


def publishers(reference: Reference) -> list[str]:
    """Each body that published a work, once; none that is named already."""
    found: list[str] = []
    named = _named(reference)
    for field in PUBLISHERS:
        name = without_address(reference, field)
        if _plain(name) not in named and not _is_archive(reference, name):
            found.append(name)
            named.add(_plain(name))
    holders = [surname(person) for person in reference.names("holder").persons]
    found += [name for name in holders if _plain(name) not in named]
    return found


def _named(reference: Reference) -> set[str]:
    """The names that stand before the publisher."""
    people = reference.authors
    if not people and not is_part(reference):
        people = reference.editors
    said = {_plain(surname(person)) for person in people}
    if people:
        said.add(_plain(reference.first_of("shortauthor", "shorteditor")))
    return said | {"", _plain(journal_name(reference)), _plain(reference.get("titleaddon"))}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _is_archive(reference: Reference, name: str) -> bool:
    """Is it the archive of the work, or the work's number there?"""
    eprint = eprint_of(reference)
    return eprint is not None and is_name_of(eprint.archive, name)


def _published(reference: Reference) -> str:
    """Place and publisher, with kind, series and number; of an article in a journal its kind."""
    items = [_designation(reference), _version(reference), _pages(reference)]
    if reference.type in ARTICLES and journal_name(reference) and not is_part(reference):
        return ", ".join(filter(None, items))
    names = ", ".join(publishers(reference))
    place = _place(reference)
    if place and names and reference.type != "patent":
        items.insert(0, f"{place}: {names}")
    else:
        items = [names, *items, place]
    return ", ".join(filter(None, items))


def _place(reference: Reference) -> str:
    """Where it was published, or where a patent holds; '' where the kind of patent says it."""
    place = reference.first_of("address", "location")
    if place.casefold().startswith("country") and place[7:] == reference.get("type")[-2:]:
        return ""
    return keys_in_words(place)


def _designation(reference: Reference) -> str:
    """The kind, series and number of a work: 'CETS No. 225', 'Policy paper 12', 'PhD thesis'."""
    is_preface = reference.type in ("suppbook", "suppcollection") and not reference.get("title")
    kind = kind_of(reference)
    if is_preface or is_preprint(reference) or kind_at_title(reference):
        kind = ""
    number = _own_number(reference)
    series = reference.first_of("series", "shortseries")
    is_in_issue = bool(journal_name(reference)) or reference.type == "periodical"
    if is_in_issue and not is_part(reference):
        series = ""
    if series:
        if kind.casefold() in series.casefold():
            kind = ""
        volume = volume_words(reference) if volume_is_of_series(reference) else ""
        in_series = _in_series(series, number, reference.type)
        return ", ".join(filter(None, (kind, in_series, volume)))
    if not kind or kind != stated_kind(reference):
        return ", ".join(filter(None, (kind, _alone(number, reference.type))))
    if number.casefold().startswith(kind.casefold()):
        return number
    return f"{kind} {number}".strip()


def _alone(number: str, kind: str) -> str:
    """A number without words for what it counts."""
    if kind == "jurisdiction" and number and not re.match("case|no", number, re.IGNORECASE):
        return f"case {number}"
    return numbered(number)


def _own_number(reference: Reference) -> str:
    """The number of the work itself; '' where its title has it, and it is in no series."""
    if not number_is_own(reference) or is_preprint(reference):
        return ""
    number = reference.get("number") or reference.get("issue")
    if reference.get("series") or not _is_said(number, reference.get("title")):
        return number
    return ""


def _is_said(number: str, title: str) -> bool:
    """Does a title have the number, as a number and not as part of another one or a count?"""
    if not number:
        return True
    before = r"(?<![\w/])"
    if number.isdecimal() and len(number) < 5:
        before = r"\b(?:no\.?|nr\.?|number)\s*"
    return bool(re.search(rf"{before}{re.escape(number)}(?![\w/])", title, re.IGNORECASE))


def _in_series(series: str, number: str, kind: str) -> str:
    """'CETS No. 225', 'OJ L 119', 'Official Journal of the European Union, L 2024/1689'."""
    if not number:
        return series
    if number.casefold().startswith(series.casefold()):
        return number
    if number[:1].isdecimal():
        word = "episode" if kind in ("audio", "video") else "No."
        return f"{series}{',' if word == 'episode' else ''} {word} {number}"
    if _NUMBERED.match(number) or _ACRONYM.fullmatch(series):
        return f"{series} {number}"
    return f"{series}, {number}"


def _version(reference: Reference) -> str:
    version = reference.get("version")
    return f"version {version}" if version[:1].isdecimal() else version


def _pages(reference: Reference) -> str:
    """The pages of what is in no journal and no book: a number alone says how many there are."""
    if journal_name(reference) or is_part(reference) or reference.type == "periodical":
        return ""
    pages, eid = dashed(reference.get("pages")), reference.get("eid")
    if pages.isdecimal() and reference.type in BOOKS | {"report", "techreport", "thesis"}:
        pages = f"{pages} pp."
    else:
        pages = paged(pages)
    return ", ".join(filter(None, (eid, pages)))


def _event(reference: Reference) -> str:
    """The conference or meeting, with place and days; its title only where the book has it not."""
    title = reference.get("eventtitle")
    if addon := reference.get("eventtitleaddon"):
        title = f"{title} ({addon})" if title else addon
    book = reference.get("booktitle")
    if title.casefold() in book.casefold():
        title = ""
    if title and not book and reference.type in _PRESENTED:
        title = f"presented at {title}"
    when = days_in_words(reference.get("eventdate"))
    return ", ".join(filter(None, (title, reference.get("venue"), when)))


def _date(reference: Reference) -> str:
    """The exact date of what is no book, in none, in no volume and not dated with its journal."""
    if reference.type in BOOKS or is_part(reference) or dated_in_journal(reference):
        return ""
    is_in_volume = reference.type in ARTICLES and bool(reference.get("volume"))
    date = exact_date(reference)
    if is_in_volume or date == days_in_words(reference.get("eventdate")):
        return ""
    return date


def _original(reference: Reference) -> list[StyledText]:
    """'First published in French as *Title*, Paris: Publisher, 1975'; nothing without these."""
    title = reference.get("origtitle")
    where = ": ".join(filter(None, (reference.get("origlocation"), reference.get("origpublisher"))))
    when = days_in_words(reference.get("origdate"))
    language = ""
    if not reference.translators:
        language = languages_in_words(reference.get("origlanguage"))
    again = reference.get("reprinttitle")
    spans = []
    if title or where or when or language:
        spans = [StyledText("first published")]
    if language:
        spans.append(StyledText(f" in {language}"))
    if title:
        spans += [StyledText(" as "), StyledText(outer_quotes(title), em=True)]
    if when and not title and not where and not language:
        spans.append(StyledText(f" in {when}"))
    else:
        spans.append(StyledText("".join(f", {item}" for item in (where, when) if item)))
    if again:
        spans.append(StyledText("; reprinted as " if len(spans) > 1 else "reprinted as "))
        spans.append(StyledText(outer_quotes(again), em=True))
    return spans


def _state(reference: Reference) -> str:
    """'In press' and the like, unless it stands in place of the year."""
    state = in_words(reference.get("pubstate"))
    return "" if state == reference.published.words else state


def _note(reference: Reference, field: str) -> str:
    """A note, unless it says what stands in place of the year."""
    note = without_address(reference, field)
    said = note.casefold().rstrip(". ")
    return "" if said in (reference.published.words, _state(reference).casefold()) else note
