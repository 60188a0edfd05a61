"""Searches for works that disagree: where and when, for which words, and what was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView
from litmap.model.argument import Answering
from litmap.model.dates import in_words, last_day
from litmap.model.entry import Search
from litmap.site.blocks.upkeep import overdue_since
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class SearchRow:
    """A search for critics of what an entry says as a whole, or of one of its claims.

    `thesis` leads to the one or the other.
    """

    thesis: EntryLink
    of_claim: bool
    when: str
    search: Search


def searches_of(page_data: PageData, entry: LoadedEntry) -> list[SearchRow]:
    """The searches that are recorded for an entry and its claims, in the order of its file."""
    return [row for _, row in _dated(page_data, entry)]


def all_searches(page_data: PageData) -> list[SearchRow]:
    """The searches of the whole map, the newest first."""
    found: list[tuple[str, SearchRow]] = []
    for entry in page_data.corpus.entries.values():
        found += _dated(page_data, entry)
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [row for _, row in found]


def _dated(page_data: PageData, entry: LoadedEntry) -> Iterator[tuple[str, SearchRow]]:
    """Each search with its day."""
    if isinstance(entry.fields, Answering):
        link = page_data.link(entry)
        yield from _rows(page_data, link, entry.fields.sought, of_claim=False)
    for claim in entry.fields.claims:
        view = ClaimView(entry, claim)
        link = page_data.link(entry, f"#{view.anchor}", view.label)
        yield from _rows(page_data, link, claim.sought, of_claim=True)


def _rows(
    page_data: PageData, thesis: EntryLink, searches: Sequence[Search], *, of_claim: bool
) -> Iterator[tuple[str, SearchRow]]:
    """The searches for critics of one thesis; whether it is time for another hangs on the last."""
    last = max((last_day(search.date) for search in searches), default=None)
    for search in searches:
        when = in_words(search.date)
        overdue = overdue_since(page_data.corpus, "critics", search.date)
        if overdue and last_day(search.date) == last:
            when += f"; {overdue}"
        yield str(search.date), SearchRow(thesis, of_claim, when, search)
