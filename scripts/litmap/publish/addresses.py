"""The address of the site in files that are read far from it: feeds, and outlines."""

from html import escape

_OPENING = '<feed xmlns="http://www.w3.org/2005/Atom"'


def with_site_address(path: str, text: str, site_url: str | None) -> str:
    """The text of a file; a feed has its own address as base, an outline ends with its page's.

    Without `site_url` it stays as it is, with addresses from the root of the site.
    """
    if not site_url:
        return text
    root = site_url.rstrip("/")
    if path.endswith(".xml"):
        base = escape(f"{root}/{path}")
        return text.replace(_OPENING, f'{_OPENING} xml:base="{base}"', 1)
    if path.startswith("data/outlines/"):
        said, _, address = text.rpartition(" ")
        return f"{said} {root}{address}"
    return text
