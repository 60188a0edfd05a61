"""How words are compared in search. `site/theme/assets/folding.js` does the same.

Texts are folded before they are indexed, and queries before they are asked, so neither capitals,
accents, kinds of quotes nor American spelling make a difference.
"""

import re
import unicodedata
from functools import lru_cache

from litmap.references.sorting import STROKES

_STOP_WORDS = (
    "a about an and are as at be been being between but by can could did do does for from had has "
    "have how i if in into is it its may me might must my no not of on or our shall should so tell "
    "than that the their them there these they this those to us was we were what when where "
    "whether which who whom whose why will with would you your"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words of no use in a search, unless somebody types them in capitals: 'WHO', 'US'."""

_SPELLINGS = (
    (r"iz(e|ed|es|er|ers|ing|ation|ations|ational)$", r"is\1"),
    (r"yz(e|ed|es|er|ers|ing)$", r"ys\1"),
    (r"^(arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|vig)or(?!at|i[cf]|n|o)", r"\1our"),
    (r"^(cent|fib|lit|theat)er(s?)$", r"\1re\2"),
    (r"^(defen|offen|licen|preten)se", r"\1ce"),
    (r"^(program)(s?)$", r"\1me\2"),
    (r"^(anal|catal|dial)og(s?)$", r"\1ogue\2"),
    (r"^(acknowledg|judg)(ment)", r"\1e\2"),
    (r"^(fulfil|enrol)l(s|ment)?$", r"\1\2"),
    (r"(cancel|counsel|label|level|model|signal|travel)(ed|er|ers|ing)$", r"\1l\2"),
)
_BRITISH = tuple((re.compile(american), british) for american, british in _SPELLINGS)
_SHORTEST = 5
"""Letters of the shortest words with a British spelling of their own: 'labor'."""

_APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼʻʾʿ`´′", "'"))
_PLAIN = {**STROKES, "ß": "ss"}
_LETTERS = str.maketrans({**{one.upper(): _PLAIN[one].upper() for one in STROKES}, **_PLAIN})
_INITIALS = re.compile(r"(?<![^\W_])(?:[A-Za-z]\.){2,}")
_GENITIVE = re.compile(r"'[sS](?![^\W_])|'")
_CO = re.compile(r"(?<![^\W_])(co)[-‐‑](?=op|ord)", re.IGNORECASE)
"""British hyphens that part one word: 'co-operation'. As 'co' it would begin half of all words."""
_BETWEEN = re.compile(r"[\W_]+")
_LETTER = re.compile("[a-z]")


@lru_cache(maxsize=50_000)
def british(word: str) -> str:
    """A word of small letters in British spelling: 'organisation' of 'organization'.

    Kept, as a language has few words: a tenth of a build with 500 entries and 1,000 works.
    """
    if len(word) < _SHORTEST:
        return word
    for american, spelling in _BRITISH:
        word = american.sub(spelling, word, count=1)
    return word


def words(text: str) -> list[str]:
    """The words of a text without accents and punctuation, with their capitals."""
    plain = text.translate(_APOSTROPHES)
    if not plain.isascii():
        plain = _without_accents(plain)
    plain = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), plain)
    plain = _GENITIVE.sub("", plain.replace("&", " and "))
    plain = _CO.sub(r"\1", plain)
    return [word for word in _BETWEEN.split(plain) if word]


def _without_accents(text: str) -> str:
    """Looks at each sign, so it is kept for texts that need it: 4 % of a build of the map."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))
    return plain.translate(_LETTERS)


def folded(text: str) -> list[str]:
    """The words of a text in small letters and British spelling."""
    return [british(word.lower()) for word in words(text)]


def telling(text: str) -> list[str]:
    """Those folded words of a text by which it can be found: no stop words, no single letters."""
    return [word for word in _without_stop_words(text) if not _LETTER.fullmatch(word)]


def _without_stop_words(text: str) -> list[str]:
    """The folded words of a text without stop words.

    One in capitals is a name, unless the whole text is in capitals.
    """
    typed = words(text)
    is_shouted = all(word == word.upper() for word in typed)
    found = []
    for word in typed:
        is_name = len(word) > 1 and word == word.upper() and not is_shouted
        if is_name or word.lower() not in STOP_WORDS:
            found.append(british(word.lower()))
    return found


def key(name: str) -> int:
    """A number of 32 bits that stands for a whole name, however it is typed.

    Stop words do not count: "what is soft law?" asks for 'soft law'. It is the hash FNV-1a of the
    folded words in UTF-8: a script needs only the few names with numbers like that of a query to
    know that the query is a name.
    """
    said = "".join(_without_stop_words(name) or folded(name))
    number = 2166136261
    for byte in said.encode():
        number = (number ^ byte) * 16777619 & 0xFFFFFFFF
    return number
