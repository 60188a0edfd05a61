"""References as CSL-JSON items, the form from which every other export but BibTeX is made.

Fields follow the schema of the Citation Style Language (https://docs.citationstyles.org,
CSL-JSON 1.0.2).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from litmap.model.languages import language_tag
from litmap.model.publication_date import NO_DATE, PublicationDate
from litmap.model.reference import Person, Reference
from litmap.references.address import arxiv
from litmap.references.typography import dashed

CslItem = dict[str, Any]
"""One CSL-JSON item."""

CSL_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "manual": "book",
    "booklet": "pamphlet",
    "incollection": "chapter",
    "inbook": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "dataset": "dataset",
    "software": "software",
    "video": "motion_picture",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "unpublished": "manuscript",
}
"""CSL types by BibTeX type; any other is a 'document', a preprint an 'article'."""

_PLAIN = {
    "volume": "volume",
    "edition": "edition",
    "series": "collection-title",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "note": "note",
    "type": "genre",
    "eventtitle": "event-title",
}
_PUBLISHERS = ("publisher", "institution", "school", "organization", "organisation")


def csl_item(reference: Reference) -> CslItem:
    """A reference as a CSL-JSON item.

    Text fields are Unicode strings, dates are `date-parts`, names are split.
    """
    item: CslItem = {"id": reference.key, "type": _type(reference), "title": _title(reference)}
    for name, value in _fields(reference):
        if value:
            item[name] = value
    return item


def csl_json(items: Iterable[CslItem]) -> str:
    """Items as one CSL-JSON document."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def _fields(reference: Reference) -> Iterator[tuple[str, Any]]:
    """The fields of an item in their order; those without a value do not count."""
    number = reference.first_of("number", "issue")
    arxiv_number = arxiv(reference)
    yield "author", list(map(_name, reference.authors))
    yield "editor", list(map(_name, reference.editors))
    for field, name in _PLAIN.items():
        yield name, reference.get(field)
    yield "container-title", _container(reference)
    if _journal(reference):
        yield "issue", number
    else:
        yield "number", number
    yield "page", dashed(reference.first_of("pages", "eid")).replace("–", "-")
    if arxiv_number:
        yield "archive", "arXiv"
        yield "archive_location", arxiv_number
    yield "issued", _issued(reference.published)
    yield "accessed", _accessed(reference.get("urldate"))
    yield "publisher", reference.first_of(*_PUBLISHERS)
    yield "publisher-place", reference.first_of("location", "address")
    yield "language", language_tag(reference.get("langid"))


def _type(reference: Reference) -> str:
    """The CSL type: 'article' for a preprint, which is on arXiv and in no journal."""
    is_part_or_report = reference.type in ("incollection", "inbook", "report")
    if arxiv(reference) and not is_part_or_report and not _journal(reference):
        return "article"
    return CSL_TYPES.get(reference.type, "document")


def _journal(reference: Reference) -> str:
    return reference.first_of("journaltitle", "journal")


def _title(reference: Reference) -> str:
    return ": ".join(filter(None, (reference.get("title"), reference.get("subtitle"))))


def _container(reference: Reference) -> str:
    """The journal, the book or, of a web page, the site."""
    title = reference.get("booktitle") or _journal(reference)
    if not title and CSL_TYPES.get(reference.type) == "webpage":
        return reference.get("organization")
    return title


def _name(person: Person) -> CslItem:
    """A name with its parts; a corporate one whole. 'And others' has no form in CSL."""
    if person.corporate:
        return {"literal": person.last}
    parts = {
        "family": person.last,
        "given": person.first,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {name: part for name, part in parts.items() if part}


def _issued(published: PublicationDate) -> CslItem:
    """The date of publication: parts, both ends of a range, or words; empty if there is none."""
    if published.words == NO_DATE:
        return {}
    if not published.start:
        return {"literal": published.words}
    parts = [_date_parts(published.start)]
    if published.end:
        parts.append(_date_parts(published.end))
    found: CslItem = {"date-parts": parts}
    if published.about:
        found["circa"] = True
    return found


def _accessed(date: str) -> CslItem:
    return {"date-parts": [_date_parts(date)]} if date else {}


def _date_parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]
