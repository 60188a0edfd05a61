"""What a reader, or a program, sees of a page: read back from its HTML, by no means of the generator's own."""

import re
from html import unescape
from pathlib import Path
from typing import Any

PAPER = "roberts2024global"


def html(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


def tags(text: str, tag: str, holding: str) -> list[dict[str, str]]:
    """The attributes of each such tag that has the attribute `holding`."""
    found = (
        dict(re.findall(r'([\w:-]+)="([^"]*)"', inner))
        for inner in re.findall(rf"<{tag}\s([^>]*)>", text)
    )
    return [
        {name: unescape(value) for name, value in one.items()} for one in found if holding in one
    ]


def words(text: str) -> str:
    """What a reader sees of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", text)).split())


def kinds(data: dict[str, Any]) -> dict[str, str]:
    """The kind of each entry."""
    return {entry["id"]: entry["kind"] for entry in data["entries"]}
