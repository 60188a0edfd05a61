"""The index of each kind of entry: its entries in groups."""

from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import date_of
from litmap.model.argument import Pathway
from litmap.model.dates import in_words
from litmap.model.institutions import Institution
from litmap.model.vocabulary import (
    CHANGED_SINCE,
    CONDITION_NAMES,
    ORDER_NAMES,
    ORDER_NOTES,
    PLURALS,
    Kind,
)
from litmap.problems.wording import counted
from litmap.site.blocks.claims import support
from litmap.site.blocks.memberships import membership_grids
from litmap.site.blocks.verdicts import all_verdicts
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site

LEADS: dict[Kind, str] = {
    "barrier": "What stands in the way of stronger global AI governance, in the order of the "
    "argument.",
    "pathway": "The two options that the paper compares, each with its forms or its precedent, in "
    "the order of the argument.",
    "recommendation": "What the paper recommends, in the order of the argument; then the means, "
    "the candidates and what it found insufficient.",
    "criterion": "The sources of political legitimacy by which the paper compares the options, in "
    "the abstract and under the conditions of 2024.",
    "institution": "The bodies, forums and states that have a part in the argument, and who sits "
    "where.",
    "instrument": "The texts and processes through which AI is governed, with what happened to "
    "each and when.",
    "development": "What happened after the paper and bears on what it says, newest first.",
    "term": "Words of the debate that need explaining.",
}
_GROUP_NOTES = {ORDER_NAMES[order]: note for order, note in ORDER_NOTES.items()}
"""What is said below the heading of a group."""


@dataclass(frozen=True)
class IndexRow:
    """An entry in a list: `depth` steps below its whole, with a line of counts or verdicts."""

    kind: str
    href: str
    title: str
    summary: str
    meta: str
    depth: int = 0


class IndexPage:
    """The index of one kind."""

    def __init__(self, site: Site, kind: Kind) -> None:
        """The index of `kind`."""
        self.site = site
        self.graph = site.graph
        self.corpus = site.corpus
        self.kind: Kind = kind
        self.page_data = PageData(site, f"/{PLURALS[kind]}/")

    def page(self) -> Page:
        """The whole page."""
        templates = self.site.templates
        heading = PLURALS[self.kind].capitalize()
        lead = LEADS[self.kind]
        sections = []
        listing = self.site.facts.listing(self.kind)
        table = all_verdicts(self.page_data) if self.kind == "pathway" else None
        if table:
            html = templates.verdicts.table(table, self.page_data.href("/matrix/"))
            sections.append(Section("", html))
        for name, listed in listing.groups:
            note = _GROUP_NOTES.get(name, "")
            rows = [self._row(entry, depth) for entry, depth in listed]
            html = templates.components.empty(note) + templates.index.rows(rows)
            sections.append(Section(name, html))
        if self.kind == "institution":
            grids = membership_grids(self.page_data)
            if grids:
                html = templates.index.membership_grids(grids)
                sections.append(Section("Who sits where", html))
        if not sections:
            html = templates.components.empty("Nothing recorded.")
            sections.append(Section("", html))
        header = Section("", self.page_data.header(self.kind, heading, lead))
        return Page(
            title=heading,
            description=lead,
            kind=self.kind,
            sections=[header, *sections],
            weight=0,
            count=len(listing.row),
        )

    def _row(self, entry: LoadedEntry, depth: int) -> IndexRow:
        title = self.corpus.heading(entry)
        if isinstance(entry.fields, Institution):
            acronym = entry.fields.acronym
            if acronym and acronym != title:
                title = f"{acronym}: {title}"
        return IndexRow(
            kind=entry.kind,
            href=self.page_data.href(entry.address),
            title=title,
            summary=str(entry.fields.summary),
            meta=self._meta(entry),
            depth=depth,
        )

    def _meta(self, entry: LoadedEntry) -> str:
        """How a pathway is judged, when a development happened; of others, counts.

        Of all but developments, whether a claim no longer holds as it was made.
        """
        date = date_of(entry)
        if date:
            return in_words(date)
        claims = [claim for claim in entry.fields.claims if not claim.is_note]
        said = []
        if isinstance(entry.fields, Pathway):
            said.append(self._judged(entry.fields))
        elif claims:
            said.append(counted(len(claims), "claim"))
            said.append(support(self.page_data, entry))
        if entry.kind == "institution":
            kinds = [edge.kind for edge in self.graph.incoming(entry.id)]
            said.append(counted(kinds.count("mention"), "mention"))
        if any(claim.changed for claim in claims):
            said.append(CHANGED_SINCE)
        return " · ".join(said)

    def _judged(self, pathway: Pathway) -> str:
        """'Our reading: In the abstract: coordination mixed; Under the conditions of 2024: …'."""
        said = []
        for condition, name in CONDITION_NAMES.items():
            verdicts = self._verdicts(pathway, condition)
            if verdicts:
                said.append(f"{name}: {', '.join(verdicts)}")
        if not said:
            return "Not assessed in the paper"
        return f"Our reading: {'; '.join(said)}"

    def _verdicts(self, pathway: Pathway, condition: str) -> list[str]:
        """'coordination mixed' for each criterion; [] if nothing is assessed."""
        found = [one for one in pathway.assessments if one.condition == condition]
        if all(one.verdict == "not-assessed" for one in found):
            return []
        said = []
        for assessment in found:
            criterion = self.corpus.resolve(assessment.criterion, "criterion")
            if criterion:
                said.append(f"{criterion.label.lower()} {assessment.verdict.replace('-', ' ')}")
        return said
