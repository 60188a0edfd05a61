"""The one parse of author Markdown: CommonMark without HTML, plus citations.

Everything that follows (pages, backlinks, mentions, checks) reads the blocks
and spans made here. A block's text is what a reader sees; each span of it
knows its formatting and where it was written. A citation group is a single
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


class Span(NamedTuple):
    """A stretch of a block's text, from `start` (an offset in it), all formatted alike.

    `marks` are 'em', 'strong', 'code'; `href` is set inside a link; `citations`
    where the text is `CITED` or `NARRATIVE`; `mention` is the id of an institution that the text names.
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
    """A paragraph, heading or list item's text. `tags` are the HTML elements to open before and close behind it."""

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
    problems: list[Problem] = []
    if not _SPECIAL.search(text):
        return ParsedProse((Block((), (Span(0, str(text), text.place()),), ()),), ())
    tokens = _inline_tokens(text, problems)
    return ParsedProse((Block((), tuple(_spans(tokens, text)), ()),), tuple(problems))


def parse_sources(text: Text) -> ParsedProse:
    """Parse a citation string, in which only groups in brackets have a meaning; what else stands there stays text."""
    problems: list[Problem] = []
    spans: list[Span] = []
    offset = cursor = 0
    while cursor < len(text):
        start = text.find("[", cursor)
        close = closing_bracket(text, start, len(text)) if start >= 0 else -1
        if start >= 0 > close:
            problems.append(Problem(text.place(start), "citation-syntax", UNCLOSED))
        if stray := text[cursor : start if close > 0 else len(text)]:
            spans.append(Span(offset, stray, text.place(cursor + len(stray) - len(stray.lstrip()))))
            offset += len(stray)
        if close < 0:
            break
        citations = read_group(text, start + 1, close, problems)
        spans.append(Span(offset, CITED, text.place(start), citations=citations))
        offset, cursor = offset + 1, close + 1
    return ParsedProse((Block((), tuple(spans), ()),), tuple(problems))


def parse_body(text: Text) -> ParsedProse:
    """Parse the Markdown of a body: paragraphs, lists, quotations, headings."""
    problems: list[Problem] = []
    source = Text(_COMMENT.sub(_blank, text), text.file, text.runs)
    if deep := _DEEP.search(source):
        problem = Problem(
            text.place(deep.start()),
            "markdown-syntax",
            "this nests too deeply; write plain paragraphs",
        )
        return ParsedProse((), (problem,))
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    blocks: list[Block] = []
    opens: list[str] = []
    for token in MARKDOWN.parse(source, {"problems": []}):
        if token.type == "inline":
            inner = _located(token, source, lines, starts)
            spans = tuple(_spans(_inline_tokens(inner, problems), inner))
            blocks.append(Block(tuple(opens), spans, ()))
            opens = []
        elif token.type in ("fence", "code_block"):
            place = source.place(starts[token.map[0]] if token.map else 0)
            blocks.append(
                Block((*opens, "pre"), (Span(0, token.content, place, ("code",)),), ("pre",))
            )
            opens = []
        elif token.hidden:
            continue
        elif token.nesting > 0:
            opens.append(_tag(token))
        elif token.nesting < 0 and blocks:
            blocks[-1] = replace(blocks[-1], closes=(*blocks[-1].closes, _tag(token)))
    return ParsedProse(tuple(blocks), tuple(problems))


_SPECIAL = re.compile(r"[\\`*_\[\]<>&@!\n]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEEP = re.compile(
    r"(?:> ?){40}|(?:[-*+] ){40}|(?:\d+[.)] ){40}|(?m:^ {200})|(?:!?\[){200}|[*_]{400}|`{400}"
)


_HOLE = "\ue000"
"""Stands for each character of a comment while Markdown is parsed; never shown, and never an author's own."""


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _HOLE, match[0])


def _tag(token: Token) -> str:
    """The element of a block. Headings step down by one level, for a page has its own title."""
    return (
        f"h{min(max(int(token.tag[1]), 2), 6)}" if token.type.startswith("heading") else token.tag
    )


def _located(token: Token, source: Text, lines: list[str], starts: list[int]) -> Text:
    """The content of a block as a `Text`: CommonMark takes indents and quote marks off each line."""
    runs: list[Run] = []
    offset = 0
    first = token.map[0] if token.map else 0
    for number, line in enumerate(token.content.split("\n"), first):
        column = max(lines[number].rfind(line.rstrip()), 0) if number < len(lines) else 0
        place = source.place(starts[min(number, len(lines) - 1)] + column)
        runs.append(Run(offset, place.line, place.column))
        offset += len(line) + 1
    return Text(token.content, source.file, tuple(runs))


def _inline_tokens(text: Text, problems: list[Problem]) -> list[Token]:
    parsed = MARKDOWN.parseInline(text, {"text": text, "problems": problems})
    return [token for block in parsed for token in block.children or []]


def _spans(tokens: list[Token], source: Text) -> Iterator[Span]:
    """Spans from inline tokens; their places are found by following the source along."""
    cursor = offset = 0
    marks: list[str] = []
    href = ""
    for token in tokens:
        shown, length, citations = token.content, len(token.content), ()
        if token.type == "citation":
            cursor, length = token.meta["start"], token.meta["end"] - token.meta["start"]
            citations = token.meta["citations"]
            shown = NARRATIVE if citations[0].narrative else CITED
        elif token.type in ("softbreak", "hardbreak"):
            shown, cursor, length = " ", max(source.find("\n", cursor), cursor), 1
        elif token.type == "link_open":
            href = str(token.attrs["href"])
        elif token.type == "link_close":
            href, cursor = "", _behind_link(source, cursor, token)
        elif token.type in ("em_open", "strong_open"):
            marks.append(token.tag)
        elif token.type in ("em_close", "strong_close"):
            marks.remove(token.tag)
        elif token.type in ("text", "text_special", "code_inline"):
            written = token.markup if token.type == "text_special" else shown
            cursor, length = max(source.find(written, cursor), cursor), len(written)
        if shown := shown.replace(_HOLE, ""):
            code = ("code",) if token.type == "code_inline" else ()
            yield Span(
                offset,
                shown,
                source.place(min(cursor, len(source))),
                (*marks, *code),
                href,
                citations,
            )
        offset += len(shown)
        cursor += length


def _behind_link(source: Text, cursor: int, token: Token) -> int:
    """The offset behind a link, whose text ends at or after `cursor`: its address must not be taken for text."""
    start = source.find("](", cursor)
    if token.markup == "autolink" or start < 0:
        return cursor
    end = len(source)
    address = MARKDOWN.helpers.parseLinkDestination(source, _behind_blanks(source, start + 2), end)
    position = _behind_blanks(source, address.pos)
    title = MARKDOWN.helpers.parseLinkTitle(source, position, end)
    return _behind_blanks(source, title.pos if title.ok else position) + 1


def _behind_blanks(source: str, position: int) -> int:
    while source[position : position + 1].isspace():
        position += 1
    return position
