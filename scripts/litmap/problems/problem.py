"""Findings: what is wrong, where, and what to type instead.

A `Problem` is a value. Stages return problems beside what they could still
load; only `report.py` words them for a reader and only `__main__.py` turns
them into an exit status.
"""

import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

from litmap.problems.wording import listed

Severity = Literal["error", "warning", "notice"]
"""What fails a check: an error always, a warning only a strict one, a notice never."""

_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтвнгпԛԝοανιρτυκχγ‐‑–—−ʼ’0Оο", "aeopcyxijsdhkmtbhrnqwoaviptukxy-----''0oo"
)
"""Letters of other alphabets, and dashes, that are taken for the ASCII ones of an id."""


class Place(NamedTuple):
    """A point in an authored file: path from the root, line and column, both counted from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One finding of a rule. Sorts by place, so that a report reads from top to bottom.

    `rule` is the rule's id (`unknown-citation`); `message` is one sentence
    that quotes the faulty value and ends with the cure. `wanted` is what was written in place of
    an id: whoever knows the names of the map can say which id is meant.
    """

    place: Place
    rule: str
    message: str
    severity: Severity = "error"
    wanted: str = ""


def as_ascii(word: str) -> str:
    """A word with what only looks like ASCII replaced by what it looks like."""
    return unicodedata.normalize("NFKC", word).translate(_LOOK_ALIKES)


def look_alike(word: str) -> str:
    """What is odd about a `word` that only looks like plain letters, and what to type; else ''."""
    if word.isascii() or not as_ascii(word).isascii():
        return ""
    odd = next(one for one in word if not one.isascii())
    return (
        f"it holds '{odd}' (U+{ord(odd):04X}), which only looks like a plain character: "
        f"write '{as_ascii(word)}'"
    )


_ALIKE = 60
"""A word is proposed from so many per cent of common characters on."""


def nearest(word: str, known: Collection[str], alike: int = _ALIKE) -> str:
    """The cure for a misspelt `word`: '; did you mean …?' with up to three of the `known`, or ''.

    These have at least `alike` per cent of their characters in common with it.
    For few known words. Where there may be thousands, ask `KnownWords`.
    """
    from rapidfuzz import fuzz, process  # only a faulty file needs it

    if as_ascii(word) in known and (odd := look_alike(word)):
        return f"; {odd}"
    found = process.extract(
        word,
        list(map(str, known)),
        scorer=fuzz.ratio,
        score_cutoff=alike,
        limit=3,
    )
    if not found:
        return ""
    words = [f"'{match[0]}'" for match in found]
    return f"; did you mean {listed(words, 'or')}?"


MOST_LISTED = 8
"""Words that a message names where it can name all that there are."""


def one_of(word: str, known: Collection[str]) -> str:
    """The cure for a `word` in place of one of the `known`: '; write one of …', the nearest first.

    '' where there are none.
    """
    from rapidfuzz import fuzz, process  # only a faulty file needs it

    if as_ascii(word) in known and (odd := look_alike(word)):
        return f"; {odd}"
    found = process.extract(word, list(map(str, known)), scorer=fuzz.ratio, limit=MOST_LISTED)
    words = [f"'{match[0]}'" for match in found]
    if len(words) < 2:
        return "".join(f"; write {one}, the only one" for one in words)
    which = "one of"
    if len(known) > len(words):
        which = f"one of its {len(known)}, such as"
    return f"; write {which} {listed(words, 'or')}"


_Cure = Callable[[str, Collection[str]], str]
MOST_COMPARED = 20_000_000
"""Comparisons of misspelt words with known ones: they take about two seconds."""


class KnownWords:
    """Any number of words, such as all keys, beside which misspelt ones are looked up.

    Each cure is '' for a new word once MOST_COMPARED comparisons are made.
    """

    def __init__(self, words: Collection[str], alike: int = _ALIKE) -> None:
        """`words` may grow later; how much `alike` the nearest is, in per cent."""
        self._words = words
        self._nearest = partial(nearest, alike=alike)
        self._cures: dict[tuple[_Cure, str], str] = {}
        self._comparisons = 0

    def nearest(self, word: str) -> str:
        """The cure that `nearest` gives."""
        return self._once(self._nearest, word)

    def one_of(self, word: str) -> str:
        """The cure that `one_of` gives."""
        return self._once(one_of, word)

    def _once(self, cure: _Cure, word: str) -> str:
        asked = (cure, word)
        if asked not in self._cures:
            self._comparisons += len(self._words)
            self._cures[asked] = ""
            if self._comparisons <= MOST_COMPARED:
                self._cures[asked] = cure(word, self._words)
        return self._cures[asked]
