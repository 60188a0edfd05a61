"""Official journals and law reports have one form, wherever a record has their parts."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.references import style


def shown(record: str) -> str:
    works, problems = read_bibliography("r.bib", record)
    assert problems == []
    return style.plain(works["k"])


OLD = "OJ L 119, 4 May 2016, pp. 1–88."
NEW = "OJ L, 2024/1689, 4 May 2016."
NAME = "Official Journal of the European Union"


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ("journaltitle = {OJ}, number = {L 119}, pages = {1--88}", OLD),
        ("journaltitle = {OJ}, number = {L119}, pages = {1--88}", OLD),
        ("journaltitle = {OJ}, number = {No L 119}, pages = {1--88}", OLD),
        ("journaltitle = {OJ}, volume = {L 119}, pages = {1--88}", OLD),
        ("journaltitle = {OJ}, series = {L}, number = {119}, pages = {1--88}", OLD),
        ("journaltitle = {OJ}, volume = {L}, number = {119}, eid = {1--88}", OLD),
        ("journaltitle = {OJ L}, number = {119}, pages = {1--88}", OLD),
        ("series = {OJ}, number = {L 119}, pages = {1--88}", OLD),
        ("series = {OJ L}, volume = {119}, pages = {1--88}", OLD),
        (f"journaltitle = {{{NAME}}}, volume = {{59}}, number = {{L 119}}, pages = {{1--88}}", OLD),
        ("journaltitle = {OJ}, number = {L 119}, pages = {1}", "OJ L 119, 4 May 2016, p. 1."),
        (f"journaltitle = {{{NAME} (L 119)}}, pages = {{1--88}}", OLD),
        (f"journaltitle = {{{NAME}, L 119}}, pages = {{1--88}}", OLD),
        (f"series = {{{NAME}}}, number = {{L 119}}, pages = {{1--88}}", OLD),
        (
            "journaltitle = {Official Journal of the European Communities}, number = {C 45 E}, "
            "pages = {3}",
            "OJ C 45 E, 4 May 2016, p. 3.",
        ),
        ("journaltitle = {OJ}, number = {CE 45}", "OJ CE 45, 4 May 2016."),
        ("journaltitle = {OJ}, number = {L 119/1}", "OJ L 119/1, 4 May 2016."),
        (f"series = {{{NAME}}}, number = {{L 2024/1689}}", NEW),
        (f"journaltitle = {{{NAME}}}, series = {{L}}, number = {{2024/1689}}", NEW),
        (f"journaltitle = {{{NAME}}}, series = {{L series}}, number = {{2024/1689}}", NEW),
        ("journaltitle = {OJ}, number = {L, 2024/1689}, eid = {2024/1689}", NEW),
        ("journaltitle = {OJ}, number = {C/2024/1234}", "OJ C, C/2024/1234, 4 May 2016."),
        (
            "journaltitle = {OJ}, series = {C}, number = {C/2024/1234}",
            "OJ C, C/2024/1234, 4 May 2016.",
        ),
    ],
)
def test_the_official_journal_of_the_union(fields: str, where: str) -> None:
    text = shown(f"@legislation{{k, title = {{Act}}, date = {{2016-05-04}}, {fields}}}")
    assert text == f"Act (2016). {where}"


@pytest.mark.parametrize(
    ("fields", "behind"),
    [
        ("volume = {L 119}, number = {2016/679}, type = {Regulation}", " Regulation 2016/679."),
        ("series = {L}, volume = {119}, number = {2016/679}", " No. 2016/679."),
    ],
)
def test_an_act_keeps_its_own_number_besides_that_of_the_journal(fields: str, behind: str) -> None:
    text = shown(
        f"@legislation{{k, title = {{Act}}, date = {{2016-05-04}}, journaltitle = {{OJ}}, {fields}}}"
    )
    assert text == f"Act (2016). OJ L 119, 4 May 2016.{behind}"


def test_the_number_of_an_act_is_not_repeated_from_its_title() -> None:
    text = shown(
        "@legislation{k, title = {Regulation 2016/679}, date = {2016}, journaltitle = {OJ}, "
        "series = {L}, volume = {119}, number = {2016/679}, pages = {1}}"
    )
    assert text == "Regulation 2016/679 (2016). OJ L 119, p. 1."


def test_the_day_of_a_judgment_is_not_that_of_the_journal() -> None:
    text = shown(
        "@jurisdiction{k, title = {A v B}, institution = {Court}, number = {C-1/20}, "
        "journaltitle = {OJ}, volume = {C 3}, pages = {7}, date = {2020-07-16}}"
    )
    assert text == "A v B (2020). OJ C 3, p. 7. Court, case C-1/20. 16 July 2020."


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        (
            "journaltitle = {Official Journal of the Republic}, number = {L 119}, pages = {1--2}",
            "Official Journal of the Republic, L 119, 4 May 2016, pp. 1–2.",
        ),
        (
            "journaltitle = {Official Journal}, number = {12}",
            "Official Journal, no. 12, 4 May 2016.",
        ),
        (
            "journaltitle = {OJ}, number = {L 119, supplement}",
            "OJ, L 119, supplement, 4 May 2016.",
        ),
    ],
)
def test_what_is_no_issue_of_the_official_journal_stands_as_it_is(fields: str, where: str) -> None:
    text = shown(f"@legislation{{k, title = {{Act}}, date = {{2016-05-04}}, {fields}}}")
    assert text == f"Act (2016). {where}"


@pytest.mark.parametrize(
    ("kind", "fields", "where"),
    [
        ("jurisdiction", "journaltitle = {U.S.}, volume = {593}, pages = {1--62}", "593 U.S. 1."),
        ("jurisdiction", "journaltitle = {US}, volume = {593}, pages = {1, 5}", "593 U.S. 1."),
        ("jurisdiction", "series = {U.S.}, volume = {593}, pages = {1}", "593 U.S. 1."),
        (
            "jurisdiction",
            "journaltitle = {United States Reports}, volume = {5}, pages = {137}",
            "5 U.S. 137.",
        ),
        ("jurisdiction", "journaltitle = {F. 3d}, volume = {12}, pages = {7}", "12 F.3d 7."),
        (
            "jurisdiction",
            "journaltitle = {F.}, series = {3d}, volume = {12}, pages = {7}",
            "12 F.3d 7.",
        ),
        (
            "legislation",
            "journaltitle = {Stat.}, volume = {134}, pages = {3388}",
            "134 Stat. 3388.",
        ),
        (
            "legislation",
            "journaltitle = {U.S.C.}, volume = {47}, pages = {§ 230}",
            "47 U.S.C. § 230.",
        ),
        (
            "article",
            "journal = {Federal Register}, volume = {88}, number = {211}, pages = {75191-75226}",
            "88 Fed. Reg. 75191.",
        ),
        ("article", "journal = {Stat}, volume = {8}, pages = {1-6}", "Stat, 8, 1–6."),
        ("jurisdiction", "journaltitle = {All ER}, volume = {2}, pages = {7}", "All ER, 2, 7."),
        ("jurisdiction", "journaltitle = {U.S.}, volume = {603}", "U.S., 603."),
        ("legal", "series = {ATS}, number = {[2004] ATS 9}", "[2004] ATS 9."),
        ("legal", "series = {CETS}, number = {225}", "CETS No. 225."),
        ("legal", "series = {Cm}, number = {CmP 815}", "Cm, CmP 815."),
    ],
)
def test_reports_and_codes_of_law(kind: str, fields: str, where: str) -> None:
    text = shown(f"@{kind}{{k, title = {{Sample}}, date = {{2020}}, {fields}}}")
    assert text.replace("‘", "").replace("’", "") == f"Sample (2020). {where}"
