"""The key of a new record, and what sets works apart that have no identifier."""

import re
import unicodedata
from collections.abc import Container, Mapping
from itertools import count
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
    return next(f"{key}-{number}" for number in count(2) if f"{key}-{number}" not in taken)


def _title_word(item: CslItem) -> str:
    """The first word of a title that is neither small nor a number, or 'work'."""
    for word in _ascii(plain(item, "title")).split():
        if word not in _SMALL_WORDS and not word.isdecimal():
            return word[:24]
    return "work"


def _short_name(one: Mapping[str, Any]) -> str:
    """A surname as one word; of a body with a long name its initials, such as 'oecd'."""
    if one.get("family"):
        return _one_word(str(one["family"]))
    name = str(one.get("literal") or one.get("name") or "")
    words = [word for word in _ascii(name).split() if word not in _SMALL_WORDS]
    if len(words) > 2:
        return "".join(word[0] for word in words)
    return "".join(words)


def mark(item: CslItem) -> tuple[str, str, str]:
    """What sets works without identifiers apart: title, first author and year, in plain letters."""
    author = (item.get("author") or [{}])[0]
    name = str(author.get("family") or author.get("literal") or author.get("name") or "")
    return _ascii(plain(item, "title")).strip(), _ascii(name).strip(), published_on(item)[:4]


def _one_word(text: str) -> str:
    return _ascii(text).replace(" ", "")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("'", ""))
