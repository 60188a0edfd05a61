"""References as CSL-JSON items, the form from which RIS and the tags of pages are made.

Variables follow the schema of the Citation Style Language (https://docs.citationstyles.org,
CSL-JSON 1.0.2).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from litmap.model.book_numbers import are_isbns, isbns_in
from litmap.model.languages import language_tag
from litmap.model.publication_date import NO_DATE
from litmap.model.reference import Names, Person, Reference
from litmap.references.address import eprint_address, web_address, without_address
from litmap.references.containers import journal_name, title_of, whole_title
from litmap.references.csl_dates import csl_date
from litmap.references.eprints import eprint_of
from litmap.references.kind_words import keys_in_words
from litmap.references.typography import dashed
from litmap.references.work_types import PREPRINT, type_of, type_words

CslItem = dict[str, Any]
"""One CSL-JSON item."""

TEXTS: Mapping[str, str] = {
    "shorttitle": "title-short",
    "shortjournal": "container-title-short",
    "volume": "volume",
    "volumes": "number-of-volumes",
    "part": "part-number",
    "chapter": "chapter-number",
    "pagetotal": "number-of-pages",
    "edition": "edition",
    "version": "version",
    "series": "collection-title",
    "eventtitle": "event-title",
    "venue": "event-place",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "pubstate": "status",
    "library": "source",
    "keywords": "keyword",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
}
"""Fields whose text is that of one variable of CSL, whatever the type of the work."""

DATES: Mapping[str, str] = {
    "eventdate": "event-date",
    "origdate": "original-date",
    "urldate": "accessed",
}
"""The same for dates but that of publication."""

NAMES: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}
"""The same for names."""

ROLES: Mapping[str, str] = {
    **{role: role for role in ("compiler", "director", "producer", "host", "guest")},
    **{role: role for role in ("interviewer", "organizer", "contributor", "translator")},
    **{"organiser": "organizer", "collaborator": "contributor"},
}
"""What editors did beside editing, as `editortype` says it, by the role that CSL has for it."""

EDITORS = ("editor", "editora", "editorb", "editorc")
"""The fields of editors; what those of each did stands in the field of its name with 'type'."""

OTHERS = {"literal": "others"}
"""The last one of the names that end in 'and others', as Zotero and pandoc write it."""

PUBLISHERS = ("publisher", "institution", "school", "organization", "organisation")
"""The fields that may say who published a work, the best one first."""

SITES = ("webpage", "post-weblog", "post")
"""Types of what stands on a site, whose name is no publisher."""

_IN_JOURNALS = ("article-journal", "article-magazine", "article-newspaper")
_IN_BOOKS = ("book", "chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary")


def csl_item(reference: Reference) -> CslItem:
    """A reference as a CSL-JSON item.

    Text variables are Unicode strings, dates are `date-parts` or `literal`, names are split.
    """
    kind = type_of(reference).csl
    item: CslItem = {"id": reference.key, "citation-key": reference.key, "type": kind}
    item["title"] = title_of(reference)
    for name, value in _variables(reference, kind):
        if value:
            item[name] = value
    return item


def _variables(reference: Reference, kind: str) -> Iterator[tuple[str, Any]]:
    """The variables of an item in their order; those without a value do not count."""
    yield from _people(reference).items()
    yield "container-title", _container(reference, kind)
    yield from _numbers(reference, kind)
    yield "issued", _issued(reference)
    for field, name in DATES.items():
        yield name, csl_date(reference.get(field)) if reference.get(field) else {}
    for field, name in TEXTS.items():
        yield name, _text(reference, field)
    genre, manner = type_words(reference), _text(reference, "howpublished")
    yield "genre", genre or manner
    yield "medium", manner if genre else ""
    yield "note", _note(reference)
    yield from _publisher(reference, kind)
    yield "publisher-place", keys_in_words(reference.first_of("location", "address"))
    yield from _archive(reference)
    yield "language", language_tag(reference.get("langid"))


def _people(reference: Reference) -> dict[str, list[CslItem]]:
    """Names by role; what editors did is a role of its own, if CSL has one for it."""
    found: dict[str, list[CslItem]] = {}
    for field in (*NAMES, *EDITORS[1:]):
        role = NAMES.get(field, "")
        did = reference.get(f"{field}type").casefold()
        if field in EDITORS and (field, did) != ("editor", "compiler"):  # whom few styles name
            role = ROLES.get(did, role)
        if role:
            found.setdefault(role, []).extend(csl_names(reference.names(field)))
    return found


def _container(reference: Reference, kind: str) -> str:
    """The journal, the book, the reporter of a case or, of a page, its site.

    What is the work's own title, or the archive of a preprint ('SSRN Electronic Journal'), is none.
    """
    found = next(filter(None, _holders(reference, kind)), "")
    archive = archive_of(reference).casefold()
    if kind == PREPRINT.csl and archive and archive in found.casefold():
        return ""
    return "" if found == title_of(reference) else found


def _holders(reference: Reference, kind: str) -> Iterator[str]:
    """What may hold a work, the best one first."""
    books = (
        whole_title(reference, "booktitle", "booksubtitle"),
        whole_title(reference, "maintitle", "mainsubtitle"),
    )
    if kind in _IN_BOOKS:
        yield from books
    yield journal_name(reference)
    yield books[0]
    if reference.type in ("online", "electronic", "www"):
        yield reference.get("organization")
    yield books[1]


def _note(reference: Reference) -> str:
    """The note, and what CSL has no variable for: remarks on the title, the name of an issue."""
    said = [without_address(reference, name) for name in ("note", "addendum")]
    said += [reference.get("titleaddon"), reference.get("issuetitle")]
    *before, last = [text for text in said if text] or [""]
    return "".join(f"{text.removesuffix('.')}. " for text in before) + last


def _numbers(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Issue, number or number within a series, and pages; an article's own number is both."""
    number = reference.first_of("number", "issue")
    pages = dashed(reference.get("pages")).replace("–", "-")
    article_number = reference.get("eid")
    if kind in _IN_JOURNALS:
        yield "issue", number
        yield "number", article_number
    elif kind in _IN_BOOKS and reference.get("series"):
        yield "collection-number", number
    elif kind == PREPRINT.csl and reference.get("eprint"):
        yield "number", _archive_and_number(reference)
    else:
        yield "number", number
    yield "page", pages or article_number


