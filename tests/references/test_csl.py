"""CSL items: what a field of references.bib becomes for those who take a work away."""

import pytest

from litmap.bibtex.reader import read_bibliography
from litmap.references.csl import CslItem, csl_item
from litmap.references.csl_dates import csl_date, written_date
from litmap.references.csl_file import readable
from litmap.references.ris import ris


def item(kind: str, fields: str) -> CslItem:
    references, problems = read_bibliography("references.bib", f"@{kind}{{key, {fields}}}")
    assert problems == []
    return csl_item(references["key"])


def test_a_number_is_an_issue_in_a_journal_and_a_number_elsewhere() -> None:
    article = item("article", "title = {T}, journaltitle = {Atlas}, number = {3}")
    assert (article.get("issue"), article.get("number")) == ("3", None)
    report = item("report", "title = {T}, institution = {CIGI}, number = {311}")
    assert (report.get("issue"), report.get("number")) == (None, "311")


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ("note = {A note.}, titleaddon = {The same}", "note", "A note. The same"),
        ("note = {A note.}", "note", "A note."),
        ("howpublished = {Leaflet}", "genre", "Leaflet"),
        ("howpublished = {Leaflet}", "medium", None),
        ("howpublished = {Leaflet}, type = {Brochure}", "medium", "Leaflet"),
        ("maintitle = {The Show}", "container-title", "The Show"),
        ("isbn = {ISBN 978-0-306-40615-7 (pbk.)}", "ISBN", "978-0-306-40615-7"),
        (
            "isbn = {978-0-306-40615-7 (print); 0-306-40615-2}",
            "ISBN",
            "978-0-306-40615-7 0-306-40615-2",
        ),
        ("isbn = {unknown}", "ISBN", "unknown"),
        ("language = {french}", "language", "fr"),
        ("eprint = {4567890}, eprinttype = {SSRN}", "URL", "https://ssrn.com/abstract=4567890"),
        ("eprint = {4567890}, eprinttype = {SSRN}, doi = {10.2139/ssrn.4567890}", "URL", None),
        ("date = {-0380}", "issued", {"date-parts": [[-381]]}),
        ("date = {0000}", "issued", {"date-parts": [[-1]]}),
    ],
)
def test_what_has_a_variable_of_another_name(fields: str, name: str, value: object) -> None:
    assert item("audio", f"title = {{T}}, {fields}").get(name) == value


@pytest.mark.parametrize(
    "date", ["-0380", "-0001", "0000", "0001", "2024-05", "2021-03/2022", "1998~"]
)
def test_dates_come_back_from_csl(date: str) -> None:
    assert written_date(csl_date(date)) == date


@pytest.mark.parametrize(
    ("kind", "fields", "lines"),
    [
        (
            "report",
            "type = {Speech}, howpublished = {HL Deb., col. 1180}",
            ["N1  - HL Deb., col. 1180"],
        ),
        ("misc", "eventtitle = {COP 30}, venue = {Belém}", ["N1  - COP 30, Belém"]),
        ("article", "pubstate = {forthcoming}, journaltitle = {J}", ["N1  - Forthcoming"]),
        ("article", "pages = {545--56}, journaltitle = {J}", ["SP  - 545", "EP  - 556"]),
        ("article", "pages = {100--9}, journaltitle = {J}", ["SP  - 100", "EP  - 109"]),
    ],
)
def test_ris_says_what_it_has_no_tag_for(kind: str, fields: str, lines: list[str]) -> None:
    written = ris([item(kind, f"title = {{T}}, {fields}")]).split("\r\n")
    assert set(lines) <= set(written)
    assert not [line for line in written if line.startswith("PY  - f")]


def test_a_library_is_the_archive_of_a_record_of_ris() -> None:
    letter = item("letter", "title = {T}, library = {Archives, FO 1}")
    assert "DB  - Archives, FO 1" in ris([letter]).split("\r\n")


