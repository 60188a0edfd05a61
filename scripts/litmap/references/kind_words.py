"""The words for BibLaTeX's keys, and for kinds of work that have no words of their own."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from litmap.model.reference import Reference
from litmap.references.typography import outer_quotes
from litmap.references.work_types import type_words

_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "countryde": "Germany",
        "countryeu": "European Union",
        "countryep": "European Union",
        "countryfr": "France",
        "countryuk": "United Kingdom",
        "countryus": "United States",
        "inpreparation": "in preparation",
        "inpress": "in press",
        "prepublished": "published online before print",
        "newseries": "new series",
        "oldseries": "old series",
    }
)

_OF_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "thesis": "thesis",
        "dataset": "dataset",
        "software": "software",
        "softwareversion": "software",
        "softwaremodule": "software",
        "codefragment": "software",
        "patent": "patent",
        "letter": "letter",
        "unpublished": "unpublished",
        "audio": "audio",
        "music": "music",
        "video": "video",
        "movie": "film",
        "image": "image",
        "artwork": "artwork",
        "performance": "performance",
    }
)

_BETWEEN = re.compile(r"\s*:\s+|\s+[–—]\s+")
"""What parts a title from its subtitle."""

_SAYS_NOTHING = frozenset(
    (
        *("article", "journal article", "research article", "newspaper article"),
        *("magazine article", "journal", "book", "book chapter", "book section", "chapter"),
        *("conference paper", "conference proceedings", "web page", "webpage", "generic", "misc"),
    )
)
"""Types that reference managers write though the form of the reference shows them."""


def in_words(text: str) -> str:
    """What a reader sees for a value: the words of a key such as 'inpress', else the value."""
    return _KEYS.get(text.casefold(), text)


def keys_in_words(text: str) -> str:
    """The same for a list of keys between ';' or 'and': 'countryde; countryfr'."""
    pieces = text.replace(" and ", "; ").split("; ")
    if not any(piece.casefold() in _KEYS for piece in pieces):
        return text
    return ", ".join(in_words(piece) for piece in pieces)


def stated_kind(reference: Reference) -> str:
    """The field `type` in words; '' where it says no more than the form of the reference."""
    kind = outer_quotes(type_words(reference))
    return "" if kind.casefold() in _SAYS_NOTHING else kind


def is_kind_in_title(reference: Reference) -> bool:
    """Does the title begin or end with what the work is, as 'Final Report' does?"""
    kind = re.escape(stated_kind(reference))
    if not kind:
        return False
    pattern = rf"(?:(?:the|an?) )?{kind}(?!\w)|.*(?<!\w){kind}[.?!]?\Z"
    titles = (reference.get("title"), reference.get("subtitle"))
    pieces = (piece for title in titles for piece in _BETWEEN.split(outer_quotes(title)))
    return any(re.match(pattern, piece, re.IGNORECASE) for piece in pieces)


def kind_of(reference: Reference) -> str:
    """What the work is: its `type`, or else a word for its type of entry, or ''."""
    return stated_kind(reference) or _OF_TYPE.get(reference.type, "")


def languages_in_words(languages: str) -> str:
    """Babel's names of languages as a reader has them: 'french and german' as 'French and German'.

    The names of BibLaTeX's own keys start with 'lang': 'langfrench'.
    """
    words = [word.removeprefix("lang") for word in languages.split()]
    return " ".join(word if word == "and" else word[:1].upper() + word[1:] for word in words)
