"""Records as libraries really hold them: what is sound in them raises no alarm, and a slip does."""

from datetime import date

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus
from litmap.rules import check

BOOK = "title = {Old Rules}, author = {Doe, Ann}, year = 1999, publisher = {Press}"
ARTICLE = "title = {Old Rules}, author = {Doe, Ann}, year = 1999, journal = {Atlas}"


def rules_of(text: str) -> list[tuple[str, str, str]]:
    """What is found in a bibliography: rule, severity and message."""
    references, problems = read_bibliography("references.bib", text)
    corpus = Corpus(date(2026, 11, 1), (), references, {}, frozenset())
    found = [*problems, *check(corpus)]
    return [(one.rule, one.severity, one.message) for one in found if one.rule != "uncited"]


@pytest.mark.parametrize(
    "text",
    [
        "@set{a, entryset = {b, c}}",
        "@control{REVTEX41Control}\n@IEEEtranBSTCTL{IEEE:ctl, CTLuse = {yes}}",
        "@xdata{a, publisher = {Press}}",
        "@proceedings{a, booktitle = {Talks of a Day}, year = 2020}",
        "@thesis{a, title = {T}, author = {Doe, Ann}, school = {X}, date = {2020}}",
        "@incollection{a, title = {T}, crossref = {b}}\n@collection{b, title = {B}, date = {2020}}",
        "@article{a, title = {T}, journal = {Atlas}, pubstate = {forthcoming}}",
        "@book{a, title = {T}, organization = {OECD}, origdate = {1950}}",
        f"@book{{a, {BOOK}, volume = 1}}\n@book{{b, {BOOK}, volume = 2}}",
        f"@book{{a, {BOOK}, edition = 1}}\n@book{{b, {BOOK}, edition = 2}}",
        f"@book{{a, {BOOK}}}\n@article{{b, {ARTICLE}}}",
        f"@article{{a, {ARTICLE}, pages = {{1--2}}}}\n@article{{b, {ARTICLE}, pages = {{7}}}}",
        f"@misc{{a, {BOOK}, doi = {{10.1000/1}}}}\n@article{{b, {ARTICLE}, doi = {{10.1000/2}}}}",
        "@incollection{a, title = {A}, booktitle = {B}, year = 2020, doi = {10.1000/1}}\n"
        "@incollection{b, title = {C}, booktitle = {B}, year = 2020, doi = {10.1000/1}}",
        "@report{a, title = {A}, institution = {I}, year = 2020, url = {https://a.org/r}}\n"
        "@report{b, title = {B}, institution = {I}, year = 2020, url = {https://a.org/r}}",
        "@misc{a, title = {A}, doi = {10/ggd754}, date = {2020}}",
        "@misc{a, title = {A}, doi = {10.1234.56/x}, date = {2020}}",
        "@misc{a, title = {A}, doi = {10.1002/(SICI)1099-1476(199902)22:3{$<$}267::AID-M4{$>$}3.0.CO;2-A}}",
        "@book{a, title = {A}, publisher = {P}, isbn = {0774803274; 08470502}, year = 2020}",
        "@misc{a, title = {A}, url = {ftp://a.org/b}, date = {2020}}",
        "@misc{a, title = {A}, eprint = {2307.04699v2 [cs.CY]}, archiveprefix = {arXiv}, year = 2020}",
        "@misc{a, title = {A}, eprint = {abc_d}, eprinttype = {PsyArXiv}, year = 2020}",
        "@article{a, title = {A}, journal = {J}, year = 2020, pages = {xvi--xx, e12--e20, 1202.e1--e3}}",
        "@article{a, title = {A}, journal = {J}, year = 2020, pages = {106108--3}}",
        "@article{a, title = {A}, journal = {J}, year = 2020, pages = {9,998--10,012}}",
        "@article{a, title = {A}, journal = {J}, year = 2020, pages = {1,695-708, 2,001; 7--9}}",
        "@book{a, title = {A}, publisher = {P}, isbn = {0 -306-40615- 2}, year = 2020}",
        "@book{a, title = {A}, publisher = {P}, isbn = {13: 978-0-306-40615-7}, year = 2020}",
        "@article{a, title = {A}, journal = {J}, isbn = {2049-3630 (Online)$\\backslash$r0378-5955}, year = 2020}",
        "@misc{a, title = {A}, url = {https://a.org/(SICI)1-2<3:A>3.0.CO;2}, year = 2020}",
        "@misc{a, title = {A}, url = {https://a.org/b?x=1|2^3}, year = 2020}",
        "@misc{a, title = {A}, author = {Doe=Roe, Ann}, year = {s. a. [1907]}}",
        "@misc{a, title = {A}, url = {http://a.org/{\\Tilde}doe/x}, year = 2020}",
        "@article{a, title = {A}, journal = {J}, year = 2020, reprint = {x}, hhtype = {y}}",
        r"@misc{a, title = {A \enquote{{B} or {\'o}} C}, year = 2020}",
        "@misc{a, title = {At $4\\phantom{\\rule{0.3em}{0ex}}\\mathrm{kbar}$}, year = 2020}",
        "@misc{a, title = {Post\\hyp{}War U.S.\\@ Law\\emdash An Outline}, year = {1987\\unskip--}}",
        "@misc{a, title = {A}, year = {\\lbrack 1749\\rbrack 1880}}",
        "@misc{a, title = {Budget of \\$1 billion}, year = 2020}",
        "@misc{a, title = {A}, abstract = {caf\u00c3\u00a9}, annote = {\u00e2\u20ac\u2122}, year = 2020}",
        "@report{a, title = {A}, author = {{Human Rights Council}}, date = {2021}}",
        "@techreport{a, title = {A}, author = {{White House}}, year = 2021}",
        "@book{a, title = {A}, author = {{World Bank}}, date = {2021}}",
        "@book{a, title = {A}, author = {Doe, Ann}, year = 1859, address = {London}}",
        f"@phdthesis{{a, {BOOK}, school = {{X}}}}\n@techreport{{b, {BOOK}, institution = {{Press}}}}",
        f"@thesis{{a, {BOOK}, school = {{Press}}}}\n@book{{b, {BOOK}}}",
        f"@inbook{{a, crossref = {{b}}, pages = {{22--23}}}}\n@book{{b, {BOOK}}}",
        f"@inbook{{a, {BOOK}, crossref = {{b}}}}\n@book{{b, {BOOK}}}",
        f"@book{{b, {BOOK}}}\n@inbook{{a, {BOOK}, crossref = {{B}}}}",
        f"@inbook{{a, crossref = {{b}}}}\n@inbook{{c, crossref = {{b}}}}\n@book{{b, {BOOK}}}",
        f"@book{{a, {BOOK}, related = {{x, B}}}}\n@book{{b, {BOOK}}}",
        f"@book{{a, {BOOK}, related = {{x}}, relatedtype = {{origpubin}}}}\n@book{{b, {BOOK}}}",
        f"@book{{a, {BOOK}, xref = {{b}}}}\n@book{{b, {BOOK}}}",
        f"@book{{a, {BOOK}}}\n@book{{b, {BOOK}, xref = {{a}}}}",
        "@book{a, title = {T}, author = {Hasan, A. and Jones-Miller, D.}, date = {2015}, publisher = {P}}\n"
        "@book{b, title = {T}, author = {Hasan, A. and Weintraub, D.}, date = {2015}, publisher = {P}}",
        "@misc{a, title = {A}, abstract = {\\unheard of}, keywords = {\\x}, year = 2020}",
    ],
)
def test_what_is_sound_raises_no_alarm(text: str) -> None:
    assert rules_of(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("@misc{a, year = 2020}", "missing-bib-field", "error"),
        ("@misc{a, year = 2020, note = {Interview}}", "missing-bib-field", "warning"),
        ("@misc{a, year = 2020, titleaddon = {Draft}}", "missing-bib-field", "warning"),
        ("@unpublished{a, year = 2020, library = {A, f. 2r}}", "missing-bib-field", "warning"),
        (
            "@book{a, title = {A}, publisher = {P}, year = 2020, related = {x, b}}\n"
            "@book{b, publisher = {P}, year = 1838}",
            "missing-bib-field",
            "warning",
        ),
        ("@misc{a, title = {A}, year = {{}{}}}", "empty-bib-field", "notice"),
        ("@glossary{a, name = {norm}}", "missing-bib-field", "warning"),
        ("@misc{a, title = {A}, year = 2020}}", "bibtex-syntax", "warning"),
        ("@article{a, title = {A}, pages = {9,998--9,012}}", "pages-backwards", "error"),
        ("@misc{a, title = {A}, url = {https://a.org/b>}}", "bad-identifier", "warning"),
        ("@misc{a, title = {A}, url = {https://a.org/b c}}", "bad-identifier", "error"),
        (
            "@article{a, title = {T}, year = 2020, doi = {10.1000/1}}",
            "missing-bib-field",
            "warning",
        ),
        ("@misc{a, title = {A}, volume = {}, year = 2020}", "empty-bib-field", "notice"),
        (f"@book{{a, {BOOK}}}\n@book{{b, {BOOK}, note = {{x}}}}", "same-work", "warning"),
        (
            "@misc{a, title = {A}, doi = {10.1000/1}}\n@misc{b, title = {B}, doi = {https://doi.org/10.1000/1}}",
            "same-identifier",
            "warning",
        ),
        (
            "@incollection{a, title = {A}, booktitle = {B}, year = 2020, doi = {10.1000/1}}\n"
            "@incollection{b, title = {A}, booktitle = {B}, year = 2020, doi = {10.1000/1}}",
            "same-identifier",
            "warning",
        ),
        ("@misc{a, title = {A}, doi = {TBD}, date = {2020}}", "bad-identifier", "error"),
        ("@misc{a, title = {A}, url = {www.a.org}, date = {2020}}", "bad-identifier", "warning"),
        ("@misc{a, title = {A}, year = {20}}", "bad-year", "error"),
        ("@misc{a, title = {A}, year = {soon}}", "bad-year", "warning"),
        ("@misc{a, title = {A}, year = {2020b}}", "bad-year", "warning"),
        ("@misc{a, title = {A}, urldate = {3 Feb. 2016}}", "bad-date", "warning"),
        ("@misc{a, title = {A}, date = {n.d.}}", "bad-date", "warning"),
        ("@misc{a, title = {A}, date = {11/02/2025}}", "bad-date", "error"),
        ("@misc{a, title = {caf\u00c3\u00a9}, year = 2020}", "garbled", "warning"),
        ("@misc{a, titel = {A}, year = 2020}", "unknown-bib-field", "warning"),
        ("@misc{a, title = {\\unheard of}, year = 2020}", "unknown-latex", "warning"),
    ],
)
def test_a_slip_is_told(text: str, rule: str, severity: str) -> None:
    assert (rule, severity) in {(one, how) for one, how, _ in rules_of(text)}


