"""Warnings that are known and wait: a file that keeps them from a report until they are mended.

One line a warning, `content/x.md: message [rule]`, without line numbers, so that an edit elsewhere in the file
changes nothing. Errors cannot be put off.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from litmap.problems.problem import Place, Problem

FILE = "known-warnings.txt"
_HEAD = "# Warnings that `litmap check` does not repeat. Written by `litmap check --accept`; delete what is mended.\n"


def without_known(problems: Iterable[Problem], path: Path) -> list[Problem]:
    """The problems less the warnings named in the file at `path`; what it names in vain is a notice.

    mended: known-warnings.txt names only what is still found.
        bad:  a line for a warning that is mended
        good: the file without it
    """
    known = Counter(_lines(path))
    left: list[Problem] = []
    for problem in sorted(set(problems)):
        line = _as_line(problem)
        if problem.severity == "warning" and known[line]:
            known[line] -= 1
        else:
            left.append(problem)
    for line in (line for line, number in known.items() if number):
        left.append(
            Problem(Place(path.name), "mended", f"'{line}' is mended; delete its line", "notice")
        )
    return left


def accepted(problems: Iterable[Problem]) -> str:
    """The text of a file that names all warnings among the problems."""
    return _HEAD + "".join(
        sorted(f"{_as_line(one)}\n" for one in set(problems) if one.severity == "warning")
    )


def _as_line(problem: Problem) -> str:
    return " ".join(f"{problem.place.file}: {problem.message} [{problem.rule}]".split())


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
