"""Bytes become text: whatever ends a line on some system ends a line here."""

import pytest

from litmap.content.decoding import decode
from litmap.content.frontmatter import read_document
from litmap.problems.problem import Problem

TEXT = "---\ntitle: A\nsummary: B\n---\nFirst.\n\nSecond.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line(end: str) -> None:
    document, problems = read_document("x.md", TEXT.replace("\n", end).encode())
    assert problems == []
    assert document.fields == {"title": "A", "summary": "B"}
    assert document.body == "First.\n\nSecond.\n"
    assert document.places[("summary",)].line == 3


ENCODINGS = {
    "UTF-16": ("utf-16", "utf-16-le", "utf-16-be"),
    "UTF-32": ("utf-32", "utf-32-le", "utf-32-be"),
    "Windows-1252": ("latin-1", "cp1252"),
}
FAR = "---\ntitle: Größe\nsummary: Länder\n---\nErstens.\n\nZweitens.\n"
NAMED = [(name, encoding) for name, encodings in ENCODINGS.items() for encoding in encodings]


@pytest.mark.parametrize(("name", "encoding"), NAMED)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_another_encoding_is_one_fault_that_names_it(name: str, encoding: str, end: str) -> None:
    """All that the file says is read all the same, in an entry as in the bibliography."""
    document, (problem,) = read_document("x.md", FAR.replace("\n", end).encode(encoding))
    assert problem.rule == "not-utf-8"
    assert name in problem.message
    assert "save it with the encoding UTF-8" in problem.message
    assert document.fields == {"title": "Größe", "summary": "Länder"}
    problems: list[Problem] = []
    assert decode("references.bib", "@misc{é,\n}".encode(encoding), problems) == "@misc{é,\n}"
    assert [one.rule for one in problems] == ["not-utf-8"]


HELPERS = {
    "a joiner in Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "a joiner in Hindi": "\u0938\u094d\u200d\u0924\u0947",
    "joined emoji": "\U0001f469\u200d\U0001f52c \U0001f468\U0001f3fd\u200d\U0001f680 \u2764\ufe0f\u200d\U0001f525",
    "the flag of England": "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a mark of direction in Hebrew": "\u05e9\u05dc\u05d5\u05dd AI\u200f (2024)",
    "a mark of direction in Arabic": "AI\u200e \u0633\u0644\u0627\u0645",
    "a number sign of Arabic": "\u0600\u0661\u0662",
}


@pytest.mark.parametrize("name", HELPERS)
def test_helpers_of_a_script_are_no_fault(name: str) -> None:
    problems: list[Problem] = []
    assert decode("x.md", HELPERS[name].encode(), problems) == HELPERS[name]
    assert problems == []


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200d", "zero width joiner U+200D"),
        ("\u200c", "zero width non-joiner U+200C"),
        ("\u200b", "zero width space U+200B"),
        ("\u00ad", "soft hyphen U+00AD"),
        ("\u200e", "left-to-right mark U+200E"),
        ("\u202e", "right-to-left override U+202E"),
        ("\ufeff", "zero width no-break space U+FEFF"),
        ("\U000e0067", "tag latin small letter g U+E0067"),
        ("\x07", "character U+0007"),
    ],
)
@pytest.mark.parametrize("before", ["a", "é", "中", "\u0434"])
def test_elsewhere_they_are_named(character: str, name: str, before: str) -> None:
    problems: list[Problem] = []
    decode("x.md", f"{before}{character}b".encode(), problems)
    assert [one.message for one in problems] == [f"there is an invisible {name} here; delete it"]
