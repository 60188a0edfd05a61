"""A page as renderers take it: front matter that we chose, Markdown headings, finished HTML blocks."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from litmap.content.corpus import Corpus
from litmap.references.csl import CslItem
from litmap.references.embedded import highwire, json_ld
from litmap.references.typography import full_date


def version(corpus: Corpus) -> str:
    """The name of the state that pages show: '23 November 2026, commit 1a2b3c4d5e'."""
    day = full_date(corpus.today.isoformat())
    return f"{day}, commit {corpus.commit}" if corpus.commit else day


@dataclass(frozen=True)
class Section:
    """A block of HTML under a heading of the contents list; '' for a block without one."""

    heading: str
    html: Markup


@dataclass(frozen=True)
class Page:
    """One page before it is written down.

    `kind` picks colour and tab: a kind of entry, 'reference', 'home', 'view' or 'about'; a view has
    the full width and no contents list. `weight` says how far up search lists
    the page: 1 as any, 0 not at all; `names` are words by which search finds it first.
    `work` is the CSL item of the one work that the page is about, `version` the name of an entry's state.
    """

    title: str
    description: str
    kind: str
    sections: Sequence[Section]
    weight: float = 1
    names: Sequence[str] = ()
    work: CslItem | None = None
    version: str = ""

    def text(self) -> str:
        """The page as Markdown. Its HTML blocks hold no blank line, so every renderer passes them through.

        Title and tags are HTML, as Material takes them: its search shows both as they stand.
        """
        hidden = ["navigation", "toc"] if self.kind == "view" else ["navigation"]
        front: dict[str, object] = {
            "title": _html(self.title),
            "description": self.description,
            "kind": self.kind,
            "hide": hidden,
        }
        if self.weight != 1:
            front["search"] = {"boost": self.weight} if self.weight else {"exclude": True}
        if self.names:
            front["tags"] = list(map(_html, self.names))
        if self.version:
            front["version"] = self.version
        if self.work:
            front |= {"citation": highwire(self.work), "json_ld": json_ld(self.work)}
        lines = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()
        ]
        parts = ["---\n" + "\n".join(lines) + "\n---\n"]
        for section in self.sections:
            if section.heading:
                parts.append(f"## {_as_typed(section.heading)}\n")
            parts.append(solid(section.html) + "\n")
        return "\n".join(parts)


def _as_typed(heading: str) -> str:
    """A heading as Markdown that shows every character of it: none is HTML or a mark."""
    return _html(re.sub(r"([\\`*_{}\[\]#])", r"\\\1", " ".join(heading.split())))


def _html(text: str) -> str:
    """Text as it stands between tags, with its quotes as they are, for words with one are searched."""
    return escape(text, quote=False)


def solid(html: Markup) -> str:
    """HTML without blank lines and indentation, each line of which starts with a tag.

    Author text has none of its own, so none of it can stand at the head of a line, where Markdown begins a fence or a
    definition even within HTML.
    """
    lines: list[str] = []
    for line in filter(None, map(str.strip, html.splitlines())):
        if lines and not line.startswith("<"):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)
