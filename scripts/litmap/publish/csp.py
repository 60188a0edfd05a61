"""The content security policy of a page: only our files and the theme's few inline scripts run.

It is the last line of defence: what an author writes is escaped long before, and if it were not, a
browser would still refuse to run it or to ask another host.
"""

import base64
import hashlib
import re
from collections.abc import Container
from functools import cache
from pathlib import Path

PAGE_WITHOUT_AUTHORS = "404.html"
"""Holds the theme's inline scripts and no word by an author, so every page may run these."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_START = '<meta charset="utf-8">'
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*script-src [^;"]*')
_DATA = ('type="application/json"', 'type="application/ld+json"')


def add_policies(site: Path, finished: Container[Path] = ()) -> None:
    """Give every page of a built site its policy, but those that are finished.

    Raises ValueError, which says what to do, where a page holds a script that is not the theme's.
    """
    trusted = trusted_scripts((site / PAGE_WITHOUT_AUTHORS).read_text(encoding="utf-8"))
    for path in site.rglob("*.html"):
        if path not in finished:
            page = path.relative_to(site).as_posix()
            html = with_policy(page, path.read_text(encoding="utf-8"), trusted)
            path.write_text(html, encoding="utf-8")


def trusted_scripts(html: str) -> frozenset[str]:
    """The theme's inline scripts, as the page that has no author holds them."""
    return frozenset(_inline(html))


def with_policy(page: str, html: str, trusted: Container[str]) -> str:
    """A page, named by its path, with its policy.

    Raises ValueError where it holds a script that is not the theme's.
    """
    codes = _inline(html)
    for code in codes:
        if code not in trusted:
            raise ValueError(
                f"{page} holds a script that {PAGE_WITHOUT_AUTHORS} does not hold, so it may "
                f"come from an author: {code[:60]!r}. Nothing is published. If a setting or a "
                "plugin of yours adds it, take it out, or have it put the script in a file"
            )
    if _START not in html:
        raise ValueError(
            f"{page} does not begin with {_START}, as the theme's pages do; nothing is published"
        )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(codes)}">'
    return html.replace(_START, _START + meta, 1)


def policy(codes: list[str]) -> str:
    """What a page may do, with these inline scripts, which are named by their hashes.

    Search may compile WebAssembly. Inline styles are allowed: the theme hides and moves things so.
    """
    hashes = " ".join(sorted({_hash(code) for code in codes}))
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def allowing_last(html: str) -> str:
    """A page whose policy allows its last script too; a page without a policy as it is."""
    codes = _inline(html)
    if not codes:
        return html
    return _POLICY.sub(lambda policy: f"{policy[0]} {_hash(codes[-1])}", html, count=1)


def _inline(html: str) -> list[str]:
    """The scripts within a page, without blocks of data."""
    codes = []
    for attributes, code in _SCRIPT.findall(html):
        if " src=" not in attributes and not attributes.endswith(_DATA):
            codes.append(code)
    return codes


@cache
def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
