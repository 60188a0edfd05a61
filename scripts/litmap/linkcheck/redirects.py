"""Where a redirect leads, and how many of them are followed."""

from urllib.parse import urljoin, urlsplit

from litmap.linkcheck.client import Trouble

MOST_HOPS = 10
LONGEST_ADDRESS = 2000
PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)
"""The answers that name another address."""


def next_address(here: str, location: str) -> str:
    """The address that a redirect leads to. Raises Trouble for one that we do not follow."""
    try:
        there = urljoin(here, location).partition("#")[0]
        scheme = urlsplit(there).scheme
    except ValueError:
        raise Trouble("refused", "it redirects to something that is not a web address") from None
    if scheme not in ("http", "https"):
        raise Trouble("refused", f"it redirects to '{scheme[:20]}:', which is not a web address")
    if len(there) > LONGEST_ADDRESS:
        raise Trouble("refused", "its redirects get longer and longer")
    return there
