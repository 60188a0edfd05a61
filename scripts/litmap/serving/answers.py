"""From the path of an address to what the server sends, in the site's newest state."""

import mimetypes
import threading
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from litmap.publish.addresses import with_site_address
from litmap.search import RECORDS_FILE
from litmap.serving.news import SCRIPT, reload_script, with_reload
from litmap.serving.state import State
from litmap.site.html.faces import FACES, LICENCE, faces
from litmap.site.html.plan import as_text, made_at

_UTF_8 = "; charset=utf-8"
_TYPES = mimetypes.MimeTypes()  # those of Python, the same on every machine
_MORE_TYPES = {
    ".bib": "text/plain",
    ".js": "text/javascript",
    ".ris": "text/plain",
    ".woff2": "font/woff2",
}
_FACES = {LICENCE, *(f"assets/{name}.woff2" for name in FACES)}


class Answer(NamedTuple):
    """What is sent: status, type and bytes, and where who is sent on finds what they want."""

    status: HTTPStatus
    type: str
    body: bytes
    location: str = ""


class Answers:
    """Makes what is asked for, one thing at a time: threads would only take turns."""

    def __init__(self, newest: Callable[[], State], search: Callable[[str], Path | None]) -> None:
        """`newest` gives the newest state, `search` a file of the index by its output path."""
        self._newest = newest
        self._search = search
        self._one = threading.Lock()
        self._shown: State | None = None

    def answer(self, address: str) -> Answer:
        """What is sent for the path of an address."""
        with self._one:
            state = self._newest()
            if state is not self._shown:
                state.theme.frame.show(state.shared)
                self._shown = state
            return self._answer(state, address)

    def _answer(self, state: State, address: str) -> Answer:
        root = state.theme.root
        path = _below(root, address)
        if path is not None:
            found = _page(state, path) or self._file(state, path)
            if found:
                return found
            if path and _page(state, f"{path}/"):
                return _sent_on(f"{address}/")
        elif address == "/":
            return _sent_on(quote(root))
        return _html(state, state.theme.frame.not_found(), HTTPStatus.NOT_FOUND)

    def _file(self, state: State, path: str) -> Answer | None:
        """The file of an output path, if the site has it. No other file can be named so."""
        if path == SCRIPT:
            return _bytes(path, reload_script())
        if path == "robots.txt":
            return _bytes(path, state.theme.robots.encode())
        if path in _FACES:
            return _bytes(path, faces()[path])
        if kept := state.theme.files.get(path) or self._search(path):
            return _bytes(path, kept.read_bytes())
        is_page = path.endswith((".md", ".html"))
        made = None if is_page or path == RECORDS_FILE else made_at(state.plan, path)
        if made is None:
            return None
        return _bytes(path, with_site_address(path, as_text(made), state.theme.site_url).encode())


def _below(root: str, address: str) -> str | None:
    """What the path of an address means below the site's root; None if it leads elsewhere."""
    try:
        path = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return None
    return path.removeprefix(root) if path.startswith(root) else None


def _page(state: State, path: str) -> Answer | None:
    """The page of a path that ends in a slash, or in the name of its file."""
    for output in _outputs(path):
        made = made_at(state.plan, output)
        if made is not None:
            return _html(state, state.theme.frame.html(output, made))
    return None


def _outputs(path: str) -> list[str]:
    """Where the page of a path may be made: 'a/b/' is that of 'a/b.md'."""
    folder = path.removesuffix("index.html")
    if folder and not folder.endswith("/"):
        return []
    found = [f"{folder}index.md", f"{folder}index.html"]
    if folder.strip("/"):
        found.insert(0, f"{folder.rstrip('/')}.md")
    return found


def _html(state: State, html: str, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """A page that comes anew after an edit."""
    shown = with_reload(html, quote(state.theme.root), state.number)
    return Answer(status, f"text/html{_UTF_8}", shown.encode("utf-8"))


def _bytes(path: str, data: bytes) -> Answer:
    """A file, whose type the end of its name tells."""
    kind = _MORE_TYPES.get(Path(path).suffix) or _TYPES.guess_type(path)[0]
    kind = kind or "application/octet-stream"
    if kind.startswith("text/") or kind in ("application/json", "image/svg+xml"):
        kind += _UTF_8
    return Answer(HTTPStatus.OK, kind, data)


def _sent_on(address: str) -> Answer:
    return Answer(HTTPStatus.FOUND, f"text/plain{_UTF_8}", b"", address)
