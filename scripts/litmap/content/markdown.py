"""The CommonMark parser of author text: HTML off, images off, citations on."""

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from litmap.content.citations import KEY, Citation, has_citation, items, read_group, read_narrative
from litmap.model.text import Run, Text
from litmap.problems.problem import Problem

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_LONGEST = 20_000
"""Characters of a citation."""

_DEEPEST = 20
"""Brackets within the bracket of a citation."""

_BEFORE_NARRATIVE = " \t\n([{'\"“‘—–-*_"
"""What a key in the running text may follow."""


def unclosed(source: str, start: int) -> str:
    """What to do about the bracket at `start`, for which `closing_bracket` found none."""
    if len(source) - start <= _LONGEST:
        key = re.search(r"@[A-Za-z][\w-]*", source[start:])
        behind = f" behind '{key[0]}', or behind its place if it has one" if key else ""
        return f"the bracket of this citation is not closed; add ']'{behind}"
    return (
        f"this citation has no ']' within {_LONGEST:,} characters; add it, or spread its works "
        "over several pairs of brackets"
    )


def _citation_group(state: StateInline, silent: bool) -> bool:
    """At '[': a bracket that holds a citation. A bracket with '(' behind it is left to links."""
    source, start = state.src, state.pos
    if source[start] != "[" or state.linkLevel:
        return False
    close = closing_bracket(source, start, state.posMax)
    if close < 0:
        limit = min(state.posMax, start + _LONGEST)
        to_next_bracket = source[start + 1 : limit].partition("]")[0]
        if has_citation(to_next_bracket):
            _report_unclosed(state, start, silent)
        return False
    if source.startswith("(", close + 1) or not has_citation(source[start + 1 : close]):
        return False
    if not silent:
        text, problems = _env(state)
        citations = read_group(text, start + 1, close, problems)
        _push(state, start, close + 1, citations)
    state.pos = close + 1
    return True


def _citation_narrative(state: StateInline, silent: bool) -> bool:
    """At '@': a key in the running text, perhaps with a bracket right behind it."""
    source, start = state.src, state.pos
    if source[start] != "@" or state.linkLevel:
        return False
    if start and source[start - 1] not in _BEFORE_NARRATIVE:
        return False
    match = KEY.match(source, start + 1, state.posMax)
    if not match:
        return False
    end = match.end()
    bracket = _bracket_behind(state, end, silent)
    if bracket:
        end = bracket[1] + 1
    if not silent:
        _push_narrative(state, match[0], bracket, end)
    state.pos = end
    return True


def _push_narrative(
    state: StateInline, key: str, bracket: tuple[int, int] | None, end: int
) -> None:
    """The citation of a key; what is behind a ';' in its bracket is a group of its own.

    '@key [p. 5; see also @other]' is what '@key [p. 5] [see also @other]' is.
    """
    text, problems = _env(state)
    start, behind = state.pos, end
    first = bracket
    if bracket:
        first = next(items(text, *bracket))
        if first != bracket:
            behind = first[1]
    citation = read_narrative(text, start, key, first, problems=problems)
    _push(state, start, behind, (citation,))
    if bracket and behind < end:
        others = read_group(text, behind + 1, bracket[1], problems)
        if others:
            state.push("text", "", 0).content = " "
            _push(state, behind, end, others)


def _bracket_behind(state: StateInline, end: int, silent: bool) -> tuple[int, int] | None:
    """The bounds of the content of a bracket right behind a key, if it belongs to the key.

    A bracket that begins with a citation, or starts a link, does not.
    """
    source = state.src
    start = end
    if source.startswith(" [", end):
        start += 1
    if not source.startswith("[", start):
        return None
    close = closing_bracket(source, start, state.posMax)
    if close < 0:
        _report_unclosed(state, start, silent)
        return None
    first = source[start + 1 : close].partition(";")[0]
    if has_citation(first) or source.startswith(("(", "["), close + 1):
        return None
    return start + 1, close


def _report_unclosed(state: StateInline, start: int, silent: bool) -> None:
    if not silent:
        text, problems = _env(state)
        problems.append(Problem(text.place(start), "citation-syntax", unclosed(text, start)))


def closing_bracket(source: str, start: int, limit: int) -> int:
    """The offset of the bracket that closes the one at `start`, before `limit`; -1 without one.

    A citation holds few brackets and is not long: the search ends there, so that many open ones
    take no time.
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
    """The text that is parsed, and the list for its problems."""
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
