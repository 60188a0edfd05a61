"""Values of CSL items from elsewhere, as text that no value can break out of."""

import html
import re
from collections.abc import Mapping
from typing import Any

from litmap.authoring.characters import visible
from litmap.content.hidden import hidden_characters

LONGEST_VALUE = 20_000
"""Characters that a value may have."""

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


class BadValue(ValueError):
    """A value that no record can have; says why, behind the name of the work."""


def is_too_long(value: Any) -> bool:
    """Is it a text that no record can have?"""
    return len(_first(value)) > LONGEST_VALUE


def first(value: Any) -> str:
    """A value, or the first of several, as text. Raises BadValue for one that is too long."""
    text = _first(value)
    if len(text) > LONGEST_VALUE:
        raise BadValue(f"a value has more than {LONGEST_VALUE:,} characters; shorten it")
    return text


def _first(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")


def plain(item: Mapping[str, Any], name: str) -> str:
    """A value as text without braces; markup that registries put into titles is taken out."""
    marked_up = html.unescape(first(item.get(name)))
    text = html.unescape(_TAG.sub("", _BREAK.sub(" ", marked_up)))
    return re.sub(r"[{}\\]", "", visible(text))


def several(item: Mapping[str, Any], name: str) -> str:
    """A number, or several of them behind commas."""
    value = item.get(name)
    values = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, (" ".join(plain({name: one}, name).split()) for one in values)))


def identifier(item: Mapping[str, Any], name: str) -> str:
    """An identifier or address without blanks and what would be LaTeX.

    Raises BadValue if nothing else is in it.
    """
    written = first(item.get(name))
    bare = re.sub(r"[\s{}\\\"]", "", visible(written))
    if written and not bare:
        raise BadValue(f"the {name} '{written[:40]}' cannot be read; correct it")
    return bare


def can_be_cited(said: str) -> bool:
    """Is it a key, and not an address or a bare number?"""
    if not said.isprintable() or any(hidden_characters(said)) or "://" in said:
        return False
    is_key = re.fullmatch(r"[^\s,{}()=#%\"\\~']{2,64}", said)
    return bool(is_key and re.search(r"[^\W\d_]", said))
