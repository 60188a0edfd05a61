"""Months as records name them, in any language and with a day."""

import pytest

from litmap.model.months import month_and_day, season_of_year, span_of_year


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
        ("Hilary Term", "", ""),
        ("1er mars", "", "-03-01"),
        ("三月", "", "-03"),
        ("3월", "", "-03"),
        ("lipca", "", "-07"),
        ("huhtikuu", "", "-04"),
        ("Ιούνιος", "", "-06"),
        ("iulie", "", "-07"),
    ],
)
def test_what_a_month_means(month: str, day: str, meant: str) -> None:
    assert month_and_day(month, day) == meant


@pytest.mark.parametrize("month", ["Mayor", "Marching", "Junior", "13", "0", "tbd", "Ma"])
def test_a_word_that_is_no_month_is_told(month: str) -> None:
    with pytest.raises(ValueError, match="write it as mar, or as a number from 1 to 12"):
        month_and_day(month)


@pytest.mark.parametrize(
    ("month", "date"),
    [
        ("Summer", "2024-22"),
        ("Herbst", "2024-23"),
        ("été", "2024-22"),
        ("весна", "2024-21"),
        ("冬", "2024-24"),
        ("Spring/Summer", "2024-21/2024-22"),
        ("March--April", "2024-03/2024-04"),
        ("Juillet-Août", "2024-07/2024-08"),
        ("jan and feb", "2024-01/2024-02"),
        ("15--17 March", "2024-03-15/2024-03-17"),
        ("Winter/Spring", ""),
        ("December--January", ""),
        ("28--32 May", ""),
        ("March", ""),
        ("15 March", ""),
        ("Michaelmas", ""),
        ("Q3", ""),
        ("Mayor", ""),
    ],
)
def test_a_season_and_a_span_of_months_or_days(month: str, date: str) -> None:
    assert span_of_year("2024", month) == date


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("Winter 1999/2000", "1999-24"),
        ("Winter 1999/2005", ""),
        ("Spring and Summer 2001", ""),
        ("Autumn", ""),
    ],
)
def test_a_season_belongs_to_one_year(said: str, date: str) -> None:
    assert season_of_year(said) == date
