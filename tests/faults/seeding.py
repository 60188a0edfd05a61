"""Spoil one file at a time and check the whole project, without reading the unchanged files again."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from litmap.content import files
from litmap.content.decoding import MAX_BYTES
from litmap.content.keeping import Kept
from litmap.content.load import load
from litmap.problems.problem import Problem
from litmap.rules import check

Fault = Callable[[str, str, random.Random], tuple[str, int] | None]


class Seeding(NamedTuple):
    """One fault: its kind, where it was put, and what was found."""

    kind: str
    file: str
    line: int
    problems: list[Problem]

    @property
    def found(self) -> bool:
        """Is anything at all found?"""
        return bool(self.problems)

    @property
    def placed(self) -> bool:
        """Does a finding point at the line?"""
        return any(one.place[:2] == (self.file, self.line) for one in self.problems)


class Project:
    """A project whose files are read once; a check may replace the text of one of them."""

    def __init__(self, root: Path, today: date) -> None:
        """Read everything below `root`."""
        self.root, self.today = root, today
        self.kept = Kept()
        paths = [
            *sorted(root.glob("content/*/*.md")),
            root / "content/paper.yml",
            root / "references.bib",
        ]
        self.texts = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths
        }

    def check(self, file: str = "", text: str = "") -> list[Problem]:
        """All findings, with `text` in place of a file's own."""
        before = files.read
        swap = self.root / file

        def read(path: Path, limit: int = MAX_BYTES) -> bytes:
            return text.encode() if file and path == swap else before(path, limit)

        try:
            files.read = read
            corpus, problems = load(self.root, self.today, self.kept)
        finally:
            files.read = before
        found = sorted([*problems, *check(corpus)])
        # that something in the small corpus is to come is no fault
        return [one for one in found if one.rule != "hidden-until"]


def seedings(
    project: Project, faults: Sequence[Fault], number: int, seed: int
) -> Iterator[Seeding]:
    """`number` faults of all kinds in turn, each in a random file that has a place for it."""
    rng = random.Random(seed)
    files = sorted(project.texts)
    for index in range(number):
        fault = faults[index % len(faults)]
        first = ["references.bib"] if rng.random() < 0.3 else []
        for file in [*first, *rng.sample(files, len(files))]:
            spoilt = fault(file, project.texts[file], rng)
            if spoilt and spoilt[0] != project.texts[file]:
                yield Seeding(fault.__name__, file, spoilt[1], project.check(file, spoilt[0]))
                break
        else:
            raise LookupError(f"no file offers a place for {fault.__name__}")


def table(done: Sequence[Seeding]) -> str:
    """A line a kind: seeded, found, rightly placed."""
    kinds: dict[str, list[Seeding]] = defaultdict(list)
    for one in done:
        kinds[one.kind].append(one)
    rows = [
        f"{kind:32} {len(some):5} {sum(one.found for one in some):5} {sum(one.placed for one in some):5}"
        for kind, some in kinds.items()
    ]
    total = f"{'all':32} {len(done):5} {sum(one.found for one in done):5} {sum(one.placed for one in done):5}"
    return "\n".join(["kind                             seeded found placed", *rows, total])
