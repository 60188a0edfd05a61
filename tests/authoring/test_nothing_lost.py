"""What other programs write comes in whole, or is named with its value."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.authoring.test_import import imported, works

from litmap.authoring.taking import Added
from litmap.model.reference import Reference


def added(project: Path, name: str, data: str) -> tuple[Added, Reference]:
    """What is told of the only work of a file, and the work as it stands in the bibliography."""
    (project / "references.bib").write_text("", encoding="utf-8")
    (one,) = imported(project, name, data).added
    return one, works(project)[one.key]


def ris(*lines: str) -> str:
    return "\n".join(["TY  - JOUR", "TI  - A title", *lines, "ER  - \n"])


DATABASES: list[tuple[tuple[str, ...], dict[str, str], tuple[str, ...]]] = [
    (("DO  - 10.1000/x", "DO  - https://doi.org/10.1000/x"), {"doi": "10.1000/x", "url": ""}, ()),
    (("DO  - unknown", "DO  - 10.1000/x"), {"doi": "10.1000/x"}, ("DO (the others) 'unknown'",)),
    (("PB  - Wiley", "PB  - US"), {"publisher": "Wiley"}, ("PB (the others) 'US'",)),
    (("PB  - Wiley", "PB  - Wiley"), {"publisher": "Wiley"}, ()),
    (("VL  - 3", "M1  - 7", "M1  - 8"), {"number": "7"}, ("M1 (the others) '8'",)),
    (("M1  - " + "Doe, A. (2001). A work that is cited. " * 3,), {"number": ""}, ("M1",)),
    (("SN  - 12345679 (ISSN)",), {"issn": "12345679"}, ()),
    (("SN  - ISSN: 1234-5679; 0306406152 (ISBN)",), {"issn": "1234-5679", "isbn": "0306406152"}, ()),
    (("C7  - 104369", "C2  - 31562985"), {"eid": "104369", "pmid": "31562985"}, ()),
    (("C2  - PMC7123456",), {"pmcid": "PMC7123456"}, ()),
    (("N1  - Short.", "N1  - " + "A reference. " * 2000), {"note": "Short."}, ("N1 (the others)",)),
    (("AB  - " + "Many words. " * 2000,), {"note": ""}, ("AB",)),
    (("DA  - 2024/13/45",), {"date": "2024"}, ()),
    (("DA  - 2024/05/07/", "N1  - In press"), {"date": "2024-05-07", "note": "In press"}, ()),
    (("Y2  - 2024/05/",), {"urldate": ""}, ("Y2 '2024/05/'",)),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected", "left_out"), DATABASES)
def test_records_of_databases(
    bare_project: Path, lines: tuple[str, ...], expected: dict[str, str], left_out: tuple[str, ...]
) -> None:
    told, work = added(bare_project, "a.ris", ris(*lines))
    assert {name: work.get(name) for name in expected} == expected
    assert told.left_out == left_out


def test_a_record_with_a_thousand_authors_comes_in(bare_project: Path) -> None:
    names = [f"AU  - Roe-{number:04} von Berg-Hausen, Maria Magdalena" for number in range(1200)]
    _, work = added(bare_project, "a.ris", ris(*names))
    assert len(work.authors) == 1200


CSL: list[tuple[dict[str, Any], dict[str, str], tuple[str, ...]]] = [
    ({"publisher-place": "Łódź", "event-place": "Łódź"}, {"location": "Łódź", "venue": ""}, ()),
    ({"publisher-place": "Bonn", "event-place": "Rome"}, {"location": "Bonn", "venue": "Rome"}, ()),
    ({"event-place": "Rome"}, {"venue": "Rome"}, ()),
    (
        {"publisher-place": "Rome", "event-place": "Rome", "event-title": "Summit"},
        {"location": "Rome", "venue": "Rome"},
        (),
    ),
    ({"abstract": "Words. " * 4000, "volume": "3"}, {"volume": "3"}, ("abstract",)),
    ({"issued": {"literal": "May 1987"}}, {"date": "1987-05", "year": ""}, ()),
    ({"issued": {"raw": "Marburg 2019"}}, {"date": "2019"}, ()),
    ({"issued": {"raw": "Decision 12, 2024"}}, {"date": "2024"}, ()),
    ({"accessed": {"date-parts": [[2024, 5]]}}, {"urldate": ""}, ("accessed",)),
    (
        {"translator": [{"family": "Doe"}], "note": "Translator: Roe || B"},
        {"note": "Translator: Roe || B"},
        (),
    ),
    (
        {"type": "document", "archive_location": "FO 371/1234, no. 2"},
        {"library": "FO 371/1234, no. 2", "eprint": ""},
        (),
    ),
]


@pytest.mark.parametrize(("values", "expected", "left_out"), CSL)
def test_items_of_zotero(
    bare_project: Path, values: dict[str, Any], expected: dict[str, str], left_out: tuple[str, ...]
) -> None:
    item = {"type": "book", "title": "A title", **values}
    told, work = added(bare_project, "a.json", json.dumps([item]))
    assert {name: work.get(name) for name in expected} == expected
    assert tuple(name for name in told.left_out if name) == left_out


ADDRESSES: list[tuple[str, str, tuple[str, ...]]] = [
    ("https://a.example/x https://b.example/y", "https://a.example/x", ("https://b.example/y",)),
    ("https://a.example/x; http://b.example/y", "https://a.example/x", ("http://b.example/y",)),
    ("https://a.example/x,https://a.example/x", "https://a.example/x", ()),
    ("https://a.example/a|b", "https://a.example/a%7Cb", ()),
    ("https://a.example/50:2<7::AI>3.0", "https://a.example/50:2%3C7::AI%3E3.0", ()),
    ("www.a.example/x", "https://www.a.example/x", ()),
    ("https://a.example/x;", "https://a.example/x", ()),
]


@pytest.mark.parametrize(("said", "url", "others"), ADDRESSES)
@pytest.mark.parametrize("form", ["bib", "json", "ris"])
def test_an_address_is_kept_and_others_are_told(
    bare_project: Path, form: str, said: str, url: str, others: tuple[str, ...]
) -> None:
    data = {
        "bib": f"@online{{a, title = {{A title}}, url = {{{said}}}}}",
        "json": json.dumps([{"type": "webpage", "title": "A title", "URL": said}]),
        "ris": ris(f"UR  - {said}"),
    }
    told, work = added(bare_project, f"a.{form}", data[form])
    assert work.get("url") == url
    assert [name.partition(" '")[2].rstrip("'") for name in told.left_out] == list(others)
    assert told.notes == ()


def test_an_address_broken_over_two_lines_is_one(bare_project: Path) -> None:
    item = {"type": "webpage", "title": "A title", "URL": "https://a.example/long-\npath"}
    assert added(bare_project, "a.json", json.dumps([item]))[1].get("url") == (
        "https://a.example/long-path"
    )


def test_words_behind_an_address_are_no_part_of_it(bare_project: Path) -> None:
    item = {"type": "webpage", "title": "A title", "URL": "https://a.example/x (seen in May)"}
    told, work = added(bare_project, "a.json", json.dumps([item]))
    assert work.get("url") == ""
    assert "https://a.example/x (seen in May)" in " ".join(told.notes)


DATES: list[tuple[str, dict[str, str], tuple[str, ...]]] = [
    ("year = {Autumn 2001}", {"date": "2001-23"}, ()),
    ("year = 2001, month = {Frühling}", {"date": "2001-21"}, ()),
    ("year = {été 2001}", {"date": "2001-22"}, ()),
    ("year = {Winter 1999/2000}", {"date": "1999-24"}, ()),
    ("year = 1983, month = {September/October}", {"date": "1983-09/1983-10"}, ()),
    ("year = 1983, month = dec # {--} # jan", {"date": "1983-12"}, ("month 'December–January'",)),
    ("year = 1990, month = {12--14 jan}", {"date": "1990-01-12/1990-01-14"}, ()),
    ("year = 1990, month = {März 12–14}", {"date": "1990-03-12/1990-03-14"}, ()),
    ("year = 1990, month = jan, day = {30--31}", {"date": "1990-01-30/1990-01-31"}, ()),
    ("year = 1990, month = {30 jan -- 2 feb}", {"date": "1990-01-30/1990-02-02"}, ()),
    ("year = 1990, month = {03}", {"date": "1990-03"}, ()),
    ("year = {[1990] 2002}", {"date": "2002", "origdate": "1990"}, ()),
    ("year = {2002 (1990)}", {"date": "2002", "origdate": "1990"}, ()),
    ("year = {2002 [1990]}, origdate = 1991", {"origdate": "1991"}, ("year '2002 [1990]'",)),
    ("year = {1875 [2004]}", {"date": "1875", "origdate": ""}, ("year '1875 [2004]'",)),
    ("year = {1991--92}", {"date": "1991/1992"}, ()),
    ("year = 2001, month = {Q3}", {"date": "2001"}, ("month 'Q3'",)),
    ("year = {until 1990}", {"date": "../1990"}, ()),
    ("accessed = {May 2024}", {"urldate": ""}, ("accessed 'May 2024'",)),
    ("journal = {One}, journaltitle = {Two}", {"journaltitle": "Two"}, ("journal 'One'",)),
]


@pytest.mark.parametrize(("fields", "expected", "left_out"), DATES)
def test_dates_of_bibtex_are_kept_as_far_as_they_go(
    bare_project: Path, fields: str, expected: dict[str, str], left_out: tuple[str, ...]
) -> None:
    told, work = added(bare_project, "a.bib", f"@misc{{a, title = {{A title}}, {fields}}}")
    assert {name: work.get(name) for name in expected} == expected
    assert told.left_out == left_out


LANGUAGES = [
    ("langid = {ngerman}, language = {german}", "ngerman", ""),
    ("langid = {french}, language = {fre}", "french", ""),
    ("langid = {english}, language = {zh}", "english", "zh"),
    ("langid = {english}, language = {arabic and french}", "english", "arabic and french"),
]


@pytest.mark.parametrize(("fields", "langid", "language"), LANGUAGES)
def test_another_language_than_that_of_the_record_is_kept(
    bare_project: Path, fields: str, langid: str, language: str
) -> None:
    told, work = added(bare_project, "a.bib", f"@misc{{a, title = {{A title}}, {fields}}}")
    assert (work.get("langid"), work.get("language"), told.left_out) == (langid, language, ())


def test_seasons_in_words_in_all_formats(bare_project: Path) -> None:
    item = {"type": "book", "title": "A title", "issued": {"literal": "Herbst 2001"}}
    for name, data in {"a.json": json.dumps([item]), "a.ris": ris("DA  - 2001//Automne/")}.items():
        assert added(bare_project, name, data)[1].get("date") == "2001-23"


@pytest.mark.parametrize("mark", ["\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}"])
@pytest.mark.parametrize("name", ["a.bib", "a.json", "a.ris"])
def test_a_mark_within_a_word_does_not_cut_it(bare_project: Path, name: str, mark: str) -> None:
    title = f"Know{mark}ledge of Gesell{mark}schaft"
    data = {
        "a.bib": f"@misc{{a, title = {{{title}}}}}",
        "a.json": json.dumps([{"type": "book", "title": title}]),
        "a.ris": f"TY  - BOOK\nTI  - {title}\nER  - \n",
    }
    _, work = added(bare_project, name, data[name])
    assert work.get("title") == "Knowledge of Gesellschaft"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\th\'attr", "þáttr"),
        (r"Gar\dh\'ar", "Garðár"),
        (r"\o\~n \ss\"a", "øñ ßä"),
        (r"\AE\'a", "Æá"),
    ],
)
def test_an_accent_may_follow_a_letter_that_is_a_command(
    bare_project: Path, latex: str, text: str
) -> None:
    told, work = added(bare_project, "a.bib", f"@misc{{a, title = {{{latex}}}}}")
    assert (work.get("title"), told.notes) == (text, ())
