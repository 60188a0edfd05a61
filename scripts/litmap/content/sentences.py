"""Where sentences begin and end in a block's text."""

import re
from bisect import bisect_right
from functools import lru_cache

NARRATIVE = "\uf8ff"
"""Stands in a block's text for a citation that is part of its sentence, and may begin one."""
_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-Þ\uf8ff])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|etc|vs|al|pp?|nn?|sec|ch|art|para|fig|vol|no|No|ed|eds|Dr|Mr|Mrs|Ms|Prof|St|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The bounds of each sentence as (start, end) offsets, without the white space between them."""
    bounds = []
    start = 0
    for match in _END.finditer(text):
        mark = match.start() + 1
        if text[match.start()] == "." and _ABBREVIATION.search(text[max(0, mark - 8) : mark]):
            continue
        bounds.append((start, len(text[: match.end()].rstrip())))
        start = match.end()
    if text[start:].strip() or not bounds:
        bounds.append((start, len(text.rstrip()) if text.strip() else len(text)))
    return tuple(bounds)


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The bounds of the sentence that holds the character at `offset`."""
    found = sentences(text)
    return found[min(bisect_right(found, offset, key=lambda bounds: bounds[1]), len(found) - 1)]
