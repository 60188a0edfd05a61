"""Rules about `references.bib`: what a record must have, and what it must not contradict."""

import re
from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.content.files import PLAIN_PAGES
from litmap.model.publication_date import read_year
from litmap.model.reference import Reference
from litmap.problems.problem import Problem

_NEEDED = {
    "article": ("journaltitle",),
    "book": ("publisher",),
    "incollection": ("booktitle",),
    "inbook": ("booktitle",),
    "inproceedings": ("booktitle",),
    "report": ("institution",),
    "techreport": ("institution",),
    "thesis": ("institution",),
    "phdthesis": ("school",),
    "mastersthesis": ("school",),
    "online": ("url",),
}
_INSTEAD = {
    "journaltitle": ("journal", "booktitle", "eprint"),
    "booktitle": ("journaltitle", "crossref"),
    "institution": ("school", "organization", "publisher"),
    "school": ("institution",),
    "url": ("doi", "eprint"),
    "date": ("year",),
}
_UNDATED = frozenset(("online", "dataset", "software", "misc", "video", "audio"))


def missing_bib_field(corpus: Corpus) -> Iterator[Problem]:
    """A record has a title, and what a reader needs to find a work of its type.

    missing-bib-field: an article names its journal, a chapter its book, a web page its address.
        bad:  @article{doe2024map, author = {Doe, Ann}, title = {A map}, date = {2024}}
        good: the same with journaltitle = {Atlas}
    """
    for work in corpus.references.values():
        if not work.complete:
            continue  # what is missing may be behind the slip, which is reported
        if not work.get("title"):
            message = f"'{work.key}' has no title; add 'title = {{…}}'"
            yield Problem(work.place, "missing-bib-field", message)
        for field in _needed(work):
            if not work.first_of(field, *_INSTEAD.get(field, ())):
                yield Problem(
                    work.place,
                    "missing-bib-field",
                    f"'@{work.type}{{{work.key}' has no '{field}'; add "
                    f"'{field} = {{…}}', or choose another type, such as '@misc'",
                    "warning",
                )


def _needed(work: Reference) -> Iterator[str]:
    """The fields that a work of its type needs."""
    yield from _NEEDED.get(work.type, ())
    # a date that cannot be read is reported by the reader, and left out
    unreadable = "date" in work.field_places or "year" in work.field_places
    if work.type not in _UNDATED and not unreadable:
        yield "date"


def uncited(corpus: Corpus) -> Iterator[Problem]:
    """Every work in references.bib is cited somewhere.

    Only a notice: a work may wait there, to be read and placed.

    uncited: a record that no entry and no note of the paper names waits to be cited.
        bad:  a record that nothing names
        good: the record, and a claim with cites: "[supports @doe2024map]"
    """
    cited: set[str] = set()
    for _, _, prose in corpus.texts():
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
    return any(text.prose.problems for text in corpus.texts())


def year_against_date(corpus: Corpus) -> Iterator[Problem]:
    """`year` and `date` do not disagree; one of them is enough.

    year-against-date: the date holds the year already.
        bad:  date = {2023-12-18}, year = {2024}
        good: date = {2023-12-18}
    """
    for work in corpus.references.values():
        date, year = work.get("date"), work.get("year")
        if date and year and work.year != read_year(year).start[:4]:
            yield Problem(
                work.place_of("year"),
                "year-against-date",
                f"'{work.key}' has the year {year} and the date "
                f"{date}; remove 'year', or correct the date",
            )


_PAGES = re.compile(r"([A-Za-z]*)([0-9]{1,12})\s*(?:-{1,3}|–|—)\s*([A-Za-z]*)([0-9]{1,12})")
"""A range of pages. No page has a number of more than twelve digits."""

_ARTICLE_NUMBER = 6
"""A number of so many digits is that of an article, and what follows it counts its pages."""


def pages_backwards(corpus: Corpus) -> Iterator[Problem]:
    """A range of pages ends behind its beginning.

    pages-backwards: the first page comes first; an end may be shortened, such as 545--56.
        bad:  pages = {556--545}
        good: pages = {545--556}
    """
    for work in corpus.references.values():
        for pages in re.split("[,;]", work.get("pages")):
            found = _PAGES.fullmatch(pages.strip())
            if not found or found[1] != found[3] or len(found[2]) >= _ARTICLE_NUMBER:
                continue
            before, first, _, last = found.groups()
            whole = last
            if len(last) < len(first):  # an end that is shortened
                whole = first[: -len(last)] + last
            if int(whole) < int(first):
                yield Problem(
                    work.place_of("pages"),
                    "pages-backwards",
                    f"the pages {before}{first}–{before}{last} of '{work.key}' "
                    f"run backwards; write {before}{last}--{before}{first}, or correct them",
                )


_ENTITY = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,10}|#[0-9]{1,6});")
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
            text = work.get(field)
            if found := _ENTITY.search(text):
                yield Problem(
                    work.place_of(field),
                    "markup-in-field",
                    f"'{found[0][:40]}' in the {field} of '{work.key}' is HTML, "
                    "which is shown as typed; write the characters themselves",
                    "warning",
                )
            elif text.count("$") % 2:
                yield Problem(
                    work.place_of(field),
                    "markup-in-field",
                    f"a '$' in the {field} of '{work.key}' opens a "
                    r"formula that does not end; write '\$' for the sign, or add the second '$'",
                    "warning",
                )
