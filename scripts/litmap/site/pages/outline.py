"""An entry as an outline in Markdown: question, answer, both sides, verdicts, changes, sources."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from litmap.content.corpus import LoadedEntry
from litmap.export.entry_works import works_behind, works_cited
from litmap.graph.graph import ClaimView
from litmap.graph.sides import Point, sides
from litmap.model.argument import Answering, Barrier, Pathway
from litmap.model.vocabulary import CONDITION_NAMES, EFFECT_WORDS, PAPER, Side
from litmap.problems.wording import ended
from litmap.site.blocks.basis import whose
from litmap.site.blocks.claims import not_checked
from litmap.site.blocks.sides import Objection, SidesBlock
from litmap.site.blocks.since import page_since
from litmap.site.blocks.sources import words_of_use
from litmap.site.html.again import shown_again
from litmap.site.html.page_data import PageData
from litmap.site.html.places import paper_place
from litmap.site.html.plan import Plan, alone
from litmap.site.html.site import Site


class Outline:
    """The outline of one entry. Works are numbered in the order of the lists at its end.

    Each heading, statement and work is a line, whatever lines the author's text has.
    """

    def __init__(self, site: Site, entry: LoadedEntry) -> None:
        """The outline of `entry`."""
        self.graph = site.graph
        self.corpus = site.corpus
        self.labels = site.labels
        self.entry = entry
        self.page_data = PageData(site, entry.address)
        works = works_behind(site.graph, entry)
        self.numbers = {key: number for number, key in enumerate(works, 1)}
        own = works_cited(site.graph, entry)
        self.cited = [key for key in works if key in own]
        self.below = [key for key in works if key not in own]

    def text(self) -> str:
        """The whole outline."""
        parts = [_lines(self._head()), *self._sections()]
        return "\n\n".join(parts) + "\n"

    def _head(self) -> Iterator[str]:
        fields = self.entry.fields
        yield f"# {self.corpus.heading(self.entry)}"
        if isinstance(fields, Answering) and fields.question:
            yield f"Question: {fields.question}"
        if isinstance(fields, Answering):
            yield f"Answer: {fields.answer or fields.summary}"

    def _sections(self) -> Iterator[str]:
        found = sides(self.graph, self.entry)
        if self.entry.kind == "barrier":
            yield _section("What is claimed", map(self._claim, self._own_claims()))
        else:
            critics = SidesBlock(self.page_data, self.entry).objections()
            yield _section("For", self._column("for", found.points_for, critics))
            yield _section("Against", self._column("against", found.points_against, critics))
        verdicts = list(self._verdicts())
        if verdicts:
            yield _section("Verdicts (strong, mixed and weak are the map's words)", verdicts)
        effects = list(self._effects())
        if effects:
            yield _section("What it does to the pathways", effects)
        yield _section("Since", self._since())
        if self.cited:
            yield _section("Sources", self._works(self.cited), bullet="")
        if self.below:
            yield _section("Sources of what it rests on", self._works(self.below), bullet="")
        version = self.page_data.site.version
        yield f"Global AI Governance Map, version of {version}, {self.entry.address}"

    def _own_claims(self) -> list[ClaimView]:
        views = [ClaimView(self.entry, claim) for claim in self.entry.fields.claims]
        return [view for view in views if not view.claim.is_note]

    def _column(
        self, side: Side, points: Sequence[Point], critics: Sequence[tuple[Side, Objection]]
    ) -> Iterator[str]:
        """The points of a side, then the works that speak for it by disputing the other."""
        works = [one for on, one in critics if on == side]
        if not points and not works:
            yield "Nothing recorded."
        for point in points:
            said = self._claim(point.view)
            for answer in point.answers:
                said += f" Answer: {self._claim(answer)}"
            yield said
        for work in works:
            grounds = ended(work.grounds.striptags()) if work.grounds else ""
            number = self.numbers.get(work.key)
            cited = f", {number}" if number else ""
            name = f"{work.work.title} ({work.reading}{cited})"
            yield f"{name} {work.words} “{work.claim.title}”. {grounds}"

    def _claim(self, view: ClaimView) -> str:
        """'It is so. [1, §4 n. 46; supported by 2; disputed by 3] (inferred from the paper)'."""
        cited = []
        for citation in self.graph.citations(view.claim):
            number = self.numbers.get(citation.key)
            if number is None:
                continue
            if citation.key == PAPER:
                place = paper_place(self.corpus.paper, citation.locator)
                cited.append(f"{number}, {place.short}" if place else str(number))
            else:
                cited.append(f"{words_of_use(self.corpus, citation)} {number}")
        said = ended(str(view.claim.text))
        if cited:
            said += f" [{'; '.join(cited)}]"
        for remark in (whose(self.page_data, view.claim), view.claim.unverified):
            if remark:
                said += f" ({remark})"
        return said

    def _verdicts(self) -> Iterator[str]:
        if not isinstance(self.entry.fields, Pathway):
            return
        for one in self.entry.fields.assessments:
            criterion = self.corpus.name(one.criterion)
            condition = CONDITION_NAMES[one.condition].lower()
            yield f"{criterion}, {condition}: {one.verdict.replace('-', ' ')}"

    def _effects(self) -> Iterator[str]:
        if not isinstance(self.entry.fields, Barrier):
            return
        for one in self.entry.fields.bears_on:
            pathway = self.corpus.name(one.pathway)
            because = shown_again(self.page_data, one.because, self.entry.file).striptags()
            yield f"{EFFECT_WORDS[one.effect][0]} {pathway}: {because}"

    def _since(self) -> Iterator[str]:
        found = page_since(self.page_data, self.entry)
        if not found.own:
            yield "No change recorded on this page itself."
        for row in found.own:
            said = ended(row.said.words)
            for event in row.events:
                sources = [f"{one.link.title}, {one.words}" for one in event.sources]
                cited = f" ({'; '.join(sources)})" if sources else ""
                said += f" {event.when}: {ended(event.link.title + cited)}"
            yield f"{said} {ended(row.words)} {row.because.striptags()}"
        if unchecked := not_checked(self.graph, self._own_claims()):
            yield unchecked
        for row in found.near:
            yield f"On what it rests on or belongs to: {ended(row.said.words)} {ended(row.words)}"

    def _works(self, keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            yield f"{self.numbers[key]}. {self.labels.plain(key, address=True)}"


def outlines(site: Site) -> Plan:
    """The outlines of all entries that answer a question."""
    found: Plan = {}
    for entry in site.corpus.entries.values():
        if isinstance(entry.fields, Answering):
            found |= alone(f"data/outlines/{entry.id}.txt", partial(_outline, site, entry))
    return found


def _outline(site: Site, entry: LoadedEntry) -> str:
    return Outline(site, entry).text()


def _section(heading: str, lines: Iterable[str], bullet: str = "- ") -> str:
    return _lines([f"## {heading}", *(f"{bullet}{line}" for line in lines)])


def _lines(said: Iterable[str]) -> str:
    return "\n".join(" ".join(line.split()) for line in said)
