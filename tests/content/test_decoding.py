"""Bytes become text: whatever ends a line on some system ends a line here."""

import pytest

from litmap.content.frontmatter import read_document

TEXT = "---\ntitle: A\nsummary: B\n---\nFirst.\n\nSecond.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line(end: str) -> None:
    document, problems = read_document("x.md", TEXT.replace("\n", end).encode())
    assert problems == []
    assert document.fields == {"title": "A", "summary": "B"}
    assert document.body == "First.\n\nSecond.\n"
    assert document.places[("summary",)].line == 3
