"""A work as a schema.org object, which search engines read as JSON-LD (https://schema.org)."""

from collections.abc import Mapping
from typing import Any

from litmap.model.book_numbers import isbns_in
from litmap.references.csl import OTHERS, CslItem
from litmap.references.csl_parts import address, day, doi_address, name_parts, pages, publisher
from litmap.references.work_types import BY_CSL, OTHER

_CONTAINERS: Mapping[str, str] = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "review": "Periodical",
    "chapter": "Book",
    "entry-dictionary": "Book",
    "entry-encyclopedia": "Book",
    "paper-conference": "Book",
    "webpage": "WebSite",
    "post-weblog": "Blog",
}
"""Types of what a work stands in, by CSL type; any other is a 'CreativeWork'."""

_ROLES = ("author", "editor", "translator", "director", "producer")
"""Roles that are called the same in CSL and schema.org."""

_NUMBERS: Mapping[str, str] = {
    "Report": "reportNumber",
    "Legislation": "legislationIdentifier",
}
"""The property of a work's own number by schema.org type; in others it is an identifier."""

_PAGED = (
    *("ScholarlyArticle", "Article", "NewsArticle", "BlogPosting", "SocialMediaPosting"),
    *("Report", "Chapter"),
)
"""The types of schema.org that have pages."""

Thing = dict[str, Any]
"""An object of schema.org."""


def json_ld(item: CslItem) -> Thing:
    """A work as a schema.org object."""
    kind = BY_CSL.get(item["type"], OTHER).schema
    doi = doi_address(item)
    found: Thing = {"@context": "https://schema.org", "@type": kind, "name": item["title"]}
    for role in _ROLES:
        found[role] = [_person(person) for person in item.get(role, []) if person != OTHERS]
    found |= {
        "datePublished": day(item, "issued", "-"),
        "isPartOf": _container(item),
        "translationOfWork": _original(item),
        "pagination": "–".join(filter(None, pages(item))) if kind in _PAGED else "",
        "version": item.get("version"),
        "genre": item.get("genre"),
        "publisher": _publisher(item),
        "inLanguage": item.get("language"),
        _NUMBERS.get(kind, "identifier"): item.get("number"),
        "url": item.get("URL"),
        "sameAs": doi or address(item),
    }
    if doi:
        found["identifier"] = doi
    if kind == "Book":
        found |= {"isbn": _isbn(item), "bookEdition": item.get("edition")}
    return {name: value for name, value in found.items() if value}


def _isbn(item: CslItem) -> str | list[str]:
    """The ISBN of a book; of several each on its own."""
    said = item.get("ISBN", "")
    found = isbns_in(said)
    return found if len(found) > 1 else said


def _container(item: CslItem) -> Thing | None:
    """The journal, in its volume and issue, the book, the site or the series of a work."""
    name = item.get("container-title", "")
    if not name:
        return _named("CreativeWorkSeries", item.get("collection-title", ""))
    kind = _CONTAINERS.get(item["type"], "CreativeWork")
    found: Thing = {"@type": kind, "name": name}
    if kind == "Book" and "ISBN" in item:
        found["isbn"] = _isbn(item)
    if "ISSN" in item:
        found["issn"] = item["ISSN"]
    if "volume" in item:
        found = {"@type": "PublicationVolume", "volumeNumber": item["volume"], "isPartOf": found}
    if "issue" in item:
        found = {"@type": "PublicationIssue", "issueNumber": item["issue"], "isPartOf": found}
    return found


def _original(item: CslItem) -> Thing | None:
    """The work of which this one is a translation or a new edition, under its own title."""
    found = _named("CreativeWork", item.get("original-title", ""))
    if found and (date := day(item, "original-date", "-")):
        found["datePublished"] = date
    return found


def _publisher(item: CslItem) -> Thing | None:
    """The publisher or, of a case, the court, with its place."""
    found = _named("Organization", publisher(item) or item.get("authority", ""))
    if found and "publisher-place" in item:
        found["location"] = item["publisher-place"]
    return found


def _named(kind: str, name: str) -> Thing | None:
    """An object that has a name alone; None without one."""
    if not name:
        return None
    return {"@type": kind, "name": name}


def _person(person: CslItem) -> Thing:
    if "literal" in person:
        return {"@type": "Organization", "name": person["literal"]}
    last, given, suffix = name_parts(person)
    name = " ".join(filter(None, (given, last)))
    found = {"@type": "Person", "name": ", ".join(filter(None, (name, suffix)))}
    if given:
        found |= {"givenName": given, "familyName": last}
    return found