def test_what_an_entry_that_ends_early_has_lost_is_not_missed() -> None:
    text = "@article{a,\n  title = {{A\\}}},\n  journal = {J},\n  year = 2020,\n}\n"
    assert [rule for rule, _, _ in rules_of(text)] == ["bibtex-syntax"]


def test_a_day_in_words_is_answered_with_the_day() -> None:
    ((_, _, message),) = rules_of("@misc{a, title = {A}, urldate = {3 Feb. 2016}}")
    assert message.endswith("write it as 2016-02-03")


PARENT = "@book{b, title = {B}, url = {http://a b}, pages = {20--10}, doi = {TBD}, year = 2020,\n isbn = {12}, publisher = {P &amp; Q}}\n"


@pytest.mark.parametrize("order", [0, 1])
def test_a_fault_of_a_book_is_not_told_again_of_its_chapters(order: int) -> None:
    chapters = "".join(f"@inbook{{c{at}, title = {{C{at}}}, crossref = {{b}}}}\n" for at in "123")
    text = [PARENT + chapters, chapters + PARENT][order]
    assert sorted(rule for rule, _, _ in rules_of(text)) == sorted(
        ["bad-identifier"] * 3 + ["pages-backwards", "markup-in-field"]
    )


def test_a_fault_of_shared_data_is_told_once_and_where_it_stands() -> None:
    text = (
        "@misc{a, title = {A}, xdata = {x}, year = 2020}\n"
        "@misc{b, title = {B}, xdata = {x}, year = 2020}\n"
        "@xdata{x, ids = {y},\n  url = {http://a b}}\n"
    )
    references, _ = read_bibliography("references.bib", text)
    corpus = Corpus(date(2026, 11, 1), (), references, {}, frozenset())
    found = [one for one in check(corpus) if one.rule != "uncited"]
    assert [(one.rule, one.place.line, one.place.column) for one in found] == [
        ("bad-identifier", 4, 3)
    ]


