"""Feeds with the address of the site: readers of feeds show them far from it."""

from collections.abc import Mapping
from html import escape

_OPENING = '<feed xmlns="http://www.w3.org/2005/Atom"'


def based_feeds(pages: Mapping[str, str], site_url: str | None) -> dict[str, str]:
    """All pages, the feeds among them with their own address as the base of their links.

    Without `site_url` they stay as they are; the addresses then start from that of the feed.
    """
    found = dict(pages)
    if not site_url:
        return found
    for path, text in pages.items():
        if path.endswith(".xml"):
            base = escape(f"{site_url.rstrip('/')}/{path}")
            found[path] = text.replace(_OPENING, f'{_OPENING} xml:base="{base}"', 1)
    return found
