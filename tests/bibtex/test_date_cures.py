"""What to write in place of a date that is none: the whole of what was meant, or nothing."""

import pytest

from litmap.bibtex.date_cures import cure_of_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2013-12-5", "2013-12-05"),
        ("2005-9-2", "2005-09-02"),
        ("2021/10/01", "2021-10-01"),
        ("2021.3.4.", "2021-03-04"),
        ("2003-07-", "2003-07"),
        ("24-26 May, 2002", "2002-05-24/2002-05-26"),
        ("5.-7. Mai 2021", "2021-05-05/2021-05-07"),
        ("3 to 5 juillet 2020", "2020-07-03/2020-07-05"),
        ("August 18-20th, 1995", "1995-08-18/1995-08-20"),
        ("12-October-2020", "2020-10-12"),
        ("3 Feb. 2016", "2016-02-03"),
        ("15/6/2015", "2015-06-15"),
        ("21-04-2021", "2021-04-21"),
        ("4-21-2021", "2021-04-21"),
        ("1854-1971", "1854/1971"),
        (r"1975\_2013", "1975/2013"),
        ("2008--", "2008/"),
        ("2023--2024", "2023/2024"),
        ("2023-11-01 to 2023-11-02", "2023-11-01/2023-11-02"),
        ("2024-5-1", "2024-05-01"),
        ("05/2024", "2024-05"),
        ("2024/05", "2024-05"),
        ("20240105", "2024-01-05"),
        ("2024-05-00", "2024-05"),
        ("2024-00-00", "2024"),
        ("c. 2019", "2019~"),
    ],
)
def test_the_cure_holds_all_that_was_meant(written: str, meant: str) -> None:
    assert cure_of_date(written) == f"write it as {meant}"


@pytest.mark.parametrize("words", ["n.d.", "forthcoming", "o. J.", "s.f.", "im Druck"])
def test_words_belong_into_the_year(words: str) -> None:
    assert cure_of_date(words) == f"write 'year = {{{words}}}' in its place"


@pytest.mark.parametrize(
    "written",
    [
        *(
            "1903/5",
            "11/02/2025",
            "20017-05-02",
            "2021-2020",
            "1996-13-03",
            "2024-02-30",
            "2024-13-01",
            "26-24 May, 2002",
            "1980s",
        ),
        *("soon", "", "June 30-July 2, 2014", "30 June - 2 July 2014"),
    ],
)
def test_nothing_is_guessed(written: str) -> None:
    assert cure_of_date(written) == ""
