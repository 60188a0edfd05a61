"""The page of a reference: the work, and every sentence that uses it."""

from collections import Counter
from urllib.parse import quote

from markupsafe import Markup, escape

from litmap.graph.addresses import PAPER_PAGE, of_reference
from litmap.graph.graph import Graph
from litmap.model.dates import in_words
from litmap.model.entry import Claim
from litmap.model.link_record import LinkRecords
from litmap.model.reference import Reference
from litmap.model.vocabulary import PAPER, ROLES
from litmap.references.csl import CslItem, csl_item, csl_json
from litmap.references.full import address_of
from litmap.references.ris import ris
from litmap.site.html.backlinks import Backlinks
from litmap.site.html.labels import Labels
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink
from litmap.site.html.templates import Templates
from litmap.site.html.writer import Writer

VERIFIED_WORDS = {
    "yes": "record checked",
    "partly": "record partly checked",
    "no": "record not checked",
}
MOST_TOGETHER = 6
NO_DISSENT = "No dissent is recorded: no sentence cites this work as arguing against it."
READ_WORDS = {
    "full": "read in full",
    "part": "read in part",
    "abstract": "abstract read",
    "record": "known to us by its record alone; a role shows how the paper uses it",
    "unopened": "address known; its text was seen elsewhere",
}


def reference_page(graph: Graph, labels: Labels, parts: Templates, reference: Reference) -> Page:
    """One work's page."""
    key = reference.key
    writer = Writer(graph, labels, of_reference(key))
    crumbs = [("Home", writer.href("/")), ("References", writer.href("/references/"))]
    groups = Backlinks(graph, writer).by_role(key)
    counts = _counts(graph, key)
    cited = parts.backlinks(groups) if groups else parts.empty("No entry cites this work yet.")
    disputed = any(
        edge.citation and edge.citation.role == "disputes" for edge in graph.incoming(f"@{key}")
    )
    dissent = Markup("") if disputed or not groups else parts.empty(NO_DISSENT)
    near = _near(graph, labels, writer, reference)
    item = csl_item(reference)
    facts = [
        (name, escape(said))
        for name, said in [
            *_facts(reference),
            ("In the paper", _notes(key, writer)),
            ("Last checked", _checked(reference, graph.corpus.link_records)),
        ]
        if said
    ]
    # Zotero takes a page's description for the work's abstract: ours of the work, or none.
    return Page(
        labels.heading(key),
        reference.get("annotation"),
        "reference",
        [
            Section(
                "",
                parts.reference_header(
                    labels.heading(key),
                    _type(reference),
                    labels.html(key, address=False),
                    crumbs,
                    _identifiers(reference),
                    VERIFIED_WORDS.get(reference.get("verified"), ""),
                ),
            ),
            Section("", parts.counts(counts)),
            Section("", parts.margin((), facts)),
            *(
                [Section("What it argues", parts.note(escape(reference.get("annotation"))))]
                if reference.get("annotation")
                else []
            ),
            Section("Where it is cited, and why", dissent + cited),
            Section("Cite this work", parts.take_away(_formats(labels, reference, item))),
            *([Section("Works near it", parts.near(near))] if near else []),
        ],
        weight=0.5,
        work=item,
    )


def _type(reference: Reference) -> str:
    return (reference.get("sourcetype") or reference.type).replace("-", " ")


def _facts(reference: Reference) -> list[tuple[str, str]]:
    return [
        ("How we know it", READ_WORDS.get(reference.get("read"), "")),
        ("Region", reference.get("region").replace("-", " ")),
        ("Language", reference.get("langid")),
    ]


def _notes(key: str, writer: Writer) -> Markup:
    """'notes 26, 34', each leading to its place on the paper's page."""
    paper = writer.graph.corpus.paper
    numbers = paper.notes_of(key) if paper else []
    links = Markup(", ").join(
        Markup('<a href="{}">{}</a>').format(writer.href(f"{PAPER_PAGE}#note-{number}"), number)
        for number in numbers
    )
    return Markup("note{} {}").format("s" * (len(numbers) > 1), links) if numbers else Markup("")


