"""The page of an entry: which blocks it has, in which order, under which headings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.content.prose import ParsedProse
from litmap.export import BIBLIOGRAPHY_FORMATS
from litmap.graph.graph import date_of
from litmap.model.argument import Barrier, Pathway, Recommendation
from litmap.model.dates import in_words, last_day
from litmap.model.institutions import Development, Institution, Instrument
from litmap.model.vocabulary import BINDING_NAMES, ORDER_NAMES, PLURALS, ROLES
from litmap.site.blocks.margin import MarginBlock, event_rows, margin
from litmap.site.blocks.trail import doubted, foundations, trail
from litmap.site.html.backlinks import Backlinks
from litmap.site.html.glossary import FirstUses, Glossary
from litmap.site.html.page import Page, Section, version
from litmap.site.html.page_data import Meta, PageData, changes
from litmap.site.html.templates import Templates, load_templates
from litmap.site.html.writer import Writer

MEANINGS = {role.name: role.meaning for role in ROLES.values()}
ADDRESSED = ("addressed to", "asked to act on")
Maker = Callable[["EntryPage"], Markup]
PageBlock = tuple[str, Callable[[], Markup]]
"""A block of the main column: its heading, and what makes it ('' leaves it out)."""


class EntryPage:
    """Everything that one entry's page is made of."""

    def __init__(self, glossary: Glossary, parts: Templates, entry: LoadedEntry) -> None:
        """`parts` are the templates' macros."""
        self.graph = glossary.graph
        self.labels = glossary.labels
        self.parts = parts
        self.entry = entry
        self.writer = Writer(self.graph, self.labels, entry.address, FirstUses(glossary, entry.id))
        self.views = PageData(self.graph, self.writer)
        self.backlinks = Backlinks(self.graph, self.writer)

    def page(self) -> Page:
        """The whole page."""
        entry, heading = self.entry, self.heading()
        return Page(
            heading,
            str(entry.fields.summary),
            entry.kind,
            list(self._sections(heading)),
            names=self.names(),
            version=version(self.graph.corpus),
        )

    def _sections(self, heading: str) -> Iterator[Section]:
        yield Section("", self._header(heading))
        if strip := self.strip():
            yield Section("", strip)
        beside = (
            *margin(self.entry, self._beside(), IN_MAIN_COLUMN.get(self.entry.kind, frozenset())),
            *self.beside(),
        )
        if beside or self._facts():
            yield Section("", self.parts.margin(beside, self._facts()))
        for name, make in (*self.blocks(), ("References", self.references)):
            if html := make():
                yield Section(name, html)

    def blocks(self) -> tuple[PageBlock, ...]:
        """The blocks of the page's main column, each a heading and what makes it."""
        return tuple((name, partial(make, self)) for name, make in ORDER[self.entry.kind])

    def heading(self) -> str:
        """What heads the page."""
        return self.graph.corpus.heading(self.entry)

    def names(self) -> Sequence[str]:
        """By which names search finds the page first."""
        return ()

    def strip(self) -> Markup:
        """Counts below the header."""
        return Markup("")

    def beside(self) -> Sequence[MarginBlock]:
        """Blocks of the margin beyond the entry's own relations."""
        return ()

    def profile(self) -> list[Meta]:
        """Facts on top of the margin."""
        fields = self.entry.fields
        if isinstance(fields, Instrument):
            return [("Force", escape(BINDING_NAMES[fields.binding]))]
        return (
            [("Confidence", escape(fields.confidence))] if isinstance(fields, Development) else []
        )

    def _facts(self) -> list[Meta]:
        aliases = ", ".join(self.entry.fields.aliases)
        return [*self.profile(), *([("Former ids", escape(aliases))] if aliases else [])]

    def _beside(self) -> PageData:
        """Views for the margin, where no term is explained: the main column is read first."""
        return PageData(self.graph, Writer(self.graph, self.labels, self.entry.address))

    def _header(self, heading: str) -> Markup:
        entry = self.entry
        summary = self.views.field_html(entry.fields.summary, entry.file)
        crumbs = [
            ("Home", self.writer.href("/")),
            (PLURALS[entry.kind].capitalize(), self.writer.href(f"/{PLURALS[entry.kind]}/")),
        ]
        return self.parts.header(
            entry.kind,
            entry.kind.capitalize(),
            _qualifier(entry),
            heading,
            summary,
            list(self._meta()),
            crumbs,
        )

    def _meta(self) -> Iterator[Meta]:
        review = self.entry.fields.review
        yield (
            "Reviewed",
            escape(f"{in_words(review.date)}, {review.outcome}" if review else "never"),
        )
        if date := date_of(self.entry):
            yield "Happened", escape(in_words(date))
        if as_of := self.views.facts_as_of(self.entry):
            yield "Claims as of", escape(as_of)
        steps = foundations(self.views, self.entry)
        if said := doubted(steps):
            doubts = [badge for step in steps for badge in step.doubts]
            why = (
                Markup(": {} {}").format(doubts[0].status, doubts[0].note)
                if len(doubts) == 1
                else ""
            )
            yield "In doubt", Markup('<a href="#what-would-change-this">{}</a>{}').format(said, why)
        if self.entry.fields.claims:
            yield "Support", self.views.support(self.entry)

    def definition(self) -> Markup:
        """What the word means."""
        html = self.views.field_html(self.entry.fields.definition, self.entry.file)
        return self.parts.definition(html) if html else Markup("")

    def claims(self) -> Markup:
        """The entry's claims, in order."""
        rows = [self.views.claim(self.entry, claim) for claim in self.entry.fields.claims]
        return self.parts.claims(rows) if rows else Markup("")

    def trail(self) -> Markup:
        """Whom a recommendation asks, what it serves, which barriers it answers, with their claims and sources."""
        found = trail(self.views, self.entry)
        rows = foundations(self.views, self.entry)
        return (
            load_templates("trail").trail(found, rows)
            if found.asks or found.serves or found.answers
            else Markup("")
        )

    def would_change(self) -> Markup:
        """The claims on which a recommendation rests, those in doubt first."""
        rows = foundations(self.views, self.entry)
        return load_templates("trail").would_change(rows) if rows else Markup("")

    def assessments(self) -> Markup:
        """How a pathway fares by each criterion."""
        rows = self.views.assessments(self.entry)
        standing = self.entry.fields.standing if isinstance(self.entry.fields, Pathway) else ""
        return (
            self.parts.assessments(rows)
            if rows
            else self.parts.empty("Not assessed in the paper." if standing else "")
        )

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
        prose: ParsedProse = self.graph.prose[self.entry.body.place()]
        return self.parts.discussion(self.writer.prose(prose, self.entry.file, below=2))

    def references(self) -> Markup:
        """The works cited on the page, each with an arrow back to every use."""
        uses: dict[str, list[tuple[str, str]]] = {}
        for edge in self.graph.outgoing(self.entry.id):
            if edge.kind == "cite":
                uses.setdefault(edge.target[1:], []).append((edge.anchor, edge.where))
        rows = [
            (
                key,
                self.labels.html(key),
                self.writer.href(f"/references/{key}/"),
                uses[key],
                self.backlinks.record_only(key),
                self.labels.coins(key),
            )
            for key in sorted(uses, key=self.labels.order)
        ]
        files = [
            (name, self.writer.href("/data/") + f"entries/{self.entry.id}.{suffix}")
            for suffix, name in BIBLIOGRAPHY_FORMATS.items()
        ]
        return self.parts.references(rows, files, MEANINGS) if rows else Markup("")

    def used_by(self) -> Markup:
        """Every edge that leads here, grouped by what it says."""
        groups = self.backlinks.by_words(self.graph.incoming(self.entry.id), fold=5)
        if (
            groups or self.entry.kind == "development"
        ):  # developments point at the map, not the other way round
            return self.parts.backlinks(groups) if groups else Markup("")
        return self.parts.empty("Nothing on this map leads here yet.")


