"""Values of fields without what means nothing: the order of lists, and citations within prose."""

import re
from collections.abc import Iterator
from typing import Any

from litmap.history.reading import Fields

_GROUP = re.compile(r"\s?\[[^\[\]@]*@[^\[\]]*\]")
_CITING = re.compile(r"\[[^\[\]@]*@[^\[\]]*\]|(?<![\w\\])@[\w-]+(?:\s*\[[^\[\]@]*\])?")
"""What cites in a text: a group in brackets, or a key with what follows it."""
_SOUND = re.compile(r"[a-z ]{1,40}")
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
    """What cites in each text, with the name of the field that holds it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from cited_texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from cited_texts(inner, field)
    elif "@" in value:
        yield field, " ".join(_CITING.findall(value))


_FIELD_NAMES = {
    "about": "what kind of statement it is",
    "also": "other names",
    "as_of": "the day of which it speaks",
    "because": "the reason",
    "by": "whose statement it is",
    "cites": "sources",
    "grounds": "grounds of those who disagree",
    "holds": "the reason whether it still holds",
    "label": "its short name",
    "review": "reviews by people",
    "short": "its short name",
    "sought": "searches for critics",
    "text": "the discussion",
}
"""What readers call fields whose names say too little."""


def names_of_fields(fields: list[str]) -> str:
    """The names of fields as readers see them: 'other names, website'. None is an author's word.

    A field that has no sound name is 'other'.
    """
    found = []
    for name in fields:
        words = _FIELD_NAMES.get(name, name.replace("_", " "))
        found.append(words if _SOUND.fullmatch(words) else "other")
    return ", ".join(dict.fromkeys(found))
