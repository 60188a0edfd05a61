"""What the readers of files gave: who loads a map again parses only the files that changed."""

import hashlib
from collections.abc import Callable
from typing import TypeVar, cast

from litmap.problems.problem import Problem

Given = TypeVar("Given")
Reader = Callable[[str, bytes], tuple[Given, list[Problem]]]
"""Takes the name and the bytes of a file. The same ones always give the same."""


State = tuple[str, bytes]
"""A file as it once was: its name, and the digest of its bytes."""


class Kept:
    """What the reader of a file gave for each state of it.

    It is handed out again and again, so nobody may change it.
    """

    def __init__(self) -> None:
        """Nothing was read yet."""
        self._given: dict[State, object] = {}
        self._asked: set[State] = set()

    def once(self, file: str, data: bytes, read: Reader[Given]) -> tuple[Given, list[Problem]]:
        """What `read` gives for a file that holds `data`; a file has the same reader each time."""
        state = (file, hashlib.sha256(data).digest())
        if state not in self._given:
            self._given[state] = read(file, data)
        self._asked.add(state)
        return cast("tuple[Given, list[Problem]]", self._given[state])

    def let_go(self) -> frozenset[State]:
        """Forget all states but those that were asked for since the last call, which it returns."""
        asked = frozenset(self._asked)
        for state in self._given.keys() - asked:
            del self._given[state]
        self._asked.clear()
        return asked
