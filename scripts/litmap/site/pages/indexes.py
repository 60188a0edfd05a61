"""The pages that list: home, an index per kind, the bibliography, and the plain pages."""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry, PlainPage
from litmap.export import BIBLIOGRAPHY_FORMATS
from litmap.graph.addresses import of_reference
from litmap.graph.graph import Graph, date_of
from litmap.graph.order import tree
from litmap.model.argument import Barrier, Pathway, Recommendation
from litmap.model.dates import in_words
from litmap.model.entry import Entry
from litmap.model.institutions import Institution
from litmap.model.vocabulary import (
    CONDITION_NAMES,
    INSTITUTION_TYPES,
    ORDER_NAMES,
    PAPER,
    PLURALS,
    ROLES,
    Kind,
)
from litmap.site.blocks.memberships import membership_grids
from litmap.site.html.labels import Labels
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.templates import Templates
from litmap.site.html.writer import Writer
from litmap.site.pages.entry import newest_first

LEADS: dict[Kind, str] = {
    "barrier": "What stands in the way of stronger global AI governance. The first two groups are the paper's; the "
    "third, obstacles that it raises elsewhere, is ours.",
    "pathway": "The ways forward that the paper weighs, their forms, and how each is judged.",
    "recommendation": "What is recommended, what was considered instead, and to whom it is addressed.",
    "criterion": "The yardsticks by which pathways are judged.",
    "institution": "The bodies, forums and states that have a part in the argument, and who sits where.",
    "instrument": "The texts and processes through which AI is governed, with what happened to each and when.",
    "development": "What happened after the paper and bears on what it says, newest first.",
    "term": "Words of the debate that need explaining.",
}


@dataclass(frozen=True)
class IndexRow:
    """An entry in a list: `depth` steps below its whole, with a line of counts or verdicts."""

    kind: str
    href: str
    title: str
    summary: str
    meta: str
    depth: int = 0


@dataclass(frozen=True)
class BibliographyRow:
    """A work in the bibliography. `roles` and `entries` are words with spaces between, `cited` counts citations."""

    key: str
    html: Markup
    href: str
    uses: str
    year: str
    type: str
    roles: str
    entries: str
    cited: int
    coins: str


