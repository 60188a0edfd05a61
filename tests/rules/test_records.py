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
        "@misc{a, title = {Budget of \\$1 billion}, year = 2020}",
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
        ("@misc{a, title = {A}, url = {www.a.org}, date = {2020}}", "bad-identifier", "error"),
        ("@misc{a, title = {A}, year = {soon}}", "bad-year", "error"),
        ("@misc{a, title = {A}, urldate = {3 Feb. 2016}}", "bad-date", "error"),
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
