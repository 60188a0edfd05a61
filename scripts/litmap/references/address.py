"""Where a work is to be found: its DOI, web address or place in an archive."""

import re
from urllib.parse import quote, unquote

from litmap.model.reference import Reference
from litmap.references.addresses import WHOLE_ADDRESS, address_meant
from litmap.references.eprints import Eprint, eprint_of
from litmap.references.identifiers import DOI_ADDRESS, WEB_ADDRESS, doi_of
from litmap.references.typography import StyledText, full_date

_WRITTEN = re.compile(r"[(<]?\bhttps?://[^\s\"'<>\\^`{|}]+>?", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"(?:^|(?<=[\s.,;:(]))\(?(?:\[online\][.,]? ?)?(?:see(?: also)?|url|link"
    r"|(?:is )?(?:available|retrieved|accessed)?(?: ?online)?(?: ?(?:at|from|via))?)[\s:]*$",
    re.IGNORECASE,
)
_WITH_ADDRESS = ("howpublished", "note", "addendum")


def arxiv(reference: Reference) -> str:
    """The work's arXiv number, from `eprint` or another field that has it; '' without one."""
    eprint = eprint_of(reference)
    if eprint is None or eprint.archive.name != "arXiv":
        return ""
    return eprint.number


def doi_address(doi: str) -> str:
    """The address of a DOI, written bare: signs that would end it are escaped, each once."""
    return DOI_ADDRESS + quote(unquote(doi), safe="/:;().-_~!*@&=+$,")


def web_address(reference: Reference) -> str:
    """The work's web address: its `url`; without any address, one in `howpublished` or a note.

    Where `url` is not written as an address, it is the one that is surely meant.
    '' without one. A note has it only where it says nothing else: what it links to may be data.
    """
    if url := reference.get("url"):
        return url if WHOLE_ADDRESS.fullmatch(url) else address_meant(url) or url
    if doi_of(reference.get("doi")) or eprint_of(reference):
        return ""
    for field in _WITH_ADDRESS:
        before, found, behind = _parted(reference.get(field))
        if found and (field == "howpublished" or not before + behind):
            return found
    return ""


def without_address(reference: Reference, field: str) -> str:
    """A field without the address that the reference ends with, and the words that announce it."""
    text = reference.get(field)
    before, found, behind = _parted(text)
    is_doi = bool(doi_of(found)) and doi_of(found) == doi_of(reference.get("doi"))
    if field in _WITH_ADDRESS and (is_doi or found == web_address(reference)):
        return f"{before} {behind}".strip()
    return text


def _parted(text: str) -> tuple[str, str, str]:
    """The words before an address, without those that announce it, the address, those behind it."""
    match = _WRITTEN.search(text)
    if match is None:
        return text, "", ""
    found = match[0].strip("(<>").rstrip(".,;:!?")
    if found.endswith(")") and "(" not in found:
        found = found.rstrip(").")
    before = _ANNOUNCED.sub("", text[: match.start()])
    behind = text[match.start() :].partition(found)[2]
    return before.strip(" ,;:("), found, behind.strip(" .,;:)>").lstrip("(")


def address_of(reference: Reference) -> list[StyledText]:
    """The address of the work, one link: its DOI, else its URL, else its place in an archive."""
    url = web_address(reference)
    doi = doi_of(reference.get("doi")) or doi_of(url)
    if doi:
        link = doi_address(doi)
        return [StyledText(link, href=link)]
    if url:
        return _web_address(url, reference.get("urldate"))
    eprint = eprint_of(reference)
    link = eprint_address(eprint) if eprint else ""
    return [StyledText(link, href=link)] if link else []


def eprint_address(eprint: Eprint) -> str:
    """The address of a work in an archive; '' where the form of its addresses is not known."""
    if WEB_ADDRESS.fullmatch(eprint.number):
        return eprint.number
    if doi := doi_of(eprint.number):
        return doi_address(doi)
    return eprint.archive.address.format(quote(eprint.number, safe="/.:"))


def _web_address(url: str, accessed: str) -> list[StyledText]:
    """A URL, linked if it can be, and the date on which somebody saw it."""
    link = StyledText(url)
    if WEB_ADDRESS.fullmatch(url):
        link = StyledText(url, href=url)
    if not accessed:
        return [link]
    return [link, StyledText(f" (accessed {full_date(accessed)})")]
