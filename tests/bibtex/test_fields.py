"""A field's name is told as a slip only where it looks like one of BibLaTeX's or BibTeX's."""

import pytest

from litmap.bibtex.fields import meant


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("tilte", "title"),
        ("titel", "title"),
        ("pubisher", "publisher"),
        ("jounal", "journal"),
        ("journaltitel", "journaltitle"),
        ("volum", "volume"),
        ("yaer", "year"),
        ("vefified", "verified"),
        ("addres", "address"),
        ("editors", "editor"),
        ("itle", "title"),
        ("eidtor", "editor"),
        ("booktitel", "booktitle"),
    ],
)
def test_a_slip_is_answered_with_the_field(name: str, field: str) -> None:
    assert meant(name)[0] == field


@pytest.mark.parametrize(
    "name",
    [
        *("primaryclass", "eventdate", "titleaddon", "maintitle", "shortjournal", "pubstate"),
        *("annote", "key", "file", "abstract", "timestamp", "owner", "groups", "date-added"),
        *("mendeley-tags", "bdsk-url-1", "__markedentry", "author+an", "adsurl", "numpages"),
        *("eissn", "e-issn", "issn-l", "biburl", "bibsource", "remark", "sn", "my-own-field"),
        *("name", "datea", "publisherx", "x-year", "languageid", "reprint", "translation"),
        *("datum", "hhtype", "fnnote", "sortauthor", "columns", "released", "annotate"),
    ],
)
def test_other_names_are_passed_by(name: str) -> None:
    assert meant(name) == []
