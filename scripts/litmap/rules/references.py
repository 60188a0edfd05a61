"""Rules about `references.bib`: what a record must have, and what in it contradicts itself or another record."""

import re
import unicodedata
from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.content.files import PLAIN_PAGES
from litmap.model.dates import last_day
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
        good: @article{doe2024map, author = {Doe, Ann}, title = {A map}, journaltitle = {Atlas}, date = {2024}}
    """
    for work in corpus.references.values():
        if not work.get("title"):
            yield Problem(
                work.place, "missing-bib-field", f"'{work.key}' has no title; add 'title = {{…}}'"
            )
        needed = _NEEDED.get(work.type, ()) + (() if work.type in _UNDATED else ("date",))
        for field in needed:
            # A date that cannot be read is reported where it was read, and left out.
            faulty = field == "date" and bool({"date", "year"} & work.field_places.keys())
            if not faulty and not any(work.get(name) for name in (field, *_INSTEAD.get(field, ()))):
                yield Problem(
                    work.place,
                    "missing-bib-field",
                    f"'@{work.type}{{{work.key}' has no '{field}'; add "
                    f"'{field} = {{…}}', or choose another type, such as '@misc'",
                    "warning",
                )


_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s{}<>\"]*[^\s{}<>\".,;]")
_ARXIV = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?")
_URL = re.compile(
    r"https?://[^\s/?#@\"'<>\\^`{|}]+\.[^\s/?#@.\"'<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?",
    re.IGNORECASE,
)


def bad_identifier(corpus: Corpus) -> Iterator[Problem]:
    """A DOI, ISBN, arXiv number or web address has the form of one.

    bad-identifier: identifiers stand bare: a DOI starts with 10., an ISBN has a sound check digit, an address its https://.
        bad:  doi = {https://doi.org/10.1093/ia/iiae073}
        good: doi = {10.1093/ia/iiae073}
    """
    for work in corpus.references.values():
        for field, message in _identifier_faults(work):
            yield Problem(work.place_of(field), "bad-identifier", f"{message} ('{work.key}')")


def _identifier_faults(work: Reference) -> Iterator[tuple[str, str]]:
    doi, url, isbn = work.get("doi"), work.get("url"), work.get("isbn")
    if doi and not _DOI.fullmatch(doi):
        bare = _DOI.search(doi)
        yield (
            "doi",
            f"'{doi[:80]}' is not a DOI; write {f'{bare[0]!r}' if bare else 'it as 10.1093/ia/iiae073'}",
        )
    if url and not _URL.fullmatch(url):
        yield (
            "url",
            f"'{url[:80]}' is not a web address; write it whole, from 'https://' on and without blanks",
        )
    if isbn and not _is_isbn(isbn):
        yield "isbn", f"'{isbn[:40]}' is not an ISBN: length or check digit are wrong; copy it anew"
    if (number := _arxiv(work)) and not _ARXIV.fullmatch(number):
        yield "eprint", f"'{number[:40]}' is not an arXiv number; write it as 2307.04699"


def _arxiv(work: Reference) -> str:
    archive = work.get("eprinttype") + work.get("archiveprefix")
    return work.get("eprint").removeprefix("arXiv:") if "arxiv" in archive.casefold() else ""


def _is_isbn(said: str) -> bool:
    digits = re.sub(r"[\s‐–-]", "", said).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return (
            sum(
                (10 - index) * (10 if digit == "X" else int(digit))
                for index, digit in enumerate(digits)
            )
            % 11
            == 0
        )
    return bool(re.fullmatch(r"97[89][0-9]{10}", digits)) and (
        sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10 == 0
    )


def same_identifier(corpus: Corpus) -> Iterator[Problem]:
    """No two records have one DOI, arXiv number or address: they would be one work.

    same-identifier: a work stands once in references.bib; cite it by the key that it has.
        bad:  two records with doi = {10.1093/ia/iiae073}
        good: one record, cited wherever it is needed
    """
    seen: dict[tuple[str, str], Reference] = {}
    for work in corpus.references.values():
        found = {"doi": work.get("doi").casefold(), "eprint": _arxiv(work), "url": _address(work)}
        for field, value in found.items():
            first = seen.setdefault((field, value), work) if value else work
            if first is not work:
                yield Problem(
                    work.place_of(field),
                    "same-identifier",
                    f"'{first.key}' on line {first.place.line} has "
                    f"the same {field} as '{work.key}'; keep one of the two, or correct it",
                )


def _address(work: Reference) -> str:
    """An address as far as it tells works apart: without its scheme, its fragment and a slash at its end."""
    return re.sub(r"^https?://(www\.)?|#.*$|/$", "", work.get("url")) if not work.get("doi") else ""


def same_work(corpus: Corpus) -> Iterator[Problem]:
    """No two records have the same title, first author and year.

    same-work: what looks like one work under two keys is one record, or says in its title how it differs.
        bad:  @article{doe2024map, …} and @misc{doe2024atlas, …} with one title, author and year
        good: one of them, under one key
    """
    seen: dict[tuple[str, str, str], Reference] = {}
    for work in corpus.references.values():
        people = work.authors or work.editors
        mark = (
            _bare(work.get("title")),
            _bare(people[0].last) if people else "",
            work.year,
        )
        first = seen.setdefault(mark, work) if all(mark) else work
        if first is not work:
            yield Problem(
                work.place,
                "same-work",
                f"'{work.key}' has the title, author and year of '{first.key}' on "
                f"line {first.place.line}; keep one of the two, or say in the title how they differ",
                "warning",
            )


def _bare(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())


def uncited(corpus: Corpus) -> Iterator[Problem]:
    """Every work in references.bib is cited somewhere.

    uncited: a record that no entry and no note of the paper names is left out, or cited.
        bad:  a record that nothing names
        good: the record, and a claim with cites: "[supports @doe2024map]"
    """
    entries = (*corpus.entries.values(), *corpus.future.values())
    proses = [piece.prose for entry in entries for piece in entry.pieces]
    proses += [page.prose for page in corpus.pages.values()]
    cited = {citation.key for prose in proses for citation in prose.citations()}
    unread = (
        corpus.broken
        or len(corpus.pages) < len(PLAIN_PAGES)
        or any(not entry.complete for entry in entries)
    )
    if unread or cited - corpus.references.keys() or any(prose.problems for prose in proses):
        return  # a slip elsewhere may hide the citation: it is told, and this would be its echo
    if corpus.paper is not None:
        cited |= {str(key) for note in corpus.paper.notes for key in note.keys}
    cited |= {work.get("crossref") for work in corpus.references.values()}
    for work in corpus.references.values():
        if work.key not in cited:
            yield Problem(
                work.place,
                "uncited",
                f"no entry cites '{work.key}'; cite it where it matters, or remove the record",
                "warning",
            )


def year_against_date(corpus: Corpus) -> Iterator[Problem]:
    """`year` and `date` do not disagree; one of them is enough.

    year-against-date: the date holds the year already.
        bad:  date = {2023-12-18}, year = {2024}
        good: date = {2023-12-18}
    """
    for work in corpus.references.values():
        date, year = work.get("date"), work.get("year")
        if date and year and date[:4] != read_year(year).start:
            yield Problem(
                work.place_of("year"),
                "year-against-date",
                f"'{work.key}' has the year {year} and the date "
                f"{date}; remove 'year', or correct the date",
            )


_PAGES = re.compile(
    r"(?<![0-9])([A-Za-z]?)([0-9]{1,12})(?![0-9])\s*(?:-{1,3}|–|—)\s*"
    r"([A-Za-z]?)([0-9]{1,12})(?![0-9])"
)
"""A range of pages. No page has a number of more than twelve digits."""


def pages_backwards(corpus: Corpus) -> Iterator[Problem]:
    """A range of pages ends behind its beginning.

    pages-backwards: the first page comes first; an end may be shortened, such as 545--56.
        bad:  pages = {556--545}
        good: pages = {545--556}
    """
    for work in corpus.references.values():
        for before, first, behind, last in _PAGES.findall(work.get("pages")):
            whole = first[: -len(last)] + last if len(last) < len(first) > 2 else last
            if before == (behind or before) and int(whole) < int(first):
                yield Problem(
                    work.place_of("pages"),
                    "pages-backwards",
                    f"the pages {first}–{last} of '{work.key}' "
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
                    f"'{found[0][:40]}' in the {field} of "
                    f"'{work.key}' is HTML, which is shown as typed; write the characters themselves",
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


def review_overdue(corpus: Corpus) -> Iterator[Problem]:
    """A review that is due is told, and fails nothing.

    review-overdue: when the day named in 'due' is past, somebody reads the entry again.
        bad:  review: {date: 2024-05-01, by: …, outcome: …, due: 2025-05-01}
        good: the same with a new date and outcome
    """
    for entry in corpus.entries.values():
        review = entry.fields.review
        if review and review.due and last_day(review.due) < corpus.today:
            yield Problem(
                review.due.place(),
                "review-overdue",
                f"the review of '{entry.id}' was due on {review.due}; "
                "read the entry again, then write a new 'date' and 'due'",
                "notice",
            )
