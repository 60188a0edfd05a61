"""The text of BibTeX values: parts joined at `#`, each `@string` name replaced.

A few lines can ask for gigabytes (each `@string` twice the one before), so sizes
are counted before anything is joined.

undefined-string: a bare word is defined by an `@string`.
    bad:  month = foo
    good: month = feb
value-too-long: what `@string`s expand to stays below 100,000 characters.
    bad:  strings that double each other ten times
    good: the text itself
"""

from pybtex.database.input.bibtex import month_names

from litmap.bibtex.file import BibFile, quoted
from litmap.bibtex.values import Field, Part
from litmap.problems.problem import KnownWords

LONGEST_VALUE = 100_000
"""Characters that one value may have once its `@string` names are replaced."""

MOST_EXPANDED = 20_000_000
"""Characters that all `@string` names of a file together may expand to."""


class Strings:
    """The names defined so far in one file, months included. Case does not count."""

    def __init__(self, file: BibFile) -> None:
        """Fields are parts of the text of `file`, to which problems are reported."""
        self._file = file
        self._texts: dict[str, str] = dict(month_names)
        self._names = KnownWords(self._texts)
        self._budget = MOST_EXPANDED
        self._is_told = False

    def define(self, field: Field) -> None:
        """Take up the field of an `@string`, if it can be evaluated."""
        if self.check(field):
            self._texts[field.name] = self.join(field)

    def check(self, field: Field) -> bool:
        """Are all names in the value defined, and is its text within bounds? If not, report it."""
        size = 0
        for part in field.parts:
            if not part.macro:
                size += part.end - part.start
                continue
            text = self._texts.get(part.macro.lower())
            if text is None:
                self._report_undefined(part)
                return False
            size += len(text)
            self._budget -= len(text)
        if self._budget < 0:
            self._report_budget(field)
            return False
        if size > LONGEST_VALUE:
            message = (
                f"The value of '{field.name}' is longer than {LONGEST_VALUE:,} characters; "
                "shorten it"
            )
            self._file.report(field.parts[0].start, "value-too-long", message)
            return False
        return True

    def join(self, field: Field) -> str:
        """The value of a checked field, without the braces or quotes round its parts."""
        return "".join(self._text(part) for part in field.parts)

    def _text(self, part: Part) -> str:
        if part.macro:
            return self._texts[part.macro.lower()]
        text = self._file.text
        if text[part.start] in '{"':
            return text[part.start + 1 : part.end - 1]
        return text[part.start : part.end]

    def _report_budget(self, field: Field) -> None:
        """Report that the names stand for too much in all: once, at the first field beyond."""
        if not self._is_told:
            message = (
                f"All '@string' names in the file expand to over {MOST_EXPANDED:,} characters; "
                "shorten them; until then, fields that use them are left out from here on"
            )
            self._file.report(field.parts[0].start, "value-too-long", message)
        self._is_told = True

    def _report_undefined(self, part: Part) -> None:
        hint = self._names.nearest(part.macro)
        cure = hint or f"; put braces round it, '{{{part.macro[:60]}}}', or define it above"
        message = f"No '@string' {quoted(part.macro)} is defined above{cure}"
        self._file.report(part.start, "undefined-string", message)
