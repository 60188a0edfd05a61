"""What every page needs to show entries: links, relations, prose and sources as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.citations import Citation
from litmap.content.corpus import LoadedEntry
from litmap.graph.addresses import SINCE_PAGE, of_reference
from litmap.model.entry import Step
from litmap.model.text import Text
from litmap.model.vocabulary import PLURALS, Kind
from litmap.site.html.glossary import FirstUses
from litmap.site.html.site import Site
from litmap.site.html.writer import Writer

THEN_AND_NOW = "Then and now"
"""What the list of all that has changed since the paper is called."""
LabelledFact = tuple[str, Markup]
"""A label and what it says, for a list of facts."""


@dataclass(frozen=True)
class EntryLink:
    """A link to an entry or work, whose id or key is `target`.

    `anchor` is set if the link is the page's own relation: the place that backlinks lead to.
    """

    kind: str
    href: str
    title: str
    anchor: str = ""
    target: str = ""


class PageData:
    """Makes the data of one page. Everything it links to is relative to that page."""

    def __init__(self, site: Site, address: str, terms: FirstUses | None = None) -> None:
        """`address` is the page's ('/barriers/x/'); with `terms`, first uses are explained."""
        self.site = site
        self.graph = site.graph
        self.corpus = site.corpus
        self.labels = site.labels
        self.writer = Writer(site.graph, site.labels, address, terms)

    def href(self, address: str) -> str:
        """The relative address of something on the site."""
        return self.writer.href(address)

    def header(self, kind: str, heading: str, lead: str) -> Markup:
        """The top of a page that is about no single entry or work."""
        return self.site.templates.components.header(
            kind=kind, heading=heading, summary=lead, crumbs=()
        )

    def index(self, kind: Kind) -> tuple[str, str]:
        """The title and address of the list of a kind; developments are on "Then and now"."""
        if kind == "development":
            return THEN_AND_NOW, self.href(SINCE_PAGE)
        return PLURALS[kind].capitalize(), self.href(f"/{PLURALS[kind]}/")

    def link(self, entry: LoadedEntry, fragment: str = "", title: str = "") -> EntryLink:
        """A plain link to an entry, or to one of its claims."""
        return EntryLink(
            kind=entry.kind,
            href=self.href(entry.address + fragment),
            title=title or self.corpus.name(entry.id),
            target=entry.id,
        )

    def work_link(self, key: str) -> EntryLink:
        """A link to a work under its label."""
        return EntryLink(
            kind="reference",
            href=self.href(of_reference(key)),
            title=self.labels.label(key),
            target=key,
        )

    def relation(self, value: Text) -> EntryLink | None:
        """The link of a relation written at `value`, with its anchor.

        None if it leads nowhere that is shown.
        """
        edge = self.graph.at.get(value.place())
        if edge is None:
            return None
        target = self.corpus.entries[edge.target]
        title = self.corpus.name(edge.target)
        claim = target.claim(edge.fragment.removeprefix("#claim-"))
        if claim:
            title = claim.short_name
        return EntryLink(
            kind=target.kind,
            href=self.href(target.address + edge.fragment),
            title=title,
            anchor=edge.anchor,
            target=target.id,
        )

    def relations(self, values: Iterable[Text]) -> tuple[EntryLink, ...]:
        """The links of several relations."""
        return tuple(filter(None, map(self.relation, values)))

    def steps(self, steps: Iterable[Step]) -> tuple[EntryLink, ...]:
        """The links of the claims on which something rests."""
        return self.relations(step.claim for step in steps)

    def field_html(self, text: Text | None, file: str) -> Markup:
        """A prose field as HTML; '' for an entry without it."""
        if text is None:
            return Markup("")
        return self.writer.inline(self.graph.prose[text.place()], file)

    def citations(self, cites: Text | None) -> list[Citation]:
        """The citations of a `cites` field."""
        if cites is None:
            return []
        return list(self.graph.prose[cites.place()].citations())

    def sources(self, cites: Text | None) -> Markup:
        """A `cites` field as HTML."""
        return self.writer.bare(self.citations(cites))
