"""What a page shows, decided: plain data that templates only lay out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView, Graph, date_of
from litmap.model.argument import Assessment, Pathway
from litmap.model.dates import in_words, last_day
from litmap.model.entry import Claim
from litmap.model.institutions import Development
from litmap.model.text import Text
from litmap.model.vocabulary import (
    BY_NAMES,
    CONDITION_NAMES,
    DEVELOPMENT_EFFECT_WORDS,
    PAPER,
    Status,
)
from litmap.site.html.writer import Writer

Meta = tuple[str, Markup]
"""A label and what it says, for the line below a page's title."""


@dataclass(frozen=True)
class EntryLink:
    """A link to an entry. `anchor` and `target` are set where it is the entry's own relation."""

    kind: str
    href: str
    title: str
    anchor: str = ""
    target: str = ""


@dataclass(frozen=True)
class Badge:
    """A derived status with its explanation, if it has one."""

    status: Status
    note: Markup | str = ""


@dataclass(frozen=True)
class ClaimRow:
    """A claim as its own page shows it."""

    anchor: str
    status: str
    badges: tuple[Badge, ...]
    text: Markup
    sources: Markup
    about: str
    as_of: str
    by: str
    rests_on: tuple[EntryLink, ...] = ()
    unverified: str = ""


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a line: its text, the entry it stands in, whose word it is if not the paper's, what became of it."""

    text: str
    href: str
    entry: EntryLink
    by: str
    status: str


@dataclass(frozen=True)
class DevelopmentLine:
    """A development that bears on an entry."""

    date: str
    link: EntryLink
    effect: str


@dataclass(frozen=True)
class AssessmentCell:
    """One assessment."""

    verdict: str
    condition: str
    anchor: str
    target: str
    because: Markup
    by: str
    links: tuple[tuple[str, EntryLink], ...]


@dataclass(frozen=True)
class AssessmentRow:
    """The assessments of a pathway by one criterion; a condition without one is None."""

    criterion: EntryLink
    cells: tuple[AssessmentCell | None, ...] = field(default=())


