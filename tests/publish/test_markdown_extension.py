"""Finished HTML passes through Python-Markdown as it is; headings are still made and listed."""

import re
from pathlib import Path

import pytest
from markdown import Markdown
from tests.small import graph

from litmap.site import render

BLOCK = '<div class="x" id="a&amp;b">\n<p>*no* [emphasis](x.md) `code` &lt;b> <unclosed</p>\n## no heading\n</div>'


def test_blocks_pass_and_headings_are_listed() -> None:
    made = Markdown(extensions=["litmap.publish.markdown_extension", "toc"])
    html = made.convert(f"## One\n\n{BLOCK}\n\nText *here*.\n\n## Two\n\n{BLOCK}")
    assert html == (
        f'<h2 id="one">One</h2>\n{BLOCK}\n<p>Text <em>here</em>.</p>\n<h2 id="two">Two</h2>\n{BLOCK}'
    )
    assert [token["name"] for token in made.toc_tokens] == ["One", "Two"]


@pytest.mark.parametrize("name", ["barriers/drift.md", "references/adams2021one.md"])
def test_a_page_is_the_same_with_and_without(tmp_path: Path, name: str) -> None:
    claim = '  - {id: one, about: argument, text: "Work `*` & more.", as_of: 2024-02-20, cites: "[supports @adams2021one, p. 1]"}\n'
    entry = f"---\ntitle: Drift\nsummary: Work drifts.\norder: landscape\nclaims:\n{claim}---\nText [see @adams2021one].\n"
    page = render(graph(tmp_path, {"barriers/drift.md": entry}))[name].split("\n---\n", 1)[1]
    plain, passed = (
        Markdown(extensions=names).convert(page)
        for names in ([], ["litmap.publish.markdown_extension"])
    )
    assert re.sub(r"\n+", "\n", passed) == re.sub(r"\n+", "\n", plain)
    assert "lm-header" in passed
