"""One thing that needs a look, and the lists in which such things stand, the worst first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from litmap.problems.problem import Place

ListName = Literal[
    "overdue",
    "overtaken",
    "changed",
    "disputed",
    "unsourced",
    "unverified",
    "beyond",
    "broken",
    "unread",
]


class ListWords(NamedTuple):
    """What a list is called, what stands in it, and what to do about it."""

    title: str
    holds: str
    cure: str


LISTS: Mapping[ListName, ListWords] = {
    "overdue": ListWords(
        "Overdue",
        "What somebody did once and should have done again by now.",
        "Check, search, rate or review again, and enter the new day.",
    ),
    "overtaken": ListWords(
        "Overtaken and not answered",
        "A later event updates or contradicts it, and nobody has said since whether it still "
        "holds.",
        "Add 'holds' with an answer and the day; where there is one, renew its 'checked'.",
    ),
    "changed": ListWords(
        "With a source that has changed",
        "A work that it cites was amended, superseded, corrected, withdrawn or retracted, and "
        "nobody has said since whether it still holds.",
        "Add 'holds', with a reason that cites the work; or cite what is in force instead.",
    ),
    "disputed": ListWords(
        "Disputed by newer work",
        "A work that appeared later, or may have, disputes it, and nobody has said since whether "
        "it still holds.",
        "Add 'holds', with a reason that cites the work; where there is one, renew it.",
    ),
    "unsourced": ListWords(
        "Facts without a source",
        "It is stated as a fact, and no source is named that bears it out.",
        "Find a source, read it, and add it to 'cites'.",
    ),
    "unverified": ListWords(
        "Unverified",
        "We could not confirm it.",
        "Find what confirms or refutes it, add that to 'cites', and remove 'unverified'.",
    ),
    "beyond": ListWords(
        "Cited beyond what was read",
        "The place that is cited is in no part that was read of the work.",
        "Read the place and correct 'read' in references.bib, or cite what was read.",
    ),
    "broken": ListWords(
        "Broken links",
        "The address was found broken twice, at least a day apart.",
        "Find where it has moved to, and correct the address.",
    ),
    "unread": ListWords(
        "Works opened by nobody here",
        "The map tells what the paper uses the work for, and nobody here has opened it.",
        "Read it, correct 'read' in references.bib, and cite the places that you read.",
    ),
}
"""The lists, the worst first."""


@dataclass(frozen=True)
class Item:
    """One thing that needs a look.

    `name` is the full name of a statement or entry, '@' and the key of a work, an address of
    another site, or the file of a page or of what is due for the whole map. `why` is a sentence, or
    words that go on with what is meant: `by` names these events ('id') or works ('@key').
    `resting` are the claims, verdicts and recommendations that rest on it.
    """

    list: ListName
    name: str
    place: Place
    why: str
    by: tuple[str, ...] = ()
    resting: frozenset[str] = frozenset()
