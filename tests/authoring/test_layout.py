"""What is added to an entry stands where it belongs, in whatever way the entry is written; all else stays."""

from datetime import date
from pathlib import Path

import pytest
from tests.small import written

from litmap.authoring.edits import Edit, edited, edited_files
from litmap.authoring.forms import Form
from litmap.authoring.issues import EntryEdits, draft
from litmap.cli import main
from litmap.content.load import load
from litmap.content.readers import read_entry
from litmap.model.walk import FAR
from litmap.problems.problem import Place

DAY = date(2026, 11, 1)
HEAD = "---\ntitle: Slow\nsummary: It is slow.\norder: first\n"
WORDS = "So: it [is] @x # so."


def disputed(root: Path, front: str, line_end: str = "\n") -> tuple[int, str]:
    """The entry after a dispute of its claim `so`, and the status of the command."""
    path = written(root, {"barriers/slow.md": ""}) / "content/barriers/slow.md"
    path.write_bytes(f"{HEAD}{front}---\nA body.\n".replace("\n", line_end).encode())
    form = f"### Page or claim\n\nslow#so\n\n### What is wrong with it\n\n{WORDS}\n\n### Source\n\n@brown2022two\n\n### Where in it\n\np. 5\n"
    (root / "form.md").write_text(form, encoding="utf-8")
    status = main(["new", "--from-issue", str(root / "form.md"), "--root", str(root)])
    text = path.read_bytes().decode()
    return status, text.removeprefix(HEAD.replace("\n", line_end)).replace(line_end, "\n")


GROUND = "brown2022two: >-\n{0}So: it \\[is\\] \\@x # so.\n"
CITED = "; disputes @brown2022two, p. 5]"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'claims:\n  - id: so\n    text: So.\n    cites: "[states @adams2021one, p. 1]"\n    as_of: 2024\n',
            f'claims:\n  - id: so\n    text: So.\n    cites: "[states @adams2021one, p. 1{CITED}"\n    grounds:\n      {GROUND.format("        ")}    as_of: 2024\n',
        ),
        (
            "claims:\n- text: >-\n    So.\n\n    # no comment\n\n  id: so\n\n# about what comes\nrelated: []\n",
            f'claims:\n- text: >-\n    So.\n\n    # no comment\n  cites: "[disputes @brown2022two, p. 5]"\n  grounds:\n    {GROUND.format("      ")}\n  id: so\n\n# about what comes\nrelated: []\n',
        ),
        (
            "claims:\n  - cites: '[states @adams2021one,\n      p. 1]'\n    id: so\n    text: So.\n  # the next\n  - {id: two, text: Two.}\n",
            f"claims:\n  - cites: '[states @adams2021one,\n      p. 1{CITED}'\n    grounds:\n      {GROUND.format('        ')}    id: so\n    text: So.\n  # the next\n  - {{id: two, text: Two.}}\n",
        ),
        (
            'claims:\n  - id: so\n    text: So.\n    grounds:\n        adams2021one: No.\n    cites: "[qualifies @adams2021one, p. 1]"\n',
            f'claims:\n  - id: so\n    text: So.\n    grounds:\n        adams2021one: No.\n        {GROUND.format("          ")}    cites: "[qualifies @adams2021one, p. 1{CITED}"\n',
        ),
    ],
)
def test_a_dispute_is_added_in_the_entrys_own_way(
    tmp_path: Path, before: str, after: str, line_end: str
) -> None:
    assert disputed(tmp_path, before, line_end) == (0, f"{after}---\nA body.\n")


@pytest.mark.parametrize(
    "front",
    [
        'claims: [{id: so, text: So., cites: "[states @adams2021one, p. 1]"}]\n',
        'claims:\n  - {id: so, text: So.,\n     cites: "[states @adams2021one, p. 1]",\n     as_of: 2024}\n',
        'claims:\n  - id: so\n    text: So.\n    cites: "[qualifies @adams2021one, p. 1]"\n    grounds: {adams2021one: No.}\n',
        'claims:\n  - id: so\n    text: So.\n    cites: "[states @adams2021one, p. 1\\x5d"\n',
        "claims:\n  - id: so\n    text: So.\n    cites: states @adams2021one\n",
        'claims:\n  - id: so\n    text: So.\n    cites: "[partly disputes @brown2022two, p. 1]"\n',
    ],
)
def test_where_there_is_no_place_for_it_nothing_is_written(
    tmp_path: Path, front: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert disputed(tmp_path, front) == (2, f"{front}---\nA body.\n")
    told = capsys.readouterr().err
    assert told.startswith("Nothing was written: ")
    assert "content/barriers/slow.md" in told
    assert "line " in told


def test_every_claim_of_a_map_can_be_disputed_and_nothing_else_changes(any_map: Path) -> None:
    corpus, _ = load(any_map, FAR)
    for entry in corpus.authored:
        for claim in entry.fields.claims:
            answers = {"place": f"{entry.id}#{claim.id}", "source": "10.1000/new", "dispute": WORDS}
            made = draft(any_map, corpus, Form("dispute-claim", answers, number=1))
            assert isinstance(made, EntryEdits)
            text = edited_files(any_map, made.edits)[entry.file]
            read, problems = read_entry(entry.file, text.encode())
            assert read
            assert problems == []
            now = read.claim(claim.id)
            assert now
            assert now.grounds.keys() == {*claim.grounds, "author2026word"}
            back = now.model_copy(update={"cites": claim.cites, "grounds": claim.grounds})
            others = [claim if one is now else one for one in read.fields.claims]
            assert back == claim
            assert others == entry.fields.claims


def test_an_edit_that_is_asked_for_twice_is_made_once() -> None:
    edit = Edit(Place("content/x.md", 1, 4), "slow", "slower")
    assert edited("a: slow\n", [edit, edit]) == "a: slower\n"
    insertion = Edit(Place("content/x.md", 1, 4), "", "very ")
    assert edited("a: slow\n", [insertion, insertion]) == "a: very slow\n"
