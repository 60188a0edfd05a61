"""New entries: what `litmap new` writes is sound, and so is every example in it, where what it names exists."""

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
def test_a_skeleton_is_sound_but_for_what_is_left_to_say(kind: Kind, project: Path) -> None:
    text = skeleton(kind, "entirely-new")
    assert "\ntitle: Entirely new\n" in text
    (project / "content" / PLURALS[kind] / "entirely-new.md").write_text(text, encoding="utf-8")
    found = [one for one in check_root(project, TODAY) if one.rule not in UNFINISHED]
    assert [problem.rule for problem in found] == ["left-note"] * text.count("Say here")
    assert all("'Say here" in problem.message for problem in found)


@pytest.mark.parametrize("kind", MODELS)
def test_every_example_in_it_is_sound(kind: Kind, project: Path) -> None:
    text = re.sub(r"^# ", "", skeleton(kind, "entirely-new"), flags=re.MULTILINE)
    shown = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE))
    assert shown == set(field_names(MODELS[kind]))
    (project / "content" / PLURALS[kind] / "entirely-new.md").write_text(text, encoding="utf-8")
    allowed = {"left-note", *NAMES, *UNFINISHED}
    assert {problem.rule for problem in check_root(project, TODAY)} <= allowed


def test_a_whole_claim_shows_each_field_and_is_sound(project: Path) -> None:
    text = whole_claim()
    assert set(re.findall(r"^  [ -] ([a-z_]+):", text, re.MULTILINE)) == set(field_names(Claim))
    entry = skeleton("barrier", "entirely-new").removesuffix("---\n") + text + "---\n"
    (project / "content" / "barriers" / "entirely-new.md").write_text(entry, encoding="utf-8")
    allowed = {"left-note", "unknown-former", *NAMES, *UNFINISHED}
    assert {problem.rule for problem in check_root(project, TODAY)} <= allowed


def test_the_guide_explains_every_field_and_word_and_nothing_else() -> None:
    fields = {(kind, name) for kind, model in MODELS.items() for name in field_names(model)}
    explained = {guide().note(kind, name) for kind, name in fields}
    assert all(note.says and note.example for note in explained)
    words = {name for kind, name in fields} | set(field_names(Claim))
    assert {name.rpartition(".")[2] for name in guide().fields} == words
    assert set(guide().kinds) == set(MODELS)
