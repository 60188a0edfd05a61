"""From graph to pages: output path → text.

Pure; `pipeline.emit` or a renderer's plugin writes them.
"""

from dataclasses import replace

from litmap.graph.graph import Graph
from litmap.model.vocabulary import PLURALS
from litmap.site.blocks.moments import moments
from litmap.site.html import icons, stylesheet
from litmap.site.html.foot import foot
from litmap.site.html.page import version
from litmap.site.html.site import Site
from litmap.site.pages.addresses import addresses
from litmap.site.pages.argument import ArgumentPage
from litmap.site.pages.claims import ClaimsPages
from litmap.site.pages.disagreements import disagreements_pages
from litmap.site.pages.former import former_pages, former_script
from litmap.site.pages.home import Home
from litmap.site.pages.indexes import IndexPage
from litmap.site.pages.kinds import PAGES
from litmap.site.pages.library import Library
from litmap.site.pages.matrix import Matrix
from litmap.site.pages.outline import outlines
from litmap.site.pages.paper import PaperPage
from litmap.site.pages.plain import data_page, missing_page, plain_page
from litmap.site.pages.reference import ReferencePage
from litmap.site.pages.regime import Regime
from litmap.site.pages.search import search_pages
from litmap.site.pages.since import since_pages
from litmap.site.pages.timeline import Timeline

_NAMED = (
    ("index", "/", "Home", "content/index.md"),
    ("about", "/about/", "About", "content/about.md"),
    ("paper", "/paper/", "The paper", "content/paper.yml"),
)
"""The pages made from one file each that the navigation names: name, address, title and file."""


def render(graph: Graph, repository: str = "") -> dict[str, str]:
    """Every page of the site by its output path (`barriers/x.md`), with the files of its pictures.

    The same graph gives the same bytes. `repository` is the web address at which readers report
    what is wrong, '' without one.
    """
    site = Site(graph, repository)
    return {
        **_missing(site),
        **former_pages(site),
        **_entries(site),
        **outlines(site),
        **_references(site),
        **_pictures(site),
        **_others(site),
        "assets/icons.css": icons.stylesheet(),
        "assets/litmap.css": stylesheet.style_sheet(),
        "assets/addresses.json": addresses(site),
        "assets/moved.js": former_script(),
    }


def _missing(site: Site) -> dict[str, str]:
    """What is shown in the place of pages whose file is missing or broken."""
    pages = {}
    for name, address, title, file in _NAMED:
        page = missing_page(site, address, title=title, file=file)
        if name == "index":
            page = replace(page, foot=foot(site))
        pages[f"{name}.md"] = page.text()
    return pages


def _entries(site: Site) -> dict[str, str]:
    """The pages and indexes of entries."""
    corpus = site.corpus
    pages = {}
    for kind, folder in PLURALS.items():
        if kind != "development":  # which have their list on "Then and now"
            pages[f"{folder}/index.md"] = IndexPage(site, kind).page().text()
        for entry in corpus.of_kind(kind):
            page = PAGES[kind](site, entry).page()
            pages[f"{folder}/{entry.id}.md"] = page.text()
    return pages


def _references(site: Site) -> dict[str, str]:
    """The pages of works, and the library."""
    pages = Library(site).pages()
    for reference in site.corpus.references.values():
        for path, page in ReferencePage(site, reference).pages().items():
            pages[path] = page.text()
    return pages


def _pictures(site: Site) -> dict[str, str]:
    """Home, and the pictures of the map, each with its files."""
    source = f"Global AI Governance Map, {version(site.corpus)}"
    matrix, regime = Matrix(site), Regime(site)
    timeline, argument = Timeline(site, moments(site)), ArgumentPage(site)
    pages = {
        "argument.md": argument.page(site.corpus.pages.get("argument")).text(),
        "matrix.md": matrix.page().text(),
        "map.md": regime.page().text(),
        "timeline.md": timeline.page().text(),
    }
    for picture in (argument, matrix, regime, timeline):
        pages |= picture.files(source)
    if page := site.corpus.pages.get("index"):
        pages["index.md"] = replace(Home(site).page(page), foot=foot(site)).text()
    return pages


def _others(site: Site) -> dict[str, str]:
    """The registers, the source paper, the data and the authored pages."""
    pages = {
        **ClaimsPages(site).pages(),
        "data/index.md": data_page(site).text(),
        **disagreements_pages(site),
        **since_pages(site),
    }
    for path, search_page in search_pages(site).items():
        pages[path] = search_page.text()
    if site.corpus.paper:
        pages["paper.md"] = PaperPage(site, site.corpus.paper).page().text()
    for name, page in site.corpus.pages.items():
        if name not in ("index", "argument"):
            pages[f"{name}.md"] = plain_page(site, page).text()
    return pages
