"""Author text as it was parsed: blocks and spans (`parse.py` makes them).

Everything that follows (pages, backlinks, mentions, checks) reads the blocks
and spans made here. A block's text is what a reader sees; each span of it
knows its formatting and its place in the file. A citation group is a single
`CITED` character in the text, a narrative citation a single `NARRATIVE`, which
can begin a sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from litmap.content.citations import Citation
from litmap.problems.problem import Place, Problem

CITED = "\ufffc"
"""In a block's text, in place of a citation group."""


_STOP = re.compile(r"\s+(?=[.,;:!?])")


class Span(NamedTuple):
    """A stretch of a block's text, from `start` (an offset in it), all formatted alike.

    `marks` are 'em', 'strong', 'code'; `href` is set inside a link, `citations` for a text that is
    `CITED` or `NARRATIVE`; `mention` is the id of an institution that the text names.
    """

    start: int
    text: str
    place: Place
    marks: tuple[str, ...] = ()
    href: str = ""
    citations: tuple[Citation, ...] = ()
    mention: str = ""

    @property
    def end(self) -> int:
        """The offset behind the span in its block's text."""
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> "Span":
        """The text between two offsets in the span.

        Its place moves along the line: it is not exact behind the end of a folded line.
        """
        if start == 0 and end >= len(self.text):
            return self
        place = self.place
        return self._replace(
            start=self.start + start,
            text=self.text[start:end],
            place=Place(place.file, place.line, place.column + start),
        )


@dataclass(frozen=True)
class Block:
    """The text of a paragraph, heading or list item.

    `opens` and `closes` are the HTML elements to open before it and to close behind it.
    """

    opens: tuple[str, ...]
    spans: tuple[Span, ...]
    closes: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """What a reader sees, with one character for each citation group."""
        return "".join(span.text for span in self.spans)

    def with_spans(self, spans: tuple[Span, ...]) -> "Block":
        """The same block around other spans."""
        return replace(self, spans=spans)


@dataclass(frozen=True, slots=True)
class ParsedProse:
    """A parsed piece of author text and what was wrong with it."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]

    def spans(self) -> Iterator[Span]:
        """Every span, in order."""
        for block in self.blocks:
            yield from block.spans

    def citations(self) -> Iterator[Citation]:
        """Every citation, in order."""
        for span in self.spans():
            yield from span.citations


def without_brackets(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans without the citations in brackets, and without the blanks that these leave.

    A narrative citation stays: its sentence has a gap without it.
    """
    kept: list[Span] = []
    is_cut = False
    for span in spans:
        if span.citations and not span.citations[0].narrative:
            is_cut = True
            if kept and not kept[-1].citations:
                kept[-1] = kept[-1].part(0, len(kept[-1].text.rstrip()))
            continue
        stop = _STOP.match(span.text) if is_cut else None
        kept.append(span.part(stop.end(), len(span.text)) if stop else span)
        is_cut = False
    return iter(kept)
