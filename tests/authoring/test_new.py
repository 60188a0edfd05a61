"""`litmap new`: what is there stays, and a form's text becomes a draft in which nothing is syntax."""

import io
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT

from litmap.authoring.issues import LABELS, read_form
from litmap.cli import main
from litmap.content.load import load
from litmap.pipeline import check_root

TODAY = date(2026, 11, 1)
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
NASTY = (
    'It was "so": [x](javascript:1) <b>b</b> @foo [disputes @bar] --- # no {{x}} \\ *a* `b` \u202e'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "project"))


def form(**answers: str) -> str:
    """The text that GitHub makes of a form; a label's `_` stands for a blank."""
    return "".join(
        f"### {label.replace('_', ' ')}\n\n{said}\n\n" for label, said in answers.items()
    )


def new(project: Path, *arguments: str, text: str = "") -> int:
    if text:
        (project / "form.txt").write_text(text, encoding="utf-8")
        arguments = (*arguments, "--from-issue", str(project / "form.txt"))
    return main(["new", "--root", str(project), "--today", TODAY.isoformat(), *arguments])


def test_an_entry_is_written_once_and_never_over_another(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(project, "barrier", "slow-learning") == 0
    path = project / "content/barriers/slow-learning.md"
    assert "content/barriers/slow-learning.md is written." in capsys.readouterr().out
    path.write_text("mine", encoding="utf-8")
    assert new(project, "term", "slow-learning") == 2
    assert "already the id of content/barriers/slow-learning.md" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert not (project / "content/terms/slow-learning.md").exists()


@pytest.mark.parametrize("name", ["Slow", "slow_learning", "../x", "x" * 65, "sløw"])
def test_an_id_that_cannot_be_is_refused(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.rglob("*"))
    assert new(project, "barrier", name) == 2
    assert "cannot be an id" in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("name", ["index", "con", "lpt1"])
def test_a_name_that_is_taken_by_the_site_or_a_system_is_refused(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.rglob("*"))
    assert new(project, "barrier", name) == 2
    event = form(
        Page_or_claim="/terms/soft-law/", Day="2026-08-17", Event=name, What_has_changed="It."
    )
    assert new(project, text=event) == 2
    shown = capsys.readouterr().err
    assert shown.count(f"Nothing was written: '{name}' ") == 2
    (project / "form.txt").unlink()
    assert sorted(project.rglob("*")) == before


def test_something_outdated_becomes_a_development(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = form(
        Page_or_claim="https://example.org/map/barriers/slow-ratification/#claim-draft-only",
        Day="2026-08-17",
        Event="Nothing [new] @yet",
        What_has_changed=NASTY,
        Source="https://doi.org/10.1111/1758-5899.12890",
    )
    assert new(project, text=text) == 0
    assert "It cites 'cihon2020fragmentation'." in capsys.readouterr().out
    corpus, problems = load(project, TODAY)
    assert problems == []
    made = corpus.entries["nothing-new-yet"].fields
    (bearing,) = made.bears_on  # type: ignore[attr-defined]
    assert (bearing.claim, bearing.effect, made.title) == (
        "slow-ratification#draft-only",
        "updates",
        "Nothing new yet",
    )
    prose = next(
        piece.prose
        for piece in corpus.entries["nothing-new-yet"].pieces
        if piece.found and piece.found.field == "because"
    )
    assert [citation.key for citation in prose.citations()] == ["cihon2020fragmentation"]
    shown = "".join(span.text for span in prose.spans() if not span.citations)
    assert (
        shown.strip()
        == 'It was "so": [x](javascript:1) <b>b</b> @foo [disputes @bar] --- # no {{x}} \\ *a* `b`'
    )
    assert not any(span.href or span.marks for span in prose.spans())


def test_a_dispute_becomes_a_claim_of_its_entry_and_its_source_is_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "content/barriers/slow-ratification.md"
    before = path.read_text(encoding="utf-8")
    text = form(
        Page_or_claim="/barriers/slow-ratification/",
        What_is_wrong_with_it=NASTY,
        Source="10.1000/new",
        Where_in_it="p. 5",
    )
    assert new(project, text=text) == 0
    after = path.read_text(encoding="utf-8")
    told = capsys.readouterr().out
    assert "Add its source with `litmap cite`" in told
    assert "[unknown-citation]" in told
    assert all(line in after.splitlines() for line in before.splitlines())
    claim = load(project, TODAY)[0].entries["slow-ratification"].fields.claims[-1]
    assert (claim.about, claim.cites) == ("caveat", "[disputes @author2026word, p. 5]")
    found = {problem.rule for problem in check_root(project, TODAY)}
    assert found == {"unknown-citation", "missing-as-of", "hidden-until"}


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"What_it_says": "x"}, "no answer to 'Page or claim'"),
        (
            {"Page_or_claim": "/barriers/slow-ratification/", "What_it_says": "_No response_"},
            "no answer to 'What it says",
        ),
        ({"Page_or_claim": "https://example.org/", "What_it_says": "x"}, "is no page of an entry"),
        (
            {"Page_or_claim": "/barriers/../../etc/passwd", "What_it_says": "x"},
            "is no page of an entry",
        ),
        (
            {"Page_or_claim": "/barriers/gone/", "What_it_says": "x"},
            "there is no entry barrier 'gone'",
        ),
        (
            {"Page_or_claim": "/terms/soft-law/", "What_has_changed": "x", "Day": "soon"},
            "'soon' is no day",
        ),
    ],
)
def test_a_form_that_cannot_be_used_changes_nothing(
    project: Path, answers: dict[str, str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.md")}
    assert new(project, text=form(**answers)) == 2
    assert says in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.rglob("*.md")} == before


@pytest.mark.parametrize("file", ["references.bib", "content/barriers/slow-ratification.md"])
def test_a_file_in_another_encoding_is_refused(
    project: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / file).write_bytes(b"\xe9\n")
    text = form(Page_or_claim="/barriers/slow-ratification/", What_it_says="A.", Source="10.1000/x")
    assert new(project, text=text) == 2
    assert "is not saved with the encoding UTF-8" in capsys.readouterr().err
    assert (project / file).read_bytes() == b"\xe9\n"


def test_a_form_comes_through_standard_input(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = form(Page_or_claim="/barriers/slow-ratification/", What_it_says="Größe.")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), "ascii"))
    assert new(project, "--from-issue", "-") == 0
    path = project / "content/barriers/slow-ratification.md"
    assert "Größe" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("source", ["-", "/dev/zero"])
def test_what_is_too_long_for_a_form_is_not_read_to_its_end(
    project: Path, source: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/zero").open("rb") as endless:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(endless))
        assert new(project, "--from-issue", source) == 2
    assert "it has more than 1,000,000 bytes" in capsys.readouterr().err


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_the_forms_ask_by_the_labels_that_are_read(path: Path) -> None:
    asked = yaml.safe_load(path.read_text(encoding="utf-8"))["body"]
    for field in asked:
        assert LABELS[field["attributes"]["label"]] == field["id"]
    needed = {field["id"] for field in asked if field.get("validations", {}).get("required")}
    assert {"place", "statement"} <= needed
    said = form(
        Page_or_claim="/terms/soft-law/#claim-a",
        **{field["attributes"]["label"]: "x" for field in asked[1:]},
    )
    assert set(read_form(said).answers) == {field["id"] for field in asked}
