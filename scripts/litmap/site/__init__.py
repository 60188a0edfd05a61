"""From graph to pages: output path → what makes the page.

Pure; `pipeline.emit` or a renderer's plugin writes them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from litmap.content.corpus import LoadedEntry, PlainPage
from litmap.graph.graph import Graph
from litmap.model.paper import Paper
from litmap.model.reference import Reference
from litmap.model.vocabulary import PAPER, PLURALS, Kind
from litmap.site.blocks.disagreements import criticisms
from litmap.site.blocks.following import Following, former_addresses
from litmap.site.blocks.moments import moments
from litmap.site.html import icons, stylesheet
from litmap.site.html.dated import dated, ids_of, keys_of
from litmap.site.html.foot import foot
from litmap.site.html.page import Page
from litmap.site.html.plan import Content, Plan, Shared, all_made, alone, as_text, together
from litmap.site.html.site import Site
from litmap.site.pages.addresses import addresses
from litmap.site.pages.argument import ArgumentPages
from litmap.site.pages.changes import ChangesPages
from litmap.site.pages.claims import FILE as CLAIMS_FILE
from litmap.site.pages.claims import ClaimsPages
from litmap.site.pages.disagreements import FILE as DISAGREEMENTS_FILE
from litmap.site.pages.disagreements import DisagreementsPages
from litmap.site.pages.feeds import feeds_page
from litmap.site.pages.former import former_pages, former_script
from litmap.site.pages.home import Home
from litmap.site.pages.indexes import index_pages
from litmap.site.pages.kinds import PAGES
from litmap.site.pages.library import Library
from litmap.site.pages.matrix import FILES as MATRIX_FILES
from litmap.site.pages.matrix import Matrix
from litmap.site.pages.method import FILES as METHOD_FILES
from litmap.site.pages.method import PATH as METHOD_PATH
from litmap.site.pages.method import Method
from litmap.site.pages.outline import outlines
from litmap.site.pages.paper import PaperPages
from litmap.site.pages.plain import data_page, missing_page, plain_page
from litmap.site.pages.reference import ReferencePage
from litmap.site.pages.regime import Regime
from litmap.site.pages.review import FILE as REVIEW_FILE
from litmap.site.pages.review import ReviewPages
from litmap.site.pages.search import search_pages
from litmap.site.pages.since import FEED, SincePages
from litmap.site.pages.since import FILE as SINCE_FILE
from litmap.site.pages.timeline import FILE as TIMELINE_FILE
from litmap.site.pages.timeline import Timeline
from litmap.site.pages.to_read import FILE as TO_READ_FILE
from litmap.site.pages.to_read import PATH as TO_READ_PATH
from litmap.site.pages.to_read import ToRead

_NAMED = (
    ("index", "/", "Home", "content/index.md"),
    ("about", "/about/", "About", "content/about.md"),
    ("paper", "/paper/", "The paper", "content/paper.yml"),
)
"""The pages made from one file each that the navigation names: name, address, title and file."""

_INDEXED = [kind for kind in PLURALS if kind != "development"]
"""The kinds that have an index. Developments have their list on "Then and now"."""


def plan(site: Site) -> Plan:
    """Every page of the site by its output path (`barriers/x.md`), with the files of its pictures.

    The same map gives the same bytes.
    """
    return {
        **_missing(site),
        **former_pages(site),
        **_entries(site),
        **outlines(site),
        **_references(site),
        **_pictures(site),
        **_registers(site),
        **_others(site),
        **alone("assets/icons.css", icons.stylesheet),
        **alone("assets/litmap.css", stylesheet.style_sheet),
        **alone("assets/addresses.json", partial(addresses, site)),
        **alone("assets/moved.js", former_script),
    }


def render(graph: Graph, repository: str = "") -> dict[str, str]:
    """All that is planned, as text. `repository` is that of the `Site`."""
    made = all_made(plan(Site(graph, repository)))
    return {path: as_text(content) for path, content in made}


def shared(site: Site) -> Shared:
    """What all pages show of the whole map."""
    works = [key for key in site.corpus.references if key != PAPER]
    counts = {
        "claims.md": len(list(site.graph.claims())),
        "disagreements.md": len(criticisms(site.graph)),
        "references/index.md": len(works),
        "since.md": len(site.facts.touched),
        "review.md": len(site.to_review),
        TO_READ_PATH: site.facts.flow.waiting,
    }
    for kind in _INDEXED:
        counts[f"{PLURALS[kind]}/index.md"] = len(site.facts.listing(kind).row)
    return Shared(counts, foot(site))


def _missing(site: Site) -> Plan:
    """What is shown in the place of pages whose file is missing or broken."""
    pages: Plan = {}
    for name, address, title, file in _NAMED:
        make = partial(_missing_page, site, address, title=title, file=file)
        pages |= alone(f"{name}.md", make)
    return pages


def _missing_page(site: Site, address: str, title: str, file: str) -> Page:
    page = missing_page(site, address, title=title, file=file)
    return replace(page, foot=foot(site)) if address == "/" else page


def _entries(site: Site) -> Plan:
    """The indexes, and the pages of entries, each with the further ones of its backlinks."""
    pages: Plan = {}
    for kind in _INDEXED:
        folder = PLURALS[kind]
        pages |= together((f"{folder}/index.md", f"{folder}/"), partial(_index, site, kind))
    for entry in site.corpus.entries.values():
        path = entry.address.strip("/")
        pages |= together((f"{path}.md", f"{path}/"), partial(_entry, site, entry))
    return pages


def _index(site: Site, kind: Kind) -> Mapping[str, Content]:
    return dated(site, ids_of(site, kind), index_pages(site, kind))


def _entry(site: Site, entry: LoadedEntry) -> Mapping[str, Content]:
    return dated(site, [entry.id], PAGES[entry.kind](site, entry).pages())


def _references(site: Site) -> Plan:
    """The pages of works, each with the further ones on which its uses go on."""
    pages: Plan = {}
    for reference in site.corpus.references.values():
        path = f"references/{reference.key}"
        pages |= together((f"{path}.md", f"{path}/"), partial(_reference, site, reference))
    return pages


def _reference(site: Site, reference: Reference) -> Mapping[str, Content]:
    return dated(site, [f"@{reference.key}"], ReferencePage(site, reference).pages())


def _pictures(site: Site) -> Plan:
    """The pictures of the map, each with its files."""
    return {
        **together(("argument.md", "argument/", "data/argument.svg"), partial(_argument, site)),
        **together(("matrix.md", "matrix/", *MATRIX_FILES), partial(_matrix, site)),
        **together(("map.md", "map/", "data/map.svg"), partial(_regime, site)),
        **together(("timeline.md", "timeline/", TIMELINE_FILE), partial(_timeline, site)),
    }


def _argument(site: Site) -> Mapping[str, Content]:
    picture = ArgumentPages(site)
    pages = picture.pages(site.corpus.pages.get("argument"))
    sources = ids_of(site, "barrier", "pathway", "recommendation")
    return {**dated(site, ["argument", *sources], pages), **picture.files(_source(site))}


def _matrix(site: Site) -> Mapping[str, Content]:
    picture = Matrix(site)
    sources = ids_of(site, "barrier", "pathway", "criterion")
    return {**dated(site, sources, picture.pages()), **picture.files(_source(site))}


def _regime(site: Site) -> Mapping[str, Content]:
    picture = Regime(site)
    sources = ids_of(site, "institution", "instrument")
    return {**dated(site, sources, picture.pages()), **picture.files(_source(site))}


def _timeline(site: Site) -> Mapping[str, Content]:
    picture = Timeline(site, moments(site))
    sources = [*ids_of(site, "instrument", "development"), *keys_of(site)]
    return {**dated(site, sources, picture.pages()), **picture.files(_source(site))}


def _source(site: Site) -> str:
    """What the file of a picture says of its source."""
    return f"Global AI Governance Map, {site.version}"


def _registers(site: Site) -> Plan:
    """The long lists on numbered pages, with their files."""
    return {
        **together(
            ("references/index.md", "references/"),
            lambda: dated(site, keys_of(site), Library(site).pages()),
        ),
        **together(
            ("claims.md", "claims/", CLAIMS_FILE),
            lambda: dated(site, ids_of(site), ClaimsPages(site).pages()),
        ),
        **together(
            ("disagreements.md", "disagreements/", DISAGREEMENTS_FILE),
            lambda: dated(site, ids_of(site), DisagreementsPages(site).pages()),
        ),
        **together(
            ("since.md", "since/", f"{FEED}.xml", f"{FEED}.json", SINCE_FILE),
            lambda: dated(site, ids_of(site), SincePages(site).pages()),
        ),
        **_changes(site),
        **together(("review.md", "review/", REVIEW_FILE), lambda: ReviewPages(site).pages()),
        **together(("search.md", "search/"), partial(search_pages, site)),
        **together((METHOD_PATH, *METHOD_FILES), partial(_method, site)),
        **together(
            (TO_READ_PATH, TO_READ_FILE), lambda: dated(site, keys_of(site), ToRead(site).pages())
        ),
    }


def _changes(site: Site) -> Plan:
    """What has changed from day to day, and the feeds, of which each entry has its own.

    Who follows a feed at a former address of an entry goes on to be told.
    """
    following = Following(site)
    pages = {
        **together(("changes.md", "changes/"), lambda: ChangesPages(site).pages()),
        **alone("changes/feeds.md", partial(feeds_page, site)),
        **together(
            ("changes/feed.xml", "changes/feed.json"),
            lambda: following.site_feed().files("changes/feed"),
        ),
    }
    for entry in site.corpus.entries.values():
        for folder in (entry.address, *former_addresses(entry)):
            path = f"{folder.strip('/')}/feed"
            make = partial(_feed, following, entry, path)
            pages |= together((f"{path}.xml", f"{path}.json"), make)
    return pages


def _feed(following: Following, entry: LoadedEntry, path: str) -> Mapping[str, Content]:
    return following.entry_feed(entry).files(path)


def _method(site: Site) -> Mapping[str, Content]:
    sources = ["method", *ids_of(site), *keys_of(site)]
    return dated(site, sources, Method(site).pages())


def _others(site: Site) -> Plan:
    """Home, the source paper, the data and the authored pages."""
    pages = alone("data/index.md", partial(data_page, site))
    if site.corpus.paper:
        pages |= together(("paper.md", "paper/"), partial(_paper, site, site.corpus.paper))
    for name, page in site.corpus.pages.items():
        if name == "index":
            pages |= alone("index.md", partial(_home, site, page))
        elif name not in ("argument", "method"):
            pages |= together((f"{name}.md",), partial(_plain, site, page))
    return pages


def _paper(site: Site, paper: Paper) -> Mapping[str, Content]:
    return dated(site, ["paper"], PaperPages(site, paper).pages())


def _plain(site: Site, page: PlainPage) -> Mapping[str, Content]:
    return dated(site, [page.name], {f"{page.name}.md": plain_page(site, page)})


def _home(site: Site, page: PlainPage) -> Page:
    return replace(Home(site).page(page), foot=foot(site))
