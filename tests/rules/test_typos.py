"""Where a paragraph ends."""

import pytest
from tests.small import text_of

from litmap.content.parse import parse_body
from litmap.content.prose import CITED
from litmap.rules.typos import is_whole


@pytest.mark.parametrize(
    "end",
    [
        ".",
        "?",
        "…",
        ": ",
        ".'\"",
        "!”)",
        ". [@adams2021one]",
        ".) [@adams2021one].",
        " [@adams2021one]",
        " [@adams2021one].",
    ],
)
def test_a_paragraph_ends_with_a_mark_or_a_citation(end: str) -> None:
    (block,) = parse_body(text_of(f"It is so{end}")).blocks
    assert is_whole(block.text)
    assert not is_whole(f"{block.text} x")


@pytest.mark.parametrize(
    "end", ["", ",", ")", "; ", '. "', ". x", f"{CITED},", "." + " " * 99 + "x"]
)
def test_any_other_end_is_none(end: str) -> None:
    assert not is_whole(f"It is so{end}")
