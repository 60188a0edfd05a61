"""Rules about `references.bib`: what a record must have, and what it must not contradict."""

import re
from collections.abc import Iterator

from litmap.bibtex.gaps import ENTRY_TYPES
from litmap.content.corpus import Corpus
from litmap.content.files import PLAIN_PAGES
from litmap.model.publication_year import read_year
from litmap.model.reference import Reference
from litmap.problems.problem import Problem, Severity

_NEEDED = {
    "article": ("journaltitle",),
    "book": ("publisher",),
    "incollection": ("booktitle",),
    "inproceedings": ("booktitle",),
    "report": ("institution",),
    "techreport": ("institution",),
    "thesis": ("institution",),
    "phdthesis": ("school",),
    "mastersthesis": ("school",),
    "online": ("url",),
}
_INSTEAD = {
    "journaltitle": ("journal", "booktitle", "eprint", "howpublished", "pubstate"),
    "booktitle": ("journaltitle", "journal", "maintitle", "eventtitle", "eprint"),
    "institution": ("school", "organization", "publisher", "howpublished", "series"),
    "school": ("institution", "organization", "publisher"),
    "publisher": (
        "institution",
        "organization",
        "howpublished",
        "series",
        "doi",
        "url",
        "pubstate",
    ),
    "url": ("doi", "eprint", "howpublished"),
}
"""Fields that say it as well, if the usual one is missing."""

_UNDATED_TYPES = """
    online dataset software misc video audio manual unpublished periodical proceedings collection
    letter movie patent artwork
"""
_UNDATED = frozenset(_UNDATED_TYPES.split())
_DATES = ("date", "year", "pubstate", "origdate", "eventdate")
_OLDER = {"journaltitle": "journal", "date": "year"}
"""BibLaTeX's fields that have another name in BibTeX."""

_NO_WORKS = frozenset(("set", "bibnote"))
"""Types of records that only serve others, and need no title."""

_TITLES = ("title", "maintitle", "booktitle", "issuetitle", "eventtitle", "shorttitle")

_FOR_A_TITLE = (
    *("journaltitle", "journal", "howpublished", "note", "number", "label", "shorthand"),
    *("titleaddon", "library"),
    *("crossref", "xdata", "xref", "related", "relatedtype"),
)
"""Fields by which a work can be told all the same, or that may lead to its title."""


def missing_bib_field(corpus: Corpus) -> Iterator[Problem]:
    """A record has a title, and what a reader needs to find a work of its type.

    missing-bib-field: a reader can find it: an article by its journal, a web page by its address.
        bad:  @article{doe2024map, author = {Doe, Ann}, title = {A map}, date = {2024}}
        good: the same with journaltitle = {Atlas}
    """
    is_older = _is_older(corpus)
    for work in corpus.references.values():
        if not work.complete or work.type in _NO_WORKS:
            continue  # what is missing may be behind the slip, which is reported
        if not work.first_of(*_TITLES):
            severity: Severity = "error"
            if work.first_of(*_FOR_A_TITLE) or work.type not in ENTRY_TYPES:
                severity = "warning"
            message = f"'{work.key}' has no title; add 'title = {{…}}'"
            yield Problem(work.place, "missing-bib-field", message, severity)
        for field in _missing(work):
            yield _lack(work, _OLDER.get(field, field) if is_older else field)


def _lack(work: Reference, field: str) -> Problem:
    """The problem that a work has not a field that its type needs."""
    instead = "or choose another type, such as '@misc'"
    if field in _DATES:
        instead = "or 'year = {n.d.}' if the work has none"
    message = f"'@{work.type}{{{work.key}' has no '{field}'; add '{field} = {{…}}', {instead}"
    return Problem(work.place, "missing-bib-field", message, "warning")


def _is_older(corpus: Corpus) -> bool:
    """Do most records have the fields of plain BibTeX, rather than BibLaTeX's?"""
    balance = 0
    for work in corpus.references.values():
        balance += bool(work.first_of(*_OLDER.values())) - bool(work.first_of(*_OLDER))
    return balance > 0


def _missing(work: Reference) -> Iterator[str]:
    """The fields that a work of its type needs and has not."""
    if work.get("crossref"):
        return  # what the other record lacks is reported there
    for field in _NEEDED.get(work.type, ()):
        if not (work.first_of(field, *_INSTEAD[field]) or _goes_without(work, field)):
            yield field
    # a date that cannot be read is reported by the reader, and left out
    unreadable = "date" in work.field_places or "year" in work.field_places
    if work.type not in _UNDATED and not unreadable and not work.first_of(*_DATES):
        yield "date"


def _goes_without(work: Reference, field: str) -> bool:
    """Is a field of no use to a reader of this work, though others of its type need it?

    A body that is the author is not named again as who published it, and of a book from before
    1900 its place is enough.
    """
    if field not in ("institution", "publisher"):
        return False
    if any(person.corporate for person in work.authors):
        return True
    return "" < work.year < "1900" and bool(work.first_of("location", "address"))


