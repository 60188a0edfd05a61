"""The page of a reference: the work, and every sentence that uses it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from litmap.graph.addresses import PAPER_PAGE, of_reference
from litmap.graph.graph import Graph
from litmap.model.dates import in_words
from litmap.model.entry import Claim
from litmap.model.link_record import LinkRecords
from litmap.model.reference import Reference
from litmap.model.vocabulary import PAPER, ROLES
from litmap.problems.wording import plural
from litmap.references.csl import csl_item, csl_json
from litmap.references.full import address_of
from litmap.references.ris import ris
from litmap.site.html.backlinks import Backlinks
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import EntryLink, LabelledFact, PageData
from litmap.site.html.site import Site
from litmap.site.pages.bibliography import type_of

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
_OUTWARD = Markup('<a href="{}">{}</a>')


@dataclass(frozen=True)
class TakeAway:
    """A work in one format: the format's name, the text, a file name, an address to download it."""

    name: str
    text: str
    file: str
    href: str


class ReferencePage:
    """The page of one work."""

    def __init__(self, site: Site, reference: Reference) -> None:
        """The page of `reference`."""
        self.graph = site.graph
        self.corpus = site.corpus
        self.labels = site.labels
        self.templates = site.templates
        self.reference = reference
        self.key = reference.key
        self.item = csl_item(reference)
        self.page_data = PageData(site, of_reference(reference.key))

    def page(self) -> Page:
        """The whole page."""
        # Zotero takes a page's description for the work's abstract: ours of the work, or none.
        return Page(
            title=self.labels.heading(self.key),
            description=self.reference.get("annotation"),
            kind="reference",
            sections=[section for section in self._sections() if section.html],
            weight=0.5,
            work=self.item,
        )

    def _sections(self) -> Iterator[Section]:
        templates = self.templates
        yield Section("", self._header())
        yield Section("", templates.components.counts(citation_counts(self.graph, self.key)))
        yield Section("", templates.entry.margin((), list(self._facts()), "At a glance"))
        annotation = self.reference.get("annotation")
        if annotation:
            yield Section("What it argues", templates.components.note(annotation))
        yield Section("Where it is cited, and why", self._cited())
        yield Section("Cite this work", templates.reference.take_away(list(self._formats())))
        near = list(self._near())
        if near:
            yield Section("Works near it", templates.reference.near(near))

    def _header(self) -> Markup:
        index = self.page_data.href("/references/")
        verified = self.reference.get("verified")
        return self.templates.reference.header(
            heading=self.labels.heading(self.key),
            type=type_of(self.reference),
            formatted=self.labels.html(self.key, address=False),
            crumbs=[("Home", self.page_data.href("/")), ("References", index)],
            identifiers=list(self._identifiers()),
            status="verified" if verified == "yes" else "unverified",
            verified=VERIFIED_WORDS.get(verified, ""),
        )

    def _identifiers(self) -> Iterator[LabelledFact]:
        """Each identifier once: its name and how it is shown."""
        reference = self.reference
        yield "Key", Markup("<code>{}</code>").format(self.key)
        doi = reference.get("doi")
        if doi:
            yield "DOI", _OUTWARD.format(f"https://doi.org/{doi}", doi)
        if reference.get("eprinttype").lower() == "arxiv":
            number = reference.get("eprint")
            yield "arXiv", _OUTWARD.format(f"https://arxiv.org/abs/{number}", number)
        url = reference.get("url")
        if url.startswith(("https://", "http://")) and "doi.org/" not in url:
            yield "Web", self._web_address(url)
        if isbn := reference.get("isbn"):
            yield "ISBN", escape(isbn)

    def _web_address(self, url: str) -> Markup:
        """The host as a link, and when we read it."""
        host = url.split("//")[1].split("/")[0].removeprefix("www.")
        html = _OUTWARD.format(url, host)
        if day := self.reference.get("urldate"):
            html += f", accessed {in_words(day)}"
        return html

    def _facts(self) -> Iterator[LabelledFact]:
        """The facts in the margin."""
        reference = self.reference
        facts: list[tuple[str, str]] = [
            ("How we know it", READ_WORDS.get(reference.get("read"), "")),
            ("Region", reference.get("region").replace("-", " ")),
            ("Language", reference.get("langid")),
            ("In the paper", self._notes()),
            ("Last checked", last_checked(reference, self.corpus.link_records)),
        ]
        for name, said in facts:
            if said:
                yield name, escape(said)

    def _notes(self) -> Markup:
        """'notes 26, 34', each a link to its place on the paper's page; '' for none."""
        paper = self.corpus.paper
        numbers: list[str] = []
        if paper:
            numbers = paper.notes_of(self.key)
        if not numbers:
            return Markup("")
        links = []
        for number in numbers:
            href = self.page_data.href(f"{PAPER_PAGE}#note-{number}")
            links.append(Markup('<a href="{}">{}</a>').format(href, number))
        return Markup("{} {}").format(plural(len(numbers), "note"), Markup(", ").join(links))

    def _cited(self) -> Markup:
        """Every sentence that cites the work, under a word on dissent if none disputes it."""
        templates = self.templates
        groups = Backlinks(self.page_data).by_role(self.key)
        if not groups:
            return templates.components.empty("No entry cites this work yet.")
        html = templates.entry.backlinks(groups)
        if all(group.icon != "disputes" for group in groups):
            return templates.components.empty(NO_DISSENT) + html
        return html

    def _formats(self) -> Iterator[TakeAway]:
        """The work to take away."""
        texts = (
            ("Plain text", self.labels.plain(self.key, address=True), "txt", "text/plain"),
            ("BibTeX", self.reference.public, "bib", "application/x-bibtex"),
            ("RIS", ris([self.item]), "ris", "application/x-research-info-systems"),
            ("CSL-JSON", csl_json([self.item]), "json", "application/json"),
        )
        for name, text, suffix, media_type in texts:
            yield TakeAway(
                name=name,
                text=text.rstrip(),
                file=f"{self.key}.{suffix}",
                href=f"data:{media_type};charset=utf-8,{quote(text)}",
            )

    def _near(self) -> Iterator[tuple[str, list[EntryLink]]]:
        """Works by the same authors, and those cited for the same sentences."""
        groups = (
            ("More by the same authors", sorted(self._by_same_authors(), key=self.labels.order)),
            ("Cited together with it", self._cited_together()),
        )
        for heading, keys in groups:
            if keys:
                yield heading, [self._heading_link(key) for key in keys]

    def _by_same_authors(self) -> Iterator[str]:
        authors = _authors(self.reference)
        for key, work in self.corpus.references.items():
            if key != self.key and authors & _authors(work):
                yield key

    def _cited_together(self) -> list[str]:
        """The works most often cited beside this one for the same claim."""
        together: Counter[str] = Counter()
        known = self.corpus.references.keys() - {self.key, PAPER}
        for claim in self._claims():
            for citation in self.graph.citations(claim):
                if citation.key in known:
                    together[citation.key] += 1
        return [key for key, _ in together.most_common(MOST_TOGETHER)]

    def _claims(self) -> list[Claim]:
        """The claims that cite the work, each once."""
        claims: list[Claim] = []
        for edge in self.graph.incoming(f"@{self.key}"):
            owner = edge.owner
            if isinstance(owner, Claim) and not any(owner is claim for claim in claims):
                claims.append(owner)
        return claims

    def _heading_link(self, key: str) -> EntryLink:
        return EntryLink(
            kind="reference",
            href=self.page_data.href(of_reference(key)),
            title=self.labels.heading(key),
        )


