"""CSL items as a file, so that Zotero reads all that they say."""

import json
from collections.abc import Iterable

from litmap.references.csl import CslItem
from litmap.references.zotero import ZOTERO_TYPES
from litmap.references.zotero_extra import extra_lines

SOFTWARE = "Computer software"
"""The `genre` of a program in files."""


def csl_json(items: Iterable[CslItem]) -> str:
    """Items as one CSL-JSON document."""
    return json.dumps(list(map(readable, items)), ensure_ascii=False, indent=1) + "\n"


def readable(item: CslItem) -> CslItem:
    """An item as Zotero reads it: what its type there has no field for is in the note, too.

    Zotero takes no file with 'software' in it, but a book with a version for a program, and its
    genre for the language that it is written in.
    """
    found = _with_extra(item)
    if "container-title-short" in item:
        found["journalAbbreviation"] = item["container-title-short"]
    if item["type"] != "software":
        return found
    if "version" in item:
        return found | {"type": "book"}
    return found | {"type": "document", "genre": item.get("genre") or SOFTWARE}


def _with_extra(item: CslItem) -> CslItem:
    """An item with a note that says what Zotero would lose; a note is its field Extra."""
    kind = item["type"]
    lines = []
    if kind not in ZOTERO_TYPES:
        lines.append(f"Type: {kind}")
        kind = "document"
    if kind == "song" and "number" in item:
        kind = "podcast"  # as Zotero reads it
    lines += extra_lines(item, kind)
    if not lines:
        return dict(item)
    return item | {"note": "\n".join(filter(None, (*lines, item.get("note"))))}
