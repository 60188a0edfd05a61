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


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("windows-1251", "Карта"),
        ("GBK", "地图"),
        ("Shift_JIS", "地図"),
        ("ISO-8859-2", "Mapa świata"),
    ],
)
def test_the_encoding_that_a_library_names_is_taken(encoding: str, title: str) -> None:
    text = f"% Encoding: {encoding}\n@misc{{a, title = {{{title}}}}}\n"
    problems: list[Problem] = []
    assert decode("references.bib", text.encode(encoding), problems) == text
    (problem,) = problems
    assert problem.message == f"the file is saved as {encoding}; save it with the encoding UTF-8"


@pytest.mark.parametrize("named", ["nonsense", "ascii", "UTF-8"])
def test_an_encoding_that_is_named_wrongly_is_passed_over(named: str) -> None:
    text = f"% Encoding: {named}\n@misc{{a, title = {{é}}}}\n"
    problems: list[Problem] = []
    assert decode("references.bib", text.encode("cp1252"), problems) == text
    assert "Windows-1252" in problems[0].message


def test_a_long_line_of_a_bibliography_is_read() -> None:
    problems: list[Problem] = []
    text = f"@misc{{a, author = {{{'Doe, A. and ' * 3000}Roe, R.}}}}\n"
    assert decode("references.bib", text.encode(), problems, 5_000_000) == text
    assert problems == []
    decode("x.md", text.encode(), problems)
    assert [one.rule for one in problems] == ["line-too-long"]


HELPERS = {
    "a joiner in Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "a joiner in Hindi": "\u0938\u094d\u200d\u0924\u0947",
    "a place for a break in Thai": "\u0e19\u0e31\u0e01\u200b\u0e40\u0e02\u0e35\u0e22\u0e19",
    "a place for a break in Khmer": "\u1781\u17d2\u1798\u17c2\u179a\u200b\u1781",
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


@pytest.mark.parametrize(("character", "meant"), [("\x92", "’"), ("\x93", "“"), ("\x96", "–")])
def test_what_windows_has_there_is_the_cure(character: str, meant: str) -> None:
    problems: list[Problem] = []
    decode("x.md", f"don{character}t".encode(), problems)
    assert [one.message for one in problems] == [
        f"there is an invisible character U+{ord(character):04X} here; "
        f"write the '{meant}' that Windows has there"
    ]


def test_a_soft_hyphen_may_have_a_blank_behind_it() -> None:
    problems: list[Problem] = []
    decode("x.md", "Öffent\u00ad lichkeit".encode(), problems)
    assert [one.message for one in problems] == [
        "there is an invisible soft hyphen U+00AD here; "
        "delete it, and the blank behind it if one cuts the word"
    ]


@pytest.mark.parametrize("name", ["undefined", "idna", "punycode", "base64", "nonsense"])
def test_a_named_encoding_that_cannot_be_read_stops_nothing(name: str) -> None:
    problems: list[Problem] = []
    text = decode("references.bib", f"% Encoding: {name}\n".encode() + b"caf\xe9", problems)
    assert text.endswith("café")
    assert [one.rule for one in problems] == ["not-utf-8"]