class PageData:
    """Makes the data of one page. Everything it links to is relative to that page."""

    def __init__(self, graph: Graph, writer: Writer) -> None:
        """`writer` carries the page's address."""
        self.graph = graph
        self.corpus = graph.corpus
        self.writer = writer

    def link(self, entry: LoadedEntry, fragment: str = "", title: str = "") -> EntryLink:
        """A plain link to an entry, or to one of its claims."""
        return EntryLink(
            entry.kind,
            self.writer.href(entry.address + fragment),
            title or self.corpus.name(entry.id),
        )

    def relation(self, value: Text) -> EntryLink | None:
        """The link of a relation written at `value`, with its anchor; None where it leads nowhere that is shown."""
        edge = self.graph.at.get(value.place())
        if edge is None:
            return None
        target = self.corpus.entries[edge.target]
        title = self.corpus.name(edge.target)
        if edge.fragment:
            claim = edge.fragment.removeprefix("#claim-").replace("-", " ")
            title = claim if edge.source == edge.target else f"{title}: {claim}"
        return EntryLink(
            target.kind,
            self.writer.href(target.address + edge.fragment),
            title,
            edge.anchor,
            target.id,
        )

    def relations(self, values: Iterable[Text]) -> tuple[EntryLink, ...]:
        """The links of several relations."""
        return tuple(link for link in map(self.relation, values) if link)

    def field_html(self, text: Text | None, file: str) -> Markup:
        """A prose field as HTML; '' where the entry has none."""
        return self.writer.inline(self.graph.prose[text.place()], file) if text else Markup("")

    def sources(self, cites: Text | None) -> Markup:
        """A `cites` field as HTML."""
        return (
            self.writer.bare(list(self.graph.prose[cites.place()].citations()))
            if cites
            else Markup("")
        )

    def claim(self, entry: LoadedEntry, claim: Claim) -> ClaimRow:
        """A claim on its own page."""
        badges = self.badges(ClaimView(entry, claim))
        return ClaimRow(
            f"claim-{claim.id}",
            " ".join(badge.status for badge in badges),
            badges,
            self.field_html(claim.text, entry.file),
            self.sources(claim.cites),
            _about(claim),
            in_words(claim.as_of) if claim.as_of else "",
            BY_NAMES[claim.by],
            self.relations(claim.rests_on),
            str(claim.unverified or ""),
        )

    def resting(self, view: ClaimView) -> ClaimLine:
        """A claim in a line on another page."""
        status = next(
            (one for one in self.graph.statuses(*view) if one in ("contested", "overtaken")), ""
        )
        link = self.link(view.entry, f"#claim-{view.claim.id}")
        return ClaimLine(
            str(view.claim.text), link.href, self.link(view.entry), BY_NAMES[view.claim.by], status
        )

    def badges(self, view: ClaimView) -> tuple[Badge, ...]:
        """The statuses of a claim, each with its explanation."""
        return tuple(self._badge(status, *view) for status in self.graph.statuses(*view))

    def _badge(self, status: Status, entry: LoadedEntry, claim: Claim) -> Badge:
        if status == "contested":
            works = len(self.graph.disputants(claim))
            return Badge(
                status, escape(f"{works} work{'s' * (works > 1)} dispute{'s' * (works == 1)} it")
            )
        if status == "overtaken" and (development := self.graph.overtaken_by(entry, claim)):
            link = self.link(development)
            return Badge(
                status,
                Markup('on {} by <a href="{}">{}</a>').format(
                    in_words(date_of(development)), link.href, development.label
                ),
            )
        if status == "unsourced" and claim.by == "source" and self.graph.citations(claim):
            return Badge(status, escape("the paper names no source"))
        return Badge(status)

    def support(self, entry: LoadedEntry) -> Markup:
        """'4 works, no dissent recorded': the works besides the paper that the claims of an entry rest on."""
        citations = [c for claim in entry.fields.claims for c in self.graph.citations(claim)]
        works = {c.key for c in citations if c.key != PAPER and c.role != "background"}
        dissent = {key for claim in entry.fields.claims for key in self.graph.disputants(claim)}
        said = (
            f"{len(works) or 'no'} work{'s' * (len(works) != 1)} besides the paper"
            if works
            else "the paper alone"
        )
        return escape(
            f"{said} · {f'disputed by {len(dissent)}' if dissent else 'no dissent recorded'}"
        )

    def facts_as_of(self, entry: LoadedEntry) -> str:
        """The newest date that a claim of the entry gives, in words."""
        dates = [str(claim.as_of) for claim in entry.fields.claims if claim.as_of]
        return in_words(max(dates, key=last_day)) if dates else ""

    def since(self, entry: LoadedEntry) -> tuple[DevelopmentLine, ...]:
        """The developments that bear on an entry, its claims or its assessments, newest first."""
        effects: dict[str, Counter[str]] = {}
        names = [
            entry.id,
            *(f"{entry.id}#{claim.id}" for claim in entry.fields.claims),
            *_assessments(entry),
        ]
        for name in names:
            for development, effect in self.graph.developments_on.get(name, []):
                what = (
                    "this entry" if name == entry.id else "claim" if "#" in name else "assessment"
                )
                effects.setdefault(development.id, Counter())[
                    f"{DEVELOPMENT_EFFECT_WORDS[effect][0]}|{what}"
                ] += 1
        rows = [self.corpus.entries[one] for one in effects]
        rows.sort(
            key=lambda development: (last_day(date_of(development)), development.id), reverse=True
        )
        return tuple(
            DevelopmentLine(in_words(date_of(d)), self.link(d), _effect_words(effects[d.id]))
            for d in rows
        )

    def assessments(self, entry: LoadedEntry) -> tuple[AssessmentRow, ...]:
        """The assessment table of a pathway, a row per criterion."""
        if not isinstance(entry.fields, Pathway):
            return ()
        found = {(str(a.criterion), str(a.condition)): a for a in entry.fields.assessments}
        criteria = list(dict.fromkeys(criterion for criterion, _ in found))
        return tuple(
            AssessmentRow(
                self.link(criterion),
                tuple(
                    self._cell(entry, found[key]) if (key := (name, condition)) in found else None
                    for condition in CONDITION_NAMES
                ),
            )
            for name in criteria
            if (criterion := self.corpus.resolve(name))
        )

    def _cell(self, entry: LoadedEntry, assessment: Assessment) -> AssessmentCell:
        own = self.relation(assessment.criterion)
        links = [("rests on", link) for link in self.relations(assessment.rests_on)]
        if assessment.inherits and (inherited := self.relation(assessment.inherits)):
            links.append(("verdict taken from", inherited))
        return AssessmentCell(
            assessment.verdict.replace("-", " "),
            CONDITION_NAMES[assessment.condition],
            own.anchor if own else "",
            own.target if own else "",
            self.field_html(assessment.because, entry.file),
            BY_NAMES[assessment.by],
            tuple(links),
        )


def _about(claim: Claim) -> str:
    """What a claim is about, where it is more than a plain statement."""
    return "" if claim.about == "statement" else claim.about.replace("-", " ")


def _assessments(entry: LoadedEntry) -> list[str]:
    fields = entry.fields
    found = fields.assessments if isinstance(fields, Pathway) else []
    return [f"{entry.id}/{a.criterion}/{a.condition}" for a in found]


def _effect_words(effects: Counter[str]) -> str:
    """'updates 1 claim, confirms this entry'."""
    said = []
    for name, number in effects.items():
        verb, what = name.split("|")
        said.append(
            f"{verb} {what}"
            if what == "this entry"
            else f"{verb} {number} {what}{'s' * (number > 1)}"
        )
    return ", ".join(said)


def changes(entry: LoadedEntry, views: PageData) -> tuple[tuple[str, EntryLink, Markup], ...]:
    """What a development changes: (effect, link to the claim, assessment or entry, why)."""
    if not isinstance(entry.fields, Development):
        return ()
    rows = []
    for bearing in entry.fields.bears_on:
        named = bearing.claim or bearing.assessment or bearing.entry
        if named and (link := views.relation(named)):
            rows.append(
                (
                    DEVELOPMENT_EFFECT_WORDS[bearing.effect][0],
                    link,
                    views.field_html(bearing.because, entry.file),
                )
            )
    return tuple(rows)
