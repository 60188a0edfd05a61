"""The page of an entry: which blocks it has, in which order, under which headings."""

from collections import Counter
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from litmap.graph import Edge, date_of
from litmap.model.argument import Barrier, Pathway, Recommendation
from litmap.model.bodies import Development, Institution, Instrument
from litmap.model.dates import in_words, last_day
from litmap.model.vocabulary import BINDING_NAMES, ORDER_NAMES, PLURALS, Kind
from litmap.model.walk import hidden
from litmap.site.backlinks import Backlinks
from litmap.site.inline import Writer
from litmap.site.margin import event_rows, margin
from litmap.site.page import Page, Section
from litmap.site.parts import Parts
from litmap.site.terms import FirstUses, Glossary
from litmap.site.views import Meta, Views, changes
from litmap.source.corpus import LoadedEntry
from litmap.source.prose import Prose

ADDRESSED = ("addressed to", "asked to act on")
Maker = Callable[["EntryPage"], Markup]


class EntryPage:
    """Everything that one entry's page is made of."""

    def __init__(self, glossary: Glossary, parts: Parts, entry: LoadedEntry) -> None:
        """`parts` are the templates' macros."""
        self.graph = glossary.graph
        self.labels = glossary.labels
        self.parts = parts
        self.entry = entry
        self.writer = Writer(self.graph, self.labels, entry.address, FirstUses(glossary, entry.id))
        self.views = Views(self.graph, self.writer)
        self.backlinks = Backlinks(self.graph, self.writer)

    def page(self) -> Page:
        """The whole page."""
        entry, fields = self.entry, self.entry.fields
        heading = self.graph.corpus.heading(entry)
        acronym = str(fields.acronym or "") if isinstance(fields, Institution) else ""
        title = f"{heading} ({acronym})" if acronym and acronym != heading else heading
        return Page(title, str(fields.summary), entry.kind, list(self._sections(title)), names=self._names())

    def _sections(self, heading: str) -> Iterator[Section]:
        yield Section("", self._header(heading))
        if self.entry.kind == "institution" and (counts := self.counts()):
            yield Section("", counts)
        if blocks := margin(self.entry, self._beside()):
            yield Section("", self.parts.margin(blocks, self._facts()))
        elif facts := self._facts():
            yield Section("", self.parts.margin((), facts))
        for name, make in (*ORDER[self.entry.kind], *CLOSING):
            if html := make(self):
                yield Section(name, html)

    def _beside(self) -> Views:
        """Views for the margin, where no term is explained: the main column is read first."""
        return Views(self.graph, Writer(self.graph, self.labels, self.entry.address))

    def _names(self) -> list[str]:
        """By which names search finds an institution first."""
        fields, corpus = self.entry.fields, self.graph.corpus
        if not isinstance(fields, Institution):
            return []
        listed = [name.name for name in fields.names if not hidden(name, corpus.today)]
        return list(dict.fromkeys(str(name) for name in (fields.acronym, fields.title, *listed) if name))

    def _header(self, heading: str) -> Markup:
        entry = self.entry
        summary = self.views.field_html(entry.fields.summary, entry.file)
        crumbs = [("Home", self.writer.href("/")), (PLURALS[entry.kind].capitalize(),
                                                    self.writer.href(f"/{PLURALS[entry.kind]}/"))]
        return self.parts.header(entry.kind, entry.kind.capitalize(), _qualifier(entry), heading, summary,
                                 list(self._meta()), crumbs)

    def _meta(self) -> Iterator[Meta]:
        review = self.entry.fields.review
        yield "Reviewed", escape(f"{in_words(review.date)}, {review.outcome}" if review else "never")
        if date := date_of(self.entry):
            yield "Happened", escape(in_words(date))
        if as_of := self.views.facts_as_of(self.entry):
            yield "Facts as of", escape(as_of)
        if self.entry.fields.claims:
            yield "Support", self.views.support(self.entry)

    def _facts(self) -> list[Meta]:
        fields = self.entry.fields
        facts: list[tuple[str, object]] = []
        if isinstance(fields, Institution):
            facts = [
                ("Type", fields.type.replace("-", " ")), ("Acronym", fields.acronym),
                ("Website", Markup('<a href="{0}" rel="noopener">{1}</a>').format(
                    fields.website, fields.website.split("//")[1].strip("/")) if fields.website else ""),
                ("Wikidata", fields.wikidata), ("ROR", fields.ror),
            ]  # fmt: skip
        elif isinstance(fields, Instrument):
            facts = [("Force", BINDING_NAMES[fields.binding])]
        elif isinstance(fields, Development):
            facts = [("Confidence", fields.confidence)]
        aliases = ", ".join(fields.aliases)
        return [(name, escape(said)) for name, said in [*facts, ("Former ids", aliases)] if said]

    def definition(self) -> Markup:
        """What the word means."""
        html = self.views.field_html(self.entry.fields.definition, self.entry.file)
        return self.parts.definition(html) if html else Markup("")

    def claims(self) -> Markup:
        """The entry's claims, in order."""
        rows = [self.views.claim(self.entry, claim) for claim in self.entry.fields.claims]
        return self.parts.claims(rows) if rows else Markup("")

    def argument(self) -> Markup:
        """The claims that involve an institution, its own first."""
        own = self.entry.fields.claims
        rows = [self.views.claim_again(view) for view in self.graph.involving(self.entry.id) if view.claim not in own]
        more = f"{len(rows)} claims of other entries name it" if len(rows) > 1 else "1 claim of another entry names it"
        return self.claims() + (self.parts.fold(more, self.parts.claims(rows)) if rows else Markup(""))

    def assessments(self) -> Markup:
        """How a pathway fares by each criterion."""
        rows = self.views.assessments(self.entry)
        standing = self.entry.fields.standing if isinstance(self.entry.fields, Pathway) else ""
        return self.parts.assessments(rows) if rows else self.parts.empty(
            "Not assessed in the paper." if standing else "")

    def since(self) -> Markup:
        """What happened to it after the paper."""
        rows = self.views.since(self.entry)
        return self.parts.since(rows) if rows else Markup("")

    def events(self) -> Markup:
        """The dated events of an instrument."""
        rows = event_rows(self.entry, self.views)
        return self.parts.events(rows) if rows else Markup("")

    def changes(self) -> Markup:
        """What a development changes on the map."""
        rows = changes(self.entry, self.views)
        return self.parts.changes(rows) if rows else Markup("")

    def discussion(self) -> Markup:
        """The body."""
        if not self.entry.body.strip():
            return Markup("")
        prose: Prose = self.graph.prose[self.entry.body.place()]
        return self.parts.discussion(self.writer.prose(prose, self.entry.file, below=2))

    def references(self) -> Markup:
        """The works cited on the page, each with an arrow back to every use."""
        uses: dict[str, list[tuple[str, str]]] = {}
        for edge in self.graph.outgoing(self.entry.id):
            if edge.kind == "cite":
                uses.setdefault(edge.target[1:], []).append((edge.anchor, edge.where))
        rows = [
            (key, self.labels.html(key), self.writer.href(f"/references/{key}/"), uses[key],
             self.backlinks.record_only(key)) for key in sorted(uses, key=self.labels.order)
        ]  # fmt: skip
        return self.parts.references(rows) if rows else Markup("")

    def used_by(self) -> Markup:
        """Every edge that leads here, grouped by what it says."""
        groups = self.backlinks.by_words(self.graph.incoming(self.entry.id))
        return self.parts.backlinks(groups) if groups else self.parts.empty("Nothing on this map leads here yet.")

    def counts(self) -> Markup:
        """How many entries of each kind lead to an institution."""
        sources = {edge.source for edge in self.graph.incoming(self.entry.id)}
        kinds = Counter(self.graph.corpus.entries[source].kind for source in sources)
        rows = [(kinds[kind], kind if kinds[kind] == 1 else PLURALS[kind], kind) for kind in PLURALS if kinds[kind]]
        return self.parts.counts(rows) if rows else Markup("")

    def advised(self) -> Markup:
        """What is recommended to an institution; options that were only considered do not count."""
        return self._leading(self._recommends)

    def related(self) -> Markup:
        """Every other relation and link that leads to an institution."""
        return self._leading(lambda edge: edge.kind != "mention" and not self._recommends(edge))

    def _recommends(self, edge: Edge) -> bool:
        source = self.graph.corpus.entries[edge.source].fields
        return edge.words == ADDRESSED and isinstance(source, Recommendation) and source.standing == "recommended"

    def _leading(self, fits: Callable[[Edge], bool]) -> Markup:
        groups = self.backlinks.by_words([edge for edge in self.graph.incoming(self.entry.id) if fits(edge)])
        return self.parts.backlinks(groups) if groups else Markup("")

    def mentioned(self) -> Markup:
        """Every sentence that names an institution."""
        edges = [edge for edge in self.graph.incoming(self.entry.id) if edge.kind == "mention"]
        if not edges:
            return self.parts.empty("No sentence names this body yet.")
        return self.parts.backlinks(self.backlinks.by_kind(edges, _named))


