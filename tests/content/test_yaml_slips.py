"""A slip in front matter is reported where it was made, by its cause, and alone; following its cure mends the file."""

from pathlib import Path

import pytest
from tests.conftest import ROOT

from litmap.content.readers import read_entry
from litmap.content.yaml_outline import Outline
from litmap.problems.problem import Problem

ENTRY = """\
---
title: Slow courts
summary: >-
  Courts are slow, and
  this costs trust.
order: first
part_of: weak-law
related: [weak-law, new-court]
involves:
  - institution: oecd
    as: one side
  - institution: china
    as: the other side
claims:
  - id: courts-are-slow
    label: Courts are slow
    about: scope
    text: >-
      Courts take years,
      and then some.
    cites: "[states @doe2024map, sec. 3]"
    as_of: 2024
    rests_on: ["weak-law#it-is-weak"]
    holds:
      answer: open
      because: Nobody has counted
        the years since.
      checked: 2026-11-01
---
The text.
"""


def said(text: str) -> list[Problem]:
    return read_entry("content/barriers/slow-courts.md", text.encode())[1]


def test_the_entry_is_sound() -> None:
    assert said(ENTRY) == []


# name: what is replaced, by what, line and column of the finding, words of its message
SLIPS = {
    "double quote not closed": ("sec. 3]\"", "sec. 3]", 21, 12, "\" that opens here is not closed; put \""),
    "double quote not opened": ("\"[states", "[states", 21, 12, "the opening quotation mark is missing"),
    "closed by a curly quote": ("sec. 3]\"", "sec. 3]”", 21, 12, "has only '”' at its end; write \""),
    "opened by a curly quote": ("\"[states", "“[states", 21, 12, "write \" at both ends"),
    "curly quotes round citations": (
        '"[states @doe2024map, sec. 3]"', "“[states @doe2024map, sec. 3]”", 21, 12, "write \" in place of '“' and '”'"
    ),
    "curly quotes round a claim": ('"weak-law#it-is-weak"', "“weak-law#it-is-weak”", 23, 16, "write \" in place of"),
    "quote not closed in a title": ("Slow courts\ns", "\"Slow courts\ns", 2, 8, "is not closed"),
    "quote not opened in a title": ("Slow courts\ns", "Slow courts\"\ns", 2, 8, "is missing; put \" here"),
    "single quote not closed": ("Slow courts\ns", "'Slow courts\ns", 2, 8, "is not closed; put '"),
    "apostrophe in single quotes": ("Slow courts\ns", "'Europe's courts'\ns", 2, 15, "in double quotes"),
    "apostrophe and double quotes": (
        "Slow courts\ns", "'Europe's \"high\" courts'\ns", 2, 15, "write '' for each '"
    ),
    "apostrophe at the start": ("Slow courts\ns", "'Tis a court\ns", 2, 8, "if it is an apostrophe"),
    "quotes in quotes": ("Slow courts\ns", "\"The \"high\" court\"\ns", 2, 13, "write \\\" for each"),
    "text behind quotes": ("Slow courts\ns", "\"High\" courts\ns", 2, 13, "but more text follows; put '>-'"),
    "quote of an item not closed": ("is-weak\"]", "is-weak]", 23, 16, "is not closed"),
    "bracket not closed": ("new-court]", "new-court", 8, 10, "'[' that opens here is not closed"),
    "bracket not opened": ("[\"weak-law#", "\"weak-law#", 23, 15, "the '[' for the ']'"),
    "bracket too many": ("new-court]", "new-court]]", 8, 31, "there is a ']' too many"),
    "brace not closed": ("[weak-law, new-court]", "[{a: b, c: d]", 8, 11, "'{' that opens here is not closed"),
    "comma missing between quotes": (
        "is-weak\"]", "is-weak\" \"weak-law#so\"]", 23, 36, "there is no comma"
    ),
    "comma missing between fields": (
        "involves:\n  - institution: oecd\n    as: one side\n",
        "involves:\n  - {institution: oecd as: one side}\n",
        10, 26, "put ',' between two fields",
    ),
    "blank missing in braces": (
        "involves:\n  - institution: oecd\n    as: one side\n",
        "involves:\n  - {institution:oecd, as: one side}\n",
        10, 6, "write 'institution: '",
    ),
    "bracket before text": ("Slow courts\ns", "[Draft] courts\ns", 2, 8, "needs double quotes"),
    "brace before text": ("Slow courts\ns", "{AI} courts\ns", 2, 8, "needs double quotes"),
    "a citation without quotes": ("\"[states @doe2024map, sec. 3]\"", "[@doe2024map]", 21, 12, "\"[…]\""),
    "at sign": ("\"[states @doe2024map, sec. 3]\"", "@doe2024map", 21, 12, "cannot start with '@'"),
    "star": ("Slow courts\ns", "*Slow* courts\ns", 2, 8, "cannot start with '*'"),
    "ampersand": ("Slow courts\ns", "& courts\ns", 2, 8, "cannot start with '&'"),
    "ampersand and a word": ("Slow courts\ns", "&courts\ns", 2, 8, "cannot start with '&'"),
    "exclamation mark": ("Slow courts\ns", "!Courts\ns", 2, 8, "cannot start with '&' or '!'"),
    "per cent": ("Slow courts\ns", "%s courts\ns", 2, 8, "cannot start with '%'"),
    "backtick": ("Slow courts\ns", "`AI` courts\ns", 2, 8, "cannot start with '`'"),
    "dash": ("Slow courts\ns", "- courts\ns", 2, 8, "cannot start with '-'"),
    "question mark": ("Slow courts\ns", "? courts\ns", 2, 8, "cannot start with '?'"),
    "text behind the sign for a text": (">-\n  Courts are", "> Courts are", 3, 10, "write '>-' alone there"),
    "a second colon": ("Slow courts\ns", "Slow: courts\ns", 2, 12, "there is a second ': '"),
    "a second colon on the next line": ("the years since", "the years: since", 27, 18, "there is a second ': '"),
    "no-break spaces as indentation": ("    as: one", "\u00a0\u00a0\u00a0\u00a0as: one", 11, 1, "no-break space U+00A0"),
    "one no-break space": ("  - institution: oecd", " \u00a0- institution: oecd", 10, 2, "no-break space U+00A0"),
    "no-break space behind a colon": ("order: first", "order:\u00a0first", 6, 7, "no-break space U+00A0"),
    "no-break space before a colon": ("order: first", "order\u00a0: first", 6, 6, "no-break space U+00A0"),
    "no-break space behind a dash": ("- institution: oecd", "-\u00a0institution: oecd", 10, 4, "no-break space"),
    "thin space before a name": ("order: first", "\u2009order: first", 6, 1, "thin space U+2009"),
    "ideographic space": ("order: first", "order:\u3000first", 6, 7, "ideographic space U+3000"),
    "no-break space before text": ("  this costs", "\u00a0\u00a0this costs", 5, 1, "no-break space"),
    "en dash for a dash": ("  - institution: oecd", "  – institution: oecd", 10, 3, "write '-' in its place"),
    "bullet for a dash": ("  - institution: china", "  • institution: china", 12, 3, "write '-' in its place"),
    "bullets in a list of words": (
        "[weak-law, new-court]", "\n  • weak-law", 9, 3, "'•' does not start an item"
    ),
    "star for a dash": ("[weak-law, new-court]", "\n  * weak-law", 9, 3, "'*' does not start an item"),
    "no blank behind a dash": ("[weak-law, new-court]", "\n  -weak-law", 9, 3, "write a space after"),
    "no blank behind a dash of fields": ("- institution: oecd", "-institution: oecd", 10, 3, "a space after"),
    "no blank behind a colon": ("order: first", "order:first", 6, 1, "write 'order: '"),
    "no blank behind a colon in an item": ("- institution: oecd", "- institution:oecd", 10, 5, "'institution: '"),
    "no blank behind a colon in a claim": ("about: scope", "about:scope", 17, 5, "write 'about: '"),
    "no blank before a text's sign": ("summary: >-", "summary:>-", 3, 1, "write 'summary: '"),
    "no colon": ("order: first", "order first", 6, 1, "there is no ':' after 'order'"),
    "no colon before text with one": ("label: Courts", "label Courts: why", 16, 5, "no ':' after 'label'"),
    "no colon before quoted text with one": ("label: Courts are slow", 'label "Courts: why"', 16, 5, "no ':' after 'label'"),
    "a field with a blank in its name": ("as_of: 2024", "as of: 2024", 22, 5, "write it as 'as_of'"),
    "text that is taken for a field": ("      the years", "    the years: they", 27, 7, "put '>-' before that text"),
    "a colon of another script": ("order: first", "order：first", 6, 1, "write 'order: '"),
    "an equals sign": ("order: first", "order = first", 6, 1, "write 'order: '"),
    "a field too far right": ("part_of: weak", " part_of: weak", 7, 2, "right; start it in column 1"),
    "a field of a claim too far right": ("    about: scope", "     about: scope", 17, 6, "start it in column 5"),
    "a field of a claim too far left": ("    about: scope", "   about: scope", 17, 4, "left; start it in column 5"),
    "a field of a claim between": ("    about: scope", "  about: scope", 17, 3, "left; start it in column 5"),
    "a field of a claim at the left edge": ("    about: scope", "about: scope", 17, 1, "left; start it in column 5"),
    "the last field of a claim at the left edge": ("    holds:", "holds:", 24, 1, "start it in column 5"),
    "a field behind a text": ("order: first", "  order: first", 6, 3, "start it in column 1"),
    "a field of a claim behind a text": ("    cites:", "      cites:", 21, 7, "start it in column 5"),
    "the first item too far right": ("  - institution: oecd", "    - institution: oecd", 10, 5, "start it in column 3"),
    "the first item too far left": ("  - institution: oecd", " - institution: oecd", 10, 2, "start it in column 3"),
    "the first item at the left edge": ("  - institution: oecd", "- institution: oecd", 10, 1, "start it in column 3"),
    "the first item without its dash": (
        "  - institution: oecd", "    institution: oecd", 10, 5, "write '- ' before it, and start it in column 3"
    ),
    "the first field too far right": ("title: Slow", "  title: Slow", 2, 3, "right; start it in column 1"),
    "the first field of a field too far right": ("      answer:", "        answer:", 25, 9, "start it in column 7"),
    "the first field of a field too far left": ("      answer:", "    answer:", 25, 5, "start it in column 7"),
    "the first field of an item without its colon": (
        "- institution: oecd", "- institution oecd", 10, 5, "there is no ':' after 'institution'"
    ),
    "the first field of a field without its colon": ("      answer: open", "      answer open", 25, 7, "no ':' after 'answer'"),
    "the first field without its colon": ("title: Slow", "title Slow", 2, 1, "no ':' after 'title'"),
    "an item too far right": ("  - institution: china", "    - institution: china", 12, 5, "start it in column 3"),
    "an item too far left": ("  - institution: china", " - institution: china", 12, 2, "start it in column 3"),
    "an item at the left edge": ("  - institution: china", "- institution: china", 12, 1, "start it in column 3"),
    "an item under no field": ("part_of: weak-law", "part_of: weak-law\n- oecd", 8, 1, "belongs to no list"),
    "an item without its dash": ("  - institution: china", "    institution: china", 12, 5, "write '- ' right before"),
    "a tab": ("    as: one", "\tas: one", 11, 1, "there is a tab here"),
    "a tab behind blanks": ("    as: one", "  \tas: one", 11, 3, "there is a tab here"),
    "a tab behind a colon": ("order: first", "order:\tfirst", 6, 7, "there is a tab here"),
    "a line of a text at the left edge": ("  this costs", "this costs", 5, 1, "start it in column 3"),
    "a line of a text too far left": ("      and then", "     and then", 20, 6, "start it in column 7"),
    "three dots": ("order: first", "order: first\n...", 7, 1, "the line '...' cannot be here"),
    "a line of hyphens within": ("order: first", "order: first\n---", 7, 1, "fields follow; delete this line"),
    "blanks before the first line": ("---\ntitle", "\n---\ntitle", 1, 1, "delete the spaces or lines before it"),
    "two hyphens at the start": ("---\ntitle", "--\ntitle", 1, 1, "'--' should be '---'"),
    "a long dash at the end": ("---\nThe text", "—\nThe text", 29, 1, "'—' should be '---'"),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_where_it_is(name: str) -> None:
    old, new, line, column, words = SLIPS[name]
    assert ENTRY.count(old) == 1
    (problem,) = said(ENTRY.replace(old, new))
    assert (problem.place.line, problem.place.column) == (line, column)
    assert words in problem.message


TITLE = "title: Slow courts"
CURES = {
    "'>-' for a second colon": ("title: >-\n  Slow: courts", "Slow: courts"),
    "double quotes for a second colon": ('title: "Slow: courts"', "Slow: courts"),
    "'>-' for text behind quotes": ('title: >-\n  "High" courts', '"High" courts'),
    "double quotes for an apostrophe": ('title: "Europe\'s courts"', "Europe's courts"),
    "escapes for quotes in quotes": ('title: "The \\"high\\" court"', 'The "high" court'),
    "two apostrophes": ("title: 'Europe''s \"high\" courts'", 'Europe\'s "high" courts'),
    "double quotes for a bracket": ('title: "[Draft] courts"', "[Draft] courts"),
    "double quotes for a sign": ('title: "*Slow* courts"', "*Slow* courts"),
}


@pytest.mark.parametrize("name", CURES)
def test_a_cure_gives_what_was_meant(name: str) -> None:
    lines, title = CURES[name]
    entry, problems = read_entry("content/barriers/x.md", ENTRY.replace(TITLE, lines).encode())
    assert problems == []
    assert entry
    assert entry.fields.title == title


def test_a_sound_file_has_no_slip() -> None:
    """The walk understands all that the files of the small map are written with."""
    for path in sorted(Path(ROOT, "tests", "corpus", "content").glob("*/*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert list(Outline(lines[1 : lines.index("---", 1)]).slips()) == [], path


@pytest.mark.parametrize(
    "value",
    [
        "Talk – not action",
        "“Slow” courts",
        "Slow courts' work",
        "10:30 or https://example.org/a:b",
        "\n  - no dash – here",
        "# a comment\n  Slow courts",
        '"Slow courts"  # a comment',
        '"Slow \\"high\\" courts,\n  and more"',
        "'Slow ''high'' courts'",
    ],
)
def test_what_is_no_slip(value: str) -> None:
    problems = said(ENTRY.replace(TITLE, f"title: {value}"))
    assert "yaml-syntax" not in {problem.rule for problem in problems}
