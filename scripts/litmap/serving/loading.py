"""Loads the map of a project again and again."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litmap.content.corpus import Corpus
from litmap.content.keeping import Kept
from litmap.content.load import load
from litmap.history.history import History, read_history
from litmap.problems.problem import Problem
from litmap.serving.last_sound import with_last_sound


@dataclass(frozen=True, eq=False)
class Loaded:
    """A map as its `files` are, what reading them found, and the map as it is shown."""

    files: frozenset[str]
    corpus: Corpus
    problems: tuple[Problem, ...]
    shown: Corpus


class Loader:
    """Parses only the files that have changed since the last time."""

    def __init__(self, root: Path, today: date) -> None:
        """Nothing is loaded yet. The day stays the same."""
        self._root = root
        self._today = today
        self._kept = Kept()
        self._state: object = None
        self._last: Loaded | None = None
        self._history: History | None = None

    def history(self) -> History:
        """What changed from day to day, as it was when it was first asked for."""
        if self._history is None:
            self._history = read_history(self._root, self._today)
        return self._history

    def load(self) -> Loaded:
        """The map as it is now: the very same object as last time if no file has changed."""
        corpus, problems = load(self._root, self._today, self._kept)
        asked = self._kept.let_go()
        files = frozenset(file for file, _ in asked)
        state = (asked, problems, corpus.commit, corpus.link_records)
        if self._last is None:
            self._last = Loaded(files, corpus, tuple(problems), corpus)
        elif state != self._state:
            shown = with_last_sound(corpus, problems, self._last.shown)
            self._last = Loaded(files, corpus, tuple(problems), shown)
        self._state = state
        return self._last
