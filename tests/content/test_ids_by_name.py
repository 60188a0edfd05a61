"""What people write in place of an id, and the id that they mean."""

import unicodedata
from pathlib import Path

import pytest
from tests.small import found, sound

HEAD = "---\ntitle: {}\nsummary: S.\ntype: state\n{}---\n"
FILES = {
    "institutions/genovia.md": HEAD.format("Génovia", "short: The Kingdom\nacronym: KG\n"),
    "institutions/old-land.md": HEAD.format(
        "Old Land", "names: [{name: First Land}]\naliases: [ancient-land]\n"
    ),
}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("génovia", ["genovia"]),
        (unicodedata.normalize("NFD", "Génovia"), ["genovia"]),
        ("the kingdom", ["genovia"]),
        ("K.G.", ["genovia"]),
        ("kg", ["genovia"]),
        ("OLD LAND", ["old-land"]),
        ("Old, Land!", ["old-land"]),
        ("the First Land", ["old-land"]),
        ("Ancient Land", ["old-land"]),
        ("Land", []),
        ("", []),
    ],
)
def test_a_name_leads_to_the_ids_of_its_bearers(tmp_path: Path, name: str, ids: list[str]) -> None:
    assert sound(tmp_path, FILES).ids_by_name.ids(name) == ids


def test_two_spellings_of_the_accents_of_one_name_are_told(tmp_path: Path) -> None:
    other = HEAD.format(unicodedata.normalize("NFD", "Génovia"), "")
    problems = found(tmp_path, {**FILES, "institutions/other.md": other})
    assert [one.rule for one in problems] == ["shared-name", "shared-name"]
