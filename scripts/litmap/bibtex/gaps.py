"""Broken entries in the text between two entries, which BibTeX takes for comment."""

import re

from litmap.bibtex.file import BibFile, quoted

_TYPES = """
    article artwork audio bibnote book bookinbook booklet codefragment collection commentary
    conference customa customb customc customd custome customf dataset
    electronic image inbook incollection inproceedings inreference jurisdiction legal legislation
    letter manual mastersthesis misc movie music mvbook mvcollection mvproceedings mvreference
    online patent performance periodical phdthesis proceedings reference report review set software
    softwaremodule softwareversion standard suppbook suppcollection suppperiodical techreport
    thesis unpublished video www xdata
"""
SETTINGS = frozenset(("control", "ieeetranbstctl"))
"""Types of entries that tell a bibliography style what to do, and are no works."""

ENTRY_TYPES = frozenset(_TYPES.split())
"""The entry types of BibTeX and BibLaTeX."""

_NO_AT = re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*+(([A-Za-z]++)[ \t]*+\{[ \t]*+[^\s,={}\"]++[ \t]*+,)")
_NO_BRACE = re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*+@[ \t]*+([A-Za-z]++)(?!\s*+[{(])")
_BARE_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_.:+/-]*+)[ \t]*+[{\"]")
_LEFTOVER = re.compile(r"\s*+(?:,\s*+)?+([A-Za-z][A-Za-z0-9_-]*+\s*+=|\})")


def check_gap(file: BibFile, start: int, end: int) -> None:
    """Report what looks like an entry without its '@' or its brace."""
    for match in _NO_AT.finditer(file.text, start, end):
        if match[2].lower() in ENTRY_TYPES:
            message = (
                f"{quoted(match[1])} has no '@' and counts as a comment; write '@{match[1][:60]}'"
            )
            file.report(match.start(1), "bibtex-syntax", message, "warning")
    for match in _NO_BRACE.finditer(file.text, start, end):
        if match[1].lower() in ENTRY_TYPES:
            message = f"'@{match[1]}' opens no entry; write '@{match[1]}{{key,'"
            file.report(match.start(1) - 1, "bibtex-syntax", message)


def goes_on(file: BibFile, start: int, end: int) -> bool:
    """Is there a field behind an entry that ends at `start`, so that it should not end there?"""
    leftover = _LEFTOVER.match(file.text, start, end)
    return bool(leftover and leftover[1] != "}")


def check_behind(file: BibFile, start: int, end: int, key: str) -> None:
    """Report a brace or a field right behind the entry `key`, which ends at `start`."""
    leftover = _LEFTOVER.match(file.text, start, end)
    if not leftover:
        return
    if leftover[1] == "}":
        message = f"There is a '}}' too many after the entry {quoted(key)}; delete it"
        file.report(leftover.start(1), "bibtex-syntax", message)
        return
    message = (
        f"The entry {quoted(key)} ends here, but {quoted(leftover[1])} follows; "
        "delete the '}' that is one too many"
    )
    file.report(start - 1, "bibtex-syntax", message)


def no_field(rest: str) -> str:
    """The message for a line, from where a field should begin, that begins with none."""
    if rest.startswith("%"):
        return (
            f"{quoted(rest)} is not a field, and a record cannot hold comments; "
            "delete it or move it outside"
        )
    if rest.startswith(","):
        return "There is a comma too many; delete this ','"
    if bare := _BARE_NAME.match(rest):
        name = bare[1].rstrip(":")
        return f"No '=' after the field name '{name}'; write '{name} = {{…}}'"
    return f"{quoted(rest)} is not a field; write 'name = {{value}},'"
