"""What Zotero reads from a page beyond Highwire's tags: its own names of types and fields.

Its translator "Embedded Metadata" takes `z:NAME` as the field NAME of an item, where NAME is one
of Zotero's base fields (https://github.com/zotero/zotero-schema): `publicationTitle` is the name
of a book, site, blog or encyclopedia.
"""

from collections.abc import Iterator, Mapping

from litmap.references.csl import NAMES, ROLES, CslItem
from litmap.references.zotero_extra import extra_lines, person_lines

ZOTERO_TYPES: Mapping[str, str] = {
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
    "status": "status",
    "publisher-place": "place",
    "authority": "authority",
    "title-short": "shortTitle",
    "abstract": "abstractNote",
}
"""Zotero's fields by CSL variable, for all that Highwire has no tag for."""

_SERIES_TITLE = ("report", "software", "map", "motion_picture", "song")
"""Types whose series is Zotero's `seriesTitle`; that of others is `series`."""

_TAGGED: Mapping[str, tuple[str, ...]] = {
    "author": ("author", "director", "host"),
    "editor": ("editor", "compiler"),
}
"""By the role that Highwire has a tag for, those that may stand for it: Zotero makes the authors
of a film its directors."""

_LAWS = ("legislation", "treaty", "bill", "regulation")


def zotero_type(item: CslItem) -> str:
    """What Zotero calls the type of a work: 'journalArticle', 'bookSection', 'statute'."""
    kind = item["type"]
    return ZOTERO_TYPES.get(kind) or _NEAREST.get(kind, "document")


def tagged_roles(item: CslItem) -> dict[str, str]:
    """By Highwire's tag the role of those whom it names."""
    found = {}
    for tag, roles in _TAGGED.items():
        present = [role for role in roles if item.get(role)]
        if present:
            found[tag] = present[0]
    return found


def zotero_tags(item: CslItem) -> list[tuple[str, str]]:
    """The `z:*` meta tags of a work, as (name, content) in order."""
    return [(f"z:{name}", str(content)) for name, content in _fields(item) if content]


def _fields(item: CslItem) -> Iterator[tuple[str, str]]:
    kind = item["type"]
    yield "itemType", zotero_type(item)
    yield "citationKey", item["id"]
    yield "extra", "\n".join(_extra(item))
    for variable, field in _FIELDS.items():
        yield field, item.get(variable, "")
    yield from _archive(item)
    yield from _series_and_reporter(item)
    if kind == "speech":
        yield "meetingName", item.get("event-title", "")
        yield "place", "" if "publisher-place" in item else item.get("event-place", "")
    if kind == "patent":
        yield "assignee", item.get("publisher", "")
    yield "date", item.get("issued", {}).get("literal", "")


def _extra(item: CslItem) -> Iterator[str]:
    """The lines of Extra: what no field says, and the note."""
    kind = item["type"]
    held_as = kind
    if kind not in ZOTERO_TYPES:
        yield f"Type: {kind}"
        held_as = "legislation" if kind in _LAWS else _NEAREST.get(kind, "document")
    told = ["container-title"] if kind in _LAWS else []
    if kind == "broadcast" or (kind in _LAWS and "container-title" not in item):
        told.append("collection-title")
    yield from extra_lines(item, held_as, told)
    tagged = tagged_roles(item).values()
    roles = dict.fromkeys((*NAMES.values(), *ROLES.values()))
    yield from person_lines(item, [role for role in roles if role not in tagged])
    if note := item.get("note"):
        yield note


def _archive(item: CslItem) -> Iterator[tuple[str, str]]:
    """The archive or library; of a preprint its publisher and number say it."""
    if item["type"] == "article" and "number" in item:
        return
    yield "archive", item.get("archive") or item.get("source", "")
    yield "archiveLocation", item.get("archive_location", "")


def _series_and_reporter(item: CslItem) -> Iterator[tuple[str, str]]:
    """The series; of a law the code, of a case the reporter, of a broadcast the programme."""
    kind = item["type"]
    container, series = item.get("container-title", ""), item.get("collection-title", "")
    if kind == "legal_case":
        yield "reporter", container
    elif kind in _LAWS:
        yield "code", container or series
        yield "codeNumber", item.get("volume", "")
    elif kind == "broadcast":
        yield "publicationTitle", series
    elif kind in _SERIES_TITLE:
        yield "seriesTitle", series
    else:
        yield "series", series
