"""RIS files, as CSL items."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rispy

from litmap.authoring.bylines import day_of
from litmap.model.book_numbers import are_isbns, is_issn
from litmap.model.dates import is_date
from litmap.references.csl import CslItem
from litmap.references.identifiers import doi_of
from litmap.references.ris import COMMA, NUMBERS, TAGS
from litmap.references.work_types import BY_CSL, BY_RIS, PREPRINT

_LINE = re.compile(r"([A-Z][A-Z0-9])\s{0,2}-(?:\s|$)\s*(.*)")
_OTHER_TYPES: Mapping[str, str] = {
    "ABST": "article-journal",
    "AGGR": "dataset",
    "CHART": "graphic",
    "CLSWK": "book",
    "CONF": "paper-conference",
    "CTLG": "article-magazine",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EJOUR": "article-journal",
    "GOVDOC": "report",
    "INPR": "article-journal",
    "LEGAL": "legal_case",
    "MULTI": "motion_picture",
    "SER": "book",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "WEB": "webpage",
}
"""Types that we do not write, as CSL's."""

_VARIABLES: Mapping[str, str] = {
    **{tag: name for name, tag in TAGS.items()},
    "ET": "edition",
    "PB": "publisher",
    "SE": "chapter-number",
}
"""Variables by tag, as most types have them."""

_OF_TYPE: Mapping[tuple[str, str], str] = {
    ("dataset", "ET"): "version",
    ("software", "ET"): "version",
    ("legal_case", "PB"): "authority",
    ("article-journal", "M1"): "issue",
    ("book", "M1"): "collection-number",
    ("book", "T2"): "collection-title",
    ("report", "T2"): "collection-title",
    ("software", "T2"): "collection-title",
    ("standard", "T2"): "collection-title",
    ("treaty", "T2"): "collection-title",
    ("legal_case", "A2"): "container-title",
    ("dataset", "NV"): "number",
    ("chapter", "SV"): "collection-number",
    ("speech", "T2"): "event-title",
    ("book", "SP"): "number-of-pages",
    ("thesis", "SP"): "number-of-pages",
}
"""Variables by CSL type and tag, where the type gives the tag a meaning of its own."""

_SAID_TO_BE: Mapping[tuple[str, str], str] = {
    ("MANSCPT", "Preprint"): "article",
    ("STAT", "Treaty"): "treaty",
}
"""CSL types by RIS type and what M3 says."""

_PERSONS: Mapping[str, str] = {
    "AU": "author",
    "A1": "author",
    "ED": "editor",
    "A4": "translator",
    "C2": "container-author",
}
_SERIES_EDITORS = ("book", "report", "patent", "bill", "legal_case", "song")
"""Types in which A2 is not the editor of what holds the work."""

_CONTAINERS = ("T2", "JF", "BT", "JO", "JA", "J2")
_DATES = ("DA", "PY", "Y1")
_SINGLE = {tag: tag for tag in rispy.config.TAG_KEY_MAPPING}
_DATE = re.compile(r"([0-9]{4})(?:[/-]([0-9]{1,2}))?(?:[/-]([0-9]{1,2}))?(?![0-9])")
_ORIGINAL = re.compile(r"(.*?)\s*\(?(-?[0-9]{4})\)?")


def ris_items(text: str) -> Iterator[tuple[CslItem, list[str]]]:
    """The records of a file as CSL items, each with the names of the tags that are left over."""
    tags = list(_SINGLE)
    parser = rispy.RisParser(mapping=_SINGLE, list_tags=tags, delimiter_tags_mapping={})
    for record in parser.parse(_regular(text)):
        unnamed = record.pop("UK", {})
        yield _Record({**record, **unnamed}).item()


def _regular(text: str) -> str:
    """The text with each value on one line, its tag as the specification has it, and every end."""
    lines: list[str] = []
    for line in text.removeprefix("\ufeff").splitlines():
        found = _LINE.match(line.strip())
        if found and (line[2:5] == "  -" or found[1] in _SINGLE):
            tag, value = found.groups()
            if tag == "TY":
                lines.append("ER  - ")  # an end too many does no harm
            lines.append(f"{tag}  - {value.strip()}")
        elif line.strip() and lines and not lines[-1].startswith("ER"):
            lines[-1] += f" {line.strip()}"
    return "\n".join([*lines, "ER  - "])