def said(text: str) -> str:
    """The message about a bibliography, which has one fault."""
    ((_, _, message),) = rules_of(text)
    return message


@pytest.mark.parametrize(
    ("fields", "cure"),
    [
        ("doi = {TBD}", "a DOI starts with '10.' and has a '/'; copy it anew, or remove the field"),
        ("doi = {0.26615/978-954}", "write '10.26615/978-954'"),
        ("doi = {https://a.org/b.pdf}", "a web address belongs into 'url'"),
        ("url = {a.org/b}", "write 'https://a.org/b'"),
        (f"url = {{a.org/{'b' * 99}}}", f"write 'https://a.org/{'b' * 99}'"),
        ("url = {+ http://a.org/b}", "write 'http://a.org/b'"),
        ("url = {paper-2.pdf}", "write it whole, starting with 'https://', or remove it"),
        (
            "url = {https://a.org/Volume 9/7 B.pdf}",
            "write '%20' for a blank that belongs to it, and delete any other",
        ),
        ("url = {https://a.org/b http://c.org/d}", "it holds several; keep one"),
        ("url = {https://a.org/b; http://c.org/d e}", "it holds several; keep one"),
        ("url = {https://a.org/b`c}", "write '%60' for '`'"),
        (
            r"url = {https://a.org/\dat}",
            r"it holds LaTeX; write the sign itself that is meant by '\'",
        ),
        ("url = {https://a.org/b?c=1>}", "write 'https://a.org/b?c=1'"),
        ("url = {https://a.org/b>c}", "delete the '>'"),
        ("url = {(http://a.org/b)}", "write 'http://a.org/b'"),
        ("url = {www.a.org}", "write 'https://www.a.org'"),
        ("url = {//a.org/b}", "write 'https://a.org/b'"),
        ("url = {http:/a.org/b}", "write 'http://a.org/b'"),
        ("url = {https//a.org/b}", "write 'https://a.org/b'"),
        (
            "url = {arXiv:2101.00027}",
            "write 'eprinttype = {arxiv}, eprint = {2101.00027}' in its place",
        ),
        ("doi = {https://doi.org/10/ggd754}", "write '10/ggd754'"),
        ("doi = {doi:10/ggd754}", "write '10/ggd754'"),
        (
            "doi = {hdl:2065/12100}",
            "write 'url = {https://hdl.handle.net/2065/12100}' in its place",
        ),
        (
            "doi = {hdl:2065/12100}, url = {https://a.org}",
            "write 'eprinttype = {hdl}, eprint = {2065/12100}' in its place",
        ),
    ],
)
def test_the_cure_for_an_identifier_does_no_harm(fields: str, cure: str) -> None:
    assert said(f"@misc{{a, title = {{A}}, year = 2020, {fields}}}").endswith(f"; {cure}")


