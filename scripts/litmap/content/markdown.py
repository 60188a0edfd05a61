"""The CommonMark parser of author text: HTML off, images off, citations on."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from litmap.content.citations import KEY, Citation, has_citation, read_group, read_narrative
from litmap.model.text import Run, Text
from litmap.problems.problem import Problem

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_LONGEST, _DEEPEST = 2000, 20
UNCLOSED = "the bracket of this citation is not closed; add ']'"


def _citation_group(state: StateInline, silent: bool) -> bool:
    """At '[': a bracket that holds a citation. Links and images have gone by when their text holds none."""
    source = state.src
    if source[state.pos] != "[" or state.linkLevel:
        return False
    close = closing_bracket(source, state.pos, state.posMax)
    inside = source[state.pos + 1 : close if close > 0 else min(state.posMax, state.pos + _LONGEST)]
    if (
        not has_citation(inside.split("]")[0] if close < 0 else inside)
        or source[close + 1 : close + 2] == "("
    ):
        return False
    if close < 0:
        if not silent:
            text, problems = _env(state)
            problems.append(Problem(text.place(state.pos), "citation-syntax", UNCLOSED))
        return False
    if not silent:
        text, problems = _env(state)
        citations = read_group(text, state.pos + 1, close, problems)
        _push(state, state.pos, close + 1, citations)
    state.pos = close + 1
    return True


def _citation_narrative(state: StateInline, silent: bool) -> bool:
    """At '@': a key in the running text, perhaps with a bracket right behind it."""
    source, start = state.src, state.pos
    if (
        source[start] != "@"
        or state.linkLevel
        or (start and source[start - 1] not in " \t\n([{'\"“‘—–-/*_")
    ):
        return False
    if (start and source[start - 1] == "/") or not (
        match := KEY.match(source, start + 1, state.posMax)
    ):
        return False
    end, bracket = match.end(), None
    behind = end + 1 if source[end : end + 2] == " [" else end
    if source[behind : behind + 1] == "[":
        close = closing_bracket(source, behind, state.posMax)
        inside = source[behind + 1 : close]
        if close < 0 and not silent:
            text, problems = _env(state)
            problems.append(Problem(text.place(behind), "citation-syntax", UNCLOSED))
        if (
            close > 0
            and not has_citation(inside)
            and source[close + 1 : close + 2] not in ("(", "[")
        ):
            end, bracket = close + 1, (behind + 1, close)
    if not silent:
        text, problems = _env(state)
        _push(state, start, end, (read_narrative(text, start, match[0], bracket, problems),))
    state.pos = end
    return True


def closing_bracket(source: str, start: int, limit: int) -> int:
    """The offset of the bracket that closes the one at `start`, before `limit`; -1 without one.

    A citation holds few brackets and is not long: beyond that none is sought, so that many open ones take no time.
    """
    depth = 0
    for match in _BRACKET.finditer(source, start, min(limit, start + _LONGEST)):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if not depth:
            return match.start()
        if depth > _DEEPEST:
            break
    return -1


def _env(state: StateInline) -> tuple[Text, list[Problem]]:
    text = state.env.get("text")
    if isinstance(text, Text):
        return text, state.env["problems"]
    return Text(state.src, "", (Run(0, 1, 1),)), []


def _push(state: StateInline, start: int, end: int, citations: tuple[Citation, ...]) -> None:
    token = state.push("citation", "", 0)
    token.meta = {"start": start, "end": end, "citations": citations}


def _markdown() -> Any:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 30})
    markdown.disable(["html_block", "html_inline", "image", "reference"])
    markdown.core.ruler.disable(["text_join"])
    # A rule reports what must not be linked; refused here, it would silently be text.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.inline.ruler.before("link", "citation_group", _citation_group)
    markdown.inline.ruler.before("link", "citation_narrative", _citation_narrative)
    return markdown


MARKDOWN = _markdown()
