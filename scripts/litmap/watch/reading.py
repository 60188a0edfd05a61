"""Values out of answers that may hold anything: what is not as it should be reads as empty."""

import re
import unicodedata
from html import unescape
from typing import Any

from litmap.model.dates import is_date
from litmap.references.identifiers import DOI, bare_doi

LONGEST = 300
"""Characters of a text that are kept."""

_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,500}>")


def part(value: Any, *names: str) -> Any:
    """What an answer holds below these names; None where there is no such place."""
    for name in names:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def parts(value: Any, *names: str) -> list[dict[str, Any]]:
    """The objects in the list at a place."""
    found = part(value, *names)
    if not isinstance(found, list):
        return []
    return [one for one in found if isinstance(one, dict)]


def text_of(value: Any) -> str:
    """A text as it is; '' for anything else."""
    return value if isinstance(value, str) else ""


def doi_of(value: Any) -> str:
    """A DOI in small letters, bare or behind its address; '' for anything else."""
    doi = bare_doi(text_of(value)).lower()
    return doi if DOI.fullmatch(doi) else ""


def words(value: Any) -> str:
    """A text on one line, without tags and signs that nobody sees, cut where it is very long."""
    text = _TAG.sub("", text_of(value)[: 20 * LONGEST])
    text = _TAG.sub("", unescape(text))
    seen = [" " if unicodedata.category(one)[0] in "CZ" else one for one in text]
    text = " ".join("".join(seen).split())
    if len(text) > LONGEST:
        text = text[:LONGEST].rstrip() + " …"
    return text


def day(value: Any) -> str:
    """A date as we write it, from '2010-02-06T00:00:00Z' or '2010-02-06'; '' for anything else."""
    said = text_of(value)[:10]
    return said if is_date(said) else ""


def day_of_parts(value: Any) -> str:
    """A date as we write it, from Crossref's `date-parts` ([[2010, 2, 6]]) or its `date-time`."""
    given = part(value, "date-parts")
    if isinstance(given, list) and given and isinstance(given[0], list):
        year, *rest = [one for one in given[0][:3] if isinstance(one, int)] or [0]
        said = "-".join([f"{year:04}", *(f"{number:02}" for number in rest)])
        if is_date(said):
            return said
    return day(part(value, "date-time"))
