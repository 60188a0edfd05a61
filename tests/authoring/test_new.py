"""`litmap new`: what is there stays, and a form's text becomes a draft in which nothing is syntax."""

import io
import json
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT, check_now

from litmap.authoring.forms import LABELS, MAIN_QUESTIONS, BadForm, read_form
from litmap.authoring.guide import guide
from litmap.authoring.places import target_of
from litmap.authoring.sources import TO_ADD, source_of
from litmap.cli import main
from litmap.content.corpus import Corpus
from litmap.content.load import load
from litmap.model.entry import Claim
from litmap.model.roles import ROLES
from litmap.model.vocabulary import DEVELOPMENT_EFFECT_WORDS, KINDS
from litmap.model.written_day import written_day

TODAY = date(2026, 11, 1)
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
NASTY = (
    'It was "so": [x](javascript:x) <b>b</b> @foo [disputes @bar] --- # no {{x}} \\ *a* `b` \u202e'
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
        Page_or_claim="/terms/regime-complex/", Day="2026-08-17", Event=name, What_has_changed="It."
    )
    assert new(project, text=event) == 2
    shown = capsys.readouterr().err
    assert shown.count(f"Nothing was written: '{name}' ") == 2
    (project / "form.txt").unlink()
    assert sorted(project.rglob("*")) == before


CLAIM = "https://example.org/map/barriers/rivalry/#claim-race"
IN_PROSE = 'It was "so": [x](javascript:x) <b>b</b> @foo [disputes @bar] --- # no {{x}} \\ *a* `b`'


def claim_of(project: Path, entry: str, claim: str) -> Claim:
    found = load(project, TODAY)[0].entries[entry].claim(claim)
    assert found
    return found


def shown(corpus: Corpus, entry: str, field: str) -> list[str]:
    """The prose of a field of an entry, wherever it has one, as readers see it."""
    found = []
    for piece in corpus.entries[entry].pieces:
        if piece.found and piece.found.field == field:
            assert not any(span.href or span.marks for span in piece.prose.spans())
            found.append("".join(s.text for s in piece.prose.spans() if not s.citations).strip())
    return found


