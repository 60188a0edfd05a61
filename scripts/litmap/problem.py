"""Findings: what is wrong, where, and what to type instead.

A `Problem` is a value. Stages return problems beside what they could still
load; only `report.py` words them for a reader and only `__main__.py` turns
them into an exit status.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A point in an authored file: path from the root, line and column, both counted from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One finding of a rule. Sorts by place, so that a report reads from top to bottom.

    `rule` is the rule's id (`unknown-citation`); `message` is one sentence
    that quotes the faulty value and ends with the cure.
    """

    place: Place
    rule: str
    message: str
    severity: Severity = "error"


def nearest(word: str, known: Iterable[str]) -> str:
    """The cure for a misspelt `word`: '; did you mean …?' with up to three of the `known`, or ''."""
    matches = get_close_matches(word, list(known), n=3, cutoff=0.6)
    if not matches:
        return ""
    quoted = [f"'{match}'" for match in matches]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return f"; did you mean {listed}?"
