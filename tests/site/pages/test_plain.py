"""Authored pages that are no entry."""

from pathlib import Path

from tests.small import BASE, graph

from litmap.site import render

TEXT = """First words.

## Fish & *chips*

About fish.

## R&D, 1 * 2

Last words.
"""


def test_a_heading_of_the_text_is_a_heading_of_the_page_unless_it_holds_more(
    tmp_path: Path,
) -> None:
    page = render(graph(tmp_path, {"content/about.md": BASE["content/about.md"] + "\n" + TEXT}))[
        "about.md"
    ]
    headings = [line for line in page.splitlines() if line.startswith("## ")]
    assert headings == [r"## R&amp;D, 1 \* 2"]
    assert "<h2>Fish &amp; <em>chips</em></h2>" in page
    assert page.index("First words.") < page.index("About fish.") < page.index("Last words.")
