"""Locators: which part of a work a citation means, in one spelling.

    page 5, pg. 5, 5           p. 5
    pp 545--56                 pp. 545–56
    Sections 2 & 3, note 4     secs. 2, 3, n. 4
    Article 6 (1)(a)           art. 6(1)(a)

Written as house style has it: a short label, plural where several parts are meant, en
dashes in ranges. What is not understood as a whole is kept as it was written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

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
    r"(?:\d+(?:[./]\d+)*[a-z]{0,3}(?:\s?\([0-9a-z]{1,4}\))*(?:\s?ff?\b\.?)?"  # 5, 4.2, 12a, 6(1)(a), 5ff.
    r"|[A-Z]\d*\b|(?=[ivxlc])[xc]{0,3}l?x{0,3}(?:ix|iv|v?i{0,3})\b|[IVXLC]+\b)"  # B, A3, xii, IV
)
_RANGE = rf"{_NUMBER}(?:\s*(?:---?|--?|–|—|\bto\b)\s*{_NUMBER})?"
_JOINED = r"\s*(?:,\s*(?:and|&)\s|,|&|\band\b)\s*"
_LABEL = "|".join(f"(?P<l{index}>{spelling})" for index, (_, _, spelling) in enumerate(_LABELS))
_PART = re.compile(
    rf"(?:(?i:{_LABEL})(?:\.|(?![a-zA-Z]))\s*)?(?P<numbers>{_RANGE}(?:{_JOINED}{_RANGE}(?![.]?[a-zA-Z]))*)(?![\w.]*\w)"
)
_BETWEEN = re.compile(rf"{_JOINED}|\s+")
_START = re.compile(rf"(?:{_LABEL})(?![a-z])|[\divxlc]+\b|{{{{", re.IGNORECASE)


def starts_locator(words: str) -> bool:
    """Do these words, the first in a bracket behind `@key`, begin a locator and not a role?"""
    return bool(_START.match(words))


@lru_cache(maxsize=4096)
def normalised(locator: str) -> str:
    """A locator in house spelling; one that is not understood as a whole, on one line and otherwise as written."""
    text = re.sub(r"[{}]", "", " ".join(locator.split()))
    parts = list(_parts(text))
    if parts and all(parts):
        return ", ".join(parts)
    return re.sub(r"(?<=\d)\s*(?:--?|–)\s*(?=\d)", "–", text)


def _parts(text: str) -> Iterator[str]:
    """Each labelled part in house spelling; '' where understanding ends."""
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            yield ""
            return
        yield _part(match)
        at = match.end()
        if at < len(text):
            between = _BETWEEN.match(text, at)
            if between is None or between.end() == len(text):
                yield ""
                return
            at = between.end()


def _part(match: re.Match[str]) -> str:
    index = next(
        (int(name[1:]) for name, said in match.groupdict().items() if said and name != "numbers"), 0
    )
    numbers = re.split(_JOINED, match["numbers"])
    ranges = [re.sub(r"\s*(?:---?|--?|–|—|\bto\b)\s*", "–", number) for number in numbers]
    said = ", ".join(re.sub(r"\s+(?=\(|f)", "", one) for one in ranges)
    one, several, _ = _LABELS[index]
    many = len(ranges) > 1 or "–" in said or re.search(r"\dff?\b", said)
    return f"{several if many else one} {said}"
