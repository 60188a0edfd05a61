"""The bounds of sentences in a block's text."""

import re
from bisect import bisect_right
from functools import lru_cache

NARRATIVE = "\uf8ff"
"""In a block's text, in place of a citation that is part of its sentence, and may begin one."""

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-Þ\uf8ff])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|etc|vs|al|pp?|nn?|sec|ch|art|para|fig|vol|no|No|ed|eds|Dr|Mr|Mrs|Ms|Prof|St"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The bounds of each sentence as (start, end) offsets, without the white space between them."""
    if not text.strip():
        return ((0, len(text)),)
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        mark = match.start() + 1
        last_word = text[max(0, mark - 8) : mark]
        if not _ABBREVIATION.search(last_word):
            bounds.append((start, len(text[: match.end()].rstrip())))
            start = match.end()
    if text[start:].strip():
        bounds.append((start, len(text.rstrip())))
    return tuple(bounds)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The bounds of the sentence that holds the character at `offset`."""
    found = sentences(text)
    index = bisect_right(found, offset, key=lambda bounds: bounds[1])
    return found[min(index, len(found) - 1)]


def first_sentence(text: str) -> str:
    """The first sentence of a plain text."""
    start, end = sentences(text)[0]
    return text[start:end]
