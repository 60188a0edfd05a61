"""Rules about the identity of works: their identifiers, and records of one and the same work."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import quote

from litmap.content.corpus import Corpus
from litmap.model.book_numbers import DASHES, are_isbns
from litmap.model.institutions import Institution
from litmap.model.reference import Reference
from litmap.problems.problem import Place, Problem, Severity
from litmap.references.addresses import WHOLE_ADDRESS, address_meant, are_several
from litmap.references.hosts import unreachable
from litmap.references.identifiers import ARXIV, ARXIV_NUMBER, DOI, SHORT_DOI, bare_doi
from litmap.references.sameness import are_set_apart, letters_of

_LONGEST_CURE = 300
"""Characters of an address that a message gives whole: a part of one leads nowhere."""

_NO_SIGN_OF_URL = re.compile(r"[\s\"<>\\^`{|}]")
_ARXIV_CURE = "one has four digits, a dot and four or five more; copy it anew, or remove 'eprint'"
_ENTITY = re.compile("&(?:lt|gt|amp);")
_HANDLE = re.compile(r"(?:https?://)?(?:hdl\.handle\.net/|hdl:)(\S+)", re.IGNORECASE)

_BESIDE_NUMBER = re.compile(
    r"^(?:arxiv:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)|\s*\[[\w.-]+\]$", re.IGNORECASE
)
"""What stands round an arXiv number in some records: the archive's name, its class."""

Fault = tuple[str, str, Severity]
"""The field, what to write, and how bad it is."""


def bad_identifier(corpus: Corpus) -> Iterator[Problem]:
    """A DOI, ISBN, arXiv number or web address has the form of one.

    What is only written in another way is a warning.

    bad-identifier: identifiers are complete: DOIs start with 10., addresses with https://.
        bad:  doi = {https://doi.org/10.1093/ia/iiae073}
        good: doi = {10.1093/ia/iiae073}
    """
    for work in corpus.references.values():
        for field, message, severity in _identifier_faults(work):
            said = f"in '{work.key}', {message}"
            yield Problem(work.place_of(field), "bad-identifier", said, severity)


def _identifier_faults(work: Reference) -> Iterator[Fault]:
    """Each identifier of a work that has not its form."""
    url, isbn = work.own("url"), work.own("isbn")
    arxiv = _arxiv(work) if work.own("eprint") else ""
    if doi := work.own("doi"):
        yield from _doi_faults(doi, work)
    if url and not WHOLE_ADDRESS.fullmatch(url):
        severity: Severity = "warning" if address_meant(url) else "error"
        yield "url", f"'{url[:80]}' is not a web address; {_address_cure(url)}", severity
    if isbn and not are_isbns(isbn):
        cure = "length or check digit are wrong; copy it anew, or remove it"
        yield "isbn", f"'{isbn[:40]}' is not an ISBN: {cure}", "error"
    if arxiv and not ARXIV_NUMBER.fullmatch(arxiv):
        message = f"'{arxiv[:40]}' is not an arXiv number; {_ARXIV_CURE}"
        yield "eprint", message, "error"


def _address_cure(url: str) -> str:
    if are_several(url):
        return "it holds several; keep one"
    if arxiv := ARXIV.fullmatch(url):
        return f"write 'eprinttype = {{arxiv}}, eprint = {{{arxiv[1]}}}' in its place"
    meant = address_meant(url)
    if meant and len(meant) <= _LONGEST_CURE:
        return f"write '{meant}'"
    odd = _NO_SIGN_OF_URL.search(url)
    if odd is None or "://" not in url:
        return "write it whole, starting with 'https://', or remove it"
    if odd[0] in r"\{}":
        return f"it holds LaTeX; write the sign itself that is meant by '{odd[0]}'"
    if odd[0].isspace():
        return "write '%20' for a blank that belongs to it, and delete any other"
    if odd[0] in "<>":
        return f"delete the '{odd[0]}'"
    return f"write '{quote(odd[0])}' for '{odd[0]}'"


def _doi_faults(doi: str, work: Reference) -> Iterator[Fault]:
    if handle := _HANDLE.fullmatch(doi):
        cure = f"url = {{https://hdl.handle.net/{handle[1]}}}"
        if work.get("url"):
            cure = f"eprinttype = {{hdl}}, eprint = {{{handle[1]}}}"
        message = f"'{doi[:80]}' is a handle, not a DOI; write '{cure}' in its place"
        yield "doi", message, "warning"
    elif not _is_doi(doi):
        severity: Severity = "error"
        if DOI.search(doi) or SHORT_DOI.fullmatch(bare_doi(doi)):
            severity = "warning"
        yield "doi", f"'{doi[:80]}' is not a DOI; {_doi_cure(doi)}", severity
    elif plain := DASHES.search(doi):
        yield "doi", f"the DOI holds '{plain[0]}'; write '{DASHES.sub('-', doi)}'", "error"
    if entity := _ENTITY.search(doi):
        message = f"'{entity[0]}' in the DOI is HTML; write '{unescape(entity[0])}' in its place"
        yield "doi", message, "error"


