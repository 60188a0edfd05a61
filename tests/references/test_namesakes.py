"""Persons of one surname are told apart in labels and lists, and so are their works."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.site.html.labels import Labels


def labels(*authors: str, year: str = "2023") -> list[str]:
    """The labels of books by these authors, in their order."""
    records = [
        f"@book{{k{at:02}, author = {{{names}}}, title = {{T{at:02}}}, year = {{{year}}}}}"
        for at, names in enumerate(authors)
    ]
    works, _ = read_bibliography("r.bib", "\n".join(records))
    made = Labels(works)
    return [made.label(key) for key in works]


@pytest.mark.parametrize(
    ("authors", "made"),
    [
        (("Doe, Ann", "Doe, Bo"), ["A. Doe 2023", "B. Doe 2023"]),
        (("Doe, Ann", "Doe, Albert"), ["Ann Doe 2023", "Albert Doe 2023"]),
        (("Doe, A. B.", "Doe, A. C."), ["A. B. Doe 2023", "A. C. Doe 2023"]),
        (("Doe, Ann", "Doe, Ann"), ["Doe 2023a", "Doe 2023b"]),
        (("Doe, Ann", "Doe, A."), ["Doe 2023a", "Doe 2023b"]),
        (("Doe, Ann B.", "Doe, Ann"), ["Doe 2023a", "Doe 2023b"]),
        (("Doe", "Doe, Ann"), ["Doe 2023a", "Doe 2023b"]),
        (
            ("Doe, Ann", "Doe, Ann", "Doe, Bo", "Doe, Bo"),
            ["A. Doe 2023a", "A. Doe 2023b", "B. Doe 2023a", "B. Doe 2023b"],
        ),
        (
            ("Doe, Ann", "Doe, Albert", "Doe, Bo", "Doe, A."),
            ["Ann Doe 2023", "Albert Doe 2023", "B. Doe 2023", "A. Doe 2023"],
        ),
        (
            ("Doe, Ann and Roe, Cy", "Doe, Bo and Roe, Cy"),
            ["A. Doe and Roe 2023", "B. Doe and Roe 2023"],
        ),
        (
            ("Doe, Ann and Roe, Cy", "Doe, Ann and Roe, Di"),
            ["Doe and C. Roe 2023", "Doe and D. Roe 2023"],
        ),
        (
            ("Doe, Ann and Roe, R and Poe, P", "Doe, Bo and others"),
            ["A. Doe et al. 2023", "B. Doe et al. 2023"],
        ),
        (("Doe, Ann and Roe, R and Poe, P", "Doe, Bo"), ["Doe et al. 2023", "Doe 2023"]),
        (
            ("van der Berg, Jan", "van der Berg, Kim"),
            ["J. van der Berg 2023", "K. van der Berg 2023"],
        ),
        (("王, 小明", "王, 大文"), ["王小明 2023", "王大文 2023"]),
        (("{Doe}", "Doe, Bo"), ["Doe 2023a", "Doe 2023b"]),
        (("Doe, Jr., Al", "Doe, Sr., Al"), ["A. Doe Jr. 2023", "A. Doe Sr. 2023"]),
        (("Doe, II, Al", "Doe, III, Al"), ["A. Doe II 2023", "A. Doe III 2023"]),
        (("Doe, Jr., Al", "Doe, Jr, Al"), ["Doe 2023a", "Doe 2023b"]),
        (("Doe, Jr., Al", "Doe, Al"), ["Doe 2023a", "Doe 2023b"]),
    ],
)
def test_namesakes_get_initials_or_first_names_and_letters_of_their_own(
    authors: tuple[str, ...], made: list[str]
) -> None:
    assert labels(*authors) == made


def test_namesakes_of_different_years_need_nothing() -> None:
    assert labels("Doe, Ann") + labels("Doe, Bo", year="2022") == ["Doe 2023", "Doe 2022"]


def test_a_list_tells_namesakes_of_equal_initials_by_their_first_names() -> None:
    records = """
    @book{a, author = {Doe, Ann and Roe, R.}, title = {T}, year = 2023}
    @book{b, author = {Doe, Albert and Roe, R.}, title = {T}, year = 2023}
    @book{c, author = {Poe, Ann}, title = {T}, year = 2023}
    """
    works, _ = read_bibliography("r.bib", records)
    made = Labels(works)
    assert made.plain("a") == "Doe, Ann and Roe, R. (2023). T."
    assert made.plain("b") == "Doe, Albert and Roe, R. (2023). T."
    assert made.plain("c") == "Poe, A. (2023). T."
    assert sorted(works, key=made.order) == ["b", "a", "c"]
    assert made.heading("a") == "Ann Doe and Roe 2023"


def test_works_under_a_short_name_are_not_told_by_persons() -> None:
    records = """
    @book{a, author = {Doe, Ann}, shortauthor = {Group}, title = {A}, year = 2023}
    @book{b, author = {Doe, Bo}, shortauthor = {Group}, title = {B}, year = 2023}
    """
    works, _ = read_bibliography("r.bib", records)
    made = Labels(works)
    assert [made.label("a"), made.label("b")] == ["Group 2023a", "Group 2023b"]


@pytest.mark.parametrize("kind", ["incollection", "inreference", "inbook"])
def test_an_unsigned_part_of_a_book_is_named_and_sorted_by_its_title(kind: str) -> None:
    records = f"""
    @{kind}{{a, editor = {{Zed, Z. and Two, B. and Six, C.}}, title = {{The Artifice}},
      booktitle = {{Words}}, year = 2020}}
    @book{{m, author = {{Moe, M.}}, title = {{T}}, year = 2020}}
    """
    works, _ = read_bibliography("r.bib", records)
    made = Labels(works)
    assert made.label("a") == "‘The Artifice’ 2020"
    assert made.plain("a").startswith("‘The Artifice’ (2020). In Zed, Z.")
    assert sorted(works, key=made.order) == ["a", "m"]
    assert not made.byline("a").startswith("Z. Zed")
