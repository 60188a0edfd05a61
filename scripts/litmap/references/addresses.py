"""Web addresses as people and programs write them, so that they can be linked."""

import re
from urllib.parse import quote

_BETWEEN = re.compile(r"(?<![\s,;|])[\s,;|]++(?=(?:https?|ftp)://)", re.IGNORECASE)
_LINE_BREAK = re.compile(r"(?<!\s)\s*[\r\n]\s*")
_SIGN_OF_NO_ADDRESS = re.compile(r"[\"<>\\^`{|}]")
_WITHOUT_SCHEME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)

WHOLE_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s/?#@\"'<>\\^`{|}]+\.[^\s/?#@.\"'<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?",
    re.IGNORECASE,
)
"""Stricter than what can be linked: with a dot in the host's name and without a user's name."""

_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_BROKEN_SCHEME = re.compile(r"^(?:https?(?::/?|//)|//)(?!/)", re.IGNORECASE)
"""What is left of 'https://' where a sign of it was lost."""

_SIGNS = " .,;+"
_AROUND = f"()<>[]{_SIGNS}"
"""Signs that people leave round an address; brackets may belong to it."""

_HOST = re.compile(r"[^\s:/?#]+(?::[0-9]+)?(?:[/?#]|\Z)")
_BARE_HOST = re.compile(r"www\..*|(?:[a-z0-9-]+\.)+(?:com|edu|eu|gov|int|net|org)", re.IGNORECASE)
"""What is a host's name, not that of a file such as 'paper-2.pdf'."""


def address_meant(said: str) -> str:
    """The address that a value which is none surely means; '' where nobody can tell.

    Of several the first; with a scheme where that is lost, without brackets or stops round it.
    """
    first = _BETWEEN.split(said.strip(_AROUND))[0]
    for address in (first.strip(_SIGNS), first.strip(_AROUND)):
        if WHOLE_ADDRESS.fullmatch(address):
            return address
    first = first.strip(_AROUND)
    if _SCHEME.match(first) or first.startswith("10."):
        return ""
    rest = _BROKEN_SCHEME.sub("", first)
    scheme = "http" if first.lower().startswith("http:") else "https"
    meant = f"{scheme}://{rest}"
    if not _HOST.match(rest):
        return ""
    is_clear = rest != first or "/" in first or bool(_BARE_HOST.fullmatch(first))
    return meant if is_clear and WHOLE_ADDRESS.fullmatch(meant) else ""


def are_several(said: str) -> bool:
    """Does a value hold more than one address?"""
    return len(_BETWEEN.split(said.strip(_AROUND))) > 1


def addresses(said: str) -> list[str]:
    """The addresses in a value, in their order.

    Signs that no address may hold are encoded. A blank may stand before other words, and so stays.
    """
    found = map(_whole, _BETWEEN.split(said.strip()))
    return list(dict.fromkeys(filter(None, found)))


def _whole(said: str) -> str:
    """An address with its scheme, which people leave out: 'www.example.org/page'."""
    address = _LINE_BREAK.sub("", said).strip(" ,;")
    if _WITHOUT_SCHEME.match(address):
        address = f"https://{address}"
    return _SIGN_OF_NO_ADDRESS.sub(lambda sign: quote(sign[0]), address)
