"""What reference managers and search engines read from a page: Highwire tags, JSON-LD and COinS.

A work's own page carries the tags of exactly one work; lists carry a COinS span for each. Both
are made from CSL items.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from litmap.model.book_numbers import isbns_in
from litmap.references.csl import OTHERS, CslItem
from litmap.references.csl_parts import COMMA, address, day, days, name_parts, pages, publisher
from litmap.references.schema_org import json_ld
from litmap.references.zotero import tagged_roles, zotero_tags, zotero_type

_BIBO_TYPES: Mapping[str, str] = {
    "book": "Book",
    "legislation": "Legislation",
    "webpage": "Document",
    "motion_picture": "MotionPicture",
    "thesis": "Thesis",
    "manuscript": "Manuscript",
}
"""Types of the Bibliographic Ontology for works that look like articles in Highwire's tags."""

_HIGHWIRE_PUBLISHER: Mapping[str, str] = {
    "report": "citation_technical_report_institution",
    "thesis": "citation_dissertation_institution",
}
"""The tag of the publisher by CSL type, if it is not `citation_publisher`."""

_GENRES: Mapping[str, str] = {
    "article-journal": "article",
    "book": "book",
    "chapter": "bookitem",
    "paper-conference": "proceeding",
    "report": "report",
}
_FORMS: Mapping[str, str] = {
    "article-journal": "journal",
    "book": "book",
    "chapter": "book",
    "paper-conference": "book",
    "patent": "patent",
    "report": "book",
    "thesis": "dissertation",
}
"""Forms of an OpenURL by CSL type; any other is 'dc', Dublin Core."""

_CUTS = re.compile(r"[,\N{ARABIC COMMA};]")
"""At these signs readers of tags would cut the name of a body in two."""

_INNER_DOT = re.compile(r"\.(?=\S|$)")
_DOT = "\N{ONE DOT LEADER}"
"""Looks like a full stop, behind which Zotero would put a blank: 'U. S. Department'."""

_NO_BREAK = "\N{NO-BREAK SPACE}"
"""Between given names behind a last name of several words, which Zotero would take for two people:
'van Berg' and 'M. A.'."""


def head(item: CslItem) -> dict[str, Any]:
    """What the head of a work's own page says of it, by the name of its part."""
    return {"citation": highwire(item) + zotero_tags(item), "json_ld": json_ld(item)}


# ---- Highwire ----


def highwire(item: CslItem) -> list[tuple[str, str]]:
    """The `citation_*` meta tags of a work, as (name, content) in order.

    Title, authors and date are always first.
    """
    return [tag for tag in _highwire(item) if all(tag)]


def _highwire(item: CslItem) -> Iterator[tuple[str, str]]:
    """The tags; those without a name or a content do not count."""
    kind = item["type"]
    yield "citation_title", item["title"]
    yield "bibo:type", _BIBO_TYPES.get(kind, "")
    for tag, role in tagged_roles(item).items():
        for person in item[role]:
            yield f"citation_{tag}", _one_name(person)
    yield "citation_publication_date", day(item, "issued", "/")
    yield "citation_date", days(item, "issued")
    yield from _highwire_container(item)
    yield "citation_volume", item.get("volume", "")
    yield "citation_issue", item.get("issue", "")
    first, last = pages(item)
    yield "citation_firstpage", first
    if kind != "legal_case":  # of which Zotero keeps the first page, and cites by it
        yield "citation_lastpage", last
    yield "citation_doi", item.get("DOI", "")
    for isbn in isbns_in(item.get("ISBN", "")) or [item.get("ISBN", "")]:
        yield "citation_isbn", isbn
    yield "citation_issn", item.get("ISSN", "")
    if item.get("archive") == "arXiv":
        yield "citation_arxiv_id", item.get("archive_location", "")
    if kind == "report":
        yield "citation_technical_report_number", item.get("number", "")
    yield _HIGHWIRE_PUBLISHER.get(kind, "citation_publisher"), publisher(item)
    yield "citation_language", item.get("language", "")
    yield "citation_public_url", address(item)


def _highwire_container(item: CslItem) -> Iterator[tuple[str, str]]:
    """The journal, book or conference, from which readers know what kind of work it is."""
    container = item.get("container-title", "")
    if item["type"] == "article-journal":
        yield "citation_journal_title", container
    elif item["type"] == "chapter":
        yield "citation_inbook_title", container
    elif item["type"] == "paper-conference":
        yield "citation_conference_title", item.get("event-title", "")


def _one_name(person: CslItem) -> str:
    """'King Jr, Martin L.'; a body's name with a comma behind it.

    Readers take what stands before the first comma for the last name. The comma behind a body's
    name keeps its words together; a single word needs none.
    """
    if "literal" in person:
        name = str(person["literal"])
        if " " not in name:
            return name
        return _INNER_DOT.sub(_DOT, _CUTS.sub(COMMA, name)) + ","
    last, given, suffix = name_parts(person)
    last = " ".join(filter(None, (last, suffix.rstrip("."))))
    if " " in last:
        given = given.replace(" ", _NO_BREAK)
    return ", ".join(filter(None, (last, given)))


# ---- COinS ----


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
    else:
        yield "rft_id", address(item)
    yield from _open_url_titles(item, form)
    yield from _open_url_people(item, form)
    yield "rft.date", day(item, "issued", "-")
    yield "rft.volume", item.get("volume", "")
    yield "rft.issue", item.get("issue", "")
    yield "rft.pages", item.get("page", "")
    yield "rft.edition", item.get("edition", "")
    yield "rft.series", item.get("collection-title", "")
    isbn = item.get("ISBN", "")
    yield "rft.isbn", next(iter(isbns_in(isbn)), isbn)
    yield "rft.issn", item.get("ISSN", "")
    yield "rft.place", item.get("publisher-place", "")
    yield "rft.language", item.get("language", "")


def _open_url_titles(item: CslItem, form: str) -> Iterator[tuple[str, str]]:
    """Kind, title, what holds the work, and who published it."""
    container = item.get("container-title", "")
    if form == "dc":
        yield "rft.type", zotero_type(item)
        yield "rft.title", item["title"]
        yield "rft.source", container
        yield "rft.publisher", publisher(item) or item.get("authority", "")
    elif form == "dissertation":
        yield "rft.title", item["title"]
        yield "rft.inst", item.get("publisher", "")
        yield "rft.degree", item.get("genre", "")
    elif form == "patent":
        yield "rft.title", item["title"]
        yield "rft.number", item.get("number", "")
    else:
        yield "rft.genre", _GENRES[item["type"]]
        whole = item["type"] in ("book", "report")
        yield "rft.btitle" if whole else "rft.atitle", item["title"]
        yield "rft.jtitle" if form == "journal" else "rft.btitle", container
        yield "rft.pub", item.get("publisher", "")


def _open_url_people(item: CslItem, form: str) -> Iterator[tuple[str, str]]:
    """The authors. Zotero moves bodies to the front, so only a single one is called so."""
    people = [person for person in item.get("author", []) if person != OTHERS]
    if len(people) == 1 and "literal" in people[0]:
        yield "rft.aucorp", people[0]["literal"]
        return
    if people and "family" in people[0] and form in ("journal", "book", "dissertation"):
        last, _, given = _one_name(people[0]).partition(", ")
        yield "rft.aulast", last
        yield "rft.aufirst", given.replace(_NO_BREAK, " ")
    name = {"dc": "rft.creator", "patent": "rft.inventor"}.get(form, "rft.au")
    for person in people:
        yield name, _one_name(person)
