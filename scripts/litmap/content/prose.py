"""The one parse of author Markdown: CommonMark without HTML, plus citations.

Everything that follows (pages, backlinks, mentions, checks) reads the blocks
and spans made here. A block's text is what a reader sees; each span of it
knows its formatting and its place in the file. A citation group is a single
`CITED` character in the text, a narrative citation a single `NARRATIVE`, which
can begin a sentence.

markdown-syntax: text nests a few levels deep at most.
    bad:  forty > signs in a row
    good: a paragraph
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from markdown_it.token import Token

from litmap.content.citations import Citation, read_group
from litmap.content.markdown import MARKDOWN, UNCLOSED, closing_bracket
from litmap.content.sentences import NARRATIVE
from litmap.model.text import Run, Text
from litmap.problems.problem import Place, Problem

CITED = "\ufffc"
"""In a block's text, in place of a citation group."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>&@!\n]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# what the parser of Markdown cannot stand
_TOO_DEEP = re.compile(
    r"(?:> ?){40}|(?:[-*+] ){40}|(?:\d+[.)] ){40}|(?m:^ {200})|(?:!?\[){200}|[*_]{400}|`{400}"
)
_HOLE = "\ue000"
"""In place of each character of a comment while Markdown is parsed; authors cannot write it."""


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


def parse_inline(text: Text) -> ParsedProse:
    """Parse a prose field: one paragraph, whatever it looks like."""
    if not _SPECIAL.search(text):
        span = Span(0, str(text), text.place())
        return ParsedProse((Block((), (span,), ()),), ())
    problems: list[Problem] = []
    spans = _inline_spans(text, problems)
    return ParsedProse((Block((), spans, ()),), tuple(problems))


def parse_sources(text: Text) -> ParsedProse:
    """Parse a citation string: groups in brackets are citations, anything else stays text."""
    problems: list[Problem] = []
    spans: list[Span] = []
    offset = cursor = 0
    while cursor < len(text):
        start, close = _next_group(text, cursor, problems)
        if cursor < start:
            spans.append(_stray(text, cursor, start, offset))
            offset = spans[-1].end
        if start < len(text):
            citations = read_group(text, start + 1, close, problems)
            spans.append(Span(offset, CITED, text.place(start), citations=citations))
            offset = spans[-1].end
        cursor = close + 1
    return ParsedProse((Block((), tuple(spans), ()),), tuple(problems))


def _next_group(text: Text, cursor: int, problems: list[Problem]) -> tuple[int, int]:
    """The offsets of the brackets of the next group; without one, twice the end of the text."""
    start = text.find("[", cursor)
    if start < 0:
        return len(text), len(text)
    close = closing_bracket(text, start, len(text))
    if close < 0:
        problems.append(Problem(text.place(start), "citation-syntax", UNCLOSED))
        return len(text), len(text)
    return start, close


def _stray(text: Text, start: int, end: int, offset: int) -> Span:
    """Text outside brackets, with the place of its first word."""
    words = text[start:end]
    blanks = len(words) - len(words.lstrip())
    return Span(offset, words, text.place(start + blanks))


def parse_body(text: Text) -> ParsedProse:
    """Parse the Markdown of a body: paragraphs, lists, quotations, headings."""
    source = Text(_COMMENT.sub(_blank, text), text.file, text.runs)
    if deep := _TOO_DEEP.search(source):
        place = text.place(deep.start())
        message = "this nests too deeply; write plain paragraphs"
        return ParsedProse((), (Problem(place, "markdown-syntax", message),))
    problems: list[Problem] = []
    lines = _Lines(source)
    blocks: list[Block] = []
    opens: list[str] = []
    for token in MARKDOWN.parse(source, {"problems": []}):
        if token.type == "inline":
            spans = _inline_spans(lines.content_of(token), problems)
            blocks.append(Block(tuple(opens), spans, ()))
            opens = []
        elif token.type in ("fence", "code_block"):
            span = Span(0, token.content, lines.place_of(token), ("code",))
            blocks.append(Block((*opens, "pre"), (span,), ("pre",)))
            opens = []
        elif token.hidden:
            continue
        elif token.nesting > 0:
            opens.append(_element(token))
        elif token.nesting < 0 and blocks:
            last = blocks.pop()
            blocks.append(replace(last, closes=(*last.closes, _element(token))))
    return ParsedProse(tuple(blocks), tuple(problems))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _HOLE, match[0])


def _element(token: Token) -> str:
    """The element of a block. Headings step down by one level: a page has a title of its own."""
    if not token.type.startswith("heading"):
        return token.tag
    level = int(token.tag[1])
    return f"h{min(max(level, 2), 6)}"


