"""From the inline tokens of Markdown to spans with their places."""

from markdown_it.token import Token

from litmap.content.citations import Citation
from litmap.content.markdown import MARKDOWN
from litmap.content.prose import CITED, Span
from litmap.content.sentences import NARRATIVE
from litmap.model.text import Text
from litmap.problems.problem import Problem

HOLE = "\ue000"
"""In place of each character of a comment while Markdown is parsed; authors cannot write it."""


def inline_spans(text: Text, problems: list[Problem]) -> tuple[Span, ...]:
    """The spans of a paragraph; problems are added to the list."""
    reader = _SpanReader(text)
    for block in MARKDOWN.parseInline(text, {"text": text, "problems": problems}):
        for token in block.children or []:
            reader.add(token)
    return tuple(reader.spans)


def inline_addresses(text: Text) -> list[Text]:
    """The addresses of the links in a paragraph, as they are written there."""
    reader = _SpanReader(text)
    for block in MARKDOWN.parseInline(text, {"text": text, "problems": []}):
        for token in block.children or []:
            reader.add(token)
    return reader.addresses


class _SpanReader:
    """Turns inline tokens into spans; their places are found by following the source along.

    `addresses` are those of the links.
    """

    def __init__(self, source: Text) -> None:
        self.spans: list[Span] = []
        self.addresses: list[Text] = []
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
            self._end_link(token)
        elif kind in ("em_open", "strong_open"):
            self._marks.append(token.tag)
        elif kind in ("em_close", "strong_close"):
            self._marks.remove(token.tag)
        else:
            self._add_text(token)

    def _end_link(self, token: Token) -> None:
        """Move on behind a link, whose address must not be taken for text."""
        source = self._source
        start = source.find("](", self._cursor)
        if token.markup == "autolink" or start < 0:
            return
        end = len(source)
        begin = _behind_blanks(source, start + 2)
        address = MARKDOWN.helpers.parseLinkDestination(source, begin, end)
        self.addresses.append(source.part(begin, address.pos))
        position = _behind_blanks(source, address.pos)
        title = MARKDOWN.helpers.parseLinkTitle(source, position, end)
        if title.ok:
            position = title.pos
        self._cursor = _behind_blanks(source, position) + 1

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
        """Move on to where something was written; stay if it is not found."""
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
        shown = text.replace(HOLE, "")
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


def _behind_blanks(source: str, position: int) -> int:
    while source[position : position + 1].isspace():
        position += 1
    return position
