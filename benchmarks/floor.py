"""The least that the stack needs: the same entries as plain Material pages, without citations."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from litmap.content.corpus import LoadedEntry
from litmap.content.load import load
from litmap.model.vocabulary import PLURALS

CITED = re.compile(r"\s*\[[^\][]*@[\w][^\][]*\]|@\w+(?: \[[^\]]*\])?")
CONFIG = """site_name: Floor
theme:
  name: material
  font: false
  features: [navigation.tabs, search.highlight]
plugins: [search]
markdown_extensions:
  - toc: {permalink: true}
nav:
  - Home: index.md
not_in_nav: "*"
"""

Cite = Callable[[re.Match[str]], str]
"""Writes a citation, as it was found."""


def write(root: Path, target: Path, today: date) -> None:
    """Write the MkDocs project of the map in `root` to `target`."""
    (target / "docs").mkdir(parents=True, exist_ok=True)
    (target / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (target / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for name, text in pages(root, today, lambda found: ""):
        path = target / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def pages(root: Path, today: date, cite: Cite) -> Iterator[tuple[str, str]]:
    """All that authors wrote as text: a page for each entry, with its path."""
    corpus, _ = load(root, today)
    for entry in corpus.entries.values():
        yield f"{PLURALS[entry.kind]}/{entry.id}.md", _page(entry, cite)


def _page(entry: LoadedEntry, cite: Cite) -> str:
    texts = [str(piece.found.value) for piece in entry.pieces if piece.found is not None]
    parts = [
        f"# {entry.fields.title}",
        *(CITED.sub(cite, text) for text in texts),
        "## Text",
        CITED.sub(cite, entry.body),
    ]
    return "\n\n".join(parts) + "\n"
