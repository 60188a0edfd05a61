"""From the bytes of an authored file to text that can be shown."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from litmap.problems.problem import Place, Problem

MAX_BYTES = 60_000
"""Bytes of an entry that are read."""

MAX_LINE = 20_000
"""Characters of a line that are read."""

_MERGE = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")


def read(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file; of one that is too large one byte more than the limit."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def decode(file: str, data: bytes, problems: list[Problem], limit: int = MAX_BYTES) -> str:
    """The text of a file, with LF line ends. What cannot be shown is reported and blanked, not cut.

    file-too-large: an entry stays below 60 KB, paper.yml below 100 KB, references.bib below 5 MB.
        bad:  a pasted book
        good: the passage that matters
    not-utf-8: files are saved as UTF-8.
        bad:  a file in Latin-1
        good: the same, saved with the encoding UTF-8
    hidden-character: no invisible or direction-changing characters.
        bad:  a zero-width space in a word
        good: the word without it
    line-too-long: a line has at most 20,000 characters.
        bad:  a whole book on one line
        good: lines of about 120 characters
    """
    if len(data) > limit:
        message = f"the file has more than {limit:,} bytes; shorten it"
        problems.append(Problem(Place(file), "file-too-large", message))
        return ""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(_not_utf_8(file, data, error.start))
        text = data.decode("utf-8", errors="replace")
    text = _with_plain_line_ends(text)
    problems += _merge_markers(file, text)
    return _without_hidden(file, text, problems)


def is_hidden(character: str) -> bool:
    """Does a character show nothing, turn the text round, or have no meaning in any text?"""
    if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef":
        return True
    return character != "\t" and unicodedata.category(character) in _HIDDEN


def hidden_character(place: Place, character: str) -> Problem:
    """The problem of an invisible character."""
    message = f"the invisible character U+{ord(character):04X} is here; delete it"
    return Problem(place, "hidden-character", message)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf_8(file: str, data: bytes, offset: int) -> Problem:
    before = _with_plain_line_ends(data[:offset].decode("utf-8"))
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    message = f"byte 0x{data[offset]:02x} is not UTF-8; save the file with the encoding UTF-8"
    return Problem(Place(file, line, column), "not-utf-8", message)


def _without_hidden(file: str, text: str, problems: list[Problem]) -> str:
    """The text with blanks for hidden characters, and without lines that are too long."""
    if text.isascii() and text.isprintable():
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if len(line) > MAX_LINE:
            message = f"the line has {len(line):,} characters; break it below {MAX_LINE:,}"
            problems.append(Problem(Place(file, index + 1), "line-too-long", message))
            lines[index] = ""
        elif not line.isprintable():
            lines[index] = _blanked(file, index + 1, line, problems)
    return "\n".join(lines)


def _blanked(file: str, number: int, line: str, problems: list[Problem]) -> str:
    kept = list(line)
    for index, character in enumerate(line):
        if is_hidden(character):
            kept[index] = " "
            problems.append(hidden_character(Place(file, number, index + 1), character))
    return "".join(kept)


def _merge_markers(file: str, text: str) -> Iterator[Problem]:
    """What git leaves where two versions of a passage could not be joined.

    merge-marker: no line of a merge of two versions is left.
        bad:  "<<<<<<< HEAD"
        good: the version that is right, alone
    """
    for number, line in enumerate(text.split("\n"), 1):
        if _MERGE.fullmatch(line):
            yield Problem(
                Place(file, number),
                "merge-marker",
                f"'{line[:7]}' was left where two versions met; "
                "keep the right version, and delete this line and its fellows",
            )