class _Record:
    """One record on its way: its tags are taken one by one, and what is left is named."""

    def __init__(self, tags: Mapping[str, Any]) -> None:
        self.kind = _csl_type(str(tags["TY"]), "".join(tags.get("M3", [])))
        self.ris_type = BY_CSL[self.kind].ris
        self.tags = {
            tag: value for tag, value in tags.items() if tag not in ("TY", "ID") and any(value)
        }
        self.made: CslItem = {"id": "".join(tags.get("ID", [])), "type": self.kind}

    def item(self) -> tuple[CslItem, list[str]]:
        """The item, and the tags that have no place in one."""
        self._add("title", self._first("TI", "T1", "CT", "BT"))
        self._add_people()
        self._add_containers()
        self._add_date()
        self._add_numbers()
        self._add_pages()
        self._add_original()
        if self.kind == PREPRINT.csl and self.tags.get("M3") == ["Preprint"]:
            del self.tags["M3"]
        for tag in list(self.tags):
            name = _OF_TYPE.get((self.kind, tag)) or _VARIABLES.get(tag, "")
            if name:
                self._add(name, self._joined(tag))
        return self.made, list(self.tags)

    def _first(self, *tags: str) -> str:
        """The value of the first of some tags that the record has; it counts as taken."""
        for tag in tags:
            if tag in self.tags:
                return self._joined(tag)
        return ""

    def _joined(self, tag: str) -> str:
        """The value of a tag; of several the whole list, of addresses the first."""
        values = self.tags.pop(tag, [])
        if tag == "UR" and len(values) > 1:
            self.tags["UR (the others)"] = values[1:]
            return str(values[0])
        return (", " if tag == "KW" else " ").join(filter(None, values))

    def _add(self, name: str, value: Any) -> None:
        if value and not self.made.get(name):
            self.made[name] = value

    def _add_people(self) -> None:
        roles = dict(_PERSONS)
        if self.kind not in _SERIES_EDITORS:
            roles["A2"] = "editor"
        elif self.kind == "book":
            roles["A3"] = "editor"
        for tag in [tag for tag in self.tags if tag in roles]:  # in the order of the file
            role = roles[tag]
            people = [_person(said) for said in self.tags.pop(tag, []) if said.strip(" ,")]
            if people:
                self.made.setdefault(role, []).extend(people)

    def _add_containers(self) -> None:
        """The book, journal, conference or site, and the series."""
        if self.kind == "paper-conference" and "C3" in self.tags:
            self._add("event-place", self._first("C1"))
            self._add("container-title", self._first("C3"))
            event = self._first("T2")
            if event != self.made["container-title"]:
                self._add("event-title", event)
        if (self.kind, "T2") not in _OF_TYPE:
            self._add("container-title", self._first(*_CONTAINERS))
        for tag in ("JO", "JA", "J2"):
            self._add("container-title-short", self._first(tag))
        self._add("collection-title", self._first("T3"))

    def _add_date(self) -> None:
        """Of several dates the most exact one counts, of equal ones DA."""
        said = [self._first(tag) for tag in _DATES]
        dates = [date for date in map(_date, said) if date]
        known = [date for date in dates if "date-parts" in date]
        if known or dates:
            self.made["issued"] = max(known or dates, key=_exactness)
        accessed = _date(self._first("Y2"))
        if _exactness(accessed) == 3:
            self.made["accessed"] = accessed

    def _add_numbers(self) -> None:
        """Numbers of books and journals by their form; any other is that of the work."""
        for said in self.tags.pop("SN", []):
            if are_isbns(said):
                self._add("ISBN", said)
            elif is_issn(said):
                self._add("ISSN", said)
            elif NUMBERS.get(self.ris_type) == "SN":
                self._add("number", said)
            else:
                self.tags.setdefault("SN", []).append(said)
        if (self.kind, "M1") not in _OF_TYPE:
            self._add("number", self._first("M1"))
        if (self.kind, "SV") not in _OF_TYPE:
            self._add("number", self._first("SV"))
        if doi_of("".join(self.tags.get("M3", []))):
            self._add("DOI", self._first("M3"))

    def _add_pages(self) -> None:
        if (self.kind, "SP") in _OF_TYPE and "EP" not in self.tags:
            return
        pages = (self._first("SP"), self._first("EP"))
        self._add("page", "-".join(dict.fromkeys(filter(None, pages))))

    def _add_original(self) -> None:
        """The work of which this one is a translation or a new edition."""
        said = self._first("OP")
        found = _ORIGINAL.fullmatch(said)
        if found:
            self._add("original-title", found[1])
            self._add("original-date", {"date-parts": [[int(found[2])]]})
        else:
            self._add("original-title", said)


def _csl_type(ris_type: str, said: str) -> str:
    """The CSL type of a RIS type; some works of no type of RIS are `said` to be of one of CSL."""
    if (ris_type, said) in _SAID_TO_BE:
        return _SAID_TO_BE[ris_type, said]
    if ris_type in BY_RIS:
        return BY_RIS[ris_type].csl
    return _OTHER_TYPES.get(ris_type, "document")


def _person(said: str) -> dict[str, str]:
    """'Last, First, Suffix'; a name without a comma, or with one at its end, is a body's."""
    parts = [part.strip() for part in said.split(",", 2)]
    if len(parts) == 1 or not parts[1]:
        return {"literal": said.strip(" ,").replace(COMMA, ",")}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _date(said: str) -> CslItem:
    """'2024/05/07/', '2024', or words; {} for nothing."""
    said = said.strip(" /")
    found = _DATE.match(said)
    if not found:
        day = day_of(said)
        return {"date-parts": [[int(part) for part in day.split("-")]]} if day else _words(said)
    parts = [part.zfill(2) for part in found.groups() if part]
    while not is_date("-".join(parts)) and len(parts) > 1:
        parts.pop()
    return {"date-parts": [[int(part) for part in parts]]}


def _words(said: str) -> CslItem:
    return {"literal": said} if said else {}


def _exactness(date: CslItem) -> int:
    """How many parts of a date are known."""
    return len(date.get("date-parts", [[]])[0])
