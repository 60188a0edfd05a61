"""The index that is written of records, and what is said where none can be."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from pagefind import service

from litmap.publish import search_index
from litmap.publish.search_index import NoIndex, index_site, write_index
from litmap.search import RECORDS_FILE, as_json
from litmap.search.folding import key
from litmap.search.record import Record

ENTRY = Record(
    url="terms/soft-law/",
    kind="term",
    group="entry",
    title='Soft <b>law</b> & "more"',
    summary="Rules that bind nobody.",
    names=("softlaw",),
    filters={"institution": ("un", "eu")},
)
CLAIM = Record(
    url="terms/soft-law/#claim-weak",
    kind="claim",
    group="claim",
    title="It is weak.",
    summary="Soft law",
    of="terms/soft-law/",
    filters={"status": ("limited",)},
    status=("limited",),
)


def unpacked(file: Path) -> object:
    return json.loads(gzip.decompress(file.read_bytes()))


def test_files_of_the_index(tmp_path: Path) -> None:
    folder = tmp_path / "pagefind"
    write_index([ENTRY, CLAIM], folder)
    contents = unpacked(folder / "records.pack")
    assert isinstance(contents, dict)
    assert contents["kinds"] == ["term", "claim"]
    assert contents["of"] == {"1": 0}
    assert contents["worker"] is False
    ours = folder / contents["folder"]
    rows = [json.loads((ours / "rows" / f"{one}.json").read_text()) for one in contents["ids"]]
    assert [row["url"] for row in rows] == [ENTRY.url, CLAIM.url]
    assert rows[0]["title"] == ENTRY.title
    assert rows[1]["status"] == ["limited"]
    facets = unpacked(ours / "facets.pack")
    assert isinstance(facets, dict)
    assert facets["kind"] == {"term": [0], "claim": [1]}
    assert facets["institution"] == {"un": [0], "eu": [0]}
    known = {}
    for number, letter in enumerate(contents["lists"]):
        known[letter] = unpacked(ours / f"words{number}.pack")
    assert known == {
        **{"b": ["bind"], "l": ["law"], "m": ["more"], "n": ["nobody"]},
        **{"r": ["rules"], "s": ["soft", "softlaw"], "w": ["weak"]},
    }


def test_words_of_names_are_known_before_commoner_ones(tmp_path: Path) -> None:
    """A slip is read as the first of several near words; claims are no names."""
    common = replace(CLAIM, title="Law land land land lane lane.")
    write_index([ENTRY, common], tmp_path / "pagefind")
    contents = unpacked(tmp_path / "pagefind" / "records.pack")
    assert isinstance(contents, dict)
    name = f"words{contents['lists'].index('l')}.pack"
    (file,) = (tmp_path / "pagefind").rglob(name)
    assert unpacked(file) == ["law", "land", "lane"]


def test_a_record_without_a_telling_word_has_its_row(tmp_path: Path) -> None:
    silent = Record(url="it/", kind="page", group="page", title="What is it?", summary="")
    write_index([silent, ENTRY], tmp_path / "pagefind")
    contents = unpacked(tmp_path / "pagefind" / "records.pack")
    assert isinstance(contents, dict)
    assert all(contents["ids"])


def test_what_is_packed_bears_no_time(tmp_path: Path) -> None:
    write_index([ENTRY], tmp_path / "pagefind")
    for file in (tmp_path / "pagefind").rglob("*.pack"):
        assert file.read_bytes()[4:8] == bytes(4), "the time in the head of a gzip file"


def test_a_worker_is_for_maps_of_many_pages_whatever_their_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most, wants_one in ((1, False), (0, True)):
        monkeypatch.setattr(search_index, "MOST_PAGES", most)
        write_index([ENTRY, CLAIM], tmp_path / "pagefind")
        contents = unpacked(tmp_path / "pagefind" / "records.pack")
        assert isinstance(contents, dict)
        assert contents["worker"] is wants_one


def test_names_lead_to_their_bearers(tmp_path: Path) -> None:
    others = [
        Record(url=f"{n}/", kind="page", group="page", title=f"n{n}", summary="") for n in range(99)
    ]
    write_index([*others, ENTRY], tmp_path / "pagefind")
    contents = unpacked(tmp_path / "pagefind" / "records.pack")
    assert isinstance(contents, dict)
    name = key("SoftLaw")
    file = tmp_path / "pagefind" / contents["folder"] / "names" / f"{name % contents['names']}.json"
    assert json.loads(file.read_text())[str(name)] == [99]
    assert contents["names"] > 1


def test_nothing_is_left_that_no_script_asks_for(tmp_path: Path) -> None:
    folder = tmp_path / "pagefind"
    folder.mkdir()
    (folder / "old.json").write_text("")
    write_index([ENTRY, CLAIM], folder)
    contents = unpacked(folder / "records.pack")
    assert isinstance(contents, dict)
    left = {path.name.split(".")[0] for path in folder.iterdir()}
    assert left == {
        *("index", "pagefind", "pagefind-entry", "pagefind-worker", "records", "wasm"),
        contents["folder"],
    }


def test_files_that_a_browser_kept_are_none_of_another_index(tmp_path: Path) -> None:
    other = Record(url="a/", kind="term", group="entry", title="Another", summary="One more.")
    ours = []
    for number, records in enumerate(([ENTRY, CLAIM], [other, ENTRY, CLAIM])):
        folder = tmp_path / str(number)
        write_index(records, folder)
        contents = unpacked(folder / "records.pack")
        assert isinstance(contents, dict)
        ours.append(contents["folder"])
        left = {path.name for path in folder.iterdir()}
        assert "names" not in left, "its numbers would be taken for those of the other index"
    assert ours[0] != ours[1]


def test_a_site_keeps_its_index_and_not_the_records(tmp_path: Path) -> None:
    file = tmp_path / RECORDS_FILE
    file.parent.mkdir()
    file.write_text(as_json([ENTRY, CLAIM]), encoding="utf-8")
    index_site(tmp_path)
    assert not file.exists()
    assert (tmp_path / "pagefind" / "records.pack").exists()


def test_without_the_program_the_cure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "get_executable", lambda: None)
    with pytest.raises(NoIndex, match=r"Pagefind is missing.*pip install -r requirements\.lock"):
        write_index([ENTRY], tmp_path / "pagefind")


@pytest.mark.parametrize("setting", ["file", "environment"])
def test_settings_of_other_sites_are_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if setting == "file":
        (tmp_path / "pagefind.toml").write_text('glob = "nowhere/*.html"\n')
    else:
        monkeypatch.setenv("PAGEFIND_GLOB", "nowhere/*.html")
    write_index([ENTRY], Path("pagefind"))
    assert (tmp_path / "pagefind" / "records.pack").exists()


@pytest.mark.parametrize(
    ("program", "said"), [("#!/bin/sh\nexit 0\n", "could not index"), ("x", "not be started")]
)
def test_a_program_that_does_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    file = tmp_path / "program"
    file.write_text(program)
    file.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(file))
    with pytest.raises(NoIndex, match=said):
        write_index([ENTRY], tmp_path / "pagefind")


def test_what_the_program_says_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho no room left >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(NoIndex, match="no room left"):
        write_index([ENTRY], tmp_path / "pagefind")
