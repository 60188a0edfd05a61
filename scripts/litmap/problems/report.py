"""Problems in words: how a finding looks in each format. Everything is text; nothing is printed."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import get_args

from litmap.problems.problem import Problem, Severity
from litmap.problems.wording import counted

PER_FILE = 50
"""Problems of one file that a report shows; the rest is counted."""

_SEVERITIES = get_args(Severity)
"""From the worst."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_COMMAND = re.compile(r":(?=:)|#(?=#\[)")
_COLOURS = {"error": "31", "warning": "33", "notice": "36"}


def as_text(problems: Iterable[Problem], colour: bool = False) -> str:
    """One line a problem, sorted by place, at most 50 a file, and a last line that counts.

    `content/x.md:14:5: error: no reference 'a' in references.bib [unknown-citation]`
    """
    if colour:
        return _report(problems, _coloured)
    return _report(problems, _line)


def as_json(problems: Iterable[Problem]) -> str:
    """All problems, sorted by place, as `{"problems": [{"file", "line", "column", …}, …]}`.

    The other fields of each are "severity", "rule" and "message".
    """
    found = []
    for problem in sorted(set(problems)):
        found.append(
            {
                "file": problem.place.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity,
                "rule": problem.rule,
                "message": problem.message,
            }
        )
    return json.dumps({"problems": found}, indent=2) + "\n"


def github(problems: Iterable[Problem]) -> str:
    """Annotations for a GitHub log. Their text repeats the place, as the log shows only that."""
    return _report(problems, _annotation)


REPORT_FORMATS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": github,
}


def summary(problems: Iterable[Problem]) -> str:
    """'2 errors, 1 warning' or 'No problems found.'."""
    numbers = Counter(problem.severity for problem in problems)
    said = []
    for severity in _SEVERITIES:
        if numbers[severity]:
            said.append(counted(numbers[severity], severity))
    return ", ".join(said) or "No problems found."


def failed(problems: Iterable[Problem], strict: bool) -> bool:
    """Do the problems fail a check? Errors always do, warnings only a strict one, notices never."""
    fatal = ["error"]
    if strict:
        fatal.append("warning")
    return any(problem.severity in fatal for problem in problems)


def _report(problems: Iterable[Problem], line_of: Callable[[Problem], str]) -> str:
    """A report with a line for each problem that is shown, and one that counts them all."""
    ordered = sorted(set(problems))
    lines = [*_lines(ordered, line_of), summary(ordered), ""]
    return "\n".join(lines)


def _lines(ordered: list[Problem], line_of: Callable[[Problem], str]) -> Iterator[str]:
    """The problems of each file, or the worst of too many, and how many more there are."""
    for file, group in groupby(ordered, key=lambda problem: problem.place.file):
        found = list(group)
        # stable: of equal severity the first of the file
        worst = sorted(found, key=lambda problem: _SEVERITIES.index(problem.severity))
        for problem in sorted(worst[:PER_FILE]):
            yield line_of(problem)
        if len(found) > PER_FILE:
            yield safe(f"{file}: {len(found) - PER_FILE} more")


def _line(problem: Problem) -> str:
    file, line, column = problem.place
    said = f"{problem.severity}: {problem.message} [{problem.rule}]"
    return safe(f"{file}:{line}:{column}: {said}")


def _coloured(problem: Problem) -> str:
    """The line with the word of its severity in colour."""
    severity = problem.severity
    word = f"\x1b[1;{_COLOURS[severity]}m{severity}\x1b[0m"
    return _line(problem).replace(f" {severity}: ", f" {word}: ", 1)


def _annotation(problem: Problem) -> str:
    """`::error file=…,line=…,col=…,title=rule::text`, with GitHub's escapes."""
    file, line, column = problem.place
    place = f"file={_property(file)},line={line},col={column}"
    text = _line(problem).replace("%", "%25")
    return f"::{problem.severity} {place},title={_property(problem.rule)}::{text}"


def _property(value: str) -> str:
    return safe(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def safe(line: str) -> str:
    """A line that can steer neither a terminal nor a CI log, whatever an author wrote."""
    shown = []
    for character in line:
        if unicodedata.category(character) in _UNSEEN:
            shown.append(f"\\x{ord(character):02x}")
        else:
            shown.append(character)
    return _COMMAND.sub(lambda match: f"{match[0]}\u200a", "".join(shown))
