"""The pictures as files, and pages of a map that has hardly anything."""

import csv
import io
import re
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import project
from tests.site.conftest import written
from tests.site.seen import html, tags


def test_files_for_slides_are_svg_with_caption_day_and_licence(
    site: Path, data: dict[str, Any]
) -> None:
    from xml.etree import ElementTree

    names = ("argument", "matrix-barriers", "matrix-criteria", "map", "timeline")
    year = data["as_of"][:4]
    for name in names:
        text = (site / "data" / f"{name}.svg").read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
        said = " ".join("".join(element.itertext()) for element in root)
        assert "CC BY 4.0" in said
        assert year in said
        assert not {element.tag.rpartition("}")[2] for element in root.iter()} & {
            "script",
            "a",
            "image",
            "foreignObject",
        }


def test_a_map_without_pathways_and_institutions_still_has_its_pages(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    for path in (root / "content").rglob("*.md"):
        if path.name not in ("index.md", "about.md"):
            path.unlink()
    (root / "content" / "index.md").write_text(
        "---\ntitle: Home\nsummary: A page.\n---\nNothing yet.\n", encoding="utf-8"
    )
    (root / "content" / "about.md").write_text(
        "---\ntitle: About\nsummary: A page.\n---\nNothing yet.\n", encoding="utf-8"
    )
    site = written(root, tmp_path / "s")
    for page in ("matrix", "map", "timeline"):
        assert "<h1>" in html(site, page)


def drawn(site: Path, name: str, tag: str) -> list[str]:
    return re.findall(
        rf"<{tag} [^>]*>", (site / "data" / f"{name}.svg").read_text(encoding="utf-8")
    )


def test_files_for_slides_draw_what_the_pages_draw(site: Path, rich: bool) -> None:
    argument, regime, timeline = (html(site, page) for page in ("argument", "map", "timeline"))
    lines = len(re.findall(r'class="lm-(?:ribbon|line)"', argument))
    assert (
        sum(" fill-opacity" in path and "C" in path for path in drawn(site, "argument", "path"))
        == lines
    )
    assert lines or not rich
    today = [tie for tie in tags(regime, "g", "data-sign") if "today" in tie["data-days"].split()]
    assert sum("C" in path for path in drawn(site, "map", "path")) == len(today)
    assert len(drawn(site, "map", "circle")) == sum(
        tie["data-sign"] != "overlaps-with" for tie in today
    )
    assert len(drawn(site, "timeline", "circle")) == len(tags(timeline, "li", "data-lane"))


@pytest.mark.parametrize("name", ["barriers", "criteria"])
def test_a_matrix_as_a_file_says_what_its_cells_say(site: Path, name: str, rich: bool) -> None:
    text = (site / "data" / f"matrix-{name}.svg").read_text(encoding="utf-8")
    said = Counter(unescape(one) for one in re.findall(r"<text [^>]*>([^<]*)</text>", text))
    rows = list(
        csv.DictReader(
            io.StringIO((site / "data" / f"matrix-{name}.csv").read_text(encoding="utf-8"))
        )
    )
    expected = Counter(word for row in rows if row["says"] for word in row["says"].split(", "))
    assert {word: said[word] for word in expected} == expected
    against = Counter(len(row["disputes"].split()) for row in rows if row["disputes"])
    assert {number: said[f"≠ disputed by {number}"] for number in against} == against
    assert against or not rich
