"""Years as bibliographies write them, and what to write in place of those that cannot be read."""

import pytest

from litmap.model.publication_date import PublicationDate, read_date
from litmap.model.publication_year import cure_of_year, read_year

_ANY_CURE = "write 2024, 1991--1992, c. 1998, forthcoming, in press or n.d."


@pytest.mark.parametrize(
    ("written", "words", "start", "end"),
    [
        ("2024", "2024", "2024", ""),
        ("Forthcoming", "forthcoming", "", ""),
        ("to appear", "forthcoming", "", ""),
        ("(in press)", "in press", "", ""),
        ("in  preparation", "in preparation", "", ""),
        ("n.d.", "n.d.", "", ""),
        ("N. d.", "n.d.", "", ""),
        ("s.d.", "n.d.", "", ""),
        ("1991-92", "1991–1992", "1991", "1992"),
        ("1991--1993", "1991–1993", "1991", "1993"),
        ("1999-00", "1999–2000", "1999", "2000"),
        ("c1998", "1998", "1998", ""),
        ("©2019", "2019", "2019", ""),
        ("2024.", "2024", "2024", ""),
        ("Forthcoming in 2026", "forthcoming", "2026", ""),
        ("advance online publication", "in press", "", ""),
        ("no prelo", "in press", "", ""),
        ("em breve", "forthcoming", "", ""),
        ("即将出版", "forthcoming", "", ""),
        ("принято", "accepted", "", ""),
        ("1999/2000", "1999–2000", "1999", "2000"),
        ("c. 1998", "c. 1998", "1998", ""),
        ("ca.1998", "c. 1998", "1998", ""),
        ("1998?", "c. 1998", "1998", ""),
        ("[1998]", "[1998]", "1998", ""),
        ("[ca. 1998?]", "[1998]", "1998", ""),
        ("2024-05", "2024", "2024-05", ""),
        ("2024/11", "2024", "2024-11", ""),
        ("2024-05-09", "2024", "2024-05-09", ""),
        ("2001-02", "2001–2002", "2001", "2002"),
        ("2005--", "since 2005", "2005", ""),
        ("2005-present", "since 2005", "2005", ""),
        ("2005/..", "since 2005", "2005", ""),
        ("May 1987", "1987", "1987-05", ""),
        ("1987 Mai", "1987", "1987-05", ""),
        ("3 mars 1987", "1987", "1987-03-03", ""),
        ("Autumn 2001", "2001", "2001", ""),
        ("[1997] 2002", "2002", "2002", ""),
        ("1989 [1987]", "1989", "1989", ""),
        ("1966 [1872--1879]", "1966", "1966", ""),
        ("1990s", "1990s", "1990", "1999"),
        ("44 BC", "44 BCE", "", ""),
        ("١٩٩١", "1991", "1991", ""),
        ("१९८७--१९८८", "1987–1988", "1987", "1988"),
        ("MCMLXXXIV", "1984", "1984", ""),
        ("MDCCCCVI", "1906", "1906", ""),
        ("MMXXIV", "2024", "2024", ""),
        ("-0043", "44 BCE", "", ""),
        ("2025 (forthcoming)", "forthcoming", "2025", ""),
        ("Im Erscheinen", "forthcoming", "", ""),
        ("sous presse", "in press", "", ""),
        ("inpress", "in press", "", ""),
        ("o. J.", "n.d.", "", ""),
        ("unknown", "n.d.", "", ""),
        ("????", "n.d.", "", ""),
        ("n. y.", "n.d.", "", ""),
        ("s.a. [1907]", "[1907]", "1907", ""),
        ("o.J. [um 1910]", "[1910]", "1910", ""),
        ("c1971", "1971", "1971", ""),
        ("©2003", "2003", "2003", ""),
        ("1908 [i.e. 1980]", "1980", "1980", ""),
        ("1870 (?)", "c. 1870", "1870", ""),
        ("197?", "1970–1979", "1970", "1979"),
        ("18??", "1800–1899", "1800", "1899"),
        ("2003ff.", "since 2003", "2003", ""),
        ("in prep.", "in preparation", "", ""),
    ],
)
def test_what_a_year_means(written: str, words: str, start: str, end: str) -> None:
    found = read_year(written)
    assert (found.words, found.start, found.end) == (words, start, end)
    assert found.about == (
        words[0] in "c[" or words.endswith("0s") or "–" in words * ("?" in written)
    )
    assert not cure_of_year(written)


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("", _ANY_CURE),
        ("198", "a year has four digits, such as 2024"),
        ("20245", "a year has four digits, such as 2024"),
        ("20240105", "a year has four digits, such as 2024"),
        ("0000", "a year has four digits, such as 2024"),
        ("c. 0000", "a year has four digits, such as 2024"),
        ("0000--0001", "a year has four digits, such as 2024"),
        ("1998-00", "the second year is not after the first; write it as 1991--1992"),
        ("1992-91", "the second year is not after the first; write it as 1991--1992"),
        ("18, 164", _ANY_CURE),
        ("\\none{here}", _ANY_CURE),
        (f"Doe, A., {'and ' * 12}1998", _ANY_CURE),
    ],
)
def test_what_to_write_in_place_of_a_year_that_says_nothing(written: str, cure: str) -> None:
    with pytest.raises(ValueError, match=r".") as found:
        read_year(written)
    assert str(found.value) == cure


