"""What is written from right to left stands apart from its line, and says its language."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.references import style
from litmap.references.direction import isolated

AR, HE = '<bdi lang="ar" dir="rtl">', '<bdi lang="he" dir="rtl">'


@pytest.mark.parametrize(
    ("text", "language", "html"),
    [
        ("Doe & Roe 2023", "arabic", "Doe &amp; Roe 2023"),
        ("محمد 2023", "", f"{AR}محمد</bdi> 2023"),
        ("محمد et al. (2023a)", "", f"{AR}محمد</bdi> et al. (2023a)"),
        ("محمد and כהן 2023", "", f"{AR}محمد</bdi> and {HE}כהן</bdi> 2023"),
        ("Doe and כהן 2023", "english", f"Doe and {HE}כהן</bdi> 2023"),
        ("محمد, علي", "", f"{AR}محمد, علي</bdi>"),
        ("حوكمة AI العالمية", "arabic", f"{AR}حوكمة AI العالمية</bdi>"),
        ("‘ממשל <AI> כאן’", "", f"‘{HE}ממשל &lt;AI&gt; כאן</bdi>’"),
        ("حکمرانی", "persian", '<bdi lang="fa" dir="rtl">حکمرانی</bdi>'),
        ("حکمرانی", "farsi", '<bdi lang="fa" dir="rtl">حکمرانی</bdi>'),
        ("The word שלום in English", "", f"The word {HE}שלום</bdi> in English"),
    ],
)
def test_a_text_from_right_to_left(text: str, language: str, html: str) -> None:
    assert isolated(text, language) == html


def test_the_formatted_reference() -> None:
    record = (
        "@article{k, author = {محمد, علي and Doe, Ann}, title = {حوكمة AI العالمية}, "
        "journal = {مجلة}, langid = {arabic}, year = 2023}"
    )
    works, _ = read_bibliography("r.bib", record)
    assert style.html(works["k"]) == (
        f"{AR}محمد، علي</bdi> and Doe, A. (2023). ‘{AR}حوكمة AI العالمية</bdi>’. "
        f"<em>{AR}مجلة</bdi></em>."
    )
    assert "<bdi" not in style.plain(works["k"])
