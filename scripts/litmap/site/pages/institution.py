"""An institution's page: a short briefing, from its part in the argument down to every sentence that names it."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup, escape

from litmap.graph.addresses import of_reference
from litmap.graph.graph import Edge
from litmap.graph.overlaps import Overlap, overlaps
from litmap.model.argument import Recommendation
from litmap.model.institutions import Event, Institution, Lineage, Membership, Tie
from litmap.model.vocabulary import PAPER, PLURALS, ROLES
from litmap.model.walk import hidden
from litmap.site.blocks.margin import MarginBlock, MarginItem
from litmap.site.blocks.memberships import (
    membership_rows,
    memberships_elsewhere,
    unknown_memberships,
)
from litmap.site.blocks.neighbours import diagram
from litmap.site.blocks.ties import instrument_rows, tie_rows
from litmap.site.html.page_data import Meta
from litmap.site.pages.entry import ADDRESSED, EntryPage, PageBlock

ABOUT_NAMES: Mapping[str, str] = {
    "statement": "What is said of it",
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
_ISSUED = ("issued by", "issued")


class InstitutionPage(EntryPage):
    """Everything that one institution's page is made of. Every edge that leads here stands in exactly one block."""

    @property
    def institution(self) -> Institution:
        """The entry's fields."""
        assert isinstance(self.entry.fields, Institution)
        return self.entry.fields

    @cached_property
    def arriving(self) -> Mapping[str, list[Edge]]:
        """The edges that lead here, by the block that shows them."""
        found: dict[str, list[Edge]] = {}
        for edge in self.graph.incoming(self.entry.id):
            found.setdefault(self._block_of(edge), []).append(edge)
        return found

    def _block_of(self, edge: Edge) -> str:
        source = self.graph.corpus.entries[edge.source].fields
        if edge.kind == "mention":
            return "mentioned"
        if (
            edge.words == ADDRESSED
            and isinstance(source, Recommendation)
            and source.standing == "recommended"
        ):
            return "advised"
        if isinstance(edge.owner, Membership):
            return "seats"
        if isinstance(edge.owner, Tie | Lineage):
            return "ties"
        return (
            "instruments" if edge.words == _ISSUED or isinstance(edge.owner, Event) else "involved"
        )

    def blocks(self) -> tuple[PageBlock, ...]:
        """The blocks of the page: the part it plays first, the long lists last."""
        return (
            ("What it means", self.definition),
            ("Its part in the argument", self.discussion),
            ("Since the paper", self.since),
            ("Recommended to it", lambda: self._backlinks("advised")),
            ("What the map says about it", self.argument),
            ("Its instruments", self.instruments),
            ("Ties", self.ties),
            ("Who sits here", self.seated),
            ("Where it sits", self.sits),
            ("Works by it and about it", self.works),
            ("Involved in", lambda: self._backlinks("involved")),
            ("Every sentence that names it", self.mentioned),
        )

    def names(self) -> list[str]:
        """By which names search finds it first."""
        fields, today = self.institution, self.graph.corpus.today
        listed = [name.name for name in fields.names if not hidden(name, today)]
        return list(
            dict.fromkeys(str(name) for name in (fields.acronym, fields.title, *listed) if name)
        )

    def heading(self) -> str:
        """The name that it bears today, with the acronym."""
        heading, acronym = super().heading(), str(self.institution.acronym or "")
        return f"{heading} ({acronym})" if acronym and acronym != heading else heading

    def profile(self) -> list[Meta]:
        """Type, website and identifiers."""
        fields = self.institution
        site = fields.website or ""
        facts = [
            ("Type", fields.type.replace("-", " ")),
            (
                "Website",
                Markup('<a href="{}" rel="noopener">{}</a>').format(
                    site, site.split("//")[-1].strip("/")
                )
                if site
                else "",
            ),
            ("Wikidata", fields.wikidata),
            ("ROR", fields.ror),
        ]
        return [(name, escape(said)) for name, said in facts if said]

    def strip(self) -> Markup:
        """How many entries of each kind lead here."""
        sources = {edge.source for edge in self.graph.incoming(self.entry.id)}
        kinds = Counter(self.graph.corpus.entries[source].kind for source in sources)
        rows = [
            (kinds[kind], kind if kinds[kind] == 1 else PLURALS[kind], kind)
            for kind in PLURALS
            if kinds[kind]
        ]
        return self.parts.counts(rows) if rows else Markup("")

    def beside(self) -> list[MarginBlock]:
        """Who else works on the same things, for the margin."""
        found = overlaps(self.graph, self.entry)[:MOST_OVERLAPS]
        items = tuple(
            MarginItem((self.views.link(one.entry),), Markup(""), escape(_shared(one)))
            for one in found
        )
        return [MarginBlock("Who else works on this", items)] if items else []

    def argument(self) -> Markup:
        """The claims that involve it: its own, then those of other entries by what they are about."""
        own = self.entry.fields.claims
        others = [view for view in self.graph.involving(self.entry.id) if view.claim not in own]
        groups = [
            (heading, [self.views.resting(view) for view in others if view.claim.about == about])
            for about, heading in ABOUT_NAMES.items()
        ]
        said = [group for group in groups if group[1]]
        return self.claims() + (self.parts.said_of(said) if said else Markup(""))

    def instruments(self) -> Markup:
        """What it issued, adopted or signed, each with its dated events."""
        rows = instrument_rows(self.views, self.arriving.get("instruments", []))
        return self.parts.instruments(rows) if rows else Markup("")

    def ties(self) -> Markup:
        """How it is tied to other bodies: a picture of its neighbours, and each tie in a sentence."""
        rows = tie_rows(self.views, self.entry, self.arriving.get("ties", []))
        picture = diagram(self.graph.corpus.name(self.entry.id), rows)
        return self.parts.ties(picture, rows) if rows else Markup("")

    def seated(self) -> Markup:
        """Who sits in it."""
        rows = membership_rows(self.views, self.entry)
        return (
            self.parts.seated(rows, unknown_memberships(self.views, self.entry))
            if rows
            else Markup("")
        )

    def sits(self) -> Markup:
        """The bodies in which it sits."""
        rows = memberships_elsewhere(self.views, self.arriving.get("seats", []))
        return self.parts.sits(rows) if rows else Markup("")

    def works(self) -> Markup:
        """Works of which it is the author, and works cited for claims that involve it, with their roles."""
        by = [key for key in self.labels.keys_by(self.names())]
        roles: dict[str, Counter[str]] = {}
        for view in self.graph.involving(self.entry.id):
            for citation in self.graph.citations(view.claim):
                if citation.key != PAPER and citation.key not in by:
                    roles.setdefault(citation.key, Counter())[citation.role] += 1
        said = {
            key: ", ".join(f"{role} {n[role]}" for role in ROLES if n[role])
            for key, n in roles.items()
        }
        about = sorted(roles, key=lambda key: (-roles[key].total(), self.labels.order(key)))
        groups = [
            ("By it", [self._work(key, "") for key in sorted(by, key=self.labels.order)]),
            ("Cited for what is said of it", [self._work(key, said[key]) for key in about]),
        ]
        shown = [group for group in groups if group[1]]
        return self.parts.works(shown) if shown else Markup("")

    def _work(self, key: str, words: str) -> tuple[str, str, str, str]:
        title = self.graph.corpus.references[key].get("title")
        return self.labels.label(key), self.writer.href(of_reference(key)), title, words

    def mentioned(self) -> Markup:
        """Every sentence that names it, folded by kind of entry."""
        groups = self.backlinks.by_kind(self.arriving.get("mentioned", []), _named)
        return self.parts.backlinks(groups) if groups else Markup("")

    def _backlinks(self, block: str) -> Markup:
        groups = self.backlinks.by_words(self.arriving.get(block, []), fold=4)
        return self.parts.backlinks(groups) if groups else Markup("")


def _shared(overlap: Overlap) -> str:
    """'4 claims, 1 instrument, overlapping mandates'."""
    counts = ((overlap.claims, "claim"), (overlap.instruments, "instrument"))
    said = [f"{number} shared {word}{'s' * (number > 1)}" for number, word in counts if number]
    return ", ".join([*said, *["overlapping mandates"] * overlap.mandates])


def _named(kind: str, entries: int, sentences: int) -> str:
    """'In 4 barriers: 9 sentences'."""
    plural = PLURALS[kind] if entries > 1 else kind  # type: ignore[index]
    return f"In {entries} {plural}: {sentences} sentence{'s' * (sentences > 1)}"
