"""The one parse of author Markdown: CommonMark without HTML, plus citations.

markdown-syntax: text nests a few levels deep at most.
    bad:  forty > signs in a row
    good: a paragraph
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from litmap.content.citations import read_group
from litmap.content.markdown import MARKDOWN, closing_bracket, unclosed
from litmap.content.prose import CITED, Block, ParsedProse, Span
from litmap.content.span_reader import HOLE, inline_addresses, inline_spans
from litmap.model.text import Run, Text
from litmap.problems.problem import Place, Problem

_SPECIAL = re.compile(r"[\\`*_\[\]<>&@!\n]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# nested so deep that the parser of Markdown fails
_TOO_DEEP = re.compile(
    r"(?=[->*+\d!\[_`])"  # the first characters: so the search skips all other text quickly
    r"(?:(?:> ?){40}|(?:[-*+] ){40}|(?:\d{1,9}[.)] ){40}|(?:!?\[){200}|[*_]{400}|`{400})"
)
_TOO_FAR_IN = re.compile(r"(?m:^ {200})")
"""By itself, as it begins with a blank: both in one take 3 % of a check."""


def parse_inline(text: Text) -> ParsedProse:
    """Parse a prose field: one paragraph, whatever it looks like."""
    if not _SPECIAL.search(text):
        span = Span(0, str(text), text.place())
        return ParsedProse((Block((), (span,), ()),), ())
    problems: list[Problem] = []
    spans = inline_spans(text, problems)
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
        problems.append(Problem(text.place(start), "citation-syntax", unclosed(text, start)))
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
    if deep := _TOO_DEEP.search(source) or _TOO_FAR_IN.search(source):
        place = text.place(deep.start())
        message = "this nests too deeply; write plain paragraphs"
        return ParsedProse((), (Problem(place, "markdown-syntax", message),))
    problems: list[Problem] = []
    lines = _Lines(source)
    blocks: list[Block] = []
    opens: list[str] = []
    for token in MARKDOWN.parse(source, {"problems": []}):
        if token.type == "inline":
            spans = inline_spans(lines.content_of(token), problems)
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


def link_addresses(text: Text, is_body: bool) -> Iterator[Text]:
    """The addresses of the links in a sound text, as they are written there.

    A body has paragraphs; any other text is one.
    """
    if not is_body:
        yield from inline_addresses(text)
        return
    source = Text(_COMMENT.sub(_blank, text), text.file, text.runs)
    lines = _Lines(source)
    for token in MARKDOWN.parse(source, {"problems": []}):
        if token.type == "inline":
            yield from inline_addresses(lines.content_of(token))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", HOLE, match[0])


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
