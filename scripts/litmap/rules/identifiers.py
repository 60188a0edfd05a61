"""Rules about the identity of works: their identifiers, and records of one and the same work."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from litmap.content.corpus import Corpus
from litmap.model.institutions import Institution
from litmap.model.reference import Reference
from litmap.problems.problem import Place, Problem
from litmap.references.hosts import unreachable
from litmap.references.identifiers import ARXIV_NUMBER, DASHES, DOI, are_isbns, is_issn

# stricter than what can be linked: with a dot in the host's name and without a user's name
_URL = re.compile(
    r"https?://[^\s/?#@\"'<>\\^`{|}]+\.[^\s/?#@.\"'<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?",
    re.IGNORECASE,
)
_ENTITY = re.compile("&(?:lt|gt|amp);")


def bad_identifier(corpus: Corpus) -> Iterator[Problem]:
    """A DOI, ISBN, arXiv number or web address has the form of one.

    bad-identifier: identifiers are complete: DOIs start with 10., addresses with https://.
        bad:  doi = {https://doi.org/10.1093/ia/iiae073}
        good: doi = {10.1093/ia/iiae073}
    """
    for work in corpus.references.values():
        for field, message in _identifier_faults(work):
            said = f"in '{work.key}', {message}"
            yield Problem(work.place_of(field), "bad-identifier", said)


def _identifier_faults(work: Reference) -> Iterator[tuple[str, str]]:
    """Each identifier of a work that has not its form: its field, and what to write."""
    doi, url, isbn = work.get("doi"), work.get("url"), work.get("isbn")
    arxiv = _arxiv(work)
    if doi and not DOI.fullmatch(doi):
        yield "doi", f"'{doi[:80]}' is not a DOI; write {_doi_cure(doi)}"
    elif plain := DASHES.search(doi):
        yield "doi", f"the DOI holds '{plain[0]}'; write '{DASHES.sub('-', doi)}'"
    if entity := _ENTITY.search(doi):
        yield "doi", f"'{entity[0]}' in the DOI is HTML; write '{unescape(entity[0])}' in its place"
    if url and not _URL.fullmatch(url):
        cure = "write it whole, starting with 'https://', without spaces"
        yield "url", f"'{url[:80]}' is not a web address; {cure}"
    if is_issn(isbn):
        yield "isbn", f"'{isbn}' is the ISSN of a journal; write it in 'issn'"
    elif isbn and not are_isbns(isbn):
        yield "isbn", f"'{isbn[:40]}' is not an ISBN: length or check digit are wrong; copy it anew"
    if arxiv and not ARXIV_NUMBER.fullmatch(arxiv):
        yield "eprint", f"'{arxiv[:40]}' is not an arXiv number; write it as 2307.04699"


def _doi_cure(said: str) -> str:
    """The DOI within a text, or how one looks."""
    found = DOI.search(said)
    if found is None:
        return "it as 10.1093/ia/iiae073"
    return f"'{found[0]}'"


def _arxiv(work: Reference) -> str:
    """The number in `eprint`, if the archive is arXiv."""
    archive = work.get("eprinttype") + work.get("archiveprefix")
    if "arxiv" not in archive.casefold():
        return ""
    return work.get("eprint").removeprefix("arXiv:")


def same_identifier(corpus: Corpus) -> Iterator[Problem]:
    """No two records have one DOI or arXiv number, nor one address, title and year.

    Chapters of one report may share its address.

    same-identifier: a work has one record in references.bib; cite it by the key that it has.
        bad:  two records with doi = {10.1093/ia/iiae073}
        good: one record, cited wherever it is needed
    """
    seen: dict[tuple[str, str], Reference] = {}
    for work in corpus.references.values():
        found = {"doi": work.get("doi").casefold(), "eprint": _arxiv(work), "url": _address(work)}
        for field, value in found.items():
            if not value:
                continue
            first = seen.setdefault((field, value), work)
            if first is not work:
                yield Problem(
                    work.place_of(field),
                    "same-identifier",
                    f"'{first.key}' on line {first.place.line} has "
                    f"the same {field} as '{work.key}'; look both up: correct the "
                    f"wrong {field} or, if they are one work, remove one and cite the other",
                )


def _address(work: Reference) -> str:
    """The address of a work without a DOI, with title and year, without scheme and last slash."""
    if work.get("doi") or not work.get("url"):
        return ""
    address = re.sub(r"^https?://(www\.)?|/$", "", work.get("url"))
    return f"{address} {_bare(work.get('title'))} {work.year}"


def unreachable_address(corpus: Corpus) -> Iterator[Problem]:
    """A link leads to the public internet, where readers are.

    unreachable-address: an address can be opened from everywhere, not from one network alone.
        bad:  url = {http://192.168.0.10/report.pdf}
        good: url = {https://example.org/report.pdf}
    """
    for address, place in _addresses(corpus):
        if fault := unreachable(address):
            message = f"'{address[:80]}' {fault}; write the address at which readers find it"
            yield Problem(place, "unreachable-address", message)


def _addresses(corpus: Corpus) -> Iterator[tuple[str, Place]]:
    """Every web address that authors wrote: of works, of institutions, in texts."""
    for work in corpus.references.values():
        if url := work.get("url"):
            yield url, work.place_of("url")
    for entry in corpus.authored:
        if isinstance(entry.fields, Institution) and entry.fields.website:
            yield str(entry.fields.website), entry.fields.website.place()
    for _, _, prose in corpus.texts():
        for span in prose.spans():
            if span.href.startswith(("http://", "https://")):
                yield span.href, span.place


def same_work(corpus: Corpus) -> Iterator[Problem]:
    """No two records have the same title, first author and year.

    same-work: two records differ in title, author or year, or they are one work.
        bad:  @article{doe2024map, …} and @misc{doe2024atlas, …} with one title, author and year
        good: one of them, under one key
    """
    seen: dict[tuple[str, str, str], Reference] = {}
    for work in corpus.references.values():
        people = work.authors or work.editors
        author = people[0].last if people else ""
        mark = (_bare(work.get("title")), _bare(author), work.year)
        if not all(mark):
            continue
        first = seen.setdefault(mark, work)
        if first is not work:
            yield Problem(
                work.place,
                "same-work",
                f"'{work.key}' has the title, author and year of '{first.key}' "
                f"on line {first.place.line}; keep one of the two, "
                "or say in the title how they differ",
                "warning",
            )


def _bare(text: str) -> str:
    """Letters and digits alone, without case and accents."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())