def test_something_outdated_becomes_a_development(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = form(
        Page_or_claim="https://example.org/map/barriers/slow-ratification/#claim-draft-only",
        Day="10-11 August 2026",
        Event="Nothing [new] @yet",
        What_it_does_to_the_claim="narrows",
        What_has_changed=NASTY,
        Source="https://doi.org/10.1111/1758-5899.12890",
        Where_in_it="page 3",
    )
    assert new(project, text=text) == 0
    told = capsys.readouterr().out
    assert "bears on 'slow-ratification#draft-only' and is dated 2026-08-11" in told
    assert "The source is '@cihon2020fragmentation'." in told
    corpus, problems = load(project, TODAY)
    assert problems == []
    made = corpus.entries["nothing-new-yet"].fields
    (bearing,) = made.bears_on  # type: ignore[attr-defined]
    assert (bearing.claim, bearing.effect, made.title) == (
        "slow-ratification#draft-only",
        "narrows",
        "Nothing new yet",
    )
    assert "[evidence @cihon2020fragmentation, p. 3]" in bearing.because.replace("\n", " ")
    assert shown(corpus, "nothing-new-yet", "because") == [f"{IN_PROSE} ."]


@pytest.mark.parametrize("role", ["disputes", "qualifies"])
def test_a_work_against_a_claim_is_cited_there_with_what_it_says(
    project: Path, role: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / "content/barriers/rivalry.md").read_text(encoding="utf-8")
    was = claim_of(project, "rivalry", "race")
    text = form(
        Page_or_claim=CLAIM,
        Source="Tanaka 2025",
        What_it_does_for_the_claim=f"{role}: {ROLES[role].meaning}",
        What_it_says=NASTY,
        Where_in_it="page 5",
    )
    assert new(project, text=text) == 0
    assert f"'rivalry#race' cites the source with the role '{role}'." in capsys.readouterr().out
    claim = claim_of(project, "rivalry", "race")
    assert claim.cites == str(was.cites)[:-1] + f"; {role} @tanaka2025links, p. 5]"
    assert set(claim.grounds) == {*was.grounds, "tanaka2025links"}
    assert IN_PROSE in shown(load(project, TODAY)[0], "rivalry", "grounds")
    assert len(load(project, TODAY)[0].entries["rivalry"].fields.claims) == 3
    after = (project / "content/barriers/rivalry.md").read_text(encoding="utf-8").splitlines()
    assert len([line for line in before.splitlines() if line not in after]) == 1
    assert check_now(project) == []


def test_a_dispute_is_one_of_the_claim_and_its_source_is_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = form(
        Page_or_claim=CLAIM.replace("race", "few-rules"),
        What_is_wrong_with_it="Many do.",
        Source="https://doi.org/10.1000/new",
    )
    assert new(project, text=text) == 0
    told = capsys.readouterr().out
    assert f"with `litmap cite 10.1000/new`, then write its key in place of '{TO_ADD}'" in told
    assert "[unknown-citation]" in told
    claim = claim_of(project, "rivalry", "few-rules")
    assert str(claim.cites).endswith(f"; disputes @{TO_ADD}]")
    assert {key: str(text) for key, text in claim.grounds.items()} == {TO_ADD: "Many do."}
    assert new(project, text=text) == 2
    assert f"is cited with disputes @{TO_ADD} already" in capsys.readouterr().err


@pytest.mark.parametrize("role", ["supports", "evidence", "updates", "background", "states"])
def test_any_other_work_is_cited_at_the_claim_and_its_words_stand_beside_it(
    project: Path, role: str
) -> None:
    was = claim_of(project, "rivalry", "race")
    text = form(
        Page_or_claim=CLAIM,
        Source="@tanaka2025links",
        What_it_does_for_the_claim=role,
        What_it_says=NASTY,
        Where_in_it="p. 5",
    )
    assert new(project, text=text) == 0
    claim = claim_of(project, "rivalry", "race")
    assert claim.cites == str(was.cites)[:-1] + f"; {role} @tanaka2025links, p. 5]"
    assert claim.model_copy(update={"cites": was.cites}) == was
    path = project / "content/barriers/rivalry.md"
    assert '    # @tanaka2025links says: It was "so"' in path.read_text(encoding="utf-8")
    assert check_now(project) == []


@pytest.mark.parametrize(
    ("place", "entry"), [("/barriers/rivalry/", "rivalry"), ("about the OECD", "oecd")]
)
def test_a_source_without_a_claim_becomes_one_that_it_states(
    project: Path, place: str, entry: str
) -> None:
    count = len(load(project, TODAY)[0].entries[entry].fields.claims)
    text = form(
        Page_or_claim=place,
        Source="@tanaka2025links",
        What_it_does_for_the_claim="supports",
        What_it_says=NASTY,
        Where_in_it="Section 3",
    )
    assert new(project, text=text) == 0
    assert new(project, text=text) == 0
    corpus, problems = load(project, TODAY)
    assert problems == []
    claims = corpus.entries[entry].fields.claims[count:]
    assert [claim.cites for claim in claims] == ["[states @tanaka2025links, sec. 3]"] * 2
    assert shown(corpus, entry, "text")[count:] == [IN_PROSE] * 2


@pytest.mark.parametrize(
    "where", ['p. 5"]', "p. 5; supports @x", "p. 5]", "somewhere", NASTY, "5 # 6"]
)
def test_a_place_that_is_none_is_left_out_and_told(
    project: Path, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    was = claim_of(project, "rivalry", "race")
    text = form(
        Page_or_claim=CLAIM,
        What_is_wrong_with_it="No.",
        Source="@tanaka2025links",
        Where_in_it=where,
    )
    assert new(project, text=text) == 0
    assert "is left out; write it as 'p. 5' or 'sec. 3'." in capsys.readouterr().out
    claim = claim_of(project, "rivalry", "race")
    assert claim.cites == str(was.cites)[:-1] + "; disputes @tanaka2025links]"


def test_a_proposal_becomes_an_entry_of_its_kind(project: Path) -> None:
    text = form(
        Kind=f"barrier: {guide().kinds['barrier']}",
        Name=NASTY,
        What_it_is=NASTY,
        Source="@tanaka2025links",
        What_the_source_says_of_it="Courts\n- are slow\n* and few",
        Where_in_it="p. 3",
        Page_or_claim="/institutions/oecd/",
    )
    assert new(project, text=text) == 0
    corpus, problems = load(project, TODAY)
    assert problems == []
    (path,) = (project / "content/barriers").glob("it-was-so*.md")
    made = corpus.entries[path.stem].fields
    assert (made.related, len(made.claims)) == (["oecd"], 1)
    assert shown(corpus, path.stem, "summary") == [IN_PROSE]
    assert shown(corpus, path.stem, "text") == ["Courts; are slow; and few"]
    assert made.claims[0].cites == "[states @tanaka2025links, p. 3]"


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ({"author": {"login": "octo-cat"}}, "# From issue #12 (octo-cat)."),
        ({"user": {"login": "x\n- id: y"}}, "# From issue #12."),
        ({"author": None}, "# From issue #12."),
    ],
)
def test_the_number_of_the_issue_is_kept(
    project: Path, author: dict[str, object], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {
        "add": form(
            Page_or_claim=CLAIM, What_it_says="So.", Source="@tanaka2025links", Where_in_it="p. 1"
        ),
        "dispute": form(
            Page_or_claim=CLAIM,
            What_is_wrong_with_it="No.",
            Source="@tanaka2025links",
            Where_in_it="p. 1",
        ),
        "event": form(
            Page_or_claim=CLAIM, What_has_changed="It.", Event="An event", Day="2026-08-01"
        ),
        "entry": form(Kind="term", Name="Any", What_it_is="It.", Source="@tanaka2025links"),
    }
    for body in said.values():
        issue = {"number": 12, "title": "Dispute: ", "body": body, **author}
        assert new(project, text=json.dumps(issue)) == 0
    capsys.readouterr()
    files = ["barriers/rivalry", "developments/an-event", "terms/any"]
    texts = [(project / f"content/{one}.md").read_text(encoding="utf-8") for one in files]
    assert [text.count(f"{line}\n") for text in texts] == [2, 1, 1]
    assert load(project, TODAY)[1] == []


def test_the_number_can_be_given_beside_the_text(project: Path) -> None:
    text = form(Page_or_claim=CLAIM, What_it_says="So.", Source="@tanaka2025links")
    assert new(project, "--number", "7", text=text) == 0
    path = project / "content/barriers/rivalry.md"
    assert "# From issue #7.\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"What_it_says": "x"}, "no answer to 'Page or claim'"),
        (
            {"Page_or_claim": "/barriers/slow-ratification/", "What_it_says": "_No response_"},
            "no answer to 'What it says'",
        ),
        (
            {"Page_or_claim": "https://example.org/", "What_it_says": "x"},
            "is not the page of an entry",
        ),
        (
            {"Page_or_claim": "/barriers/../../etc/x", "What_it_says": "x"},
            "is not the page of an entry",
        ),
        ({"Page_or_claim": "/barriers/gone/", "What_it_says": "x"}, "there is no entry 'gone'"),
        (
            {"Page_or_claim": "/barriers/rivalry/#claim-rice", "What_it_says": "x"},
            "'rivalry' has no claim 'rice'; its claims are race, few-rules, rules-for-all",
        ),
        (
            {"Page_or_claim": "/terms/regime-complex/", "What_has_changed": "x", "Day": "soon"},
            "'soon' is not a date; write it as 2025-08-26 below '### Day'",
        ),
        (
            {"Page_or_claim": "/barriers/rivalry/", "What_is_wrong_with_it": "x", "Source": "y"},
            "names 'rivalry' but none of its claims; ask which one",
        ),
        (
            {"Page_or_claim": CLAIM, "What_is_wrong_with_it": "It is not so."},
            "content/barriers/rivalry.md, line 35. If it says more",
        ),
        (
            {"Page_or_claim": CLAIM, "What_is_wrong_with_it": "_No response_"},
            "no answer to 'What is wrong",
        ),
        (
            {"Kind": "thing", "Name": "A", "What_it_is": "B"},
            "'thing' is not a kind; the kinds are barrier,",
        ),
        ({"Name": "A", "What_it_is": "B"}, "no answer to 'Kind'"),
        ({"What_goes_wrong": "x", "Address": "/"}, "reports a fault of the site"),
        ({"Something": "x"}, "this is not the text of an issue form"),
        ({}, "this is not the text of an issue form"),
    ],
)
def test_a_form_that_cannot_be_used_changes_nothing(
    project: Path, answers: dict[str, str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.md")}
    assert new(project, text=form(**answers) or "\n") == 2
    assert says in capsys.readouterr().err
    assert {path: path.read_bytes() for path in project.rglob("*.md")} == before


@pytest.mark.parametrize(
    "text", ["{}", '{"body": 1}', '{"body": "x", "author": []}', "{" * 9000, '{"a":' * 9000]
)
def test_json_that_is_no_issue_is_told(
    project: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(project, text=text) == 2
    assert "Nothing was written: th" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told_in_a_sentence(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(project, "--from-issue", "nofile.md") == 2
    told = capsys.readouterr().err
    assert told == "Nothing was written: nofile.md cannot be read (No such file or directory)\n"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/barriers/rivalry/", "rivalry"),
        ("<https://example.org/x/barriers/rivalry/?q=1#claim-race>.", "rivalry#race"),
        ("https://github.com/o/r/blob/main/content/barriers/rivalry.md#L12", "rivalry"),
        ("see content/barriers/rivalry.md", "rivalry"),
        ("/barriers/rivalry/#rel-3", "rivalry"),
        ("/terms/suspicion/#claim-kept-promises", "mistrust#no-proof"),
        ("rivalry#race", "rivalry#race"),
        ("oecd", "oecd"),
        ("the page about the OECD", "oecd"),
        ("The race for AI", "rivalry#race"),
        ("#claim-few-rules", "rivalry#few-rules"),
        ("/barriers/rivalry/, #claim-few-rules", "rivalry#few-rules"),
        ("the page about rivalry between powers, #claim-few-rules", "rivalry#few-rules"),
        ("the page about mistrust, #claim-few-rules", "mistrust"),
        ("“Rivalry between powers”, the race for AI", "rivalry#race"),
        ("Rivalry between powers and few rules", "rivalry"),
        ("slow ratification", "slow-ratification"),
        ("a strong regime complex", "strong-complex"),
        ("the UN", "united-nations"),
        ("the page about the lack of trust", "mistrust"),
        ("un roman", ""),
        ("", ""),
        ("https://example.org/", ""),
        ("/references/sharma2021order/", ""),
        ("http://[bad", ""),
        ("the OECD and mistrust", ""),
    ],
)
def test_a_page_is_found_by_what_people_write(said: str, meant: str) -> None:
    corpus, _ = load(ROOT / "tests" / "corpus", TODAY)
    if meant:
        assert target_of(corpus, said).name == meant
    else:
        with pytest.raises(BadForm, match="write its address, such as"):
            target_of(corpus, said)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("10.1111/1758-5899.12890", "cihon2020fragmentation"),
        ("https://doi.org/10.1111/1758-5899.12890.", "cihon2020fragmentation"),
        ("Cihon et al 2020, Global Policy", "cihon2020fragmentation"),
        ("@cihon2020fragmentation", "cihon2020fragmentation"),
        ("Cihon 2019", TO_ADD),
        ("", TO_ADD),
    ],
)
def test_a_source_is_found_by_what_people_write(said: str, key: str) -> None:
    corpus, _ = load(ROOT / "tests" / "corpus", TODAY)
    assert source_of(corpus, said).key == key