class Indexes:
    """Makes the listing pages of a site."""

    def __init__(self, graph: Graph, labels: Labels, parts: Templates) -> None:
        """`parts` are the templates' macros."""
        self.graph = graph
        self.corpus = graph.corpus
        self.labels = labels
        self.parts = parts

    def index(self, kind: Kind) -> Page:
        """The index of a kind."""
        page = f"/{PLURALS[kind]}/"
        entries = list(self.corpus.of_kind(kind))
        header = self._header(kind, PLURALS[kind].capitalize(), LEADS[kind], page)
        sections = [
            Section(name, self.parts.rows(rows))
            for name, rows in self._groups(kind, entries, page)
            if rows
        ]
        if kind == "institution" and (
            grids := membership_grids(PageData(self.graph, Writer(self.graph, self.labels, page)))
        ):
            sections.append(Section("Who sits where", self.parts.seat_grids(grids)))
        empty = [] if sections else [Section("", self.parts.empty("Nothing recorded."))]
        blocks = [Section("", header), *sections, *empty]
        return Page(PLURALS[kind].capitalize(), LEADS[kind], kind, blocks, weight=0)

    def _header(self, kind: str, heading: str, lead: str, page: str) -> Markup:
        home = Writer(self.graph, self.labels, page).href("/")
        return self.parts.header(kind, "", "", heading, escape(lead), [], [("Home", home)])

    def _groups(
        self, kind: Kind, entries: list[LoadedEntry], page: str
    ) -> list[tuple[str, list[IndexRow]]]:
        if kind == "barrier":
            return [
                (name, self._tree([e for e in entries if _is_order(e.fields, order)], page))
                for order, name in ORDER_NAMES.items()
            ]
        if kind == "recommendation":
            return [
                (
                    "Recommended",
                    self._tree([e for e in entries if _standing(e) == "recommended"], page),
                ),
                (
                    "Considered instead",
                    self._tree([e for e in entries if _standing(e) != "recommended"], page),
                ),
            ]
        if kind == "institution":
            central = [
                e
                for e in entries
                if not (isinstance(e.fields, Institution) and e.fields.peripheral)
            ]
            groups = [
                (
                    name,
                    [
                        e
                        for e in central
                        if isinstance(e.fields, Institution) and e.fields.type == one
                    ],
                )
                for one, name in INSTITUTION_TYPES.items()
            ]
            groups.append(
                ("Hosts and publishers of sources", [e for e in entries if e not in central])
            )
            return [(name, self._tree(found, page)) for name, found in groups]
        if kind == "development":
            return [("", [self.row(entry, page) for entry in newest_first(entries)])]
        return [("", self._tree(entries, page))]

    def _tree(self, entries: list[LoadedEntry], page: str) -> list[IndexRow]:
        return [self.row(entry, page, depth) for entry, depth in tree(self.corpus, entries)]

    def row(self, entry: LoadedEntry, page: str, depth: int = 0) -> IndexRow:
        """An entry as a list shows it."""
        writer = Writer(self.graph, self.labels, page)
        heading = self.corpus.heading(entry)
        acronym = entry.fields.acronym if isinstance(entry.fields, Institution) else None
        title = f"{acronym}: {heading}" if acronym and acronym != heading else heading
        return IndexRow(
            entry.kind,
            writer.href(entry.address),
            title,
            str(entry.fields.summary),
            self._meta(entry),
            depth,
        )

    def _meta(self, entry: LoadedEntry) -> str:
        if isinstance(entry.fields, Pathway):
            said = [
                f"{name}: {', '.join(found)}"
                for condition, name in CONDITION_NAMES.items()
                if (found := self.verdicts(entry, condition))
            ]
            return " · ".join(said) or "Not assessed in the paper."
        if date := date_of(entry):
            return in_words(date)
        works = {
            e.target
            for e in self.graph.outgoing(entry.id)
            if e.kind == "cite" and e.target != f"@{PAPER}"
        }
        counts = [(len(entry.fields.claims), "claim"), (len(works), "work")]
        if entry.kind == "institution":
            counts.append(
                (sum(e.kind == "mention" for e in self.graph.incoming(entry.id)), "mention")
            )
        return " · ".join(
            f"{number} {word}{'s' * (number != 1)}" for number, word in counts if number
        )

    def verdicts(self, entry: LoadedEntry, condition: str = "current") -> list[str]:
        """'coordination mixed' for each criterion of a pathway under one condition; [] where nothing is assessed."""
        fields = entry.fields
        found = fields.assessments if isinstance(fields, Pathway) else []
        if all(one.verdict == "not-assessed" for one in found if one.condition == condition):
            return []
        criteria = [
            (a, self.corpus.resolve(a.criterion)) for a in found if a.condition == condition
        ]
        return [
            f"{criterion.label.lower()} {a.verdict.replace('-', ' ')}"
            for a, criterion in criteria
            if criterion
        ]

    def bibliography(self) -> Page:
        """Every work, with how often and in which roles it is cited; a script sorts and filters."""
        writer = Writer(self.graph, self.labels, "/references/")
        works = [
            self._work(key, writer) for key in sorted(self.corpus.references, key=self.labels.order)
        ]
        lead = f"{len(works)} works, each with the sentences that cite it and why."
        header = self._header("reference", "References", lead, "/references/")
        cited = {edge.source for edge in self.graph.edges if edge.citation}
        years = sorted({work.year for work in works if work.year}, reverse=True)
        choices = [
            ("year", "Year", [(year, year) for year in years]),
            ("type", "Type", [(kind, kind) for kind in sorted({work.type for work in works})]),
            ("role", "Role", [(role, role) for role in ROLES]),
            (
                "entry",
                "Entry",
                sorted(((one, self.corpus.name(one)) for one in cited), key=lambda pair: pair[1]),
            ),
        ]
        files = [
            (name, f"{writer.href('/data/')}references.{suffix}")
            for suffix, name in BIBLIOGRAPHY_FORMATS.items()
        ]
        return Page(
            "References",
            lead,
            "reference",
            [
                Section("", header),
                Section("", self.parts.bibliography(works, choices, files)),
            ],
            weight=0,
        )

    def _work(self, key: str, writer: Writer) -> BibliographyRow:
        edges = [edge for edge in self.graph.incoming(f"@{key}") if edge.citation]
        reference = self.corpus.references[key]
        kind = (reference.get("sourcetype") or reference.type).replace("-", " ")
        roles = sorted({edge.citation.role for edge in edges if edge.citation})
        return BibliographyRow(
            key,
            self.labels.html(key),
            writer.href(of_reference(key)),
            self._uses(key),
            reference.year,
            kind,
            " ".join(roles),
            " ".join(sorted({edge.source for edge in edges})),
            len(edges),
            self.labels.coins(key),
        )

    def _uses(self, key: str) -> str:
        """'supports 3, disputes 1 · 4 entries'."""
        edges = [edge for edge in self.graph.incoming(f"@{key}") if edge.citation]
        roles = Counter(edge.citation.role for edge in edges if edge.citation)
        entries = len({edge.source for edge in edges})
        said = ", ".join(f"{role} {roles[role]}" for role in ROLES if roles[role])
        return (
            f"{said} · {entries} entr{'y' if entries == 1 else 'ies'}" if edges else "not cited yet"
        )

    def data(self) -> Page:
        """What can be taken away, in which formats, and how it is read."""
        lead = (
            "The bibliography and the whole map as files, for reference managers and for programs."
        )
        header = self._header("about", "Data", lead, "/data/")
        counts = [
            (len(self.corpus.entries), "entries"),
            (sum(len(entry.fields.claims) for entry in self.corpus.entries.values()), "claims"),
            (len(self.corpus.references), "works"),
            (len(self.graph.edges), "edges"),
        ]
        blocks = [
            Section("", header),
            *(
                Section(name, html)
                for name, html in (
                    ("The bibliography", self.parts.data_works(BIBLIOGRAPHY_FORMATS)),
                    ("The map", self.parts.data_map(counts, self.corpus.today.isoformat())),
                    ("Tables and pictures", self.parts.data_pictures()),
                    (
                        "The roles",
                        self.parts.data_roles(
                            [(r.name, r.meaning, r.cito_address) for r in ROLES.values()]
                        ),
                    ),
                )
            ),
        ]
        return Page("Data", lead, "about", blocks)

    def plain(self, page: PlainPage) -> Page:
        """An authored page that is no entry."""
        writer = Writer(self.graph, self.labels, f"/{page.name}/")
        header = self._header("about", str(page.title), str(page.summary), f"/{page.name}/")
        body = self.parts.discussion(writer.prose(page.prose, page.file))
        return Page(
            str(page.title), str(page.summary), "about", [Section("", header), Section("", body)]
        )


def _is_order(fields: Entry, order: str) -> bool:
    return isinstance(fields, Barrier) and fields.order == order


def _standing(entry: LoadedEntry) -> str:
    return entry.fields.standing if isinstance(entry.fields, Recommendation) else ""
