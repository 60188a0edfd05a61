"""The part of a text that a backlink shows: its sentence, or of a very long one what is near."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from litmap.content.prose import Span
from litmap.problems.problem import Place

MOST_PARTS = 40
MOST_CHARACTERS = 600
"""A sentence of more spans and citations, or of more characters, is cut."""

_NEAR_SPANS = 8
_NEAR_CHARACTERS = 200
_NEAR_CITATIONS = 4
"""What is shown of a cut sentence on each side of what points."""

_CUT = "…"


def clip(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The spans between two offsets of their block's text."""
    kept: list[Span] = []
    first = bisect_right(spans, start, key=lambda span: span.end)
    for span in spans[first:]:
        if span.start >= end:
            break
        if span.citations:
            if span.start >= start:
                kept.append(span)
        elif span.text:
            first_offset = max(start, span.start) - span.start
            last_offset = min(end, span.end) - span.start
            kept.append(span.part(first_offset, last_offset))
    return tuple(kept)


def excerpt(sentence: tuple[Span, ...], offset: int = 0, number: int = 0) -> tuple[Span, ...]:
    """What to show of a sentence for a pointer in it: all of it, unless it is very long.

    Of a long one it is what is near the pointer, with '…' where it is cut. The pointer is the span
    at `offset` in the block's text, or the citation `number` of that span.
    """
    if not _is_long(sentence):
        return sentence
    at = min(bisect_left(sentence, offset, key=lambda span: span.start), len(sentence) - 1)
    pointer = sentence[at]
    near = sentence[max(0, at - _NEAR_SPANS) : at + _NEAR_SPANS + 1]
    near = _whole_words(near, pointer.start - _NEAR_CHARACTERS, pointer.start + _NEAR_CHARACTERS)
    shown: list[Span] = []
    if near[0].start > sentence[0].start:
        shown.append(Span(near[0].start, f"{_CUT} ", Place("")))
    for span in near:
        shown += _few_citations(span, number if span.place == pointer.place else 0)
    if near[-1].end < sentence[-1].end:
        shown.append(Span(near[-1].end, f" {_CUT}", Place("")))
    return tuple(shown)


def _is_long(sentence: tuple[Span, ...]) -> bool:
    if len(sentence) > MOST_PARTS:
        return True
    if not sentence:
        return False
    if sentence[-1].end - sentence[0].start > MOST_CHARACTERS:
        return True
    return len(sentence) + sum(len(span.citations) for span in sentence) > MOST_PARTS


def _whole_words(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The spans between two offsets, without the pieces of words there."""
    *kept, last = clip(spans, start, end)
    behind = last.text.rfind(" ")
    if last.end == end and behind > 0:
        last = last.part(0, behind)
    first, *others = (*kept, last)
    before = first.text.find(" ") + 1
    if first.start == start and 0 < before < len(first.text):
        first = first.part(before, len(first.text))
    return (first, *others)


def _few_citations(span: Span, number: int) -> Iterator[Span]:
    """A span with those of its citations that are near one of them, and '…' if there are others."""
    first = max(0, number - _NEAR_CITATIONS)
    near = span.citations[first : number + _NEAR_CITATIONS + 1]
    yield span._replace(citations=near)
    if len(near) < len(span.citations):
        yield Span(span.end, f" {_CUT}", Place(""))
