"""Loading again parses only what changed, and gives what a first load of the same files gives, places and problems included."""

import dataclasses
import itertools
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from tests.conftest import ROOT, TODAY

from litmap.content import load as loading
from litmap.content.corpus import Corpus
from litmap.content.keeping import Kept
from litmap.content.load import load
from litmap.model.text import Text
from litmap.problems.problem import Problem

DAY = date.fromisoformat(TODAY)
ENTRY = "content/barriers/slow-ratification.md"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests" / "corpus", tmp_path / "corpus"))


def laid_open(value: Any) -> Any:
    """All that a value holds, and where each of its texts was written, which equality alone does not compare."""
    if isinstance(value, Text):
        return str(value), value.file, value.runs
    if isinstance(value, BaseModel):
        return type(value), laid_open(value.__dict__)
    if dataclasses.is_dataclass(value):
        fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        return type(value), laid_open(fields)
    if isinstance(value, dict):
        return [(laid_open(key), laid_open(one)) for key, one in value.items()]
    if isinstance(value, tuple | list):
        return [laid_open(one) for one in value]
    return value


def opened(loaded: tuple[Corpus, list[Problem]]) -> Any:
    made, problems = loaded
    return laid_open(made), problems


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def moved(old: str, new: str) -> Callable[[Path], None]:
    return lambda root: shutil.move(root / old, root / new)


def copied(old: str, new: str) -> Callable[[Path], None]:
    return lambda root: shutil.copy(root / old, root / new)


EDITS = (
    replaced(ENTRY, "---\ntitle:", "---\n# A line above moves every place.\ntitle:"),
    replaced(ENTRY, "title: ", "title: Very "),
    replaced(ENTRY, "order:", "ordre:"),
    replaced(ENTRY, "ordre:", "order: ["),
    replaced(ENTRY, "order: [", "order:"),
    moved(ENTRY, "content/barriers/aa-first.md"),
    copied("content/barriers/aa-first.md", "content/terms/aa-first.md"),
    copied("content/barriers/aa-first.md", "content/barriers/Not An Id.md"),
    moved("content/terms/aa-first.md", ENTRY),
    replaced("references.bib", "barriers and pathways forward", "a changed title"),
    replaced("references.bib", "@article{", "@article{{"),
    moved("references.bib", "kept.bib"),
    moved("kept.bib", "references.bib"),
    replaced("content/index.md", "title: ", "title: Very "),
    moved("content/about.md", "about.md"),
    replaced("content/paper.yml", "title: ", "title: Very "),
    replaced("content/removed.yml", "- ", "- odd: field\n  "),
    moved("content/disputes.yml", "disputes.yml"),
    moved("content", "gone"),
    moved("gone", "content"),
)


def test_loading_again_gives_what_a_first_load_gives(corpus: Path) -> None:
    kept = Kept()
    states = [load(corpus, DAY, kept)]
    for edit in EDITS:
        edit(corpus)
        states.append(load(corpus, DAY, kept))
        assert opened(states[-1]) == opened(load(corpus, DAY)), edit
        kept.let_go()
    for before, after in itertools.pairwise(states):
        assert opened(before) != opened(after), "an edit that changes nothing tests nothing"


def test_only_what_changed_is_parsed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counting(name: str) -> None:
        before = getattr(loading, name)

        def read(file: str, *others: Any, **named: Any) -> Any:
            parsed.append(file)
            return before(file, *others, **named)

        monkeypatch.setattr(loading, name, read)

    for name in ("read_entry", "read_references", "read_paper", "read_page", "read_records"):
        counting(name)
    kept = Kept()
    load(corpus, DAY, kept)
    assert len(parsed) == len(set(parsed)) > 20
    for edit, file in (
        (replaced(ENTRY, "title: ", "title: Very "), ENTRY),
        (replaced("references.bib", "pathways forward", "ways forward"), "references.bib"),
        (replaced("content/paper.yml", "title: ", "title: Very "), "content/paper.yml"),
    ):
        parsed.clear()
        edit(corpus)
        load(corpus, DAY, kept)
        assert parsed == [file]


def test_what_nobody_asks_for_any_more_is_let_go() -> None:
    kept = Kept()
    parsed: list[bytes] = []

    def read(file: str, data: bytes) -> tuple[str, list[Problem]]:
        parsed.append(data)
        return file, []

    kept.once("a", b"1", read)
    kept.let_go()
    kept.once("a", b"2", read)
    kept.once("a", b"1", read)
    kept.let_go()
    kept.once("a", b"1", read)
    assert parsed == [b"1", b"2"]
    kept.let_go()
    kept.once("a", b"2", read)
    assert parsed == [b"1", b"2", b"2"]
