"""What is known of a work besides its text: its identifiers, its files, what was checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from litmap.model.dates import in_words
from litmap.model.link_record import LinkRecords
from litmap.model.reference import Reference
from litmap.references.address import address_of, doi_address, eprint_address, web_address
from litmap.references.eprints import eprint_of
from litmap.references.formats import BIBLIOGRAPHY_FORMATS, MEDIA_TYPES, Written, in_formats
from litmap.references.identifiers import bare_doi
from litmap.site.html.page_data import LabelledFact

_VERIFIED_WORDS = {"yes": "checked", "partly": "checked in part", "no": "not checked"}
_OUTWARD = Markup('<a href="{}">{}</a>')


@dataclass(frozen=True)
class TakeAway:
    """A work in one format: the format's name, a file name, an address to download it."""

    name: str
    file: str
    href: str


def take_aways(key: str, work: Written) -> list[TakeAway]:
    """A work in every format."""
    found = []
    for ending, text in in_formats([work]).items():
        href = f"data:{MEDIA_TYPES[ending]};charset=utf-8,{quote(text)}"
        name = BIBLIOGRAPHY_FORMATS[ending]
        found.append(TakeAway(name, f"{key}.{ending}", href))
    return found


def outward_address(reference: Reference) -> str:
    """The address of the work itself, its DOI first; '' without one."""
    for span in address_of(reference):
        if span.href:
            return span.href
    return ""


def record_facts(reference: Reference, link_records: LinkRecords) -> Iterator[LabelledFact]:
    """Key and identifiers, each once; whether the record and the address were checked."""
    yield "Key", Markup("<code>{}</code>").format(reference.key)
    doi = bare_doi(reference.get("doi"))
    if doi:
        yield "DOI", _OUTWARD.format(doi_address(doi), doi)
    eprint = eprint_of(reference)
    if eprint and reference.get("eprint"):
        yield eprint.archive.name, _linked(eprint.number, eprint_address(eprint))
    url = web_address(reference)
    if url.startswith(("https://", "http://")) and "doi.org/" not in url:
        yield "Web", _web_address(url, reference.get("urldate"))
    if isbn := reference.get("isbn"):
        yield "ISBN", escape(isbn)
    if verified := _VERIFIED_WORDS.get(reference.get("verified")):
        yield "Record", escape(verified)
    if tried := last_checked(reference, link_records):
        yield "Link", escape(tried)


def _linked(text: str, address: str) -> Markup:
    """A text as a link to an address; without one as it is."""
    return _OUTWARD.format(address, text) if address else escape(text)


def _web_address(url: str, accessed: str) -> Markup:
    """The host as a link, and when we read it."""
    host = url.split("//")[1].split("/")[0].removeprefix("www.")
    html = _OUTWARD.format(url, host)
    if accessed:
        html += f", accessed {in_words(accessed)}"
    return html


def last_checked(reference: Reference, link_records: LinkRecords) -> str:
    """When the work's address was last tried, and what came of it."""
    address = outward_address(reference)
    if not address:
        return ""
    record = link_records.get(address)
    if not record:
        return "not tried yet"
    said = {
        "working": "it worked",
        "unknown": f"it could not be judged: {record.reason}",
        "broken": f"it was broken: {record.reason}",
    }[record.verdict]
    if record.moved_to:
        said += "; the work has moved"
    return f"{in_words(record.day)}: {said}"
