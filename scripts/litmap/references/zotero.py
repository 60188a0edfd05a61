"""What Zotero reads from a page beyond Highwire's tags: its own names of types and fields.

Its translator "Embedded Metadata" takes `z:NAME` as the field NAME of an item, where NAME is one
of Zotero's base fields (https://github.com/zotero/zotero-schema): `publicationTitle` is the name
of a book, site, blog or encyclopedia.
"""

from collections.abc import Iterator, Mapping

from litmap.references.csl import CslItem
from litmap.references.csl_parts import day

_TYPES: Mapping[str, str] = {
    "article": "preprint",
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "dataset": "dataset",
    "document": "document",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "videoRecording",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "report": "report",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "webpage",
}
"""Zotero's types by CSL type."""

_NEAREST: Mapping[str, str] = {
    "figure": "artwork",
    "pamphlet": "book",
    "performance": "presentation",
    "periodical": "book",
    "regulation": "statute",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "treaty": "statute",
}
"""The nearest type for what Zotero has no type for. It cites it rightly if the field Extra says
what it is."""

_FIELDS: Mapping[str, str] = {
    "container-title": "publicationTitle",
    "container-title-short": "journalAbbreviation",
    "number": "number",
    "genre": "type",
    "version": "versionNumber",
    "edition": "edition",
    "number-of-volumes": "numberOfVolumes",
    "number-of-pages": "numPages",
    "collection-number": "seriesNumber",
    "part-number": "partNumber",
    "event-place": "eventPlace",
    "status": "status",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "publisher-place": "place",
    "authority": "authority",
    "archive": "archive",
    "archive_location": "archiveLocation",
    "title-short": "shortTitle",
    "abstract": "abstractNote",
    "original-publisher": "originalPublisher",
    "original-publisher-place": "originalPlace",
}
"""Zotero's fields by CSL variable, for all that Highwire has no tag for."""

_SERIES_TITLE = ("report", "software", "map", "motion_picture", "song")
"""Types whose series is Zotero's `seriesTitle`; that of others is `series`."""

_LAWS = ("legislation", "treaty", "bill", "regulation")


def zotero_type(item: CslItem) -> str:
    """What Zotero calls the type of a work: 'journalArticle', 'bookSection', 'statute'."""
    kind = item["type"]
    return _TYPES.get(kind) or _NEAREST.get(kind, "document")


def zotero_tags(item: CslItem) -> list[tuple[str, str]]:
    """The `z:*` meta tags of a work, as (name, content) in order."""
    return [(f"z:{name}", str(content)) for name, content in _fields(item) if content]


def _fields(item: CslItem) -> Iterator[tuple[str, str]]:
    kind = item["type"]
    yield "itemType", zotero_type(item)
    yield "citationKey", item["id"]
    is_nearest = kind not in _TYPES
    extra = (f"Type: {kind}" if is_nearest else "", item.get("note", ""))
    yield "extra", "\n".join(filter(None, extra))
    for variable, field in _FIELDS.items():
        yield field, item.get(variable, "")
    yield from _series_and_reporter(item)
    if kind == "speech":
        yield "meetingName", item.get("event-title", "")
        yield "place", "" if "publisher-place" in item else item.get("event-place", "")
    if kind == "patent":
        yield "assignee", item.get("publisher", "")
    yield "date", item.get("issued", {}).get("literal", "")
    yield "originalDate", day(item, "original-date", "-")


def _series_and_reporter(item: CslItem) -> Iterator[tuple[str, str]]:
    """The series; of a law the code, of a case the reporter in which it stands."""
    kind = item["type"]
    container, series = item.get("container-title", ""), item.get("collection-title", "")
    if kind == "legal_case":
        yield "reporter", container
    elif kind in _LAWS:
        yield "code", container or series
    elif kind in _SERIES_TITLE:
        yield "seriesTitle", series
    else:
        yield "series", series
