"""Web addresses as people and programs write them, so that they can be linked."""

import re
from urllib.parse import quote

_BETWEEN = re.compile(r"(?<![\s,;|])[\s,;|]++(?=(?:https?|ftp)://)", re.IGNORECASE)
_LINE_BREAK = re.compile(r"(?<!\s)\s*[\r\n]\s*")
_SIGN_OF_NO_ADDRESS = re.compile(r"[\"<>\\^`{|}]")
_WITHOUT_SCHEME = re.compile(r"(?!10\.)(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/|$)", re.IGNORECASE)


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
