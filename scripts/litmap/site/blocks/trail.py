"""The argument trail of a recommendation: whom it asks, what it serves, which barriers it answers, on what it rests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView, Graph
from litmap.model.argument import Recommendation
from litmap.model.vocabulary import BY_NAMES
from litmap.site.html.page_data import Badge, EntryLink, PageData

_DOUBTS = ("overtaken", "contested")
_ORDER = (*_DOUBTS, "unverified", "unsourced", "current")


@dataclass(frozen=True)
class Step:
    """A claim as a step of the trail: its text, where it stands, its sources, whose word it is, what became of it."""

    text: str
    href: str
    entry: EntryLink
    sources: Markup
    by: str
    status: str
    badges: tuple[Badge, ...]

    @property
    def doubts(self) -> tuple[Badge, ...]:
        """What speaks against it: that it was overtaken by what came later, that a work disputes it."""
        return tuple(badge for badge in self.badges if badge.status in _DOUBTS)


@dataclass(frozen=True)
class Trail:
    """Whom a recommendation asks to act; the pathways it serves; the barriers it answers, with their claims.

    The strings say whose step it is ('' if the source's).
    """

    asks: tuple[tuple[EntryLink, str], ...]
    serves: tuple[EntryLink, ...]
    answers: tuple[tuple[EntryLink, str, tuple[Step, ...]], ...]


def trail(views: PageData, entry: LoadedEntry) -> Trail:
    """The trail of a recommendation; an empty one for any other entry."""
    fields = entry.fields
    if not isinstance(fields, Recommendation):
        return Trail((), (), ())
    resolve = views.corpus.resolve
    asks = tuple(
        (views.link(body), BY_NAMES[one.by])
        for one in fields.addressed_to
        if (body := resolve(one.institution))
    )
    serves = tuple(views.link(pathway) for one in fields.serves if (pathway := resolve(one)))
    answers = tuple(
        (
            views.link(barrier),
            BY_NAMES[one.by],
            tuple(_step(views, ClaimView(barrier, claim)) for claim in barrier.fields.claims),
        )
        for one in fields.addresses
        if (barrier := resolve(one.barrier))
    )
    return Trail(asks, serves, answers)


def foundations(views: PageData, entry: LoadedEntry) -> list[Step]:
    """The claims of others on which a recommendation rests, directly or through other claims, those in doubt first."""
    if not isinstance(entry.fields, Recommendation):
        return []
    steps = [_step(views, view) for view in _resting(views.graph, entry)]
    return sorted(steps, key=lambda step: min(_ORDER.index(badge.status) for badge in step.badges))


def doubted(steps: Sequence[Step]) -> str:
    """'1 of the 7 claims it rests on', or '' where none is in doubt."""
    number = sum(bool(step.doubts) for step in steps)
    return (
        f"{number} of the {len(steps)} claim{'s' * (len(steps) != 1)} it rests on" if number else ""
    )


def _resting(graph: Graph, entry: LoadedEntry) -> Iterator[ClaimView]:
    assert isinstance(entry.fields, Recommendation)
    waiting = [
        *entry.fields.rests_on,
        *(name for claim in entry.fields.claims for name in claim.rests_on),
    ]
    seen: set[str] = set()
    while waiting:
        name = graph.corpus.today_name(str(waiting.pop(0)))
        entry_id, _, claim_id = name.partition("#")
        source = graph.corpus.resolve(entry_id)
        claim = source.claim(claim_id) if source else None
        if source is None or claim is None or name in seen:
            continue
        seen.add(name)
        waiting += claim.rests_on
        if source is not entry:
            yield ClaimView(source, claim)


def _step(views: PageData, view: ClaimView) -> Step:
    sources = views.writer.again(views.graph.citations(view.claim))
    row = views.badges(view)
    return Step(
        str(view.claim.text),
        views.link(view.entry, f"#claim-{view.claim.id}").href,
        views.link(view.entry),
        sources,
        BY_NAMES[view.claim.by],
        " ".join(badge.status for badge in row),
        row,
    )
