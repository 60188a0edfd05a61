"""New entries: `check` tells of all that is left to say, and every example is sound, where what it names exists."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.small import UNFINISHED

from litmap.authoring.guide import guide
from litmap.authoring.skeleton import skeleton, whole_claim
from litmap.model.entry import Claim
from litmap.model.kinds import MODELS, field_names
from litmap.model.vocabulary import PLURALS, Kind
from litmap.pipeline import check_root
from litmap.problems import report

TODAY = date(2026, 11, 1)
NAMES = (
    "unknown-entry",
    "unknown-claim",
    "unknown-assessment",
    "unknown-citation",
    "paper-locator",
)
"""What examples name stands on the map, and need not stand in the small corpus."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "project"))


@pytest.mark.parametrize("kind", MODELS)
def test_each_value_of_a_skeleton_is_told_until_it_is_written(kind: Kind, project: Path) -> None:
    file = project / "content" / PLURALS[kind] / "entirely-new.md"
    text = skeleton(kind, "entirely-new")
    assert "\ntitle: Entirely new\n" in text
    file.write_text(text, encoding="utf-8")
    found = [one for one in check_root(project, TODAY) if one.rule not in UNFINISHED]
    lines = text.split("\n")
    told = {lines[one.place.line - 1].strip() for one in found}
    said = {line.strip() for line in lines if "Say here" in line}
    fields = {line for line in lines if re.match("[a-z]", line) and not line.endswith(">-")}
    assert told == said | fields
    assert {one.rule for one in found} <= {"left-note", "left-example"}
    # who agrees with a value deletes its explanation
    mended = re.sub("^##.*\n", "", text, flags=re.MULTILINE)
    file.write_text(re.sub("Say here[^.]*", "It is new", mended), encoding="utf-8")
    assert [one for one in check_root(project, TODAY) if one.rule not in UNFINISHED] == []


def test_a_copied_example_is_told_until_it_is_changed(project: Path) -> None:
    file = project / "content" / "barriers" / "entirely-new.md"
    text = skeleton("barrier", "entirely-new").replace("# related:", "related:")
    file.write_text(text, encoding="utf-8")
    assert "'related' is still as `litmap new` wrote it" in report.as_text(
        check_root(project, TODAY)
    )
    file.write_text(text.replace("related: [", "related: [rivalry, "), encoding="utf-8")
    assert "'related' is still as" not in report.as_text(check_root(project, TODAY))


@pytest.mark.parametrize("kind", MODELS)
def test_every_example_in_it_is_sound(kind: Kind, project: Path) -> None:
    text = re.sub(r"^# ", "", skeleton(kind, "entirely-new"), flags=re.MULTILINE)
    shown = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    assert shown == set(field_names(MODELS[kind]))
    (project / "content" / PLURALS[kind] / "entirely-new.md").write_text(text, encoding="utf-8")
    allowed = {"left-note", "left-example", *NAMES, *UNFINISHED}
    assert {problem.rule for problem in check_root(project, TODAY)} <= allowed


def test_a_whole_claim_shows_each_field_and_is_sound(project: Path) -> None:
    text = whole_claim()
    assert set(re.findall(r"^  [ -] ([a-z_]+):", text, re.MULTILINE)) == set(field_names(Claim))
    entry = skeleton("barrier", "entirely-new").removesuffix("---\n") + text + "---\n"
    (project / "content" / "barriers" / "entirely-new.md").write_text(entry, encoding="utf-8")
    allowed = {"left-note", "left-example", "unknown-former", *NAMES, *UNFINISHED}
    assert {problem.rule for problem in check_root(project, TODAY)} <= allowed


def test_the_guide_explains_every_field_and_word_and_nothing_else() -> None:
    fields = {(kind, name) for kind, model in MODELS.items() for name in field_names(model)}
    explained = {guide().note(kind, name) for kind, name in fields}
    assert all(note.says and note.example for note in explained)
    words = {name for kind, name in fields} | set(field_names(Claim))
    assert {name.rpartition(".")[2] for name in guide().fields} == words
    assert set(guide().kinds) == set(MODELS)
