"""The argument trail of a recommendation: whom it asks, what it serves and answers, its grounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView
from litmap.model.argument import Recommendation
from litmap.model.vocabulary import BY_NAMES, WHOSE_CLAIM
from litmap.problems.wording import counted
from litmap.site.blocks.basis import Badge, doubts
from litmap.site.html.page_data import EntryLink, PageData

_FEWEST_SHOWN = 2
"""How many claims the trail shows at least; it shows all that are in doubt."""


@dataclass(frozen=True)
class Ground:
    """A claim on which a recommendation rests, its sources, whose word it is, and its doubts."""

    text: str
    href: str
    entry: EntryLink
    sources: Markup
    by: str
    doubts: tuple[Badge, ...]

    @property
    def status(self) -> str:
        """What puts it in doubt, with spaces between."""
        return " ".join(badge.status for badge in self.doubts)


@dataclass(frozen=True)
class Attributed:
    """A link to an entry, and whose step it is to name it here ('' for the source's)."""

    link: EntryLink
    by: str


@dataclass(frozen=True)
class AnsweredBarrier:
    """A barrier that the recommendation answers, whose step that is, and the barrier's claims."""

    link: EntryLink
    by: str
    claims: tuple[Ground, ...]


@dataclass(frozen=True)
class Trail:
    """Whom a recommendation asks, the pathways it serves, the barriers it answers, its grounds.

    `grounds` are the first of the claims that it rests on; `more` counts the others.
    """

    asks: tuple[Attributed, ...]
    serves: tuple[EntryLink, ...]
    answers: tuple[AnsweredBarrier, ...]
    grounds: tuple[Ground, ...]
    more: int

    @property
    def is_empty(self) -> bool:
        """Does the recommendation ask nobody, serve and answer nothing, and rest on nothing?"""
        return not (self.asks or self.serves or self.answers or self.grounds)


def trail(page_data: PageData, fields: Recommendation, grounds: Sequence[Ground]) -> Trail:
    """The trail of a recommendation that rests on `grounds`."""
    corpus = page_data.corpus
    asks = []
    for addressee in fields.addressed_to:
        institution = corpus.resolve(addressee.institution, "institution")
        if institution:
            asks.append(Attributed(page_data.link(institution), BY_NAMES[addressee.by]))
    serves = []
    for served in fields.serves:
        pathway = corpus.resolve(served, "pathway")
        if pathway:
            serves.append(page_data.link(pathway))
    answers = []
    for addressed in fields.addresses:
        barrier = corpus.resolve(addressed.barrier, "barrier")
        if barrier:
            answers.append(_answered(page_data, barrier, BY_NAMES[addressed.by]))
    in_doubt = sum(bool(ground.doubts) for ground in grounds)
    shown = tuple(grounds[: max(_FEWEST_SHOWN, in_doubt)])
    return Trail(
        asks=tuple(asks),
        serves=tuple(serves),
        answers=tuple(answers),
        grounds=shown,
        more=len(grounds) - len(shown),
    )


def _answered(page_data: PageData, barrier: LoadedEntry, by: str) -> AnsweredBarrier:
    claims = []
    for claim in barrier.fields.claims:
        if not claim.is_note:
            claims.append(_ground(page_data, ClaimView(barrier, claim)))
    return AnsweredBarrier(link=page_data.link(barrier), by=by, claims=tuple(claims))


def foundation_grounds(page_data: PageData, entry: LoadedEntry) -> list[Ground]:
    """The claims of others on which a recommendation rests, those in doubt first."""
    grounds = [_ground(page_data, view) for view in page_data.site.facts.foundations(entry)]
    return sorted(grounds, key=lambda ground: not ground.doubts)


def doubted(grounds: Sequence[Ground]) -> str:
    """'1 of the 7 claims it rests on' is disputed or changed; '' if none is in doubt."""
    number = sum(bool(ground.doubts) for ground in grounds)
    if number == 0:
        return ""
    return f"{number} of the {counted(len(grounds), 'claim')} it rests on"


def _ground(page_data: PageData, view: ClaimView) -> Ground:
    return Ground(
        text=str(view.claim.text),
        href=page_data.link(view.entry, f"#{view.anchor}").href,
        entry=page_data.link(view.entry),
        sources=page_data.writer.again(page_data.graph.citations(view.claim)),
        by=WHOSE_CLAIM[view.claim.by],
        doubts=doubts(page_data, view),
    )