@pytest.mark.parametrize(
    ("written", "words", "start"),
    [
        ("1998a", "1998", "1998"),
        ("2001 b", "2001", "2001"),
        ("soon", "soon", ""),
        ("Ms.", "Ms.", ""),
        ("in diesem Band", "in diesem Band", ""),
        ("1892; 1895", "1892; 1895", "1892"),
        ("Mayor 1998", "Mayor 1998", "1998"),
        ("1998 (banana)", "1998 (banana)", "1998"),
        ("197?-82", "197?-82", ""),
        ("昭和五十年 (1975)", "昭和五十年 (1975)", "1975"),
    ],
)
def test_words_in_place_of_a_year_are_shown_and_told(written: str, words: str, start: str) -> None:
    found = read_year(written)
    assert (found.words, found.start) == (words, start)
    cure = cure_of_year(written)
    lettered = f"write {start}; the site itself adds a letter where two labels would be equal"
    assert cure in (_ANY_CURE, lettered)
    assert (cure == lettered) == (words == start)


def test_the_order_of_dates() -> None:
    dates = [read_year(year) for year in ("forthcoming", "2024", "n.d.", "1991-92")]
    dates.append(PublicationDate("2024", "2024-05-09"))
    dates += [read_date(date) for date in ("-0043", "-0349", "0044")]
    ordered = sorted(dates, key=lambda date: date.order)
    words = ["n.d.", "350 BCE", "44 BCE", "44", "1991–1992", "2024", "2024", "forthcoming"]
    assert [date.words for date in ordered] == words
    assert ordered[6].start == "2024-05-09"


@pytest.mark.parametrize(
    ("written", "words", "start", "end", "about"),
    [
        ("2024-02-20", "2024", "2024-02-20", "", False),
        ("2024-02-20T10:20:30Z", "2024", "2024-02-20", "", False),
        ("2021-03/2022", "2021–2022", "2021-03", "2022", False),
        ("1984/1986", "1984–1986", "1984", "1986", False),
        ("2020-05-01/2020-05-03", "2020", "2020-05-01", "", False),
        ("2020/", "since 2020", "2020", "", False),
        ("2020/..", "since 2020", "2020", "", False),
        ("../2020", "until 2020", "2020", "", False),
        ("1984~", "c. 1984", "1984", "", True),
        ("1984-05?", "c. 1984", "1984-05", "", True),
        ("1984~/1986", "c. 1984–1986", "1984", "1986", True),
        ("2021-22", "2021", "2021", "", False),
        ("199X", "1990–1999", "1990", "1999", True),
        ("2004-XX-XX", "2004", "2004", "", False),
        ("2004-05-XX", "2004", "2004-05", "", False),
        ("19XX", "1900–1999", "1900", "1999", True),
        ("199u", "1990–1999", "1990", "1999", True),
        ("1984?~", "c. 1984", "1984", "", True),
        ("1984%/1986-02", "c. 1984–1986", "1984", "1986", True),
        ("/2020", "until 2020", "2020", "", False),
        ("2020~/", "since c. 2020", "2020", "", True),
        ("2020-33/2021-34", "2020–2021", "2020", "2021", False),
        ("2024-02-20T10:20:30+05:30/2024-02-21T09:00:00", "2024", "2024-02-20", "", False),
        ("0349", "349", "0349", "", False),
        ("१९८७-०१-१५/१९८८", "1987–1988", "1987-01-15", "1988", False),
        ("-0349~", "c. 350 BCE", "", "", True),
        ("0000", "1 BCE", "", "", False),
        ("y-51234", "51235 BCE", "", "", False),
        ("-0349/-0346", "350 BCE–347 BCE", "", "", False),
        ("-0043-03-15/0014", "44 BCE–14", "", "", False),
        ("-2011-21/-2010-22", "2012 BCE–2011 BCE", "", "", False),
    ],
)
def test_what_a_date_means(written: str, words: str, start: str, end: str, about: bool) -> None:
    found = read_date(written)
    assert (found.words, found.start, found.end, found.about) == (words, start, end, about)


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("20 Feb 2024", "write it as 2024, 2024-02 or 2024-02-20"),
        ("2024-13", "write it as 2024, 2024-02 or 2024-02-20"),
        ("2024-02-30", "write it as 2024, 2024-02 or 2024-02-20"),
        ("", "write it as 2024, 2024-02 or 2024-02-20"),
        ("2022/2021", "the second date is before the first; swap them"),
        ("2020-05-03/2020-05-01", "the second date is before the first; swap them"),
        ("-0346/-0349", "the second date is before the first; swap them"),
        ("2020/-0349", "the second date is before the first; swap them"),
        ("2017-14", "write it as 2024, 2024-02 or 2024-02-20"),
        ("19X", "write it as 2024, 2024-02 or 2024-02-20"),
        ("20245", "write it as 2024, 2024-02 or 2024-02-20"),
        ("20240105", "write it as 2024, 2024-02 or 2024-02-20"),
        ("1985-1030", "write it as 2024, 2024-02 or 2024-02-20"),
    ],
)
def test_what_to_write_in_place_of_a_date_that_says_nothing(written: str, cure: str) -> None:
    with pytest.raises(ValueError, match=r".") as found:
        read_date(written)
    assert str(found.value) == cure


@pytest.mark.parametrize(
    "written",
    [
        *("2020/", "../2020", "2020~/", "1984~/1986", "199X", "-0349", "-0349~", "0000", "1984~"),
        *("-0349/-0346", "-0043/0014", "1984/1986", "2020"),
    ],
)
def test_the_words_of_a_date_are_read_as_the_same_date(written: str) -> None:
    """Plain BibTeX has a `year` alone."""
    words = read_date(written).words
    assert read_year(words).words == words
    assert read_year(words.replace("–", "--")).words == words
