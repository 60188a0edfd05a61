"""Tables as CSV files that a spreadsheet opens as plain text."""

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(head: Iterable[str], rows: Iterable[Iterable[str | int]]) -> str:
    """A table with a line of names on top.

    What a spreadsheet would run as a formula begins with an apostrophe.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(head)
    for row in rows:
        table.writerow([_inert(value) for value in row])
    return written.getvalue()


def _inert(value: str | int) -> str | int:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
