"""Names in RIS, which has one person or body on a line."""

import re

from litmap.bibtex.bodies import is_body, is_turned_body
from litmap.references.csl_parts import COMMA

_INITIALS = re.compile(r"(?:(?:[^\W\d_]\.|[A-Z])[ -]?)+")


def single_names(said: str) -> list[str]:
    """The names of a line, which should be one: 'Smith, J.; Doe, K.', 'Smith, J. and Doe, K.'."""
    names = [name.strip(" ,") for name in said.split(";")]
    if len(names) == 1:
        pieces = re.split(r",?\s+(?:and|&)\s+", said)
        if len(pieces) > 1 and all("," in piece for piece in pieces):
            names = pieces
    return [one for name in names for one in _paired(name) if one] if said.strip(" ,") else []


def _paired(name: str) -> list[str]:
    """'Smith, J., Doe, K.' as two names; any other as it is."""
    parts = name.split(", ")
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) > 3 and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(one[1]) for one in pairs):
        return [", ".join(pair) for pair in pairs]
    return [name]


def person_of(said: str) -> dict[str, str]:
    """'Last, First, Suffix'; a name without a comma, or with one at its end, is a body's.

    So is one with commas that is surely a body's, as it is or turned round: 'Bank, World'.
    """
    if is_body(said):
        return {"literal": said.replace(COMMA, ",")}
    if is_turned_body(said):
        last, _, first = said.partition(",")
        return {"literal": f"{first.strip()} {last}"}
    parts = [part.strip() for part in said.split(",", 2)]
    if len(parts) == 1 or not parts[1]:
        return {"literal": said.strip(" ,").replace(COMMA, ",")}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))
