"""A barrier's page."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView, Edge
from litmap.graph.order import group_of, in_order
from litmap.model.argument import Addressed, Barrier, BearsOn, Consequence
from litmap.model.dates import in_words
from litmap.model.vocabulary import BY_MARKS, EFFECT_WORDS, ORDER_NAMES, PAPER_DATE
from litmap.site.blocks.folds import Fold
from litmap.site.html.backlinks import BacklinkRow
from litmap.site.html.page import Section
from litmap.site.html.page_data import EntryLink
from litmap.site.pages.answering import AnsweringPage

_WHAT_IT_DOES = ("hinders", "mixed", "not-applicable")
"""Effects that say what a barrier does to a pathway; the others say what the pathway does to it."""
_OF_PATHWAYS = {
    "motivates": "speaks for it",
    "mixed": "cuts both ways",
    "eased-by": "would ease it",
    "worsened-by": "would worsen it",
}
_FIRST = ("mechanism", "drawback", "risk", "argument")


@dataclass(frozen=True)
class EffectCell:
    """One effect: the word, its reason, whose step it is, and the claims on which it rests.

    `as_of` is given where it is not the day of the paper; `anchor` is the place to which the
    backlink on the pathway's page leads.
    """

    effect: str
    words: str
    anchor: str
    target: str
    because: Markup
    by: str
    as_of: str
    rests_on: tuple[EntryLink, ...]


@dataclass(frozen=True)
class EffectRow:
    """A pathway: what the barrier does to it, and what it could do to the barrier."""

    pathway: EntryLink
    does: tuple[EffectCell, ...]
    could: tuple[EffectCell, ...]


class BarrierPage(AnsweringPage):
    """A barrier's page: what is claimed, what it does to the options, what could ease it."""

    @property
    def barrier(self) -> Barrier:
        """The entry's fields."""
        assert isinstance(self.fields, Barrier)
        return self.fields

    def qualifier(self) -> str:
        """Its group."""
        return ORDER_NAMES[self.barrier.order]

    def blocks(self) -> Iterator[Section]:
        """The claims, the effects, the remedies, what has changed."""
        yield Section("What is claimed", self.claim_rows(self._argued()) + self.in_dispute())
        yield Section("What it does to the options", self.effects())
        yield Section("What could ease it", self.remedies())
        yield Section("What has changed since", self.since())

    def _argued(self) -> list[ClaimView]:
        """Its claims but for remedies: how it works first, what no longer holds last."""
        views = [view for view in self.unshown() if view.claim.about != "remedy"]
        views.sort(key=lambda view: view.claim.about not in _FIRST)
        views.sort(key=lambda view: bool(view.claim.holds and view.claim.holds.answer == "no"))
        return views

    def effects(self) -> Markup:
        """What it does to each pathway, and each to it: the options open, other pathways folded."""
        by_pathway: dict[str, list[BearsOn]] = {}
        for record in self.barrier.bears_on:
            pathway = self.corpus.resolve(record.pathway, "pathway")
            if pathway:
                by_pathway.setdefault(pathway.id, []).append(record)
        if not by_pathway:
            return Markup("")
        options = []
        others = []
        for pathway in in_order(self.corpus, self.corpus.of_kind("pathway")):
            records = by_pathway.get(pathway.id, [])
            if group_of(pathway) == "option":
                options.append(self._effects_on(pathway, records))
            elif records:
                others.append(self._effects_on(pathway, records))
        if not any(row.does or row.could for row in options):
            options, others = others, []
        inferred = any(record.by == "inferred" for record in self.barrier.bears_on)
        return self.templates.barrier.effects(options, others, inferred)

    def _effects_on(self, pathway: LoadedEntry, records: list[BearsOn]) -> EffectRow:
        cells = [self._effect(record) for record in records]
        return EffectRow(
            pathway=self.page_data.link(pathway, title=pathway.label),
            does=tuple(cell for cell in cells if cell.effect in _WHAT_IT_DOES),
            could=tuple(cell for cell in cells if cell.effect not in _WHAT_IT_DOES),
        )

    def _effect(self, record: BearsOn) -> EffectCell:
        edge = self.graph.at.get(record.pathway.place())
        as_of = ""
        if record.as_of and record.as_of != PAPER_DATE:
            as_of = f"as of {in_words(record.as_of)}"
        return EffectCell(
            effect=record.effect,
            words=_OF_PATHWAYS.get(record.effect, EFFECT_WORDS[record.effect][0]),
            anchor=edge.anchor if edge else "",
            target=edge.target if edge else "",
            because=self.page_data.field_html(record.because, self.entry.file),
            by=BY_MARKS[record.by],
            as_of=as_of,
            rests_on=self.page_data.steps(record.rests_on),
        )

    def remedies(self) -> Markup:
        """The recommendations that name it, its remedies, and those that we infer, last."""
        named: list[BacklinkRow] = []
        inferred: list[BacklinkRow] = []
        for edge in self.arriving("answered"):
            row = self.backlinks.row(edge)
            (named if edge.by == "source" else inferred).append(row)
        views = [view for view in self.unshown() if view.claim.about == "remedy"]
        rows = self.claim_rows(views)
        if not (named or inferred or rows):
            return Markup("")
        return self.templates.barrier.remedies(named, rows, inferred)

    def block_of(self, edge: Edge) -> str:
        """What answers it and what leads to it have blocks of their own."""
        if isinstance(edge.owner, Addressed):
            return "answered"
        if isinstance(edge.owner, Consequence):
            return "results"
        return super().block_of(edge)

    def own_folds(self) -> Iterator[Fold]:
        """What it leads to and results from, its parts, the institutions involved."""
        yield self.relations_fold("Leads to, results from", ("leads_to",), "results")
        yield self.relations_fold("Parts and related", ("part_of", "related"), "parts")
        yield self.relations_fold("Institutions", ("involves",))
