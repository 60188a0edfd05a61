"""The pictures as files, and pages of a map that has hardly anything."""

from pathlib import Path
from typing import Any

from tests.conftest import built, project
from tests.site.seen import html


def test_files_for_slides_are_svg_with_caption_day_and_licence(site: Path, data: dict[str, Any]) -> None:
    from xml.etree import ElementTree

    names = ("argument", "matrix-barriers", "matrix-criteria", "map", "timeline")
    year = data["as_of"][:4]
    for name in names:
        text = (site / "data" / f"{name}.svg").read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
        said = " ".join("".join(element.itertext()) for element in root)
        assert "CC BY 4.0" in said
        assert year in said
        assert not {element.tag.rpartition("}")[2] for element in root.iter()} & {"script", "a", "image", "foreignObject"}


def test_a_map_without_pathways_and_institutions_still_has_its_pages(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    for path in (root / "content").rglob("*.md"):
        if path.name not in ("index.md", "about.md"):
            path.unlink()
    (root / "content" / "index.md").write_text("---\ntitle: Home\nsummary: A page.\n---\nNothing yet.\n", encoding="utf-8")
    (root / "content" / "about.md").write_text("---\ntitle: About\nsummary: A page.\n---\nNothing yet.\n", encoding="utf-8")
    site = built(root, tmp_path / "s")
    for page in ("matrix", "map", "timeline"):
        assert "<h1>" in html(site, page)