def _checked(reference: Reference, link_records: LinkRecords) -> str:
    """When the work's address was last tried, and what came of it."""
    address = next((span.href for span in address_of(reference) if span.href), "")
    found = link_records.get(address)
    if not found:
        return "its link has not been tried yet" if address else ""
    said = {
        "working": "the link worked",
        "unknown": f"the link could not be judged: {found.reason}",
        "broken": f"the link was broken: {found.reason}",
    }
    moved = "; the work has moved" if found.moved_to else ""
    return f"{in_words(found.day)}: {said[found.verdict]}{moved}"


def _identifiers(reference: Reference) -> list[tuple[str, Markup]]:
    """Each identifier once: (name, HTML)."""
    found = [("Key", Markup("<code>{}</code>").format(reference.key))]
    if doi := reference.get("doi"):
        found.append(
            ("DOI", Markup('<a href="https://doi.org/{0}" rel="noopener">{0}</a>').format(doi))
        )
    if reference.get("eprinttype").lower() == "arxiv":
        found.append(
            (
                "arXiv",
                Markup('<a href="https://arxiv.org/abs/{0}" rel="noopener">{0}</a>').format(
                    reference.get("eprint")
                ),
            )
        )
    url = reference.get("url")
    if url.startswith(("https://", "http://")) and "doi.org/" not in url:
        accessed = (
            f", accessed {in_words(reference.get('urldate'))}" if reference.get("urldate") else ""
        )
        found.append(
            (
                "Web",
                Markup('<a href="{}" rel="noopener">{}</a>{}').format(
                    url, url.split("//")[1].split("/")[0].removeprefix("www."), accessed
                ),
            )
        )
    if isbn := reference.get("isbn"):
        found.append(("ISBN", escape(isbn)))
    return found


def _counts(graph: Graph, key: str) -> list[tuple[int, str, str]]:
    """(number, word, icon): citations by role in use, always disputes, then citations and entries in all."""
    edges = [edge for edge in graph.incoming(f"@{key}") if edge.citation]
    by_role = Counter(edge.citation.role for edge in edges if edge.citation)
    rows = [(by_role[role], role, role) for role in ROLES if by_role[role] or role == "disputes"]
    entries = len({edge.source for edge in edges})
    return [
        *rows,
        (len(edges), "citation" if len(edges) == 1 else "citations", ""),
        (entries, "entry" if entries == 1 else "entries", ""),
    ]


def _formats(
    labels: Labels, reference: Reference, item: CslItem
) -> list[tuple[str, str, str, str]]:
    """A work to take away: (name, text, file name, download address)."""
    texts = (
        ("Plain text", labels.plain(reference.key, address=True), "txt", "text/plain"),
        ("BibTeX", reference.public, "bib", "application/x-bibtex"),
        ("RIS", ris([item]), "ris", "application/x-research-info-systems"),
        ("CSL-JSON", csl_json([item]), "json", "application/json"),
    )
    return [
        (
            name,
            text.rstrip(),
            f"{reference.key}.{suffix}",
            f"data:{kind};charset=utf-8,{quote(text)}",
        )
        for name, text, suffix, kind in texts
    ]


def _near(
    graph: Graph, labels: Labels, writer: Writer, reference: Reference
) -> list[tuple[str, list[EntryLink]]]:
    """Works by the same authors, and those cited beside this one for the same sentences, the most frequent first."""
    key = reference.key
    authors = {(person.last, person.first[:1]) for person in reference.authors}
    by = [
        other
        for other, work in graph.corpus.references.items()
        if other != key and authors & {(person.last, person.first[:1]) for person in work.authors}
    ]
    owners = {
        id(edge.owner)
        for edge in graph.incoming(f"@{key}")
        if edge.citation and isinstance(edge.owner, Claim)
    }
    beside = (
        edge.citation.key for edge in graph.edges if edge.citation and id(edge.owner) in owners
    )
    together = Counter(other for other in beside if other not in (key, PAPER))
    groups = (
        ("More by the same authors", sorted(by, key=labels.order)),
        ("Cited together with it", [other for other, _ in together.most_common(MOST_TOGETHER)]),
    )
    return [
        (
            heading,
            [
                EntryLink("reference", writer.href(of_reference(one)), labels.heading(one))
                for one in keys
            ],
        )
        for heading, keys in groups
        if keys
    ]
