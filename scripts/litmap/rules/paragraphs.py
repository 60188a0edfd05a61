"""The rule that the text below the front matter has sources."""

import re
from collections.abc import Iterable, Iterator

from litmap.content.corpus import Corpus
from litmap.content.prose import Block, Span
from litmap.graph.addresses import leads_on
from litmap.graph.mentions import NameIndex
from litmap.problems.problem import Problem
from litmap.rules.pasted import looks_pasted

_NUMBER = re.compile(r"(?:\b(\w+)\.?\s+)?(?<![\w#/.,–-])(\d+(?:[.,]\d+)*)(?:s|m|bn)?(?!\w)")
"""A number or a year with the word before it; none that is part of a word, such as 'G20'."""

_PARTS = """
    option options part parts section sections sec secs step steps chapter ch page p pp note notes n
    nn no number article articles art arts annex appendix figure fig table box version point
    question line item level tier phase row column
"""
_COUNTED = frozenset(_PARTS.split())
"""Words whose number says which, and no fact."""

_AROUND = ("ul", "ol", "blockquote")


def unsourced_paragraph(corpus: Corpus) -> Iterator[Problem]:
    """What the text below the front matter says of the world has a source.

    A paragraph that links to an entry, a claim or a work of the map sums that up, and the sources
    are there. One citation is enough for a paragraph, and for a list. The name of the entry itself
    is no finding on its own page.

    unsourced-paragraph: a paragraph with a number, a year or an institution cites or links.
        bad:  The convention was opened in 2024.
        good: The convention was opened in 2024 [evidence @anadolu2024treaty, opening].
    """
    names = NameIndex(corpus)
    for entry in corpus.authored:
        for piece in entry.pieces:
            if piece.found is not None or piece.prose.problems:
                continue
            for passage in _passages(piece.prose.blocks):
                if not _has_source(corpus, entry.file, passage):
                    yield from _fact(passage, names, entry.id)


def _passages(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The paragraphs, and each list or quotation as a whole, with a paragraph that announces it.

    Headings and code say nothing of the world.
    """
    passage: list[Block] = []
    depth = 0
    announces = False
    for block in blocks:
        inner = depth + _around(block.opens)
        goes_on = depth or (inner and announces)
        if passage and not goes_on:
            yield passage
            passage = []
        element = block.opens[-1] if block.opens else ""
        if not element.startswith(("h", "pre")):
            passage.append(block)
        announces = block.text.rstrip().endswith(":")
        depth = inner - _around(block.closes)
    if passage:
        yield passage


def _around(elements: Iterable[str]) -> int:
    """How many of some elements hold several paragraphs."""
    found = 0
    for element in elements:
        found += element in _AROUND
    return found


def _has_source(corpus: Corpus, file: str, passage: list[Block]) -> bool:
    """Does a passage cite or link to its source? One that is no prose has a finding of its own."""
    for block in passage:
        for span in block.spans:
            if span.citations or leads_on(corpus, file, span.href):
                return True
    return any(looks_pasted(block.text) for block in passage)


def _fact(passage: list[Block], names: NameIndex, own: str) -> Iterator[Problem]:
    """The first institution or number in a passage without a source."""
    for block in passage:
        for span in names.mark(block, own).spans:
            found = span
            if not span.mention:
                number = next(_numbers(span), None)
                if number is None:
                    continue
                found = number
            yield Problem(
                found.place,
                "unsourced-paragraph",
                f"this paragraph mentions '{found.text}' but has no source; cite one, "
                "such as [evidence @key, p. 5], or link to the entry or claim that has one",
                "warning",
            )
            return


def _numbers(span: Span) -> Iterator[Span]:
    """The numbers and years in a span that are no names of parts, such as 'section 4'."""
    if "code" in span.marks:
        return
    for match in _NUMBER.finditer(span.text):
        if (match[1] or "").lower() not in _COUNTED:
            yield span.part(match.start(2), match.end(2))
