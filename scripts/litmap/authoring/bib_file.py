"""New records in the text of references.bib, whose other bytes stay as they are."""

import re
from collections.abc import Mapping

_RECORD_START = re.compile(r"^@[a-zA-Z]+\{([^,\s]+),", re.MULTILINE)


def with_records(text: str, records: Mapping[str, str]) -> str:
    """The bibliography with records by key, in the order of keys and with its line ends.

    Each stands before the first record whose key is behind its own, or last.
    """
    line_end = "\n"
    if "\r\n" in text:
        line_end = "\r\n"
    waiting = sorted(records.items())
    pieces: list[str] = []
    position = 0
    for start in _RECORD_START.finditer(text):
        before = []
        while waiting and waiting[0][0] < start[1]:
            before.append(waiting.pop(0)[1].replace("\n", line_end) + line_end)
        if before:
            pieces += [text[position : start.start()], *before]
            position = start.start()
    rest = text[position:]
    if waiting:
        rest = rest.rstrip() and rest.rstrip() + line_end * 2
        rest += line_end.join(new.replace("\n", line_end) for _, new in waiting)
    return "".join([*pieces, rest])
