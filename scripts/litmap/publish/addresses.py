"""The address of the site in files that are read far from it: feeds, and outlines."""

from collections.abc import Mapping
from html import escape

_OPENING = '<feed xmlns="http://www.w3.org/2005/Atom"'


def with_site_address(files: Mapping[str, str], site_url: str | None) -> dict[str, str]:
    """All files; feeds have their own address as base, outlines end with that of their page.

    Without `site_url` they stay as they are, with addresses from the root of the site.
    """
    found = dict(files)
    if not site_url:
        return found
    root = site_url.rstrip("/")
    for path, text in files.items():
        if path.endswith(".xml"):
            base = escape(f"{root}/{path}")
            found[path] = text.replace(_OPENING, f'{_OPENING} xml:base="{base}"', 1)
        elif path.startswith("data/outlines/"):
            said, _, address = text.rpartition(" ")
            found[path] = f"{said} {root}{address}"
    return found
