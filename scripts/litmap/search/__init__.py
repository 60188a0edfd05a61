"""What a search can find: a record for each entry, claim, work and page. Pure, as `export` is.

`publish/search_index.py` makes the index of them, `site/theme/assets/find.js` asks it.
"""

import json
from dataclasses import asdict

from litmap.graph.graph import Graph
from litmap.search.entries import claim_records, entry_records
from litmap.search.record import Record
from litmap.search.views import view_records
from litmap.search.works import work_records

MOST_PAGES = 2_000
"""Entries and works of a map above which claims have no records of their own: they are found as their entry."""

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


def search(graph: Graph) -> dict[str, str]:
    """The records as a file by its output path, for whoever writes the site."""
    found = [asdict(record) for record in records(graph)]
    return {RECORDS_FILE: json.dumps(found, ensure_ascii=False)}
