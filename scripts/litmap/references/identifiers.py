"""The forms of DOIs, ISBNs, arXiv numbers and web addresses in references."""

import re

DOI_ADDRESS = "https://doi.org/"
"""Before a DOI, the address of the work."""

DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s{}\"]*[^\s{}\".,;]")
"""A DOI alone, as a record should have it; old ones hold '<' and '>'."""

SHORT_DOI = re.compile(r"10/[a-z][a-z0-9]{2,9}", re.IGNORECASE)
"""What shortdoi.org gives for a long one; it leads to the same place."""

ARXIV_NUMBER = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?")
"""An arXiv number alone, of the old or the new form."""

ARXIV = re.compile(r"(?:arxiv:\s*|10\.48550/arxiv\.)(\S+)", re.IGNORECASE)
"""An arXiv number behind the archive's name or within its DOI."""

WEB_ADDRESS = re.compile(r"https?://(?![/?#])[^\s\x00-\x1f\"'<>\\^`{|}]+", re.IGNORECASE)
"""An address that can be linked."""

_DOI_PREFIX = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*)(?=10[./])", re.IGNORECASE
)
_ANY_DOI = re.compile(rf"10\.[0-9]{{4,9}}(?:\.[0-9]+)*/\S+|{SHORT_DOI.pattern}", re.IGNORECASE)


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
