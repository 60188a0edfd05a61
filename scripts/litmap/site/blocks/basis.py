"""In words: on what a claim rests, what puts it in doubt, and whether it still holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from litmap.graph.graph import ClaimView, date_of
from litmap.model.dates import in_words
from litmap.model.entry import Claim, Holds
from litmap.model.reference import UNREAD
from litmap.model.vocabulary import (
    ANSWER_NAMES,
    DEVELOPMENT_EFFECT_WORDS,
    Answer,
    Basis,
    Mark,
)
from litmap.problems.wording import capitalised, listed
from litmap.site.blocks.standing import source_in_short
from litmap.site.html.page_data import PageData

_DEPTHS = {"abstract": "abstract read", "part": "read in part"} | dict.fromkeys(
    UNREAD, "not read by us"
)
_WHOSE: Mapping[Basis, str] = {
    "note": "our note",
    "inferred": "inferred from the paper",
    "reported": "the paper names no source",
    "none": "no source given",
}
ANSWERED_SINCE: Mapping[Answer, str] = {"no": "answered since"}
"""Where a note of ours on what the paper leaves open goes by other words than `ANSWER_NAMES`."""
_OF_NOTES: Mapping[Answer, str] = {**ANSWER_NAMES, **ANSWERED_SINCE}
_AGAINST: Mapping[str, tuple[str, str]] = {
    "contested": ("disputes", "Disputed"),
    "limited": ("qualifies", "Limited"),
}
"""By mark, the role of the works that put a claim in doubt, and what they did to it."""


@dataclass(frozen=True)
class Badge:
    """A doubt in words: 'Disputed by Cihon et al. 2020'.

    `status` is a mark of doubt, or 'changed' for what no longer holds as it was said.
    """

    status: Mark | Literal["changed"]
    words: str
    icon: str


@dataclass(frozen=True)
class HoldsMark:
    """Whether something still holds; why, and when that was checked, the block on changes says."""

    answer: Answer
    words: str


def whose(page_data: PageData, claim: Claim) -> str:
    """Whose word a claim is, and that nobody is named for it; '' for what the paper argues."""
    return _WHOSE.get(page_data.graph.basis(claim).value, "")


def _works(page_data: PageData, keys: Iterable[str]) -> str:
    """'Schmitt 2022 (abstract read) and Hale 2017', with how far each was read."""
    named = []
    for key in keys:
        label = page_data.labels.label(key)
        depth = _DEPTHS.get(page_data.corpus.references[key].get("read"))
        named.append(f"{label} ({depth})" if depth else label)
    return listed(named)


def marks_in_short(page_data: PageData, view: ClaimView) -> tuple[Badge, ...]:
    """All that is to be said of a claim in a line: that it has changed, and every doubt.

    Why is said on its own page.
    """
    badges = []
    holds = view.claim.holds
    if holds and view.claim.changed:
        answer = _answers(view.claim)[holds.answer]
        badges.append(Badge("changed", capitalised(answer), f"holds-{holds.answer}"))
    for mark in page_data.graph.marks(view.claim):
        badges.append(Badge(mark, _doubt(page_data, view.claim, mark), mark))
    return tuple(badges)


def doubts(page_data: PageData, view: ClaimView) -> tuple[Badge, ...]:
    """What speaks against a claim: a work disputes it, or it no longer holds as it was made."""
    badges = marks_in_short(page_data, view)
    return tuple(badge for badge in badges if badge.status in ("changed", "contested"))


def _answers(claim: Claim) -> Mapping[Answer, str]:
    """The words for whether a claim still holds; what a note of ours left open may be answered."""
    return _OF_NOTES if claim.is_note else ANSWER_NAMES


def _doubt(page_data: PageData, claim: Claim, mark: Mark) -> str:
    """What a mark says: 'Unverified', 'Disputed in part by Cihon et al. 2020'."""
    if mark == "unverified":
        return "Unverified"
    if mark == "changed-source":
        return source_in_short(page_data, claim)
    role, verb = _AGAINST[mark]
    keys = page_data.graph.works_that(role, claim)
    citations = page_data.graph.citations(claim)
    cited = [one for one in citations if one.role == role and one.key in keys]
    degree = " in part" if all(one.partly for one in cited) else ""
    return f"{verb}{degree} by {_works(page_data, keys)}"


def claim_holds(claim: Claim) -> HoldsMark | None:
    """Whether a claim still holds; None where nobody looked."""
    return holds_mark(claim.holds, _answers(claim))


def holds_mark(
    holds: Holds | None, answers: Mapping[Answer, str] = ANSWER_NAMES
) -> HoldsMark | None:
    """Whether something still holds; None where nobody looked."""
    if holds is None:
        return None
    return HoldsMark(holds.answer, answers[holds.answer])


def happenings(page_data: PageData, view: ClaimView) -> tuple[Markup, ...]:
    """'Narrowed by GPAI joins the OECD, 3 Jul 2024' for each development that names a claim."""
    found = []
    for development, effect in page_data.graph.developments_on.get(view.name, []):
        words = DEVELOPMENT_EFFECT_WORDS[effect][1]
        link = page_data.link(development)
        found.append(
            Markup('{} <a href="{}">{}</a>, {}').format(
                capitalised(words),
                link.href,
                development.label,
                in_words(date_of(development)),
            )
        )
    return tuple(found)
