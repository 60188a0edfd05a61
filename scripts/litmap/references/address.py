"""Where a work is to be found: its DOI, web address or place on arXiv."""

from urllib.parse import quote

from litmap.model.reference import Reference
from litmap.references.identifiers import ARXIV, DOI_ADDRESS, WEB_ADDRESS, doi_of
from litmap.references.typography import StyledText, full_date


def arxiv(reference: Reference) -> str:
    """The work's arXiv number, from `eprint` or another field that has it; '' without one."""
    archive = reference.get("archiveprefix") or reference.get("eprinttype")
    if reference.get("eprint") and archive.casefold() == "arxiv":
        return reference.get("eprint").removeprefix("arXiv:")
    for field in ("eprint", "doi", "journal", "journaltitle", "howpublished", "publisher"):
        if match := ARXIV.search(reference.get(field)):
            return match[1]
    return ""


def address_of(reference: Reference) -> list[StyledText]:
    """The address of the work, one link: its DOI, else its URL, else its place on arXiv."""
    url = reference.get("url")
    doi = doi_of(reference.get("doi")) or doi_of(url)
    if doi:
        link = DOI_ADDRESS + quote(doi, safe="/:;().-_~!*@&=+$,")
        return [StyledText(link, href=link)]
    if url:
        return _web_address(url, reference.get("urldate"))
    number = arxiv(reference)
    if number:
        link = f"https://arxiv.org/abs/{quote(number, safe='/.')}"
        return [StyledText(link, href=link)]
    return []


def _web_address(url: str, accessed: str) -> list[StyledText]:
    """A URL, linked if it can be, and the date on which somebody saw it."""
    link = StyledText(url)
    if WEB_ADDRESS.fullmatch(url):
        link = StyledText(url, href=url)
    if not accessed:
        return [link]
    return [link, StyledText(f" (accessed {full_date(accessed)})")]
