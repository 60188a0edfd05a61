"""Who has most of something."""

import pytest

from litmap.site.html.ranking import with_most


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], []),
        (["", ""], []),
        (["a", "bbb"], ["bbb", "a"]),
        (["a", "bb", "ccc", "dd", "e"], ["ccc", "bb", "dd"]),
        (["a", "bb", "ccc"], ["ccc", "bb"]),
    ],
)
def test_all_that_have_as_many_as_the_last_are_named(words: list[str], found: list[str]) -> None:
    assert with_most(words, 2, len) == found