@pytest.mark.parametrize(
    ("pages", "cure"),
    [
        ("197--22", "correct the last one"),
        ("e197--e22", "correct the last one"),
        ("90--85", "write 85--90, or correct them"),
    ],
)
def test_pages_are_swapped_only_where_both_are_whole(pages: str, cure: str) -> None:
    text = f"@article{{a, title = {{A}}, journal = {{J}}, year = 2020, pages = {{{pages}}}}}"
    assert said(text).endswith(f"run backwards; {cure}")


@pytest.mark.parametrize(
    ("other", "journal", "day"),
    [
        ("journal = {J}, year = 2020", "journal", "year"),
        ("journaltitle = {J}, date = {2020}", "journaltitle", "date"),
    ],
)
def test_what_is_missing_is_named_as_the_file_names_it(other: str, journal: str, day: str) -> None:
    first = f"@article{{a, title = {{A}}, {other}}}\n"
    assert f"has no '{journal}'; add '{journal} = {{…}}', or choose" in said(
        f"{first}@article{{b, title = {{B}}, {day} = {{2021}}}}"
    )
    message = said(f"{first}@article{{b, title = {{B}}, {journal} = {{J}}}}")
    assert message.endswith(
        f"has no '{day}'; add '{day} = {{…}}', or 'year = {{n.d.}}' if the work has none"
    )


