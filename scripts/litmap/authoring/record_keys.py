"""The key of a new record, and what sets works apart that have no identifier."""

import re
import unicodedata
from collections.abc import Container, Mapping
from typing import Any

from litmap.authoring.csl_values import first, plain, published_on
from litmap.references.csl import CslItem

_SMALL = "a an the of on in for and to by with from what why how is are towards toward"
_SMALL_WORDS = frozenset(_SMALL.split())


def new_key(item: CslItem, date: str, taken: Container[str]) -> str:
    """The first author's name, the year and the first word of the title that says something.

    Where nobody is named, the site or publisher stands for the author. The key is not `taken`.
    """
    body = {"name": first(item.get("container-title") or item.get("publisher"))}
    people = item.get("author") or item.get("editor") or [body]
    name = _short_name(people[0])[:24] or "anonymous"
    key = f"{name}{date[:4]}{_title_word(item)}"
    if not key[0].isalpha():
        key = f"w{key}"
    if key not in taken:
        return key
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _title_word(item: CslItem) -> str:
    """The first word of a title that is neither small nor a number, or 'work'."""
    for word in _ascii(plain(item, "title")).split():
        if word not in _SMALL_WORDS and not word.isdecimal():
            return word[:24]
    return "work"


def _short_name(one: Mapping[str, Any]) -> str:
    """A surname as one word; of a body with a long name its initials, such as 'oecd'."""
    words = _ascii(_name(one)).split()
    if one.get("family"):
        return "".join(words)
    telling = [word for word in words if word not in _SMALL_WORDS]
    if len(telling) > 2:
        telling = [word[0] for word in telling]
    return "".join(telling)


def _name(one: Mapping[str, Any]) -> str:
    """The surname of a person, or the name of a body."""
    for part in ("family", "literal", "name"):
        if one.get(part):
            return str(one[part])
    return ""


def mark(item: CslItem) -> tuple[str, str, str]:
    """What sets works without identifiers apart: title, first author and year, in plain letters."""
    authors = item.get("author") or [{}]
    title = _ascii(plain(item, "title"))
    name = _ascii(_name(authors[0]))
    year = published_on(item)[:4]
    return title.strip(), name.strip(), year


def _ascii(text: str) -> str:
    """A text in lower case, without accents, and with a blank for all but letters and digits."""
    decomposed = unicodedata.normalize("NFKD", text)
    letters = decomposed.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", letters.replace("'", ""))
