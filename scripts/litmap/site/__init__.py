"""From graph to pages: output path → text. Pure; `pipeline.emit` or a renderer's plugin writes them."""

from litmap.addresses import VIEWS
from litmap.graph import Graph
from litmap.model.vocabulary import PLURALS
from litmap.site import icons, stylesheet
from litmap.site.entry import EntryPage
from litmap.site.home import Home
from litmap.site.indexes import Indexes
from litmap.site.institution import InstitutionPage
from litmap.site.labels import Labels
from litmap.site.matrix import Matrix
from litmap.site.page import version
from litmap.site.paper import PaperPage
from litmap.site.parts import load_parts
from litmap.site.reference import reference_page
from litmap.site.regime import Regime
from litmap.site.terms import Glossary
from litmap.site.timeline import Timeline

_MOVED = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Moved</title>
<meta http-equiv="refresh" content="0; url={0}"><link rel="canonical" href="{0}"></head>
<body><p>This entry has moved: <a href="{0}">{1}</a>.</p></body></html>
"""


def render(graph: Graph) -> dict[str, str]:
    """Every page of the site by its output path (`barriers/x.md`). The same graph gives the same bytes."""
    corpus = graph.corpus
    labels = Labels(corpus.references)
    parts = load_parts()
    indexes = Indexes(graph, labels, parts)
    glossary = Glossary(graph, labels)
    pages = {}
    for entry in corpus.entries.values():
        made = InstitutionPage if entry.kind == "institution" else EntryPage
        pages[f"{PLURALS[entry.kind]}/{entry.id}.md"] = made(glossary, parts, entry).page().text()
    pages |= {f"references/{key}.md": reference_page(graph, labels, parts, reference).text()
              for key, reference in corpus.references.items()}  # fmt: skip
    pages |= {f"{plural}/index.md": indexes.index(kind).text() for kind, plural in PLURALS.items()}
    pages["references/index.md"] = indexes.bibliography().text()
    pages["data/index.md"] = indexes.data().text()
    pages |= _views(graph, labels)
    if corpus.paper:
        pages["paper.md"] = PaperPage(graph, labels, parts, corpus.paper).page().text()
    pages |= {f"{name}.md": indexes.plain(page).text() for name, page in corpus.pages.items() if name != "index"}
    for alias, entry_id in corpus.aliases.items():
        if moved := corpus.entries.get(entry_id):
            pages[f"{PLURALS[moved.kind]}/{alias}/index.html"] = _MOVED.format(f"../{entry_id}/", entry_id)
    pages["assets/icons.css"] = icons.stylesheet()
    pages["assets/litmap.css"] = stylesheet.joined()
    return pages


def _views(graph: Graph, labels: Labels) -> dict[str, str]:
    """Home and the other pictures of the map, each with its files."""
    source = f"Global AI Governance Map, {version(graph.corpus)}"
    home = Home(graph, labels)
    pages = home.files(source)
    views: list[Matrix | Regime | Timeline] = [Matrix(graph, labels), Regime(graph, labels), Timeline(graph, labels)]
    for name, view in zip(VIEWS, views, strict=True):
        pages |= {f"{name}.md": view.page().text()} | view.files(source)
    if page := graph.corpus.pages.get("index"):
        pages["index.md"] = home.page(page).text()
    return pages
