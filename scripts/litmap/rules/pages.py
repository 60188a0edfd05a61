"""Rules about the pages that a citation names."""

import re
from collections.abc import Iterator

from litmap.content.citations import Citation
from litmap.content.corpus import Corpus
from litmap.content.locators import normalised, pages_in, whole_range
from litmap.model.reference import Reference
from litmap.model.vocabulary import PAPER
from litmap.problems.problem import Problem

_RANGE = re.compile(r"(?<![\w.–-])(\d{1,9})–(\d{1,9})(?![\w–-])")
_PAGE = re.compile(r"(?<![\w.])(\d{1,9})(?:–(\d{1,9}))?(?![\w(])")
_MOST_PAGES = 3000
"""A work with a longer range has no pages but numbers of another kind."""


def cited_pages(corpus: Corpus) -> Iterator[Problem]:
    """The pages in a citation are written as pages, run forwards, and are in the work.

    Where another version of a work was read than the one that the record describes, such as a
    preprint (a record with `eprint`), its pages are not compared.

    page-label: one page is written 'p. 5', several are written 'pp. 5-7'.
        bad:  [supports @doe2024map, 370-375]
        good: [supports @doe2024map, pp. 370-375]
    empty-place: a comma after a key is followed by a place in the work.
        bad:  [see @doe2024map, ]
        good: [see @doe2024map]
    page-outside: a page is one of those that the record gives.
        bad:  [supports @doe2024map, p. 700] with pages = {363--391}
        good: [supports @doe2024map, p. 370]
    """
    for _, _, prose in corpus.texts:
        for citation in prose.citations():
            if citation.key == PAPER:
                continue  # it is cited by section and note, which a rule of its own asks for
            if citation.written == "," and not citation.needs_place:
                yield Problem(
                    citation.place,
                    "empty-place",
                    f"there is a comma but no place after '@{citation.key}'; write the place, "
                    f"such as '@{citation.key}, p. 5', or delete the comma",
                    "warning",
                )
            yield from _labels(citation)
            yield from _outside(citation, corpus.references.get(citation.key))


def _labels(citation: Citation) -> Iterator[Problem]:
    if normalised(citation.written) != citation.locator:
        return
    written = citation.written[:40]
    for typed, house in pages_in(citation.written):
        fault = ""
        if not typed:
            fault = (
                f"'{written}' has no label; write '{house}' if pages are meant, else put 'sec.', "
                "'ch.', 'para.', 'art.' or 'n.' before it"
            )
        elif typed.lower().startswith(("pp", "pages", "pgs")) != house.startswith("pp."):
            fault = f"'{written}' means '{house}'; write 'p.' for one page and 'pp.' for several"
        if fault:
            yield Problem(citation.place, "page-label", fault, "warning")


def _outside(citation: Citation, work: Reference | None) -> Iterator[Problem]:
    if work is None or work.get("eprint"):
        return
    first, last = extent(work)
    for _, house in pages_in(citation.locator):
        for start, end in _PAGE.findall(house):
            begin, stop = whole_range(start, end or start)
            if begin <= stop and (begin < first or stop > last):
                yield Problem(
                    citation.place,
                    "page-outside",
                    f"'{house}' is not in '{work.key}', which has pages {first}–{last}; correct "
                    "it, or name the section if you read another version",
                    "warning",
                )


def extent(work: Reference) -> tuple[int, int]:
    """The first and last page of a work; from 0 to a very high number where nothing is known."""
    pages = re.fullmatch(r"(\d{1,9})\s*(?:-{1,3}|–)\s*(\d{1,9})", work.get("pages"))
    if pages:
        first, last = whole_range(pages[1], pages[2])
        if first <= last < first + _MOST_PAGES:
            return first, last
    total = work.get("pagetotal")
    if re.fullmatch(r"[1-9]\d{0,5}", total):
        return 1, int(total)
    return 0, 10**9


def range_backwards(corpus: Corpus) -> Iterator[Problem]:
    """A range of pages, sections or notes in a citation ends behind its beginning."""
    for _, _, prose in corpus.texts:
        for citation in prose.citations():
            for match in _RANGE.finditer(citation.locator):
                first, last = whole_range(match[1], match[2])
                if last < first:
                    yield Problem(
                        citation.place,
                        "pages-backwards",
                        f"'{citation.locator[:40]}' runs backwards; write "
                        f"{last}–{first}, or correct the numbers",
                    )
