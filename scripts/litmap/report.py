"""Problems in words: the only module that decides how a finding looks. It returns text and prints nothing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import get_args

from litmap.problem import Problem, Severity

PER_FILE = 50
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_COMMAND = re.compile(r":(?=:)|#(?=#\[)")


def text(problems: Iterable[Problem]) -> str:
    """One line a problem, sorted by place, at most 50 a file, and a last line that counts.

    `content/x.md:14:5: error: no reference 'a' in references.bib [unknown-citation]`
    """
    ordered = sorted(set(problems))
    lines: list[str] = []
    for file, group in groupby(ordered, key=lambda problem: problem.place.file):
        found = list(group)
        lines += [_line(problem) for problem in found[:PER_FILE]]
        if len(found) > PER_FILE:
            lines.append(f"{_safe(file)}: {len(found) - PER_FILE} more")
    return "".join(f"{line}\n" for line in [*lines, summary(ordered)])


def summary(problems: Iterable[Problem]) -> str:
    """'2 errors, 1 warning' or 'No problems found.'."""
    found = Counter(problem.severity for problem in problems)
    counts = [_count(found[severity], severity) for severity in get_args(Severity)]
    return ", ".join(count for count in counts if count) or "No problems found."


def failed(problems: Iterable[Problem], strict: bool) -> bool:
    """Do the problems fail a check? Errors always do, warnings only a strict one, notices never."""
    fatal = ("error", "warning") if strict else ("error",)
    return any(problem.severity in fatal for problem in problems)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}" if number else ""


def _line(problem: Problem) -> str:
    place = problem.place
    return _safe(f"{place.file}:{place.line}:{place.column}: {problem.severity}: {problem.message} [{problem.rule}]")


def _safe(line: str) -> str:
    """A line that can steer neither a terminal nor a CI log, whatever an author wrote."""
    shown = "".join(
        character if unicodedata.category(character) not in _UNSEEN else f"\\x{ord(character):02x}"
        for character in line
    )
    return _COMMAND.sub(lambda match: f"{match[0]}\u200a", shown)
