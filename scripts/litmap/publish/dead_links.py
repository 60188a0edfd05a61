"""Links within the built site: does each lead to a page, and to an anchor that the page has?

Read from the HTML alone, so it judges what readers get, the theme's links included. A link that
starts with '/', as those of 404.html do, starts at the site's root. The root may be a folder of its
host; the canonical address of the first page names it.
"""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from litmap.problems.problem import Place, Problem

# Each starts with fixed letters, which the search skips to at full speed.
_LINK = re.compile(rb"""href=(?:"([^"]*)"|'([^']*)'|([^"'\s>]*))""")
_ANCHOR = re.compile(rb""" id=["']?([^"'\s>]+)""")
_ANY_ANCHOR = re.compile(rb"""\s(?:id|name)=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_CANONICAL = re.compile(rb"""<link rel=["']?canonical["']? href=["']?([^"'\s>]*)""")
_ELSEWHERE = re.compile(rb"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


def dead_links(site: Path) -> list[Problem]:
    """The links of a built site that lead nowhere, by place in its pages.

    dead-link: in the built site, a link leads to a file that is there and to an anchor that it has.
        bad:  href="../slow-ratification/#claim-gone"
        good: href="../slow-ratification/#claim-draft-only"

    Raises OSError if there is no page, or not everything can be read.
    """
    pages = _pages(site)
    if not pages:
        raise OSError(f"there is no page in {site}; build the site first")
    return list(_Links(site, pages).dead())


def _pages(site: Path) -> dict[str, bytes]:
    """The HTML of each page by its file's name from the site's folder, in order."""
    pages: dict[str, bytes] = {}
    try:
        for folder, _, names in os.walk(site, onerror=_raise):
            for name in names:
                path = Path(folder, name)
                if name.endswith(".html") and path.is_file():
                    pages[path.relative_to(site).as_posix()] = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "no reason is given").lower()
        raise OSError(
            f"{error.filename} cannot be read ({reason}), so the links of the site cannot be judged"
        ) from None
    return dict(sorted(pages.items()))


def _raise(error: OSError) -> None:
    """Let a folder that cannot be read count as a fault, which `os.walk` would pass over."""
    raise error


class _Links:
    """The links of all pages, by what each leads to."""

    def __init__(self, site: Path, pages: Mapping[str, bytes]) -> None:
        """`pages` holds the HTML of each page by its file's name from the site's folder."""
        self._site = site
        self._pages = pages
        self._anchors = {name: frozenset(_ANCHOR.findall(html)) for name, html in pages.items()}
        self._files: dict[tuple[str, bytes], str] = {}
        self._root = _root(pages.get("index.html", b""))

    def dead(self) -> Iterator[Problem]:
        """Every link that leads nowhere, page by page."""
        for name, html in self._pages.items():
            for link in {b"".join(quoted) for quoted in _LINK.findall(html)}:
                if _ELSEWHERE.match(link):
                    continue
                fault = self._fault(name, link)
                at = _place_of(link, html) if fault else -1
                if at >= 0:
                    yield _problem(name, link, html[:at], fault)

    def _fault(self, name: str, link: bytes) -> str:
        """What is wrong with a link on a page, or ''."""
        if b"&" in link:
            link = unescape(link.decode("utf-8", "replace")).encode("utf-8")
        path, _, fragment = link.partition(b"#")
        target = self._target(name, path)
        if target not in self._anchors:
            there = target is not None and os.path.isfile(self._site / target)
            if there or f"{target}/index.html" in self._anchors:
                return ""
            if target is None:
                return f"does not start with '{self._root}', the site's root"
            return f"leads to '{target[:80]}', which is not in the site"
        known = self._anchors[target]
        if fragment and fragment not in known and not _among(fragment, self._pages[target]):
            return f"leads to an anchor that '{target[:80]}' does not have"
        return ""

    def _target(self, name: str, path: bytes) -> str | None:
        """The file to which a path leads from a page; None where it leaves the site's root."""
        if not path:
            return name
        folder = posixpath.dirname(name)
        if (folder, path) not in self._files:
            said = unquote(unescape(path.partition(b"?")[0].decode("utf-8", "replace")))
            if said.startswith("/"):
                if not said.startswith(self._root):
                    return None
                said = said.removeprefix(self._root) or "."
                self._files[folder, path] = _file("", said)
            else:
                self._files[folder, path] = _file(folder, said)
        return self._files[folder, path]


def _root(home: bytes) -> str:
    """The path of the site's root on its host, '/' or '/map/', from the first page."""
    found = _CANONICAL.search(home)
    if found is None:
        return "/"
    path = unquote(urlsplit(unescape(found[1].decode("utf-8", "replace"))).path)
    return path if path.endswith("/") else f"{path}/"


def _file(folder: str, said: str) -> str:
    """The file of the site that a relative path leads to from a page in `folder`."""
    whole = posixpath.normpath(posixpath.join("/", folder, said)).lstrip("/")
    if said.endswith(("/", "/.", "/..")) or said in (".", "..", ""):
        whole = posixpath.join(whole, "index.html")
    return whole


def _among(fragment: bytes, html: bytes) -> bool:
    """Is the fragment an anchor of a page after all, written in an unusual way?"""
    said = unquote(unescape(fragment.decode("utf-8", "replace")))
    return said in {unescape(one.decode("utf-8", "replace")) for one in _ANY_ANCHOR.findall(html)}


def _place_of(link: bytes, html: bytes) -> int:
    """Where a link begins; -1 where the page only speaks of one, in its text."""
    for match in re.finditer(rb"""href=["']?%b(?=["'\s>])""" % re.escape(link), html):
        if html.rfind(b"<", 0, match.start()) > html.rfind(b">", 0, match.start()):
            return match.end() - len(link)
    return -1


def _problem(name: str, link: bytes, before: bytes, message: str) -> Problem:
    """The finding about a link; `before` is the page up to it."""
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    shown = link.decode("utf-8", "replace")[:80]
    cured = f"the link '{shown}' {message}; correct it where it was written"
    return Problem(Place(name, line, column), "dead-link", cured)
