"""What an HTML page says of itself, as it says it: metadata, linked data, title, language."""

import codecs
import json
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from litmap.authoring.characters import visible

MOST_METADATA = 1000
"""Pieces of metadata that are looked at."""

LONGEST_VALUE = 2000
"""Characters that are read of one."""

_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ENCODINGS = re.compile(
    r"(?:utf-?8|utf-?16(?:[bl]e)?|iso-?8859-?\d{1,2}|latin-?\d|windows-?125\d|cp125\d|koi8-?[ru]|"
    r"gb2312|gbk|gb18030|big5(?:-?hkscs)?|shift[_-]?jis|euc-?(?:jp|kr)|iso-2022-jp|tis-?620)"
)
_AS_BROWSERS_DO = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "gb2312": "gbk"}


@dataclass(frozen=True)
class HtmlPage:
    """The metadata of a page by name in lower case, its blocks of JSON-LD, and what else it says.

    Texts are on one line, without what nobody sees, and of bounded length.
    """

    metadata: dict[str, list[str]] = field(default_factory=dict)
    linked_data: list[Any] = field(default_factory=list)
    title: str = ""
    language: str = ""
    canonical: str = ""

    def first(self, *names: str) -> tuple[str, str]:
        """The first value of the first of these names that has one, and that name; else ''."""
        for name in names:
            if values := self.metadata.get(name):
                return values[0], name
        return "", ""


def read_html(data: bytes, content_type: str) -> HtmlPage:
    """What a page says of itself. Broken HTML is read as browsers read it; never raises."""
    text = decoded(data, content_type).replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return HtmlPage()
    return HtmlPage(
        metadata=_metadata(root),
        linked_data=_linked_data(root),
        title=one_line(root.findtext(".//head//title") or ""),
        language=one_line(root.get("lang") or ""),
        canonical=_canonical(root),
    )


def decoded(data: bytes, content_type: str) -> str:
    """The text of a page, by its byte order mark, its server's word, its own, or as UTF-8."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    declared = _DECLARED.search(content_type.encode("utf-8")) or _DECLARED.search(data[:4096])
    if declared:
        name = declared[1].decode("ascii").casefold()
        if _ENCODINGS.fullmatch(name):
            return data.decode(_AS_BROWSERS_DO.get(name, name), "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if fault.end >= len(data):  # the first megabyte ends within a letter
            return data.decode("utf-8", "ignore")
        return data.decode("cp1252", "replace")


def one_line(text: str) -> str:
    """A text on one line, without what nobody sees."""
    return " ".join(visible(text[:LONGEST_VALUE]).split())


def _metadata(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number, element in enumerate(root.iter("meta")):
        if number == MOST_METADATA:
            break
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        value = one_line(element.get("content") or "")
        if name and value:
            found.setdefault(name.strip().casefold(), []).append(value)
    return found


def _linked_data(root: Any) -> list[Any]:
    blocks: list[Any] = []
    for script in root.iter("script"):
        if (script.get("type") or "").strip().casefold() != "application/ld+json":
            continue
        try:
            blocks.append(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    return blocks


def _canonical(root: Any) -> str:
    for link in root.iter("link"):
        if (link.get("rel") or "").strip().casefold() == "canonical":
            return one_line(link.get("href") or "")
    return ""
