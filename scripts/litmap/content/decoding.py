"""From the bytes of an authored file to text that can be shown."""

import re
from collections.abc import Iterator
from pathlib import Path

from litmap.content.hidden import hidden_character, hidden_characters
from litmap.problems.problem import Place, Problem

MAX_BYTES = 60_000
"""Bytes of an entry that are read."""

MAX_LINE = 20_000
"""Characters of a line that are read; in a large file more, up to a twentieth of its limit."""

MERGE_MARKER = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$", re.MULTILINE)
"""A line that git leaves where two versions of a passage could not be joined."""
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32-LE"),
    (b"\x00\x00\xfe\xff", "UTF-32-BE"),
    (b"\xff\xfe", "UTF-16-LE"),
    (b"\xfe\xff", "UTF-16-BE"),
)
"""Byte order marks, the longer first: one starts with another."""

_ENCODING_NAMED = re.compile(rb"^%+[ \t]*Encoding:[ \t]*([\w.-]+)", re.IGNORECASE | re.MULTILINE)
_SAMPLE = 4096
"""Bytes by which an encoding without a mark is told."""

_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)
}
"""The characters of Windows-1252 for bytes that are not UTF-8, as `surrogateescape` holds them."""


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
        bad:  a file in UTF-16, or in Windows-1252 ("ANSI")
        good: the same, saved with the encoding UTF-8
    hidden-character: no invisible or direction-changing characters where no script needs them.
        bad:  a zero-width space in a word
        good: the word without it
    line-too-long: a line has at most 20,000 characters, in references.bib 250,000.
        bad:  a whole book on one line
        good: lines of about 120 characters
    """
    if len(data) > limit:
        message = f"the file has more than {limit:,} bytes; shorten it"
        problems.append(Problem(Place(file), "file-too-large", message))
        return ""
    text = _text(file, data.removeprefix(b"\xef\xbb\xbf"), problems)
    text = _with_plain_line_ends(text)
    problems += _merge_markers(file, text)
    longest = max(MAX_LINE, limit // 20)
    return _without_hidden(file, text, problems, longest)


def decoded(data: bytes) -> str:
    """The text of a file from elsewhere, with LF line ends, in whatever encoding it is."""
    return _with_plain_line_ends(_text("", data.removeprefix(b"\xef\xbb\xbf"), []))


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(file: str, data: bytes, problems: list[Problem]) -> str:
    """The text in whatever encoding it is; any but UTF-8 is one problem."""
    if wide := _wide_encoding(data):
        message = f"the file is saved as {wide[:6]}; save it with the encoding UTF-8"
        problems.append(Problem(Place(file), "not-utf-8", message))
        return data.decode(wide, errors="replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if named := _named_encoding(data):
            message = f"the file is saved as {named}; save it with the encoding UTF-8"
            problems.append(Problem(Place(file), "not-utf-8", message))
            return data.decode(named)
        text = data.decode("utf-8", errors="surrogateescape").translate(_WINDOWS)
        problems.append(_not_utf_8(file, data, error.start))
        return text


def _wide_encoding(data: bytes) -> str:
    """The encoding of a text of which each character has two or four bytes; '' for any other."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    if b"\0" not in sample:
        return ""
    # ASCII, of which fields are made, leaves all bytes but one of a character empty
    often = len(sample) / 4 * 0.6
    empty = tuple(sample[offset::4].count(0) > often for offset in range(4))
    encodings: dict[tuple[bool, ...], str] = {
        (False, True, True, True): "UTF-32-LE",
        (True, True, True, False): "UTF-32-BE",
        (False, True, False, True): "UTF-16-LE",
        (True, False, True, False): "UTF-16-BE",
    }
    return encodings.get(empty, "")


def _named_encoding(data: bytes) -> str:
    """The encoding that a file from JabRef names at its start, if all of it is in that; else ''."""
    found = _ENCODING_NAMED.search(data[:_SAMPLE])
    if not found:
        return ""
    name = found[1].decode("ascii")
    try:
        data.decode(name)
    except (LookupError, UnicodeError):
        return ""
    return name


def _not_utf_8(file: str, data: bytes, offset: int) -> Problem:
    before = _with_plain_line_ends(data[:offset].decode("utf-8"))
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    byte = data[offset]
    message = (
        f"byte 0x{byte:02x} is not UTF-8; the file seems to be saved as Windows-1252 "
        f"(also called ANSI, or Latin-1), where it is '{_WINDOWS[0xDC00 + byte]}'; "
        "save it with the encoding UTF-8"
    )
    return Problem(Place(file, line, column), "not-utf-8", message)


def _without_hidden(file: str, text: str, problems: list[Problem], longest: int) -> str:
    """The text with blanks for hidden characters, and without lines that are too long."""
    if text.isascii() and text.isprintable():
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if len(line) > longest:
            message = f"the line has {len(line):,} characters; break it below {longest:,}"
            problems.append(Problem(Place(file, index + 1), "line-too-long", message))
            lines[index] = ""
        elif not line.isprintable():
            lines[index] = _blanked(file, index + 1, line, problems)
    return "\n".join(lines)


def _blanked(file: str, number: int, line: str, problems: list[Problem]) -> str:
    kept = list(line)
    for index in hidden_characters(line):
        kept[index] = " "
        problems.append(hidden_character(Place(file, number, index + 1), line[index]))
    return "".join(kept)


def _merge_markers(file: str, text: str) -> Iterator[Problem]:
    """What git leaves where two versions of a passage could not be joined.

    merge-marker: no line of a merge of two versions is left.
        bad:  "<<<<<<< HEAD"
        good: the version that is right, alone
    """
    for number, line in enumerate(text.split("\n"), 1):
        if MERGE_MARKER.fullmatch(line):
            yield Problem(
                Place(file, number),
                "merge-marker",
                f"'{line[:7]}' was left where two versions met; "
                "keep the right version, and delete this line and all others like it",
            )
