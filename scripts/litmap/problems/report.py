"""Problems in words: the only module that decides how a finding looks. It returns text and prints nothing."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import get_args
from urllib.parse import quote

from litmap.problems.problem import Problem, Severity

PER_FILE = 50
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_COMMAND = re.compile(r":(?=:)|#(?=#\[)")
_COLOURS = {"error": "31", "warning": "33", "notice": "36"}


def as_text(problems: Iterable[Problem], colour: bool = False) -> str:
    """One line a problem, sorted by place, at most 50 a file, and a last line that counts.

    `content/x.md:14:5: error: no reference 'a' in references.bib [unknown-citation]`
    """
    ordered = sorted(set(problems))
    lines = [
        _coloured(_line(one), one.severity) if colour and isinstance(one, Problem) else _line(one)
        for one in _shown(ordered)
    ]
    return "".join(f"{line}\n" for line in [*lines, summary(ordered)])


def as_json(problems: Iterable[Problem]) -> str:
    """`{"problems": [{"file", "line", "column", "severity", "rule", "message"}, …]}`, all of them, sorted by place."""
    found = [
        {
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "severity": one.severity,
            "rule": one.rule,
            "message": one.message,
        }
        for one in sorted(set(problems))
    ]
    return json.dumps({"problems": found}, indent=2) + "\n"


def github(problems: Iterable[Problem]) -> str:
    """Annotations for a GitHub log, each with its place in the text too, because the log shows that alone."""
    ordered = sorted(set(problems))
    lines = [
        _annotation(one) if isinstance(one, Problem) else _line(one) for one in _shown(ordered)
    ]
    return "".join(f"{line}\n" for line in [*lines, summary(ordered)])


def sarif(problems: Iterable[Problem]) -> str:
    """SARIF 2.1.0, the static analysis format of OASIS; columns count characters."""
    ordered = sorted(set(problems))
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    results = [
        {
            "ruleId": one.rule,
            "level": levels[one.severity],
            "message": {"text": one.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(one.place.file)},
                        "region": {"startLine": one.place.line, "startColumn": one.place.column},
                    }
                }
            ],
        }
        for one in ordered
    ]
    driver = {
        "name": "litmap",
        "rules": [{"id": rule} for rule in sorted({one.rule for one in ordered})],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return (
        json.dumps(
            {
                "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                "version": "2.1.0",
                "runs": [run],
            },
            indent=2,
        )
        + "\n"
    )


REPORT_FORMATS: Mapping[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}


def _shown(ordered: list[Problem]) -> Iterator[Problem | str]:
    """The first problems of each file, and behind them how many more there are."""
    for file, group in groupby(ordered, key=lambda problem: problem.place.file):
        found = list(group)
        yield from found[:PER_FILE]
        if len(found) > PER_FILE:
            yield f"{file}: {len(found) - PER_FILE} more"


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


def _line(found: Problem | str) -> str:
    if isinstance(found, str):
        return safe(found)
    place = found.place
    return safe(
        f"{place.file}:{place.line}:{place.column}: {found.severity}: {found.message} [{found.rule}]"
    )


def _coloured(line: str, severity: str) -> str:
    word = f" {severity}: "
    return line.replace(word, f" \x1b[1;{_COLOURS[severity]}m{severity}\x1b[0m: ", 1)


def _annotation(problem: Problem) -> str:
    """`::error file=…,line=…,col=…,title=rule::text`, with GitHub's escapes."""
    place = problem.place
    named = {"file": place.file, "line": place.line, "col": place.column, "title": problem.rule}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in named.items())
    return f"::{problem.severity} {properties}::{_line(problem).replace('%', '%25')}"


def _property(value: str) -> str:
    return safe(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def safe(line: str) -> str:
    """A line that can steer neither a terminal nor a CI log, whatever an author wrote."""
    shown = "".join(
        character if unicodedata.category(character) not in _UNSEEN else f"\\x{ord(character):02x}"
        for character in line
    )
    return _COMMAND.sub(lambda match: f"{match[0]}\u200a", shown)
