"""Who opens a reference, and by what name the text cites them."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import Reference
from litmap.references import style


def work(fields: str, kind: str = "report") -> Reference:
    works, problems = read_bibliography("r.bib", f"@{kind}{{k, {fields}, year = 2020}}")
    assert problems == []
    return works["k"]


@pytest.mark.parametrize(
    ("people", "label", "opening"),
    [
        ("author = {{National Institute}}, shortauthor = {NI}", "NI", "NI (National Institute)"),
        (
            "author = {{National Institute (NI)}}, shortauthor = {NI}",
            "NI",
            "NI (National Institute)",
        ),
        (
            "author = {{Body One} and {Body Two}}, shortauthor = {B1/B2}",
            "B1/B2",
            "B1/B2 (Body One and Body Two)",
        ),
        (
            "author = {{The White House Office}}, shortauthor = {White House}",
            "White House",
            "The White House Office",
        ),
        (
            "editor = {{National Institute}}, shorteditor = {NI}",
            "NI",
            "NI (National Institute) (ed.)",
        ),
        (
            "author = {{National Institute}}, nameaddon = {now the Bureau}, shortauthor = {NI}",
            "NI",
            "NI (National Institute [now the Bureau])",
        ),
        (
            "author = {Doe, Ann and Roe, Bo}, shortauthor = {D and R}",
            "D and R",
            "Doe, A. and Roe, B. (D and R)",
        ),
    ],
)
def test_a_body_opens_with_the_short_name_by_which_it_is_cited(
    people: str, label: str, opening: str
) -> None:
    reference = work(f"title = {{T}}, {people}")
    assert style.citation_label(reference) == f"{label} 2020"
    assert style.plain(reference) == f"{opening} (2020). T."


@pytest.mark.parametrize(
    ("fields", "label", "full"),
    [
        ("organization = {ISO/IEC}", "ISO/IEC", "ISO/IEC (2020). Samples – Concepts. ISO 42."),
        (
            "institution = {International Body}, shortauthor = {IB}, publisher = {IB}",
            "IB",
            "IB (International Body) (2020). Samples – Concepts. ISO 42.",
        ),
        (
            "author = {Doe, Ann}, organization = {ISO}",
            "Doe",
            "Doe, A. (2020). Samples – Concepts. ISO, ISO 42.",
        ),
        (
            "editor = {Doe, Ann}, organization = {ISO}",
            "Doe",
            "Doe, A. (ed.) (2020). Samples – Concepts. ISO, ISO 42.",
        ),
        ("publisher = {Press}", "‘Samples’", "Samples – Concepts (2020). Press, ISO 42."),
    ],
)
def test_a_standard_by_nobody_is_by_the_body_that_issued_it(
    fields: str, label: str, full: str
) -> None:
    reference = work(f"title = {{Samples -- Concepts}}, number = {{ISO 42}}, {fields}", "standard")
    assert style.citation_label(reference) == f"{label} 2020"
    assert style.plain(reference) == full


def test_the_body_of_other_works_is_no_author() -> None:
    reference = work("title = {Samples}, institution = {Institute}")
    assert style.plain(reference) == "Samples (2020). Institute."


@pytest.mark.parametrize(
    ("options", "label", "opening"),
    [
        ("useprefix=false", "Berg 2020", "Berg, J. P. van der"),
        ("skipbib, useprefix = false", "Berg 2020", "Berg, J. P. van der"),
        ("useprefix=true", "van der Berg 2020", "van der Berg, J. P."),
        ("skipbib", "van der Berg 2020", "van der Berg, J. P."),
    ],
)
def test_a_particle_behind_the_name(options: str, label: str, opening: str) -> None:
    reference = work(f"title = {{T}}, author = {{van der Berg, Jan Piet}}, options = {{{options}}}")
    assert style.citation_label(reference) == label
    assert style.plain(reference).startswith(f"{opening} (2020)")


def test_namesakes_whose_particle_stands_behind() -> None:
    names = ("van der Berg, Jan", "Berg, Kim")
    records = "\n".join(
        f"@book{{k{at}, title = {{T}}, author = {{{name}}}, year = 2020, "
        "options = {useprefix=false}}"
        for at, name in enumerate(names)
    )
    works, _ = read_bibliography("r.bib", records)
    told = style.with_namesakes_told(works.values())
    assert [style.citation_label(work) for work in told] == [
        "J. van der Berg 2020",
        "K. Berg 2020",
    ]
    assert style.plain(told[0]).startswith("Berg, J. van der (2020)")


@pytest.mark.parametrize(
    ("names", "label", "opening"),
    [
        ("王, 伟", "王伟", "王伟"),
        ("王 伟", "王伟", "王伟"),
        ("张, 三 and 李, 四", "张三 and 李四", "张三 and 李四"),
        ("山田, 太郎 and 高橋, マリ", "山田太郎 and 高橋マリ", "山田太郎 and 高橋マリ"),
        ("김, 철수 and others", "김철수 et al.", "김철수 et al."),
        ("佐々木, 一", "佐々木一", "佐々木一"),
        ("スミス, ジョン", "スミス", "スミス, ジョン"),
        ("王, Wei", "王", "王, W."),
        ("العلي, محمد", "العلي", "العلي، محمد"),
        ("کریمی, علی and כהן, דוד", "کریمی and כהן", "کریمی، علی and כהן, דוד"),
    ],
)
def test_names_in_their_own_script(names: str, label: str, opening: str) -> None:
    reference = work(f"title = {{T}}, author = {{{names}}}, translator = {{王, 伟}}", "book")
    assert style.citation_label(reference) == f"{label} 2020"
    assert style.plain(reference) == f"{opening} (2020). T. Translated by 王伟."


@pytest.mark.parametrize(
    ("given", "listed"),
    [
        ("María de los Ángeles", "M. de los Á."),
        ("Peter van", "P. van"),
        ("Li-de", "L.-D."),
        ("Karsten Peters-von", "K. P.-V."),
        ("De Anna", "D. A."),
        ("J.-P.R.", "J.-P. R."),
    ],
)
def test_particles_have_no_initials(given: str, listed: str) -> None:
    reference = work(f"title = {{T}}, author = {{Doe, {given}}}", "book")
    assert style.plain(reference) == f"Doe, {listed} (2020). T."
