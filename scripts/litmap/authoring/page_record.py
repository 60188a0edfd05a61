"""A web page as a work, from what the page says of itself.

Scholarly metadata (Highwire's `citation_*`) comes first, then JSON-LD, then Open Graph, Dublin Core
and the page's title.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote, urljoin, urlsplit

from litmap.authoring.bylines import day_of, people_of
from litmap.authoring.edits import Refused
from litmap.authoring.fetching import BY_HAND, Web
from litmap.authoring.html_page import HtmlPage, read_html
from litmap.authoring.linked_data import LinkedWork, linked_work
from litmap.model.languages import language_name
from litmap.references.csl import CslItem
from litmap.references.identifiers import DOI, doi_of

HTML = "text/html, application/xhtml+xml;q=0.9"
LINKED_DATA = "JSON-LD"

_NOT_IN_ADDRESSES = re.compile(r"[\s\"<>\\^`{|}]")

_TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "title")
_AUTHORS = ("author", "dc.creator", "dcterms.creator", "article:author", "parsely-author", "byl")
_SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_SCHOLARLY_DATES = ("citation_publication_date", "citation_date", "citation_online_date")
_DATES = (
    "article:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "date",
    "pubdate",
)
_LANGUAGES = ("citation_language", "dc.language", "dcterms.language", "og:locale")
_DOIS = ("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi", "bepress_citation_doi")
_CONTAINERS: Mapping[str, str] = {
    "citation_journal_title": "article-journal",
    "citation_inbook_title": "chapter",
    "citation_conference_title": "paper-conference",
    "citation_technical_report_institution": "report",
    "citation_dissertation_institution": "thesis",
}
"""What a work is, by the metadata that names where it appeared."""


@dataclass
class PageWork:
    """A page as a CSL item, the DOI that it names, and where each part was taken from.

    `missing` says in sentences what was not found, and what to do.
    """

    item: CslItem
    doi: str = ""
    origins: dict[str, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def work_of_page(address: str, today: date, web: Web) -> PageWork:
    """The work at a web address, seen on `today`. Raises Refused if there is no page to read."""
    there, answer = web.fetch(address, HTML)
    _refuse_status(there, answer.status)
    content_type = answer.headers.get("content-type", "")
    if answer.data.startswith(b"%PDF") or "pdf" in content_type.casefold():
        raise Refused(
            f"{there[:200]} is a PDF, which is not read here; give the address of the page that "
            f"offers it, its DOI, or {BY_HAND}"
        )
    if content_type and "html" not in content_type.casefold():
        raise Refused(f"{there[:200]} is not a web page ({content_type[:40]}); {BY_HAND}")
    page = read_html(answer.data, content_type)
    work = described(page, _lasting_address(page, there), today)
    if _host(there) != _host(address):
        work.missing.append(f"The address led to {_host(there)}: is it the page that you mean?")
    return work


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _refuse_status(address: str, status: int) -> None:
    if status == 200:
        return
    named = DOI.search(address)
    if named:
        cure = f"its address holds a DOI: try `litmap cite {named[0]}`, or {BY_HAND}"
    elif status in (404, 410):
        cure = "correct the address"
    elif status >= 500:
        cure = f"try again later, or {BY_HAND}"
    else:
        cure = f"the site may block programs: open the page in a browser, and {BY_HAND}"
    raise Refused(f"{address[:200]} answered {status}; {cure}")


def _lasting_address(page: HtmlPage, there: str) -> str:
    """The address by which the page itself wants to be known, if it is of the same host."""
    there = _NOT_IN_ADDRESSES.sub(lambda sign: quote(sign[0]), there)
    try:
        named = urlsplit(urljoin(there, _NOT_IN_ADDRESSES.sub("", page.canonical)))
    except ValueError:
        return there
    is_home = named.path in ("", "/") and not named.query
    same_host = named.netloc == urlsplit(there).netloc
    if named.scheme in ("http", "https") and same_host and not is_home:
        return named._replace(fragment="").geturl()
    return there


def described(page: HtmlPage, address: str, today: date) -> PageWork:
    """The work that a page at an `address` describes, as seen on `today`."""
    linked = linked_work(page.linked_data)
    work = PageWork({"type": "webpage", "URL": address, "source_type": linked.source_type})
    work.item["accessed"] = {"date-parts": [[today.year, today.month, today.day]]}
    _add_container(work, page, linked, _host(address))
    _add_title(work, page, linked)
    _add_people(work, page, linked)
    _add_date(work, page, linked)
    _add_language(work, page, linked)
    work.doi = linked.doi or _doi(page)
    if not work.item.get("title"):
        raise Refused(f"{address[:200]} gives no title; {BY_HAND}")
    return work


def _add_container(work: PageWork, page: HtmlPage, linked: LinkedWork, host: str) -> None:
    """The journal, book, body or site in which a work appeared."""
    for name, kind in _CONTAINERS.items():
        container, origin = page.first(name)
        if not container:
            continue
        work.origins["published in"] = origin
        work.item |= {"type": kind, "container-title": container, "source_type": ""}
        if kind in ("report", "thesis"):
            work.item["publisher"] = work.item.pop("container-title")
        _add_place_in_journal(work, page)
        return
    site, origin = page.first(*_SITES)
    if linked.site:
        site, origin = linked.site, LINKED_DATA
    if not site:
        site, origin = host, "its address"
        work.missing.append("The page does not name its site: correct 'organization'.")
    work.origins["site"] = origin
    if linked.source_type in ("report", "dataset"):
        work.item |= {"type": linked.source_type, "publisher": site}
    else:
        work.item["container-title"] = site


def _add_place_in_journal(work: PageWork, page: HtmlPage) -> None:
    for name in ("volume", "issue"):
        work.item[name] = page.first(f"citation_{name}")[0]
    first, last = page.first("citation_firstpage")[0], page.first("citation_lastpage")[0]
    work.item["page"] = "-".join(filter(None, (first, last)))


def _add_title(work: PageWork, page: HtmlPage, linked: LinkedWork) -> None:
    title, origin = page.first("citation_title")
    if not title and linked.title:
        title, origin = linked.title, LINKED_DATA
    if not title:
        title, origin = page.first(*_TITLES)
    if not title:
        site = re.escape(_site(work))
        title = re.sub(rf"\s+[|–—·-]\s+{site}$", "", page.title, flags=re.IGNORECASE)
        origin = "<title>"
    work.item["title"] = title
    work.origins["title"] = origin


def _site(work: PageWork) -> str:
    return str(work.item.get("container-title") or work.item.get("publisher"))


def _add_people(work: PageWork, page: HtmlPage, linked: LinkedWork) -> None:
    site = _site(work)
    _, origin = page.first("citation_author", "citation_authors")
    lines = page.metadata.get(origin, [])
    people: list[CslItem] = []
    if not lines:
        origin = LINKED_DATA
        for one in linked.people:
            people += people_of([one["name"]], site) if "name" in one else [one]
    if not lines and not people:
        _, origin = page.first(*_AUTHORS)
        lines = page.metadata.get(origin, [])
    people = people or people_of(lines, site)
    if not people:
        work.missing.append(f"The page names no author: add one, or leave '{site}' in its place.")
        return
    work.item["author"] = people
    work.origins["author"] = origin
    if people == [{"literal": site}] and work.item["type"] == "webpage":
        del work.item["container-title"]  # the body is named once


def _add_date(work: PageWork, page: HtmlPage, linked: LinkedWork) -> None:
    said = [(page.first(name)[0], name) for name in _SCHOLARLY_DATES]
    said.append((linked.date, LINKED_DATA))
    said += [(page.first(name)[0], name) for name in _DATES]
    for value, origin in said:
        if day := day_of(value):
            work.item["issued"] = {"date-parts": [[int(part) for part in day.split("-")]]}
            work.origins["date"] = origin
            return
    work.missing.append("The page names no date: add 'date' if you see one on it.")


def _add_language(work: PageWork, page: HtmlPage, linked: LinkedWork) -> None:
    for value, origin in (
        (page.first("citation_language")[0], "citation_language"),
        (linked.language, LINKED_DATA),
        (page.language, "<html lang>"),
        page.first(*_LANGUAGES),
    ):
        if language_name(value):
            work.item["language"] = value
            work.origins["language"] = origin
            return
    work.missing.append("The page names no language: add 'langid', such as {english}.")


def _doi(page: HtmlPage) -> str:
    for name in _DOIS:
        for value in page.metadata.get(name, []):
            found = doi_of(value.removeprefix("info:doi/"))
            if DOI.fullmatch(found):
                return found
    return ""
