"""Who published a work, as what, and when: publisher, kind and number, event, date, original."""

import re
from collections.abc import Iterable, Iterator

from litmap.model.reference import Reference
from litmap.references.address import without_address
from litmap.references.containers import (
    ARTICLES,
    BOOKS,
    dated_in_journal,
    is_part,
    journal_name,
)
from litmap.references.csl import PUBLISHERS
from litmap.references.days import days_in_words, exact_date
from litmap.references.designation import designation
from litmap.references.eprints import eprint_of, is_name_of, is_preprint
from litmap.references.gazettes import gazette_of
from litmap.references.kind_words import (
    in_words,
    keys_in_words,
    kind_of,
    languages_in_words,
)
from litmap.references.numbers import paged
from litmap.references.people import surname
from litmap.references.typography import StyledText, dashed, outer_quotes

_SUBJECT = r"\[(?:[a-z-]+\.[a-z-]+|cs|econ|math|physics|quant-ph|stat)\]"
"""A class of arXiv."""
_PRESENTED = frozenset(("inproceedings", "conference", "unpublished", "performance"))
_IN_LIBRARIES = frozenset(("letter", "unpublished", "artwork", "image"))


def imprint(reference: Reference) -> Iterator[list[StyledText]]:
    """Publisher with kind and number, archive, event, exact date, original, notes."""
    yield _text(_published(reference))
    yield _text(_archived(reference))
    yield _text(_event(reference))
    yield _text(_date(reference))
    yield _original(reference)
    yield _text(_state(reference))
    for field in ("note", "addendum"):
        yield _text(_note(reference, field))


def _text(text: str) -> list[StyledText]:
    """A sentence without italics, with curly quotes."""
    return [StyledText(outer_quotes(text.rstrip(" ,;")))]


def _archived(reference: Reference) -> str:
    """'Preprint (SSRN:4567890)'; of an archive whose addresses are not known, 'ERIC:ED1234'."""
    eprint = eprint_of(reference)
    if is_preprint(reference):
        return f"Preprint ({eprint.words})" if eprint else "Preprint"
    if eprint is None or eprint.archive.address:
        return ""
    return eprint.words


def publishers(reference: Reference) -> list[str]:
    """Each body that published a work, once; none that is named already."""
    found: list[str] = []
    named = _named(reference)
    fields: tuple[str, ...] = PUBLISHERS
    if reference.type in _IN_LIBRARIES:
        fields = (*PUBLISHERS, "library")
    for field in fields:
        name = reference.get(field)
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
    items = [designation(reference), _version(reference), _pages(reference)]
    if reference.type in ARTICLES and journal_name(reference) and not is_part(reference):
        return _each_once(items)
    names = publishers(reference)
    items.insert(0, manner(reference))
    place = _place(reference)
    if not place or not names or reference.type == "patent":
        return _each_once([*names, *items, place])
    return f"{place}: {_each_once([*names, *items])}"


def _each_once(items: Iterable[str]) -> str:
    """The items that are not empty, with commas; what comes again does not count."""
    found: dict[str, str] = {}
    for item in filter(None, items):
        found.setdefault(_plain(item), item)
    return ", ".join(found.values())


def manner(reference: Reference) -> str:
    """How it was published, as 'Blog post', without the address; '' where it is named already."""
    said = without_address(reference, "howpublished")
    is_named = _plain(said) in _named(reference) or _is_archive(reference, said)
    is_named = is_named or _is_preprint_again(reference, said)
    return "" if is_named or _is_year(reference, said) else said


def _is_year(reference: Reference, text: str) -> bool:
    """Does a text say no more than what stands in place of the year, such as 'forthcoming'?"""
    return text.casefold().rstrip(". ") == reference.published.words


def _place(reference: Reference) -> str:
    """Where it was published, or where a patent holds; '' where the kind of patent says it."""
    place = reference.first_of("address", "location")
    if place.casefold().startswith("country") and place[7:] == reference.get("type")[-2:]:
        return ""
    return keys_in_words(place)


