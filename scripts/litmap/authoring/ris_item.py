"""RIS files, as CSL items."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import rispy

from litmap.authoring.csl_values import LONGEST_VALUE
from litmap.authoring.drafts import left_out
from litmap.authoring.ris_dates import date_of, exactness, is_within
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
from litmap.model.book_numbers import are_isbns, issns_alone
from litmap.model.date_words import not_yet
from litmap.references.addresses import addresses
from litmap.references.csl import CslItem
from litmap.references.identifiers import ARXIV, bare_doi, doi_of
from litmap.references.ris import NUMBERS
from litmap.references.work_types import BY_CSL, BY_RIS, PREPRINT

_LINE = re.compile(r"([A-Za-z][A-Za-z0-9])\s{0,2}-(?:\s|$)\s*(.*)")
_CONTAINERS = ("T2", "JF", "BT", "JO", "JA", "J2")
_DATES = ("DA", "PY", "Y1")
_UNNAMED = "unnamed"
_NUMBERS = ("IS", "M1", "SV", "VL")
_LONGEST_NUMBER = 60
"""Characters of a number; some databases list in its place what a work cites."""

_KIND_OF_NUMBER = re.compile(r"\s*\((?:e-?|p-?)?IS[SB]N\b[^()]*\)|\bIS[SB]N:?\s+", re.IGNORECASE)
_PUBMED = re.compile(r"(?:PMC)?[0-9]+")
_MORE_TAGS = ("AV", "BT", "CR", "CT", "ED", "M2", "SV")
"""Tags of other programs, which rispy does not name."""

_SINGLE = {tag: tag for tag in (*rispy.config.TAG_KEY_MAPPING, *_MORE_TAGS) if tag != "UK"}
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
    lines: list[list[str]] = []  # in pieces: a value may go on for very many lines
    for line in text.removeprefix("\ufeff").splitlines():
        found = _LINE.match(line.strip())
        tag = found[1].upper() if found else ""
        if found and (line[2:5] == "  -" or found[1] in _SINGLE):
            value = found[2]
            if tag == "TY":
                lines.append(["ER  - "])  # an end too many does no harm
            lines.append([f"{tag}  - {' '.join(value.split())}"])
        elif line.strip() and lines and not lines[-1][0].startswith("ER"):
            lines[-1].append(line.strip())
    return "\n".join([*map(" ".join, lines), "ER  - "])


class _Record:
    """One record on its way: its tags are taken one by one, and what is left is named."""

    def __init__(self, tags: Mapping[str, Any]) -> None:
        named = str(tags["TY"]).upper()
        known = _csl_type(named, "".join(tags.get("M3", [])))
        self.kind = known or "document"
        self.ris_type = BY_CSL[self.kind].ris
        self.is_edited = named == "EDBOOK"
        self.tags = {
            tag: value for tag, value in tags.items() if tag not in ("TY", "ID") and any(value)
        }
        if not known and named:
            self.tags["TY"] = [named]
        if "UR" in self.tags:
            self.tags["UR"] = addresses("; ".join(self.tags["UR"]))
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
        over = [left_out(tag, "; ".join(filter(None, said))) for tag, said in self.tags.items()]
        return self.made, over

    def _take(self, name: str, *tags: str) -> None:
        """Fill a variable from the first of some tags; what would be a second value stays over."""
        for tag in tags:
            value = self._value(tag)
            if value and self.made.setdefault(name, value) == value:
                self._drop(tag)

    def _value(self, tag: str) -> str:
        """The value of a tag: keywords and notes together, of other values the first that fits."""
        longest = _LONGEST_NUMBER if tag in _NUMBERS else LONGEST_VALUE
        values = [value for value in self.tags.get(tag, []) if 0 < len(value) <= longest]
        if tag in _TOGETHER:
            return _TOGETHER[tag].join(values)
        fits = _FITS.get(tag, bool)
        return next(filter(fits, values), "".join(values[:1]))

    def _drop(self, tag: str) -> None:
        """The value of a tag is taken; others that it has are left over."""
        value = self._value(tag)
        known = bare_doi(value)
        others = [one for one in self.tags.pop(tag) if one and bare_doi(one) != known]
        if tag in _TOGETHER:
            others = [one for one in others if len(one) > LONGEST_VALUE]
        if others:
            self.tags[f"{tag} (the others)"] = others

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
                found[tag] = date_of(said)
        year = next((date["date-parts"][0][0] for date in found.values() if exactness(date)), 0)
        for tag, date in found.items():
            if year and not exactness(date):  # EndNote has the day in DA and the year in PY
                found[tag] = date_of(f"{self._value(tag)} {year}")
        if found:
            chosen = max(found.values(), key=exactness)
            self.made["issued"] = chosen
            for tag, date in found.items():
                if date == chosen or (exactness(date) and is_within(chosen, date)):
                    self._drop(tag)
        state = not_yet(self._value("N1"))
        if state and not found:
            self.made["issued"] = {"literal": state}
            self._drop("N1")
        accessed = date_of(self._value("Y2"))
        if exactness(accessed) == 3 and self.kind != "patent":
            self.made["accessed"] = accessed
            self._drop("Y2")

    def _take_numbers(self) -> None:
        """Numbers of books and journals by their form; any other is that of the work."""
        over: list[str] = []
        said = _KIND_OF_NUMBER.sub("", "; ".join(self.tags.pop("SN", [])))
        numbers = re.split(r"[,;]\s*", said) if said else []
        for said in numbers:
            name = "number" if NUMBERS.get(self.ris_type) == "SN" else ""
            if are_isbns(said):
                name = "ISBN"
            elif issns_alone(said):
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
        pubmed = self._value("C2")
        if self.kind == "article-journal" and _PUBMED.fullmatch(pubmed):
            self._take("PMCID" if pubmed.startswith("PMC") else "PMID", "C2")
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


_TOGETHER: Mapping[str, str] = {"KW": ", ", "N1": " "}
"""Tags of which several lines are one value, and what stands between them."""

_FITS: Mapping[str, Callable[[str], object]] = {"UR": _is_address, "DO": doi_of}
"""What tells that the value of a tag is one."""


def _csl_type(ris_type: str, said: str) -> str:
    """The CSL type of a RIS type, '' for none; of some works of another type it is `said`."""
    if (ris_type, said) in SAID_TO_BE:
        return SAID_TO_BE[ris_type, said]
    if ris_type in BY_RIS:
        return BY_RIS[ris_type].csl
    return OTHER_TYPES.get(ris_type, "")
