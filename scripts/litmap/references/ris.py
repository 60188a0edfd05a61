"""References as RIS records, the tagged text that most reference managers read.

Tags follow the specification of Research Information Systems (2011) and, where it leaves their
meaning to the type of a work, Zotero and EndNote. A record has its type first and `ER` last; lines
end in CR LF.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from litmap.references.csl import CslItem
from litmap.references.csl_parts import COMMA, days, pages
from litmap.references.days import SEASONS
from litmap.references.work_types import BY_CSL, OTHER

TAGS: Mapping[str, str] = {
    "title-short": "ST",
    "container-title-short": "J2",
    "volume": "VL",
    "number-of-volumes": "NV",
    "issue": "IS",
    "edition": "ET",
    "version": "ET",
    "publisher": "PB",
    "authority": "PB",
    "publisher-place": "CY",
    "genre": "M3",
    "DOI": "DO",
    "URL": "UR",
    "archive": "DB",
    "archive_location": "AN",
    "keyword": "KW",
    "language": "LA",
    "note": "N1",
}
"""The tags of variables that have one tag in all types."""

SERIES: Mapping[str, str] = {
    **{"BOOK": "T2", "EDBOOK": "T2", "RPRT": "T2", "STAND": "T2", "COMP": "T2", "STAT": "T2"},
}
"""The tag of a series by RIS type; in others it is T3, and T2 the title of what holds the work."""

NUMBERS: Mapping[str, str] = {
    **{"RPRT": "SN", "STAND": "SN", "PAT": "SN", "CASE": "SV", "CHAP": "SV", "DATA": "NV"},
}
"""The tag of a number by RIS type; in others it is M1."""

_JOURNALS = ("JOUR", "MGZN", "NEWS")

EDITORS: Mapping[str, str] = {"CHAP": "A2", "CPAPER": "A2", "ENCYC": "A2", "DICT": "A2"}
"""The tag of editors by RIS type; in others it is ED."""


def ris(items: Iterable[CslItem]) -> str:
    """CSL items as one RIS document."""
    lines: list[str] = []
    for item in items:
        for tag, value in _record(item):
            on_one_line = " ".join(str(value).split())
            if on_one_line or tag == "ER":
                lines.append(f"{tag}  - {on_one_line}\r\n")
    return "".join(lines)


def _record(item: CslItem) -> Iterator[tuple[str, Any]]:
    """The lines of a record as tags and values; those without a value do not count."""
    kind = _ris_type(item)
    yield "TY", kind
    yield "ID", item["id"]
    yield from _people(item, kind)
    yield "TI", item["title"]
    yield from _containers(item, kind)
    yield from _dates(item)
    yield from _numbers(item, kind)
    for name, tag in TAGS.items():
        for line in str(item.get(name, "")).splitlines():
            if (kind, tag) not in _WITHOUT:
                yield tag, line
    if "archive" not in item:
        yield "DB", item.get("source", "")
    if (kind, item["type"]) in _SAID_BY_TYPE and "genre" not in item:
        yield "M3", _SAID_BY_TYPE[kind, item["type"]]
    yield "OP", _original(item)
    for words in _without_tag(item, kind):
        yield "N1", words
    yield "ER", ""


_WITHOUT = (("COMP", "LA"), ("COMP", "M1"))
"""Tags that mean something else in records of a type."""

_SAID_BY_TYPE = {("MANSCPT", "article"): "Preprint", ("STAT", "treaty"): "Treaty"}
"""What a work is whose type RIS does not have."""


def _ris_type(item: CslItem) -> str:
    """The type of a record; what no type fits and is on the web is a page for all readers."""
    kind = BY_CSL.get(item["type"], OTHER).ris
    if kind == OTHER.ris and "URL" in item:
        return "ELEC"
    return kind


def _people(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    tags = {
        "author": "AU",
        "editor": EDITORS.get(kind, "ED"),
        "translator": "A4",
        "container-author": "C2",
    }
    for role, tag in tags.items():
        for person in item.get(role, []):
            yield tag, ris_name(person)


def _containers(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """The book, journal, conference or site, and the series."""
    container, event = item.get("container-title", ""), item.get("event-title", "")
    if kind == "CPAPER":
        yield "T2", event or container
        yield "C3", container
        yield "C1", item.get("event-place", "")
    elif kind == "CASE":
        yield "A2", container
    else:
        yield "T2", container or (event if kind == "SLIDE" else "")
    if kind == "SLIDE" and "publisher-place" not in item:
        yield "CY", item.get("event-place", "")
    series = SERIES.get(kind, "T3")
    if series == "T3" or not container:
        yield series, item.get("collection-title", "")


def _dates(item: CslItem) -> Iterator[tuple[str, str]]:
    issued = item.get("issued", {})
    if parts := _date_parts(item, "issued"):
        is_range = len(issued["date-parts"]) > 1
        yield "DA", days(item, "issued") if is_range else _slashed(parts) + _season(issued)
        yield "PY", parts[0]
    elif re.search(r"\b[0-9]{4}\b", issued.get("literal", "")):
        yield "DA", issued["literal"]
    if accessed := _date_parts(item, "accessed"):
        yield "Y2", _slashed(accessed)


def _season(date: CslItem) -> str:
    """What stands behind year, month and day: '2024///Spring'."""
    season = date.get("season")
    return f"/{SEASONS[str(20 + season)]}" if season else ""


def _numbers(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """Numbers, whose tags differ by type, and pages."""
    number = item.get("number") or item.get("collection-number", "")
    tag = NUMBERS.get(kind, "M1")
    is_told = kind in _JOURNALS or "archive_location" in item  # with its pages, or its archive
    if not is_told and (kind, tag) not in _WITHOUT:
        yield tag, number
    for name in ("ISBN", "ISSN"):
        yield "SN", item.get(name, "")
    first, last = pages(item)
    yield "SP", first or item.get("number-of-pages", "")
    yield "EP", last
    yield "SE", item.get("chapter-number", "")


def _without_tag(item: CslItem, kind: str) -> Iterator[str]:
    """What a record has no tag for: how the work was published, its state, its event."""
    yield item.get("medium", "")
    words = item.get("issued", {}).get("literal", "")
    state = item.get("status") or ("" if re.search("[0-9]{4}", words) else words)
    yield state.capitalize()  # readers would take it for a date in the year 0
    if kind not in ("CPAPER", "SLIDE"):
        yield ", ".join(filter(None, (item.get("event-title"), item.get("event-place"))))


def _original(item: CslItem) -> str:
    """The work of which this one is a translation or a new edition: 'Titre original (1975)'."""
    title = item.get("original-title", "")
    year = "/".join(_date_parts(item, "original-date")[:1])
    if title and year:
        return f"{title} ({year})"
    return title or year


def ris_name(person: CslItem) -> str:
    """'van der Berg, Jan, Jr.'; the name of a body with a comma behind it.

    By that comma EndNote tells bodies from persons, and Zotero from names that it would cut in two.
    """
    if "literal" in person:
        return f"{str(person['literal']).replace(',', COMMA)},"
    parts = (person["family"], person.get("given", ""))
    return ", ".join(part for part in parts if part)


def _slashed(parts: list[str]) -> str:
    """'2024/09/05', '2024/09/', '2024//': three parts, known or not."""
    return "/".join((*parts, "", "")[:3])


def _date_parts(item: CslItem, name: str) -> list[str]:
    """The parts of a date, the first of two: '2024', '09', '05'; [] where the item has none."""
    parts = item.get(name, {}).get("date-parts", [[]])[0]
    return [f"{part:02}" for part in parts]
