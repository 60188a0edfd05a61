"""References as RIS records, the tagged text that most reference managers read.

Tags follow the specification of Research Information Systems (2011): a type first, `ER` last,
lines end in CR LF.
"""

from collections.abc import Iterable, Iterator, Mapping

from litmap.references.csl import CslItem

RIS_TYPES: Mapping[str, str] = {
    "article-journal": "JOUR",
    "webpage": "ELEC",
    "book": "BOOK",
    "pamphlet": "PAMP",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "dataset": "DATA",
    "software": "COMP",
    "motion_picture": "VIDEO",
    "legislation": "STAT",
    "legal_case": "CASE",
    "manuscript": "UNPB",
    "article": "UNPB",
}
"""RIS types by CSL type; any other is generic."""

_TAGS = (
    ("volume", "VL"),
    ("issue", "IS"),
    ("number", "M1"),
    ("edition", "ET"),
    ("collection-title", "T3"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("genre", "M3"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("ISBN", "SN"),
    ("ISSN", "SN"),
    ("archive_location", "C1"),
    ("language", "LA"),
    ("note", "N1"),
)


def ris(items: Iterable[CslItem]) -> str:
    """CSL items as one RIS document."""
    lines: list[str] = []
    for item in items:
        for tag, value in _record(item):
            on_one_line = " ".join(str(value).split())
            lines.append(f"{tag}  - {on_one_line}\r\n")
    return "".join(lines)


def _record(item: CslItem) -> Iterator[tuple[str, str]]:
    yield "TY", RIS_TYPES.get(item["type"], "GEN")
    yield "ID", item["id"]
    for person in item.get("author", []):
        yield "AU", ris_name(person)
    for person in item.get("editor", []):
        yield "ED", ris_name(person)
    yield "TI", item["title"]
    if "container-title" in item:
        yield "T2", item["container-title"]
    issued, accessed = _date_parts(item, "issued"), _date_parts(item, "accessed")
    if issued:
        yield "DA", _slashed(issued)
        yield "PY", issued[0]
    if accessed:
        yield "Y2", _slashed(accessed)
    for name, tag in _TAGS:
        for line in str(item.get(name, "")).splitlines():
            yield tag, line
    first, _, last = item.get("page", "").partition("-")
    if first:
        yield "SP", first
    if last:
        yield "EP", last
    yield "ER", ""


def ris_name(person: CslItem) -> str:
    """'van der Berg, Jan, Jr.'; a corporate name as it is."""
    if "literal" in person:
        return str(person["literal"])
    last = f"{person.get('non-dropping-particle', '')} {person['family']}".strip()
    parts = (last, person.get("given", ""), person.get("suffix", ""))
    return ", ".join(part for part in parts if part)


def _slashed(parts: list[str]) -> str:
    """'2024/09/05', '2024/09/', '2024//': three parts, known or not."""
    return "/".join((*parts, "", "")[:3])


def _date_parts(item: CslItem, name: str) -> list[str]:
    """The parts of a date: '2024', '09', '05'; [] where the item has none."""
    parts = item.get(name, {}).get("date-parts", [[]])[0]
    return [f"{part:02}" for part in parts]
