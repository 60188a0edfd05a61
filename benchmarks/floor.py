"""The least that the stack needs: the same entries as plain Material pages, without citations."""

import re
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


def write(root: Path, target: Path, today: date) -> None:
    """Write the MkDocs project of the map in `root` to `target`."""
    corpus, _ = load(root, today)
    (target / "docs").mkdir(parents=True, exist_ok=True)
    (target / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (target / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for entry in corpus.entries.values():
        path = target / "docs" / PLURALS[entry.kind] / f"{entry.id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_page(entry), encoding="utf-8")


def _page(entry: LoadedEntry) -> str:
    """All that an author wrote as text, as paragraphs."""
    texts = [str(piece.found.value) for piece in entry.pieces if piece.found is not None]
    said = "\n\n".join(text for text in texts if "@" not in text[:40])
    parts = [
        f"# {entry.fields.title}",
        CITED.sub("", said),
        "## Text",
        CITED.sub("", entry.body),
    ]
    return "\n\n".join(parts) + "\n"