def _publisher(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Who published a work; of a case its court. The site of a page is no publisher."""
    fields: tuple[str, ...] = PUBLISHERS
    if kind in SITES:
        fields = ("publisher", "institution")
    found = reference.first_of(*fields)
    if kind == "patent":
        holders = reference.names("holder").persons
        yield "publisher", found or ", ".join(person.last for person in holders)
    elif kind == "legal_case":
        yield "authority", found
    elif kind == PREPRINT.csl:
        yield "publisher", found or archive_of(reference)
    else:
        yield "publisher", found


def _text(reference: Reference, field: str) -> str:
    """The text of one of `TEXTS`; an address that stands in another field is in `url` alone.

    Of ISBNs only the numbers count.
    """
    if field == "url":
        return web_address(reference) or _eprint_address(reference)
    if field == "isbn" and are_isbns(reference.get(field)):
        return " ".join(isbns_in(reference.get(field)))  # as Zotero has several
    return without_address(reference, field)


def _eprint_address(reference: Reference) -> str:
    """The address of a work in an archive; '' where it has a DOI too."""
    eprint = eprint_of(reference)
    if eprint is None or reference.get("doi"):
        return ""
    return eprint_address(eprint)


def archive_of(reference: Reference) -> str:
    """The preprint server or archive of a work, as it calls itself; '' without one."""
    eprint = eprint_of(reference)
    return eprint.archive.name if eprint else ""


def _archive_and_number(reference: Reference) -> str:
    """'arXiv:2307.04699'; for other archives the number alone."""
    eprint = eprint_of(reference)
    if eprint is None:
        return ""
    return eprint.words if eprint.archive.name == "arXiv" else eprint.number


def _archive(reference: Reference) -> Iterator[tuple[str, str]]:
    """The preprint server or archive, and the number of the work there, if the DOI is not all."""
    eprint = eprint_of(reference)
    if eprint and (reference.get("eprint") or not reference.get("doi")):
        yield "archive", eprint.archive.name
        yield "archive_location", eprint.number


def csl_names(names: Names) -> list[CslItem]:
    """Names with their parts."""
    found = [_name(person) for person in names.persons]
    return [*found, dict(OTHERS)] if names.more else found


def _name(person: Person) -> CslItem:
    """A name in its parts, a body's whole.

    Particles stay with the family name and 'Jr.' with the given one: processors find them there,
    and Zotero would lose them anywhere else.
    """
    if person.corporate:
        return {"literal": person.last}
    parts = {
        "family": f"{person.particle} {person.last}".strip(),
        "given": ", ".join(filter(None, (person.first, person.suffix))),
    }
    return {name: part for name, part in parts.items() if part}


def _issued(reference: Reference) -> CslItem:
    """The date of publication: parts, both ends of a range, or words; empty if there is none."""
    if date := reference.get("date"):
        return csl_date(date)
    published = reference.published
    if published.words == NO_DATE:
        return {}
    if not published.start:
        return {"literal": published.words}
    written = "/".join(filter(None, (reference.date, published.end)))
    return csl_date(written + "~" * published.about)
