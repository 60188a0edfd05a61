"""The page on data: what the whole map holds."""

from pathlib import Path

from tests.site.seen import words
from tests.small import graph

from litmap.site import render

TERM = "---\ntitle: Word\nsummary: It means it.\ndefinition: It means it [states @adams2021one].\n---\n"


def test_what_the_map_holds_is_counted_in_words(tmp_path: Path) -> None:
    page = render(graph(tmp_path, {"terms/word.md": TERM}))["data/index.md"]
    assert "map.json holds 1 entry, 0 claims, 3 works and 1 edge as of" in words(page)
