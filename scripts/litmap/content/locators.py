"""Locators: the part of a work that a citation means, in one spelling.

    page 5, pg. 5, 5           p. 5
    pp 545--56                 pp. 545–56
    Sections 2 & 3, note 4     secs. 2, 3, n. 4
    Article 6 (1)(a)           art. 6(1)(a)

Words stand for places too: `abstract`, `opening` (the first pages), `whole` (a page or notice
that was read whole and has no parts), and `not opened`.

House style has a short label, plural for several parts, and en dashes in ranges. A
locator that is not understood as a whole is kept as it was written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

ABSTRACT = "abstract"
OPENING = "opening"
WHOLE = "whole"
NOT_OPENED = "not opened"
PLACE_WORDS = (ABSTRACT, OPENING, WHOLE, NOT_OPENED)
"""What is written where a page, a section or an article cannot be named."""

_LABELS = (
    ("p.", "pp.", r"pages?|pgs?|pp?"),
    ("ch.", "chs.", r"chapters?|chaps?|chs?"),
    ("sec.", "secs.", r"sections?|sect|secs?"),
    ("§", "§§", r"§§?"),
    ("n.", "nn.", r"footnotes?|endnotes?|notes?|fns?|nn?"),
    ("para.", "paras.", r"paragraphs?|paras?|pars?|¶¶?"),
    ("art.", "arts.", r"articles?|arts?"),
    ("recital", "recitals", r"recitals?|recs?"),
    ("annex", "annexes", r"annexes|annex"),
    ("appendix", "appendices", r"appendices|appendix|app"),
    ("fig.", "figs.", r"figures?|figs?"),
    ("table", "tables", r"tables?|tabs?"),
    ("box", "boxes", r"boxes|box"),
    ("vol.", "vols.", r"volumes?|vols?"),
    ("no.", "nos.", r"numbers?|nos?"),
    ("col.", "cols.", r"columns?|cols?"),
    ("line", "lines", r"lines?|ll?"),
)
"""House spelling for one and for several, and what people write instead."""

_NUMBER = (
    # 5, 4.2, 12a, 6(1)(a), 5ff.
    r"(?:\d+(?:[./]\d+)*[a-z]{0,3}(?:\s?\([0-9a-z]{1,4}\))*(?:\s?ff?\b\.?)?"
    # B, A3, xii, IV
    r"|[A-Z]\d*\b|(?=[ivxlc])[xc]{0,3}l?x{0,3}(?:ix|iv|v?i{0,3})\b|[IVXLC]+\b)"
)
_DASH = re.compile(r"\s*(?:---?|--?|–|—|\bto\b)\s*")
_RANGE = rf"{_NUMBER}(?:{_DASH.pattern}{_NUMBER})?"
_JOINED = r"\s*(?:,\s*(?:and|&)\s|,|&|\band\b)\s*"
_LABEL = "|".join(f"(?P<l{index}>{spelling})" for index, (_, _, spelling) in enumerate(_LABELS))
_PART = re.compile(
    rf"(?:(?i:{_LABEL})(?:\.|(?![a-zA-Z]))\s*)?"
    rf"(?P<numbers>{_RANGE}(?:{_JOINED}{_RANGE}(?![.]?[a-zA-Z]))*)(?![\w.]*\w)"
)
_BETWEEN = re.compile(rf"{_JOINED}|\s+")
_START = re.compile(
    rf"(?:{_LABEL})(?![a-z])|[\divxlc]+\b|{{{{|(?:{'|'.join(PLACE_WORDS)})$", re.IGNORECASE
)


def starts_locator(words: str) -> bool:
    """Do these words, the first in a bracket behind `@key`, begin a locator and not a role?"""
    return bool(_START.match(words))


@lru_cache(maxsize=4096)
def normalised(locator: str) -> str:
    """A locator in house spelling; one that is not understood, on one line as it was written."""
    text = _on_one_line(locator)
    if text.lower() in PLACE_WORDS:
        return text.lower()
    parts = _parts(text)
    if parts:
        return ", ".join(parts)
    return re.sub(r"(?<=\d)\s*(?:--?|–)\s*(?=\d)", "–", text)


def _on_one_line(locator: str) -> str:
    """A locator without the braces that keep signs in it from being read."""
    return re.sub(r"[{}]", "", " ".join(locator.split()))


def _parts(text: str) -> list[str]:
    """Each labelled part in house spelling; none where one is not understood."""
    return [_part(match) for match in _matches(text)]


def _matches(text: str) -> list[re.Match[str]]:
    """Each labelled part; none where one is not understood."""
    found: list[re.Match[str]] = []
    at = 0
    while match := _PART.match(text, at):
        found.append(match)
        if match.end() == len(text):
            return found
        between = _BETWEEN.match(text, match.end())
        if between is None:
            return []
        at = between.end()
    return []


class Pages(NamedTuple):
    """Pages in a locator: the label that was typed, '' for none, and all in house spelling."""

    typed: str
    house: str


def pages_in(locator: str) -> Iterator[Pages]:
    """The parts of a locator that are pages; numbers without a label count as pages."""
    for match in _matches(_on_one_line(locator)):
        house = _part(match)
        if house.startswith(("p. ", "pp. ")):
            yield Pages(match["l0"] or "", house)


def whole_range(first: str, last: str) -> tuple[int, int]:
    """The numbers of a range whose end may be shortened: 545–56 ends at 556."""
    if len(last) < len(first) > 2:
        last = first[: -len(last)] + last
    return int(first), int(last)


def _part(match: re.Match[str]) -> str:
    """A label and its numbers; numbers without a label are pages."""
    one, several = _LABELS[0][:2]
    for index, (singular, plural, _) in enumerate(_LABELS):
        if match[f"l{index}"]:
            one, several = singular, plural
    ranges: list[str] = []
    for number in re.split(_JOINED, match["numbers"]):
        dashed = _DASH.sub("–", number)
        ranges.append(re.sub(r"\s+(?=\(|f)", "", dashed))
    numbers = ", ".join(ranges)
    if len(ranges) > 1 or "–" in numbers or re.search(r"\dff?\b", numbers):
        return f"{several} {numbers}"
    return f"{one} {numbers}"
