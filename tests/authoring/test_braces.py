"""Words that a record has in braces keep them, in our bibliography and in what is taken away."""

from pathlib import Path

import pytest
from tests.authoring.test_import import imported

from litmap.bibtex.braced import braced_words
from litmap.bibtex.reader import read_bibliography
from litmap.references.plain_bibtex import bibtex_record
from litmap.references.record_text import public_record

BRACED = {
    "Towards a {Johannesburg} declaration": ["Johannesburg"],
    "The {AI Safety} network of the {{World Bank}}": ["AI Safety", "World Bank"],
    "Why {N}orth {K}orea matters": ["North", "Korea"],
    "Talks in {Addis {Ababa}}: what then?": ["Addis Ababa"],
    "{Brussels}' side effect, and {Łódź}.": ["Brussels", "Łódź"],
    "На пути к {Москве}": ["Москве"],
    "{\\'E}tude of {\\\"O}sterreich, \\emph{Loud} and {\\emph{Very Loud}}": [],
    "A {small} word": [],
    "{A Title in Braces as a Whole}": [],
    "{The {Budapest} Convention}": ["Budapest"],
    "{Superintelligence}": ["Superintelligence"],
    "CO$_{2X}$ and $x^{AB}$ in air": [],
    "Sets \\{A\\} of \\textsuperscript{B}": [],
    "{\\'E}cole in {\\'Evian}": [],
    "D{\\'e}bat on {Besan{\\c c}on}": ["Besançon"],
}


@pytest.mark.parametrize("title", BRACED)
def test_words_in_braces(title: str) -> None:
    assert list(braced_words([title])) == BRACED[title]


RECORD = """
@incollection{roe2024map, author = {Roe, Ann}, title = {A map of {Addis Ababa} and the {G20}, by the river {Po}},
  subtitle = {The {South} speaks}, booktitle = {Rivers of {Europe} in the EU}, date = {2024}}
"""


def test_braces_go_out_as_they_came_in() -> None:
    works, problems = read_bibliography("works.bib", RECORD)
    assert problems == []
    lines = [line.strip() for line in public_record(works["roe2024map"]).splitlines()]
    assert "title = {A map of {Addis Ababa} and the {G20}, by the river {Po}}," in lines
    assert "subtitle = {The {South} speaks}," in lines
    assert "booktitle = {Rivers of {Europe} in the {EU}}," in lines
    plain = bibtex_record(works["roe2024map"])
    assert "by the river {Po}: The {South} speaks}," in plain
    assert "booktitle = {Rivers of {Europe} in the {EU}}," in plain


def test_the_longest_name_in_braces_is_braced_as_a_whole() -> None:
    text = "@misc{roe2024map, title = {{Addis} and {Addis Ababa}}, date = {2024}}"
    works, _ = read_bibliography("works.bib", text)
    assert "title = {{Addis} and {Addis Ababa}}," in public_record(works["roe2024map"])


def test_braces_come_in_and_stay(bare_project: Path) -> None:
    (bare_project / "references.bib").write_text("", encoding="utf-8")
    imported(bare_project, "a.bib", RECORD.replace("roe2024map", "Roe24"))
    text = (bare_project / "references.bib").read_text(encoding="utf-8")
    assert "title = {A map of {Addis Ababa} and the {G20}, by the river {Po}}," in text
    (after,) = read_bibliography("a.bib", text)[0].values()
    assert set(after.kept) == {"Addis Ababa", "G20", "Po", "South", "Europe"}


def test_a_part_keeps_the_braces_of_its_book() -> None:
    text = (
        "@incollection{roe2024part, title = {On the {Rhine}}, crossref = {roe2024book}}\n"
        "@collection{roe2024book, title = {Rivers of {Europe}}, date = {2024}}"
    )
    works, _ = read_bibliography("works.bib", text)
    assert "booktitle = {Rivers of {Europe}}," in public_record(works["roe2024part"])
