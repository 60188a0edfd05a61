"""Rules about the identity of works: their identifiers, and records of one and the same work."""

import re
import unicodedata
from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.model.reference import Reference
from litmap.problems.problem import Problem
from litmap.references.identifiers import ARXIV_NUMBER, DOI

# stricter than what can be linked: with a dot in the host's name and without a user's name
_URL = re.compile(
    r"https?://[^\s/?#@\"'<>\\^`{|}]+\.[^\s/?#@.\"'<>\\^`{|}]+(?:[/?#][^\s\"<>\\^`{|}]*)?",
    re.IGNORECASE,
)


def bad_identifier(corpus: Corpus) -> Iterator[Problem]:
    """A DOI, ISBN, arXiv number or web address has the form of one.

    bad-identifier: identifiers have their form: DOIs start with 10., addresses with https://.
        bad:  doi = {https://doi.org/10.1093/ia/iiae073}
        good: doi = {10.1093/ia/iiae073}
    """
    for work in corpus.references.values():
        for field, message in _identifier_faults(work):
            yield Problem(work.place_of(field), "bad-identifier", f"{message} ('{work.key}')")


def _identifier_faults(work: Reference) -> Iterator[tuple[str, str]]:
    """Each identifier of a work that has not its form: its field, and what to write."""
    doi, url, isbn = work.get("doi"), work.get("url"), work.get("isbn")
    arxiv = _arxiv(work)
    if doi and not DOI.fullmatch(doi):
        bare = DOI.search(doi)
        cure = repr(bare[0]) if bare else "it as 10.1093/ia/iiae073"
        yield "doi", f"'{doi[:80]}' is not a DOI; write {cure}"
    if url and not _URL.fullmatch(url):
        cure = "write it whole, from 'https://' on and without blanks"
        yield "url", f"'{url[:80]}' is not a web address; {cure}"
    if isbn and not _is_isbn(isbn):
        yield "isbn", f"'{isbn[:40]}' is not an ISBN: length or check digit are wrong; copy it anew"
    if arxiv and not ARXIV_NUMBER.fullmatch(arxiv):
        yield "eprint", f"'{arxiv[:40]}' is not an arXiv number; write it as 2307.04699"


def _arxiv(work: Reference) -> str:
    """The number in `eprint`, if the archive is arXiv."""
    archive = work.get("eprinttype") + work.get("archiveprefix")
    if "arxiv" not in archive.casefold():
        return ""
    return work.get("eprint").removeprefix("arXiv:")


def _is_isbn(said: str) -> bool:
    """Has an ISBN ten or thirteen digits, and the last of them fits?"""
    digits = re.sub(r"[\s‐–-]", "", said).upper()
    total = 0
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        for weight, digit in zip(range(10, 0, -1), digits, strict=True):
            total += weight * (10 if digit == "X" else int(digit))
        return total % 11 == 0
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        for index, digit in enumerate(digits):
            total += int(digit) * (3 if index % 2 else 1)
        return total % 10 == 0
    return False


def same_identifier(corpus: Corpus) -> Iterator[Problem]:
    """No two records have one DOI, arXiv number or address: they would be one work.

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
                    f"the same {field} as '{work.key}'; keep one of the two, or correct it",
                )


def _address(work: Reference) -> str:
    """The address of a work without a DOI, without scheme, fragment and a slash at its end."""
    if work.get("doi"):
        return ""
    return re.sub(r"^https?://(www\.)?|#.*$|/$", "", work.get("url"))


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
