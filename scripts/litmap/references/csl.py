"""References as CSL-JSON items, the form from which every other export but BibTeX is made.

Fields follow the schema of the Citation Style Language (https://docs.citationstyles.org, CSL-JSON 1.0.2).
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from litmap.model.publication_date import NO_DATE, PublicationDate
from litmap.model.reference import Person, Reference
from litmap.references.full import arxiv
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
"""CSL types by BibTeX type; any other is a 'document', and what is on arXiv alone an 'article', CSL's word for a
preprint."""

LANGUAGES: Mapping[str, str] = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "chinese": "zh",
    "portuguese": "pt",
    "russian": "ru",
    "japanese": "ja",
}
"""Language tags by the names of babel, which `langid` holds."""

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
    """A reference as a CSL-JSON item: text fields are Unicode strings, dates are `date-parts`, names are split."""
    item: CslItem = {"id": reference.key, "type": _type(reference), "title": _title(reference)}
    authors, editors = map(_names, (reference.authors, reference.editors))
    item |= {name: people for name, people in (("author", authors), ("editor", editors)) if people}
    item |= {name: reference.get(field) for field, name in _PLAIN.items() if reference.get(field)}
    item |= _container(reference) | _numbers(reference)
    if issued := _issued(reference.published):
        item["issued"] = issued
    if accessed := reference.get("urldate"):
        item["accessed"] = {"date-parts": [_date_parts(accessed)]}
    item |= {
        name: said
        for name, said in (
            (
                "publisher",
                next((reference.get(field) for field in _PUBLISHERS if reference.get(field)), ""),
            ),
            ("publisher-place", reference.get("location") or reference.get("address")),
            ("language", LANGUAGES.get(reference.get("langid"), "")),
        )
        if said
    }
    return item


def csl_json(items: Iterable[CslItem]) -> str:
    """Items as one CSL-JSON document."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def _type(reference: Reference) -> str:
    if (
        reference.type not in ("incollection", "inbook", "report")
        and arxiv(reference)
        and not _journal(reference)
    ):
        return "article"
    return CSL_TYPES.get(reference.type, "document")


def _journal(reference: Reference) -> str:
    return reference.get("journaltitle") or reference.get("journal")


def _title(reference: Reference) -> str:
    return ": ".join(part for part in (reference.get("title"), reference.get("subtitle")) if part)


def _container(reference: Reference) -> CslItem:
    """The journal, the book or, of a web page, the site."""
    title = reference.get("booktitle") or _journal(reference)
    if not title and CSL_TYPES.get(reference.type) == "webpage":
        title = reference.get("organization")
    return {"container-title": title} if title else {}


def _numbers(reference: Reference) -> CslItem:
    """Issue and pages of an article, number of a report, preprint number."""
    found: CslItem = {}
    if number := reference.get("number") or reference.get("issue"):
        found["issue" if _journal(reference) else "number"] = number
    if pages := reference.get("pages") or reference.get("eid"):
        found["page"] = dashed(pages).replace("–", "-")
    if number := arxiv(reference):
        found |= {"archive": "arXiv", "archive_location": number}
    return found


def _names(people: Iterable[Person]) -> list[CslItem]:
    """Each name with its parts; a corporate one whole. 'And others' has no form in CSL, so it is left out."""
    return [
        {"literal": person.last}
        if person.corporate
        else {
            name: part
            for name, part in (
                ("family", person.last),
                ("given", person.first),
                ("non-dropping-particle", person.particle),
                ("suffix", person.suffix),
            )
            if part
        }
        for person in people
    ]


def _issued(published: PublicationDate) -> CslItem:
    """The date of publication: parts, both ends of a range, or words; empty where there is none."""
    if not published.start:
        return {} if published.words == NO_DATE else {"literal": published.words}
    parts = [_date_parts(published.start)]
    if published.end:
        parts.append(_date_parts(published.end))
    found: CslItem = {"date-parts": parts}
    if published.about:
        found["circa"] = True
    return found


def _date_parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]
