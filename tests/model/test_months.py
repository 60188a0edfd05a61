"""Months as records name them, in any language and with a day."""

import pytest

from litmap.model.months import month_and_day


@pytest.mark.parametrize(
    ("month", "day", "meant"),
    [
        ("March", "", "-03"),
        ("mar", "9", "-03-09"),
        ("Sept.", "", "-09"),
        ("febru", "", "-02"),
        ("05", "", "-05"),
        ("3", "31", "-03-31"),
        ("märz", "", "-03"),
        ("Maerz", "", "-03"),
        ("décembre", "", "-12"),
        ("août", "", "-08"),
        ("de mayo", "", "-05"),
        ("Março", "", "-03"),
        ("grudzień", "", "-12"),
        ("říjen", "", "-10"),
        ("мая", "", "-05"),
        ("مايو", "", "-05"),
        ("5月", "", "-05"),
        ("15 March", "", "-03-15"),
        ("March\u00a015", "", "-03-15"),
        ("March 3rd", "", "-03-03"),
        ("15--17 March", "", "-03-15"),
        ("June 30 -- July 4", "", "-06-30"),
        ("March--April", "", "-03"),
        ("Jan/Feb", "2", "-01-02"),
        ("7--8", "", "-07"),
        ("mid-May", "", "-05"),
        ("March 2019", "", "-03"),
        ("2", "30", "-02"),
        ("June", "31", "-06"),
        ("June", "n.d.", "-06"),
        ("Summer", "", ""),
        ("Spring/Summer", "", ""),
        ("Winter 2020/21", "", ""),
        ("Herbst", "", ""),
        ("été", "", ""),
        ("Q3", "", ""),
        ("3rd quarter", "", ""),
    ],
)
def test_what_a_month_means(month: str, day: str, meant: str) -> None:
    assert month_and_day(month, day) == meant


@pytest.mark.parametrize("month", ["Mayor", "Marching", "Junior", "13", "0", "tbd", "Ma"])
def test_a_word_that_is_no_month_is_told(month: str) -> None:
    with pytest.raises(ValueError, match="write it as mar, or as a number from 1 to 12"):
        month_and_day(month)
