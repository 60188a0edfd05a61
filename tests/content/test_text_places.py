"""Each character of a value is placed at exactly the one that was typed for it, in every YAML style and position.

The source is written character by character here, and the place of each is noted while it is written; so a repeated
word cannot hide a wrong place.
"""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litmap.content.frontmatter import read_document
from litmap.model.text import Text

Line = list[tuple[str, bool]]
"""Words, and for each whether it was preceded by several spaces (which only quotes and blocks may hold)."""

PLAIN = st.text(alphabet="abé😀1.-", min_size=1, max_size=4).filter(
    lambda word: word[0] not in "-." and word[-1] not in "-."
)
TRICKY = st.text(alphabet="ab'\"\\#:[]{}@,&*!|>%é", min_size=1, max_size=4)
LINES = {
    "plain": st.lists(st.lists(PLAIN, min_size=1, max_size=4), min_size=1, max_size=4),
    "tricky": st.lists(
        st.lists(st.one_of(PLAIN, TRICKY), min_size=1, max_size=4), min_size=1, max_size=4
    ),
}
SPOTS = {
    "top": ("title: ", "  ", ""),
    "claim": ("claims:\n  - id: x\n    text: ", "      ", "\n    about: scope"),
    "list": ("items:\n  - first\n  - ", "    ", "\n  - last"),
    "flow": ("items: [first, {name: ", "    ", "}, last]"),
}


class Typed(NamedTuple):
    """A value as typed behind its field's name, and for each character of the value (line, column) from there."""

    source: str
    value: str
    places: list[tuple[int, int]]


def typed(lines: list[list[str]], style: str, indent: str, gap: str) -> Typed:
    """Write words over lines; `gap` is what stands between two lines ('' or an empty line)."""
    quote = {"single": "'", "double": '"', "escaped": '"'}.get(style, "")
    block = {"folded": ">-", "literal": "|-"}.get(style, "")
    source, value, places = block or quote, "", []
    row, column = 0, len(source)
    if block:
        source, row, column = source + "\n" + indent, 1, len(indent)
    for number, words in enumerate(lines):
        if number:
            source += "\n" * (2 if gap else 1) + indent
            row, column = row + (2 if gap else 1), len(indent)
            value += "\n" if gap or style == "literal" else " "
            value += "\n" if gap and style == "literal" else ""
            places += [(-1, -1)] * (len(value) - len(places))
        for index, word in enumerate(words):
            if index:
                source, value, column = source + " ", value + " ", column + 1
                places.append((row, column - 1))
            for character in word:
                piece = {
                    "single": character.replace("'", "''"),
                    "double": character.replace("\\", "\\\\").replace('"', '\\"'),
                    "escaped": escaped(character),
                }.get(style, character)
                source, value = source + piece, value + character
                places.append((row, column))
                column += len(piece)
    return Typed(source + quote, value, places)


def escaped(character: str) -> str:
    """A character as an escape, where YAML has one of the usual lengths for it."""
    code = ord(character)
    return {'"': '\\"', "\\": "\\\\", "a": "\\x61", "é": "\\u00E9"}.get(
        character, f"\\U{code:08X}" if code > 0xFFFF else character
    )


def leaf(fields: object, wanted: str) -> Text:
    """The one value of a document that equals `wanted`."""
    if isinstance(fields, Text):
        return fields
    values = list(fields.values()) if isinstance(fields, dict) else list(fields)  # type: ignore[call-overload]
    return next(found for one in values if (found := leaf(one, wanted)) == wanted)


def matches(style: str, spot: str, lines: list[list[str]], gap: str) -> None:
    before, indent, after = SPOTS[spot]
    made = typed(lines, style, indent, gap)
    source = f"---\nzero: 0\n{before}{made.source}{after}\nlast: 1\n---\n"
    document, problems = read_document("x.md", source.encode())
    assert problems == []
    try:
        value = leaf(document.fields, made.value)
    except StopIteration:
        raise AssertionError((source, document.fields, made.value)) from None
    first = 3 + before.count("\n")
    column = len(before) - before.rfind("\n") - 1
    for offset, (row, at) in enumerate(made.places):
        if not made.value[offset].isspace():
            place = value.place(offset)
            assert (place.line, place.column) == (
                first + row,
                at + 1 + (column if row == 0 else 0),
            ), (source, offset)


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("style", ["plain", "single", "double", "escaped"])
@settings(max_examples=25)
@given(lines=LINES["plain"], gap=st.sampled_from(["", "gap"]))
def test_plain_and_quoted(style: str, spot: str, lines: list[list[str]], gap: str) -> None:
    lines = [["z", *lines[0]], *lines[1:]]
    matches(style, spot, lines, gap)


@pytest.mark.parametrize("spot", ["top", "claim", "list"])
@pytest.mark.parametrize("style", ["folded", "literal", "single", "double", "escaped"])
@settings(max_examples=25)
@given(lines=LINES["tricky"], gap=st.sampled_from(["", "gap"]))
def test_blocks_and_quotes_with_signs_that_mean_something_elsewhere(
    style: str, spot: str, lines: list[list[str]], gap: str
) -> None:
    lines = [["z", *lines[0]], *lines[1:]]
    matches(style, spot, lines, gap)


@pytest.mark.parametrize(
    ("source", "offset", "place"),
    [  # (0, 0): any place in the file will do, for an empty line has no character
        ('title: "abc\n  def ghi"', 4, (3, 3)),
        ("title: 'abc\n  def ghi'", 8, (3, 7)),
        ('title: "abc\n  abc\n  abc"', 8, (4, 3)),
        ('title: "abc\\\n  def"', 3, (3, 3)),
        ('title: "abc \\\n  \\ def"', 5, (3, 5)),
        ("title: |\n\n\n\n\n  x", 4, (7, 3)),
        ("title: |\n\n\n\n\n  x", 0, (0, 0)),
        ("title: >-\n  a\n    more\n  b", 4, (4, 5)),
        ("title: >2-\n    a b", 2, (3, 5)),
        ("title: >-  \n  a b", 2, (3, 5)),
        ("title: >-\n\n\n  a b", 4, (5, 5)),
    ],
)
def test_odd_forms(source: str, offset: int, place: tuple[int, int]) -> None:
    document, _ = read_document("x.md", f"---\n{source}\n---\n".encode())
    found = document.fields["title"].place(offset)
    assert min(found.line, found.column) >= 1
    assert place == (0, 0) or (found.line, found.column) == place