def _qualifier(entry: LoadedEntry) -> str:
    """What stands beside the kind above a title."""
    fields = entry.fields
    if isinstance(fields, Barrier):
        return ORDER_NAMES[fields.order]
    if isinstance(fields, Pathway):
        return {
            "proposed": "proposed by the paper",
            "considered": "considered by the paper",
            "present": "the present state",
        }[fields.standing]
    if isinstance(fields, Recommendation):
        return fields.standing.replace("-", " ")
    if isinstance(fields, Institution):
        return fields.type.replace("-", " ")
    if isinstance(fields, Instrument):
        return BINDING_NAMES[fields.binding]
    return in_words(date_of(entry)) if isinstance(fields, Development) else ""


_TRAIL = ("Argument trail", EntryPage.trail)
_CHANGE = ("What would change this", EntryPage.would_change)
_CLAIMS = ("What is claimed", EntryPage.claims)
_SINCE = ("Since the paper", EntryPage.since)
_DISCUSSION = ("Discussion", EntryPage.discussion)
_USED_BY = ("Used by", EntryPage.used_by)
_MEANING = ("What it means", EntryPage.definition)
_PLAIN = (_MEANING, _CLAIMS, _SINCE, _DISCUSSION, _USED_BY)
IN_MAIN_COLUMN: Mapping[str, frozenset[str]] = {
    "development": frozenset(("bears_on",)),
    "institution": frozenset(("members", "participants", "absences", "ties", "lineage")),
}
"""Fields that the margin of a kind leaves to the main column, beside those that it always does."""
ORDER: dict[str, tuple[tuple[str, Maker], ...]] = {
    "barrier": _PLAIN,
    "pathway": (
        _MEANING,
        ("How it is judged", EntryPage.assessments),
        _CLAIMS,
        _SINCE,
        _DISCUSSION,
        _USED_BY,
    ),
    "recommendation": (_MEANING, _TRAIL, _CHANGE, _CLAIMS, _SINCE, _DISCUSSION, _USED_BY),
    "criterion": _PLAIN,
    "term": _PLAIN,
    "instrument": (_MEANING, ("What happened when", EntryPage.events), *_PLAIN[1:]),
    "development": (_MEANING, ("What it changes", EntryPage.changes), *_PLAIN[1:]),
}


def newest_first(entries: list[LoadedEntry]) -> list[LoadedEntry]:
    """Developments, the newest first."""
    return sorted(entries, key=lambda entry: (last_day(date_of(entry)), entry.id), reverse=True)
