"""What a first visit to a page costs over the wire: the page, and the files that it asks for."""

import gzip
import re
from html import unescape
from pathlib import Path

_ASKED = re.compile(r"<(?:link|script|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"[^>]*>")
_NOT_LOADED = re.compile(r"rel=\"(?:canonical|alternate[^\"]*|prev|next)\"")
_IMPORTED = re.compile(r"^import\b[^\"]*\"([^\"]+)\"", re.MULTILINE)
_COMPRESSED = (".woff2", ".png")


def files_of(site: Path, page: Path) -> set[Path]:
    """The files of the site that a browser loads for a page, with the page itself.

    Scripts with those that they import; not what is loaded when a reader does something.
    """
    found = {page}
    for tag in _ASKED.finditer(page.read_text(encoding="utf-8")):
        if not _NOT_LOADED.search(tag[0]) and "://" not in tag[1]:
            _add(found, page.parent / unescape(tag[1]))
    return {path for path in found if path.is_relative_to(site)}


def _add(found: set[Path], path: Path) -> None:
    path = path.resolve()
    if path in found or not path.is_file():
        return
    found.add(path)
    if path.suffix == ".js":
        for name in _IMPORTED.findall(path.read_text(encoding="utf-8")):
            _add(found, path.parent / name)


def weight(site: Path, page: Path) -> int:
    """The bytes of all these, in gzip but for what is compressed already."""
    total = 0
    for path in files_of(site.resolve(), page.resolve()):
        data = path.read_bytes()
        total += len(data if path.suffix in _COMPRESSED else gzip.compress(data))
    return total
