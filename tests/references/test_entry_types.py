"""The list of references: a work of every type keeps every value that a reader needs, once."""

import re
from collections.abc import Set

import pytest

from litmap.bibtex.fields import KNOWN_FIELDS
from litmap.bibtex.gaps import ENTRY_TYPES
from litmap.bibtex.reader import read_bibliography
from litmap.model.reference import NAME_FIELDS, Reference
from litmap.references import style
from litmap.references.containers import CHAPTERS

TYPES = sorted(ENTRY_TYPES - {"xdata"})

NOT_FOR_READERS = """
    abstract annotation annote authortype bookpagination crossref entryset entrysubtype execute file
    gender hyphenation ids indexsorttitle indextitle isan isbn ismn isrn issn iswc key keywords label
    langid langidopts language library nameatype namebtype namectype options pagination pagetotal pdf
    presort read region related relatedoptions relatedstring relatedtype shorthand shorthandintro
    shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle sortyear sourcetype
    standing standingby standingsince verified xdata xref eprintclass primaryclass
    lista listb listc listd liste listf namea nameb namec usera userb userc userd usere userf
    verba verbb verbc
"""
"""Fields that the list leaves out: our own work, programs' business, identifiers, abbreviations."""

ANOTHER_WAY = """
    year month day endday endmonth endyear eventday eventmonth eventyear origday origmonth origyear
    urlday urlmonth urlyear doi urldate eprint eprinttype archiveprefix issue organisation journal
    address shorteditor editortype editoratype editorbtype editorctype pubstate
"""
"""Other names of fields, or fields with tests of their own."""

ISSUE = {"journaltitleaddon", "issuetitle", "issuesubtitle", "issuetitleaddon"}
JOURNAL = {"journaltitle", "journalsubtitle", *ISSUE}
VOLUME = {"maintitle", "mainsubtitle", "maintitleaddon"}
BOOK = {"booktitle", "booksubtitle", "booktitleaddon", "bookauthor", *VOLUME}
PUBLISHERS = {
    *("holder", "publisher", "institution", "school", "organization", "howpublished", "location")
}
VALUES = {
    "volume": "41",
    "number": "42",
    "pages": "101--109",
    "part": "44",
    "edition": "7",
    "chapter": "45",
    "volumes": "46",
    "version": "4.7",
    "date": "2019-03-04",
    "eventdate": "2018-05-06/2018-05-07",
    "origdate": "1975",
    "url": "https://example.org/work",
}
SHOWN = {
    "pages": "101–109",
    "edition": "7th edition",
    "date": "2019",
    "eventdate": "6–7 May 2018",
}


def value_of(field: str) -> str:
    if field in NAME_FIELDS:
        return f"Name{field}, Given"
    return VALUES.get(field, f"Value{field}")


def shown_of(field: str) -> str:
    if field in NAME_FIELDS:
        return f"Name{field}"
    return SHOWN.get(field, value_of(field))


def work(kind: str, fields: Set[str]) -> Reference:
    lines = ", ".join(f"{field} = {{{value_of(field)}}}" for field in sorted(fields))
    references, _ = read_bibliography("references.bib", f"@{kind}{{key, {lines}}}")
    return references["key"]


WHOLE = KNOWN_FIELDS.difference(NOT_FOR_READERS.split(), ANOTHER_WAY.split(), JOURNAL, BOOK)
CONTAINERS = {
    "alone": WHOLE,
    "in a journal": (WHOLE | JOURNAL) - PUBLISHERS - {"part", "volumes", "chapter"},
    "in a book": WHOLE | BOOK,
    "by nobody": WHOLE - {"author", "editor", "nameaddon", "shortauthor"},
    "in a book by nobody": (WHOLE | BOOK) - {"author", "nameaddon", "shortauthor"},
    "a volume": WHOLE | VOLUME,
}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("container", CONTAINERS)
def test_no_value_is_lost_and_none_stands_twice(kind: str, container: str) -> None:
    fields = CONTAINERS[container]
    if kind == "periodical" and container != "in a book":
        fields -= VOLUME | {"part", "volumes", "chapter"}
    if kind in CHAPTERS:
        fields -= ISSUE
    text = style.plain(work(kind, fields))
    missing = [field for field in fields if shown_of(field) not in text]
    assert missing == [], text
    values = re.findall(r"(?:Value|Name)[a-z]+", text)
    assert len(values) == len(set(values)), text


SUBSETS = {
    "least": "title",
    "usual": "author title publisher date url",
    "publisher alone": "title publisher",
    "place alone": "author title location date",
    "number alone": "title number",
    "number and series": "author title series number date",
    "number and kind": "author title type number institution date",
    "volume and part": "title volume part",
    "editor": "editor title booktitle pages edition",
    "translated": "title translator origtitle",
    "event": "author title eventtitle venue eventdate",
    "journal": "author title journaltitle number pages date",
    "version": "author title version",
    "no title": "author publisher date",
}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("subset", [*SUBSETS, *CONTAINERS])
def test_stops_brackets_and_capitals_are_sound(kind: str, subset: str) -> None:
    fields = CONTAINERS.get(subset) or set(SUBSETS[subset].split())
    text = style.plain(work(kind, fields), address=False)
    for opening, closing in ("()", "[]", "‘’"):
        assert text.count(opening) == text.replace("Master’s", "").count(closing), text
    assert not re.search(r"[.,;:] ?[.,;:]|\(\)|\[\]|  | [.,;:)\]]|[(\[] ", abbreviated(text)), text
    assert text.endswith("."), text
    assert not re.search(r"(?:\A|[.?!]’? )[a-z]", abbreviated(text)), text


def abbreviated(text: str) -> str:
    """The text without the full stops of abbreviations."""
    return re.sub(r"\b(?:[A-Z]|vols?|no|ch|ed|pp?|n\.d)\.(?= |, |\)|; )", "X", text)
