"""Links within the built site: does each lead to a page, and to an anchor that the page has?

Read from the HTML alone, so it judges what readers get, the theme's links included.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from litmap.problems.problem import Place, Problem

# Each starts with fixed letters, which the search skips to at full speed.
_LINK = re.compile(rb"""href=["']?([^"'\s>]*)""")
_ANCHOR = re.compile(rb""" id=["']?([^"'\s>]+)""")
_ANY_ANCHOR = re.compile(rb"""\s(?:id|name)=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_ELSEWHERE = re.compile(rb"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


def dead_links(site: Path) -> list[Problem]:
    """The links of a built site that lead nowhere, by place in its pages.

    dead-link: in the built site, a link leads to a file that is there and to an anchor that it has.
        bad:  href="../slow-ratification/#claim-gone"
        good: href="../slow-ratification/#claim-draft-only"
    """
    pages = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*.html"))
    }
    anchors = {name: frozenset(_ANCHOR.findall(html)) for name, html in pages.items()}
    files: dict[tuple[str, bytes], str] = {}
    return [problem for name in pages for problem in _dead(site, name, pages, anchors, files)]


def _dead(
    site: Path,
    name: str,
    pages: Mapping[str, bytes],
    anchors: Mapping[str, frozenset[bytes]],
    files: dict[tuple[str, bytes], str],
) -> Iterator[Problem]:
    """The dead links of one page; `files` remembers where a path leads to from a folder."""
    folder, html = posixpath.dirname(name), pages[name]
    for link in set(_LINK.findall(html)):
        if _ELSEWHERE.match(link):
            continue
        path, _, fragment = link.partition(b"#")
        target = (
            files.get((folder, path)) or files.setdefault((folder, path), _file(folder, path))
            if path
            else name
        )
        if target not in anchors:
            if not (site / target).is_file() and f"{target}/index.html" not in anchors:
                yield _problem(
                    name, link, html, f"leads to '{target[:80]}', which is not in the site"
                )
        elif fragment and fragment not in anchors[target] and not _among(fragment, pages[target]):
            yield _problem(
                name, link, html, f"leads to an anchor that '{target[:80]}' does not have"
            )


def _file(folder: str, path: bytes) -> str:
    """The file of the site that a path leads to from a page in `folder`."""
    said = unquote(unescape(path.partition(b"?")[0].decode("utf-8", "replace")))
    whole = posixpath.normpath(posixpath.join("/", folder, said)).lstrip("/")
    if said.endswith(("/", "/.", "/..")) or said in (".", "..", ""):
        whole = posixpath.join(whole, "index.html")
    return whole


def _among(fragment: bytes, html: bytes) -> bool:
    """Is the fragment an anchor of a page after all, written in an unusual way?"""
    said = unquote(unescape(fragment.decode("utf-8", "replace")))
    return said in {unescape(one.decode("utf-8", "replace")) for one in _ANY_ANCHOR.findall(html)}


def _problem(name: str, link: bytes, html: bytes, message: str) -> Problem:
    at = max(html.find(b'"' + link + b'"'), 0)
    line = html.count(b"\n", 0, at) + 1
    column = len(html[html.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")) + 1
    shown = link.decode("utf-8", "replace")[:80]
    cured = f"the link '{shown}' {message}; correct it where it was written"
    return Problem(Place(name, line, column), "dead-link", cured)
