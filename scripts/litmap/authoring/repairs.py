"""`check --fix`: repairs that can only be right, line by line, and the difference they make."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from pathlib import Path

from litmap.authoring.characters import is_unseen
from litmap.problems.problem import Place, Problem, as_ascii
from litmap.references.identifiers import bare_doi

Repair = Callable[[str, int], str]
"""Makes a line anew; the number is the offset that the finding points at.

A line that it cannot repair stays as it is.
"""

_WORD = re.compile(r"@?[^\s\[\]{},;:\"'()]+")


def _without_character(line: str, at: int) -> str:
    if at < len(line) and is_unseen(line[at]):
        return line[:at] + line[at + 1 :]
    return line


def _plain_word(line: str, at: int) -> str:
    """The word with what only looks like ASCII replaced."""
    word = _WORD.match(line, at)
    if not word:
        return line
    return line[:at] + as_ascii(word[0]) + line[word.end() :]


def _plain_character(line: str, at: int) -> str:
    """The line with a plain blank, hyphen or letters in place of one that only looks so."""
    return line[:at] + as_ascii(line[at : at + 1]) + line[at + 1 :]


def _bare_doi(line: str, at: int) -> str:
    """The DOI without the address or the word before it."""
    field, brace, value = line[at:].partition("{")
    written = value.lstrip()
    bare = bare_doi(written)
    if bare == written:
        return line
    return line[:at] + field + brace + bare


def _with_comma(line: str, at: int) -> str:
    return f"{line[:at]},{line[at:]}"


REPAIRS: Mapping[tuple[str, str], Repair] = {
    ("hidden-character", "delete it"): _without_character,
    ("odd-character", "type '"): _plain_character,
    ("unknown-citation", "only looks like"): _plain_word,
    ("unknown-entry", "only looks like"): _plain_word,
    ("bad-value", "only looks like"): _plain_word,
    ("bad-identifier", "is not a DOI; write '10."): _bare_doi,
    ("bibtex-syntax", "No comma after the field"): _with_comma,
}
"""Repairs by the rule and by words of its message."""


def repaired(root: Path, problems: Iterable[Problem]) -> dict[str, tuple[str, str]]:
    """The text before and after, of each file in which something can be repaired.

    Nothing is written.
    """
    by_file: dict[str, list[tuple[Place, Repair]]] = defaultdict(list)
    for problem in problems:
        for (rule, words), repair in REPAIRS.items():
            if rule == problem.rule and words in problem.message:
                by_file[problem.place.file].append((problem.place, repair))
    changed: dict[str, tuple[str, str]] = {}
    for file, repairs in by_file.items():
        before = (root / file).read_bytes().decode("utf-8")
        after = _repaired_text(before, repairs)
        if after != before:
            changed[file] = (before, after)
    return changed


def _repaired_text(text: str, repairs: list[tuple[Place, Repair]]) -> str:
    """A text with its repairs made from the end, so that each finds its line as it was."""
    lines = text.splitlines(keepends=True)
    for place, repair in sorted(repairs, key=itemgetter(0), reverse=True):
        lines[place.line - 1] = repair(lines[place.line - 1], place.column - 1)
    return "".join(lines)


def difference(changed: Mapping[str, tuple[str, str]]) -> str:
    """What changes, as a unified diff; characters that cannot be seen are written out."""
    lines: list[str] = []
    for file, (before, after) in sorted(changed.items()):
        lines += difflib.unified_diff(
            before.splitlines(),
            after.splitlines(),
            fromfile=file,
            tofile=file,
            n=1,
            lineterm="",
        )
    return "".join(f"{_written_out(line)}\n" for line in lines)


def _written_out(line: str) -> str:
    """A line in which characters that cannot be seen are written as `\\u200b`."""
    shown: list[str] = []
    for character in line:
        if is_unseen(character):
            shown.append(f"\\u{ord(character):04x}")
        else:
            shown.append(character)
    return "".join(shown)
