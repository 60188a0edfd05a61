"""The page on data: what the whole map holds."""

from pathlib import Path

from tests.site.seen import words
from tests.small import graph

from litmap.site import render

TERM = "---\ntitle: Word\nsummary: It means it.\ndefinition: It means it [states @adams2021one].\n---\n"


def test_what_the_map_holds_is_counted_in_words(tmp_path: Path) -> None:
    page = render(graph(tmp_path, {"terms/word.md": TERM}))["data/index.md"]
    assert "map.json holds 1 entry, 0 claims, 3 works and 1 edge as of" in words(page)


CHANGES = """## 0.2.0 (2026-10-01)

Archived: https://doi.org/10.5281/zenodo.7

## 0.1.0 (2026-09-01)
"""


def test_each_release_is_listed_with_the_way_to_its_files(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    found = graph(tmp_path, {})
    page = render(found)["data/index.md"]
    assert "0.2.0 1 October 2026 doi.org/10.5281/zenodo.7" in words(page)
    assert "0.1.0 1 September 2026 in the repository, tag v0.1.0" in words(page)
    assert words(page).index("0.2.0") < words(page).index("0.1.0")
    page = render(found, "https://github.com/owner/map")["data/index.md"]
    for version in ("0.1.0", "0.2.0"):
        assert f'href="https://github.com/owner/map/releases/tag/v{version}"' in page


def test_without_releases_the_state_alone_is_cited(tmp_path: Path) -> None:
    page = render(graph(tmp_path, {}))["data/index.md"]
    assert "Data set, version of 1 November 2026" in words(page)
    assert "lm-releases" not in page
