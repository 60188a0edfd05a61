"""Works in files from elsewhere: BibTeX and BibLaTeX, RIS and CSL-JSON."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from litmap.authoring.bib_draft import bib_drafts
from litmap.authoring.characters import visible
from litmap.authoring.csl_draft import draft_of
from litmap.authoring.csl_values import BadValue
from litmap.authoring.drafts import Draft, LeftOut
from litmap.authoring.ris_item import ris_items
from litmap.content.decoding import decoded, read
from litmap.references.csl import CslItem

MOST_FILE_BYTES = 20_000_000
"""Bytes of a file that are read."""

ENDINGS = (".bib", ".bibtex", ".ris", ".json")
"""How the names of files end that are read, without regard to case."""

MOST_PARTS = 200
"""Values that a record may have."""


def read_works(path: Path) -> list[Draft | LeftOut]:
    """The works in a file, in its order, each as a draft or with what is wrong with it.

    The file may be in UTF-8, UTF-16 or Windows-1252. Raises ValueError, which says what is wrong
    with the file as a whole.
    """
    ending = path.suffix.casefold()
    if ending not in ENDINGS:
        raise ValueError("its name does not end in .bib, .ris or .json")
    if ending == ".json":
        return [_drafted(item, [], number) for number, item in enumerate(_csl_items(path), 1)]
    text = "\n".join(map(visible, decoded(_bytes(path)).split("\n")))
    if ending in (".bib", ".bibtex"):
        return list(bib_drafts(path.name, text))
    works: list[Draft | LeftOut] = []
    for number, (item, left_over) in enumerate(ris_items(text), 1):
        works.append(_drafted(item, left_over, number))
    return works


def _bytes(path: Path) -> bytes:
    data = read(path, MOST_FILE_BYTES)
    if len(data) > MOST_FILE_BYTES:
        raise ValueError(f"it has more than {MOST_FILE_BYTES:,} bytes; keep what you need")
    return data


def _csl_items(path: Path) -> Iterator[CslItem]:
    try:
        found: Any = json.loads(_decoded(_bytes(path)))
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except json.JSONDecodeError as fault:
        raise ValueError(
            f"it is not JSON: line {fault.lineno}, column {fault.colno}; export it anew"
        ) from None
    if isinstance(found, dict) and isinstance(found.get("items"), list):
        found = found["items"]
    items = found if isinstance(found, list) else [found]
    for item in items:
        if not isinstance(item, dict):
            raise ValueError("it is not a list of CSL-JSON items")
        yield item


def _decoded(data: bytes) -> str:
    """The text of a JSON file: in UTF-8, or as older programs on Windows save it."""
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _drafted(item: CslItem, left_over: list[str], number: int) -> Draft | LeftOut:
    """The draft of an item, a record by its `number` in the file.

    `left_over` names what of its source is not even in the item.
    """
    origin = f"record {number}"
    title = item.get("title")
    if title:
        said = title[0] if isinstance(title, list) else title
        origin += f", '{str(said)[:60]}'"
    if len(item) > MOST_PARTS:
        return LeftOut(origin, f"it has more than {MOST_PARTS} fields")
    try:
        draft = draft_of(item, origin)
    except BadValue as why:
        return LeftOut(origin, str(why))
    except (TypeError, AttributeError, LookupError, ValueError, OverflowError):
        return LeftOut(
            origin, "its record is not in the form of CSL-JSON; correct it, or add it by hand"
        )
    return replace(draft, left_out=(*draft.left_out, *left_over))
