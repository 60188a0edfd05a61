r"""Addresses, numbers and other values that are no text, freed of the LaTeX round them.

Programs write signs in addresses as they do in titles: '{\_}', '\&', '{\textasciitilde}', '\~{}'.
"""

import re
from urllib.parse import quote

from litmap.bibtex.latex import with_accents
from litmap.bibtex.latex_commands import FREE_SIGNS

_ADDRESS = re.compile(r"https?://[^\s\"<>\\{}]+", re.IGNORECASE)
_WRAPPED = re.compile(r"\\(?:url|burl|path|nolinkurl|href)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?")
_NAMED_SIGNS = {**FREE_SIGNS, "Tilde": "~", "slash": "/", "sim": "~"}
_NAMED = re.compile(rf"\$?\\({'|'.join(_NAMED_SIGNS)})(?![A-Za-z])(?:\{{\}}|\s|\$)?")
_TILDE = re.compile(r"\\~(?:\{\s*\})?")
_ESCAPED = re.compile(r"\\([&%#_${}^])(?:\{\})?|\$([<>])\$|\\[-/]")
_BRACED = re.compile(r"\{([&%#_$~^<>]|[^\W\d_a-zA-Z])\}")


def identifier(value: str) -> str:
    r"""An address or number as it is meant: outer braces off, signs such as `{\_}` or `\~{}` freed.

    An address alone in angle brackets, or in `\url{…}`, is without them.
    """
    value = without_braces(value)
    if wrapped := _WRAPPED.fullmatch(value):
        value = wrapped[1].strip()
    if "\\" in value or "$" in value:
        value = _NAMED.sub(lambda match: _NAMED_SIGNS[match[1]], value)
        value = _TILDE.sub("~", value)
        if value.lower().startswith("http"):
            value = with_accents(value)
        value = _ESCAPED.sub(lambda match: match[1] or match[2] or "", value)
    if "{" in value:
        value = _BRACED.sub(r"\1", value)
    if value.startswith("<") and value.endswith(">"):
        value = value[1:-1]
    return value.strip()


def without_braces(value: str) -> str:
    """A value without the braces round all of it."""
    value = value.strip()
    while value.startswith("{") and value.endswith("}") and _is_one_group(value):
        value = value[1:-1].strip()
    return value


def _is_one_group(value: str) -> bool:
    """Is the first brace closed by the last one?"""
    depth = 0
    for index, brace in enumerate(value):
        if brace == "{":
            depth += 1
        elif brace == "}":
            depth -= 1
        if depth == 0:
            return index == len(value) - 1
    return False


_HOST = re.compile(r"https?://[^\s/<>^|]+[/?#]", re.IGNORECASE)
_ODD = re.compile(r"[\^|]|<[^<>]*>")


def linkable(address: str) -> str:
    """A web address with the signs escaped that browsers escape: '^', '|', and '<' with its '>'.

    Addresses with an old DOI hold them. A single '<' or '>' stands round an address.
    """
    if not _HOST.match(address):
        return address
    return _ODD.sub(lambda found: quote(found[0], safe="/:;=&?#%+@!$,()"), address)


_LEAD_IN = re.compile(
    r"(?:(?:available|accessible|online|retrieved|accessed|see|verfügbar|beschikbaar|tilgængelig"
    r"|disponib(?:le|ile|el|ilis)|disponíve(?:l|is)|dostępn[yea]|доступно|режим доступа|访问|載於)"
    r"(?: online)?(?: at| from| on| via| unter| sur| en| em| op| su| na)?"
    r"|url|web ?(?:page|site)?|link|at)?"
    r"\s*[:：]?\s*(?=https?:|\\b?url|www\.|[\"“„<])",
    re.IGNORECASE,
)


def address_alone(value: str) -> str:
    """The web address of which a value consists, perhaps behind words such as 'Available at'."""
    plain = without_braces(value)
    lead_in = _LEAD_IN.match(plain)
    if not lead_in:
        return ""
    address = identifier(plain[lead_in.end() :].rstrip(".,; ").strip('"“”„'))
    if address.lower().startswith("www."):
        address = f"https://{address}"
    return address if _ADDRESS.fullmatch(address) else ""
