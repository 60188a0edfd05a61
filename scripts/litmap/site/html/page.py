"""A page as renderers take it: our front matter, Markdown headings, finished HTML blocks."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from markupsafe import Markup

from litmap.references.csl import CslItem
from litmap.references.embedded import head
from litmap.references.typography import full_date


@dataclass(frozen=True)
class Section:
    """A block of HTML under a heading of the contents list; '' for a block without one."""

    heading: str
    html: Markup


@dataclass(frozen=True)
class Page:
    """One page before it is written down.

    `kind` picks colour and tab: a kind of entry, 'reference', 'home', 'view' or 'about'; a view has
    the full width and no contents list. `source` is the authored file behind it, from the
    project's root, with '#L12' for a line of it; '' for a page made of many. `work` is the CSL item
    of the one work that the page is about, `version` the name of an entry's state and `day` its
    day, '2026-11-23'. `edited` is the last day on which what the page shows changed its meaning,
    None where that is not known.

    The frame of the site takes the rest from the front matter: `count` stands beside the page in
    the navigation, `within` is the index below which it stands if its address does not say so
    ('since/'), `feed` the address of its feed without ending ('/changes/feed'), `around` the
    `Around` of an entry, `foot` what home says in the foot of all pages.
    """

    title: str
    description: str
    kind: str
    sections: Sequence[Section]
    source: str = ""
    work: CslItem | None = None
    version: str = ""
    day: str = ""
    count: int | None = None
    within: str = ""
    around: Mapping[str, object] | None = None
    foot: Mapping[str, object] | None = None
    edited: date | None = None
    feed: str = ""

    def text(self) -> str:
        """The page as Markdown.

        Its HTML blocks hold no blank line, so every renderer passes them through.
        """
        lines = []
        for name, value in self.front().items():
            lines.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
        parts = ["---\n" + "\n".join(lines) + "\n---\n"]
        for section in self.sections:
            if section.heading:
                parts.append(f"## {_as_typed(section.heading)}\n")
            parts.append(solid(section.html) + "\n")
        return "\n".join(parts)

    def front(self) -> dict[str, object]:
        """The front matter. The title is HTML, because Material shows it as it is."""
        hidden = ["navigation"]
        if self.kind == "view":
            hidden.append("toc")
        front: dict[str, object] = {
            "title": as_html(self.title),
            "description": self.description,
            "kind": self.kind,
            "hide": hidden,
        }
        if self.source:
            front["source"] = self.source
        if self.version:
            front |= {"version": self.version, "day": self.day}
        if self.edited:
            front |= {
                "edited": full_date(self.edited.isoformat()),
                "edited_on": self.edited.isoformat(),
            }
        if self.count is not None:
            front["count"] = self.count
        if self.within:
            front["within"] = self.within
        if self.feed:
            front["feed"] = self.feed.lstrip("/")
        if self.around is not None:
            front["around"] = self.around
        if self.foot is not None:
            front["foot"] = self.foot
        if self.work:
            front |= head(self.work)
        return front


def _as_typed(heading: str) -> str:
    """A heading as Markdown that shows every character of it: none is HTML or a mark."""
    return as_html(re.sub(r"([\\`*_{}\[\]#])", r"\\\1", " ".join(heading.split())))


def as_html(text: str) -> str:
    """Text between tags, with its quotes as they are."""
    return escape(text, quote=False)


def solid(html: Markup) -> str:
    """HTML without blank lines and indentation, each line of which starts with a tag.

    Author text has no line of its own, so none of it comes to the head of a line, where Markdown
    begins a fence or a definition even within HTML.
    """
    lines: list[str] = []
    for line in str(html).splitlines():
        shown = line.strip()
        if not shown:
            continue
        if lines and not shown.startswith("<"):
            lines[-1] += f" {shown}"
        else:
            lines.append(shown)
    return "\n".join(lines)
