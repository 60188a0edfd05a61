"""Works in files from elsewhere: .bib, .ris and CSL-JSON."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import rispy

from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import Reference
from litmap.references.csl import CslItem, csl_item

MOST_PARTS = 200
"""Values that a record may have."""


@dataclass(frozen=True)
class Work:
    """A work as a CSL item.

    `without` holds the item as it would be without each value of its source, by the source's own
    name for the value.
    """

    item: CslItem
    without: Mapping[str, CslItem]


_RIS_TYPES = {
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "RPRT": "report",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "ELEC": "webpage",
    "WEB": "webpage",
    "DATA": "dataset",
    "STAT": "legislation",
    "BILL": "legislation",
    "UNPB": "manuscript",
    "GOVDOC": "report",
}
_RIS_FIELDS = {
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
    "place_published": "publisher-place",
    "doi": "DOI",
    "language": "language",
    "edition": "edition",
}
_RIS_TITLES = ("title", "primary_title")
_RIS_CONTAINERS = ("secondary_title", "journal_name", "alternate_title3")
_RIS_DATES = ("date", "year", "publication_year")


_HOUSE_RULES = ("bad-house-field", "unknown-language")


def read_works(name: str, text: str) -> list[Work]:
    """The works in a file whose name ends in .bib, .ris or .json.

    Raises ValueError, which says what is wrong with the file.
    """
    if name.endswith(".bib"):
        return _bibtex(name, text)
    if name.endswith(".ris"):
        return [of_parts(record, _of_ris) for record in _ris(text)]
    if name.endswith(".json"):
        return [of_parts(item, dict) for item in _csl_json(text)]
    raise ValueError("its name does not end in .bib, .ris or .json")


def of_parts(parts: dict[str, Any], made: Callable[[dict[str, Any]], CslItem]) -> Work:
    """The work that is `made` of named parts. Raises ValueError for too many of them."""
    if len(parts) > MOST_PARTS:
        raise ValueError(f"a record in it has more than {MOST_PARTS} fields")
    without: dict[str, CslItem] = {}
    for name, value in parts.items():
        if value:
            without[name] = made({other: parts[other] for other in parts if other != name})
    return Work(made(parts), without)


def _bibtex(name: str, text: str) -> list[Work]:
    works, problems = read_bibliography(name, text)
    if not works:
        raise ValueError(problems[0].message if problems else "there is no record in it")
    for problem in problems:
        # what cannot be read would be lost; words of this house are not asked of other files
        if problem.severity == "error" and problem.rule not in _HOUSE_RULES:
            raise ValueError(f"line {problem.place.line}: {problem.message}")
    return [_of_reference(work) for work in works.values()]


def _of_reference(work: Reference) -> Work:
    def made(fields: dict[str, str]) -> CslItem:
        language = fields.get("langid") or fields.get("language", "")
        return csl_item(replace(work, fields=fields)) | {"language": language}

    return of_parts(dict(work.fields), made)


def _csl_json(text: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    items = found if isinstance(found, list) else [found]
    for item in items:
        if not isinstance(item, dict) or not item.get("title"):
            raise ValueError("it is not a list of CSL-JSON items, each with a title")
    return items


def _ris(text: str) -> Iterator[dict[str, Any]]:
    """The records of a file by rispy's names for tags; what it cannot name keeps its tag."""
    for record in rispy.loads(text.removeprefix("\ufeff")):
        unnamed = record.pop("unknown_tag", {})
        yield {**record, **unnamed}


def _of_ris(record: Mapping[str, Any]) -> CslItem:
    """A record as rispy reads it, as a CSL item."""
    kind = _RIS_TYPES.get(record.get("type_of_reference", ""), "document")
    item: CslItem = {"type": kind}
    for name, csl_name in _RIS_FIELDS.items():
        item[csl_name] = record.get(name)
    item["title"] = _first_of(record, _RIS_TITLES)
    item["container-title"] = _first_of(record, _RIS_CONTAINERS)
    item["URL"] = record.get("urls")
    item["author"] = _ris_people(record, "authors", "first_authors")
    item["editor"] = _ris_people(record, "ED", "secondary_authors")
    item["page"] = "-".join(filter(None, (record.get("start_page"), record.get("end_page"))))
    item["issued"] = _ris_date(record)
    if kind in ("book", "chapter"):
        item["ISBN"] = record.get("issn")  # RIS has one tag for both
    return {name: value for name, value in item.items() if value}


def _first_of(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        if value := record.get(name):
            return str(value)
    return ""


def _ris_people(record: Mapping[str, Any], *names: str) -> list[dict[str, str]]:
    """'Last, First'; a name without a comma is a body's."""
    people: list[dict[str, str]] = []
    for name in names:
        for said in record.get(name) or ():
            last, _, given = said.partition(",")
            if given.strip():
                people.append({"family": last.strip(), "given": given.strip()})
            else:
                people.append({"literal": last.strip()})
    return people


def _ris_date(record: Mapping[str, Any]) -> CslItem:
    """Of several dates the most exact one counts."""
    known: list[int] = []
    for name in _RIS_DATES:
        parts = [int(part) for part in re.findall(r"[0-9]{1,4}", str(record.get(name, "")))[:3]]
        if len(parts) > len(known):
            known = parts
    return {"date-parts": [known]} if known else {}