def _is_doi(said: str) -> bool:
    return bool(DOI.fullmatch(said) or SHORT_DOI.fullmatch(said))


def _doi_cure(said: str) -> str:
    """What to write for a text that is no DOI: the one within it, or what makes one.

    Never the DOI of another work, which somebody could copy.
    """
    if found := DOI.search(said):
        return f"write '{found[0]}'"
    if SHORT_DOI.fullmatch(bare_doi(said)):
        return f"write '{bare_doi(said)}'"
    if DOI.fullmatch(f"1{said}"):
        return f"write '1{said}'"
    if WHOLE_ADDRESS.fullmatch(said):
        return "a web address belongs into 'url'"
    return "a DOI starts with '10.' and has a '/'; copy it anew, or remove the field"


def _arxiv(work: Reference) -> str:
    """The number in `eprint`, if the archive is arXiv."""
    archive = work.get("eprinttype") or work.get("archiveprefix")
    if archive.strip().casefold() != "arxiv":
        return ""
    return _BESIDE_NUMBER.sub("", work.get("eprint"))


_PART_TYPES = """
    inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference
"""
_PARTS = frozenset(_PART_TYPES.split())


def same_identifier(corpus: Corpus) -> Iterator[Problem]:
    """No two records have one DOI or arXiv number.

    Chapters may have the DOI of their book.

    same-identifier: a work has one record in references.bib; cite it by the key that it has.
        bad:  two records with doi = {10.1093/ia/iiae073}
        good: one record, cited wherever it is needed
    """
    seen: dict[tuple[str, str], Reference] = {}
    for work in corpus.references.values():
        if work.type in _PARTS and not _is_titled_alike(work, seen):
            continue
        for field, value in _numbers(work):
            first = seen.setdefault((field, value), work)
            if first is not work:
                yield Problem(
                    work.place_of(field),
                    "same-identifier",
                    f"'{first.key}' on line {first.place.line} has "
                    f"the same {field} as '{work.key}'; look both up: correct the "
                    f"wrong {field} or, if they are one work, remove one and cite the other",
                    "warning",
                )


def _numbers(work: Reference) -> Iterator[tuple[str, str]]:
    """The numbers of a work that no other has, by field, as they can be compared."""
    doi = bare_doi(work.own("doi"))
    if _is_doi(doi):
        yield "doi", doi.casefold()
    if work.own("eprint") and (arxiv := _arxiv(work)):
        yield "eprint", re.sub(r"v[0-9]+$", "", arxiv)


def _is_titled_alike(work: Reference, seen: Mapping[tuple[str, str], Reference]) -> bool:
    """Has it the title of the work that had one of its numbers first, if there is one?"""
    for number in _numbers(work):
        first = seen.get(number)
        if first and letters_of(first.get("title")) != letters_of(work.get("title")):
            return False
    return True


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
        if url := work.own("url"):
            yield url, work.place_of("url")
    for entry in corpus.authored:
        if isinstance(entry.fields, Institution) and entry.fields.website:
            yield str(entry.fields.website), entry.fields.website.place()
    for _, _, prose in corpus.texts:
        for span in prose.spans():
            if span.href.startswith(("http://", "https://")):
                yield span.href, span.place


_MOST_COMPARED = 20
"""Works of one title, author and year with which another one is compared."""


def same_work(corpus: Corpus) -> Iterator[Problem]:
    """No two records have the same title, first author and year, and nothing that sets them apart.

    same-work: two records differ in title, author, year or some detail, or they are one work.
        bad:  @article{doe2024map, …} and @misc{doe2024atlas, …} with one title, author and year
        good: one of them, under one key
    """
    seen: dict[tuple[str, str, str], list[Reference]] = defaultdict(list)
    for work in corpus.references.values():
        people = work.authors or work.editors
        author = people[0].last if people else ""
        mark = (letters_of(work.own("title")), letters_of(author), work.year)
        if not all(mark) or work.type == "set":
            continue
        same = [one for one in seen[mark][:_MOST_COMPARED] if not are_set_apart(work, one)]
        if same:
            first = same[0]
            yield Problem(
                work.place,
                "same-work",
                f"'{work.key}' has the title, author and year of '{first.key}' "
                f"on line {first.place.line}; keep one of the two, "
                "or say in the title how they differ",
                "warning",
            )
        seen[mark].append(work)
