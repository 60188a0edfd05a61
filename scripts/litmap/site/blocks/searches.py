"""Searches for works that disagree: where and when, for which words, and what was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView
from litmap.model.argument import Answering
from litmap.model.dates import in_words
from litmap.model.entry import Search
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
        for search in entry.fields.sought:
            yield str(search.date), SearchRow(link, False, in_words(search.date), search)
    for claim in entry.fields.claims:
        view = ClaimView(entry, claim)
        link = page_data.link(entry, f"#{view.anchor}", view.label)
        for search in claim.sought:
            yield str(search.date), SearchRow(link, True, in_words(search.date), search)
