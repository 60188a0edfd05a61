"""Periods as pages show them, in full and in the years of a narrow cell."""

import pytest

from litmap.model.dates import period, years


@pytest.mark.parametrize(
    ("since", "until", "as_of", "full", "short"),
    [
        (None, None, None, "", ""),
        ("1961-09-30", None, None, "since 30 Sep 1961", "1961"),
        ("1973", "2020-01-31", None, "from 1973 until 31 Jan 2020", "1973–2020"),
        (None, "2020-01", None, "until Jan 2020", "until 2020"),
        (None, None, "2024-02-20", "as of 20 Feb 2024", "as of 2024"),
        ("1961", None, "2024", "since 1961, as of 2024", "1961, as of 2024"),
    ],
)
def test_a_period_says_what_is_known_of_it(
    since: str | None, until: str | None, as_of: str | None, full: str, short: str
) -> None:
    assert period(since, until, as_of) == full
    assert years(since, until, as_of) == short