def citation_counts(graph: Graph, key: str) -> list[tuple[int, str, str]]:
    """How often a work is cited, as (number, word, icon); our notes on the paper do not count.

    By role, always with how often it is disputed, then citations and entries in all.
    """
    roles: Counter[str] = Counter()
    entries = set()
    for edge in graph.incoming(f"@{key}"):
        if edge.citation and not edge.in_note:
            roles[edge.citation.role] += 1
            entries.add(edge.source)
    rows = []
    for role in ROLES:
        if role in roles or role == "disputes":
            rows.append((roles[role], role, role))
    citations = roles.total()
    rows.append((citations, plural(citations, "citation"), ""))
    rows.append((len(entries), plural(len(entries), "entry", "entries"), ""))
    return rows


def last_checked(reference: Reference, link_records: LinkRecords) -> str:
    """When the work's address was last tried, and what came of it."""
    addresses = [span.href for span in address_of(reference) if span.href]
    if not addresses:
        return ""
    record = link_records.get(addresses[0])
    if not record:
        return "its link has not been tried yet"
    said = {
        "working": "the link worked",
        "unknown": f"the link could not be judged: {record.reason}",
        "broken": f"the link was broken: {record.reason}",
    }[record.verdict]
    if record.moved_to:
        said += "; the work has moved"
    return f"{in_words(record.day)}: {said}"


def _authors(reference: Reference) -> set[tuple[str, str]]:
    """Its authors by surname and first letter."""
    return {(person.last, person.first[:1]) for person in reference.authors}
