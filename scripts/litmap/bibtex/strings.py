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

from litmap.bibtex.scanner import Scanner, quoted
from litmap.bibtex.values import Field, Part

LONGEST_VALUE = 100_000
"""Characters that one value may have once its `@string` names are replaced."""

MOST_EXPANDED = 2_000_000
"""Characters that all `@string` names of a file together may stand for."""


class Strings:
    """The names defined so far in one file, those of the months from the start. Case does not count."""

    def __init__(self, scanner: Scanner) -> None:
        """Report to `scanner`, whose text the fields are of."""
        self._scanner = scanner
        self._texts: dict[str, str] = dict(month_names)
        self._budget = MOST_EXPANDED

    def define(self, field: Field) -> None:
        """Take up the field of an `@string`, if it can be evaluated."""
        if self.check(field):
            self._texts[field.name] = self.join(field)

    def check(self, field: Field) -> bool:
        """Are all names in the value defined, and is its text within bounds? If not, report it."""
        for part in field.parts:
            if part.macro and part.macro.lower() not in self._texts:
                self._report_undefined(part)
                return False
        expanded = sum(len(self._texts[part.macro.lower()]) for part in field.parts if part.macro)
        self._budget -= expanded
        size = expanded + sum(part.end - part.start for part in field.parts if not part.macro)
        if size <= LONGEST_VALUE and self._budget >= 0:
            return True
        message = (
            f"The value of '{field.name}' is longer than {LONGEST_VALUE:,} characters; shorten it"
        )
        if self._budget < 0:
            message = f"All '@string' names in the file stand for over {MOST_EXPANDED:,} characters; shorten them"
        self._scanner.report(field.parts[0].start, "value-too-long", message)
        return False

    def join(self, field: Field) -> str:
        """The value of a checked field, without the braces or quotes round its parts."""
        return "".join(self._text(part) for part in field.parts)

    def own(self, part: Part) -> str | None:
        """What a name that the file itself defines stands for; none for other parts and for months."""
        name = part.macro.lower()
        return self._texts[name] if name and name not in month_names else None

    def _text(self, part: Part) -> str:
        if part.macro:
            return self._texts[part.macro.lower()]
        text = self._scanner.text
        if text[part.start] in '{"':
            return text[part.start + 1 : part.end - 1]
        return text[part.start : part.end]

    def _report_undefined(self, part: Part) -> None:
        hint = self._scanner.hint(part.macro, self._texts)
        cure = hint or f"; put braces round it, '{{{part.macro[:60]}}}', or define it above"
        message = f"No '@string' {quoted(part.macro)} is defined above{cure}"
        self._scanner.report(part.start, "undefined-string", message)
