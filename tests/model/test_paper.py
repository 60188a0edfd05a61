"""How a locator names the parts of the source paper."""

import pytest

from litmap.model.paper import paper_parts


@pytest.mark.parametrize(
    ("locator", "named"),
    [
        ("sec. 4", ["section-4"]),
        ("n. 16", ["note-16"]),
        ("n 16", ["note-16"]),
        ("nn. 26, 27", ["note-26", "note-27"]),
        ("nn. 44 and 45", ["note-44", "note-45"]),
        ("nn. 18–20", ["note-18", "note-19", "note-20"]),
        ("secs. 2, 4", ["section-2", "section-4"]),
        ("sec. 3, n. 38", ["section-3", "note-38"]),
        ("sec. 3 and n. 38", ["section-3", "note-38"]),
    ],
)
def test_sections_and_notes_are_recognised(locator: str, named: list[str]) -> None:
    assert [spot.anchor for spot in paper_parts(locator) or []] == named


@pytest.mark.parametrize(
    "locator", ["", "p. 1277", "sec. four", "n. 16, on treaties", "note 16", "n.", "16", "fn. 16"]
)
def test_anything_else_names_no_part(locator: str) -> None:
    assert paper_parts(locator) is None


def test_a_range_cannot_flood_the_page() -> None:
    assert len(paper_parts("nn. 1–99999999") or []) <= 100
