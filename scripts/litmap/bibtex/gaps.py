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

_MEANT = """
    webpage online; blogpost online; website online; booksection incollection; chapter
    incollection; bookchapter incollection; newspaperarticle article; magazinearticle article;
    journalarticle article; conferencepaper inproceedings; conferenceproceedings proceedings;
    encyclopediaarticle inreference; dictionaryentry inreference; workingpaper report;
    computerprogram software; film movie; dissertation thesis; doctoralthesis phdthesis;
    bachelorsthesis thesis; bachelorthesis thesis; masterthesis mastersthesis; mathesis
    mastersthesis; diplomathesis thesis; podcast audio; preprint online; blog online; speech misc;
    bill legislation; statute legislation; treaty legal; case jurisdiction; generic misc
"""
_TYPES_MEANT = dict(row.split() for row in _MEANT.split(";"))

TYPE = r"[^\W\d_][^\s@\"#%'(),={}]*+"
"""The type of an entry: as BibTeX has it, letters first, then nearly any sign."""


def type_meant(kind: str) -> str:
    """The type for which another program has the name `kind`, as 'book_section'; '' if unknown."""
    return _TYPES_MEANT.get(re.sub(r"[\W_]", "", kind), "")


_NO_AT = re.compile(r"(?:(?<=[\r\n])|\A)[ \t]*+(([A-Za-z]++)[ \t]*+\{[ \t]*+[^\s,={}\"]++[ \t]*+,)")
_NO_BRACE = re.compile(rf"(?:(?<=[\r\n])|\A)[ \t]*+@[ \t]*+({TYPE})(?!\s*+[{{(])")
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
        kind = match[1].rstrip("-:;.")
        if kind.lower() in ENTRY_TYPES:
            message = f"'@{kind}' opens no entry; write '@{kind}{{key,'"
            file.report(match.start(1) - 1, "bibtex-syntax", message)


def goes_on(file: BibFile, start: int, end: int) -> bool:
    """Is there a field behind an entry that ends at `start`, so that it should not end there?"""
    leftover = _LEFTOVER.match(file.text, start, end)
    return bool(leftover and leftover[1] != "}")


def check_behind(file: BibFile, start: int, end: int, *, key: str, begin: int) -> None:
    """Report a brace or a field right behind the entry `key`, from `begin` to `start`."""
    leftover = _LEFTOVER.match(file.text, start, end)
    if not leftover:
        return
    if leftover[1] == "}":
        message = f"There is a '}}' too many after the entry {quoted(key)}; delete it"
        file.report(leftover.start(1), "bibtex-syntax", message, "warning")
        return
    escaped = _unpaired(file.text, begin, start)
    if escaped >= 0:
        message = (
            f"To BibTeX '\\}}' closes a brace, so the entry {quoted(key)} ends before "
            f"{quoted(leftover[1])}; delete the '\\', and one '}}' at the end of the value"
        )
        file.report(escaped, "bibtex-syntax", message)
        return
    message = (
        f"The entry {quoted(key)} ends here, but {quoted(leftover[1])} follows; "
        "delete the '}' that is one too many"
    )
    file.report(start - 1, "bibtex-syntax", message)


def _unpaired(text: str, start: int, end: int) -> int:
    r"""The offset of the last '\}' in an entry, if not each of them has its '\{'; else -1."""
    if text.count(r"\}", start, end) > text.count(r"\{", start, end):
        return text.rfind(r"\}", start, end)
    return -1


def escaped_end(name: str) -> str:
    r"""The message for a value of the field `name` that ends at a '\}'."""
    return (
        f"To BibTeX '\\}}' ends the value of '{name}'; "
        r"write '{\textbraceright}' for a brace that is to be seen, else delete the '\'"
    )


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
