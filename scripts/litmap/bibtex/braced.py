"""Words of titles that a record has in braces, so that no style turns them into small letters."""

import re
from collections.abc import Iterable, Iterator

from litmap.bibtex.latex import latex_to_text

_TOKEN = re.compile(
    r"(?:[^\s{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*\})*\})*\})+"
)
_OF_COMMAND = re.compile(r"\\(?:[A-Za-z]+|[^A-Za-z])\s*\{")
"""The brace that a command opens."""

_ROUND_WORD = " .,;:!?()[]“”‘’'\"–—"


def braced_words(titles: Iterable[str]) -> Iterator[str]:
    """The words and names in braces, without them; `titles` are LaTeX.

    Braces round a whole title say nothing of its words, nor do those of a command.
    """
    for title in titles:
        tokens = _TOKEN.findall(title)
        if len(tokens) == 1 and " " in title:
            tokens = _TOKEN.findall(title[1:-1])
        for token in tokens:
            if "{" in token and _protects(token):
                word = latex_to_text(token).strip(_ROUND_WORD)
                if any(letter.isupper() for letter in word):
                    yield word


def _protects(token: str) -> bool:
    """Is a group in a token neither that of a command, nor one that starts with a command?"""
    plain = re.sub(r"\$[^$]*\$|\\[{}]", "", token)
    plain = _OF_COMMAND.sub(r"\\", plain)
    return bool(re.search(r"\{+[^\\{}]", plain))
