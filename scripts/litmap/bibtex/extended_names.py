"""BibLaTeX's extended format of a name: `family=Beauvoir, given=Simone, prefix=de`."""

import re
from typing import NamedTuple

from pybtex.bibtex.utils import split_tex_string

from litmap.bibtex.file import quoted
from litmap.bibtex.latex import latex_to_text
from litmap.model.reference import Person

_PARTS = ("family", "given", "prefix", "suffix")
_OPENING = re.compile(r"\s*([A-Za-z-]+)\s*=")
_PART = re.compile(r"\s*([A-Za-z-]+)\s*=\s*(.*?)\s*", re.DOTALL)
_OPTION = re.compile(r"use\w+|unique\w+|juniorcomma|no\w+|id|hash|\w*templat\w+")
"""What biblatex has a name say of its form; here all names have one form."""


class Extended(NamedTuple):
    """The person that is named in this way, and what is wrong, with the cure, or ''."""

    person: Person
    message: str = ""


def is_extended(name: str) -> bool:
    """Is a name, still LaTeX, of this format? It begins with 'word=', and has a word of ours."""
    return bool(_OPENING.match(name)) and any(map(_is_known, split_tex_string(name, ",")))


def _is_known(piece: str) -> bool:
    found = _OPENING.match(piece)
    return found is not None and _is_word(found[1].lower())


def _is_word(word: str) -> bool:
    return bool(_OPTION.fullmatch(word)) or word.removesuffix("-i") in _PARTS


def read_extended(name: str) -> Extended:
    """The person of a name in this format; of what cannot be read, the message says which part."""
    parts: dict[str, str] = {}
    message = ""
    for piece in split_tex_string(name, ","):
        found = _PART.fullmatch(piece)
        part = found[1].lower() if found else ""
        if found and _is_word(part):
            parts[part] = latex_to_text(found[2].strip('"'))
        elif not message:
            message = (
                f"{quoted(piece)} is no part of a name in this form; "
                "write 'family=…, given=…, prefix=…, suffix=…'"
            )
    return Extended(_person(parts), message)


def _person(parts: dict[str, str]) -> Person:
    """Initials alone stand for the given names: 'RE' for 'R. E.'.

    With `useprefix=false` a prefix stands behind them: 'Berg, Jan van der'.
    """
    first = parts.get("given") or _spaced(parts.get("given-i", ""))
    family, prefix = parts.get("family", ""), parts.get("prefix", "")
    suffix = parts.get("suffix", "")
    if prefix and parts.get("useprefix") == "false":
        first, prefix = f"{first} {prefix}".strip(), ""
    if family and not (first or prefix or suffix):
        return Person(family, corporate=" " in family)
    return Person(family, first, prefix, suffix)


def _spaced(initials: str) -> str:
    if initials.isupper() and initials.isalpha():
        return " ".join(f"{letter}." for letter in initials)
    return initials
