"""Values of fields without what means nothing: the order of lists, and citations within prose."""

import re
from collections.abc import Iterator
from typing import Any

from litmap.history.reading import Fields

_GROUP = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]")
_IGNORED = ("rank", "mentions", "aliases", "was", "id")
"""Fields that say nothing of the matter: an order in lists, a switch, and names that lead on."""


def bare(value: Any) -> Any:
    """A value to compare: lists in one order, prose without its citations in brackets."""
    if isinstance(value, dict):
        named = [(name, bare(inner)) for name, inner in value.items() if name != "cites"]
        return tuple(sorted(named, key=repr))
    if isinstance(value, list):
        return tuple(sorted((bare(inner) for inner in value), key=repr))
    return without_citations(value)


def without_citations(text: str) -> str:
    """Prose without its citations in brackets."""
    return _GROUP.sub("", text) if "@" in text else text


def changed_fields(before: Fields, after: Fields) -> list[str]:
    """The names of the fields that do not say the same, those of `after` first."""
    found = []
    for name in dict.fromkeys([*after, *before]):
        if name not in _IGNORED and bare(before.get(name, "")) != bare(after.get(name, "")):
            found.append(name)
    return found


def cited_texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """The texts that may hold citations, each with the name of the field that holds it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from cited_texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from cited_texts(inner, field)
    elif "@" in value:
        yield field, value


def in_words(fields: list[str]) -> str:
    """The names of fields as readers see them: 'as of, names'."""
    return ", ".join(name.replace("_", " ") for name in fields)