def _version(reference: Reference) -> str:
    """'version 2.1', also for 'v2.1'; words stay as they are."""
    version = reference.get("version")
    found = re.fullmatch(r"(?:v|version)?\.? ?([0-9].*)", version, re.IGNORECASE)
    return f"version {found[1]}" if found else version


def _pages(reference: Reference) -> str:
    """The pages of what is in no journal and no book: a number alone says how many there are."""
    if journal_name(reference) or is_part(reference) or reference.type == "periodical":
        return ""
    if gazette_of(reference):
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
    venue, when = reference.get("venue"), days_in_words(reference.get("eventdate"))
    if when and not title and not venue:
        return f"held {when}"
    return ", ".join(filter(None, (title, venue, when)))


def _date(reference: Reference) -> str:
    """The exact date of what is no book, in none, in no volume and not dated with its journal."""
    if gazette := gazette_of(reference):
        return "" if gazette.has_date else exact_date(reference)
    if reference.type in BOOKS or is_part(reference) or dated_in_journal(reference):
        return ""
    is_in_volume = reference.type in ARTICLES and bool(reference.get("volume"))
    date = exact_date(reference)
    if is_in_volume or date == days_in_words(reference.get("eventdate")):
        return ""
    return date


def _original(reference: Reference) -> list[StyledText]:
    """'First published in French as *Title*, Paris: Publisher, 1975'; nothing without these."""
    title, again = reference.get("origtitle"), reference.get("reprinttitle")
    language = ""
    if not reference.translators:
        language = languages_in_words(reference.get("origlanguage"))
    spans = []
    if language:
        spans.append(StyledText(f" in {language}"))
    if title:
        spans += [StyledText(" as "), StyledText(outer_quotes(title), em=True)]
    if published := _originally_published(reference, is_alone=not spans):
        spans.append(StyledText(published))
    if spans:
        spans.insert(0, StyledText("first published"))
    if again:
        start = "; reprinted as " if spans else "reprinted as "
        spans += [StyledText(start), StyledText(outer_quotes(again), em=True)]
    return spans


def _originally_published(reference: Reference, is_alone: bool) -> str:
    """Where and when a work was first published; `is_alone` right behind the words 'published'."""
    place, publisher = reference.get("origlocation"), reference.get("origpublisher")
    when = days_in_words(reference.get("origdate"))
    if not is_alone:
        where = ": ".join(filter(None, (place, publisher)))
        return "".join(f", {item}" for item in (where, when) if item)
    if publisher and place:
        place = f" ({place})"
    elif place:
        place = f" in {place}"
    by = f" by {publisher}" if publisher else ""
    if by or place:
        return f"{by}{place}, {when}".removesuffix(", ")
    preposition = "on" if re.match("[0-9]{1,2} (?!BCE)", when) else "in"
    return f" {preposition} {when}" if when else ""


def _state(reference: Reference) -> str:
    """'In press' and the like, unless it stands in place of the year or the archive says it."""
    state = reference.get("pubstate")
    if is_preprint(reference) and state.casefold() in ("prepublished", "preprint"):
        return ""
    if state.casefold() == "prepublished" and reference.type not in ARTICLES:
        return "preprint"
    state = in_words(state)
    return "" if _is_year(reference, state) else state


def _note(reference: Reference, field: str) -> str:
    """A note, unless it says what the year, the kind or the state of publication says."""
    note = without_address(reference, field)
    said = note.casefold().rstrip(". ")
    if said in (_state(reference).casefold(), kind_of(reference).casefold()):
        return ""
    return "" if _is_preprint_again(reference, note) or _is_year(reference, note) else note


def _is_preprint_again(reference: Reference, text: str) -> bool:
    """Does it say no more than that a preprint is one, and where: 'arXiv:2307.04699 [cs.CY]'?"""
    if not is_preprint(reference):
        return False
    known = ["preprints?", _SUBJECT, r"[\W_]"]
    if eprint := eprint_of(reference):
        known[:0] = [rf"{re.escape(eprint.number)}(?:v[0-9]+)?", re.escape(eprint.archive.name)]
    return not re.sub("|".join(known), "", text, flags=re.IGNORECASE)
