"""The page of results, which a script fills, and the index of names for those who have none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from litmap.content.corpus import LoadedEntry
from litmap.content.ids_by_name import names_of
from litmap.graph.doubts import DOUBTS
from litmap.graph.graph import Graph, date_of
from litmap.model.roles import ROLES
from litmap.model.vocabulary import KINDS, PLURALS
from litmap.references.sorting import sortable
from litmap.search.record import each_once
from litmap.site.blocks.claim_facets import section_names
from litmap.site.blocks.facets import FacetPlan, counted_facets
from litmap.site.blocks.works import DOES, GROUP_NAMES
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.site import Site

ADDRESS = "/search/"
_TITLE = "Search"
_LEAD = "Search for pages, claims and works of the map by their names and their words."
_MOST_BOXES = 100
"""So many institutions or years are boxes at most: a page must not grow with the map."""
MOST_NAMES = 300
"""So many names stand on a page at most; each is a short line."""
_KINDS: Mapping[str, str] = dict(
    [("claim", "claims"), *PLURALS.items(), ("work", "works"), ("page", "lists and views")]
)
RESULTS: Mapping[str, tuple[str, ...]] = {
    "Claims": ("claim",),
    "Pages of the argument": ("barrier", "pathway", "recommendation", "criterion", "term"),
    "Works": ("work",),
    "Institutions and instruments": ("institution", "instrument"),
    "What has changed since": ("development",),
    "Lists and views": ("page",),
}
"""The headings of results in their order, each with the kinds of record below it."""


@dataclass(frozen=True)
class NameRow:
    """An entry in the index of names, with what else it is called."""

    link: EntryLink
    others: tuple[str, ...]


def search_pages(site: Site) -> dict[str, Page]:
    """The page of results by output path; where there are many names, further pages with these."""
    parts = in_pages(list(_named(site)), MOST_NAMES) or [()]
    pages = {}
    for number, entries in enumerate(parts, 1):
        page_data = PageData(site, numbered_address(ADDRESS, number))
        names = site.templates.search.names(
            groups=list(_groups(page_data, entries)),
            pages=page_links(page_data, ADDRESS, len(parts)),
            number=number,
        )
        if number == 1:
            facets = counted_facets(_facets(site.graph), ())
            html = site.templates.search.page(facets, RESULTS, names)
            title = _TITLE
        else:
            title = f"Names, page {number}"
            html = page_data.header("view", title, "") + names
        pages[numbered_path(ADDRESS, number)] = Page(title, _LEAD, "view", [Section("", html)])
    return pages


def _named(site: Site) -> Iterator[LoadedEntry]:
    """All entries by kind, then by name."""
    for kind in KINDS:
        yield from sorted(
            site.corpus.of_kind(kind), key=lambda entry: sortable(site.corpus.heading(entry))
        )


def _groups(
    page_data: PageData, entries: Sequence[LoadedEntry]
) -> Iterator[tuple[str, str, list[NameRow]]]:
    """The entries of a page by kind, below the title and address of the list of their kind."""
    for kind, found in groupby(entries, key=lambda entry: entry.kind):
        title, href = page_data.index(kind)
        yield title, href, [_row(page_data, entry) for entry in found]


def _row(page_data: PageData, entry: LoadedEntry) -> NameRow:
    title = page_data.corpus.heading(entry)
    others = each_once([*names_of(entry.fields), *entry.fields.also], title)
    return NameRow(page_data.link(entry, title=title), others)


def _facets(graph: Graph) -> list[FacetPlan]:
    """By what results can be filtered: a box for each value of a record. A script counts."""
    return [
        FacetPlan("kind", "Show", _KINDS, most=len(_KINDS)),
        FacetPlan("status", "Status of claims", DOUBTS),
        FacetPlan("section", "Section of the paper", section_names(graph.corpus, ())),
        FacetPlan("institution", "Institution", _institutions(graph)),
        FacetPlan("year", "Year", _years(graph)),
        FacetPlan("source", "Kind of work", GROUP_NAMES),
        FacetPlan("role", "What works do", {role: DOES[role] for role in ROLES}),
    ]


def _institutions(graph: Graph) -> dict[str, str]:
    """Names by id, of those first to which most points."""
    found = sorted(
        graph.corpus.of_kind("institution"), key=lambda entry: -len(graph.incoming(entry.id))
    )
    return {entry.id: graph.corpus.name(entry.id) for entry in found[:_MOST_BOXES]}


def _years(graph: Graph) -> dict[str, str]:
    """The years of works and events, the newest first."""
    years = {work.year for work in graph.corpus.references.values()}
    years |= {date_of(entry)[:4] for entry in graph.corpus.entries.values()}
    newest = sorted(years - {""}, reverse=True)[:_MOST_BOXES]
    return {year: year for year in newest}