@pytest.mark.parametrize(
    ("kind", "fields", "note"),
    [
        (
            "legal",
            "series = {CETS}, number = {225}",
            "Type: treaty\nCollection Title: CETS\nNumber: 225",
        ),
        ("legislation", "series = {Gazette}, number = {7}", "Collection Title: Gazette"),
        ("patent", "holder = {{Werke AG}}, note = {Ours}", "Publisher: Werke AG\nOurs"),
        (
            "book",
            "origtitle = {Título}, origdate = {1975}",
            "Original Title: Título\nOriginal Date: 1975",
        ),
        (
            "misc",
            "eventtitle = {Форум}, howpublished = {Flyer}",
            "Genre: Flyer\nEvent Title: Форум",
        ),
        ("audio", "number = {42}, series = {Talks}", None),
        (
            "audio",
            "number = {42}, publisher = {Radio}, date = {2022-03-04}",
            "Publisher: Radio\nIssued: 2022-03-04",
        ),
        ("report", "number = {42}, series = {Papers}", None),
    ],
)
def test_zotero_finds_in_the_note_of_a_file_what_it_would_lose(
    kind: str, fields: str, note: str | None
) -> None:
    """It reads the note as its field Extra, and no variable that its type has no field for."""
    assert readable(item(kind, f"title = {{T}}, {fields}")).get("note") == note


def test_a_program_has_a_type_that_zotero_takes_from_a_file() -> None:
    assert readable(item("software", "title = {T}, version = {1}"))["type"] == "book"
    assert readable(item("software", "title = {T}"))["type"] == "document"


def test_the_short_name_of_a_journal_has_the_name_that_zotero_reads() -> None:
    article = item("article", "title = {T}, journaltitle = {Journal}, shortjournal = {J.}")
    assert readable(article)["journalAbbreviation"] == "J."


@pytest.mark.parametrize(
    ("kind", "fields", "title", "container"),
    [
        ("report", "title = {Who rules?}, subtitle = {A look}", "Who rules? A look", None),
        ("book", "title = {¿Quién?}, subtitle = {Notas}", "¿Quién? Notas", None),
        ("article", "title = {A stop.}, journaltitle = {J}", "A stop", "J"),
        ("suppbook", "type = {foreword}, booktitle = {Lectures}", "Foreword", "Lectures"),
        ("mvbook", "maintitle = {Works}, mainsubtitle = {All}", "Works: All", None),
        ("book", "title = {One}, maintitle = {Works}, volume = {1}", "One", "Works"),
        ("collection", "title = {Own}, booktitle = {Own}", "Own", None),
        (
            "article",
            "title = {T}, journaltitle = {SSRN Electronic Journal}, doi = {10.2139/ssrn.1234567}",
            "T",
            None,
        ),
        ("article", "title = {T}, journaltitle = {J}, pubstate = {prepublished}", "T", "J"),
    ],
)
def test_titles_are_whole_and_said_once(
    kind: str, fields: str, title: str, container: str | None
) -> None:
    references, _ = read_bibliography("references.bib", f"@{kind}{{key, {fields}}}")
    found = csl_item(references["key"])
    assert (found["title"], found.get("container-title")) == (title, container)


def test_a_number_without_a_series_is_none_within_a_series() -> None:
    paper = item("inproceedings", "title = {T}, booktitle = {Papers}, volume = {7}, number = {1}")
    assert (paper.get("collection-number"), paper.get("number")) == (None, "1")


@pytest.mark.parametrize(
    ("fields", "role", "name"),
    [
        ("editor = {Doe, Ann}, editortype = {director}", "director", "Doe"),
        ("editor = {Doe, Ann}, editortype = {Host}", "host", "Doe"),
        ("editor = {Doe, Ann}, editortype = {compiler}", "editor", "Doe"),
        ("editor = {Doe, Ann}, editortype = {redactor}", "editor", "Doe"),
        ("editora = {لي, علي}, editoratype = {interviewer}", "interviewer", "لي"),
        ("editorb = {Doe, Ann}, editorbtype = {producer}", "producer", "Doe"),
        ("editorc = {Doe, Ann}, editorctype = {collaborator}", "contributor", "Doe"),
    ],
)
def test_what_editors_did_is_a_role_of_its_own(fields: str, role: str, name: str) -> None:
    (person,) = item("video", f"title = {{T}}, {fields}")[role]
    assert person["family"] == name


def test_who_did_the_same_as_a_translator_stands_beside_him() -> None:
    fields = "translator = {Doe, A.}, editora = {Roe, R.}, editoratype = {translator}"
    assert len(item("book", f"title = {{T}}, {fields}")["translator"]) == 2


def test_names_that_are_not_all_end_in_others() -> None:
    people = item("misc", "title = {T}, author = {Doe, Ann and others}")["author"]
    assert people == [{"family": "Doe", "given": "Ann"}, {"literal": "others"}]
