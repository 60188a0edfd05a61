"""RIS files, as CSL items."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rispy

from litmap.authoring.bylines import day_of
from litmap.authoring.ris_people import person_of, single_names
from litmap.authoring.ris_tags import (
    NO_TRANSLATORS,
    OF_TYPE,
    OTHER_TYPES,
    PERSONS,
    SAID_TO_BE,
    SERIES_EDITORS,
    VARIABLES,
)
from litmap.model.book_numbers import are_isbns, is_issn
from litmap.model.date_words import not_yet
from litmap.model.dates import is_date
from litmap.model.written_day import written_day
from litmap.references.csl import CslItem
from litmap.references.csl_dates import csl_date
from litmap.references.identifiers import ARXIV, doi_of
from litmap.references.ris import NUMBERS
from litmap.references.work_types import BY_CSL, BY_RIS, PREPRINT

_LINE = re.compile(r"([A-Za-z][A-Za-z0-9])\s{0,2}-(?:\s|$)\s*(.*)")
_CONTAINERS = ("T2", "JF", "BT", "JO", "JA", "J2")
_DATES = ("DA", "PY", "Y1")
_UNNAMED = "unnamed"
_MORE_TAGS = ("AV", "BT", "CR", "CT", "ED", "M2", "SV")
"""Tags of other programs, which rispy does not name."""

_SINGLE = {tag: tag for tag in (*rispy.config.TAG_KEY_MAPPING, *_MORE_TAGS) if tag != "UK"}
_DATE = re.compile(r"([0-9]{4})(?:[/-]([0-9]{1,2}))?(?:[/-]([0-9]{1,2}))?(?![0-9])")
_RANGE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}/[0-9]{4}(?:-[0-9]{2}){0,2}")
_SEASON_LAST = re.compile(r"([0-9]{4})/*(spring|summer|autumn|fall|winter)/*", re.IGNORECASE)
_WORDS_BEHIND = re.compile(r"^[0-9]{4}\s+[A-Za-z]")
_YEAR_LAST = re.compile(r"\(?(-?[0-9]{4})\)?$")


class _Parser(rispy.RisParser):  # type: ignore[misc]
    """Keeps tags apart by their own names; what is no tag of RIS is below `_UNNAMED`."""

    UNKNOWN_TAG = _UNNAMED


def ris_items(text: str) -> Iterator[tuple[CslItem, list[str]]]:
    """The records of a file as CSL items, each with the names of the tags that are left over."""
    tags = list(_SINGLE)
    mapping = {**_SINGLE, _UNNAMED: _UNNAMED}
    parser = _Parser(mapping=mapping, list_tags=tags, delimiter_tags_mapping={})
    for record in parser.parse(_regular(text)):
        unnamed = record.pop(_UNNAMED, {})
        yield _Record({**record, **unnamed}).item()


def _regular(text: str) -> str:
    """The text with each value on one line, its tag as the specification has it, and every end."""
    lines: list[str] = []
    for line in text.removeprefix("\ufeff").splitlines():
        found = _LINE.match(line.strip())
        tag = found[1].upper() if found else ""
        if found and (line[2:5] == "  -" or found[1] in _SINGLE):
            value = found[2]
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
        self.is_edited = tags["TY"] == "EDBOOK"
        self.tags = {
            tag: value for tag, value in tags.items() if tag not in ("TY", "ID") and any(value)
        }
        if "UR" in self.tags:
            said = "; ".join(self.tags["UR"])
            self.tags["UR"] = re.split(r"\s*;\s*(?=https?:)", said)
        self.made: CslItem = {"id": "".join(tags.get("ID", [])), "type": self.kind}

    def item(self) -> tuple[CslItem, list[str]]:
        """The item, and the tags that have no place in one."""
        self._take("title", "TI", "T1", "CT", "BT")
        self._take_people()
        self._take_containers()
        self._take_dates()
        self._take_numbers()
        self._take_pages()
        self._take_original()
        self._take_archive()
        for tag in list(self.tags):
            name = OF_TYPE.get((self.kind, tag)) or VARIABLES.get(tag, "")
            if name:
                self._take(name, tag)
        return self.made, list(self.tags)

    def _take(self, name: str, *tags: str) -> None:
        """Fill a variable from the first of some tags; what would be a second value stays over."""
        for tag in tags:
            value = self._value(tag)
            if value and self.made.setdefault(name, value) == value:
                self._drop(tag)

    def _value(self, tag: str) -> str:
        """The value of a tag; of several addresses the first, else all of them."""
        values = [value for value in self.tags.get(tag, []) if value]
        if tag == "UR":
            return next(filter(_is_address, values), "".join(values[:1]))
        return (", " if tag == "KW" else " ").join(values)

    def _drop(self, tag: str) -> None:
        values = self.tags.pop(tag)
        if tag == "UR" and len(values) > 1:
            self.tags["UR (the others)"] = values

    def _take_people(self) -> None:
        """The names of each role, in the order of the file."""
        roles = dict(PERSONS)
        if self.kind not in SERIES_EDITORS:
            roles["A2"] = "editor"
        elif self.kind == "book":
            roles["A3"] = "editor"
        if self.kind in NO_TRANSLATORS:
            del roles["A4"]
        if self.kind == "chapter":
            roles["C2"] = "container-author"
        if self.is_edited and "ED" not in self.tags:
            roles |= {"AU": "editor", "A1": "editor"}
        for tag in [tag for tag in self.tags if tag in roles]:
            names = [name for said in self.tags.pop(tag) for name in single_names(said)]
            people = [person_of(name) for name in names]
            if people:
                self.made.setdefault(roles[tag], []).extend(people)

    def _take_containers(self) -> None:
        """The book, journal, conference or site, and the series."""
        if self.kind == "paper-conference" and "C3" in self.tags:
            self._take("event-place", "C1")
            self._take("container-title", "C3")
            self._take("event-title", "T2")
            if self.made.get("event-title") == self.made["container-title"]:
                del self.made["event-title"]
        elif (self.kind, "T2") not in OF_TYPE:
            self._take("container-title", *_CONTAINERS)
        self._take("container-title-short", "J2", "JA", "JO")
        if (self.kind, "T2") in OF_TYPE and "T3" in self.tags:
            self._take("collection-title", "T3")
        self._take("collection-title", "T3")

    def _take_dates(self) -> None:
        """Of several dates the most exact one counts, of equal ones DA."""
        found: dict[str, CslItem] = {}
        for tag in _DATES:
            if said := self._value(tag):
                found[tag] = _date(said)
        year = next((date["date-parts"][0][0] for date in found.values() if _exactness(date)), 0)
        for tag, date in found.items():
            if year and not _exactness(date):  # EndNote has the day in DA and the year in PY
                found[tag] = _date(f"{self._value(tag)} {year}")
        if found:
            chosen = max(found.values(), key=_exactness)
            self.made["issued"] = chosen
            for tag, date in found.items():
                if date == chosen or (_exactness(date) and _is_within(chosen, date)):
                    self._drop(tag)
        state = not_yet(self._value("N1"))
        if state and not found:
            self.made["issued"] = {"literal": state}
            self._drop("N1")
        accessed = _date(self._value("Y2"))
        if _exactness(accessed) == 3 and self.kind != "patent":
            self.made["accessed"] = accessed
            self._drop("Y2")

    def _take_numbers(self) -> None:
        """Numbers of books and journals by their form; any other is that of the work."""
        over: list[str] = []
        numbers = [one for said in self.tags.pop("SN", []) for one in re.split(r"[,;]\s*", said)]
        for said in numbers:
            name = "number" if NUMBERS.get(self.ris_type) == "SN" else ""
            if are_isbns(said):
                name = "ISBN"
            elif is_issn(said):
                name = "ISSN"
            if name in ("ISBN", "ISSN") and name in self.made:
                self.made[name] += f", {said}"
            elif not name or self.made.setdefault(name, said) != said:
                over.append(said)
        if over:
            self.tags["SN"] = over
        for tag in ("M1", "SV"):
            if (self.kind, tag) not in OF_TYPE:
                self._take("number", tag)
        if doi := doi_of(self._value("M3")):
            self.made.setdefault("DOI", doi)
            self._drop("M3")

    def _take_pages(self) -> None:
        if (self.kind, "SP") in OF_TYPE and "EP" not in self.tags:
            return
        pages = [self._value(tag) for tag in ("SP", "EP")]
        self.tags = {tag: value for tag, value in self.tags.items() if tag not in ("SP", "EP")}
        if any(pages):
            self.made["page"] = "-".join(dict.fromkeys(filter(None, pages)))

    def _take_original(self) -> None:
        """The work of which this one is a translation or a new edition: 'Titre (1975)'."""
        said = self._value("OP")
        if not said:
            return
        self._drop("OP")
        if year := _YEAR_LAST.search(said):
            self.made["original-date"] = {"date-parts": [[int(year[1])]]}
            said = said[: year.start()].strip()
        if said:
            self.made["original-title"] = said

    def _take_archive(self) -> None:
        """An accession number counts only with its archive; that a preprint is one is known."""
        if "DB" not in self.tags and not ARXIV.search(self._value("AN")):
            self.tags["AN (without DB)"] = self.tags.pop("AN", [])
            if not any(self.tags["AN (without DB)"]):
                del self.tags["AN (without DB)"]
        if self.kind == PREPRINT.csl and self._value("M3") == "Preprint":
            self._drop("M3")


def _is_address(said: str) -> bool:
    return said.startswith(("https://", "http://"))


def _is_within(exact: CslItem, date: CslItem) -> bool:
    """Does a date say only what a more exact one says too?"""
    parts: list[int] = date["date-parts"][0]
    return bool(exact.get("date-parts", [[]])[0][: len(parts)] == parts)


def _csl_type(ris_type: str, said: str) -> str:
    """The CSL type of a RIS type; some works of no type of RIS are `said` to be of one of CSL."""
    if (ris_type, said) in SAID_TO_BE:
        return SAID_TO_BE[ris_type, said]
    if ris_type in BY_RIS:
        return BY_RIS[ris_type].csl
    return OTHER_TYPES.get(ris_type, "document")


def _date(said: str) -> CslItem:
    """'2024/05/07/', '2024', or words; {} for nothing."""
    if _RANGE.fullmatch(said):
        return csl_date(said)
    if season := _SEASON_LAST.fullmatch(said):
        return {"literal": f"{season[2]} {season[1]}"}
    said = said.strip(" /")
    found = _DATE.match(said)
    if not found or _WORDS_BEHIND.search(said):
        try:
            day = written_day(said)
        except ValueError:
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
