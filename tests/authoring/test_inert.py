"""What a stranger writes is read back as it was written, whatever Markdown or HTML would make of it."""

import pytest

from litmap.authoring.inert import inert
from litmap.content.parse import parse_inline
from litmap.model.text import Run, Text


@pytest.mark.parametrize(
    "words", ["AT&T &lt;b&gt; &#60;", "<b> [@key] `a` *b* _c_", "![x](y) \\* a@b.org"]
)
def test_words_are_read_as_they_were_written(words: str) -> None:
    prose = parse_inline(Text(inert(words), "a.md", (Run(0, 1, 1),)))
    assert "".join(span.text for span in prose.spans()) == words
    assert not list(prose.citations())
    assert not prose.problems
