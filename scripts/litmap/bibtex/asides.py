"""What people write into names that is no part of them: a role, an employer, a mark.

'Smith, Jane (ed.)', 'Jane Smith (University of Oxford)', 'Smith, Jane*'.
"""

import re
from typing import NamedTuple

from litmap.bibtex.bodies import is_body

_ROLE = (
    r"(?i:eds?|editors?|hrsg|hg|herausgeber|dirs?|coords?|comps?|compilers?|(?:lead )?authors?"
    r"|(?:co-)?chair|rapporteur|transl?|translators?|red|orgs?|a cura di)\.?"
)
_ROLE_BEHIND = re.compile(
    rf",?\s*(?:\({_ROLE}\)|\[{_ROLE}\])(?=,|\Z)|,\s+(?i:eds?\.|hrsg\.|editors?)\Z"
)
_ROLE_BEFORE = re.compile(
    rf"(?:\({_ROLE}\)|(?i:(?:(?:edited|ed\.|written|compiled) )?by|(?:hrsg\.|herausgegeben) von))"
    r"\s+(?=\S)"
)
_EMPLOYER = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\Z")
_MAIL = re.compile(r"\s?[<(\[]?\s?(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]++\s?[>)\]]?\Z")
_MARK = re.compile(r"(?<=[^\W\d_])(?:[*†‡§¶]+|(?<=[^\W\d_]{3})[0-9]{1,2}(?:,[0-9])*)\Z")

_NOBODY = re.compile(
    r"n\.?\s?[an]\.?|n/a|none|null|nil|no author|not available|unknown(?: author)?|author unknown"
    r"|\[?s\.?\s?n\.?\]?|-+|–|—|\?+|tba|tbd|todo|xxx",
    re.IGNORECASE,
)
"""What says that no name is known. 'Anonymous' is a name that works are cited by."""


class Aside(NamedTuple):
    """What is no part of a name, the name without it, and where that belongs, or ''."""

    found: str
    name: str
    belongs: str = ""


def says_nobody(name: str) -> bool:
    """Does it say that no name is known: 'n.a.', 'Unknown'?"""
    return bool(_NOBODY.fullmatch(name.strip("{}")))


def aside_of(name: str) -> Aside | None:
    """What stands in a name, still LaTeX, and is no part of it; None where nothing does."""
    if role := _ROLE_BEHIND.search(name) or _ROLE_BEFORE.match(name):
        return _without(name, role, "; editors and translators have fields of their own")
    employer = _EMPLOYER.search(name)
    if employer and is_body(employer[1]) and not is_body(name[: employer.start()]):
        return _without(name, employer)
    found = _MAIL.search(name) or (_MARK.search(name) if " " in name else None)
    return _without(name, found) if found else None


def _without(name: str, found: re.Match[str], belongs: str = "") -> Aside | None:
    rest = (name[: found.start()] + name[found.end() :]).strip(" ,")
    return Aside(found[0].strip(" ,"), rest, belongs) if rest else None
