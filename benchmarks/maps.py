"""The maps that are measured: the real one, and made-up ones of any size."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus

ROOT = Path(__file__).parents[1]
_FILES = ("references.bib", "links.json", "CITATION.cff")


@dataclass(frozen=True)
class Map:
    """A map in a folder of its own, which may be edited. The real one is of no made-up `size`."""

    name: str
    root: Path
    size: tuple[int, int] | None = None

    @property
    def entries(self) -> int:
        """How many entries it has."""
        return len(list(self.root.glob("content/*/*.md")))


def real(root: Path) -> Map:
    """A copy of the real map in `root`."""
    shutil.copytree(ROOT / "content", root / "content")
    for name in _FILES:
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    _settle(root)
    return Map("the map", root)


def made_up(root: Path, entries: int, references: int) -> Map:
    """A made-up map of that size in `root`, with the real settings."""
    corpus.write(root, entries, references)
    _settle(root)
    return Map(f"{entries}/{references}", root, (entries, references))


def _settle(root: Path) -> None:
    """Give a map the real settings and the code of this folder."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("custom_dir: ", f"custom_dir: {ROOT}/")
    settings = re.sub(r"\[scripts/gen", f"[{ROOT}/scripts/gen", settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "docs").mkdir()
