"""Signs that an author takes for those of YAML: blanks, bullets, colons without a blank."""

import re
import unicodedata

from litmap.content.yaml_values import is_name

_BULLETS = "–—‐‑−•·∙‣▪▫●○◦*+"
_COLONS = "：﹕꞉∶"
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
WORTH_A_WALK = re.compile(
    rf"(?m)^[ -]*+(?:\w[\w-]*+ *+:? *+)?[{_ODD}]|^ *+[{_BULLETS}]\s|^ *+-[^\s-]"
    rf"|^[ -]*+\w[\w-]*+[{_COLONS}:][^\s/]|[{{,] *+\w[\w-]*+:[^\s/]"
)
"""What is worth a walk although YAML did not complain."""

_STRANGE_BLANKS = (
    re.compile(rf"[ -]*+(?=[{_ODD}])"),
    re.compile(rf"[ -]*+\w[\w-]*+ *+(?=[{_ODD}]+:)"),
    re.compile(rf"[ -]*+\w[\w-]*+: *+(?=[{_ODD}])"),
)
"""Up to a blank that is none for YAML: at the start of a line, before the ':' and behind it."""

_BULLET = re.compile(rf" *+([{_BULLETS}])(?=\s)")
_NO_BLANK_BEHIND_DASH = re.compile(r" *+-(?=[^\s-])")
_NO_BLANK_BEHIND_COLON = re.compile(r"[ -]*+(\w[\w-]*+):(?=[^\s/])")
_ODD_COLON = re.compile(rf"[ -]*+(\w[\w-]*+) *+([{_COLONS}=]) *+")


def clean(line: str) -> tuple[str, list[tuple[int, str]]]:
    """A line with YAML's own signs, and what was wrong: columns from 0, each with a cure.

    YAML reads most of these as text, without complaint.
    """
    wrong: list[tuple[int, str]] = []
    for before in _STRANGE_BLANKS:
        while found := before.match(line):
            column = found.end()
            if not wrong:
                wrong.append((column, _named(line[column])))
            line = _replaced(line, column, column + 1, " ")
    if bullet := _BULLET.match(line):
        column = bullet.start(1)
        cure = f"'{bullet[1]}' does not start an item of a list; write '-' in its place"
        wrong.append((column, cure))
        line = _replaced(line, column, column + 1, "-")
    elif dash := _NO_BLANK_BEHIND_DASH.match(line):
        column = dash.end()
        wrong.append((column - 1, "write a space after this '-'"))
        line = _replaced(line, column, column, " ")
    colon = _NO_BLANK_BEHIND_COLON.match(line) or _ODD_COLON.match(line)
    if colon and is_name(colon[1]):
        name = colon[1]
        cure = f"write '{name}: ', with a colon and a space after the field's name"
        wrong.append((colon.start(1), cure))
        line = _replaced(line, colon.end(1), colon.end(), ": ")
    return line, wrong


def _replaced(line: str, start: int, end: int, text: str) -> str:
    return line[:start] + text + line[end:]


def _named(character: str) -> str:
    """What to do about a blank that is none for YAML, by its name in Unicode."""
    if character == "\t":
        return (
            "there is a tab here; put spaces in its place, as many as before the fields or items "
            "beside it"
        )
    name = unicodedata.name(character).lower()
    return (
        f"there is an invisible {name} U+{ord(character):04X} here; put a plain space in its place"
    )
