"""Contributions by the guide's own commands: each ends without a finding, and is on the pages."""

import json
import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.authoring.answering import Said, answering
from tests.conftest import ROOT, TODAY, project

from litmap.cli import main
from litmap.content.load import load
from litmap.model.walk import FAR
from litmap.pipeline import build_pages, check_root

DAY = date.fromisoformat(TODAY)
GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
WEB_PAGE = b"""<!DOCTYPE html><html lang="en"><head>
<meta property="og:title" content="Figures on courts">
<meta property="og:site_name" content="Court of Audit">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
</head><body>Many.</body></html>"""
ISSUE = """### Page or claim

https://example.org/map/barriers/rivalry/#claim-few-rules

### What is wrong with it

Many rules bind them.

### Source

Sharma 2021

### Where in it

page 5
"""
Told = Callable[[str], str]
"""Runs a command of the guide in the project, and gives what it says."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small map, in which the contributor stands."""
    root = project(tmp_path / "map")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def told(here: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    def run(command: str, **words: str) -> str:
        assert re.search(rf"^ +{re.escape(command)}(?:$| )", GUIDE, re.MULTILINE), (
            f"not in the guide: {command}"
        )
        for example, word in words.items():
            command = command.replace(example.replace("_", "-"), word)
        name, *arguments = shlex.split(command)
        assert name == ".venv/bin/litmap"
        assert main([*arguments, "--today", TODAY]) == 0
        return capsys.readouterr().out

    return run


def finished(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The pages, once the check finds nothing."""
    assert main(["check", "--strict", "--today", TODAY]) == 0, capsys.readouterr().out
    pages, _ = build_pages(root, DAY)
    return dict(pages)


def filled(path: Path, **values: str) -> None:
    """Replace the values of an entry that was just written, and remove the comments."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for name, value in values.items():
        text = re.sub(rf"^{name}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
        text = text.replace("\n---\n", f"\n{name}: {value}\n---\n")
    path.write_text(text, encoding="utf-8")


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


CLAIM = """
  - id: courts-are-few
    label: Courts are few
    about: fact
    text: >-
      Few courts hear such cases.
    cites: "[evidence @sato2019forums, p. 6]"
    as_of: 2024-02-20"""


def test_a_search_is_recorded(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = re.search(r"^  ```yaml\n(  - id: library-may\n.*?)^  ```", GUIDE, re.M | re.S)
    assert example
    said = example[1].replace("clough2012cybercrime", "sato2019forums")
    said = said.replace("slow-ratification", "rivalry")
    (here / "content/searches.yml").write_text(f"searches:\n{said}", encoding="utf-8")
    pages = finished(here, capsys)
    assert "Search of a library" in pages["about/method.md"]
    assert "Roads without rules" in pages["about/method.md"]
    assert "Rules of the road" in pages["references/to-read.md"]


def test_a_fact_is_corrected(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(
        here / "content/barriers/secrecy.md",
        "publish less than they did",
        "publish less than before",
    )
    pages = finished(here, capsys)
    assert "publish less than before" in pages["barriers/secrecy.md"]


def test_a_web_source_is_added_and_cited(
    here: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "https://www.coe.int/en/web/artificial-intelligence/the-framework-convention"
    with answering({"": Said(200, WEB_PAGE, {"Content-Type": "text/html"})}) as server:
        host = server.base.removeprefix("http://")
        asked = f"{server.base}/figures --allow-host {host}"
        said = told(f".venv/bin/litmap cite {address}", **{address: asked})
    key = re.search(r"'@([a-z0-9-]+)'", said)
    assert key
    bibliography = here / "references.bib"
    start, mark, record = bibliography.read_text(encoding="utf-8").partition(f"{{{key[1]},")
    record = record.replace("verified = {partly}", "verified = {yes}", 1)
    record = record.replace("read = {record}", "read = {full}", 1)
    bibliography.write_text(start + mark + record, encoding="utf-8")
    replaced(
        here / "content/barriers/secrecy.md",
        "[evidence @ulrich2018clubs, p. 23]",
        f"[evidence @ulrich2018clubs, p. 23; supports @{key[1]}, whole]",
    )
    pages = finished(here, capsys)
    assert "Figures on courts" in pages[f"references/{key[1]}.md"]
    assert "Laboratories publish less" in pages[f"references/{key[1]}.md"]
    assert f"references/{key[1]}" in pages["barriers/secrecy.md"]


def test_an_event_is_added(here: Path, told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    told(".venv/bin/litmap new development courts-meet")
    filled(
        here / "content/developments/courts-meet.md",
        summary="The courts of two states agreed to meet each year.",
        date="2025-02-11",
        bears_on='\n  - claim: "rivalry#race"\n    effect: narrows\n    because: >-\n      They meet although they race [evidence @sato2019forums, p. 6].',
        confidence="medium",
    )
    pages = finished(here, capsys)
    assert "The courts of two states agreed" in pages["developments/courts-meet.md"]
    assert "developments/courts-meet" in pages["barriers/rivalry.md"]
    assert "courts-meet" in pages["timeline.md"]


def test_a_barrier_is_added(here: Path, told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    told(".venv/bin/litmap new barrier slow-courts")
    filled(
        here / "content/barriers/slow-courts.md",
        summary="Courts take years to decide.",
        order="second",
        bears_on='\n  - {pathway: central-bodies, effect: hinders, because: "Nobody enforces its rules [states @roberts2024global, sec. 3]."}',
        claims=CLAIM,
    )
    replaced(
        here / "content/barriers/secrecy.md",
        "order: first\n",
        "order: first\nrelated: [slow-courts]\n",
    )
    pages = finished(here, capsys)
    assert "Few courts hear such cases." in pages["barriers/slow-courts.md"]
    assert "barriers/slow-courts" in pages["pathways/central-bodies.md"]


def test_an_institution_is_renamed(
    here: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    told(".venv/bin/litmap rename old-id new-id", old_id="oecd", new_id="growth-club")
    pages = finished(here, capsys)
    assert "growth-club" in pages["institutions/oecd/index.html"]  # the former address leads on
    assert 'id="' in pages["institutions/growth-club.md"]
    linking = [path for path, text in pages.items() if "institutions/oecd" in text]
    assert [path for path in linking if path.startswith("barriers/")] == []


def test_a_claim_and_a_work_are_renamed(
    here: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    told(
        ".venv/bin/litmap rename 'entry-id#old-claim' 'entry-id#new-claim'",
        entry_id="rivalry",
        old_claim="race",
        new_claim="ai-race",
    )
    told(
        ".venv/bin/litmap rename @oldkey2024word @newkey2024word",
        oldkey2024word="sato2019forums",
        newkey2024word="sato2019fora",
    )
    pages = finished(here, capsys)
    assert 'id="claim-ai-race"' in pages["barriers/rivalry.md"]
    assert "sato2019fora" in pages["references/sato2019forums/index.html"]


def test_an_issue_becomes_a_dispute(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = re.search(r"gh issue view 123 --json (\S+) \| (.*)", GUIDE)
    assert fields
    whole = {"number": 123, "title": "Dispute: ", "body": ISSUE, "author": {"login": "octocat"}}
    form = here.parent / "form.json"
    form.write_text(
        json.dumps({name: whole[name] for name in fields[1].split(",")}), encoding="utf-8"
    )
    words = shlex.split(fields[2])
    assert words == [".venv/bin/litmap", "new", "--from-issue", "-"]
    assert main([*words[1:-1], str(form), "--today", TODAY]) == 0
    assert "The source is '@sharma2021order'." in capsys.readouterr().out
    page = finished(here, capsys)["barriers/rivalry.md"]
    assert "Many rules bind them." in page


def test_an_issue_can_be_copied_into_a_file(
    here: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "form.md").write_text(ISSUE, encoding="utf-8")
    assert "The source is '@sharma2021order'." in told(
        ".venv/bin/litmap new --from-issue form.md --number 123"
    )
    assert "# From issue #123." in (here / "content/barriers/rivalry.md").read_text("utf-8")
    finished(here, capsys)


def test_an_institution_of_the_map_is_renamed(
    content_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "map"
    shutil.copytree(content_root / "content", root / "content")
    shutil.copy(content_root / "references.bib", root)
    before = check_root(root, date.today())
    old = next(one.id for one in load(root, FAR)[0].authored if one.kind == "institution")
    assert main(["rename", old, "renamed-institution", "--root", str(root)]) == 0
    capsys.readouterr()
    assert len(check_root(root, date.today())) == len(before)
    assert load(root, FAR)[0].names.entry(old) == "renamed-institution"
