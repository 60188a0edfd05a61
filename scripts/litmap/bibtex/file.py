"""A BibTeX file with the places of its characters, and the problems found in it."""

import re
from bisect import bisect_right

from litmap.bibtex.values import Field, Value
from litmap.problems.problem import Place, Problem, Severity

LINE_END = re.compile(r"\r\n|\n|\r")


def quoted(value: str) -> str:
    """A `value` for a message: on one line, at most 60 characters, in single quotes."""
    line = " ".join(value[:400].split())
    if len(line) > 60:
        line = f"{line[:59]}…"
    return f"'{line}'"


class BibFile:
    """The `text` of the file named `file`; offsets in it become places, faults `problems`."""

    def __init__(self, file: str, text: str) -> None:
        """Find the start of each line."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self._lines = [0, *(match.end() for match in LINE_END.finditer(text))]

    def line_start(self, offset: int) -> int:
        """The offset of the start of the line that holds the character at `offset`."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def place(self, offset: int) -> Place:
        """Line and column of the character at `offset`."""
        line = bisect_right(self._lines, offset)
        return Place(self.file, line, offset - self._lines[line - 1] + 1)

    def report(self, offset: int, rule: str, message: str, severity: Severity = "error") -> None:
        """Add a problem at `offset`."""
        self.problems.append(Problem(self.place(offset), rule, message, severity))

    def content(self, field: Field) -> int:
        """The offset of the first character of a field's text, behind its brace or quote."""
        start = field.parts[0].start
        if self.text[start] in '{"':
            return start + 1
        return start

    def report_value(
        self, value: Value, rule: str, message: str, severity: Severity = "error"
    ) -> None:
        """Add a problem at the text of a value."""
        self.report(self.content(value.field), rule, message, severity)