def uncited(corpus: Corpus) -> Iterator[Problem]:
    """Every work in references.bib is cited somewhere.

    Only a notice: a work may wait there, to be read and placed.

    uncited: a record that no entry and no note of the paper names waits to be cited.
        bad:  a record that nothing names
        good: the record, and a claim with cites: "[supports @doe2024map]"
    """
    cited: set[str] = set()
    for _, _, prose in corpus.texts:
        cited.update(citation.key for citation in prose.citations())
    if _may_hide_citations(corpus) or cited - corpus.references.keys():
        return  # the slip is reported, and this would be its echo
    if corpus.paper is not None:
        for note in corpus.paper.notes:
            cited.update(note.keys)
    cited.update(work.get("crossref") for work in corpus.references.values())
    for work in corpus.references.values():
        if work.key not in cited:
            yield Problem(
                work.place,
                "uncited",
                f"no entry cites '{work.key}' yet; cite it where it matters, or remove the record",
                "notice",
            )


def _may_hide_citations(corpus: Corpus) -> bool:
    """Is there a fault by which citations were not read?"""
    if corpus.broken or any(page.removesuffix(".md") not in corpus.pages for page in PLAIN_PAGES):
        return True
    if any(not entry.complete for entry in corpus.authored):
        return True
    return any(text.prose.problems for text in corpus.texts)


def year_against_date(corpus: Corpus) -> Iterator[Problem]:
    """`year` and `date` do not disagree; one of them is enough.

    year-against-date: the date holds the year already.
        bad:  date = {2023-12-18}, year = {2024}
        good: date = {2023-12-18}
    """
    for work in corpus.references.values():
        date, year = work.get("date"), work.own("year")
        if date and year and _disagree(work, year):
            yield Problem(
                work.place_of("year"),
                "year-against-date",
                f"'{work.key}' has the year {year} and the date "
                f"{date}; remove 'year', or correct the date",
                "warning",
            )


def _disagree(work: Reference, year: str) -> bool:
    """Is the year of a work neither that of its date, nor within its range, nor unknown?"""
    said, published = read_year(year), work.published
    if not (said.start and published.start):
        return False
    last = published.end or published.start[:4]
    return not published.start[:4] <= said.start[:4] <= last


_PAGES = re.compile(r"([A-Za-z]*)([0-9]{1,12})\s*(?:-{1,3}|–|—)\s*([A-Za-z]*)([0-9]{1,12})")
"""A range of pages. No page has a number of more than twelve digits."""

_THOUSANDS = re.compile(r"(?<![0-9,])([0-9]{1,3}),([0-9]{3})(?![0-9])")
"""A number of a page of more than three digits as English writes it: '11,695'."""

_ARTICLE_NUMBER = 6
"""A number of so many digits is that of an article, and what follows it counts its pages."""


def pages_backwards(corpus: Corpus) -> Iterator[Problem]:
    """A range of pages ends behind its beginning.

    pages-backwards: the first page comes first; an end may be shortened, such as 545--56.
        bad:  pages = {556--545}
        good: pages = {545--556}
    """
    for work in corpus.references.values():
        written = _THOUSANDS.sub(r"\1\2", work.own("pages"))
        for pages in re.split("[,;]", written):
            found = _PAGES.fullmatch(pages.strip())
            if not found or found[1] != found[3] or len(found[2]) >= _ARTICLE_NUMBER:
                continue
            before, first, _, last = found.groups()
            whole = last
            cure = f"write {before}{last}--{before}{first}, or correct them"
            if len(last) < len(first):  # an end that is shortened, or lacks a digit
                whole = first[: -len(last)] + last
                cure = "correct the last one"
            if int(whole) < int(first):
                pages = f"the pages {before}{first}–{before}{last} of '{work.key}'"
                message = f"{pages} run backwards; {cure}"
                yield Problem(work.place_of("pages"), "pages-backwards", message)


_ENTITY = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,10}|#[0-9]{1,6});")
_OPEN_DOLLAR = re.compile(r"(?<!\\)\$")
_TEXTUAL = (
    "title",
    "subtitle",
    "booktitle",
    "journaltitle",
    "journal",
    "publisher",
    "institution",
    "organization",
    "note",
    "annotation",
    "series",
)


def markup_in_field(corpus: Corpus) -> Iterator[Problem]:
    """The fields of a record are text: no HTML, no formulas left open.

    markup-in-field: HTML would be shown as typed; a '$' opens a formula and needs a second one.
        bad:  title = {Rules &amp; norms for <i>AI</i>}
        good: title = {Rules \\& norms for AI}
    """
    for work in corpus.references.values():
        for field in _TEXTUAL:
            text = work.own(field)
            if found := _ENTITY.search(text):
                yield Problem(
                    work.place_of(field),
                    "markup-in-field",
                    f"'{found[0][:40]}' in the {field} of '{work.key}' is HTML, "
                    "which is shown as typed; write the characters themselves",
                    "warning",
                )
            elif text.count("$") % 2 and _OPEN_DOLLAR.search(work.source):
                yield Problem(
                    work.place_of(field),
                    "markup-in-field",
                    f"a '$' in the {field} of '{work.key}' opens a "
                    r"formula that does not end; write '\$' for the sign, or add the second '$'",
                    "warning",
                )
