"""Several names that stand as one, because something other than 'and' is between them."""

import re

from pybtex.bibtex.utils import split_tex_string

_AMPERSAND = r"\s+\\?&\s+"
_BETWEEN = r"\s+(?:und|et|with|/|\+)\s+"
_BETWEEN_COMMAS = r"\s+(?:und|et|with|/|\+|y|e|en|og|och|i|и|та|ve)\s+"
"""What people write for 'and'; some of it stands within a surname too: 'Ortega y Gasset, José'."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")


def names_apart(name: str) -> list[str]:
    """The names in one that are set apart by other things than 'and'; the name itself for none."""
    parts = split_tex_string(name, _AMPERSAND) if "&" in name else []
    if len(parts) > 1:
        return [one for part in parts for one in _in_pairs(part) or [part.rstrip(", ")]]
    if pairs := _in_pairs(name):
        return pairs
    pieces: list[str] = split_tex_string(name, _BETWEEN_COMMAS)
    if all("," in piece for piece in pieces):
        return pieces
    pieces = split_tex_string(name, _BETWEEN)
    if "," not in name and all(map(has_two_names, pieces)):
        return pieces
    return [name]


def has_two_names(text: str) -> bool:
    """Are there two words or more, of which the first and the last have a capital?"""
    words = text.split()
    return len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()


def _in_pairs(name: str) -> list[str]:
    """'Doe, A., Roe, B. C.' as the two names that it is; nothing for any other name."""
    parts = [part.strip() for part in name.split(",")]
    parts = list(filter(None, parts))
    if len(parts) < 4 or len(parts) % 2 or "{" in name:
        return []
    if not all(_INITIALS.fullmatch(given.replace(" ", "")) for given in parts[1::2]):
        return []
    return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
