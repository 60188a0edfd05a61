"""Texts as a librarian sorts them: without case, accents, apostrophes and leading articles."""

import re
import unicodedata
from collections.abc import Mapping

from litmap.model.languages import language_tag

STROKES: Mapping[str, str] = {
    **{"æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h"},
    **{"ı": "i", "ŧ": "t", "ŋ": "n", "ɓ": "b", "ɖ": "d", "ɗ": "d", "ƙ": "k", "ɨ": "i"},
    **{"ʉ": "u", "ɵ": "o", "ƶ": "z", "ƒ": "f", "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o"},
}
"""Letters with strokes and ligatures, which have no accent to be taken off."""

_BEHIND: Mapping[str, str] = {
    **{"ґ": "г", "ғ": "г", "ђ": "д", "є": "е", "җ": "ж", "і": "и", "ј": "и", "қ": "к", "љ": "л"},
    **{"њ": "н", "ң": "н", "ө": "о", "ћ": "т", "ү": "у", "ұ": "у", "һ": "х", "џ": "ч", "ә": "а"},
}
"""Letters of other languages than Russian, each behind the letter that it follows."""

_PERSIAN: Mapping[str, str] = {"پ": "ب", "چ": "ج", "ژ": "ز", "گ": "ك", "ڤ": "ف"}
"""The same of Persian and Arabic."""

_SAME = {"ک": "ك", "ی": "ي", "ى": "ي", "ٱ": "ا", "ƴ": "y", "ɲ": "n", "ɣ": "g", "ǥ": "g", "ʋ": "v"}
_LETTERS = str.maketrans(
    {
        **STROKES,
        **_SAME,
        **{letter: f"{before}ӿ" for letter, before in _BEHIND.items()},
        **{letter: f"{before}ۿ" for letter, before in _PERSIAN.items()},
    }
)

_APOSTROPHES = re.compile(r"['’‘‛ʼʻʽʾʿˈ`´′ʹ]")
_HYPHENS = re.compile(r"[-‐‑‒–—־]+")
_ARABIC_ARTICLE = re.compile(
    r"^(?:[ae]l|[ae](dh|sh|th|[dnrstz])(?=[-‐‑]\1))[-‐‑](?=\w)", re.IGNORECASE
)
"""'al', 'el', and 'ad', 'ash' and the like, which take the sound of the name behind them."""
_OPENING = re.compile(r"^[\W_]+(?=\w)")
_OPENING_QUOTES = re.compile(r"^(?:[‘’“”\"«‹„¿¡(\[]|'(?!t ))+\s*")

_ENGLISH = r"(?:the|an?) "
_SCANDINAVIAN = r"(?:den|det|de|en|ei|ett?) "
_ARTICLES: Mapping[str, str] = {
    "en": _ENGLISH,
    "fr": r"(?:les?|la|une?|des) |l['’]",
    "de": r"(?:der|die|das|eine?) ",
    "es": r"(?:el|la|los|las|lo|una?) ",
    "it": r"(?:il|lo|la|i|gli|le|uno|una?) |(?:gl|l|un)['’]",
    "pt": r"(?:os?|as?|uma?) ",
    "ca": r"(?:els?|les|la|una?) |l['’]",
    "nl": r"(?:de|het|een) |['’]t ",
    "da": _SCANDINAVIAN,
    "nb": _SCANDINAVIAN,
    "nn": _SCANDINAVIAN,
    "no": _SCANDINAVIAN,
    "sv": _SCANDINAVIAN,
    "hu": r"(?:az?|egy) ",
}
"""The articles that a title may begin with, by language."""


def sortable(text: str) -> str:
    """`text` in its plainest letters, so that equal texts sort together: 'O’Łódź-Æ' 'olodz ae'."""
    plain = _HYPHENS.sub(" ", _APOSTROPHES.sub("", text))
    signs = unicodedata.normalize("NFKD", plain.casefold())
    letters = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return _OPENING.sub("", letters.translate(_LETTERS)).strip()


def sortable_title(title: str, language: str = "") -> str:
    """A title for sorting, without the article that it begins with.

    `language` is what `langid` says; without it the title counts as English.
    """
    tag = language_tag(language).partition("-")[0] if language else "en"
    plain = _OPENING_QUOTES.sub("", title)
    article = _ARTICLES.get(tag)
    if article:
        plain = re.sub(rf"^(?:{article})(?=\S)", "", plain, flags=re.IGNORECASE)
    return sortable(plain) or sortable(title)


def sortable_surname(name: str) -> str:
    """A surname for sorting, without the Arabic article before a hyphen: 'al-Malik' at M."""
    signs = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name))
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return sortable(_ARABIC_ARTICLE.sub("", plain))


def sortable_body(name: str) -> str:
    """The name of a body for sorting: 'The White House' at W."""
    return sortable(re.sub(r"^the (?=\S)", "", name, flags=re.IGNORECASE))
