"""What Zotero writes otherwise than CSL has it: lines of the note that are fields, and doubles."""

import re
from collections.abc import Mapping
from typing import Any

from litmap.authoring.bylines import day_of
from litmap.model.publication_date import read_date
from litmap.references.csl import DATES, NAMES, ROLES, TEXTS, CslItem
from litmap.references.csl_dates import written_date
from litmap.references.work_types import BY_CSL

_EXTRA = re.compile(r"\{?:?([A-Za-z][A-Za-z -]{1,30}):\s*(.+?)\}?")
_EXTRA_NAMES: Mapping[str, str] = {
    **{name.casefold(): name for name in (*TEXTS.values(), *DATES.values()) if name != "note"},
    **{"citation-key": "citation-key", "genre": "genre", "language": "language", "type": "type"},
    **{"archive": "archive", "archive-location": "archive_location", "publisher": "publisher"},
    **{"publisher-place": "publisher-place", "authority": "authority", "page": "page"},
    **{"container-title": "container-title", "number": "number", "issue": "issue"},
    **{"collection-number": "collection-number", "medium": "medium", "issued": "issued"},
}
"""What a line of a note may fill, by its name in small letters."""

_DATES = (*DATES.values(), "issued")

_BARS = "||"
_ROLES = frozenset((*NAMES.values(), *ROLES.values()))
"""Roles of CSL for which a line gives one name: 'Translator: Burchell || Graham'."""


def with_extra(item: CslItem) -> CslItem:
    """An item with the lines of its note that fill a variable, such as 'PMID: 123', taken as such.

    A variable that is filled already stays as it is, and so does the line, unless it says the same.
    """
    note = item.get("note")
    if not isinstance(note, str):
        return item
    found = {name: value for name, value in item.items() if name != "note"}
    rest: list[str] = []
    for line in note.splitlines():
        name, value = _variable(line.strip())
        if name in _ROLES and name not in item:
            family, _, given = value.partition(_BARS)
            found.setdefault(name, []).append({"family": family.strip(), "given": given.strip()})
        elif name == "type" and value in BY_CSL:
            found["type"] = value  # Zotero cites by it, and says so in this line alone
        elif name in found and _same(found[name], value):
            continue
        elif not name or name in found or (name in _DATES and not _is_date(value)):
            rest.append(line)
        elif name in _DATES:
            found[name] = {"raw": value}
        else:
            found[name] = value
    if rest:
        found["note"] = "\n".join(rest)
    return found


def without_doubles(item: CslItem) -> CslItem:
    """An item without the place of an event that is none: Zotero says each work's place twice."""
    has_event = any(name in item for name in ("event", "event-title", "event-date"))
    if has_event or item.get("event-place") != item.get("publisher-place"):
        return item
    return {name: value for name, value in item.items() if name != "event-place"}


def _same(variable: Any, value: str) -> bool:
    """Does a variable, a text or a date, say what a line says?"""
    if isinstance(variable, dict):
        return written_date(variable) == value
    return str(variable) == value


def _is_date(said: str) -> bool:
    try:
        read_date(said)
    except ValueError:
        return bool(day_of(said))
    return True


def _variable(line: str) -> tuple[str, str]:
    """The variable that a line fills, and its value; ('', '') for any other line."""
    match = _EXTRA.fullmatch(line)
    if match is None:
        return "", ""
    name = match[1].casefold().replace(" ", "-")
    if name in _ROLES and _BARS in match[2]:
        return name, match[2]
    return _EXTRA_NAMES.get(name, ""), match[2]
