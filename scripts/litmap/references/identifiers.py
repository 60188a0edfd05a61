"""The forms of DOIs, ISBNs, arXiv numbers and web addresses in references."""

import re

DOI_ADDRESS = "https://doi.org/"
"""Before a DOI, the address of the work."""

DOI = re.compile(r"10\.[0-9]{4,9}/[^\s{}\"]*[^\s{}\".,;]")
"""A DOI alone, as a record should have it; old ones hold '<' and '>'."""

ARXIV_NUMBER = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?")
"""An arXiv number alone, of the old or the new form."""

ARXIV = re.compile(r"(?:arxiv:\s*|10\.48550/arxiv\.)(\S+)", re.IGNORECASE)
"""An arXiv number behind the archive's name or within its DOI."""

WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\"'<>\\^`{|}]+", re.IGNORECASE)
"""An address that can be linked."""

_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)
_ANY_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")


def bare_doi(text: str) -> str:
    """A DOI without the address or the word before it; other text stays as it is."""
    return _DOI_PREFIX.sub("", text, count=1)


def doi_of(text: str) -> str:
    """The DOI that a text consists of, bare or behind its address or 'doi:'; else ''."""
    match = _DOI_PREFIX.match(text)
    doi = text[match.end() :] if match else text
    if _ANY_DOI.fullmatch(doi):
        return doi
    return ""


_REMARK = re.compile(r"\([^()]*\)|\bISBN(?:-1[03])?:?", re.IGNORECASE)
_ISBN = re.compile(r"(?<![0-9])(?:97[89][-\s]?)?(?:[0-9][-\s]?){9}[0-9Xx](?![0-9])")
DASHES = re.compile("[‐‑‒–—−]")
"""What word processors make of a hyphen, which no identifier holds."""


def are_isbns(text: str) -> bool:
    """Does a text hold ISBNs alone, one or several, each with its remark, as '… (pbk.)'?"""
    plain = _REMARK.sub(" ", DASHES.sub("-", text))
    found = _ISBN.findall(plain)
    rest = _ISBN.sub("", plain)
    return bool(found) and all(map(_is_isbn, found)) and not re.search("[0-9]", rest)


def _is_isbn(said: str) -> bool:
    """Does the last digit of a number of ten or thirteen digits fit?"""
    digits = re.sub(r"[\s-]", "", said).upper()
    total = 0
    if len(digits) == 10:
        for weight, digit in zip(range(10, 0, -1), digits, strict=True):
            total += weight * _digit(digit)
        return total % 11 == 0
    for index, digit in enumerate(digits):
        if not digit.isdecimal():
            return False
        total += int(digit) * (3 if index % 2 else 1)
    return total % 10 == 0


def is_issn(said: str) -> bool:
    """Is it the number of a journal: eight digits, the last of which fits?"""
    digits = DASHES.sub("-", said).replace("-", "").strip().upper()
    if not re.fullmatch("[0-9]{7}[0-9X]", digits):
        return False
    total = 0
    for weight, digit in zip(range(8, 0, -1), digits, strict=True):
        total += weight * _digit(digit)
    return total % 11 == 0


def _digit(sign: str) -> int:
    """The value of a digit; 'X' stands for ten at the end of some numbers."""
    if sign == "X":
        return 10
    return int(sign)
