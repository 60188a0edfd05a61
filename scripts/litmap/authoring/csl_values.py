"""Values of CSL items from elsewhere, as LaTeX, identifiers and days that no value can break."""

import html
import re
from typing import Any

from litmap.authoring.bylines import day_of
from litmap.authoring.characters import visible
from litmap.references.csl import CslItem

LONGEST_VALUE = 2000
"""Characters of a value that are kept."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def first(value: Any) -> str:
    """A value, or the first of several, as text."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")[:LONGEST_VALUE]


def text_of(item: CslItem, name: str) -> str:
    """A value as LaTeX on one line."""
    escaped = _escaped(visible(plain(item, name)))
    return " ".join(escaped.split())


def plain(item: CslItem, name: str) -> str:
    """A value as text; markup that registries put into titles is taken out."""
    marked_up = html.unescape(first(item.get(name)))
    return html.unescape(_TAG.sub("", _BREAK.sub(" ", marked_up)))


def identifier(item: CslItem, name: str) -> str:
    """An identifier or address without blanks and what would be LaTeX.

    Raises ValueError if nothing else is in it.
    """
    written = first(item.get(name))
    bare = re.sub(r"[\s{}\\\"]", "", visible(written))
    if written and not bare:
        raise ValueError(f"the {name} cannot be read")
    return bare


def _escaped(text: str) -> str:
    text = re.sub(r"[{}]", "", text)
    text = re.sub(r"[\\~^]", " ", text)
    return re.sub(r"([&%$#_])", r"\\\1", text)


def published_on(item: CslItem) -> str:
    """The day, month or year of publication, in print where that is told; '' where none is known.

    Raises TypeError or AttributeError for what is no date of CSL.
    """
    for name in ("published-print", "issued", "published", "published-online"):
        date = item.get(name) or {}
        parts = (date.get("date-parts") or [[]])[0]
        written = "-".join(str(part).zfill(2) for part in parts[:3])
        if found := day_of(written or str(date.get("raw") or "")):
            return found
    return ""
