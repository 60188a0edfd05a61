"""A file that was renamed without an alias: the message says which entry it is, and the alias mends all."""

import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT, check_now

from litmap.problems.problem import Problem

POINTING = ("unknown-entry", "broken-link")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))


def told(corpus: Path) -> list[Problem]:
    return [one for one in check_now(corpus) if one.rule in POINTING]


@pytest.mark.parametrize(
    ("folder", "old", "sign"),
    [
        ("barriers", "rivalry", "its claims are named"),
        ("institutions", "council-of-europe", "its title"),
        ("institutions", "forum-of-eight", "words of its title"),
        ("institutions", "united-nations", "its title, without claims"),
        ("criteria", "coordination", "nothing leads to the new file"),
    ],
)
def test_the_alias_that_is_proposed_mends_every_pointer(
    corpus: Path, folder: str, old: str, sign: str
) -> None:
    file = corpus / "content" / folder / f"{old}.md"
    renamed = file.rename(file.with_name("another-name.md"))
    problems = told(corpus)
    assert problems
    for problem in problems:
        now = "another-name"
        if problem.rule == "broken-link":
            now = f"../{folder}/another-name.md"
        assert problem.message == (
            f"there is no entry '{old}'; if its file was renamed, add 'aliases: [{old}]' to "
            f"content/{folder}/another-name.md; if it is a slip, write '{now}'"
        )
    text = renamed.read_text(encoding="utf-8")
    renamed.write_text(text.replace("summary:", f"aliases: [{old}]\nsummary:", 1), encoding="utf-8")
    assert told(corpus) == []


def test_an_entry_that_has_aliases_gets_one_more(corpus: Path) -> None:
    file = corpus / "content" / "barriers" / "slow-ratification.md"
    file.rename(file.with_name("late-rules.md"))
    messages = {problem.message for problem in told(corpus)}
    assert messages
    assert all(
        "add 'slow-ratification' to the 'aliases' of content/barriers/late-rules.md" in message
        for message in messages
    )


def test_no_alias_is_proposed_for_a_slip(corpus: Path) -> None:
    file = corpus / "content" / "barriers" / "rigid-mandates.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("institution: united-nations", "institution: unitd-nations"))
    (problem,) = told(corpus)
    assert problem.message == "there is no entry 'unitd-nations'; did you mean 'united-nations'?"
    assert not re.search("alias", problem.message)
