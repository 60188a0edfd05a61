"""The address of the site in files that are read far from it: feeds, and outlines."""

import json
import re
from html import escape
from urllib.parse import urljoin

_OPENING = '<feed xmlns="http://www.w3.org/2005/Atom"'
_LINK = re.compile(r'href="([^"]*)"')
_LINK_IN_CONTENT = re.compile(r"href=&quot;((?:(?!&quot;)[^\"])*)&quot;")
_ADDRESSES = ("home_page_url", "feed_url", "url")


def with_site_address(path: str, text: str, site_url: str | None) -> str:
    """The text of a file; in a feed all addresses are whole, an outline ends with its page's.

    Without `site_url` it stays as it is, with addresses from the root of the site.
    """
    if not site_url:
        return text
    root = site_url.rstrip("/")
    if path.endswith(".xml"):
        return _atom(f"{root}/{path}", root, text)
    if path.endswith("feed.json"):
        return _json_feed(f"{root}/{path}", root, text)
    if path.startswith("data/outlines/"):
        said, _, address = text.rpartition(" ")
        return f"{said} {root}{address}"
    return text


def _whole(base: str, root: str, address: str) -> str:
    """An address that is relative to the file at `base`, or starts at the root of the site."""
    if address.startswith("/"):
        return root + address
    return urljoin(base, address)


def _atom(base: str, root: str, text: str) -> str:
    text = text.replace(_OPENING, f'{_OPENING} xml:base="{escape(base)}"', 1)
    text = _LINK.sub(lambda found: f'href="{_whole(base, root, found[1])}"', text)
    return _LINK_IN_CONTENT.sub(
        lambda found: f"href=&quot;{_whole(base, root, found[1])}&quot;", text
    )


def _json_feed(base: str, root: str, text: str) -> str:
    feed = json.loads(text)
    for one in (feed, *feed["items"]):
        for name in _ADDRESSES:
            if name in one:
                one[name] = _whole(base, root, one[name])
    for item in feed["items"]:
        item["content_html"] = _LINK.sub(
            lambda found: f'href="{_whole(base, root, found[1])}"', item["content_html"]
        )
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"
