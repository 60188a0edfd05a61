"""Works in all formats: what stands beside a record, and what is written once."""

import json

from pybtex.database import parse_string

from litmap.bibtex.reader import read_bibliography
from litmap.references.formats import in_formats, written


def files(record: str, notes: list[str]) -> dict[str, str]:
    references, _ = read_bibliography("references.bib", record)
    return in_formats(map(written, references.values()), {"roe2024map": notes})


def test_notes_stand_behind_the_work_s_own_and_each_once() -> None:
    record = "@misc{roe2024map, title = {A map}, note = {A draft}}"
    made = files(record, ["It supports this.", "It limits that.", "It supports this."])
    assert json.loads(made["json"])[0]["note"] == "A draft\nIt supports this.\nIt limits that."
    for ending in ("bib", "bibtex.bib"):
        assert made[ending].startswith("% It supports this.\n% It limits that.\n@misc{")
    notes = [line for line in made["ris"].split("\r\n") if line.startswith("N1")]
    assert notes == ["N1  - A draft", "N1  - It supports this.", "N1  - It limits that."]


def test_a_number_in_an_archive_stands_once_in_ris() -> None:
    record = "@online{roe2024map, title = {A map}, eprint = {2307.04699}, eprinttype = {arxiv}}"
    lines = files(record, [])["ris"].split("\r\n")
    assert [line for line in lines if "2307.04699" in line] == [
        "UR  - https://arxiv.org/abs/2307.04699",
        "AN  - 2307.04699",
    ]


def test_plain_bibtex_names_translators_for_reference_managers() -> None:
    record = "@book{roe2024map, title = {A map}, translator = {Doe, Ann}}"
    assert "  translator = {Doe, Ann}," in files(record, [])["bibtex.bib"].splitlines()


def test_a_note_opens_no_record() -> None:
    made = files("@misc{roe2024map, title = {A map}}", ["As @misc{doe2024lie, title = {x}} says."])
    for ending in ("bib", "bibtex.bib"):
        assert made[ending].startswith("% As (at)misc{doe2024lie")
        assert list(parse_string(made[ending], "bibtex").entries) == ["roe2024map"]
