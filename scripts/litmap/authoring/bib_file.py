"""New records in the text of references.bib, whose other bytes stay as they are."""

import re
from collections.abc import Mapping

_RECORD_START = re.compile(r"^@[a-zA-Z]+\{([^,\s]+),", re.MULTILINE)


def with_records(text: str, records: Mapping[str, str]) -> str:
    """The bibliography with records by key, each in the order of keys and with its line ends."""
    line_end = "\n"
    if "\r\n" in text:
        line_end = "\r\n"
    if text and not text.endswith("\n"):
        text += line_end
    for key, record in records.items():
        text = _with_record(text, key, record.replace("\n", line_end), line_end)
    return text


def _with_record(text: str, key: str, record: str, line_end: str) -> str:
    """The bibliography with a record before the first one whose key is behind its own, or last."""
    for match in _RECORD_START.finditer(text):
        if match[1] > key:
            before, after = text[: match.start()], text[match.start() :]
            return before + record + line_end + after
    before = text.rstrip()
    if before:
        before += line_end + line_end
    return before + record
