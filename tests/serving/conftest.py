"""The small corpus as a project whose site is served within the test."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import TODAY, project

from litmap.publish.mkdocs import hand_over
from litmap.publish.theme import Theme
from litmap.serving.answers import Answer, Answers
from litmap.serving.loading import Loader
from litmap.serving.news import News
from litmap.serving.search import SearchIndex
from litmap.serving.served import ServedSite


class Served:
    """A project whose site answers as the server would, and whose edits are followed when told."""

    def __init__(self, root: Path) -> None:
        """Make the site of the project in `root`."""
        self.root = root
        self.day = date.fromisoformat(TODAY)
        self.search = SearchIndex()
        self.site = ServedSite(Loader(root, self.day), self.theme, News(), self.search)
        self.answers = Answers(lambda: self.site.state, self.search.file)

    def theme(self) -> Theme:
        return Theme(self.root / "mkdocs.yml")

    def answer(self, address: str) -> Answer:
        return self.answers.answer(address)

    def html(self, address: str) -> str:
        return self.answer(address).body.decode()

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace some words of a file, and follow."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.site.update({"map"})


Serve = Callable[[Path], Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves projects on the tests' day, which MkDocs takes from the environment."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    hand_over(date.fromisoformat(TODAY))
    made: list[Served] = []

    def serving(root: Path) -> Served:
        made.append(Served(root))
        return made[-1]

    yield serving
    for served in made:
        served.site.close()
    os.environ.pop("SOURCE_DATE_EPOCH")
    if before is not None:
        os.environ["SOURCE_DATE_EPOCH"] = before


@pytest.fixture
def served(tmp_path: Path, serve: Serve) -> Served:
    return serve(project(tmp_path / "project"))
