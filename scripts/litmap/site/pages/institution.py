"""An institution's page: from its part in the argument down to every sentence that names it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.graph.graph import Edge
from litmap.graph.overlaps import Overlap, overlaps
from litmap.model.argument import Addressee, Recommendation
from litmap.model.institutions import Event, Institution, Lineage, Membership, Tie
from litmap.model.vocabulary import PAPER, PLURALS, Kind
from litmap.problems.wording import counted
from litmap.site.blocks.bodies import body_names
from litmap.site.blocks.claims import ClaimLine, claim_line
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.memberships import (
    membership_rows,
    memberships_elsewhere,
    unknown_memberships,
)
from litmap.site.blocks.relations import RelationBlock, RelationItem, other_blocks
from litmap.site.blocks.ties import instrument_rows, tie_rows
from litmap.site.html.backlinks import BacklinkGroup, Backlinks
from litmap.site.html.labels import roles_in_words
from litmap.site.html.page import Section
from litmap.site.html.page_data import EntryLink, LabelledFact
from litmap.site.pages.entry import EntryPage

ABOUT_NAMES: Mapping[str, str] = {
    "argument": "Arguments",
    "fact": "Facts",
    "mechanism": "How it works",
    "benefit": "Strengths",
    "precedent": "As a precedent",
    "drawback": "Weaknesses",
    "risk": "Risks",
    "caveat": "Reservations",
    "scope": "What it covers",
    "remedy": "What would help",
    "open-question": "Open questions",
}
"""Headings for claims by what they are about, in the order of a page."""

INVOLVED = "Involved in"
NAMED = "Every sentence that names it"
MOST_OVERLAPS = 6
_SHOWN = ("members", "participants", "absences", "ties", "lineage")
"""Fields that the blocks show."""
MOST_OPEN = 5
"""How many claims of a group are shown open."""


@dataclass(frozen=True)
class ClaimGroup:
    """Claims that involve an institution, under a heading."""

    heading: str
    claims: Sequence[ClaimLine]

    @property
    def folded(self) -> bool:
        """Is the group too long to be shown open?"""
        return len(self.claims) > MOST_OPEN


@dataclass(frozen=True)
class WorkLine:
    """A work in a list: its label as a link, its title, and what it does there ('supports 2')."""

    link: EntryLink
    title: str
    words: str


class InstitutionPage(EntryPage):
    """An institution's page. Every edge that leads here is in exactly one block."""

    @property
    def institution(self) -> Institution:
        """The entry's fields."""
        assert isinstance(self.fields, Institution)
        return self.fields

    def blocks(self) -> Iterator[Section]:
        """The part it plays first, then what it issued, its ties, and who sits where."""
        yield Section("What it means", self.definition())
        yield Section("Its part in the argument", self.discussion())
        yield Section("What has changed since", self.developments())
        yield Section("Recommended to it", self.backlinks_of(self.arriving("advised"), fold=4))
        yield Section("What the map says about it", self.argument())
        yield Section("Its instruments", self.instruments())
        yield Section("Ties", self.ties())
        yield Section("Who sits here", self.members())
        yield Section("Where it sits", self.memberships())

    def own_folds(self) -> Iterator[Fold]:
        """Works, whom it meets elsewhere, its names, and every sentence that names it."""
        yield self._overlaps_fold()
        yield self._works_fold()
        involved = counted(len(self.arriving("involved")), "place")
        yield Fold(INVOLVED, involved, self.folded(INVOLVED))
        yield self._facts_fold()
        named = counted(len(self.arriving("mentions")), "sentence")
        yield Fold(NAMED, named, self.folded(NAMED))

    def folded_backlinks(self) -> dict[str, list[Edge]]:
        """The edges of each fold that holds nothing else, by its heading."""
        return {
            **super().folded_backlinks(),
            INVOLVED: self.arriving("involved"),
            NAMED: self.arriving("mentions"),
        }

    def groups_of(
        self, backlinks: Backlinks, heading: str, edges: Sequence[Edge]
    ) -> tuple[BacklinkGroup, ...]:
        """Edges of a fold in groups: sentences that name it by the kind of their page."""
        if heading == NAMED:
            return backlinks.by_kind(edges, _named_in)
        return super().groups_of(backlinks, heading, edges)

    def block_of(self, edge: Edge) -> str:
        """The block that shows an edge."""
        if edge.kind == "mention":
            return "mentions"
        if isinstance(edge.owner, Membership):
            return "memberships"
        if isinstance(edge.owner, Tie | Lineage):
            return "ties"
        if isinstance(edge.owner, Event) or edge.words[0] == "issued by":
            return "instruments"
        source = self.corpus.entries[edge.source].fields
        recommended = isinstance(source, Recommendation) and source.standing == "recommended"
        if recommended and isinstance(edge.owner, Addressee):
            return "advised"
        return "involved"

    def qualifier(self) -> str:
        """What type of institution it is."""
        return self.institution.type.replace("-", " ")

    def heading(self) -> str:
        """Its name today, with the acronym."""
        heading = super().heading()
        acronym = self.institution.acronym
        if acronym and acronym != heading:
            return f"{heading} ({acronym})"
        return heading

    def _facts_fold(self) -> Fold:
        """Its names, when it was founded, its website and identifiers, and what is related."""
        blocks = other_blocks(self.page_data, self.entry, _SHOWN)
        facts = self._facts()
        html = Markup("")
        if facts or blocks:
            html = self.templates.institution.facts(facts, self.templates.entry.relations(blocks))
        said = [name for name, _ in facts] + [block.heading for block in blocks]
        return Fold("Names, facts and related", ", ".join(said).lower(), html)

    def _facts(self) -> list[LabelledFact]:
        """Website and identifiers."""
        fields = self.institution
        facts = []
        if fields.website:
            host = fields.website.split("//")[-1].strip("/")
            link = Markup('<a href="{}">{}</a>').format(fields.website, host)
            facts.append(("Website", link))
        if fields.wikidata:
            facts.append(("Wikidata", escape(fields.wikidata)))
        if fields.ror:
            facts.append(("ROR", escape(fields.ror)))
        return facts

    def _overlaps_fold(self) -> Fold:
        """Who else works on the same things."""
        items = []
        for overlap in overlaps(self.graph, self.entry)[:MOST_OVERLAPS]:
            link = self.page_data.link(overlap.entry)
            items.append(RelationItem(links=(link,), note=_shared(overlap)))
        blocks = [RelationBlock("Who shares most with it", tuple(items))] if items else []
        return self.blocks_fold("Who else works on this", blocks)

    def argument(self) -> Markup:
        """The claims that involve it: its own, then others' by what they are about."""
        groups: dict[str, list[ClaimLine]] = {}
        for view in self.graph.involving(self.entry.id):
            if view.entry is not self.entry:
                line = claim_line(self.page_data, view)
                groups.setdefault(view.claim.about, []).append(line)
        said = []
        for about, heading in ABOUT_NAMES.items():
            if about in groups:
                said.append(ClaimGroup(heading, groups[about]))
        html = self.claims()
        if said:
            html += self.templates.institution.said_of(said)
        return html

    def instruments(self) -> Markup:
        """What it issued, adopted or signed, each with its dated events."""
        rows = instrument_rows(self.page_data, self.arriving("instruments"))
        if not rows:
            return Markup("")
        return self.templates.institution.instruments(rows)

    def ties(self) -> Markup:
        """How it is tied to others, each tie in a sentence."""
        rows = tie_rows(self.page_data, self.entry, self.arriving("ties"))
        if not rows:
            return Markup("")
        return self.templates.institution.ties(rows)

    def members(self) -> Markup:
        """Who is a member of it or takes part, and who does not."""
        rows = membership_rows(self.page_data, self.entry)
        if not rows:
            return Markup("")
        unknown = unknown_memberships(self.page_data, self.entry)
        return self.templates.institution.members(rows, unknown)

    def memberships(self) -> Markup:
        """The institutions of which it is a member or in which it takes part."""
        rows = memberships_elsewhere(self.page_data, self.arriving("memberships"))
        if not rows:
            return Markup("")
        return self.templates.institution.memberships(rows)

    def _works_fold(self) -> Fold:
        """Works of which it is the author, and works cited for claims that involve it."""
        order = self.labels.order
        by_it = sorted(self.labels.keys_by(body_names(self.entry)), key=order)
        roles = self._roles_of_works(by_it)
        cited = sorted(roles, key=order)
        cited.sort(key=lambda key: roles[key].total(), reverse=True)
        groups = []
        if by_it:
            lines = [self._work(key, "") for key in by_it]
            groups.append(("By it", lines))
        if cited:
            lines = [self._work(key, roles_in_words(roles[key])) for key in cited]
            groups.append(("Cited for what is said of it", lines))
        html = self.templates.institution.works(groups) if groups else Markup("")
        gist = f"{len(by_it)} by it, {len(cited)} about it"
        return Fold("Works by it and about it", gist, html)

    def _roles_of_works(self, without: Collection[str]) -> dict[str, Counter[str]]:
        """The works cited for claims that involve it, with how often in which role."""
        roles: dict[str, Counter[str]] = {}
        for view in self.graph.involving(self.entry.id):
            for citation in self.graph.citations(view.claim):
                key = citation.key
                if key != PAPER and key not in without:
                    roles.setdefault(key, Counter())[citation.role] += 1
        return roles

    def _work(self, key: str, words: str) -> WorkLine:
        title = self.corpus.references[key].get("title")
        return WorkLine(link=self.page_data.work_link(key), title=title, words=words)


def _shared(overlap: Overlap) -> str:
    """'4 shared claims, 1 shared instrument, overlapping mandates'."""
    said = []
    if overlap.claims:
        said.append(counted(overlap.claims, "shared claim"))
    if overlap.instruments:
        said.append(counted(overlap.instruments, "shared instrument"))
    if overlap.mandates:
        said.append("overlapping mandates")
    return ", ".join(said)


def _named_in(kind: Kind, entries: int, sentences: int) -> str:
    """'In 4 barriers: 9 sentences'."""
    return f"In {counted(entries, kind, PLURALS[kind])}: {counted(sentences, 'sentence')}"
