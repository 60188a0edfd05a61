"""Then and now: what was said in the paper, what has happened since, and whether it still holds.

One row for each claim, verdict or entry that an event bears on, or that somebody checked.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.statements import (
    Statement,
    address_of,
    citations_of,
    neighbours,
    statements_of,
    words_of,
)
from litmap.model.dates import in_words, last_day
from litmap.model.entry import Holds
from litmap.model.vocabulary import (
    ANSWER_NAMES,
    DEVELOPMENT_EFFECT_WORDS,
    PAPER,
    Answer,
)
from litmap.problems.wording import capitalised, ended, listed
from litmap.site.blocks.basis import ANSWERED_SINCE, whose
from litmap.site.blocks.happenings import (
    EventSource,
    Happening,
    bearings_on,
    event_sources,
    happening,
)
from litmap.site.blocks.upkeep import overdue_since
from litmap.site.html.again import shown_again
from litmap.site.html.page_data import EntryLink, PageData

UNCHECKED = "Not checked yet whether it still holds."
_WORST_FIRST: Sequence[str] = ("no", "in-part", "open", "", "yes")
"""Answers in the order in which a reader should meet them; '' where nobody has looked."""


@dataclass(frozen=True)
class Said:
    """What was said: its words as a link, where in the paper, on which page, whose word it is."""

    words: str
    href: str
    places: tuple[Markup, ...]
    page: EntryLink
    kind: str
    whose: str


@dataclass(frozen=True)
class SinceRow:
    """A statement then and now.

    `events` come newest first; where there is none, `sources` are the works by which it was
    checked. `checked` says when that was. `answer` is None where nobody has looked whether it
    still holds.
    """

    statement: Statement
    said: Said
    events: tuple[Happening, ...]
    sources: tuple[EventSource, ...]
    answer: Answer | None
    words: str
    because: Markup
    settle: str
    checked: str

    @property
    def name(self) -> str:
        """The full name of the claim, verdict or entry."""
        return self.statement.name

    @property
    def newest(self) -> str:
        """The date of its newest event; '' without one."""
        return self.events[0].date if self.events else ""


@dataclass(frozen=True)
class PageSince:
    """The rows for the page of one entry: on its own statements, and on those it builds on."""

    own: tuple[SinceRow, ...]
    near: tuple[SinceRow, ...]


def since_rows(
    page_data: PageData, names: Set[str] | None = None, *, own: bool = False
) -> list[SinceRow]:
    """The rows of the whole map or of some statements, the newest event first.

    Of the statements on which one event bears, those that hold least come first. On their `own`
    page the reasons why they hold have the anchors to which backlinks lead.
    """
    touched = page_data.site.facts.touched
    wanted = touched if names is None else touched.keys() & names
    found = [_row(page_data, touched[name], own=own) for name in wanted]
    found.sort(key=_worst_first)
    found.sort(key=_by_event, reverse=True)
    return found


def page_since(page_data: PageData, entry: LoadedEntry) -> PageSince:
    """The rows that belong on an entry's own page: on the whole entry, then the worst first."""
    near = since_rows(page_data, neighbours(page_data.graph, entry))
    near.sort(key=_worst_first)
    return PageSince(own=tuple(own_rows(page_data, entry)), near=tuple(near))


def own_rows(page_data: PageData, entry: LoadedEntry) -> list[SinceRow]:
    """The rows on an entry's own statements alone, in the same order."""
    names = {one.name for one in statements_of(page_data.corpus, entry)}
    own = since_rows(page_data, names, own=True)
    own.sort(key=lambda row: _WORST_FIRST.index(row.answer or ""))
    own.sort(key=lambda row: row.name != entry.id)
    return own


def _by_event(row: SinceRow) -> tuple[str, str]:
    """By the newest event; statements without one come last when this is reversed."""
    if not row.events:
        return "", ""
    return last_day(row.newest).isoformat(), row.events[0].development.id


def _worst_first(row: SinceRow) -> tuple[int, str]:
    return _WORST_FIRST.index(row.answer or ""), row.name


def _row(page_data: PageData, statement: Statement, *, own: bool) -> SinceRow:
    events = _events(page_data, statement)
    holds = statement.holds
    words, because = _now(page_data, statement, events)
    if own and holds:
        because = page_data.field_html(holds.because, statement.entry.file)
    sources: tuple[EventSource, ...] = ()
    if holds and not events:
        sources = event_sources(page_data, page_data.citations(holds.because))
    return SinceRow(
        statement=statement,
        said=_said(page_data, statement),
        events=events,
        sources=sources,
        answer=holds.answer if holds else None,
        words=words,
        because=because,
        settle=ended(str(holds.settle)) if holds and holds.settle else "",
        checked=_checked(page_data, holds) if holds else "",
    )


def _checked(page_data: PageData, holds: Holds) -> str:
    """'Checked 26 Nov 2026.', and if that is too long ago, since when it is due again."""
    overdue = overdue_since(page_data.corpus, "holds", holds.checked)
    said = f"Checked {in_words(holds.checked)}"
    return f"{said}; {overdue}." if overdue else f"{said}."


def _events(page_data: PageData, statement: Statement) -> tuple[Happening, ...]:
    """The events that bear on a statement or that the answer of today names, newest first."""
    bearings = bearings_on(page_data, statement.name)
    named = [*bearings, *_named(page_data, statement.holds)]
    found = []
    for development_id in dict.fromkeys(named):
        development = page_data.corpus.entries[development_id]
        found.append(happening(page_data, development, bearings.get(development_id)))
    found.sort(key=lambda one: (last_day(one.date), one.development.id), reverse=True)
    return tuple(found)


def _named(page_data: PageData, holds: Holds | None) -> list[str]:
    """The developments to which the reason of an answer links."""
    if holds is None:
        return []
    graph = page_data.graph
    developments = {one.id for one in graph.developments}
    found = []
    for span in graph.prose[holds.because.place()].spans():
        edge = graph.at.get(span.place)
        if edge and edge.kind == "link" and edge.target in developments:
            found.append(edge.target)
    return found


def _now(
    page_data: PageData, statement: Statement, events: Sequence[Happening]
) -> tuple[str, Markup]:
    """Whether a statement still holds, in words, and why.

    Where nobody has looked: what the newest events did to it, and that nobody has.
    """
    holds = statement.holds
    if holds:
        words = ANSWER_NAMES[holds.answer]
        if statement.claim and statement.claim.is_note:
            words = ANSWERED_SINCE.get(holds.answer, words)
        return capitalised(words), shown_again(page_data, holds.because, statement.entry.file)
    effects = dict.fromkeys(one.effect for one in events if one.effect)
    verbs = [DEVELOPMENT_EFFECT_WORDS[one][1].removesuffix(" by") for one in effects]
    return capitalised(f"{listed(verbs)} by {_these(events)}"), Markup.escape(UNCHECKED)


def _these(events: Sequence[Happening]) -> str:
    return "this event" if len(events) == 1 else "these events"


def _said(page_data: PageData, statement: Statement) -> Said:
    entry = statement.entry
    places = []
    for citation in citations_of(page_data.graph, statement):
        if citation.key == PAPER and citation.locator:
            places.append(page_data.writer.locator(citation))
    return Said(
        words=words_of(page_data.corpus, statement),
        href=page_data.href(address_of(page_data.graph, statement)),
        places=tuple(dict.fromkeys(places)),
        page=page_data.link(entry),
        kind=entry.kind,
        whose=whose(page_data, statement.claim) if statement.claim else "",
    )
