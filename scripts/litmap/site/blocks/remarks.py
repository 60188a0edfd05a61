"""What is to be known of the claims of a page as a whole. What is normal is not said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.foundations import claims_below
from litmap.graph.graph import ClaimView, Graph
from litmap.graph.support import supporting_works, unread_works
from litmap.graph.upkeep import review_due
from litmap.model.dates import in_words
from litmap.model.entry import Entry
from litmap.model.vocabulary import ANSWER_NAMES
from litmap.problems.wording import counted, listed
from litmap.site.blocks.claims import not_checked
from litmap.site.html.page_data import PageData

_MARKS = {
    "contested": "disputed",
    "limited": "limited",
    "changed-source": "on a source changed or withdrawn",
    "unverified": "unverified",
}


@dataclass(frozen=True)
class Remark:
    """A remark in the line below the heading; `icon` and `href` are '' where there is none."""

    words: str
    icon: str = ""
    href: str = ""


def also_called(fields: Entry) -> Iterator[Remark]:
    """What else the entry is called."""
    if fields.also:
        yield Remark(f"also called {listed(fields.also)}")


def remarks(
    page_data: PageData, entry: LoadedEntry, views: Sequence[ClaimView]
) -> Iterator[Remark]:
    """How many of the claims are in doubt, and how many works support them."""
    claims = [view.claim for view in views]
    yield from _doubts(page_data, views)
    yield from _shaken(page_data.graph, entry)
    if claims:
        yield Remark(_support(page_data.graph, entry))
    unchecked = not_checked(page_data.graph, views)
    if unchecked and not any(claim.holds for claim in claims):
        yield Remark(unchecked.rstrip("."))
    yield from reviewed(page_data.corpus, entry)


def reviewed(corpus: Corpus, entry: LoadedEntry) -> Iterator[Remark]:
    """When a person reviewed the entry, who, with what outcome, and until when that is good.

    Nothing where nobody did: About says so once for all.
    """
    review = entry.fields.review
    if review is None:
        return
    said = f"reviewed {in_words(review.date)} by {review.by}: {review.outcome}"
    due = review_due(corpus, review)
    if due and due < corpus.today:
        said += f"; due again since {in_words(due.isoformat())}"
    elif due:
        said += f"; due again on {in_words(due.isoformat())}"
    yield Remark(said)


def _shaken(graph: Graph, entry: LoadedEntry) -> Iterator[Remark]:
    """On how many claims of other entries it rests of which a source is not what it was."""
    if not any(standing.is_doubt for standing in graph.standings.values()):
        return
    number = 0
    for view in claims_below(graph, entry):
        number += view.entry is not entry and bool(graph.changed_works(view.claim))
    if number:
        words = f"rests on {counted(number, 'claim')} elsewhere {_MARKS['changed-source']}"
        yield Remark(words, "changed-source")


def _support(graph: Graph, entry: LoadedEntry) -> str:
    """'2 other works in support'; only works that somebody here has opened count."""
    works = supporting_works(graph, entry)
    unread = unread_works(graph, entry)
    if works:
        return f"{counted(len(works), 'other work')} in support"
    if unread:
        return f"{counted(len(unread), 'other work')} cited, not read by us"
    return "no other work in support"


def _doubts(page_data: PageData, views: Sequence[ClaimView]) -> Iterator[Remark]:
    """'1 of 10 claims disputed', and so on for each mark; and how many have changed."""
    total = counted(len(views), "claim")
    for mark, word in _MARKS.items():
        number = sum(mark in page_data.graph.marks(view.claim) for view in views)
        if number:
            yield Remark(f"{number} of {total} {word}", mark)
    for answer in ("no", "in-part"):
        number = 0
        for view in views:
            holds = view.claim.holds
            number += holds is not None and holds.answer == answer
        if number:
            yield Remark(f"{number} of {total}: {ANSWER_NAMES[answer]}", f"holds-{answer}")
