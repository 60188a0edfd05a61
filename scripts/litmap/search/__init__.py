"""What a search can find: a record for each entry, claim, work and page. Pure, as `export` is.

`publish/search_index.py` makes the index of them, `site/theme/assets/find.js` asks it.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict

from litmap.graph.graph import Graph
from litmap.search.entries import claim_records, entry_records
from litmap.search.record import Record
from litmap.search.views import view_records
from litmap.search.works import work_records

MOST_PAGES = 2_000
"""Entries and works above which claims have no records of their own: their entry is found."""

RECORDS_FILE = "pagefind/records.json"
"""The output path of the records. It becomes the index, and is no file of the finished site."""


def records(graph: Graph) -> list[Record]:
    """Every record of a map. The same graph gives the same records, in the same order."""
    corpus = graph.corpus
    is_large = len(corpus.entries) + len(corpus.references) > MOST_PAGES
    found = [*entry_records(graph, with_claims=is_large), *view_records(corpus)]
    found += work_records(graph)
    if not is_large:
        found += claim_records(graph)
    return found


def plan_records(graph: Graph) -> dict[str, Callable[[], dict[str, str]]]:
    """What makes the records, as a file by its output path; nothing is made yet."""
    return {RECORDS_FILE: lambda: {RECORDS_FILE: as_json(records(graph))}}


def as_json(found: Iterable[Record]) -> str:
    """Records as JSON."""
    return json.dumps([asdict(record) for record in found], ensure_ascii=False)


def from_json(text: str) -> list[Record]:
    """The records that `as_json` wrote."""
    return [Record(**record) for record in json.loads(text)]
