"""`check --fix`: repairs that can only be right, line by line, shown as a difference."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from litmap.problems.problem import Problem, as_ascii

Repair = Callable[[str, int], str]
"""Makes a line anew; the number is the offset that the finding points at. A line that it cannot mend stays as it is."""

_WORD = re.compile(r"@?[^\s\[\]{},;:\"'()]+")
_DOI_ADDRESS = re.compile(
    r"(?<=\{)\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE
)


def _without_character(line: str, at: int) -> str:
    unseen = line[at : at + 1] and unicodedata.category(line[at])[0] == "C"
    return line[:at] + line[at + 1 :] if unseen else line


def _plain_word(line: str, at: int) -> str:
    """The word with what only looks like ASCII replaced."""
    word = _WORD.match(line, at)
    return line[:at] + as_ascii(word[0]) + line[word.end() :] if word else line


def _bare_doi(line: str, at: int) -> str:
    return line[:at] + _DOI_ADDRESS.sub("", line[at:], count=1)


def _with_comma(line: str, at: int) -> str:
    return f"{line[:at]},{line[at:]}"


REPAIRS: Mapping[tuple[str, str], Repair] = {
    ("hidden-character", "delete it"): _without_character,
    ("unknown-citation", "only looks like"): _plain_word,
    ("unknown-entry", "only looks like"): _plain_word,
    ("bad-value", "only looks like"): _plain_word,
    ("bad-identifier", "is not a DOI; write '10."): _bare_doi,
    ("bibtex-syntax", "No comma after the field"): _with_comma,
}
"""Repairs by the rule and by words of its message."""


def repaired(root: Path, problems: Iterable[Problem]) -> dict[str, tuple[str, str]]:
    """The text before and after, of each file in which something could be repaired; nothing is written."""
    by_file: dict[str, list[tuple[int, int, Repair]]] = defaultdict(list)
    for problem in problems:
        for (rule, words), repair in REPAIRS.items():
            if rule == problem.rule and words in problem.message:
                by_file[problem.place.file].append(
                    (problem.place.line, problem.place.column, repair)
                )
    changed = {}
    for file, places in by_file.items():
        before = (root / file).read_bytes().decode("utf-8")
        lines = before.splitlines(keepends=True)
        for line, column, repair in sorted(places, key=lambda place: place[:2], reverse=True):
            lines[line - 1] = repair(lines[line - 1], column - 1)
        if (after := "".join(lines)) != before:
            changed[file] = (before, after)
    return changed


def difference(changed: Mapping[str, tuple[str, str]]) -> str:
    """What changes, as a unified diff; characters that cannot be seen are written out."""
    lines: list[str] = []
    for file, (before, after) in sorted(changed.items()):
        lines += difflib.unified_diff(
            before.splitlines(), after.splitlines(), file, file, n=1, lineterm=""
        )
    return "".join(f"{_shown(line)}\n" for line in lines)


def _shown(line: str) -> str:
    return "".join(
        one if unicodedata.category(one)[0] != "C" else f"\\u{ord(one):04x}" for one in line
    )
