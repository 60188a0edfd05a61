"""An institution's page: from its part in the argument down to every sentence that names it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from litmap.graph.graph import Edge
from litmap.graph.overlaps import Overlap, overlaps
from litmap.model.argument import Addressee, Recommendation
from litmap.model.institutions import Event, Institution, Lineage, Membership, Tie
from litmap.model.vocabulary import PAPER, PLURALS, Kind
from litmap.problems.wording import counted, plural
from litmap.site.blocks.bodies import names_of
from litmap.site.blocks.claims import ClaimLine, claim_line
from litmap.site.blocks.margin import MarginBlock, MarginItem
from litmap.site.blocks.memberships import (
    membership_rows,
    memberships_elsewhere,
    unknown_memberships,
)
from litmap.site.blocks.ties import instrument_rows, tie_rows
from litmap.site.html.labels import roles_in_words
from litmap.site.html.page import Section
from litmap.site.html.page_data import EntryLink, LabelledFact
from litmap.site.pages.entry import EntryPage

ABOUT_NAMES: Mapping[str, str] = {
    "argument": "What is argued of it",
    "fact": "What is said of it",
    "mechanism": "How it works",
    "benefit": "Strengths",
    "precedent": "As a precedent",
    "drawback": "Weaknesses",
    "risk": "Risks",
    "caveat": "Reservations",
    "scope": "Limits of scope",
    "remedy": "What would help",
    "open-question": "Open questions",
}
"""Headings for claims by what they are about, in the order of a page."""

MOST_OVERLAPS = 6
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

    in_main_column = frozenset(("members", "participants", "absences", "ties", "lineage"))

    @property
    def institution(self) -> Institution:
        """The entry's fields."""
        assert isinstance(self.fields, Institution)
        return self.fields

    def blocks(self) -> Iterator[Section]:
        """The blocks of the page: the part it plays first, the long lists last."""
        yield Section("What it means", self.definition())
        yield Section("Its part in the argument", self.discussion())
        yield Section("Since the paper", self.developments())
        yield Section("Recommended to it", self._backlinks("advised"))
        yield Section("What the map says about it", self.argument())
        yield Section("Its instruments", self.instruments())
        yield Section("Ties", self.ties())
        yield Section("Who sits here", self.members())
        yield Section("Where it sits", self.memberships())
        yield Section("Works by it and about it", self.works())
        yield Section("Involved in", self._backlinks("involved"))
        yield Section("Every sentence that names it", self.mentions())

    @cached_property
    def _arriving(self) -> Mapping[str, list[Edge]]:
        """The edges that lead here, by the block that shows them."""
        found: dict[str, list[Edge]] = {}
        for edge in self.graph.incoming(self.entry.id):
            found.setdefault(self._block_of(edge), []).append(edge)
        return found

    def _block_of(self, edge: Edge) -> str:
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

    def names(self) -> list[str]:
        """By which names search finds it first."""
        return names_of(self.corpus, self.entry)

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

    def profile(self) -> list[LabelledFact]:
        """Type, website and identifiers."""
        fields = self.institution
        facts = [("Type", escape(self.qualifier()))]
        if fields.website:
            host = fields.website.split("//")[-1].strip("/")
            link = Markup('<a href="{}">{}</a>').format(fields.website, host)
            facts.append(("Website", link))
        if fields.wikidata:
            facts.append(("Wikidata", escape(fields.wikidata)))
        if fields.ror:
            facts.append(("ROR", escape(fields.ror)))
        return facts

    def counts(self) -> Markup:
        """How many entries of each kind lead here."""
        sources = {edge.source for edge in self.graph.incoming(self.entry.id)}
        numbers = Counter(self.corpus.entries[source].kind for source in sources)
        rows = []
        for kind, many in PLURALS.items():
            number = numbers[kind]
            if number:
                words = plural(number, kind, many)
                rows.append((number, words, kind))
        if not rows:
            return Markup("")
        return self.templates.components.counts(rows)

    def more_in_margin(self) -> list[MarginBlock]:
        """Who else works on the same things."""
        items = []
        for overlap in overlaps(self.graph, self.entry)[:MOST_OVERLAPS]:
            link = self.page_data.link(overlap.entry)
            items.append(MarginItem(links=(link,), note=_shared(overlap)))
        if not items:
            return []
        return [MarginBlock("Who else works on this", tuple(items))]

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
        rows = instrument_rows(self.page_data, self._arriving.get("instruments", []))
        if not rows:
            return Markup("")
        return self.templates.institution.instruments(rows)

    def ties(self) -> Markup:
        """How it is tied to others, each tie in a sentence."""
        rows = tie_rows(self.page_data, self.entry, self._arriving.get("ties", []))
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
        rows = memberships_elsewhere(self.page_data, self._arriving.get("memberships", []))
        if not rows:
            return Markup("")
        return self.templates.institution.memberships(rows)

    def works(self) -> Markup:
        """Works of which it is the author, and works cited for claims that involve it."""
        order = self.labels.order
        by_it = sorted(self.labels.keys_by(self.names()), key=order)
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
        if not groups:
            return Markup("")
        return self.templates.institution.works(groups)

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

    def mentions(self) -> Markup:
        """Every sentence that names it, folded by kind of entry."""
        groups = self.backlinks.by_kind(self._arriving.get("mentions", []), _named_in)
        if not groups:
            return Markup("")
        return self.templates.entry.backlinks(groups)

    def _backlinks(self, block: str) -> Markup:
        groups = self.backlinks.by_words(self._arriving.get(block, []), fold=4)
        if not groups:
            return Markup("")
        return self.templates.entry.backlinks(groups)


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
