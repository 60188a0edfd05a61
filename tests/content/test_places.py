"""Whatever YAML does to a value, each of its characters is placed where it was typed; nothing raises on any input."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from litmap.content.frontmatter import read_document
from litmap.content.parse import parse_body, parse_inline, parse_sources
from litmap.content.prose import CITED
from litmap.content.sentences import NARRATIVE, sentence_at, sentences
from litmap.model.text import Run, Text

WORDS = st.lists(
    st.sampled_from(
        [
            "treaty",
            "bodies",
            "AI",
            "déjà",
            "n.",
            "[@a]",
            "it's",
            '"quoted"',
            "50%",
            "x:y",
            "–",
            "\\",
            "…",
        ]
    ),
    min_size=1,
    max_size=14,
)


def block(words: list[str], draw: random.Random, indent: str) -> str:
    """Words over several lines, as in a folded block."""
    lines: list[list[str]] = [[]]
    for word in words:
        if lines[-1] and draw.random() < 0.3:
            lines.append([])
        lines[-1].append(word)
    return "\n".join(indent + " ".join(line) for line in lines)


def written(words: list[str], style: str, draw: random.Random) -> str:
    """A value of the field `text` in a YAML style."""
    plain = " ".join(words)
    if style == "double":
        return (
            '"'
            + block(
                [w.replace("\\", "\\\\").replace('"', '\\"') for w in words], draw, "      "
            ).strip()
            + '"'
        )
    if style == "single":
        return (
            "'" + block([word.replace("'", "''") for word in words], draw, "      ").strip() + "'"
        )
    if style in (">-", ">", "|"):
        return (
            f"{style}\n"
            + block(words, draw, "      ")
            + ("\n\n      more" if draw.random() < 0.5 else "")
        )
    return (
        block(["start", *(word for word in words if word[0] not in '["\\')], draw, "      ").strip()
        or plain
    )


@settings(max_examples=300)
@given(
    WORDS, st.sampled_from([">-", ">", "|", "double", "single", "plain"]), st.integers(0, 10_000)
)
def test_every_character_is_placed_where_it_stands(words: list[str], style: str, seed: int) -> None:
    source = f"---\ntitle: x\nclaims:\n  - text: {written(words, style, random.Random(seed))}\n    id: a\n---\nBody\n"
    document, problems = read_document("x.md", source.encode())
    assert problems == []
    value = document.fields["claims"][0]["text"]
    lines = source.split("\n")
    for offset, character in enumerate(value):
        if not character.isspace():
            place = value.place(offset)
            typed = lines[place.line - 1][place.column - 1]
            assert typed == character or (typed == "\\" and style == "double"), (
                source,
                offset,
                place,
            )
    assert document.body == "Body\n"
    assert document.body.place(2).line == lines.index("Body") + 1


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.text(alphabet="abc:-[]{}#&*!|>'\"@%\\ \n\t", max_size=200).map(
            lambda t: f"---\n{t}\n---\n".encode()
        ),
    )
)
def test_reading_never_raises_and_never_passes_in_silence(data: bytes) -> None:
    document, problems = read_document("x.md", data)
    assert document.fields or problems


def text(value: str) -> Text:
    """Author text in one line."""
    return Text(value, "x.md", (Run(0, 1, 1),))


MARKDOWN = st.text(alphabet="ab [](){}*_`<>@&;,.!#-\\\n'\"", max_size=120)


@settings(max_examples=300)
@given(MARKDOWN)
def test_parsing_never_raises_and_spans_join_to_the_text(value: str) -> None:
    for parsed in (parse_inline(text(value)), parse_body(text(value)), parse_sources(text(value))):
        for one in parsed.blocks:
            assert one.text == "".join(span.text for span in one.spans)
            assert [span.start for span in one.spans] == [
                sum(len(s.text) for s in one.spans[:i]) for i in range(len(one.spans))
            ]


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(["treaty", "bodies", "few", "AI", "states."]), min_size=1, max_size=12
    ).map(" ".join)
)
def test_plain_words_come_through_unchanged(value: str) -> None:
    assert "".join(block.text for block in parse_inline(text(value)).blocks) == value
    assert "".join(block.text for block in parse_body(text(value)).blocks) == value


@settings(max_examples=300)
@given(st.text(alphabet='aB. !?"”)(' + CITED + NARRATIVE, max_size=80))
def test_sentences_cover_the_text_once(value: str) -> None:
    bounds = sentences(value)
    outside = "".join(value[end:start] for (_, end), (start, _) in pairwise(bounds))
    assert not outside.strip()
    assert " ".join(value[start:end] for start, end in bounds).split() == value.split()
    for start, end in bounds:
        for offset in range(start, end):
            assert sentence_at(value, offset) == (start, end)


def test_sentences_know_abbreviations() -> None:
    value = "It was held, e.g. in Geneva, by Dr. A. Smith et al. No one came. “So?” The end."
    assert [value[start:end] for start, end in sentences(value)] == [
        "It was held, e.g. in Geneva, by Dr. A. Smith et al. No one came.",
        "“So?”",
        "The end.",
    ]