class _Lines:
    """The lines of a body, which tokens name by number (from 0)."""

    def __init__(self, source: Text) -> None:
        self._source = source
        self._lines = source.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def place_of(self, token: Token) -> Place:
        """The place of the first character of a block's first line."""
        return self._source.place(self._starts[_first_line(token)])

    def content_of(self, token: Token) -> Text:
        """The content of a block as a `Text`: CommonMark takes indents and quote marks off."""
        runs: list[Run] = []
        offset = 0
        for number, line in enumerate(token.content.split("\n"), _first_line(token)):
            place = self._place(number, line.rstrip())
            runs.append(Run(offset, place.line, place.column))
            offset += len(line) + 1
        return Text(token.content, self._source.file, tuple(runs))

    def _place(self, number: int, words: str) -> Place:
        """The place of some words in a line."""
        if number >= len(self._lines):
            return self._source.place(self._starts[len(self._lines) - 1])
        column = max(self._lines[number].rfind(words), 0)
        return self._source.place(self._starts[number] + column)


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _inline_spans(text: Text, problems: list[Problem]) -> tuple[Span, ...]:
    """The spans of a paragraph; problems are added to the list."""
    reader = _SpanReader(text)
    for block in MARKDOWN.parseInline(text, {"text": text, "problems": problems}):
        for token in block.children or []:
            reader.add(token)
    return tuple(reader.spans)


class _SpanReader:
    """Turns inline tokens into spans; their places are found by following the source along."""

    def __init__(self, source: Text) -> None:
        self.spans: list[Span] = []
        self._source = source
        self._cursor = 0
        self._offset = 0
        self._marks: list[str] = []
        self._href = ""

    def add(self, token: Token) -> None:
        """Take up the next token."""
        kind = token.type
        if kind == "citation":
            self._add_citation(token)
        elif kind in ("softbreak", "hardbreak"):
            self._move_to("\n")
            self._add(" ", 1)
        elif kind == "link_open":
            self._href = str(token.attrs["href"])
        elif kind == "link_close":
            self._href = ""
            self._cursor = _behind_link(self._source, self._cursor, token)
        elif kind in ("em_open", "strong_open"):
            self._marks.append(token.tag)
        elif kind in ("em_close", "strong_close"):
            self._marks.remove(token.tag)
        else:
            self._add_text(token)

    def _add_citation(self, token: Token) -> None:
        start, end = token.meta["start"], token.meta["end"]
        citations = token.meta["citations"]
        sign = NARRATIVE if citations[0].narrative else CITED
        self._cursor = start
        self._add(sign, end - start, citations=citations)

    def _add_text(self, token: Token) -> None:
        """Text, code, or a sign that was written as an escape or entity (`text_special`)."""
        written = token.content
        if token.type == "text_special":
            written = token.markup
        marks = tuple(self._marks)
        if token.type == "code_inline":
            marks += ("code",)
        self._move_to(written)
        self._add(token.content, len(written), marks=marks)

    def _move_to(self, written: str) -> None:
        """Move on to where something was written; stay where it is not found."""
        found = self._source.find(written, self._cursor)
        self._cursor = max(found, self._cursor)

    def _add(
        self,
        text: str,
        length: int,
        *,
        marks: tuple[str, ...] | None = None,
        citations: tuple[Citation, ...] = (),
    ) -> None:
        """Add a span that takes `length` characters of the source; comments are left out of it."""
        shown = text.replace(_HOLE, "")
        if shown:
            span = Span(
                start=self._offset,
                text=shown,
                place=self._source.place(min(self._cursor, len(self._source))),
                marks=tuple(self._marks) if marks is None else marks,
                href=self._href,
                citations=citations,
            )
            self.spans.append(span)
        self._offset += len(shown)
        self._cursor += length


def _behind_link(source: Text, cursor: int, token: Token) -> int:
    """The offset behind a link, whose text ends at or after `cursor`.

    Its address must not be taken for text.
    """
    start = source.find("](", cursor)
    if token.markup == "autolink" or start < 0:
        return cursor
    end = len(source)
    address = MARKDOWN.helpers.parseLinkDestination(source, _behind_blanks(source, start + 2), end)
    position = _behind_blanks(source, address.pos)
    title = MARKDOWN.helpers.parseLinkTitle(source, position, end)
    if title.ok:
        position = title.pos
    return _behind_blanks(source, position) + 1


def _behind_blanks(source: str, position: int) -> int:
    while source[position : position + 1].isspace():
        position += 1
    return position
