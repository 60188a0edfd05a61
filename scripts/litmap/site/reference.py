"""The page of a reference: the work, and every sentence that uses it."""

from collections import Counter

from markupsafe import Markup, escape

from litmap.addresses import PAPER_PAGE, of_reference
from litmap.graph import Graph
from litmap.model.dates import in_words
from litmap.model.reference import Reference
from litmap.model.vocabulary import ROLES
from litmap.site.backlinks import Backlinks
from litmap.site.inline import Writer
from litmap.site.labels import Labels
from litmap.site.page import Page, Section
from litmap.site.parts import Parts

VERIFIED = {
    "yes": "record checked",
    "partly": "record partly checked",
    "no": "record not checked",
}
READ = {
    "full": "read in full",
    "part": "read in part",
    "abstract": "abstract read",
    "record": "known to us by its record alone; a role shows how the paper uses it",
    "unopened": "address known; its text was seen elsewhere",
}


def reference_page(graph: Graph, labels: Labels, parts: Parts, reference: Reference) -> Page:
    """One work's page."""
    key = reference.key
    writer = Writer(graph, labels, of_reference(key))
    crumbs = [("Home", writer.href("/")), ("References", writer.href("/references/"))]
    groups = Backlinks(graph, writer).by_role(key)
    counts = _counts(graph, key)
    cited = parts.backlinks(groups) if groups else parts.empty("No entry cites this work yet.")
    facts = [(name, escape(said)) for name, said in [*_facts(reference), ("In the paper", _notes(key, writer))] if said]
    return Page(labels.heading(key), labels.plain(key), "reference", [
        Section("", parts.reference_header(
            labels.heading(key), _type(reference), labels.html(key, address=False), crumbs, _identifiers(reference),
            VERIFIED.get(reference.get("verified"), ""))),
        Section("", parts.counts(counts)),
        Section("", parts.margin((), facts)),
        *([Section("What it argues", parts.note(escape(reference.get("annotation"))))]
          if reference.get("annotation") else []),
        Section("Where it is cited, and why", cited),
    ], weight=0.5)  # fmt: skip


def _type(reference: Reference) -> str:
    return (reference.get("sourcetype") or reference.type).replace("-", " ")


def _facts(reference: Reference) -> list[tuple[str, str]]:
    return [
        ("How we know it", READ.get(reference.get("read"), "")),
        ("Region", reference.get("region").replace("-", " ")),
        ("Language", reference.get("langid")),
    ]


def _notes(key: str, writer: Writer) -> Markup:
    """'notes 26, 34', each leading to its place on the paper's page."""
    paper = writer.graph.corpus.paper
    numbers = paper.notes_of(key) if paper else []
    links = Markup(", ").join(Markup('<a href="{}">{}</a>').format(writer.href(f"{PAPER_PAGE}#note-{number}"), number)
                              for number in numbers)  # fmt: skip
    return Markup("note{} {}").format("s" * (len(numbers) > 1), links) if numbers else Markup("")


def _identifiers(reference: Reference) -> list[tuple[str, Markup]]:
    """Each identifier once: (name, HTML)."""
    found = [("Key", Markup("<code>{}</code>").format(reference.key))]
    if doi := reference.get("doi"):
        found.append(("DOI", Markup('<a href="https://doi.org/{0}" rel="noopener">{0}</a>').format(doi)))
    if reference.get("eprinttype").lower() == "arxiv":
        found.append(("arXiv", Markup('<a href="https://arxiv.org/abs/{0}" rel="noopener">{0}</a>').format(
            reference.get("eprint"))))
    url = reference.get("url")
    if url.startswith(("https://", "http://")) and "doi.org/" not in url:
        accessed = f", accessed {in_words(reference.get('urldate'))}" if reference.get("urldate") else ""
        found.append(("Web", Markup('<a href="{}" rel="noopener">{}</a>{}').format(
            url, url.split("//")[1].split("/")[0].removeprefix("www."), accessed)))
    if isbn := reference.get("isbn"):
        found.append(("ISBN", escape(isbn)))
    return found


def _counts(graph: Graph, key: str) -> list[tuple[int, str, str]]:
    """(number, word, icon): citations by role in use, always disputes, then citations and entries in all."""
    edges = [edge for edge in graph.incoming(f"@{key}") if edge.citation]
    by_role = Counter(edge.citation.role for edge in edges if edge.citation)
    rows = [(by_role[role], role, role) for role in ROLES if by_role[role] or role == "disputes"]
    entries = len({edge.source for edge in edges})
    return [*rows, (len(edges), "citation" if len(edges) == 1 else "citations", ""),
            (entries, "entry" if entries == 1 else "entries", "")]  # fmt: skip