def test_without_a_body_a_report_needs_one() -> None:
    assert "has no 'institution'" in said(
        "@report{a, title = {A}, author = {Doe, A.}, year = 2021}"
    )
    assert "has no 'publisher'" in said(
        "@book{a, title = {A}, author = {Doe, A.}, year = 1959, address = {B}}"
    )


@pytest.mark.parametrize(
    "second",
    [
        "author = {Hasan, A.}",
        "author = {Hasan, A. and others}",
        'author = {Hasan, A. and J{\\"o}nes, D.}',
    ],
)
def test_one_work_with_fewer_of_its_authors_is_the_same(second: str) -> None:
    first = '@misc{a, title = {T}, author = {Hasan, A. and J{\\"o}nes, D.}, year = 2015}\n'
    assert [
        rule for rule, _, _ in rules_of(f"{first}@misc{{b, title = {{T}}, {second}, year = 2015}}")
    ] == ["same-work"]


@pytest.mark.parametrize(
    ("kind", "cure"),
    [
        ("artcle", "did you mean 'article'?"),
        ("masterthesis", "write '@mastersthesis'"),
        ("data", "write '@dataset'"),
        ("Regulation", "write '@legislation'"),
        ("entry", "use one of BibTeX or BibLaTeX, such as '@misc'"),
        ("index", "use one of BibTeX or BibLaTeX, such as '@misc'"),
        ("abbreviation", "use one of BibTeX or BibLaTeX, such as '@misc'"),
        ("bookinarticle", "use one of BibTeX or BibLaTeX, such as '@misc'"),
    ],
)
def test_the_type_that_was_meant_is_not_guessed(kind: str, cure: str) -> None:
    assert said(f"@{kind}{{a, title = {{A}}}}").endswith(f"; {cure}")


@pytest.mark.parametrize(
    ("parent", "cure"),
    [
        ("doe2020atlsa", "did you mean 'doe2020atlas'?"),
        ("doe1998maps", "add the entry or delete the field"),
        ("doe2020maps", "add the entry or delete the field"),
    ],
)
def test_another_work_is_not_offered_as_the_book_of_a_chapter(parent: str, cure: str) -> None:
    book = "@book{doe2020atlas, title = {B}, publisher = {P}, year = 2020}\n"
    text = f"{book}@inbook{{a, title = {{A}}, crossref = {{{parent}}}, year = 2020}}"
    (found,) = [message for rule, _, message in rules_of(text) if rule == "unknown-crossref"]
    assert found.endswith(f"; {cure}")


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("englisch", "did you mean 'english'?"),
        ("hungarien", "did you mean 'hungarian'?"),
        ("the language", "write its name in English, such as 'french' or 'chinese'"),
        ("und so", "write its name in English, such as 'french' or 'chinese'"),
    ],
)
def test_no_language_is_guessed(written: str, cure: str) -> None:
    assert said(f"@misc{{a, title = {{A}}, langid = {{{written}}}}}").endswith(f"; {cure}")


def test_what_is_no_doi_makes_no_two_works_one() -> None:
    text = "".join(f"@misc{{{key}, title = {{{key}}}, doi = {{none}}}}\n" for key in "ab")
    assert {rule for rule, _, _ in rules_of(text)} == {"bad-identifier"}
