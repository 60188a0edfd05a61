"""New records in the text of references.bib, whose other bytes stay as they are."""

from collections.abc import Iterable, Mapping

from litmap.authoring.edits import lines_of
from litmap.model.reference import Reference


def with_records(text: str, records: Mapping[str, str], works: Iterable[Reference]) -> str:
    """The bibliography with records by key, in the order of keys and with its line ends.

    Each stands before the first of the `works` in the text whose key is behind its own, or last.
    """
    line_end = "\n"
    if "\r\n" in text:
        line_end = "\r\n"
    elif "\r" in text and "\n" not in text:
        line_end = "\r"
    waiting = sorted(records.items())
    mark = text[: len(text) - len(text.removeprefix("\ufeff"))]
    lines = lines_of(text)
    pieces: list[str] = []
    position = 0
    for work in sorted(works, key=lambda work: work.place):
        if work.place.column > 1:
            continue  # something stands before it on its line
        before = []
        while waiting and waiting[0][0] < work.key:
            before.append(waiting.pop(0)[1].replace("\n", line_end) + line_end)
        if before:
            line = work.place.line - 1
            pieces += [*lines[position:line], *before]
            position = line
    rest = "".join(lines[position:])
    if waiting:
        rest = rest.rstrip() and rest.rstrip() + line_end * 2
        rest += line_end.join(new.replace("\n", line_end) for _, new in waiting)
    return "".join([mark, *pieces, rest])
