"""Dates and ranges of dates in words."""

import pytest

from litmap.references.days import days_in_words


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
