"""Works as records of BibLaTeX.

Values are written so that `bibtex/reader.py` reads back what it had read: Unicode as it is, and
LaTeX for the few signs that mean something to it.
"""

import calendar
import re
from collections.abc import Iterable, Mapping

from litmap.model.reference import (
    HOUSE_FIELDS,
    NAME_FIELDS,
    TITLES,
    VERBATIM,
    Names,
    Person,
    Reference,
)

_SIGNS: Mapping[str, str] = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "{": "",
    "}": "",
    "\\": r"\textbackslash{}",
    "\N{NO-BREAK SPACE}": "~",
}
_SIGN = re.compile("[&%$#_~^`{}\\\\\N{NO-BREAK SPACE}]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_WORD = re.compile(r"\{[^{}]*\}|(?<!\\)\b(?:(?:[^\W\d_]\.){2,}|[^\W_]+)")
"""A word, or what stands in braces already."""

_TITLES = frozenset(TITLES) - {"titleaddon", "shorttitle", "issuetitle"}
"""Titles of which acronyms are put in braces."""

_MONTHS = {name: name[:3].lower() for name in calendar.month_name[1:]}
"""BibTeX's own words for months: styles print them as they like, and Zotero takes the day with no
others.
"""

_NAMED = ("jurisdiction", "legislation", "legal", "standard", "software", "dataset")
"""Types of works whose titles are names."""

_OF_THE_FILE = frozenset((*HOUSE_FIELDS, "crossref", "xdata", "xref", "ids"))
"""Fields that say something of our file alone; what is inherited stands in the record itself."""

_FIELDS = """
author title subtitle titleaddon editor editora editorb editorc translator bookauthor maintitle
booktitle booksubtitle journaltitle journalsubtitle organization eventtitle venue eventdate series
volume number issue edition version date year month day origdate origtitle pubstate pages eid type
institution publisher location howpublished note isbn issn eprint eprinttype eprintclass doi url
urldate langid
"""
_ORDER = {name: place for place, name in enumerate(_FIELDS.split())}


def public_record(reference: Reference) -> str:
    """A work as a record of BibLaTeX for others: without what speaks of our file or our reading.

    Acronyms in titles are in braces, so that no style turns them into small letters.
    """
    values = {name: text for name, text in field_texts(reference) if name not in _OF_THE_FILE}
    for name in _TITLES & values.keys():
        values[name] = protected(values[name], whole=is_name(reference))
    return record_text(reference.type, reference.key, values)


def field_texts(reference: Reference) -> list[tuple[str, str]]:
    """The fields of a work as LaTeX, names among them, in the order of a record."""
    values = {name: field_text(name, text) for name, text in reference.fields.items()}
    for name in TITLES:
        if name in values:
            values[name] = with_kept(values[name], reference)
    for name in NAME_FIELDS:
        values[name] = names_text(reference.names(name))
    last = len(_ORDER)
    return sorted(values.items(), key=lambda field: (_ORDER.get(field[0], last), field[0]))


def record_text(kind: str, key: str, values: Mapping[str, str]) -> str:
    """A record with these fields, which are LaTeX already; one without a value is left out."""
    lines = [f"@{kind}{{{key},"]
    for name, value in values.items():
        month = _MONTHS.get(value, "") if name == "month" else ""
        if month:
            lines.append(f"  month = {month},")
        elif value:
            lines.append(f"  {name} = {{{value}}},")
    lines.append("}")
    return "\n".join(lines)


def field_text(name: str, text: str) -> str:
    """The value of a field as LaTeX; addresses and numbers as they are."""
    if name in ("isbn", "issn"):  # styles print them as LaTeX
        return re.sub(r"[{}\\$]", "", text)
    if name in VERBATIM:
        return text.replace("{", "%7B").replace("}", "%7D")
    if name == "pages":
        return as_latex(text).replace("–", "--")
    return as_latex(text)


def as_latex(text: str) -> str:
    """Text as LaTeX on one line; braces, which nothing needs, are left out."""
    return _SIGN.sub(lambda sign: _SIGNS[sign[0]], _BLANKS.sub(" ", text).strip(" "))


def with_kept(latex: str, reference: Reference) -> str:
    """A title with the braces that the record of a work has round words and names in its titles."""
    kept = sorted(map(as_latex, reference.kept), key=len, reverse=True)
    if not kept:
        return latex
    words = "|".join(map(re.escape, kept))
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda word: f"{{{word[0]}}}", latex)


def is_name(reference: Reference) -> bool:
    """Is the title of a work a name, such as that of an act, a case or a declaration?"""
    return reference.type in _NAMED or reference.get("sourcetype") == "official-document"


def protected(latex: str, whole: bool) -> str:
    """A title with braces round words that small letters would spoil: 'OECD', 'GPT-4', 'iOS'.

    They stand round the `whole` of one that is a name.
    """
    if whole and latex:
        return f"{{{latex}}}"
    if latex.upper() == latex:
        return latex  # a title all in capitals says nothing of its words
    return _WORD.sub(lambda word: _braced_acronym(word[0]), latex)


def _braced_acronym(word: str) -> str:
    if word.startswith("{"):
        return word
    rest = word[1:]
    has_capital = any(letter.isupper() for letter in rest)
    is_numbered = word[0].isupper() and any(letter.isdigit() for letter in rest)
    if has_capital or is_numbered:
        return f"{{{word}}}"
    return word


def names_text(names: Names) -> str:
    """'Last, First and {A body} and others'."""
    written = [_name_text(person) for person in names.persons]
    if names.more and written:
        written.append("others")
    return " and ".join(written)


def _name_text(person: Person) -> str:
    """'van der Last, Jr., First', '{A body}'."""
    last = as_latex(person.last)
    if person.corporate or not (person.first or person.particle or " " not in last):
        return f"{{{last}}}"
    if any(word[:1].islower() for word in last.split()[:-1]):
        last = f"{{{last}}}"  # else its small words would be read as particles
    last = f"{as_latex(person.particle)} {_whole(last)}".strip()
    parts = (last, _whole(as_latex(person.suffix)), _whole(as_latex(person.first)))
    return ", ".join(_given(parts))


def _given(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]


def _whole(part: str) -> str:
    """A part of a name, in braces if it holds what stands between names."""
    is_open = "," in part or re.search(r"(?:^|\s)and(?:\s|$)", part, re.IGNORECASE)
    if is_open and not part.startswith("{"):
        return f"{{{part}}}"
    return part
