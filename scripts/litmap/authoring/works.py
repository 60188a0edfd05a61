"""Works in files from elsewhere, as CSL items: .bib, .ris and CSL-JSON."""

import json
import re
from collections.abc import Iterator

from litmap.bibtex.reader import read_bibliography
from litmap.references.csl import CslItem, csl_item

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
    "VL": "volume",
    "IS": "issue",
    "PB": "publisher",
    "CY": "publisher-place",
    "DO": "DOI",
    "UR": "URL",
    "LA": "language",
    "ET": "edition",
}
_PEOPLE = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor"}
_TITLES = {
    "TI": "title",
    "T1": "title",
    "T2": "container-title",
    "JO": "container-title",
    "JF": "container-title",
    "BT": "container-title",
}
_LINE = re.compile(r"([A-Z][A-Z0-9])  -(.*)")


def read_works(name: str, text: str) -> list[CslItem]:
    """The works in a file whose name ends in .bib, .ris or .json.

    Raises ValueError, which says what is wrong with the file.
    """
    if name.endswith(".bib"):
        works, problems = read_bibliography(name, text)
        if not works:
            raise ValueError(problems[0].message if problems else "there is no record in it")
        for problem in problems:
            if problem.severity == "error":  # what cannot be read would be lost
                raise ValueError(f"line {problem.place.line}: {problem.message}")
        return list(map(csl_item, works.values()))
    if name.endswith(".ris"):
        return list(_ris(text))
    if name.endswith(".json"):
        return _csl_json(text)
    raise ValueError("its name does not end in .bib, .ris or .json")


def _csl_json(text: str) -> list[CslItem]:
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    items = found if isinstance(found, list) else [found]
    for item in items:
        if not isinstance(item, dict) or not item.get("title"):
            raise ValueError("it is not a list of CSL-JSON items, each with a title")
    return items


def _ris(text: str) -> Iterator[CslItem]:
    """The records of an RIS file that end with ER."""
    item: CslItem = {}
    for line in text.removeprefix("\ufeff").splitlines():
        match = _LINE.match(line)
        if not match:
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            item = {"type": _RIS_TYPES.get(value, "document")}
        elif tag == "ER" and item:
            yield item
        elif value:
            _add_ris_field(item, tag, value)


def _add_ris_field(item: CslItem, tag: str, value: str) -> None:
    """Take one line of an RIS record into its item."""
    if tag in _PEOPLE:
        item.setdefault(_PEOPLE[tag], []).append(_ris_person(value))
    elif tag in _TITLES:
        item.setdefault(_TITLES[tag], value)
    elif tag in ("PY", "Y1", "DA"):
        _add_ris_date(item, value)
    elif tag == "SP":
        item["page"] = value
    elif tag == "EP" and item.get("page"):
        item["page"] += f"-{value}"
    elif tag == "SN" and item.get("type") in ("book", "chapter"):
        item["ISBN"] = value
    elif tag in _RIS_FIELDS:
        item[_RIS_FIELDS[tag]] = value


def _ris_person(value: str) -> dict[str, str]:
    """'Last, First'; a name without a comma is a body's."""
    last, _, given = value.partition(",")
    if given.strip():
        return {"family": last.strip(), "given": given.strip()}
    return {"literal": last.strip()}


def _add_ris_date(item: CslItem, value: str) -> None:
    """Of several dates the most exact one counts."""
    parts = [int(part) for part in re.findall(r"[0-9]{1,4}", value)[:3]]
    known = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
    if len(parts) > len(known):
        item["issued"] = {"date-parts": [parts]}