def test_every_work_is_found_by_its_title_and_address_and_none_by_mistake(any_map: Path) -> None:
    corpus, _ = load(any_map, TODAY)
    for key, work in corpus.references.items():
        if work.get("doi"):
            assert source_of(corpus, f"see doi:{work.get('doi').upper()}, p. 3").key == key
        for field in ("title", "url"):
            alike = [one for one in corpus.references.values() if one.get(field) == work.get(field)]
            if len(alike) == 1 and work.get(field).count(" " if field == "title" else "/") > 3:
                assert source_of(corpus, f"“{work.get(field)}”").key in (key, TO_ADD)


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("see 10.1000/new.", "`litmap cite 10.1000/new`"),
        ("arXiv:2307.04699v2", "`litmap cite 2307.04699`"),
        ("https://example.org/a?b=1&c=2", "`litmap cite 'https://example.org/a?b=1&c=2'`"),
        ("https://example.org/$(x);y", "`litmap cite 'https://example.org/$(x);y'`"),
        ("a friend", "Find the DOI or the address of 'a friend'"),
        ("", "The form names no source"),
    ],
)
def test_the_command_that_adds_a_source_is_named(said: str, command: str) -> None:
    corpus, _ = load(ROOT / "tests" / "corpus", TODAY)
    assert command in source_of(corpus, said).advice


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2025-02-11", "2025-02-11"),
        ("2025-02", "2025-02"),
        ("2025", "2025"),
        ("10-11 February 2025", "2025-02-11"),
        ("10 and 11 Feb. 2025", "2025-02-11"),
        ("February 10th–11th, 2025", "2025-02-11"),
        ("30 Dec 2024 – 2 January 2025", "2025-01-02"),
        ("Monday, 10 Feb 2025", "2025-02-10"),
        ("2025-02-10 to 2025-02-11", "2025-02-11"),
        ("Sept 2025", "2025-09"),
        ("May the 4th, 2025", "2025-05-04"),
        ("20240507", "2024-05-07"),
        ("2024/5/7", "2024-05-07"),
        ("2024. 5. 7.", "2024-05-07"),
        ("2024年5月7日", "2024-05-07"),
        ("7.5.2024", "2024-05-07"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("05/05/2024", "2024-05-05"),
        ("05/07/2024", ""),
        ("20241307", ""),
        ("7 mai 2024", "2024-05-07"),
        ("7. März 2024", "2024-03-07"),
        ("7 de mayo de 2024", "2024-05-07"),
        ("7 мая 2024 г.", "2024-05-07"),
        ("Published: May 7, 2024 10:15 AM EDT", "2024-05-07"),
        ("Wed Dec 09 2020 13:49:01 GMT+0100 (Central European Standard Time)", "2020-12-09"),
        ("Accessed: Feb. 3, 2016", "2016-02-03"),
        ("7 Mayor 2024", ""),
        ("11/02/2025", ""),
        ("11 February", ""),
        ("31 February 2025", ""),
        ("2025-02-30", ""),
        ("Q3 2025", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_day_is_read_as_people_write_it_or_told(said: str, day: str) -> None:
    if day:
        assert written_day(said) == day
    else:
        with pytest.raises(ValueError, match=r"write (?:it as|2024-07-13)|has 28 days"):
            written_day(said)


@pytest.mark.parametrize("file", ["references.bib", "content/barriers/slow-ratification.md"])
def test_a_file_in_another_encoding_is_refused(
    project: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / file).write_bytes(b"\xe9\n")
    text = form(Page_or_claim="/barriers/slow-ratification/", What_it_says="A.", Source="10.1000/x")
    assert new(project, text=text) == 2
    assert re.search("encoding UTF-8|correct what `litmap check` finds", capsys.readouterr().err)
    assert (project / file).read_bytes() == b"\xe9\n"


def test_a_form_comes_through_standard_input(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = form(Page_or_claim="/barriers/slow-ratification/", What_it_says="Größe.", Source="x")
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


def asked(name: str) -> dict[str, dict[str, object]]:
    """The fields of a form by their ids."""
    path = ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml"
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {field["id"]: field for field in read["body"]}


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
def test_the_forms_ask_by_the_labels_that_are_read(path: Path) -> None:
    fields = asked(path.stem)
    labels = {field: str(one["attributes"]["label"]) for field, one in fields.items()}  # type: ignore[index]
    assert {LABELS[label]: label for label in labels.values()} == labels
    question = MAIN_QUESTIONS[path.stem]
    assert fields[question]["validations"] == {"required": True}
    read = read_form(form(**{label: "x" for label in labels.values()}))
    assert (read.name, set(read.answers)) == (path.stem, set(fields))


def test_the_forms_are_those_that_are_read() -> None:
    assert {path.stem for path in FORMS} == set(MAIN_QUESTIONS)


def test_pages_lead_to_forms_that_are_there_and_fill_in_fields_that_they_have() -> None:
    pattern = r"([a-z-]+)\.yml(?:&([a-z]+)=)?"
    sources = [
        ROOT / "scripts/litmap/site/theme/partials/report.html",
        ROOT / "scripts/litmap/site/pages/home.py",
    ]
    found = [
        hit for path in sources for hit in re.findall(pattern, path.read_text(encoding="utf-8"))
    ]
    assert len(found) > 3
    for name, field in found:
        assert not field or field in asked(name)


@pytest.mark.parametrize(
    ("name", "field", "words"),
    [
        ("add-source", "role", {role.name: role.meaning for role in ROLES.values()}),
        ("propose-entry", "kind", {kind: guide().kinds[kind] for kind in KINDS}),
        ("report-outdated", "effect", dict.fromkeys(DEVELOPMENT_EFFECT_WORDS, "")),
    ],
)
def test_lists_to_choose_from_hold_the_words_of_the_map(
    name: str, field: str, words: dict[str, str]
) -> None:
    options = asked(name)[field]["attributes"]["options"]  # type: ignore[index]
    assert options == [f"{word}: {says}".removesuffix(": ") for word, says in words.items()]
