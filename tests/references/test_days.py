"""Dates and ranges of dates in words."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.references.csl import csl_item
from litmap.references.days import days_in_words, exact_date
from litmap.references.plain_bibtex import bibtex_record
from litmap.references.ris import ris
from litmap.references.style import plain


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2023", "2023"),
        ("2023-11", "November 2023"),
        ("2023-11-02", "2 November 2023"),
        ("2023-11-02T10:30:00Z", "2 November 2023"),
        ("2023-11-XX", "November 2023"),
        ("2024-21", "Spring 2024"),
        ("2024-24", "Winter 2024"),
        ("1984-05~", "c. May 1984"),
        ("1984?", "c. 1984"),
        ("2023-11-01/2023-11-02", "1–2 November 2023"),
        ("2023-11-02/2023-11-02", "2 November 2023"),
        ("2023-10-30/2023-11-01", "30 October – 1 November 2023"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2023-05/2023-07", "May–July 2023"),
        ("2023-12/2024-01", "December 2023 – January 2024"),
        ("2023/2024", "2023–2024"),
        ("2021-03/..", "March 2021–"),
        ("2021/", "2021–"),
        ("../2024-05", "–May 2024"),
        ("-0350", "351 BCE"),
        ("-0350~", "c. 351 BCE"),
        ("-0350-05", "351 BCE"),
        ("-0380/-0370", "381–371 BCE"),
        ("0000", "1 BCE"),
        ("199X", "1990–1999"),
        ("Michaelmas", "Michaelmas"),
        ("", ""),
    ],
)
def test_days_in_words(date: str, words: str) -> None:
    assert days_in_words(date) == words


@pytest.mark.parametrize(
    ("month", "words", "issued", "ris_date", "plain_month"),
    [
        ("Summer", "Summer 2024", {"date-parts": [[2024]], "season": 2}, "2024///Summer", "Summer"),
        ("Herbst", "Autumn 2024", {"date-parts": [[2024]], "season": 3}, "2024///Autumn", "Autumn"),
        ("Mai", "May 2024", {"date-parts": [[2024, 5]]}, "2024/05/", "May"),
        (
            "March--April",
            "March–April 2024",
            {"date-parts": [[2024, 3], [2024, 4]]},
            "2024-03/2024-04",
            "March--April",
        ),
        ("Michaelmas", "Michaelmas 2024", {"date-parts": [[2024]]}, "2024//", "Michaelmas"),
        ("Q3", "Q3 2024", {"date-parts": [[2024]]}, "2024//", "Q3"),
    ],
)
def test_a_part_of_the_year_in_the_field_of_the_month_is_said_everywhere(
    month: str, words: str, issued: dict[str, object], ris_date: str, plain_month: str
) -> None:
    record = f"@article{{a, title = {{T}}, journal = {{J}}, year = 2024, month = {{{month}}}}}"
    work = read_bibliography("references.bib", record)[0]["a"]
    assert plain(work) == f"‘T’ (2024). J, {words}."
    assert csl_item(work)["issued"] == issued
    assert f"DA  - {ris_date}\r\n" in ris([csl_item(work)])
    assert f"month = {plain_month}" in bibtex_record(work).replace("{", "").replace("may", "May")


def test_a_title_that_names_the_first_day_does_not_say_the_range() -> None:
    record = "@misc{a, title = {Summit of 1 November 2023}, date = {2023-11-01/2023-11-02}}"
    work = read_bibliography("references.bib", record)[0]["a"]
    assert exact_date(work) == "1–2 November 2023"


def test_months_belong_to_a_single_year() -> None:
    record = "@misc{a, title = {T}, year = {1991--1992}, month = {May--June}}"
    assert read_bibliography("references.bib", record)[0]["a"].date == "1991"
