"""What reference managers and search engines read from a page: Highwire tags, JSON-LD and COinS.

A work's own page carries the tags of exactly one work; lists carry a COinS span for each. Both come from CSL items.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from litmap.references.csl import CslItem
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
"""Types of the Bibliographic Ontology for works that Highwire has no tag to tell from articles."""

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


def highwire(item: CslItem) -> list[tuple[str, str]]:
    """The `citation_*` meta tags of a work, as (name, content) in order; title, authors and date always first."""
    return [(name, content) for name, content in _highwire(item) if name and content]


def _highwire(item: CslItem) -> Iterator[tuple[str, str]]:
    yield "citation_title", item["title"]
    yield "bibo:type", _BIBO_TYPES.get(item["type"], "")
    for role in ("author", "editor"):
        for person in item.get(role, []):
            yield f"citation_{role}", _last_comma_first(person)
    yield "citation_publication_date", _date(item, "issued", "/")
    yield _HIGHWIRE_CONTAINER.get(item["type"], ""), item.get("container-title", "")
    for name in ("volume", "issue"):
        yield f"citation_{name}", item.get(name, "")
    first, _, last = item.get("page", "").partition("-")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
    yield "citation_doi", item.get("DOI", "")
    yield "citation_isbn", item.get("ISBN", "")
    yield "citation_arxiv_id", item.get("archive_location", "")
    yield (
        "citation_technical_report_number" if item["type"] == "report" else "",
        item.get("number", ""),
    )
    yield (
        "citation_technical_report_institution"
        if item["type"] == "report"
        else "citation_publisher",
        item.get("publisher", ""),
    )
    yield "citation_language", item.get("language", "")
    yield (
        "citation_public_url",
        item.get("URL") or (f"https://doi.org/{item['DOI']}" if "DOI" in item else ""),
    )


def _last_comma_first(person: CslItem) -> str:
    """'Berg, Jan'; the name of a body with the comma alone, or readers cut it in two as if it were a person's."""
    return f"{ris_name(person)}," if "literal" in person else ris_name(person)


def json_ld(item: CslItem) -> dict[str, Any]:
    """A work as a schema.org object."""
    doi = item.get("DOI")
    found = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES.get(item["type"], "CreativeWork"),
        "name": item["title"],
        "author": [_schema_person(person) for person in item.get("author", [])],
        "editor": [_schema_person(person) for person in item.get("editor", [])],
        "datePublished": _date(item, "issued", "-"),
        "isPartOf": {"@type": "CreativeWork", "name": item["container-title"]}
        if "container-title" in item
        else None,
        "volumeNumber": item.get("volume"),
        "issueNumber": item.get("issue"),
        "pagination": item.get("page"),
        "publisher": {"@type": "Organization", "name": item["publisher"]}
        if "publisher" in item
        else None,
        "isbn": item.get("ISBN"),
        "inLanguage": item.get("language"),
        "identifier": f"https://doi.org/{doi}" if doi else None,
        "sameAs": f"https://doi.org/{doi}" if doi else item.get("URL"),
    }
    return {name: value for name, value in found.items() if value}


def _schema_person(person: CslItem) -> dict[str, str]:
    if "literal" in person:
        return {"@type": "Organization", "name": person["literal"]}
    last = f"{person.get('non-dropping-particle', '')} {person['family']}".strip()
    return {"@type": "Person", "name": f"{person.get('given', '')} {last}".strip()}


def coins(item: CslItem) -> str:
    """A work as an OpenURL context object (Z39.88-2004), the title of a COinS span; not yet escaped for HTML."""
    return urlencode([(name, value) for name, value in _open_url(item) if value])


def _open_url(item: CslItem) -> Iterator[tuple[str, str]]:
    kind = item["type"]
    journal, book = (
        kind == "article-journal",
        kind in ("book", "chapter", "report", "paper-conference"),
    )
    form = "journal" if journal else "book" if book else "dc"
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    yield "rfr_id", "info:sid/litmap:references"
    yield "rft_id", f"info:doi/{item['DOI']}" if "DOI" in item else ""
    yield "rft_id", item.get("URL", "")
    if form == "dc":
        yield "rft.type", kind
        yield "rft.title", item["title"]
        yield "rft.source", item.get("container-title", "")
        yield "rft.publisher", item.get("publisher", "")
        for person in item.get("author", []):
            yield "rft.creator", _last_comma_first(person)
    else:
        yield "rft.genre", _GENRES.get(kind, "document")
        yield "rft.btitle" if kind in ("book", "report") else "rft.atitle", item["title"]
        yield "rft.jtitle" if journal else "rft.btitle", item.get("container-title", "")
        yield from ((f"rft.{name}", item.get(name, "")) for name in ("volume", "issue"))
        yield "rft.pages", item.get("page", "")
        yield "rft.isbn", item.get("ISBN", "")
        yield "rft.pub", item.get("publisher", "")
        yield "rft.place", item.get("publisher-place", "")
        yield from _open_url_people(item)
    yield "rft.date", _date(item, "issued", "-")
    yield "rft.language", item.get("language", "")


def _open_url_people(item: CslItem) -> Iterator[tuple[str, str]]:
    people = item.get("author", [])
    if people and "family" in people[0]:
        yield "rft.aulast", people[0]["family"]
        yield "rft.aufirst", people[0].get("given", "")
    for person in people:
        yield "rft.au" if "family" in person else "rft.aucorp", ris_name(person)


def _date(item: CslItem, name: str, join: str) -> str:
    parts = item.get(name, {}).get("date-parts", [[]])[0]
    return join.join(f"{part:02}" for part in parts)
