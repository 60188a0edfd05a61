"""A stranger's words in an entry's file: an id, a folded block or a comment, never syntax."""

import re
import textwrap
import unicodedata

from litmap.model.fields import ID_LENGTH
from litmap.problems.problem import as_ascii


def slug(words: str) -> str:
    """An id of the first words of a sentence."""
    letters = unicodedata.normalize("NFKD", as_ascii(words))
    plain = letters.encode("ascii", "ignore").decode().lower()
    first_words = re.findall(r"[a-z0-9]+", plain)[:6]
    return "-".join(first_words)[:ID_LENGTH].strip("-") or "new"


def inert(words: str) -> str:
    """Words in which Markdown and the citation grammar find nothing."""
    return re.sub(r"([\\`*_\[\]<>@]|&(?=#?\w+;))", r"\\\1", words)


def folded(words: str, indent: int) -> str:
    """Words as a folded YAML block, in which they cannot be syntax."""
    lines = textwrap.wrap(words, 110 - indent, break_on_hyphens=False, break_long_words=False)
    block = textwrap.indent("\n".join(lines), " " * indent)
    return f">-\n{block}"


def comment(words: str) -> str:
    """Words as lines of comment."""
    lines = textwrap.wrap(words, 100, break_on_hyphens=False, break_long_words=False)
    return "".join(f"# {line}\n" for line in lines)
