"""Author text that knows where it was written.

A `Text` is an ordinary string that also remembers the file it came from and,
run by run, the line and column of its characters. It survives YAML folding and
quoting, so a problem found in the middle of a folded block is reported at the
character the contributor typed.
"""

from bisect import bisect_right
from typing import Any, NamedTuple

from pydantic_core import core_schema

from litmap.problems.problem import Place


class Run(NamedTuple):
    """A stretch of text that was written without a break: from `offset` on it begins at
    `line` and `column`, both counted from 1."""

    offset: int
    line: int
    column: int


class Text(str):
    """A string that knows where it was written. Equal to the plain string, with its hash."""

    file: str
    runs: tuple[Run, ...]
    __slots__ = ("file", "runs")

    def __new__(cls, value: str, file: str, runs: tuple[Run, ...]) -> "Text":
        """Make a text of `value`, found in `file`; `runs` are ordered by offset, the first at 0."""
        text = super().__new__(cls, value)
        text.file = file
        text.runs = runs
        return text

    def place(self, offset: int = 0) -> Place:
        """Where the character at `offset` was written; the length means just behind the end."""
        if len(self.runs) == 1:
            run = self.runs[0]  # of most texts, and places are what edges are found by
        else:
            run = self.runs[bisect_right(self.runs, offset, key=lambda run: run.offset) - 1]
        return Place(self.file, run.line, run.column + offset - run.offset)

    def part(self, start: int, end: int) -> "Text":
        """The text between two offsets, which knows its places too."""
        first = self.place(start)
        runs = [Run(0, first.line, first.column)]
        for run in self.runs:
            if start < run.offset < end:
                runs.append(run._replace(offset=run.offset - start))
        return Text(self[start:end], self.file, tuple(runs))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        """Let pydantic take texts as they are, places and all."""
        return core_schema.is_instance_schema(cls, cls_repr="text")
