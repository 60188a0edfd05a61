"""Names and titles in scripts that are written from right to left, within lines of HTML."""

import re
from html import escape

from litmap.model.languages import language_tag

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_RIGHT_TO_LEFT = re.compile(_LETTER)
_RUN = re.compile(rf"{_LETTER}+(?:[\W\d_]*{_LETTER}+)*")
_PASSAGE = re.compile(rf"{_LETTER}+(?:(?:(?! and |; |, [A-Za-z]).)*?{_LETTER}+)*")
"""From the first letter to the last, with foreign words between, but not with other names."""

_LANGUAGES = frozenset(
    ("ar", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"),
)
_SCRIPTS = (
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "he"),
    (re.compile("[\u0700-\u074f]"), "syr"),
    (re.compile("[\u0780-\u07bf]"), "dv"),
    (re.compile("[\u07c0-\u07ff]"), "nqo"),
)


def is_right_to_left(text: str) -> bool:
    """Is some of `text` written from right to left?"""
    return bool(_RIGHT_TO_LEFT.search(text))


def isolated(text: str, language: str = "") -> str:
    """`text` as HTML, escaped; what runs from right to left in a `<bdi>` with its language.

    `language` is what `langid` says of the work; without it the script tells.
    """
    if not is_right_to_left(text):
        return escape(text)
    first = _FIRST_LETTER.search(text)
    pattern = _PASSAGE if first and _RIGHT_TO_LEFT.match(first[0]) else _RUN
    pieces: list[str] = []
    end = 0
    for run in pattern.finditer(text):
        pieces += [escape(text[end : run.start()]), _bdi(run[0], language)]
        end = run.end()
    pieces.append(escape(text[end:]))
    return "".join(pieces)


def _bdi(run: str, language: str) -> str:
    return f'<bdi lang="{_tag(run, language)}" dir="rtl">{escape(run)}</bdi>'


def _tag(run: str, language: str) -> str:
    """The tag of the work's language, if that is written so, else that of the script."""
    tag = language_tag(language)
    if tag.partition("-")[0] in _LANGUAGES or "Arab" in tag:
        return tag
    for script, usual in _SCRIPTS:
        if script.search(run):
            return usual
    return "ar"
