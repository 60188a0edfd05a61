"""Records in house form, made of CSL items from registries, files and pages."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from litmap.authoring.csl_values import first, identifier, published_on, text_of
from litmap.authoring.record_keys import new_key
from litmap.model.languages import language_name
from litmap.model.reference import SOURCE_TYPES
from litmap.references.csl import CSL_TYPES, CslItem
from litmap.references.identifiers import bare_doi

BIBTEX_TYPES: Mapping[str, str] = {
    **{csl: bib for bib, csl in reversed(list(CSL_TYPES.items()))},
    "journal-article": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book-chapter": "incollection",
    "proceedings-article": "inproceedings",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "dissertation": "thesis",
    "post-weblog": "online",
    "posted-content": "online",
    "preprint": "online",
    "webpage": "online",
}
"""BibTeX types by CSL's words and by the registries' own; any other is a 'misc'."""

_OF_KIND: Mapping[str, str] = {
    "article": "journal-article",
    "incollection": "chapter",
    "book": "book",
    "report": "report",
    "online": "web-page",
    "legislation": "official-document",
    "inproceedings": "conference-paper",
    "thesis": "thesis",
    "dataset": "dataset",
}

_OF_CSL_TYPE = {"posted-content": "preprint", "article-newspaper": "news"}
"""Words for `sourcetype` that CSL's type tells more exactly than BibTeX's."""


def record(
    item: CslItem, taken: Container[str], read: str = "record", verified: str = "no"
) -> tuple[str, str]:
    """A CSL item as a record of references.bib: its new key, not among those `taken`, and its text.

    `read` and `verified` are house words: nobody has read the work yet, or compared the record with
    it. No value can end its field. Raises TypeError, AttributeError, LookupError or ValueError for
    what is no CSL item.
    """
    kind = _kind(item)
    fields = dict(_fields(item, kind))
    key = new_key(item, fields.get("date", ""), taken)
    fields["verified"] = verified
    fields["read"] = read
    fields["sourcetype"] = _source_type(item, kind)
    lines = [f"@{kind}{{{key},"]
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines.append("}\n")
    return key, "\n".join(lines)


def left_out(item: CslItem, without: Mapping[str, CslItem]) -> list[str]:
    """The values of a source that are not in the record of its `item`.

    `without` holds the item as it would be without each, by the source's own name for the value:
    a value was left out if the record is the same. Raises what `record` raises.
    """
    kind = _kind(item)
    nobody: CslItem = {"author": [], "editor": []}  # there may be thousands, and all are taken
    whole = list(_fields(item | nobody, kind))
    lost: list[str] = []
    for name, rest in without.items():
        is_told = name in _TOLD_OTHERWISE or not _same_people(item, rest)
        if not is_told and list(_fields(rest | nobody, kind)) == whole:
            lost.append(name)
    return lost


def _same_people(item: CslItem, other: CslItem) -> bool:
    return item.get("author") == other.get("author") and item.get("editor") == other.get("editor")


_NAMES_TOLD_OTHERWISE = """
archive citation-key crossref id issued published published-online published-print source_type type
type_of_reference
"""
_TOLD_OTHERWISE = frozenset(_NAMES_TOLD_OTHERWISE.split())
"""Values that the type, the key, the date or an inherited field of a record tells."""


def _kind(item: CslItem) -> str:
    """The BibTeX type of an item; a preprint is 'online'."""
    if _arxiv(item) and item.get("type") in ("article", "document", "preprint"):
        return "online"
    return BIBTEX_TYPES.get(str(item.get("type", "")), "misc")


def _source_type(item: CslItem, kind: str) -> str:
    """The house word for what a work is."""
    if _arxiv(item) and kind == "online":
        return "preprint"
    said = str(item.get("source_type"))
    if said in SOURCE_TYPES:
        return said
    by_csl = _OF_CSL_TYPE.get(str(item.get("type")))
    return by_csl or _OF_KIND.get(kind, "web-page")


def _arxiv(item: CslItem) -> str:
    """The number of a work on arXiv; '' for any other."""
    number = identifier(item, "archive_location")
    return number if item.get("archive") == "arXiv" else ""


def _fields(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """The fields of a record in their order; those without a value do not count."""
    titles = (text_of(item, "title"), text_of(item, "subtitle"))
    yield "author", _people(item.get("author", []))
    yield "title", ": ".join(filter(None, titles))
    yield _container(item, kind)
    yield "editor", _people(item.get("editor", []))
    yield "volume", text_of(item, "volume")
    yield "number", text_of(item, "issue") or text_of(item, "number")
    yield "edition", text_of(item, "edition")
    yield "series", text_of(item, "collection-title")
    yield _published(item)
    yield "pages", re.sub(r"\s*[-–—]+\s*", "--", text_of(item, "page"))
    yield "eid", text_of(item, "article-number")
    yield from _publisher(item, kind)
    if kind in ("book", "incollection"):
        yield "isbn", identifier(item, "ISBN")
    number = _arxiv(item)
    if number:
        yield "eprint", number
        yield "eprinttype", "arxiv"
    doi = bare_doi(identifier(item, "DOI"))
    url = identifier(item, "URL")
    yield "doi", doi
    if not doi and "doi.org/" not in url:
        yield "url", url
        yield "urldate", published_on({"issued": item.get("accessed")})
    yield "langid", language_name(first(item.get("language")))


def _container(item: CslItem, kind: str) -> tuple[str, str]:
    """The field for the journal, book or site of a work, and its value."""
    container = text_of(item, "container-title")
    if kind == "article":
        return "journaltitle", container
    if kind == "online":
        return "organization", container or text_of(item, "publisher")
    return "booktitle", container


def _publisher(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """Who published a work, and where; an article needs neither, a web page no publisher."""
    if kind in ("report", "thesis"):
        yield "institution", text_of(item, "publisher")
    elif kind not in ("article", "online"):
        yield "publisher", text_of(item, "publisher")
    if kind != "article":
        yield "location", text_of(item, "publisher-place")


def _people(people: Any) -> str:
    """'Last, First and {{A body}}'."""
    if not isinstance(people, list):
        return ""
    names = [_person(one) for one in people if isinstance(one, dict)]
    return " and ".join(filter(None, names))


def _person(one: CslItem) -> str:
    """'Last, Suffix, First', '{A body}', or '' without a name."""
    family = text_of(one, "family")
    whole = text_of(one, "literal") or text_of(one, "name")
    if not family:
        whole = whole or text_of(one, "given")
    if whole:
        return f"{{{whole}}}"
    if not family:
        return ""
    last = f"{text_of(one, 'non-dropping-particle')} {family}".strip().replace(",", "")
    given = text_of(one, "given").replace(",", "")
    parts = (last, text_of(one, "suffix"), given)
    return ", ".join(part.replace(" and ", " ") for part in parts if part)


def _published(item: CslItem) -> tuple[str, str]:
    """The field with the date of publication, and its value: `date`, or `year` in words."""
    issued = item.get("issued") or {}
    words = text_of(issued, "literal")
    if words:
        return "year", words
    date = published_on(item)
    years = issued.get("date-parts") or [[]]
    if date and issued.get("circa"):
        return "year", f"c. {date[:4]}"
    if len(years) > 1 and years[1]:
        return "year", f"{date[:4]}--{int(years[1][0])}"
    return "date", date
