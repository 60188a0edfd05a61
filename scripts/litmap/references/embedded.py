"""What reference managers and search engines read from a page: Highwire tags, JSON-LD and COinS.

A work's own page carries the tags of exactly one work; lists carry a COinS span for each. Both
are made from CSL items.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from litmap.references.csl import CslItem
from litmap.references.identifiers import DOI_ADDRESS
from litmap.references.ris import ris_name

_HIGHWIRE_CONTAINER = {
    "article-journal": "citation_journal_title",
    "chapter": "citation_inbook_title",
    "paper-conference": "citation_conference_title",
}
_BIBO_TYPES = {
    "book": "Book",
    "legislation": "Legislation",
    "webpage": "Document",
    "motion_picture": "MotionPicture",
    "thesis": "Thesis",
    "manuscript": "Manuscript",
}
"""Types of the Bibliographic Ontology for works that look like articles in Highwire's tags."""

_SCHEMA_TYPES: Mapping[str, str] = {
    "article-journal": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "thesis": "Thesis",
    "webpage": "WebPage",
    "motion_picture": "VideoObject",
}
_GENRES = {
    "article-journal": "article",
    "chapter": "bookitem",
    "book": "book",
    "report": "report",
    "paper-conference": "proceeding",
}
_FORMS = {
    "article-journal": "journal",
    "book": "book",
    "chapter": "book",
    "report": "book",
    "paper-conference": "book",
}
"""Forms of an OpenURL by CSL type; any other is 'dc', Dublin Core."""


def highwire(item: CslItem) -> list[tuple[str, str]]:
    """The `citation_*` meta tags of a work, as (name, content) in order.

    Title, authors and date are always first.
    """
    return [tag for tag in _highwire(item) if all(tag)]


def _highwire(item: CslItem) -> Iterator[tuple[str, str]]:
    """The tags; those without a name or a content do not count."""
    is_report = item["type"] == "report"
    yield "citation_title", item["title"]
    yield "bibo:type", _BIBO_TYPES.get(item["type"], "")
    for role in ("author", "editor"):
        for person in item.get(role, []):
            yield f"citation_{role}", ris_name(person)
    yield "citation_publication_date", _date(item, "issued", "/")
    yield _HIGHWIRE_CONTAINER.get(item["type"], ""), item.get("container-title", "")
    yield "citation_volume", item.get("volume", "")
    yield "citation_issue", item.get("issue", "")
    first, _, last = item.get("page", "").partition("-")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_doi", item.get("DOI", "")
    yield "citation_isbn", item.get("ISBN", "")
    yield "citation_arxiv_id", item.get("archive_location", "")
    if is_report:
        yield "citation_technical_report_number", item.get("number", "")
        yield "citation_technical_report_institution", item.get("publisher", "")
    else:
        yield "citation_publisher", item.get("publisher", "")
    yield "citation_language", item.get("language", "")
    yield "citation_public_url", item.get("URL") or _doi_address(item)


def _doi_address(item: CslItem) -> str:
    doi = item.get("DOI")
    return DOI_ADDRESS + doi if doi else ""


def json_ld(item: CslItem) -> dict[str, Any]:
    """A work as a schema.org object."""
    doi = _doi_address(item)
    found = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES.get(item["type"], "CreativeWork"),
        "name": item["title"],
        "author": list(map(_schema_person, item.get("author", []))),
        "editor": list(map(_schema_person, item.get("editor", []))),
        "datePublished": _date(item, "issued", "-"),
        "isPartOf": _schema_thing("CreativeWork", item.get("container-title", "")),
        "volumeNumber": item.get("volume"),
        "issueNumber": item.get("issue"),
        "pagination": item.get("page"),
        "publisher": _schema_thing("Organization", item.get("publisher", "")),
        "isbn": item.get("ISBN"),
        "inLanguage": item.get("language"),
        "identifier": doi,
        "sameAs": doi or item.get("URL"),
    }
    return {name: value for name, value in found.items() if value}


def _schema_thing(kind: str, name: str) -> dict[str, str] | None:
    """A schema.org object that has a name alone; None without one."""
    if not name:
        return None
    return {"@type": kind, "name": name}


def _schema_person(person: CslItem) -> dict[str, str]:
    if "literal" in person:
        return {"@type": "Organization", "name": person["literal"]}
    return {"@type": "Person", "name": f"{person.get('given', '')} {person['family']}".strip()}


def coins(item: CslItem) -> str:
    """A work as an OpenURL context object (Z39.88-2004): the title of a COinS span.

    It is not escaped for HTML yet.
    """
    return urlencode([(name, value) for name, value in _open_url(item) if value])


def _open_url(item: CslItem) -> Iterator[tuple[str, str]]:
    form = _FORMS.get(item["type"], "dc")
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    yield "rfr_id", "info:sid/litmap:references"
    if "DOI" in item:
        yield "rft_id", f"info:doi/{item['DOI']}"
    yield "rft_id", item.get("URL", "")
    if form == "dc":
        yield from _open_url_document(item)
    else:
        yield from _open_url_publication(item)
        yield from _open_url_people(item)
    yield "rft.date", _date(item, "issued", "-")
    yield "rft.language", item.get("language", "")


def _open_url_document(item: CslItem) -> Iterator[tuple[str, str]]:
    """What the form of Dublin Core has, for works that are neither articles nor books."""
    yield "rft.type", item["type"]
    yield "rft.title", item["title"]
    yield "rft.source", item.get("container-title", "")
    yield "rft.publisher", item.get("publisher", "")
    for person in item.get("author", []):
        yield "rft.creator", ris_name(person)


def _open_url_publication(item: CslItem) -> Iterator[tuple[str, str]]:
    """What the forms of journals and books have."""
    kind = item["type"]
    title, container = "rft.atitle", "rft.btitle"
    if kind in ("book", "report"):
        title = "rft.btitle"
    if kind == "article-journal":
        container = "rft.jtitle"
    yield "rft.genre", _GENRES.get(kind, "document")
    yield title, item["title"]
    yield container, item.get("container-title", "")
    yield "rft.volume", item.get("volume", "")
    yield "rft.issue", item.get("issue", "")
    yield "rft.pages", item.get("page", "")
    yield "rft.isbn", item.get("ISBN", "")
    yield "rft.pub", item.get("publisher", "")
    yield "rft.place", item.get("publisher-place", "")


def _open_url_people(item: CslItem) -> Iterator[tuple[str, str]]:
    people = item.get("author", [])
    if people and "family" in people[0]:
        yield "rft.aulast", people[0]["family"]
        yield "rft.aufirst", people[0].get("given", "")
    for person in people:
        if "family" in person:
            yield "rft.au", ris_name(person)
        else:
            yield "rft.aucorp", person["literal"]


def _date(item: CslItem, name: str, join: str) -> str:
    parts = item.get(name, {}).get("date-parts", [[]])[0]
    return join.join(f"{part:02}" for part in parts)