def _named(kind: str, entries: int, sentences: int) -> str:
    """'In 4 barriers: 9 sentences'."""
    plural = PLURALS[kind] if entries > 1 else kind  # type: ignore[index]
    return f"In {entries} {plural}: {sentences} sentence{'s' * (sentences > 1)}"


def _qualifier(entry: LoadedEntry) -> str:
    """What stands beside the kind above a title."""
    fields = entry.fields
    if isinstance(fields, Barrier):
        return ORDER_NAMES[fields.order]
    if isinstance(fields, Pathway):
        return {"proposed": "proposed by the paper", "considered": "considered by the paper",
                "present": "the present state"}[fields.standing]  # fmt: skip
    if isinstance(fields, Recommendation):
        return fields.standing.replace("-", " ")
    if isinstance(fields, Institution):
        return fields.type.replace("-", " ")
    if isinstance(fields, Instrument):
        return BINDING_NAMES[fields.binding]
    return in_words(date_of(entry)) if isinstance(fields, Development) else ""


_CLAIMS = ("What is claimed", EntryPage.claims)
_SINCE = ("Since the paper", EntryPage.since)
_DISCUSSION = ("Discussion", EntryPage.discussion)
_USED_BY = ("Used by", EntryPage.used_by)
_MEANING = ("What it means", EntryPage.definition)
_PLAIN = (_MEANING, _CLAIMS, _SINCE, _DISCUSSION, _USED_BY)
ORDER: dict[Kind, tuple[tuple[str, Maker], ...]] = {
    "barrier": _PLAIN,
    "pathway": (_MEANING, ("How it is judged", EntryPage.assessments), _CLAIMS, _SINCE, _DISCUSSION, _USED_BY),
    "recommendation": _PLAIN,
    "criterion": _PLAIN,
    "term": _PLAIN,
    "institution": (
        _MEANING,
        ("Its part in the argument", EntryPage.argument),
        _SINCE,
        _DISCUSSION,
        ("Recommended to it", EntryPage.advised),
        ("What leads here", EntryPage.related),
        ("Every sentence that names it", EntryPage.mentioned),
    ),
    "instrument": (_MEANING, ("What happened when", EntryPage.events), *_PLAIN[1:]),
    "development": (_MEANING, ("What it changes", EntryPage.changes), *_PLAIN[1:]),
}
CLOSING: tuple[tuple[str, Maker], ...] = (("References", EntryPage.references),)


def newest_first(entries: list[LoadedEntry]) -> list[LoadedEntry]:
    """Developments, the newest first."""
    return sorted(entries, key=lambda entry: (last_day(date_of(entry)), entry.id), reverse=True)
